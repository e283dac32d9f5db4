"""`python -m services.extractor`: the extractor against Kafka. Settings: services/shell/settings.py."""

import sys

from services.shell.process import run_on_kafka
from services.wiring import WARM_UP, service

if __name__ == "__main__":
    sys.exit(run_on_kafka(service("extractor"), WARM_UP["extractor"]))
