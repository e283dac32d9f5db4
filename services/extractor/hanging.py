"""Nouns from which a clause parts their verb: "the baker, who was not named, died", "a man is recovering after being shot".

Does not read plain subjects; subjects.py does, and asks here where it finds none.
"""

import re

from services.extractor.groups import Group
from services.extractor.scene import Scene
from services.extractor.vocabulary import grammar

_CLAUSE = 24
_RESTRICTIVE = re.compile(r"w[bv]?[byxE]{1,3}(?:i[tahxXz]{1,4})*$")
"""A relative clause without a comma, up to its last preposition."""
_MOST = 8


def of_main_clause(scene: Scene, at: int) -> list[Group]:
    """Reads "a man is recovering after being shot": the man."""
    for group in reversed(scene.groups):
        if group.last < at and group.known and group.kind != "pronoun" and scene.reading.tags[group.last + 1] in "bvld":
            return [group]
    return []


def summed(scene: Scene, at: int) -> Group | None:
    """Reads "10 others, 5 officers and 5 guards, injured": the 10, from the item where those who add up to it end."""
    total, count, current = 0, 0, scene.by_last.get(at)
    while current is not None and current.low is not None and count < _MOST:
        if count > 1 and current.low == total and current.number is not None:
            return current
        total, count = total + current.low, count + 1
        before = current.first - 1
        while before >= 0 and scene.reading.tags[before] in ",&":
            before -= 1
        current = scene.by_last.get(before) if before < current.first - 1 else None
    return None


def clause_owner(scene: Scene, at: int, *, plural: bool | None) -> Group | None:
    """Reads "the baker, who was not named, died", "a boy shot on Friday has died": the noun on which the clause hangs."""
    tags, by_last = scene.reading.tags, scene.by_last
    for position in range(at, max(-1, at - _CLAUSE), -1):
        if tags[position] == ";" or (tags[position] == "s" and scene.reading.lowers[position] != "as"):
            return None
        if tags[position] == "w" or (tags[position] in "KE" and _hangs(scene, position)) or _acts(scene, position):
            owner = by_last.get(position - 1) or (by_last.get(position - 2) if tags[position - 1] == "," else None)
            if owner is not None and owner.kind != "pronoun" and plural in {None, owner.plural}:
                return owner
    return None


def _acts(scene: Scene, at: int) -> bool:
    """Reads "ten tourists flying from a resort died": what those before were doing."""
    before = scene.by_last.get(at - 1)
    acting = scene.reading.tags[at] in "xE" and scene.reading.lowers[at].endswith("ing")
    return acting and before is not None and before.known and scene.reading.tags[at + 1 : at + 2] == "i"


def restricted(scene: Scene, chosen: Group, *, plural: bool | None) -> Group:
    """Reads "a man who was working as a guard was": the man, where the group before the verb stands behind a preposition of his clause."""
    at = chosen.first - 1
    if at < 0 or not (scene.reading.tags[at] in "io" or scene.reading.lowers[at] == "as"):
        return chosen
    clause = _RESTRICTIVE.search(scene.reading.tags, max(0, at - _CLAUSE), at)
    owner = scene.by_last.get(clause.start() - 1) if clause else None
    return owner if owner is not None and owner.kind != "pronoun" and plural in {None, owner.plural} else chosen


def _hangs(scene: Scene, at: int) -> bool:
    """Whether a participle without an object describes the noun before it."""
    word = scene.reading.lowers[at]
    return (word.endswith("ed") or word in grammar.HANGING) and at + 1 not in scene.by_first
