"""`make kafka`: a real Apache Kafka on 127.0.0.1 until Ctrl-C, with Tollwire's topics made. Says where it listens."""

import os
import signal
import sys
import threading

from broker import Broker, BrokerError, missing

DEFAULT_PORT = 9092


def main() -> int:
    """Run until interrupted; returns the exit status."""
    if why := missing():
        print(f"kafka: {why}", file=sys.stderr)
        return 1
    stop = threading.Event()
    for number in (signal.SIGINT, signal.SIGTERM):
        signal.signal(number, lambda *_: stop.set())
    broker = Broker(port=int(os.environ.get("KAFKA_PORT", DEFAULT_PORT)))
    try:
        broker.start()
        _make_topics(broker.address)
        print(f"kafka: listening on {broker.address}; TOLLWIRE_BROKERS={broker.address}; Ctrl-C stops it", flush=True)
        stop.wait()
    except BrokerError as error:
        print(f"kafka: {error}", file=sys.stderr)
        return 1
    finally:
        broker.close()
    return 0


def _make_topics(address: str) -> None:
    from services.commands.topics import topics

    topics(address, check=False)


if __name__ == "__main__":
    sys.exit(main())
