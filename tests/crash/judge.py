"""The judge: what a cluster ended in against what the oracle says. Topics read committed, versions, dead letters, fates, the board's
API, states rebuilt by a fresh process, offsets, open transactions: each its own check, a sentence for each thing found.

Does not cause faults and works nothing out: oracle.py does.
"""

import asyncio
import json
import sys
import urllib.request
from collections import Counter, defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from aiokafka import TopicPartition
from aiokafka.admin import AIOKafkaAdminClient
from aiokafka.errors import GroupCoordinatorNotAvailableError, GroupLoadInProgressError, NotCoordinatorForGroupError

from schemas.incident import Incident
from schemas.topics import TOPICS, changelogs
from services.outcome import Service
from services.shell.clients import reader
from services.shell.deadletter import original
from services.shell.kafka_tail import KafkaTail
from services.shell.ports import Message, Record
from services.shell.settings import Settings
from tests.conftest import ROOT
from tests.crash.fates import fates_from, seen
from tests.crash.oracle import Oracle
from tests.shell.shells import World

BOARD_SECONDS = 30.0
BEFORE, AFTER = 40, 80
"""So many bytes around the first that differs are told."""
COMING_UP = (GroupCoordinatorNotAvailableError, GroupLoadInProgressError, NotCoordinatorForGroupError)
"""What a broker that has just started says of its groups."""


@dataclass
class Verdict:
    """What was found, a sentence each; empty is good."""

    difference: list[str] = field(default_factory=list)
    duplicates: list[str] = field(default_factory=list)
    lost: list[str] = field(default_factory=list)

    @property
    def good(self) -> bool:
        return not (self.difference or self.duplicates or self.lost)

    def add(self, other: "Verdict") -> None:
        """Take what another found as well."""
        self.difference += other.difference
        self.duplicates += other.duplicates
        self.lost += other.lost


@dataclass
class Judge:
    """Looks at everything once the run is over. `kind`: real or toy services; `board`: the address of a board that ran along."""

    tail: KafkaTail
    address: str
    oracle: Oracle
    kind: str
    messages: Sequence[Message]
    board: str | None = None
    verdict: Verdict = field(default_factory=Verdict)
    compacted: int = 0
    """Versions of incidents that were told and are no longer in their topic: the broker has compacted what is compared."""

    async def judge(self) -> Verdict:
        """All checks."""
        found = await self.topics()
        if self.board:
            self._same(found, await self._shown(found), "the board")
        await self._rebuilt(found)
        await self.ends()
        return self.verdict

    async def topics(self) -> dict[str, bytes]:
        """What readers of the topics see. Returns the incidents."""
        records = await self._read("incidents")
        found = {(one.key or b"").decode(): one.value or b"" for one in records}
        self._incidents(found, "the topic")
        changes = await self._read("changes")
        self._versions(records, changes)
        self.compacted = sum(map(max, _numbers(records).values())) - len(records)
        self._written(Counter(one.value for one in await self._read("claims") if _by_extractor(one)))
        return found

    async def ends(self) -> None:
        """Everything is done and decided."""
        self.verdict.lost += await left_over(self.address, self.oracle.services)
        self.verdict.difference += await undecided(self.address)

    async def _read(self, topic: str) -> list[Record]:
        return [one async for one in self.tail.tail([topic], follow=False)]

    def _incidents(self, found: dict[str, bytes], where: str) -> None:
        """Live incidents are all there, and every id reads as it must."""
        self.verdict.lost += [f"incident {key} in {where}" for key in sorted(self.oracle.live.keys() - found.keys())]
        for key, value in sorted(found.items()):
            wanted = self.oracle.answer(key, Incident.from_json(value).block)
            if value != wanted:
                self.verdict.difference.append(f"incident {key} in {where} {apart(value, wanted)}")

    def _same(self, found: dict[str, bytes], other: dict[str, bytes], where: str) -> None:
        self.verdict.difference += [
            f"incident {key} in {where} {apart(other.get(key), found.get(key))}"
            for key in sorted(found.keys() | other.keys()) if found.get(key) != other.get(key)
        ]  # fmt: skip

    def _versions(self, incidents: Sequence[Record], changes: Sequence[Record]) -> None:
        """Every change is numbered 1, 2, 3 …; of incidents, merged and given up ones too, older versions may be compacted away, none comes twice,
        and no more of them are told than changes: one transaction's changes of an incident show in one version."""
        counted, told = _numbers(changes), _numbers(incidents)
        self.verdict.lost += [f"incident {key}, of which changes were told" for key in sorted(counted.keys() - told.keys())]
        for key, numbers in counted.items():
            self.verdict.duplicates += [f"changes of {key} repeated"] * (len(numbers) - len(set(numbers)))
            if sorted(set(numbers)) != list(range(1, len(set(numbers)) + 1)):
                self.verdict.lost.append(f"changes of {key} skipped")
        for key, numbers in told.items():
            self.verdict.duplicates += [f"versions of {key} repeated"] * (len(numbers) - len(set(numbers)))
            if numbers != sorted(numbers):
                self.verdict.duplicates.append(f"versions of {key} out of order")
            if max(numbers) > max(counted.get(key, [0])):
                self.verdict.difference.append(f"versions of {key}: {max(numbers)}, changes {max(counted.get(key, [0]))}")

    def _written(self, found: Counter[bytes | None]) -> None:
        """The extractor keeps nothing: it wrote each message as often as its article was sent, no more, no less."""
        wanted = Counter[bytes | None](event.to_json() for event in self.oracle.memory.logs["claims"])
        self.verdict.duplicates += [f"claims {(value or b'')[:80]!r}" for value in (found - wanted).elements()]
        self.verdict.lost += [f"claims {(value or b'')[:80]!r}" for value in (wanted - found).elements()]

    async def _shown(self, wanted: dict[str, bytes]) -> dict[str, bytes]:
        """What the board's API tells, once it has caught up or its time is over."""
        shown: dict[str, bytes] = {}
        for _ in range(int(BOARD_SECONDS)):
            shown = await asyncio.to_thread(asked, f"{self.board}/api/incidents.jsonl")
            if shown == wanted:
                break
            await asyncio.sleep(1)
        return shown

    async def _rebuilt(self, found: dict[str, bytes]) -> None:
        """A fresh process restores the changelogs: the same incidents, one fate for each article, and nothing sent again changes it."""
        command = [sys.executable, "-m", "tests.crash.rebuilt", self.address, self.kind]
        process = await asyncio.create_subprocess_exec(*command, cwd=ROOT, stdout=asyncio.subprocess.PIPE)
        told, _ = await process.communicate()
        rows = [json.loads(line) for line in told.splitlines()]
        assert process.returncode == 0
        self._same(found, {row["id"]: row["incident"].encode() for row in rows if "id" in row}, "the rebuilt state")
        self.verdict.difference += [row["changed"] for row in rows if "changed" in row]
        letters = await World(self.tail).letters()
        self._letters({letter.letter_id: letter.topic for letter in letters})
        places = Counter((letter.step, letter.topic, letter.partition, letter.offset) for letter in letters)
        self.verdict.duplicates += [
            f"a letter for {'/'.join(map(str, place))}" for place in (places - Counter(set(places))).elements()
        ]
        sent = {one.value for one in self.messages}
        self.verdict.difference += [f"bytes of letter {one.letter_id}" for one in letters if original(one).value not in sent]
        fates = fates_from(seen(self.messages), (row["fate"] for row in rows if "fate" in row), letters)
        for article, wanted in self.oracle.fates.items():
            if fates[article] != wanted:
                kind = self.verdict.duplicates if len(fates[article]) > 1 else self.verdict.lost
                kind.append(f"article {article} is {', '.join(fates[article])}, should be {', '.join(wanted)}")

    def _letters(self, found: dict[str, str]) -> None:
        self.verdict.lost += [f"dead letter {name}" for name in sorted(self.oracle.letters - found.keys())]
        self.verdict.difference += [f"dead letter {name} of {found[name]}" for name in sorted(found.keys() - self.oracle.letters)]


def apart(found: bytes | None, wanted: bytes | None) -> str:
    """How what is there differs from what should be: the bytes around the first that differs."""
    if found is None or wanted is None:
        return "is missing" if found is None else "should not be"
    at = next(
        (at for at, (one, other) in enumerate(zip(found, wanted, strict=False)) if one != other), min(len(found), len(wanted))
    )
    shown = slice(max(0, at - BEFORE), at + AFTER)
    return f"reads {found[shown]!r} at byte {at}, should read {wanted[shown]!r}"


def _by_extractor(record: Record) -> bool:
    return (record.header("ce_source") or "").endswith("/extractor")


def _numbers(records: Sequence[Record]) -> dict[str, list[int]]:
    found: dict[str, list[int]] = defaultdict(list)
    for one in records:
        found[(one.key or b"").decode()].append(int(one.header("ce_sequence") or 0))
    return found


def asked(url: str) -> dict[str, bytes]:
    """Incidents by id as a board tells them; none where it does not answer."""
    try:
        with urllib.request.urlopen(url, timeout=20) as answer:
            lines = answer.read().splitlines()
    except OSError:
        return {}
    return {Incident.from_json(line).incident_id: line for line in lines}


async def left_over(address: str, services: Sequence[Service[Any]]) -> list[str]:
    """What is still to be read after the committed offsets, a line for each partition."""
    found = []
    admin = AIOKafkaAdminClient(bootstrap_servers=address)
    await admin.start()
    try:
        for service in services:
            try:
                committed = await admin.list_consumer_group_offsets(service.name)
            except COMING_UP as error:
                found.append(f"{service.name}'s group cannot be asked yet: {error!r}")
                continue
            for place in (
                TopicPartition(topic, number) for topic in service.inputs for number in range(TOPICS[topic].partitions)
            ):
                start = committed[place].offset if place in committed else 0
                if left := await _left(address, place, max(0, start)):
                    found.append(f"{left} records of {place.topic}/{place.partition} not processed by {service.name}")
    finally:
        await admin.close()
    return found


async def _left(address: str, place: TopicPartition, start: int) -> int:
    async with reader(Settings(brokers=address)) as consumer:
        consumer.assign([place])
        consumer.seek(place, start)
        batch = await consumer.getmany(place, timeout_ms=300)
        return sum(len(records) for records in batch.values())


async def undecided(address: str) -> list[str]:
    """Partitions with an open transaction: what is committed ends before what is written."""
    places = [TopicPartition(one.name, number) for one in (*TOPICS.values(), *changelogs()) for number in range(one.partitions)]
    ends = []
    for isolation in ("read_committed", "read_uncommitted"):
        async with reader(Settings(brokers=address), isolation) as consumer:
            ends.append(await consumer.end_offsets(places))
    return [f"an open transaction in {place.topic}/{place.partition}" for place in places if ends[0][place] != ends[1][place]]
