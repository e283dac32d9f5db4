"""Figures told by pointing back: "raised the figure to 23", "gave a figure of 40", "the true number was six", "had earlier spoken of 17".

What they count was told before: casualties.py looks that up. Does not read numbers that say themselves what they count.
"""

from typing import Final

from schemas.claim import Measure
from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.scene import Scene
from services.extractor.vocabulary import grammar, harm
from services.extractor.vocabulary import pointing as voc

RULE: Final = "pointing"
"""The rule of a figure whose measure is that of one told before."""
REACH: Final = 3
"""So many sentences back a figure points."""
_REACH: Final = 9
_LEAST: Final = 2
"""One is seldom a toll: "said one" goes on with who said it."""
_OWN_VERB: Final = frozenset("bvlKDdEkgFLBUN")


def find(scene: Scene) -> list[Harm]:
    """The figures of the sentence that only point to something told before, as killed until that is looked up."""
    found: dict[int, Harm] = {}
    for at, word in enumerate(scene.reading.lowers):
        if word in voc.NOUNS:
            led = _led_to(scene, at)
        elif word in voc.VERBS:
            led = _said(scene, at)
        else:
            continue
        for group, older in led:
            found.setdefault(group.first, Harm("killed", group, at, at, RULE, superseded=older))
    return list(found.values())


def measure(scene: Scene, one: Harm) -> Measure | None:
    """What the words for the figure say that it counts: "the injury count", None where they do not."""
    return voc.COUNTS.get(scene.reading.lowers[one.first - 1]) if one.first else None


def is_loose(scene: Scene, one: Harm) -> bool:
    """Whether the word for the figure may mean a count of anything: "the number", not "the true number"."""
    before = scene.reading.lowers[max(0, one.first - 2) : one.first]
    settled = before[-1:] != () and before[-1] in voc.SETTLED
    return scene.reading.lowers[one.first] in voc.LOOSE and not settled and not (before[:1] != () and before[0] in voc.REVISING)


def _led_to(scene: Scene, at: int) -> list[tuple[Group, bool]]:
    """The bare numbers that a word for a figure leads to: "the figure (rose) (from 12) to 23", "the same number, 40"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    if tags[at + 1 : at + 2] == "o" and tags[at + 2 : at + 3] != "q":
        return []
    found: list[tuple[Group, bool]] = []
    for position in range(at + 1, min(len(tags), at + _REACH)):
        if tags[position] == "q":
            group = _bare(scene, position)
            beside = position == at + 1 or (position == at + 2 and tags[at + 1] == ",")
            if group is None or not (beside or lowers[position - 1] in voc.LEADS):
                break
            found.append((group, lowers[position - 1] == "from"))
        elif tags[position] in ";swKkgDdUN" or lowers[position] in harm.VICTIMS | grammar.IRREALIS:
            break
    return found


def _said(scene: Scene, verb: int) -> list[tuple[Group, bool]]:
    """Reads "had earlier spoken of 17", "had said six", "put it at 30"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    at = verb + 1
    if "q" in tags[_clause(scene, verb) : verb]:
        return []
    if lowers[verb] in voc.NEEDS_OF and lowers[at : at + 1] != ("of",):
        return []
    if lowers[verb] in voc.PUTTING:
        if lowers[at : at + 2] not in {("it", "at"), ("this", "at"), ("that", "at")}:
            return []
        at += 1
    if lowers[at : at + 1] in {("of",), ("at",)}:
        at += 1
    group = _bare(scene, at) if tags[at : at + 1] == "q" else None
    if group is None or tags[group.last + 1 : group.last + 2] not in {"", ";", ",", "&"}:
        return []
    before = lowers[max(0, verb - 3) : verb]
    return [(group, bool(voc.EARLIER & set(before)))]


def _clause(scene: Scene, verb: int) -> int:
    """Where the clause of a verb of saying begins: "nine died; the governor had spoken of 12", "and a doctor said 11"."""
    return max((at + 1 for at in range(verb) if scene.reading.tags[at] in ";&s,"), default=0)


def _bare(scene: Scene, position: int) -> Group | None:
    """The number at an item, where nothing says what it counts and no verb of its own follows."""
    group = scene.by_first.get(position)
    if group is None or group.kind != "bare" or group.outer or group.portion or max(group.low or 0, group.high or 0) < _LEAST:
        return None
    return None if scene.reading.tags[group.last + 1 : group.last + 2] in _OWN_VERB else group
