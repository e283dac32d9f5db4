"""What a process tells of itself: JSON logs with ids, a closed list of metrics, spans. Event names and metric names are listed here.

Does not serve metrics (health.py does) and does not measure anything by itself.
"""

import json
import logging
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from pathlib import Path
from time import time_ns
from typing import Any, Final, Literal

import structlog
from opentelemetry import trace
from opentelemetry.context import Context
from opentelemetry.propagate import extract, inject
from opentelemetry.sdk.resources import Resource
from opentelemetry.sdk.trace import ReadableSpan, TracerProvider
from opentelemetry.sdk.trace.export import BatchSpanProcessor, SpanExporter, SpanExportResult
from prometheus_client import REGISTRY, Counter, Gauge, Histogram

from services.shell.ports import Message
from services.shell.trace import new_trace

LogEvent = Literal[
    "started",  # the process is up; its settings that matter
    "assigned",  # partitions came
    "restored",  # a partition's state is back: records, keys, seconds
    "revoked",  # partitions left
    "refused",  # a record went to the dead letters: where it came from, why
    "retried",  # a transient failure: what, after how many seconds again
    "renewed",  # a state that an earlier release wrote: its new form, and how
    "stopping",  # asked to end
    "stopped",  # ended in order
    "failed",  # ends because of an error
]

METRICS: Final = {
    "tollwire_records_total": "records processed, by service and topic",
    "tollwire_events_total": "events written, by service and topic",
    "tollwire_dead_letters_total": "records refused, by service and topic",
    "tollwire_retries_total": "transient failures that were retried, by service",
    "tollwire_transaction_seconds": "time of one batch: steps, outputs, state and offsets, by service",
    "tollwire_step_seconds": "processor time of the steps alone in one batch, by service",
    "tollwire_lag_records": "records between the committed offset and the topic's end, by service, topic and partition",
    "tollwire_lag_seconds": "age of the oldest unprocessed record at the last look, by service, topic and partition",
    "tollwire_restore_seconds": "time of the last restore of a partition's state, by service and partition",
    "tollwire_restored_keys": "keys whose state is at hand, by service and partition",
    "tollwire_partitions": "partitions owned and ready, by service",
    "tollwire_open_incidents": "states that the aggregator holds",
}
"""The closed list: name -> meaning. A name that is not here cannot be made."""

_BATCH_BUCKETS = (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10)


def counter(name: str, *labels: str) -> Counter:
    """A counter of the list."""
    return Counter(name, METRICS[name], labels)


def gauge(name: str, *labels: str) -> Gauge:
    """A gauge of the list."""
    return Gauge(name, METRICS[name], labels)


def histogram(name: str, *labels: str) -> Histogram:
    """A histogram of the list, for seconds."""
    return Histogram(name, METRICS[name], labels, buckets=_BATCH_BUCKETS)


RECORDS = counter("tollwire_records_total", "service", "topic")
EVENTS = counter("tollwire_events_total", "service", "topic")
DEAD_LETTERS = counter("tollwire_dead_letters_total", "service", "topic")
RETRIES = counter("tollwire_retries_total", "service")
TRANSACTION_SECONDS = histogram("tollwire_transaction_seconds", "service")
STEP_SECONDS = histogram("tollwire_step_seconds", "service")
LAG_RECORDS = gauge("tollwire_lag_records", "service", "topic", "partition")
LAG_SECONDS = gauge("tollwire_lag_seconds", "service", "topic", "partition")
RESTORE_SECONDS = gauge("tollwire_restore_seconds", "service", "partition")
RESTORED_KEYS = gauge("tollwire_restored_keys", "service", "partition")
PARTITIONS = gauge("tollwire_partitions", "service")
OPEN_INCIDENTS = gauge("tollwire_open_incidents")
REGISTERED = REGISTRY


def log(event: LogEvent, **ids: Any) -> None:
    """One line of JSON on standard error. Where that cannot be written (its disk is full), the work goes on without."""
    with suppress(OSError):
        structlog.get_logger().log(logging.ERROR if event == "failed" else logging.INFO, event, **ids)


def set_up_logs(level: str, service: str) -> None:
    """JSON lines on standard error, for our own events and for the libraries' warnings."""
    structlog.configure(
        processors=[
            structlog.contextvars.merge_contextvars,
            structlog.processors.add_log_level,
            structlog.processors.TimeStamper(fmt="iso", utc=True),
            structlog.processors.format_exc_info,
            structlog.processors.JSONRenderer(),
        ],
        wrapper_class=structlog.make_filtering_bound_logger(getattr(logging, level.upper(), logging.INFO)),
        logger_factory=structlog.PrintLoggerFactory(sys.stderr),
    )
    structlog.contextvars.bind_contextvars(service=service)
    # While a broker is away the library says so every few milliseconds; /readyz and our own `retried` say it once.
    logging.getLogger("aiokafka").setLevel(logging.CRITICAL)
    logging.basicConfig(
        level=logging.WARNING, stream=sys.stderr, format='{"level":"%(levelname)s","logger":"%(name)s","event":"%(message)s"}'
    )


class _JsonLines(SpanExporter):
    """Spans to a file, a JSON object a line."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("a", encoding="utf-8")

    def export(self, spans: Sequence[ReadableSpan]) -> SpanExportResult:
        for span in spans:
            context = span.get_span_context()
            parent = span.parent.span_id if span.parent else None
            row = {"trace": f"{context.trace_id:032x}" if context else None, "span": f"{context.span_id:016x}" if context else None,
                   "parent": f"{parent:016x}" if parent else None, "name": span.name, "start": span.start_time, "end": span.end_time,
                   "attributes": dict(span.attributes or {})}  # fmt: skip
            self._file.write(json.dumps(row) + "\n")
        self._file.flush()
        return SpanExportResult.SUCCESS

    def shutdown(self) -> None:
        self._file.close()


def set_up_traces(path: str, service: str) -> TracerProvider | None:
    """Export spans to the file, if one is named; without it trace contexts are passed on unchanged."""
    if not path:
        return None
    provider = TracerProvider(resource=Resource.create({"service.name": f"tollwire-{service}"}))
    provider.add_span_processor(BatchSpanProcessor(_JsonLines(Path(path))))
    trace.set_tracer_provider(provider)
    return provider


@contextmanager
def first_span(name: str, **attributes: str | int) -> Iterator[str]:
    """The span that begins a trace; gives the context to pass on. Without an exporter there is a context all the same."""
    if not isinstance(trace.get_tracer_provider(), TracerProvider):
        yield new_trace()
        return
    with trace.get_tracer("tollwire").start_as_current_span(name, context=Context(), attributes=attributes):
        carrier: dict[str, str] = {}
        inject(carrier)
        yield carrier["traceparent"]


def note_written(messages: Sequence[Message]) -> None:
    """Tell the span under way what came of it."""
    _note(trace.get_current_span(), messages)


def _note(span: trace.Span, messages: Sequence[Message]) -> None:
    """Topic, key and, where versions are counted, the version."""
    if span.is_recording():
        rows = [
            (one.topic, one.key.decode("utf-8", "replace"), dict(one.headers).get("ce_sequence", b"").decode())
            for one in messages
        ]
        span.set_attribute("written", [" ".join(row).rstrip() for row in rows])


class Step:
    """A step under its record's trace. What is written because of it is known only later, so its span ends with `wrote`."""

    def __init__(self, context: str | None, span: trace.Span | None = None) -> None:
        self.context = context
        """The context to pass on."""
        self._span = span
        self._end = 0

    def end(self) -> None:
        """It takes no longer than until now."""
        self._end = time_ns()

    def wrote(self, messages: Sequence[Message]) -> None:
        """All that came of it."""
        if self._span is not None:
            _note(self._span, messages)
            self._span.end(self._end)


@contextmanager
def step(name: str, traceparent: str | None, **attributes: str | int) -> Iterator[Step]:
    """Around a step. Without an exporter the trace goes on as it was."""
    if traceparent is None or not isinstance(trace.get_tracer_provider(), TracerProvider):
        yield Step(traceparent)
        return
    span = trace.get_tracer("tollwire").start_span(name, extract({"traceparent": traceparent}), attributes=attributes)
    with trace.use_span(span):
        carrier: dict[str, str] = {}
        inject(carrier)
        under_way = Step(carrier.get("traceparent", traceparent), span)
        yield under_way
    under_way.end()
