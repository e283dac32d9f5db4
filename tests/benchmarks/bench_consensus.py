"""What a report costs as an incident grows: microseconds per report, and the size of what is told, at several sizes of incident.

The peer in the same run is the decoding of the same reports from JSON, which every consumer has to pay anyway.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import perf_counter

from schemas.claim import ArticleHead, Claim, Claimant, ClaimantKind, EventRef, Quote
from schemas.report import Report
from services.aggregator.step import make_service

SIZES = (10, 100, 1000)
REPEATS = 20
START = datetime(2026, 1, 1, tzinfo=UTC)
WHOS: tuple[tuple[str, ClaimantKind], ...] = (
    ("Northern Observatory", "monitor"), ("State Agency", "media"), ("Esteria health ministry", "government"),
    ("Port Elin police", "police"), ("a medical official", "medical"),
)  # fmt: skip


class _Nobody:
    def canonical(self, name: str, context_country: str | None = None) -> str | None:
        return None


def reports(size: int) -> Iterator[Report]:
    """An incident that many outlets tell: five claimants whose figures grow, every third article a copy."""
    event = EventRef(ref="A", type="airstrike", date="2026-01-01", date_precision="day", date_basis="stated")
    for number in range(size):
        name, kind = WHOS[number % len(WHOS)]
        quote = Quote(field="text", start=0, end=9, text="at least 9")
        toll = 10 + min(40, number // 10)
        claims = tuple(
            Claim(claim_id=f"{number}-{part}", article_id=str(number), quote=quote, measure=measure, low=toll - part, high=toll - part,
                  words=str(toll), claimant=Claimant(name=name, kind=kind), event=event)
            for part, measure in enumerate(("killed", "injured"))
        )  # fmt: skip
        at = (START + timedelta(minutes=number)).isoformat()
        head = ArticleHead(id=str(number), publisher=f"outlet {number % 300}", published=at)
        yield Report(incident_id="inc", block="XX", article=head, claims=claims)


def main() -> None:
    """Print the table."""
    service = make_service(_Nobody())
    print(f"{'articles':>10}{'µs a report':>14}{'µs to decode':>14}{'ratio':>8}{'bytes told':>12}")
    for size in SIZES:
        everything = [one.to_json() for one in reports(size + REPEATS)]
        state = service.load({f"report/{number}": data for number, data in enumerate(everything[:size])})
        started = perf_counter()
        events = [Report.from_json(data) for data in everything[size:]]
        decoding = perf_counter() - started
        state = service.step(state, events[0], START).state
        started = perf_counter()
        told = 0
        for event in events[1:]:
            outcome = service.step(state, event, START)
            state = outcome.state
            told = len(outcome.events[0].to_json())
        spent = (perf_counter() - started) / (REPEATS - 1)
        decode = decoding / REPEATS
        print(f"{size:10}{spent * 1e6:14.0f}{decode * 1e6:14.0f}{spent / decode:8.1f}{told:12}")


if __name__ == "__main__":
    main()
