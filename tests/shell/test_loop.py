"""The law of the loop: outputs, then state, then offsets. With crashes at every point and any redelivery, nothing is lost or doubled."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

import orjson
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from schemas.article import Article
from schemas.base import Model
from schemas.incident import Incident
from services.outcome import Outcome, Service
from services.shell.codec import decode, encode
from services.shell.deadletter import Limits, Tally, TooManyDeadLettersError
from services.shell.loop import SEQUENCE, Effects, Processor, Target, apply
from services.shell.memory import Memory
from services.shell.ports import Message, Record
from tests.shell.toys import AGGREGATOR, TOYS, article


class CrashError(Exception):
    """The process died here."""


@dataclass
class Disk:
    """What survives a crash: logs, parts of states, offsets. Each call is durable at once, and may be the last."""

    logs: dict[str, list[Record]] = field(default_factory=dict)
    parts: dict[str, dict[str, dict[str, bytes]]] = field(default_factory=dict)
    offsets: dict[tuple[str, str], int] = field(default_factory=dict)
    crashes: list[bool] = field(default_factory=list)

    def may_crash(self) -> None:
        if self.crashes and self.crashes.pop():
            raise CrashError

    def append(self, message: Message) -> None:
        log = self.logs.setdefault(message.topic, [])
        log.append(Record(message.topic, message.key, message.value, message.headers, 0, len(log)))


@dataclass
class DiskTarget:
    """The law's target on that disk."""

    disk: Disk
    service: str

    def send(self, messages: tuple[Message, ...]) -> None:
        for message in messages:
            self.disk.may_crash()
            self.disk.append(message)

    def save(self, key: str, writes: Mapping[str, bytes | None]) -> None:
        self.disk.may_crash()
        rows = self.disk.parts.setdefault(self.service, {}).setdefault(key, {})
        for name, value in writes.items():
            if value is None:
                rows.pop(name, None)
            else:
                rows[name] = value

    def commit(self, record: Record) -> None:
        self.disk.may_crash()
        self.disk.offsets[self.service, record.topic] = record.offset + 1


@dataclass
class DiskParts:
    disk: Disk
    service: str

    def get(self, key: str) -> Mapping[str, bytes]:
        return self.disk.parts.get(self.service, {}).get(key, {})


Order = Callable[[Effects, Target], None]


def wrong_order(effects: Effects, target: Target) -> None:
    """State first: what the law forbids."""
    target.save(effects.key, effects.writes)
    target.send(effects.messages)
    target.commit(effects.record)


def run(disk: Disk, order: Order) -> None:
    """Every service until nothing is left, starting again after every crash."""
    while True:
        try:
            while sum(turn(disk, service, order) for service in TOYS):
                pass
        except CrashError:
            continue
        return


def turn(disk: Disk, service: Service[Any], order: Order) -> int:
    processor, target, done = Processor(service, DiskParts(disk, service.name)), DiskTarget(disk, service.name), 0
    for topic in service.inputs:
        for record in disk.logs.get(topic, [])[disk.offsets.get((service.name, topic), 0) :]:
            order(processor.process(record), target)
            done += 1
    return done


def final(disk: Disk) -> dict[bytes | None, bytes]:
    return {record.key: decode(record).to_json() for record in disk.logs.get("incidents", [])}


def world(names: list[tuple[str, int, int]], crashes: list[bool]) -> Disk:
    disk = Disk(crashes=list(crashes))
    for name, killed, revision in names:
        disk.append(encode(article(name, killed, revision), source="test"))
    return disk


NAMES = st.lists(
    st.tuples(st.sampled_from(["hajin-1", "hajin-2", "sousa-1", "zab-1"]), st.integers(0, 9), st.integers(1, 3)), max_size=12
)


def latest(names: list[tuple[str, int, int]]) -> dict[bytes | None, bytes]:
    memory = Memory(TOYS)
    for name, killed, revision in names:
        memory.publish(article(name, killed, revision))
    return {key.encode(): event.to_json() for key, event in memory.latest["incidents"].items()}


@settings(max_examples=200, deadline=None)
@given(NAMES, st.lists(st.booleans(), max_size=60))
def test_crashes_between_any_two_effects_change_nothing(names: list[tuple[str, int, int]], crashes: list[bool]) -> None:
    disk = world(names, crashes)
    run(disk, apply)
    assert final(disk) == latest(names)


def test_the_wrong_order_loses_events() -> None:
    lost = 0
    for at in range(40):
        names = [(f"hajin-{number}", 1, 1) for number in range(3)]
        disk = world(names, [True] + [False] * at)
        run(disk, wrong_order)
        lost += final(disk) != latest(names)
    assert lost > 0


@given(st.permutations([(f"{word}-{number}", number, 1) for word in ("hajin", "sousa") for number in range(4)]), st.data())
@settings(max_examples=50, deadline=None)
def test_any_order_with_any_repetition_gives_the_same_incidents(names: list[tuple[str, int, int]], data: st.DataObject) -> None:
    repeated = names + data.draw(st.lists(st.sampled_from(names), max_size=6))
    disk = world(repeated, [])
    run(disk, apply)
    assert final(disk) == latest(sorted(names))


def looked_at(asked: list[int]) -> Service[Any]:
    """The toy aggregator, which says what stands only when it is asked; the best figure is noted then."""

    def step(state: dict[str, tuple[int, int]], event: Model, now: datetime) -> Outcome[dict[str, tuple[int, int]]]:
        outcome = AGGREGATOR.step(state, event, now)

        def look() -> Model:
            (incident, _) = outcome.events
            assert isinstance(incident, Incident)
            asked.append(incident.estimates["killed"]["people"].best or 0)
            return incident

        return replace(outcome, events=outcome.events[1:], latest=look if outcome.events else None)

    return replace(AGGREGATOR, step=step)


def reports(*names: str) -> list[Record]:
    memory = Memory(TOYS[:2])
    for number, name in enumerate(names):
        memory.publish(article(name, 1 + number))
    sent = [encode(one, source="test") for one in memory.logs["reports"]]
    return [Record(one.topic, one.key, one.value, one.headers, 0, number) for number, one in enumerate(sent)]


def test_what_stands_is_told_once_for_records_that_become_visible_together_and_every_change_is_told() -> None:
    asked: list[int] = []
    processor = Processor(looked_at(asked), DiskParts(Disk(), "aggregator"))

    came = reports("hajin-1", "sousa-1", "hajin-2", "hajin-3")

    effects = processor.settle([processor.take(one) for one in (*came, came[-1])])

    assert sorted(asked) == [2, 1 + 3 + 4]
    told = [[(one.topic, one.key, dict(one.headers)["ce_sequence"]) for one in effect.messages] for effect in effects]
    assert told == [
        [("changes", b"hajin", b"1")],
        [("incidents", b"sousa", b"1"), ("changes", b"sousa", b"1")],
        [("changes", b"hajin", b"2")],
        [("incidents", b"hajin", b"1"), ("changes", b"hajin", b"3")],
        [],
    ]
    kept = {part: value for effect in effects if effect.key == "hajin" for part, value in effect.writes.items()}
    assert orjson.loads(kept[SEQUENCE] or b"") == {"changes": 3, "incidents": 1}


@given(
    st.permutations(["hajin-1", "hajin-2", "sousa-1", "hajin-3", "sousa-2"]), st.lists(st.integers(1, 3), min_size=5, max_size=5)
)
def test_however_records_are_put_together_the_same_stands_in_the_end(names: list[str], sizes: list[int]) -> None:
    records, processor = reports(*names), Processor(looked_at([]), DiskParts(Disk(), "aggregator"))
    alone = Processor(AGGREGATOR, DiskParts(Disk(), "aggregator"))
    found: dict[bytes, bytes] = {}
    while records:
        size = sizes.pop()
        taken, records = records[:size], records[size:]
        for effect in processor.settle([processor.take(one) for one in taken]):
            found |= {one.key: one.value or b"" for one in effect.messages if one.topic == "incidents"}

    apart = [one for record in reports(*names) for one in alone.process(record).messages if one.topic == "incidents"]
    assert found == {one.key: one.value for one in apart}


def test_so_many_refusals_in_a_row_stop_the_process() -> None:
    processor = Processor(TOYS[0], DiskParts(Disk(), "extractor"), limits=Limits(run=5))
    bad = encode(Article(id="hajin-1", text="nothing"), source="test")
    record = Record(bad.topic, bad.key, bad.value, bad.headers)
    for _ in range(4):
        assert processor.process(record).refused is not None
    with pytest.raises(TooManyDeadLettersError, match="5 records in a row"):
        processor.process(record)


def test_a_share_of_refusals_stops_the_process_only_once_the_window_is_full() -> None:
    tally = Tally(Limits(run=100, ratio=0.5, window=10))
    for number in range(9):
        tally.note(refused=number % 2 == 0)
    with pytest.raises(TooManyDeadLettersError, match="5 of the last 10"):
        tally.note(refused=False)


def test_an_unexpected_error_of_a_step_ends_the_process_and_is_no_dead_letter() -> None:
    def broken(_state: None, _event: object, _now: object) -> Outcome[None]:
        raise ZeroDivisionError

    processor = Processor(Service("extractor", ("articles",), broken, lambda _parts: None), DiskParts(Disk(), "extractor"))
    good = encode(article("hajin-1"), source="test")
    with pytest.raises(ZeroDivisionError):
        processor.process(Record(good.topic, good.key, good.value, good.headers))
