"""Harm by one's own hand told without a verb of harm: "before taking his own life", "then turned the gun on himself".

Does not know "killed himself" and "shot himself": participles.py does. Whether the one who turned the gun lived, shots.py asks.
"""

from schemas.claim import Measure
from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.scene import Scene, auxiliaries, negated, unreal
from services.extractor.vocabulary import grammar, harm


def life_taken(scene: Scene, at: int) -> list[Harm]:
    """Reads "took his own life", "before taking her own life"; not "tried to take", "thought of taking"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    verb = at - 3
    if verb < 0 or lowers[at - 1] != "own" or lowers[at - 2] not in grammar.OF_HIM or lowers[verb] not in harm.TAKING_OWN:
        return []
    if lowers[verb].endswith("ing") and not (verb and (lowers[verb - 1] in harm.LEADING_TO_OWN_HAND or tags[verb - 1] in ",&")):
        return []  # "was considering taking"
    return _himself(scene, verb, Group(at - 2, at, "pronoun", 1, 1, "exact", "people"), "killed")


def gun_turned(scene: Scene, at: int) -> list[Harm]:
    """Reads "turned the gun on himself": shot, and not yet dead."""
    lowers = scene.reading.lowers
    if at < 4 or lowers[at - 1] != "on" or lowers[at - 2] not in harm.GUNS:  # noqa: PLR2004 - "turned the gun on"
        return []
    verb = next((n for n in range(at - 3, max(-1, at - 6), -1) if lowers[n] in harm.TURNING), None)
    if verb is None:
        return []
    return _himself(scene, verb, Group(at, at, "pronoun", 1, 1, "exact", "people"), "killed_or_injured")


def _himself(scene: Scene, verb: int, group: Group, measure: Measure) -> list[Harm]:
    _, words = auxiliaries(scene, verb)
    led = scene.reading.lowers[verb - 1] if verb else ""
    if unreal(words) or negated(words) or led in {"to", "of"}:
        return []
    return [Harm(measure, group, verb, group.last, "reflexive")]
