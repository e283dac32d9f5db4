"""Python's collector of reference cycles, set for processes that make much and keep little.

A step makes thousands of small values and hardly a cycle: looking for cycles after every seven hundred of them, as Python does by
default, costs one twentieth of the time and finds nothing. Does not free anything itself.
"""

import gc
from typing import Final

THRESHOLDS: Final = (20_000, 20, 50)
"""So many new values before the collector looks at the young ones; so many looks before it looks further."""


def calm() -> None:
    """Let the collector look less often, and take what is loaded by now out of its sight, for it stays: to be called after loading."""
    gc.freeze()
    gc.set_threshold(*THRESHOLDS)
