"""`tollwire topics`: the topics declared in schemas/topics.py, listed, created on a Kafka cluster, or compared with it.

Does not change a topic that is there: partitions and clean-up of a topic in use are an operator's decision.
"""

import asyncio
import sys
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from aiokafka.admin import AIOKafkaAdminClient, NewTopic
from aiokafka.admin.config_resource import ConfigResource, ConfigResourceType
from aiokafka.errors import KafkaError
from rich.console import Console
from rich.table import Column, Table

from schemas.topics import CHANGELOGS, PARTITIONS, TOPICS
from services.commands.terminal import BAD_LINES, CommandError

REPLICAS_WANTED = 3
ALREADY_THERE = 36
"""Kafka's error code for a topic that somebody created in the meantime."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """A topic as it should be."""

    name: str
    partitions: int
    config: Mapping[str, str]
    description: str


def wanted() -> list[Wanted]:
    """Every declared topic and the changelog of every service with state."""
    declared = [
        Wanted(
            topic.name,
            topic.partitions,
            {"cleanup.policy": topic.cleanup, **_retention(topic.cleanup, topic.retention_ms), **topic.config},
            topic.description,
        )
        for topic in TOPICS.values()
    ]
    logs = [Wanted(f"{name}-changelog", PARTITIONS, {"cleanup.policy": "compact"}, f"state of the {name}") for name in CHANGELOGS]
    return [*declared, *logs]


def _retention(cleanup: str, milliseconds: int) -> dict[str, str]:
    return {} if cleanup == "compact" else {"retention.ms": str(milliseconds)}


def topics(kafka: str | None, *, check: bool) -> int:
    """List without a cluster; else create what is missing (or, with `check`, only say so) and name what differs."""
    if kafka is None:
        Console().print(_table(wanted()))
        return 0
    try:
        return asyncio.run(_compare(kafka, check=check))
    except (KafkaError, OSError) as error:
        raise CommandError(f"cannot reach Kafka at {kafka}: {error}") from error


def _table(rows: Iterable[Wanted]) -> Table:
    table = Table(Column("topic", no_wrap=True), "partitions", "clean-up", "retention", "holds")
    for row in rows:
        kept = row.config.get("retention.ms")
        days = "" if kept is None else "for ever" if kept == "-1" else f"{int(kept) // 86_400_000} days"
        table.add_row(row.name, str(row.partitions), row.config["cleanup.policy"], days, row.description)
    return table


async def _compare(kafka: str, *, check: bool) -> int:
    admin = AIOKafkaAdminClient(bootstrap_servers=kafka)
    await admin.start()
    try:
        there = set(await admin.list_topics())
        missing = [row for row in wanted() if row.name not in there]
        if missing and not check:
            await _create(admin, missing)
        known = [row for row in wanted() if row.name in there]
        found = [f"{row.name}: missing" for row in missing if check] + await _differences(admin, known)
    finally:
        await admin.close()
    for line in found:
        sys.stdout.write(f"{line}\n")
    done = f"{len(known)} as declared" if check else f"{len(missing)} created, {len(known)} were there"
    sys.stdout.write(f"{done}{f', {len(found)} differences' if found else ''}\n")
    return BAD_LINES if found else 0


async def _create(admin: AIOKafkaAdminClient, missing: list[Wanted]) -> None:
    brokers = (await admin.describe_cluster())["brokers"]
    replicas = min(REPLICAS_WANTED, len(brokers))
    answer = await admin.create_topics(
        [NewTopic(row.name, row.partitions, replicas, topic_configs=dict(row.config)) for row in missing]
    )
    for name, code, *_ in answer.topic_errors:
        if code not in {0, ALREADY_THERE}:
            raise CommandError(f"Kafka would not create {name} (error {code})")


async def _differences(admin: AIOKafkaAdminClient, known: list[Wanted]) -> list[str]:
    """What is there and not as declared, a sentence each."""
    if not known:
        return []
    described = {one["topic"]: len(one["partitions"]) for one in await admin.describe_topics([row.name for row in known])}
    settings = await _settings(admin, known)
    found = []
    for row in known:
        if described.get(row.name) != row.partitions:
            found.append(f"{row.name}: {described.get(row.name)} partitions instead of {row.partitions}")
        has = settings.get(row.name, {})
        found += [
            f"{row.name}: {name} is {has.get(name)} instead of {value}"
            for name, value in row.config.items()
            if has.get(name) != value
        ]
    return found


async def _settings(admin: AIOKafkaAdminClient, known: list[Wanted]) -> dict[str, dict[str, str]]:
    answers = await admin.describe_configs([ConfigResource(ConfigResourceType.TOPIC, row.name) for row in known])
    return {resource[3]: {entry[0]: entry[1] for entry in resource[4]} for answer in answers for resource in answer.resources}
