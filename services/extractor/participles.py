"""Harm told by participles: "12 people were killed", "killed 12 people", "12 killed", "shot and killed", "12 wounded soldiers".

Does not know other words of harm: predicates.py does.
"""

import re
from dataclasses import replace

from schemas.claim import Measure
from services.extractor import lists, rolls
from services.extractor.belonging import before_comma, whole_of
from services.extractor.groups import Group, unknown_single
from services.extractor.hanging import summed
from services.extractor.harms import Harm
from services.extractor.objects import objects
from services.extractor.scene import Scene, auxiliaries, negated, passive, unreal
from services.extractor.subjects import subject
from services.extractor.vocabulary import grammar, harm

_ACTIVE_KINDS = frozenset({"number", "bare", "single", "definite", "plural", "name", "pronoun"})
_HIMSELF = re.compile(r",?([&y]{0,3})f(?!f)")
_NO_OBJECT = frozenset({"", "i", "s", "y", ";", "o"})
_AFTER_NAME = frozenset({"", "i", "s", ",", "&", ";", "y"})
_AND_ANOTHER = re.compile(r"&[KDd]|&yK")
_SHARED_REACH = 9
_PARTS_CLAUSES = frozenset(",;swkgLqv&")
_ARTICLE = {("a",), ("an",)}
_WHERE_OR_WHEN = re.compile(r"i[tah]?[xXzy]{1,4},?(?=i|[xy]i)")
_BESIDE = {("along",), ("together",), ("alongside",)}
_ALONG = frozenset({"along", "together"})
"""Further from the verb than a place, "alongside" tells of those who fought there, not of those who died."""


_TOGETHER: dict[tuple[Measure, Measure], Measure] = {
    ("injured", "killed"): "killed",
    ("killed_or_injured", "killed"): "killed",
    ("killed", "killed_or_injured"): "killed",
    ("killed_or_injured", "injured"): "injured",
    ("injured", "killed_or_injured"): "injured",
}
"""What two participles joined by "and" come to: "wounded and then killed", "shot and killed", "shot and wounded"; else both, "killed and injured"."""


def _chain(scene: Scene, at: int) -> tuple[Measure, int]:
    """(measure, last item) of a participle with what follows: "shot dead", "shot and killed", "stabbed to death"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    measure, last = harm.PARTICIPLES.get(lowers[at]) or harm.GERUNDS.get(lowers[at], "killed"), at
    if fatal_before(scene, at):
        measure = "killed"
    if lowers[last : last + 2] == ("gunned", "down"):
        last += 1
    if lowers[last + 1 : last + 2] in {("dead",), ("fatally",)}:
        measure, last = "killed", last + 1
    if lowers[last + 1 : last + 3] == ("to", "death"):
        measure, last = "killed", last + 2
    while (joined := _joined(tags, last)) is not None:
        other = measure_of(lowers[joined])
        if lowers[last + 1] == "or" and "injured" in {measure, other}:
            measure = "killed_or_injured"
        elif measure != other:
            measure = _TOGETHER.get((measure, other), "killed_or_injured")
        last = joined
        if lowers[last + 1 : last + 3] == ("to", "death"):
            measure, last = "killed", last + 2
    if _told_worse(scene, last):
        measure, last = "killed", last + 2
    return measure, last


def _joined(tags: str, at: int) -> int | None:
    """The participle that "and" joins to the one at `at`, past one adverb: "shot and critically wounded"."""
    match = _AND_ANOTHER.match(tags, at + 1)
    return None if match is None else match.end() - 1


def lumped(measure: Measure, word: str) -> bool:
    """Reads "killed and injured 12": harm of both sorts told in one number, unlike "shot", which is open between the two."""
    return measure == "killed_or_injured" and all(
        table.get(word) != measure for table in (harm.PARTICIPLES, harm.GERUNDS, harm.BASES)
    )


def _told_worse(scene: Scene, at: int) -> bool:
    """Reads "man shot, killed in": the headline's way of saying "shot and killed"."""
    tags = scene.reading.tags
    return tags[at : at + 3] == "K,K" and scene.reading.lowers[at + 2] == "killed" and tags[at + 3 : at + 4] in _NO_OBJECT


def measure_of(word: str) -> Measure:
    """What a participle, a state or a verb of dying says."""
    for table in (harm.PARTICIPLES, harm.STATES, harm.DYING):
        if word in table:
            return table[word]
    return "killed"


def fatal_before(scene: Scene, at: int) -> bool:
    """Whether "fatally" stands shortly before."""
    return bool(harm.TO_DEATH & set(scene.reading.lowers[max(0, at - 2) : at]))


def participle(scene: Scene, at: int) -> list[Harm]:
    """Killed, wounded, shot: passive with "was", also in "Also killed were", else active with an object, else a reduced passive."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    if _already_read(scene, at) or _at_nobody(scene, at) or (lowers[at] == "gunned" and lowers[at + 1 : at + 2] != ("down",)):
        return []
    measure, last = _chain(scene, at)
    if lowers[:at] == ("also",):
        return [Harm(measure, one, at, last, "inverted") for one in rolls.listed(scene, last)]
    before, words = auxiliaries(scene, at)
    if at and tags[at - 1] in "athq" and last == at and tags[at + 1 : at + 2] in {"p", "P", "x", "X"}:
        found = described_noun(scene, measure, at)
    elif unreal(words) or negated(words) or _supposed(scene, at, words) or _intended(scene, at):
        found = []
    elif passive(words) and not _perfect(scene, at):
        whom = subject(scene, before, plural=number_of(words)) or _unknown_subject(scene, before, measure, words)
        if before >= 0 and tags[before] == "B":
            whom = []  # "the bodies had been burnt": nobody was hurt by that
        if lowers[at : at + 2] == ("shot", "down"):
            whom = [one for one in whom if one.known]  # a helicopter, a drone
        rule = "lumped passive" if lumped(measure, lowers[at]) else "passive"
        beside = companions(scene, last + 1)
        found = [
            Harm(measure, lists.sexed(scene, one, whose(scene, last, beside)) if len(whom) == 1 else one, at, last, rule)
            for one in whom
        ]
        found += [Harm(measure, one, one.first, one.first, "companion") for one in beside]
    else:
        found = _without_auxiliary(scene, at, last, measure, having=bool(words & grammar.HAVE))
    return [one for one in found if lowers[at] not in harm.OFTEN_OF_THINGS or _is_somebody(scene, one.group)]


def _is_somebody(scene: Scene, group: Group) -> bool:
    """Whether who was burned or wiped out is people: a word for them or a name; in capitals throughout a name may be any noun."""
    return group.known or (group.kind == "name" and not scene.reading.shouting)


def _intended(scene: Scene, at: int) -> bool:
    """Reads "going to hurt her": a purpose, told with the bare form."""
    lowers = scene.reading.lowers
    return at > 0 and lowers[at - 1] == "to" and lowers[at] in harm.SAME_FORMS


def _supposed(scene: Scene, at: int, words: frozenset[str]) -> bool:
    """Reads "if they are shot down, no pilot is killed": what would happen."""
    return (
        "if" in scene.reading.lowers[:at]
        and not words.isdisjoint(grammar.IS)
        and words.isdisjoint({"been", "being", "have", "has"})
    )


def _perfect(scene: Scene, at: int) -> bool:
    """Reads "is reported to have killed", "was said to have wounded": active, whatever "was" stands further left."""
    tags = scene.reading.tags
    while at and tags[at - 1] == "y":
        at -= 1
    return tags[at - 1 : at] == "v"


def _at_nobody(scene: Scene, at: int) -> bool:
    """Reads "one shot was fired", "a man shot at them": nobody is said to be hit."""
    if scene.reading.lowers[at] != "shot":
        return False
    if _is_noun(scene, at):
        return True
    following = scene.reading.lowers[at + 1 : at + 4]
    if harm.FIRED & set(following) and (following[0] in harm.FIRED or following[0] in grammar.BE | grammar.HAVE):
        return True
    return (
        following[:1] == ("at",) and scene.reading.tags[at + 2 : at + 3] in {"r", "R"} and not passive(auxiliaries(scene, at)[1])
    )


def _is_noun(scene: Scene, at: int) -> bool:
    """Reads "in one shot", "the Moon Shot"."""
    reading = scene.reading
    if reading.lowers[max(0, at - 2) : at] in {("in", "one"), ("with", "one"), ("a", "single"), ("a", "long"), ("a", "big")}:
        return True
    capital = reading.sentence.text[reading.starts[at] - reading.sentence.start].isupper()
    return (
        capital
        and not reading.shouting
        and reading.sentence.field != "title"
        and reading.tags[at - 1 : at] in {"x", "X"}
        and reading.tags[at + 1 : at + 2] in {"", ";"}
    )


def _sharing(scene: Scene, last: int) -> list[Group]:
    """Reads "was tortured and killed", "were taken from the house and killed": the subject of the passive before "and"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    for other in range(last, max(0, last - _SHARED_REACH), -1):
        if tags[other] in _PARTS_CLAUSES:
            return []
        near = other == last or tags[other - 1] in "by"
        if near and (tags[other] in "KE" or lowers[other].endswith(("ed", "en"))):
            before, words = auxiliaries(scene, other)
            told = passive(words) and not unreal(words) and not negated(words)
            return subject(scene, before, plural=number_of(words)) if told else []
    return []


def _already_read(scene: Scene, at: int) -> bool:
    """Read with the verb before it: "shot and killed"; not "left one dead and injured four others"."""
    if at > 1 and _told_worse(scene, at - 2):
        return True
    tags = scene.reading.tags
    before = at - 1 if tags[at - 1 : at] == "y" and tags[at - 3 : at - 1] == "K&" else at
    if before < 2 or tags[before - 1] != "&" or tags[before - 2] not in "KD":  # noqa: PLR2004 - needs a state and "and" before it
        return False
    return tags[before - 2] == "K" or tags[at + 1 : at + 2] != "q"


def _without_auxiliary(scene: Scene, at: int, last: int, measure: Measure, *, having: bool) -> list[Harm]:
    """Active, or a passive without "was": the words on both sides decide."""
    before, _ = auxiliaries(scene, at)
    right, left = objects(scene, last + 1), scene.by_last.get(before)
    himself = scene.reading.tags[last + 1 : last + 2] == "f"
    joined = before > 0 and scene.reading.tags[before] == "&"
    shared = _sharing(scene, before - 1) if joined and not right and not himself else []
    if shared:
        return [Harm(measure, one, at, last, "shared passive") for one in shared]
    if not having and left and not himself and _reduced(scene, left, right):
        rule = "lumped reduced passive" if lumped(measure, scene.reading.lowers[at]) else "reduced passive"
        return [Harm(measure, one, at, last, rule) for one in described(scene, before, left)]
    if left is None and not right and not himself and scene.reading.tags[max(0, before)] == ",":
        counted = whole_of(scene, before - 1) or summed(scene, before - 1) or _aged_in_title(scene, before)
        return [Harm(measure, counted, at, last, "reduced passive")] if counted else []
    if not having and left is None and before >= 0 and scene.reading.tags[before] == "w" and not right and not himself:
        return []
    return acted(scene, measure, at, last, right)


def _aged_in_title(scene: Scene, comma: int) -> Group | None:
    """Reads "Boy, 3, wounded": whom a headline begins with, past his age."""
    found = before_comma(scene, comma) if scene.reading.sentence.field == "title" and scene.reading.tags[:4] == "p,z," else None
    return found if found is not None and found.first == 0 else None


def companions(scene: Scene, at: int) -> list[Group]:
    """Reads "was killed along with his wife and two children", "died in the raid, along with", "was killed, alongside", "was killed, as were"."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if lowers[at : at + 2] == (",", "as") and tags[at + 2 : at + 3] == "b":
        return objects(scene, at + 3)
    if tags[at : at + 1] == "," and lowers[at + 1 : at + 2] in _BESIDE:
        return companions(scene, at + 1)
    aside = _WHERE_OR_WHEN.match(tags, at)
    if aside is not None and lowers[at] != "with":
        goes_on = lowers[aside.end() - 1] == "," or lowers[aside.end()] in _ALONG or _WHERE_OR_WHEN.match(tags, aside.end())
        beside = companions(scene, aside.end()) if goes_on else []
        return [] if lowers[aside.end() : aside.end() + 1] == ("with",) else beside
    if lowers[at : at + 1] == ("alongside",):
        return objects(scene, at + 1)
    if lowers[at : at + 2] in {("along", "with"), ("together", "with")} or (
        lowers[at : at + 1] == ("with",) and scene.reading.tags[at + 1 : at + 2] == "h"
    ):
        start = at + (1 if lowers[at] == "with" else 2)
        return objects(scene, start)
    return []


def whose(scene: Scene, verb: int, beside: list[Group]) -> int | None:
    """The item of "his" or "her" that takes up who died before those beside him: "was killed with his sons, Ali (9) and Omar"."""
    lowers = scene.reading.lowers
    return next((n for n in range(verb, beside[0].first + 1) if lowers[n] in {"his", "her"}), None) if beside else None


def _unknown_subject(scene: Scene, before: int, measure: Measure, words: frozenset[str]) -> list[Group]:
    """Reads "a pastoralist was killed"."""
    if measure != "killed" or not words & grammar.SINGULAR_BE:
        return []
    for at in range(before, max(-1, before - 5), -1):
        if scene.reading.tags[at] == "a":
            unknown = unknown_single(scene.reading, at)
            return [unknown] if unknown and unknown.last == before else []
        if scene.reading.tags[at] not in "xX":
            break
    return []


def described_noun(scene: Scene, measure: Measure, at: int) -> list[Harm]:
    """Reads "12 wounded soldiers", "a slain officer"."""
    noun_group, number = scene.by_first.get(at + 1), scene.by_last.get(at - 1)
    if scene.reading.tags[at - 1] == "q" and number is None:
        return []
    if scene.reading.tags[at - 1] == "q" and number is not None:
        if noun_group is None or noun_group.kind != "plural":
            listed = objects(scene, at + 1)
            return [] if listed else [Harm(measure, number, at, at, "reduced passive")]
        group = Group(number.first, noun_group.last, "number", number.low, number.high, number.modifier, noun_group.category,
                      noun_group.text, number.number)  # fmt: skip
        return [Harm(measure, group, at, at, "counted participle")]
    if scene.reading.tags[at - 1] == "a" and noun_group is not None and noun_group.kind == "single":
        group = Group(at - 1, noun_group.last, "single", 1, 1, "exact", noun_group.category, noun_group.text)
        return [Harm(measure, group, at, at, "described")]
    return []


def number_of(words: frozenset[str]) -> bool | None:
    """Whether "were" or "was" tells of one or of more; None where it does not."""
    if words & grammar.PLURAL_BE and not words & grammar.SINGULAR_BE:
        return True
    return False if words & grammar.SINGULAR_BE else None


def _reduced(scene: Scene, left: Group, right: list[Group]) -> bool:
    """Reads "12 people killed in", "30 wounded": the participle belongs to the group on its left; not "a call of a person shot", nor
    "the two gunmen killed Tadin".
    """
    if left.kind == "pronoun" or (left.first > 1 and scene.reading.lowers[left.first - 2] in harm.CALLS):
        return False
    if not right:
        return True
    if left.kind in {"number", "bare"}:
        if right[0].kind == "name" and scene.reading.lowers[left.last] in harm.ASSAILANTS:
            return False
        following = scene.reading.tags[right[-1].last + 1 : right[-1].last + 3]
        return (
            (right[0].kind == "name" and not _acted_on(scene, left, right[0]))
            or following[:1] in tuple("KDd")
            or following[1:] in tuple("KDd")
        )
    return False


def _acted_on(scene: Scene, left: Group, named: Group) -> bool:
    """Reads "three gunmen shot and killed Juan Tadin": whom they killed; in a headline the name is as likely who tells of it."""
    following = scene.reading.tags[named.last + 1 : named.last + 2]
    full = named.last > named.first and following in _AFTER_NAME
    return full and left.kind == "number" and left.known and not left.ellipsis and scene.reading.sentence.field != "title"


def described(scene: Scene, before: int, left: Group) -> list[Group]:
    """Who a participle or state right after a noun describes: that noun and those listed with it."""
    if left.inner is not None:
        quantity = scene.reading.quantities[left.inner]
        return [
            replace(
                left,
                first=left.inner,
                number=left.inner,
                low=quantity.low,
                high=quantity.high,
                modifier=quantity.modifier,
                inner=None,
            )
        ]
    before_it = scene.reading.tags[left.first - 1 : left.first]
    parent = scene.by_last.get(left.first - 2)
    if left.kind == "bare" and parent and not parent.plural and scene.reading.lowers[left.first - 1] == "of":
        return [parent]
    if left.kind in {"bare", "number", "single"} and before_it in {"i", "o"}:
        return [left]
    return [left] if left.kind == "bare" else subject(scene, before, plural=None)


def acted(scene: Scene, measure: Measure, at: int, last: int, right: list[Group]) -> list[Harm]:
    """Those the verb at `at` acted on, or the one who did it to himself."""
    if right and scene.reading.lowers[right[-1].last + 1 : right[-1].last + 3] == ("to", "death"):
        measure = "killed"
    if not right and scene.reading.tags[last + 1 : last + 2] == "f":
        if scene.reading.lowers[last + 2 : last + 4] == ("to", "death"):
            measure = "killed"
        doer = next(iter(subject(scene, auxiliaries(scene, at)[0], plural=None)), None)
        group = Group(last + 1, last + 1, "pronoun", 1, 1, "exact", doer.category if doer and doer.known else "people")
        beside = objects(scene, last + 3) if scene.reading.tags[last + 2 : last + 3] == "&" else []
        found = [Harm(measure, one, at, last, "active") for one in beside if one.kind in {"number", "single"}]
        return [Harm(measure, group, at, last, "reflexive"), *found]
    if not right and measure == "killed" and scene.reading.lowers[last + 1 : last + 2] in _ARTICLE:
        unknown = unknown_single(scene.reading, last + 1)
        return [Harm(measure, unknown, at, last, "active, unknown noun")] if unknown else []
    beside = (
        companions(scene, right[-1].last + 1)
        if right and scene.reading.tags[right[-1].last + 1 : right[-1].last + 2] == "i"
        else []
    )
    rule = "lumped active" if lumped(measure, scene.reading.lowers[at]) else "active"
    found = [
        Harm(measure, one, at, last, rule)
        for one in [*right, *beside]
        if one.kind in _ACTIVE_KINDS and scene.reading.lowers[one.first] not in grammar.NOMINATIVE
    ]
    return [*found, *_then_himself(scene, measure, at, right[-1].last + 1)] if right else found


def _then_himself(scene: Scene, measure: Measure, at: int, after: int) -> list[Harm]:
    """Reads "killed his wife and then himself"."""
    match = _HIMSELF.match(scene.reading.tags, after)
    if match is None or not (match.group(1) or scene.reading.lowers[match.end() - 1] == "self"):
        return []
    doer = next(iter(subject(scene, auxiliaries(scene, at)[0], plural=None)), None)
    category = doer.category if doer and doer.known else "people"
    place = match.end() - 1
    return [Harm(measure, Group(place, place, "pronoun", 1, 1, "exact", category), at, place, "reflexive")]
