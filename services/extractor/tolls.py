"""Tolls: "the death toll rose to 57", "the number of dead goes up to 48".

Does not read other nouns of harm; nouns.py does. Does not know verbs of harm: predicates.py does.
"""

from dataclasses import replace

from schemas.claim import Measure
from services.extractor import sides
from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.scene import Scene
from services.extractor.vocabulary import grammar, harm

_TOLL_REACH = 22
_NOUN_REACH = 5
_PUT_REACH = 4


def toll(scene: Scene, at: int) -> list[Harm]:
    """Reads "death toll rose to 57", "bringing the toll to 57", "toll climbed from 40 to 63"."""
    reading = scene.reading
    measure = _toll_measure(reading.lowers[max(0, at - 2) : at])
    return [Harm(_told_behind(scene, one, measure), one, at, at, "toll", superseded=older) for one, older in led_to(scene, at)]


def _told_behind(scene: Scene, group: Group, measure: Measure) -> Measure:
    """Reads "left a toll of one person wounded"."""
    following = scene.reading.lowers[group.last + 1 : group.last + 2]
    return harm.BEFELL.get(following[0], measure) if following and group.kind == "number" else measure


def led_to(scene: Scene, at: int) -> list[tuple[Group, bool]]:
    """The numbers that a toll at an item is said to be, each with whether it is the older one ("from 40 to 63")."""
    reading = scene.reading
    found: list[tuple[Group, bool]] = []
    resumed = _past_clause(scene, at)
    for position in range(resumed + 1, min(len(reading.tags), resumed + _TOLL_REACH)):
        letter = reading.tags[position]
        if letter == "q" and (reading.lowers[position - 2 : position] == ("addition", "to") or _opens_clause(scene, position)):
            break
        if letter == "q" and (reading.lowers[position - 1] in harm.TOLL_LEADS or _passed(scene, position)):
            group = scene.by_first.get(position)
            group = group if group and group.kind == "number" and group.known else bare(position, scene)
            found.append((group, reading.lowers[position - 1] == "from"))
        elif (
            letter in "K;"
            or (letter == "w" and position != at + 2)
            or reading.lowers[position] in harm.TOLL_ENDS
            or (letter == "s" and reading.lowers[position] not in {"as", "than"})
        ):
            break
    return found


def _past_clause(scene: Scene, at: int) -> int:
    """The verb of a toll that a relative clause parts from it: "the number of dead in the quake that hit the region has risen to 27"."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    clause = next((n for n in range(at + 1, min(len(tags), at + _TOLL_REACH)) if lowers[n] in grammar.THAT), None)
    if clause is None or any(letter in "q,;" for letter in tags[at + 1 : clause]):
        return at
    verb = next((n for n in range(clause + 2, min(len(tags), clause + _TOLL_REACH)) if lowers[n] in harm.RISEN), None)
    return at if verb is None or any(letter in "q,;w" for letter in tags[clause + 1 : verb]) else verb


def _opens_clause(scene: Scene, position: int) -> bool:
    """Whether a number after "as" is the subject of what happened meanwhile: "rose to 40 as two more bodies were found"."""
    reading = scene.reading
    return reading.lowers[position - 1] == "as" and not grammar.FURTHER.isdisjoint(reading.lowers[position + 1 : position + 2])


def _passed(scene: Scene, position: int) -> bool:
    """Reads "the toll has risen above 1,700"; in "rose 12 to 40" the 12 are no toll."""
    quantity = scene.reading.quantities[position]
    return scene.reading.lowers[position - 1] in harm.RISEN and quantity.modifier == "more_than"


def numbered(scene: Scene, at: int) -> list[Harm]:
    """Reads "the number of dead goes up to 48", "the number of people killed or injured came to 60": the victims stand at an item.

    Between may stand when and where it was: "the number of civilians killed when a raid hit the town has risen to 31".
    """
    lowers, tags = scene.reading.lowers, scene.reading.tags
    verb = at + 1
    while tags[verb : verb + 1] == "y":
        verb += 1
    if lowers[verb : verb + 1] and lowers[verb] in harm.AMOUNTING and verb + 1 in scene.reading.quantities:
        return [Harm(harm.BEFELL.get(lowers[at], "killed"), bare(verb + 1, scene), at, verb, "toll")]
    head = at - 1
    while head > 0 and (tags[head] in "tPwvb" or lowers[head] in harm.COUNTED_AS) and at - head < _NOUN_REACH:
        head -= 1
    if head < 1 or lowers[head] != "of" or lowers[head - 1] not in harm.NUMBERS:
        return []
    measure, last = harm.BEFELL.get(lowers[at], "killed"), at
    if lowers[at + 1 : at + 2] == ("by",):
        last = next((n for n in range(at + 2, min(len(tags), at + 2 + _NOUN_REACH)) if tags[n] in "vb"), at + 1) - 1
    if tags[at + 1 : at + 2] == "&" and lowers[at + 2 : at + 3] and lowers[at + 2] in harm.BEFELL:
        measure, last = (measure if harm.BEFELL[lowers[at + 2]] == measure else "killed_or_injured"), at + 2
    led = [(one, older) for one, older in led_to(scene, last) if lowers[one.first - 1] != "of"]
    led = led or _led_past_clause(scene, last) or _put_at(scene, head, last)
    rule = "lumped toll" if measure == "killed_or_injured" else "toll"
    return [Harm(measure, _of_kind(scene, one, head, at), head - 1, last, rule, superseded=older) for one, older in led]


def _led_past_clause(scene: Scene, last: int) -> list[tuple[Group, bool]]:
    """The numbers that the main verb leads to behind a clause of its own subject: "killed when a bus was hit has risen to 31"."""
    reading = scene.reading
    if reading.tags[last + 1 : last + 2] not in {"s", "i", "w"}:
        return []
    for verb in range(last + 2, min(len(reading.tags) - 2, last + _TOLL_REACH)):
        if reading.tags[verb] in ";q" or reading.lowers[verb] in grammar.TELLING:
            return []
        if reading.lowers[verb] in harm.RISEN | harm.STANDING and reading.tags[verb + 1 : verb + 3] == "iq":
            return led_to(scene, verb)
    return []


def _put_at(scene: Scene, head: int, last: int) -> list[tuple[Group, bool]]:
    """Reads "put the number of people missing after the accident at more than 90"."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if harm.PUT.isdisjoint(lowers[max(0, head - _PUT_REACH) : head - 1]):
        return []
    for at in range(last + 1, min(len(tags), last + _TOLL_REACH)):
        group = scene.by_first.get(at)
        if tags[at] == "q" and lowers[at - 1] == "at" and group is not None and group.kind == "bare":
            return [(group, False)]
        if tags[at] in ";Kd":
            break
    return []


def placed_at(scene: Scene, at: int) -> list[Harm]:
    """Reads "put the dead at 47 and the missing at eight", the dead standing at an item."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if tags[at + 1 : at + 3] != "iq" or lowers[at + 1] != "at" or lowers[at - 1] != "the" or harm.PUT.isdisjoint(lowers[:at]):
        return []
    group = scene.by_first.get(at + 2)
    if group is None or group.kind != "bare":
        return []
    return [Harm(harm.BEFELL.get(lowers[at], "killed"), group, at, at + 2, "toll")]


def _of_kind(scene: Scene, number: Group, head: int, at: int) -> Group:
    """The number with the kind of people that it is said to be the number of: "the number of dead civilians is 12"."""
    if number.category != "people":
        return number
    side = sides.behind(scene.reading, at)
    if side is not None:
        return replace(number, category=side)
    kind = next((one for one in scene.groups if head < one.first <= at + 1 and one.kind == "plural"), None)
    return number if kind is None else replace(number, category=kind.category, text=kind.text)


def bare(position: int, scene: Scene) -> Group:
    """The number at an item, with nothing that says whom it counts."""
    quantity = scene.reading.quantities[position]
    return Group(position, position, "bare", quantity.low, quantity.high, quantity.modifier, "people", number=position)


def _toll_measure(before: tuple[str, ...]) -> Measure:
    if "casualty" in before:
        return "killed_or_injured"
    return "injured" if {"injury", "injured"} & set(before) else "killed"
