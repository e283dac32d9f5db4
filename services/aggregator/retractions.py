"""Figures that nobody stands by any more: taken back by their outlet, denied by the claimant they were put into the mouth of,
or struck out by an editor. Copies fall with the figure they copied.

Does not treat a party's denial of somebody else's figure: that is a denial (denials.py), and the figure stands.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from schemas.claim import Claim, Measure
from schemas.report import Command
from services.aggregator.names import bare
from services.aggregator.origins import Origin, Spot
from services.aggregator.reading import Reading
from services.aggregator.tolls import Toll, as_who


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """A number taken back: by whom (bare name and origin key), and for which measure where that is said."""

    value: int
    measure: Measure | None
    name: str
    origin: str | None
    claim_id: str


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
            if not takes_back or not value:
                continue
            who = as_who(line.claimant, line.claimant_alt) if line.claimant else None
            origin = origins.get((reading.source.article_id, who.handle)) if who else None
            own = not isinstance(line, Claim) and line.asserts == "retraction"
            name = bare(who.name if who else reading.source.outlet)
            found.append(Withdrawn(value, measure, name, origin.key if origin else None, line.claim_id))
            if own and who is not None:
                found.append(Withdrawn(value, measure, bare(reading.source.outlet), None, line.claim_id))
    return found


def fallen(
    readings: Sequence[Reading], origins: Mapping[Spot, Origin], taken: Sequence[Withdrawn], commands: Sequence[Command]
) -> dict[str, str]:
    """Claim id -> why it counts no longer."""
    fell = _struck_out(readings, commands)
    taken = [*taken, *_dropped_by_revision(readings)]
    standing_by = {(origins[reading.source.article_id, toll.who.handle].key, toll.measure, toll.value)
                   for reading in readings for toll in reading.tolls if toll.who is not None and not toll.relays}  # fmt: skip
    for one in taken:
        if (
            one.origin is not None
            and any((one.origin, one.measure, one.value) == said for said in standing_by)
            and _still_says(one, readings, origins)
        ):
            continue
        _fall_with(one, readings, origins, fell)
    return fell


def _dropped_by_revision(readings: Sequence[Reading]) -> list[Withdrawn]:
    """Figures that others relay from an outlet whose revised article no longer gives them."""
    revised: dict[str, set[tuple[Measure, int]]] = {}
    for reading in readings:
        outlet = bare(reading.source.outlet)
        if reading.report.article.revision > 1 or outlet in revised:
            revised.setdefault(outlet, set())
    for reading in readings:
        if (said := revised.get(bare(reading.source.outlet))) is not None:
            said |= {(toll.measure, toll.value) for toll in (*reading.tolls, *reading.combined)}
    found = []
    for reading in readings:
        for toll in reading.tolls:
            if toll.category == "people":
                through = [bare(name) for name in ((toll.who.name,) if toll.who else ()) + toll.relays]
                found += [Withdrawn(toll.value, toll.measure, name, None, toll.claims[0]) for name in through
                          if name in revised and name != bare(reading.source.outlet) and revised[name]
                          and (toll.measure, toll.value) not in revised[name] and toll.bound == "exact"]  # fmt: skip
    return found


def _still_says(one: Withdrawn, readings: Sequence[Reading], origins: Mapping[Spot, Origin]) -> bool:
    """Whether the denier gives the very figure itself later than it denied it."""
    denied = max(reading.source.order for reading in readings if any(line.claim_id == one.claim_id for line in reading.denials))
    said = [reading.source.order for reading in readings for toll in reading.tolls
            if toll.who is not None and toll.value == one.value and not toll.relays and reading.source.copy_of is None
            and origins[reading.source.article_id, toll.who.handle].key == one.origin]  # fmt: skip
    return len([order for order in said if order > denied]) > 1


def _fall_with(one: Withdrawn, readings: Sequence[Reading], origins: Mapping[Spot, Origin], fell: dict[str, str]) -> None:
    """Everything of that value that leads back to who took it back; then whatever leads back to those."""
    names = {one.name}
    articles: set[str] = set()
    grew = True
    while grew:
        grew = False
        for reading in readings:
            for toll in reading.tolls:
                if toll.value != one.value or (one.measure is not None and toll.measure != one.measure) or toll.claims[0] in fell:
                    continue
                if _leads_back(toll, one, names, articles, origins):
                    fell.update(dict.fromkeys(toll.claims, "taken back by its source, and its copies fall with it"))
                    names.add(bare(reading.source.outlet))
                    articles.add(reading.source.article_id)
                    grew = True


def _leads_back(toll: Toll, one: Withdrawn, names: set[str], articles: set[str], origins: Mapping[Spot, Origin]) -> bool:
    if toll.who is None:
        return (
            toll.source.copy_of in articles
            or toll.source.article_id in articles
            or bare(toll.source.outlet) in names
            or one.origin is not None
        )
    origin = origins[toll.source.article_id, toll.who.handle]
    chain = {bare(toll.who.name), *(bare(relay) for relay in toll.relays)}
    return origin.key == one.origin or bool(chain & names) or toll.source.copy_of in articles


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
