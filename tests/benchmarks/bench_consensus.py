"""What a report costs as an incident grows: processor time and calls per report, its incident's bytes and the time to write them.

Calls tell of the work whatever else the machine does. The peer in the same run is the decoding of the same reports from JSON, which
every consumer has to pay anyway.
"""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from time import process_time

from schemas.claim import ArticleHead, Claim, Claimant, ClaimantKind, EventRef, Quote
from schemas.report import Report
from services.aggregator.state import State
from services.aggregator.step import make_service
from tests.work import calls

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

    def home(self, name: str) -> str | None:
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
    print(
        f"{'articles':>10}{'µs a report':>14}{'calls':>10}{'µs to tell':>14}{'calls':>10}{'µs to decode':>14}{'ratio':>8}{'bytes told':>12}"
    )
    for size in SIZES:
        everything = [one.to_json() for one in reports(size + 2 * REPEATS)]
        state = service.load({f"report/{number}": data for number, data in enumerate(everything[:size])})
        started = process_time()
        events = [Report.from_json(data) for data in everything[size:]]
        decode = (process_time() - started) / len(events)
        state = service.step(state, events[0], START).state
        spent = writing = 0.0
        told = b""
        for event in events[1:REPEATS]:
            started = process_time()
            outcome = service.step(state, event, START)
            stepped = process_time()
            state, told = outcome.state, outcome.told[0].to_json()
            spent, writing = spent + stepped - started, writing + process_time() - stepped
        spent, writing = spent / (REPEATS - 1), writing / (REPEATS - 1)

        def others(state: State = state, events: list[Report] = events) -> None:
            for event in events[REPEATS:]:
                state = service.step(state, event, START).state

        work = calls(others) // REPEATS
        telling = calls(lambda outcome=outcome: outcome.told[0].to_json())  # type: ignore[misc] # mypy: default argument
        print(
            f"{size:10}{spent * 1e6:14.0f}{work:10}{writing * 1e6:14.0f}{telling:10}{decode * 1e6:14.0f}{spent / decode:8.1f}{len(told):12}"
        )


if __name__ == "__main__":
    main()
