"""The collector: told to look less often and not at what stays, it still finds cycles."""

import gc
import weakref
from collections.abc import Iterator

import pytest

from services.shell.collector import THRESHOLDS, calm


class Knot:
    """Something that holds itself."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _as_before() -> Iterator[None]:
    before = gc.get_threshold()
    yield
    gc.set_threshold(*before)
    gc.unfreeze()


def test_what_is_loaded_is_out_of_its_sight() -> None:
    calm()

    assert gc.get_freeze_count() > 0
    assert gc.get_threshold() == THRESHOLDS


def test_cycles_are_still_found() -> None:
    calm()
    lost = weakref.ref(Knot())
    kept: list[list[int]] = [[number] for number in range(2 * THRESHOLDS[0])]

    assert lost() is None
    assert kept
