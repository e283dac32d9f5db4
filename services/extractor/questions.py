"""What is only asked: "it is unclear whether she was killed" tells of no death.

Finds no harm; predicates.py does. Who or what did it may be asked of a death that is sure ("whether he shot himself"): that stays.
"""

from services.extractor.harms import Harm
from services.extractor.scene import Scene
from services.extractor.vocabulary import grammar

_PRESUMING = frozenset({"reduced passive", "lumped reduced passive", "state after noun", "lumped state after noun"})
"""Rules of harm that is no part of the question: "whether the two people killed were brothers"."""


def without(scene: Scene, harms: list[Harm]) -> list[Harm]:
    """The harms less those whose verb has its subject right behind "whether"; the lump of "killed or injured" stays."""
    openings = _openings(scene)
    if not openings:
        return harms
    asked = {
        one.first
        for one in harms
        if one.group.first - 1 in openings and one.group.last < one.first and one.rule not in _PRESUMING
    }
    return [one for one in harms if one.first not in asked or one.measure == "killed_or_injured"]


def _openings(scene: Scene) -> set[int]:
    """The items of "whether", and of "if" behind words for what is not known."""
    lowers = scene.reading.lowers
    if grammar.ASKING.isdisjoint(lowers):
        return set()
    return {n for n, word in enumerate(lowers) if word == "whether" or (word == "if" and n and lowers[n - 1] in grammar.OPEN)}
