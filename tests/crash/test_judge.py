"""What the judge says of a difference. That it finds them is shown by the broken variants: see test_crash.py and `make red`."""

import pytest

from tests.crash.judge import AFTER, BEFORE, apart


@pytest.mark.parametrize(
    ("found", "wanted", "told"),
    [
        (None, b"{}", "is missing"),
        (b"{}", None, "should not be"),
        (b'{"low":3}', b'{"low":4}', "reads b'{\"low\":3}' at byte 7, should read b'{\"low\":4}'"),
        (b"[1", b"[1]", "reads b'[1' at byte 2, should read b'[1]'"),
    ],
)
def test_a_difference_is_told_by_the_bytes_around_it(found: bytes | None, wanted: bytes | None, told: str) -> None:
    assert apart(found, wanted) == told


def test_of_long_values_only_the_part_that_differs_is_told() -> None:
    found, wanted = (b"x" * 5000 + one + b"y" * 5000 for one in (b"1", b"2"))

    assert len(apart(found, wanted)) < 2 * (BEFORE + AFTER) + 80
