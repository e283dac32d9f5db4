"""How long to wait before a transient failure is tried again, and when to give up. Pure: the shell sleeps.

One partition waits alone; the others go on, and within it the order of keys is kept, because nothing overtakes what waits.
Steps have no transient failures: they touch nothing that could fail for a while.
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Backoff:
    """Waits that double from `first` to `most`, for `attempts` times."""

    first: float = 0.2
    factor: float = 2.0
    most: float = 10.0
    attempts: int = 12

    def wait(self, attempt: int) -> float | None:
        """Seconds before attempt number `attempt` (1 is the first repetition); None: give up."""
        if attempt > self.attempts:
            return None
        return min(self.most, self.first * self.factor ** (attempt - 1))
