"""States that another release wrote: what is done with which, and what a restart leaves of the rows before it."""

from dataclasses import replace

import pytest

from services.outcome import Service
from services.shell.changelog import ABOUT, MemoryParts, row_key
from services.shell.loop import SEQUENCE, Processor
from services.shell.renewal import NewerStateError, UnreadableStateError, due, rows, whole
from tests.shell.shells import message, record
from tests.shell.toys import AGGREGATOR, DEDUPLICATOR, article, extract, link


def written(form: int) -> MemoryParts:
    parts = MemoryParts()
    parts.save("hajin", {"hajin-1": b"[1, 3]", SEQUENCE: b'{"incidents": 4}'})
    if form > 1:
        parts.save(ABOUT, {"form": str(form).encode()})
    return parts


@pytest.mark.parametrize(("form", "reads", "found", "what"), [
    (1, 1, 1, "nothing"), (3, 1, 3, "nothing"), (2, 1, 1, "note"), (3, 2, 2, "note"), (2, 2, 1, "rebuild"), (3, 3, 2, "rebuild"),
])  # fmt: skip
def test_what_is_done_with_which_form(form: int, reads: int, found: int, what: str) -> None:
    assert due(replace(AGGREGATOR, form=form, reads=reads), written(found)) == what


def test_a_later_releases_state_is_left_alone() -> None:
    with pytest.raises(NewerStateError, match="in form 2; this release knows 1"):
        due(AGGREGATOR, written(2))


def test_a_state_of_two_interleaved_inputs_is_not_rebuilt() -> None:
    with pytest.raises(UnreadableStateError, match="claims and commands were read"):
        due(replace(DEDUPLICATOR, form=2, reads=2), written(1))


def test_nothing_is_rebuilt_from_a_topic_without_its_beginning() -> None:
    whole(AGGREGATOR, {"reports": 0})
    with pytest.raises(UnreadableStateError, match="reports no longer holds its first records"):
        whole(AGGREGATOR, {"reports": 7})


def test_a_restart_voids_the_rows_before_it_but_not_the_count_of_versions() -> None:
    parts = written(1)
    for part, value in rows(replace(AGGREGATOR, form=2), {"reports": 9}).items():
        parts.load(row_key(ABOUT, part), value)
    parts.load(row_key("hajin", "hajin-2"), b"new")

    assert parts.rows == {"hajin": {SEQUENCE: b'{"incidents": 4}', "hajin-2": b"new"}}
    assert parts.told == {"reports": 9}
    assert list(parts) == ["hajin"]


def test_a_noted_form_voids_nothing() -> None:
    parts = written(1)
    parts.save(ABOUT, rows(replace(AGGREGATOR, form=2)))

    assert parts.rows == written(1).rows
    assert due(replace(AGGREGATOR, form=2), parts) == "nothing"


def test_what_was_told_makes_the_state_again_and_says_nothing() -> None:
    (claims,) = extract(None, article("hajin-1", 3), None).events  # type: ignore[arg-type] # toys know no clock
    (report,) = link({}, claims, None).events  # type: ignore[arg-type]
    aloud, silent = Processor(AGGREGATOR, MemoryParts()), Processor(AGGREGATOR, MemoryParts())
    effects, quiet = aloud.process(record(message(report))), silent.process(record(message(report)), told=True)

    assert effects.messages
    assert not quiet.messages
    assert {part for part in effects.writes if part != SEQUENCE} == set(quiet.writes)
    assert silent.state("hajin") == aloud.state("hajin")
    again = silent.process(record(message(report.model_copy(update={"version": 2})), 1))
    assert [one.headers for one in again.messages if one.topic == "incidents"]
    assert Service.__dataclass_fields__["form"].default == 1


def test_a_refusal_that_was_told_is_not_told_again() -> None:
    bad = replace(record(message(article("hajin-1"))), topic="reports")
    processor = Processor(AGGREGATOR, MemoryParts())

    assert processor.process(bad).refused
    assert processor.process(bad, told=True).messages == ()
