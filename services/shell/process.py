"""A service as a process: settings once, logs, traces, health, signals, one exit status. Every `python -m services.<service>` is this.

Does not know any service: `__main__` hands it one.
"""

import asyncio
import signal
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, datetime
from typing import Any

from schemas.base import Model
from services.outcome import Service
from services.shell import telemetry
from services.shell.collector import calm
from services.shell.health import Health, HealthServer
from services.shell.settings import Settings, SettingsError, from_environment

FAILED = 1
BAD_SETTINGS = 2

EPOCH = datetime.fromtimestamp(0, UTC)

Body = Callable[[Settings, Health, asyncio.Event], Awaitable[None]]
"""What a process does until its event is set."""


def main(name: str, body: Body) -> int:
    """Run a process's body until SIGTERM, SIGINT or an error; returns the exit status."""
    try:
        settings = from_environment()
    except SettingsError as error:
        telemetry.set_up_logs("info", name)
        telemetry.log("failed", error=str(error))
        return BAD_SETTINGS
    telemetry.set_up_logs(settings.log_level, name)
    traces = telemetry.set_up_traces(settings.traces, name)
    try:
        asyncio.run(_run(name, settings, body))
    except Exception as error:  # noqa: BLE001 - the one place where a process ends, and says why
        telemetry.log("failed", error=repr(error), exc_info=error)
        return FAILED
    finally:
        if traces is not None:
            traces.shutdown()
    telemetry.log("stopped")
    return 0


async def _run(name: str, settings: Settings, body: Body) -> None:
    stop = asyncio.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, stop.set)
    health = Health()
    async with _served(health, settings):
        telemetry.log("started", name=name, brokers=settings.brokers, member=settings.member(name))
        await body(settings, health, stop)


@asynccontextmanager
async def _served(health: Health, settings: Settings) -> AsyncIterator[None]:
    if not settings.health_port:
        yield
        return
    server = HealthServer(health)
    await server.start(settings.health_host, settings.health_port)
    try:
        yield
    finally:
        await server.close()


def run_on_kafka(service: Service[Any], warm_up: Model | None = None) -> int:
    """One service on the Kafka shell, as a process. `warm_up`: an event to step on before it joins its group.

    What a step loads when first needed would hold up the heartbeats, and its group would take it for dead.
    """
    from services.shell.kafka import run_service

    async def body(settings: Settings, health: Health, stop: asyncio.Event) -> None:
        if warm_up is not None:
            service.step(service.load({}), warm_up, EPOCH)
        calm()
        await run_service(service, settings, stop, health)

    return main(service.name, body)
