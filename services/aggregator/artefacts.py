"""Artefacts of reporting, named: a dropped "at least", a total joined to somebody else's breakdown, a dateline a day early.

Does not change any figure: the tables of votes.py and reading.py already keep these from voting.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence

from services.aggregator.ledger import Ledger
from services.aggregator.origins import Origin
from services.aggregator.reading import Reading
from services.aggregator.tables import PARTS
from services.aggregator.tolls import Spot, Toll
from services.aggregator.votes import Vote

MOST = 20


def artefacts(readings: Sequence[Reading], origins: Mapping[Spot, Origin], ledger: Ledger, early: Iterable[str]) -> list[str]:
    """A sentence for each artefact found."""
    found = [*_dropped(ledger, origins), *_joined(readings, ledger), *early]
    return list(dict.fromkeys(found))[:MOST]


def _dropped(ledger: Ledger, origins: Mapping[Spot, Origin]) -> Iterator[str]:
    """A copy or retelling gives as exact what its claimant gives as a lower bound."""
    for toll in ledger.flattened:
        if toll.bound == "exact" and toll.who is not None:
            name = origins[toll.source.article_id, toll.who.handle].name
            yield f"{toll.source.outlet} drops “at least” before {name}'s {toll.value}"
    for row in ledger.votes.values():
        for vote in row:
            if vote.origin is not None and vote.toll.bound == "floor":
                for toll in vote.agreeing:
                    if toll.bound == "exact":
                        yield f"{toll.source.outlet} drops “at least” before {vote.origin.name}'s {toll.value}"


def _joined(readings: Sequence[Reading], ledger: Ledger) -> Iterator[str]:
    """An unattributed total of one claimant with the breakdown of another who gives a different total."""
    totals = {vote.origin.key: vote for vote in ledger.votes.get(("killed", "people"), ()) if vote.origin is not None}
    for reading in readings:
        if len(reading.own_killed) < 2:  # noqa: PLR2004 - a total and a part at least
            continue
        own = reading.own_killed
        total = next((toll for toll in own if toll.category == "people"), None)
        parts = [toll for toll in own if toll.category in PARTS and total is not None and toll.value < total.value]
        if total is None or not parts:
            continue
        owners = [vote for vote in totals.values() if vote.value == total.value]
        for key in sorted(totals):
            if totals[key].value != total.value and owners and all(_gives(part, key, ledger) for part in parts):
                yield f"{reading.source.outlet} joins the total of {_name(owners[0])} to the breakdown of {_name(totals[key])}"


def _name(vote: Vote) -> str:
    return vote.origin.name if vote.origin is not None else ""


def _gives(part: Toll, key: str, ledger: Ledger) -> bool:
    return any(
        vote.origin is not None and vote.origin.key == key and vote.value == part.value
        for vote in ledger.votes.get((part.measure, part.category), ())
    )
