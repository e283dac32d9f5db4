"""One service as a process of the crash suite: `python -m tests.crash.service NAME`, real or toy, right or broken on purpose.

CRASH_SERVICES: toy or real. CRASH_BROKEN: the name of a variant of broken.py, or nothing. The rest are the services' own settings.
"""

import os
import sys
from typing import Any

from services.outcome import Service
from services.shell.process import run_on_kafka
from services.wiring import WARM_UP, service
from tests.crash import broken
from tests.shell.toys import TOYS


def chosen(name: str) -> Service[Any]:
    if os.environ.get("CRASH_SERVICES", "toy") == "real":
        return service(name)
    return next(one for one in TOYS if one.name == name)


def main(name: str) -> int:
    one = broken.apply(os.environ.get("CRASH_BROKEN", ""), chosen(name))
    if name == "aggregator" and os.environ.get("CRASH_SHELL") == "faust":
        from services.shell.faust import run_on_faust

        return run_on_faust(one)
    return run_on_kafka(one, WARM_UP.get(name) if os.environ.get("CRASH_SERVICES") == "real" else None)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
