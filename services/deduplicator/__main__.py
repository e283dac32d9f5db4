"""`python -m services.deduplicator`: the deduplicator against Kafka. Settings: services/shell/settings.py."""

import sys

from services.shell.process import run_on_kafka
from services.wiring import service

if __name__ == "__main__":
    sys.exit(run_on_kafka(service("deduplicator")))
