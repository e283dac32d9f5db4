"""The Faust shell: the aggregator as a faust-streaming agent with one Table. At least once, made exact by an idempotent fold.

Guard rails, each against a defect of faust-streaming 0.15.3: one try around the whole body (an exception in an agent acknowledges
its message), concurrency 1, values assigned and never changed in place, topics made beforehand and compacted only, sends awaited
before state is kept, no web server of Faust's own, static membership. Group and changelog are those of the Kafka shell, row for
row, so that one can take over from the other (not both at once). Does not promise exactly-once outputs: see DESIGN.md.
"""

import asyncio
import os
from pathlib import Path
from typing import Any, Final

import faust

from schemas.topics import TOPICS
from services.outcome import Service
from services.shell import telemetry
from services.shell.changelog import SEPARATOR, MemoryParts, changelog_topic
from services.shell.health import Health
from services.shell.loop import Processor
from services.shell.ports import Record
from services.shell.process import main
from services.shell.settings import Settings

COMMIT_SECONDS: Final = 0.5
TABLE: Final = "states"


class FaustAggregator:
    """A Faust app around one service. `run` is the process's body."""

    def __init__(self, service: Service[Any], settings: Settings, health: Health) -> None:
        self._service = service
        self._settings = settings
        self._health = health
        self._parts = MemoryParts()
        self._processor = self._fresh()
        self.app = _app(service.name, settings)
        raw = {"key_type": bytes, "value_type": bytes, "key_serializer": "raw", "value_serializer": "raw"}
        partitions = TOPICS[service.inputs[0]].partitions
        changelog = self.app.topic(changelog_topic(service.name), partitions=partitions, compacting=True, deleting=False, **raw)
        self.table = self.app.Table(
            TABLE, partitions=partitions, key_type=bytes, value_type=bytes, changelog_topic=changelog, on_recover=self._recovered
        )
        source = self.app.topic(*service.inputs, **raw)
        self.app.agent(source, concurrency=1, name=service.name)(self._agent)

    def _fresh(self) -> Processor:
        return Processor(self._service, self._parts, limits=self._settings.limits)

    async def _recovered(self) -> None:
        """The Table is back after a start or a rebalance: the states built from its rows are built anew."""
        self._parts.rows.clear()
        for row, value in self.table.items():
            if value is not None:
                self._parts.load(row, value)
        if self._parts.about:  # written by a release with forms; a Table has no order, in which alone its rows could be read
            telemetry.log("failed", error="Faust keeps states of the first form only; the Kafka shell renews and reads them")
            os._exit(1)
        self._processor.forget()
        self._health.assigned = self._health.restored = self._health.started = self._health.reachable = True
        telemetry.log("restored", keys=len(self._parts))

    async def _agent(self, stream: Any) -> None:
        async for event in stream.events():
            try:
                await self._handle(event)
            except Exception as error:  # noqa: BLE001 - whatever it is: Faust would acknowledge the message and go on
                telemetry.log("failed", error=repr(error), exc_info=error)
                os._exit(1)

    async def _handle(self, event: Any) -> None:
        record = _record(event.message)
        effects = self._processor.process(record, record.header("traceparent"))
        sent = [
            await self.app.send(message.topic, message.key, message.value, key_serializer="raw", value_serializer="raw",
                                headers=dict(message.headers))
            for message in effects.messages
        ]  # fmt: skip
        for future in sent:
            await future
        for part, value in effects.writes.items():
            self._keep(f"{effects.key}{SEPARATOR}{part}".encode(), value)
        self._parts.save(effects.key, effects.writes)
        self._health.tick()
        telemetry.RECORDS.labels(self._service.name, record.topic).inc()
        if effects.refused is not None:
            telemetry.DEAD_LETTERS.labels(self._service.name, record.topic).inc()

    def _keep(self, row: bytes, value: bytes | None) -> None:
        if value is None:
            self.table.pop(row, None)
        else:
            self.table[row] = value

    async def run(self, stop: asyncio.Event) -> None:
        """Until `stop` is set."""
        await self.app.start()
        try:
            await stop.wait()
        finally:
            await self.app.stop()


def _record(message: Any) -> Record:
    headers = message.headers.items() if isinstance(message.headers, dict) else message.headers or ()
    return Record(
        message.topic,
        message.key,
        message.value,
        tuple(headers),
        message.partition,
        message.offset,
        int((message.timestamp or 0) * 1000),
    )


def _app(name: str, settings: Settings) -> Any:
    folder = Path(settings.state_dir or f"/tmp/tollwire-{os.getuid()}") / settings.member(name)  # noqa: S108 - holds nothing but Faust's own marks
    folder.mkdir(parents=True, exist_ok=True)
    return faust.App(
        f"{settings.prefix}{name}",
        broker=";".join(f"kafka://{one}" for one in settings.brokers.split(",")),
        store="memory://",
        datadir=str(folder),
        origin="services.shell.faust",
        autodiscover=False,
        topic_allow_declare=False,
        topic_disable_leader=True,
        web_enabled=False,
        broker_commit_interval=COMMIT_SECONDS,
        broker_session_timeout=settings.session_ms / 1000,
        broker_heartbeat_interval=max(0.3, settings.session_ms / 10_000),
        broker_max_poll_interval=600.0,
        consumer_group_instance_id=settings.member(name),
        consumer_auto_offset_reset="earliest",
        consumer_max_fetch_size=64 * 1024 * 1024,
        producer_max_request_size=64 * 1024 * 1024,
        producer_acks=-1,
        producer_linger=0.005,
        table_standby_replicas=0,
        stream_wait_empty=False,
        stream_recovery_delay=0.0,
    )


def run_on_faust(service: Service[Any]) -> int:
    """One service on the Faust shell, as a process."""

    async def body(settings: Settings, health: Health, stop: asyncio.Event) -> None:
        await FaustAggregator(service, settings, health).run(stop)

    return main(service.name, body)
