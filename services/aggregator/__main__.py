"""`python -m services.aggregator`: the aggregator against Kafka, on the shell that TOLLWIRE_SHELL names (kafka or faust)."""

import os
import sys

from services.shell.process import run_on_kafka
from services.wiring import service


def main() -> int:
    """Run the aggregator; returns the exit status."""
    if os.environ.get("TOLLWIRE_SHELL", "kafka") == "faust":
        from services.shell.faust import run_on_faust

        return run_on_faust(service("aggregator"))
    return run_on_kafka(service("aggregator"))


if __name__ == "__main__":
    sys.exit(main())
