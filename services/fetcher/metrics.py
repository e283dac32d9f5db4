"""The fetcher's metrics for Prometheus: a closed list, a sentence each, read off the poller's tally when asked.

Counts nothing itself.
"""

from collections.abc import Callable, Iterator, Mapping
from typing import Literal

from prometheus_client.core import CounterMetricFamily, GaugeMetricFamily, Metric

from services.fetcher.poller import Poller, Tally

Name = Literal["polls", "not_modified", "failed", "pages", "pushes"]
COUNTERS: Mapping[Name, tuple[str, Callable[[Tally], int]]] = {
    "polls": ("Requests to feeds, whatever came of them.", lambda tally: tally.polls),
    "not_modified": ("Polls that found nothing new: 304, or the same bytes again.", lambda tally: tally.not_modified),
    "failed": ("Polls without a usable answer.", lambda tally: tally.failed),
    "pages": ("Visits to article pages.", lambda tally: tally.pages),
    "pushes": ("Documents that hubs and agencies delivered.", lambda tally: tally.pushes),
}


class PollerCollector:
    """Register it with a prometheus_client registry."""

    def __init__(self, poller: Poller) -> None:
        self._poller = poller

    def collect(self) -> Iterator[Metric]:
        """All metrics as they stand."""
        for name, (sentence, value) in COUNTERS.items():
            yield CounterMetricFamily(f"tollwire_fetcher_{name}", sentence, value=value(self._poller.tally))
        yield GaugeMetricFamily("tollwire_fetcher_feeds", "Feeds that this process polls.", value=self._poller.feeds)
        yield GaugeMetricFamily("tollwire_fetcher_rounds_in_hand", "Feeds being polled right now.", value=self._poller.in_hand)
        yield GaugeMetricFamily(
            "tollwire_fetcher_overdue_seconds", "How long the feed that waits longest has been due.", value=self._poller.overdue()
        )
