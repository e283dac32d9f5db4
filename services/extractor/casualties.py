"""Finds every casualty figure of a document as a Candidate, with its bounds, its people, its whole and the words that say it.

Does not ask who says so, where or when: attribution.py and events.py do.
"""

import re
from dataclasses import replace

from schemas.claim import Category
from services.extractor import (
    again,
    groups,
    natural,
    offices,
    owners,
    parts,
    pointing,
    portions,
    predicates,
    shots,
    sides,
    towns,
    victims,
)
from services.extractor.candidate import Candidate, without_these
from services.extractor.document import Document, Sentence
from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.parts import Part
from services.extractor.reading import BLOWS, Reading, read
from services.extractor.scene import Scene, scene
from services.extractor.unsaid import unsaid
from services.extractor.vocabulary import en
from services.extractor.vocabulary import harm as voc
from services.extractor.vocabulary import pointing as voc_pointing
from services.extractor.worth import may_tell

_GATE = re.compile(voc.GATE)
_PREDICATE = re.compile(r"[KkgDdLUBTNF]")
"""Letters of words of harm; without one, and without a sign of harm, there is nothing to look for."""
_OF_HARM = frozenset(word for word, letter in en.LEXICON.items() if _PREDICATE.match(letter)) | BLOWS | en.SIGNS
"""The words that may have such a letter, or are such a sign: a sentence without any of them need not be read."""
_POINTING = voc_pointing.NOUNS | voc_pointing.VERBS
_REMEMBERED = 40
_FAR = 7
_ANYBODY = frozenset({"victim", "person"})
_PAIR = 2
_LATEST = frozenset({"died", "passive", "reduced passive"})
"""How the latest death of a toll is told."""
_ALL_OF = re.compile(r",t(?:oR)?P(?=[,;&.]|$)")
_INHERITED = frozenset({"civilians", "security_forces", "combatants"})


def may_speak_of_harm(text: str) -> bool:
    """A cheap look at a text in lower case: False means that no casualty can be found in it."""
    return _GATE.search(text) is not None


def find(document: Document) -> list[Candidate]:
    """All candidates in the order of the text, the title's first."""
    found: list[Candidate] = []
    for sentence in document.sentences:
        goes_on = _goes_on(sentence, found)
        if goes_on or _GATE.search(sentence.lower):
            found.extend(_in_sentence(sentence, found, goes_on=goes_on))
    found = natural.without(document, shots.settle(document, found))
    return without_these(found, victims.only_recalled(found))


def _goes_on(sentence: Sentence, found: list[Candidate]) -> bool:
    """Whether the sentence may speak of figures told shortly before without a word of harm: "of them", "the figure"."""
    if not found or found[-1].sentence < sentence.index - pointing.REACH:
        return False
    return voc.OF_THEM.search(sentence.lower) is not None or voc_pointing.GATE.search(sentence.lower) is not None


def _in_sentence(sentence: Sentence, earlier: list[Candidate], *, goes_on: bool) -> list[Candidate]:
    if not goes_on and _OF_HARM.isdisjoint(sentence.columns.lowers):
        return []
    reading = read(sentence)
    if not goes_on and not may_tell(reading):
        return []
    stage = scene(reading, portions.merge(reading, owners.merge(reading, offices.merge(reading, groups.find(reading)))))
    stated = [one for one in predicates.find(stage) if _stated(one) and not unsaid(reading, one)]
    tags = reading.tags
    stated = [
        one
        for one in stated
        if _is_next(reading, one.group) or not again.told(one, earlier, stated, tags[max(0, one.group.first - 1)])
    ]
    harms = _with_the_dead(_without_doubles(stated))
    harms += towns.of_others(stage, harms)
    harms += _pointing(stage, harms, earlier)
    broken = [told for one in parts.find(stage, harms) if _new(one, harms) and (told := _told(one, earlier, sentence.index))]
    harms, broken = parts.grown_or_not(stage, harms, broken)
    ordered = sorted([*harms, *(one.harm for one in broken)], key=lambda one: (one.group.first, one.group.last))
    whole_of = {id(one.harm): one for one in broken}
    return [_candidate(reading, one, _whole(one, whole_of, ordered, earlier), ordered, earlier) for one in ordered]


def _pointing(stage: Scene, harms: list[Harm], earlier: list[Candidate]) -> list[Harm]:
    """Figures that point back, as what was told shortly before: the dead where any were told of, else what the last figure counts."""
    sentence = stage.reading.sentence
    if _POINTING.isdisjoint(stage.reading.lowers) or voc_pointing.GATE.search(sentence.lower) is None:
        return []
    found = [one for one in pointing.find(stage) if all(one.group.first != other.group.first for other in harms)]
    near = [one.measure for one in earlier if one.sentence >= sentence.index - pointing.REACH]
    known: list[Harm] = []
    for one in found:
        named = pointing.measure(stage, one)
        beside = [other.measure for other in harms if other.group.first < one.group.first]
        told = [named] if named else beside or near
        loose = pointing.is_loose(stage, one) and earlier and earlier[-1].sentence < sentence.index - 1
        if told and near + beside and (beside or not loose):
            known.append(replace(one, measure="killed" if "killed" in told else told[-1]))
    return known


def _stated(one: Harm) -> bool:
    """A number or a single person; "civilians were killed" gives no figure."""
    return one.group.number is not None or one.group.low is not None


def _is_next(reading: Reading, group: Group) -> bool:
    """Reads "the second victim": nobody told of before, though "the" stands there; not "the third reporter to be killed", a count."""
    following, head = reading.lowers[group.last + 1 : group.last + 2], reading.lowers[group.last]
    named = group.kind == "definite" and head in _ANYBODY
    return named and reading.lowers[group.first + 1] in en.FURTHER_ONE and following != ("to",)


def _with_the_dead(harms: list[Harm]) -> list[Harm]:
    """Reads "one of the four men hurt has died": the four are dead or hurt."""
    inner = {one.group.inner for one in harms if one.measure == "killed" and one.group.inner is not None}
    return [
        replace(one, measure="killed_or_injured", rule="lumped")
        if one.measure == "injured" and one.group.number in inner and one.group.number is not None
        else one
        for one in harms
    ]


def _without_doubles(harms: list[Harm]) -> list[Harm]:
    """One harm per group: the graver where the text goes on to tell the worse ("was shot and later died")."""
    best: dict[tuple[int, int], Harm] = {}
    for one in harms:
        key = (one.group.first, one.group.last)
        if key not in best or again.graver(one, best[key]):
            best[key] = one
    return list(best.values())


def _new(part: Part, harms: list[Harm]) -> bool:
    return all(one.group.first != part.harm.group.first for one in harms)


def _told(part: Part, earlier: list[Candidate], index: int) -> Part | None:
    """The part, where it is told what befell the whole.

    Victims are listed as killed only where more have been told to be, for those of a shooting may live; "them" are those of the
    sentence before.
    """
    count = part.harm.group.low or 0
    if part.harm.rule == parts.OF_VICTIMS:
        return part if any(one.measure == "killed" and (one.low or one.high or 0) > count for one in earlier) else None
    if part.harm.rule not in {parts.OF_THEM, parts.AMONG_THEM}:
        return part
    near = [one for one in earlier if one.sentence >= index - 1 and one.parent is None and (one.low or 0) > count]
    if part.harm.rule == parts.AMONG_THEM and len({one.measure for one in earlier if one.sentence >= index - 1}) != 1:
        return None
    return replace(part, harm=replace(part.harm, measure=near[-1].measure)) if near else None


def _whole(one: Harm, whole_of: dict[int, Part], ordered: list[Harm], earlier: list[Candidate]) -> int | None:
    part = whole_of.get(id(one))
    if part is None:
        return None
    if part.whole is not None:
        return len(earlier) + next(n for n, other in enumerate(ordered) if other is part.whole)
    larger = [
        n
        for n, other in enumerate(earlier)
        if other.measure == one.measure and other.parent is None and (other.low or other.high or 0) > (one.group.low or 0)
    ]
    return larger[-1] if larger else None


def _candidate(reading: Reading, one: Harm, whole: int | None, ordered: list[Harm], earlier: list[Candidate]) -> Candidate:
    group = one.group
    start, end = _quote(reading, one, ordered)
    number_start, number_end = _number_span(reading, group)
    category, text = _category(reading, one, ordered) if group.kind != "name" else _known_as(reading, group, earlier)
    if category == "people" and _takes_up(reading, one):
        category, text = _told_before(one, earlier)
    source = reading.sentence
    return Candidate(
        sentence=source.index,
        start=start,
        end=end,
        number_start=number_start,
        number_end=number_end,
        measure=one.measure,
        low=group.low,
        high=group.high,
        modifier=group.modifier,
        words=source.text[number_start - source.start : number_end - source.start],
        category=category,
        category_text=text,
        parent=whole,
        denied=group.low == 0 == group.high,
        increment=_adds(reading, one, ordered),
        superseded=one.superseded or _had_its_day(reading, one, ordered, earlier),
        rule=one.rule,
    )


def _known_as(reading: Reading, group: Group, earlier: list[Candidate]) -> tuple[Category, str | None]:
    """A name said again is of the kind that was said with it before."""
    if group.category == "people":
        source = reading.sentence
        name = source.text[reading.starts[group.first] - source.start : reading.ends[group.last] - source.start]
        for other in earlier[-_REMEMBERED:]:
            if other.low == other.high == 1 and victims.namesake(name, other.words, loosely=reading.shouting):
                return other.category, other.category_text
    return group.category, group.text


def _takes_up(reading: Reading, one: Harm) -> bool:
    """Reads "the 12 who were killed": a number that takes up those told of before. Two of a kind may be two others."""
    group = one.group
    if group.number is None or group.kind not in {"number", "bare"} or one.rule == "counted":
        return False
    return reading.tags[group.first] == "t" and (group.low or 0) > _PAIR


def _told_before(one: Harm, earlier: list[Candidate]) -> tuple[Category, str | None]:
    """What the same number was told to be before, with the same harm."""
    number = one.group.low, one.group.high
    for other in reversed(earlier[-_REMEMBERED:]):
        if other.measure == one.measure and (other.low, other.high) == number and other.category != "people":
            return other.category, other.category_text
    return one.group.category, one.group.text


def _quote(reading: Reading, one: Harm, ordered: list[Harm]) -> tuple[int, int]:
    """The group with its word of harm where they stand near each other and nobody else stands between."""
    group = one.group
    first, last = min(group.first, one.first), max(group.last, one.last)
    gap = max(one.first - group.last, group.first - one.last)
    between = any(
        (first < other.group.first <= last and other is not one and other.group is not group)
        or (other is not one and first <= other.group.last < group.first)
        for other in ordered
    )
    if gap > _FAR and not between and group.kind == "name" and one.rule != "including":
        first, last = one.first, one.last  # the name tells no number; what befell its bearer does
    elif gap > _FAR or between or one.rule == "including":
        first, last = group.first, group.last
    return reading.starts[first], reading.ends[last]


def _number_span(reading: Reading, group: Group) -> tuple[int, int]:
    if group.number is None:
        return reading.starts[group.first], reading.ends[group.last]
    return reading.starts[group.number], reading.ends[group.number]


def _category(reading: Reading, one: Harm, ordered: list[Harm]) -> tuple[Category, str | None]:
    """An ellipsis ("12 others", "30 wounded") is of the kind spoken of before in the sentence, where that tells civilians from fighters."""
    group = one.group
    told = _all_of_them(reading, one) if group.category == "people" else None
    if told is not None:
        return told, None
    if group.ellipsis and group.category == "people":
        before = [
            other.group
            for other in ordered
            if other.group.last < group.first and not other.group.ellipsis and other.rule not in parts.OF_A_WHOLE | {"reflexive"}
        ]
        side = sides.of(reading, one) if group.kind == "bare" or one.rule == "counted" else None
        if side is not None:
            return side, None
        if before and (
            (
                before[-1].category in _INHERITED
                and (before[-1].plural or group.kind == "bare" or before[-1].category == "combatants")
            )
            or reading.lowers[group.first] == "another"
        ):
            return before[-1].category, before[-1].text
    return group.category, group.text


def _all_of_them(reading: Reading, one: Harm) -> Category | None:
    """Reads "33 dead, all (of them) civilians,": what all of a number are said to be."""
    tail = _ALL_OF.match(reading.tags, max(one.group.last, one.last) + 1)
    if tail is None or reading.lowers[tail.start() + 1] != "all":
        return None
    kind = en.CATEGORY_OF.get(reading.lowers[tail.end() - 1])
    return kind if kind not in {None, "people", "other"} else None


def _had_its_day(reading: Reading, one: Harm, ordered: list[Harm], earlier: list[Candidate]) -> bool:
    """Reads "it had earlier spoken of 16 deaths", where the article has told another number of them before."""
    if voc_pointing.PAST_TALK.isdisjoint(reading.lowers):
        return False
    source, low = reading.sentence, one.group.low
    told = {other.low for other in earlier if other.measure == one.measure}
    told |= {other.group.low for other in ordered if other.measure == one.measure and other.group.last < one.group.first}
    if low in told or told <= {None, 0, 1}:
        return False
    return voc_pointing.HAD_SAID.search(source.lower[: reading.starts[one.group.first] - source.start]) is not None


def _adds(reading: Reading, one: Harm, ordered: list[Harm]) -> bool:
    """Reads "12 more were killed"; in "killed 40 and wounded 12 more" the 12 add to nothing. One death beside a toll is in the toll:
    "the toll rose to 32 after a boy died of his wounds".
    """
    group = one.group
    if one.measure == "killed" and group.low == group.high == 1 and one.rule in _LATEST and group.kind != "name":
        return any(other.rule == "toll" and other.measure == "killed" and (other.group.low or 0) > 1 for other in ordered)
    before = {other.measure for other in ordered if other.group.last < group.first}
    more = group.number is not None and reading.lowers[group.last] == "more" and reading.lowers[group.first] != "another"
    if group.number is not None and reading.lowers[group.first] == "another":
        return any(other.rule == "toll" and (other.group.low or 0) > (group.low or 0) for other in ordered)
    return more and (not before or one.measure in before)
