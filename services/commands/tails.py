"""Which log a command looks at: the local one of `tollwire run`, or a Kafka cluster.

Does not read it: services/shell does.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from services.commands.data import existing_log
from services.shell.local import LocalLog
from services.shell.ports import Tail


@asynccontextmanager
async def opened(data: Path | None, kafka: str | None) -> AsyncIterator[Tail]:
    """A tail over the cluster if one is named and no folder is, else over the local log."""
    if kafka and data is None:
        from services.shell.kafka_tail import KafkaTail

        async with KafkaTail(kafka) as tail:
            yield tail
        return
    log = LocalLog(existing_log(data))
    try:
        yield log
    finally:
        log.close()
