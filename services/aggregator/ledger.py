"""From readings to verdicts: which tolls enter, each origin's vote, one verdict per measure and category, parts within the whole.

Does not write the incident: fold.py does.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from schemas.claim import Category, EventType, Measure
from schemas.incident import Estimate
from schemas.report import Command
from services.aggregator.consensus import Verdict, decide
from services.aggregator.memo import Memo
from services.aggregator.origins import Origin
from services.aggregator.pooling import applies, pooled, with_none
from services.aggregator.reading import Reading
from services.aggregator.tables import MEASURES, PARTS
from services.aggregator.tolls import Spot, Toll
from services.aggregator.votes import Vote, standing

CATEGORIES: tuple[Category, ...] = ("people", *PARTS)
Row = tuple[Measure, Category]


@dataclass(frozen=True, slots=True)
class Parties:
    """What sort of event it is, which tells who is a party to it, and the origins that deny what others tell of it."""

    event_type: EventType
    deniers: frozenset[str]


@dataclass(frozen=True, slots=True)
class Ledger:
    """Every vote and verdict of an incident."""

    votes: Mapping[Row, tuple[Vote, ...]]
    verdicts: tuple[tuple[Measure, Category, Verdict], ...]
    flattened: tuple[Toll, ...]
    """Copies that dropped or changed a bound."""


def keep(
    readings: Sequence[Reading], origins: Mapping[Spot, Origin], fell: Mapping[str, str], parties: Parties, memo: Memo
) -> Ledger:
    """The ledger of these readings, given in canonical order."""
    entering, flattened = _entering(readings, fell)
    outdated = _outdated(readings, origins)
    votes = {row: _votes(row, tolls, outdated, origins, memo) for row, tolls in sorted(entering.items())}
    return Ledger(votes, _verdicts(votes, _articles(readings, fell), parties, memo), flattened)


def _entering(readings: Sequence[Reading], fell: Mapping[str, str]) -> tuple[dict[Row, list[Toll]], tuple[Toll, ...]]:
    """Tolls by row, without fallen ones and without what a copy only carries on."""
    roots = {reading.source.article_id: reading for reading in readings if reading.source.copy_of is None}
    entering: dict[Row, list[Toll]] = defaultdict(list)
    flattened: list[Toll] = []
    for reading in readings:
        root = roots.get(reading.source.copy_of or "")
        for toll in reading.tolls:
            if toll.claims[0] in fell:
                continue
            original = root.first_said.get(toll.said) if root is not None else None
            if original is not None:
                flattened += [toll] if original.bound != toll.bound and not toll.title else []
            elif root is None or toll.who is not None:
                entering[toll.measure, toll.category].append(toll)
    counted = {measure for measure, _ in entering}
    for toll in (toll for reading in readings for toll in reading.added if reading.source.copy_of is None):
        if toll.measure not in counted and toll.claims[0] not in fell:
            entering[toll.measure, toll.category].append(toll)
    return entering, tuple(flattened)


def _outdated(readings: Sequence[Reading], origins: Mapping[Spot, Origin]) -> Mapping[tuple[Row, str], frozenset[int]]:
    """Figures quoted as no longer standing, by row and origin."""
    found: dict[tuple[Row, str], frozenset[int]] = {}
    for toll in (toll for reading in readings for toll in reading.outdated):
        place = ((toll.measure, toll.category), _key(toll, origins))
        found[place] = found.get(place, frozenset()) | {toll.value}
    return found


def _votes(
    row: Row,
    tolls: Sequence[Toll],
    outdated: Mapping[tuple[Row, str], frozenset[int]],
    origins: Mapping[Spot, Origin],
    memo: Memo,
) -> tuple[Vote, ...]:
    """Each origin's vote of the row."""
    groups: dict[str, tuple[Origin | None, list[Toll]]] = {}
    for toll in tolls:
        origin = origins[toll.source.article_id, toll.who.handle] if toll.who is not None else None
        key = origin.key if origin else ""
        if key not in groups:
            groups[key] = (origin, [])
        groups[key][1].append(toll)
    return tuple(
        memo.of(("vote", row, key), standing, origin, tuple(group), outdated.get((row, key), frozenset()))
        for key, (origin, group) in sorted(groups.items())
    )


def _key(toll: Toll, origins: Mapping[Spot, Origin]) -> str:
    if toll.who is None:
        return ""
    origin = origins.get((toll.source.article_id, toll.who.handle))
    return origin.key if origin else ""


def _articles(readings: Sequence[Reading], fell: Mapping[str, str]) -> dict[Measure, list[Toll]]:
    """What each article that is no copy says as a whole, by measure."""
    found: dict[Measure, list[Toll]] = defaultdict(list)
    for reading in readings:
        for toll in reading.combined:
            if reading.source.copy_of is None and toll.claims[0] not in fell:
                found[toll.measure].append(toll)
    return found


def _verdict(
    row: Row, votes: Sequence[Vote], articles: Mapping[Measure, Sequence[Toll]], parties: Parties, memo: Memo
) -> Verdict | None:
    stated = articles.get(row[0], ())
    if row[1] == "people" and stated and votes and applies(parties.event_type, votes, stated):
        return pooled(row[0], with_none(row[0], articles), votes)
    return memo.of(("verdict", row), decide, *row, votes, parties.event_type, parties.deniers) if votes else None


def _verdicts(
    votes: Mapping[Row, tuple[Vote, ...]], articles: Mapping[Measure, Sequence[Toll]], parties: Parties, memo: Memo
) -> tuple[tuple[Measure, Category, Verdict], ...]:
    found: list[tuple[Measure, Category, Verdict]] = []
    for measure in MEASURES:
        whole: Estimate | None = None
        loose: set[str] = set()
        for category in CATEGORIES:
            row = votes.get((measure, category), ())
            if category != "people":
                row = tuple(_loosened(vote, loose) for vote in row if _is_known(vote, row))
            verdict = _verdict((measure, category), row, articles, parties, memo)
            if verdict is None:
                continue
            if category == "people":
                whole = verdict.estimate
                loose = {vote.origin.key for vote, _ in verdict.silent if vote.origin is not None and vote.is_floor}
            else:
                verdict = replace(verdict, estimate=within(verdict.estimate, whole))
            found.append((measure, category, verdict))
    return tuple(found)


def _loosened(vote: Vote, loose: set[str]) -> Vote:
    """A part given by somebody whose own total is only a satisfied lower bound is a lower bound as well."""
    if vote.origin is None or vote.origin.key not in loose:
        return vote
    return replace(vote, toll=replace(vote.toll, loose=True))


def _is_known(vote: Vote, row: Sequence[Vote]) -> bool:
    """Outlets' own words on a category count only where no claimant gives it."""
    return vote.origin is not None or all(other.origin is None for other in row)


def within(part: Estimate, whole: Estimate | None) -> Estimate:
    """A part no larger than the whole; it says so where it had to be cut."""
    if whole is None or whole.best is None or part.best is None:
        return part
    top = whole.high
    best = min(part.best, whole.best)
    high = part.high if part.high is None or top is None else min(part.high, top)
    high = None if high is None else max(high, best)
    low = None if part.low is None else min(part.low, best)
    if (low, best) == (part.low, part.best) and high in (part.high, top):
        return part.model_copy(update={"high": high})
    return part.model_copy(update={"low": low, "best": best, "high": high,
                                   "explanation": f"{part.explanation[:-1]}; cut to the total, which a part cannot exceed."})  # fmt: skip


def pinned(estimates: dict[str, dict[str, Estimate]], commands: Sequence[Command]) -> dict[str, dict[str, Estimate]]:
    """Estimates with editors' pins in place of what the claims say; a later pin of a figure replaces an earlier one."""
    result = {measure: dict(row) for measure, row in estimates.items()}
    for command in sorted(commands, key=lambda one: (one.at or "", one.command_id)):
        if command.action != "pin" or command.measure is None:
            continue
        given = [one for one in (command.low, command.best, command.high) if one is not None]
        if given:
            low, high = min(given), max(given)
            best = command.best if command.best is not None else low
            result.setdefault(command.measure, {})[command.category or "people"] = Estimate(
                low=low, best=best, high=high, pinned_by=command.command_id,
                explanation=f"{best}: pinned by {command.editor}" + (f", {command.reason}" if command.reason else "") + ".",
            )  # fmt: skip
    return {measure: _bounded(row) for measure, row in result.items()}


def _bounded(row: dict[str, Estimate]) -> dict[str, Estimate]:
    whole = row.get("people")
    return {category: one if category == "people" else within(one, whole) for category, one in row.items()}
