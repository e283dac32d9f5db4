"""Figures that nobody stands by any more: taken back by their outlet, denied by the claimant they were put into the mouth of,
or struck out by an editor. Copies fall with the figure they copied.

Does not treat a party's denial of somebody else's figure: that is a denial (denials.py), and the figure stands.
"""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.claim import Claim, Measure
from schemas.report import Command
from services.aggregator.names import bare
from services.aggregator.origins import Origin
from services.aggregator.reading import Reading
from services.aggregator.tolls import Spot, Toll, as_who


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A number taken back: by whom (bare name and origin key), and for which measure where that is said."""

    value: int
    measure: Measure | None
    name: str
    origin: str | None
    claim_id: str
    formal: bool = False
    """An outlet's own correction notice, not a claimant's denial."""


def withdrawn(readings: Sequence[Reading], origins: Mapping[Spot, Origin]) -> list[Withdrawn]:
    """Every figure that some article says is taken back or was never said."""
    found: list[Withdrawn] = []
    for reading in readings:
        for line in reading.denials:
            measure = line.measure if isinstance(line, Claim) else None
            takes_back = (
                isinstance(line, Claim) or line.asserts == "retraction" or (line.asserts == "figure" and line.stance == "denies")
            )
            value = line.low if line.low is not None else line.high
            if not takes_back or not value or value == 1:
                continue
            who = as_who(line.claimant, line.claimant_alt) if line.claimant else None
            origin = origins.get((reading.source.article_id, who.handle)) if who else None
            own = not isinstance(line, Claim) and line.asserts == "retraction"
            name = bare(who.name if who else reading.source.outlet)
            found.append(Withdrawn(value, measure, name, origin.key if origin else None, line.claim_id, formal=own))
            if own and who is not None:
                found.append(Withdrawn(value, measure, bare(reading.source.outlet), None, line.claim_id, formal=True))
    return found


def fallen(
    readings: Sequence[Reading], origins: Mapping[Spot, Origin], taken: Sequence[Withdrawn], commands: Sequence[Command]
) -> dict[str, str]:
    """Claim id -> why it counts no longer."""
    fell = _struck_out(readings, commands)
    taken = [*taken, *_dropped_by_revision(readings)]
    if not taken:
        return fell
    standing_by = {(origins[reading.source.article_id, toll.who.handle].key, toll.measure, toll.value)
                   for reading in readings for toll in reading.tolls if toll.who is not None and not toll.relays}  # fmt: skip
    by_value: dict[int, list[Toll]] = defaultdict(list)
    others: dict[tuple[str, Measure], set[int]] = defaultdict(set)
    for reading in readings:
        for toll in reading.tolls:
            by_value[toll.value].append(toll)
            if toll.who is not None:
                others[origins[reading.source.article_id, toll.who.handle].key, toll.measure].add(toll.value)
    for one in taken:
        said = (one.origin, one.measure, one.value)
        if one.origin is None or said not in standing_by or not _still_says(one, readings, origins):
            _fall_with(one, by_value[one.value], origins, others, fell)
    return fell


def _dropped_by_revision(readings: Sequence[Reading]) -> list[Withdrawn]:
    """Figures that others relay from an outlet whose revised article no longer gives them."""
    revised: dict[str, set[tuple[Measure, int]]] = {
        reading.outlet: set() for reading in readings if reading.report.article.revision > 1
    }
    if not revised:
        return []
    for reading in readings:
        if (said := revised.get(reading.outlet)) is not None:
            said |= {(toll.measure, toll.value) for toll in (*reading.tolls, *reading.combined)}
    found: dict[tuple[int, Measure, str], Withdrawn] = {}
    for reading in readings:
        for name, toll in reading.relayed:
            said = revised.get(name)
            if said and (toll.measure, toll.value) not in said:
                found[toll.value, toll.measure, name] = Withdrawn(toll.value, toll.measure, name, None, toll.claims[0])
    return list(found.values())


def _still_says(one: Withdrawn, readings: Sequence[Reading], origins: Mapping[Spot, Origin]) -> bool:
    """Whether the denier gives the very figure itself later than it denied it."""
    denied = max(reading.source.order for reading in readings if any(line.claim_id == one.claim_id for line in reading.denials))
    said = [reading.source.order for reading in readings for toll in reading.tolls
            if toll.who is not None and toll.value == one.value and not toll.relays and reading.source.copy_of is None
            and origins[reading.source.article_id, toll.who.handle].key == one.origin]  # fmt: skip
    return len([order for order in said if order > denied]) > 1


def _fall_with(
    one: Withdrawn,
    tolls: Sequence[Toll],
    origins: Mapping[Spot, Origin],
    others: Mapping[tuple[str, Measure], set[int]],
    fell: dict[str, str],
) -> None:
    """Everything of that value that leads back to who took it back; then whatever leads back to those."""
    names = {one.name}
    articles: set[str] = set()
    grew = True
    while grew:
        grew = False
        for toll in tolls:
            if (one.measure is not None and toll.measure != one.measure) or toll.claims[0] in fell:
                continue
            if _leads_back(toll, one, names, articles, origins) or _is_misheard(toll, one, origins, others):
                fell.update(dict.fromkeys(toll.claims, "taken back by its source, and its copies fall with it"))
                names.add(bare(toll.source.outlet))
                articles.add(toll.source.article_id)
                grew = True
    if articles and all(toll.claims[0] in fell for toll in tolls if toll.who is not None and one.measure in (None, toll.measure)):
        unsaid = [toll for toll in tolls if one.measure in (None, toll.measure)]
        fell.update({claim: "nobody stands by it any more" for toll in unsaid for claim in toll.claims if claim not in fell})


def _leads_back(toll: Toll, one: Withdrawn, names: set[str], articles: set[str], origins: Mapping[Spot, Origin]) -> bool:
    """Whether the toll came from whoever took it back, directly or through those whose own fell."""
    if toll.source.copy_of in articles or (toll.who is None and toll.source.article_id in articles):
        return True
    if toll.who is None:
        return bare(toll.source.outlet) in names
    chain = {bare(toll.who.name), *(bare(relay) for relay in toll.relays)}
    return origins[toll.source.article_id, toll.who.handle].key == one.origin or bool(chain & names)


def _is_misheard(
    toll: Toll, one: Withdrawn, origins: Mapping[Spot, Origin], others: Mapping[tuple[str, Measure], set[int]]
) -> bool:
    """A corrected number in the mouth of a claimant who otherwise gives another."""
    if not one.formal or toll.who is None:
        return False
    return bool(others[origins[toll.source.article_id, toll.who.handle].key, toll.measure] - {one.value})


def _struck_out(readings: Sequence[Reading], commands: Sequence[Command]) -> dict[str, str]:
    fell: dict[str, str] = {}
    for command in commands:
        if command.action == "retract":
            why = f"retracted by {command.editor}" + (f": {command.reason}" if command.reason else "")
            fell |= dict.fromkeys(command.claim_ids, why)
            if not command.claim_ids:
                fell |= {one: why for reading in readings if reading.source.article_id == command.article_id
                         for toll in reading.tolls for one in toll.claims}  # fmt: skip
    return fell
