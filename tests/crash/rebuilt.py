"""A fresh process that restores every changelog and tells what it comes to, a JSON object a line: `python -m tests.crash.rebuilt
BROKERS real|toy`.

{"id", "incident"}: an incident as the restored state makes it. {"fate": [article, fate]}. {"changed"}: a record that, sent again,
would still change something, so that it was never counted.
"""

# ruff: noqa: T201 - a command speaks on its terminal
import asyncio
import json
import sys
from collections.abc import Callable
from typing import Any

from schemas.incident import Incident
from schemas.topics import PARTITIONS
from services.outcome import Service
from services.shell.changelog import restore
from services.shell.kafka_tail import KafkaTail
from services.shell.loop import Processor
from services.shell.settings import Settings
from services.shell.telemetry import set_up_logs
from services.wiring import known_claimants, services
from tests.crash.fates import told_by
from tests.crash.simulated import WITHOUT
from tests.shell.toys import TOYS, block_of, told


async def main(address: str, kind: str) -> None:
    set_up_logs("error", "rebuilt")
    chosen = services() if kind == "real" else TOYS
    async with KafkaTail(address) as tail:
        for service in chosen[1:]:
            for number in range(PARTITIONS):
                await _restored(tail, Settings(brokers=address), service, number, kind)


async def _restored(tail: KafkaTail, settings: Settings, service: Service[Any], number: int, kind: str) -> None:
    parts = await restore(settings, service.name, number)
    processor = Processor(service, parts, limits=WITHOUT)
    for key in list(parts) if service.name == "aggregator" else ():
        state = processor.state(key)
        print(json.dumps({"id": key, "incident": INCIDENT[kind](key, state).to_json().decode()}))
        for fate in told_by(state):
            print(json.dumps({"fate": fate}))
    async for one in tail.tail(service.inputs, follow=False):
        if one.partition == number and (effects := processor.process(one)).messages and effects.refused is None:
            where = f"{one.topic}/{number}/{one.offset}"
            print(json.dumps({"changed": f"state of {service.name} {effects.key}: {where} still changes it"}))


def _real(_key: str, state: Any) -> Incident:
    from services.aggregator.showing import incident

    return incident(state, known_claimants())


def _toy(key: str, state: Any) -> Incident:
    (made,) = (one for one in told(key, block_of(key), state, "") if isinstance(one, Incident))
    return made


INCIDENT: dict[str, Callable[[str, Any], Incident]] = {"real": _real, "toy": _toy}

if __name__ == "__main__":
    asyncio.run(main(*sys.argv[1:]))
