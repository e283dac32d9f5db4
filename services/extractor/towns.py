"""Figures of further towns, whose verb stands with the first: "six died in Ardell, four in Ostham and three in Tarnwick".

Does not find the first figure; predicates.py does.
"""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final

from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.scene import MOST_LISTED, Scene

RULE: Final = "of another town"
_PLACED: Final = re.compile(r"y?i(?:t?x{0,2}o)?t?x{0,2}X{1,4}")
"""Reads "in Ardell", "in the city of Ardell" without more words than that."""
_JOINED: Final = re.compile(r",?&|,")
_ENDS: Final = frozenset({"", ",", "&", ";", "s"})
_TOLD: Final = frozenset({"passive", "died", "active", "reduced passive"})
_IN: Final = frozenset({"in", "at", "near", "outside"})


def of_others(scene: Scene, harms: Sequence[Harm]) -> list[Harm]:
    """The figures that go on a list of towns, with what befell those of the first."""
    taken = {one.group.first for one in harms}
    found: list[Harm] = []
    for one in harms:
        if one.rule in _TOLD and one.group.number is not None:
            further = [other for other in _listed(scene, max(one.last, one.group.last) + 1) if other.first not in taken]
            found += [
                replace(one, group=_alike(other, one.group), first=other.last, last=other.last, rule=RULE) for other in further
            ]
            taken |= {other.first for other in further}
    return found


def _listed(scene: Scene, at: int) -> list[Group]:
    """The numbers behind "in Ardell", each with a town of its own behind it and no verb."""
    found: list[Group] = []
    place = _place(scene, at)
    while place is not None and len(found) < MOST_LISTED:
        joint = _JOINED.match(scene.reading.tags, place)
        number = scene.by_first.get(joint.end()) if joint else None
        if number is None or number.number is None or number.kind not in {"bare", "number"}:
            break
        place = _place(scene, number.last + 1)
        if place is not None:
            found.append(number)
    return found if place is None or scene.reading.tags[place : place + 1] in _ENDS else found[:-1]


def _place(scene: Scene, at: int) -> int | None:
    """The item behind "in Ardell", None where no place follows."""
    match = _PLACED.match(scene.reading.tags, at)
    lowers = scene.reading.lowers[at : match.end()] if match else ()
    return match.end() if match and not _IN.isdisjoint(lowers[:2]) else None


def _alike(other: Group, first: Group) -> Group:
    """The number, without a noun of its own as one of people of the first figure's kind."""
    return (
        other
        if other.kind == "number" and not other.ellipsis
        else replace(other, category=first.category, text=first.text, known=True)
    )
