"""What happened, when, where and by whom, as the incident's articles agree: one vote per article that is no copy.

Does not link articles: the deduplicator did.
"""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from datetime import date, timedelta
from typing import Any

from schemas.claim import EventRef, EventType
from schemas.incident import Agreed
from services.aggregator.names import bare
from services.aggregator.reading import Reading

BASIS_WEIGHT = {"stated": 3, "relative": 3, "published": 1}
"""A day that the text gives outweighs one that is only the day of publication."""
PRECISION_WEIGHT = {"day": 4, "month": 2, "year": 1, "unknown": 0}
PLACE_PRECISION = ("site", "settlement", "district", "province", "country")
SHOWN = 20


def events(readings: Sequence[Reading]) -> list[tuple[Reading, EventRef, str]]:
    """One event per article, the one most of its lines speak of, with the claim that names it."""
    return [(reading, reading.event, reading.event_claim) for reading in readings if reading.event is not None]


def _agree(votes: Sequence[tuple[Any, float, str]], key: Callable[[Any], str] = str) -> tuple[Any, tuple[str, ...]]:
    """The value of most weight, ties to the smaller, and the claims that give it."""
    weights: dict[str, float] = defaultdict(float)
    values: dict[str, Any] = {}
    claims: dict[str, list[str]] = defaultdict(list)
    for value, weight, claim in votes:
        name = key(value)
        weights[name] += weight
        values.setdefault(name, value)
        claims[name].append(claim)
    if not weights:
        return None, ()
    best = min(weights, key=lambda one: (-weights[one], one))
    return values[best], tuple(claims[best][:SHOWN])


def agreed_date(found: Sequence[tuple[Reading, EventRef, str]]) -> Agreed:
    """The day (else month or year) of most weight among the most precise that are given."""
    votes = []
    for reading, event, claim in found:
        if event.date:
            weight = BASIS_WEIGHT[event.date_basis] * PRECISION_WEIGHT[event.date_precision] * reading.weight
            votes.append(((event.date, event.date_precision), weight, claim))
    value, claims = _agree(votes, lambda one: str(one[0]))
    return Agreed(value=value[0], precision=value[1], claims=claims) if value else Agreed()


def agreed_type(found: Sequence[tuple[Reading, EventRef, str]]) -> Agreed:
    """The type most articles give; "other" only where nobody says better."""
    votes = [(event.type, reading.weight * (0.05 if event.type == "other" else 1.0), claim) for reading, event, claim in found]
    value, claims = _agree(votes)
    return Agreed(value=value, claims=claims)


def event_type(agreed: Agreed) -> EventType:
    """The agreed type, "other" where there is none."""
    value: EventType = agreed.value or "other"
    return value


def agreed_place(found: Sequence[tuple[Reading, EventRef, str]]) -> Agreed:
    """The place most articles give, a settlement before the district around it."""
    votes = []
    for reading, event, claim in found:
        if event.place is not None:
            sharp = 1.0 + 0.5 * (len(PLACE_PRECISION) - PLACE_PRECISION.index(event.place.precision))
            votes.append((event.place, sharp * reading.weight, claim))
    value, claims = _agree(votes, lambda one: str(one.geonameid or bare(one.name or one.text)))
    return (
        Agreed(value=value.model_dump(mode="json"), claims=claims, precision=value.precision) if value is not None else Agreed()
    )


def perpetrators(found: Sequence[tuple[Reading, EventRef, str]]) -> Agreed:
    """Everyone named as having done it, who is named most first."""
    names: Counter[str] = Counter()
    claims: list[str] = []
    shown: dict[str, str] = {}
    for _, event, claim in found:
        if event.perpetrator:
            names[bare(event.perpetrator)] += 1
            shown.setdefault(bare(event.perpetrator), event.perpetrator)
            claims.append(claim)
    ordered = sorted(names, key=lambda one: (-names[one], one))
    return Agreed(value=[shown[one] for one in ordered], claims=tuple(claims[:SHOWN])) if ordered else Agreed(value=[])


def early_datelines(found: Sequence[tuple[Reading, EventRef, str]], agreed: Agreed) -> Iterator[str]:
    """Articles that put the event one day before the day the others give."""
    if agreed.precision != "day" or not agreed.value or len(agreed.value) != len("2018-11-17"):
        return
    early = str(date.fromisoformat(agreed.value) - timedelta(days=1))
    for reading, event, _ in found:
        if event.date == early and event.date_precision == "day":
            yield f"{reading.source.outlet} dates the event a day early ({early})"
