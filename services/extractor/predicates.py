"""Finds what happened to whom: every word of harm in a sentence with the groups it speaks of, each by a named rule.

Does not build claims and does not know about other sentences: casualties.py does.
"""

from collections.abc import Callable, Collection, Sequence

from schemas.claim import Measure
from services.extractor import lists, questions
from services.extractor.groups import Group
from services.extractor.harms import Harm
from services.extractor.nouns import body, counted, lives, noun, owner
from services.extractor.objects import objects
from services.extractor.own_hand import gun_turned, life_taken
from services.extractor.participles import (
    acted,
    companions,
    described,
    described_noun,
    fatal_before,
    lumped,
    measure_of,
    number_of,
    participle,
    whose,
)
from services.extractor.scene import Scene, auxiliaries, negated, passive, unreal
from services.extractor.subjects import subject
from services.extractor.tolls import numbered, placed_at, toll
from services.extractor.vocabulary import grammar, harm
from services.extractor.wounds import (
    arriving,
    condition,
    fighting,
    having,
    hospital,
    placed,
    recovering,
    sent,
    supported,
    with_wounds,
)

_LEAVE_REACH = 16
_WOUND_REACH = 7
_NOUN_OF_HARM = frozenset("Wioaht")
_OWNING = frozenset("ath")
"""Before "murder" these make it a noun: "the murder", "his murder"."""
_NOUN_BEFORE = frozenset("xXpPhta")
"""Before "shooting" these make it a noun: "the school shooting", "Tuesday's shooting"."""


def find(scene: Scene) -> list[Harm]:
    """Everything that befell anybody, in the order of the words that say so."""
    found: list[Harm] = []
    lowers, words = scene.reading.lowers, scene.reading.sentence.words
    letters = _ALWAYS.union(*(letters for needed, letters in _SOMETIMES if not needed.isdisjoint(words)))
    is_numbered = not (harm.NUMBERS | harm.AMOUNTING).isdisjoint(words)
    for position, letter in enumerate(scene.reading.tags):
        if letter not in letters:
            continue
        if letter not in _ONLY or lowers[position] in _ONLY[letter]:
            found.extend(_RULES[letter](scene, position))
        if is_numbered and (letter == "d" or (lowers[position] in harm.BEFELL and letter in _COUNTABLE)):
            found.extend(numbered(scene, position))
    return questions.without(scene, found)


def base(scene: Scene, at: int) -> list[Harm]:
    """Kill, kills: active; not what may or should be. "The murder of" is a noun, and so is "gunshot wound"."""
    if at and scene.reading.tags[at - 1] in _NOUN_OF_HARM and scene.reading.lowers[at] in harm.WOUNDS:
        return []
    if owner(scene, at) is not None or _is_noun(scene, at):
        return noun(scene, at)
    _, words = auxiliaries(scene, at)
    lowers = scene.reading.lowers
    if unreal(words) or negated(words) or (at and lowers[at - 1] == "to") or _every_year(lowers):
        return []
    if scene.reading.tags[at + 1 : at + 2] == "f" and not lowers[at].endswith("s") and not _numbered_doer(scene, at):
        return []  # "people kill themselves": how things are
    listed = objects(scene, at + 1)
    if scene.reading.tags[at + 1 : at + 2] == "x" and listed and listed[0].kind == "name" and lowers[at] in harm.HARM_NOUNS:
        return []  # "the murder video", "a murder trial"
    measure = "killed" if fatal_before(scene, at) else harm.BASES[lowers[at]]
    return acted(scene, measure, at, at, listed)


def _is_noun(scene: Scene, at: int) -> bool:
    """Reads "a double murder", "the murder", "his murder"."""
    lowers = scene.reading.lowers
    owned = scene.reading.tags[at - 1] in _OWNING and lowers[at] in harm.HARM_NOUNS
    return at > 0 and (owned or lowers[at - 1] in harm.MULTIPLE)


def _numbered_doer(scene: Scene, at: int) -> bool:
    return any(one.number is not None for one in subject(scene, auxiliaries(scene, at)[0], plural=None))


def _every_year(lowers: tuple[str, ...]) -> bool:
    """Reads "kills 500,000 people a year": how things usually are, not what happened."""
    return any(word == "year" and lowers[n - 1] in {"average", "a", "each", "every", "per"} for n, word in enumerate(lowers) if n)


def shooting(scene: Scene, at: int) -> list[Harm]:
    """A gerund, or the noun of "a triple shooting"."""
    lowers = scene.reading.lowers
    named = at > 0 and lowers[at - 1] in harm.MULTIPLE and lowers[at] in harm.HARM_NOUNS
    return noun(scene, at) if named else gerund(scene, at)


def gerund(scene: Scene, at: int) -> list[Harm]:
    """Killing, wounding: "killing 40", "the killing of two"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    measure = "killed" if fatal_before(scene, at) or _deadly(scene, at) else harm.GERUNDS[lowers[at]]
    describing = tags[at - 1 : at] == "t" and tags[at + 1 : at + 2] in {"x", "X"}  # "the murdering brigades"
    if describing or _undone(lowers, at) or (at > 1 and tags[at - 2 : at] == "g&"):
        return []
    if tags[at + 1 : at + 2] == "o":
        return [Harm(measure, one, at, at, "killing of") for one in objects(scene, at + 2)]
    last = at
    if lowers[at + 1 : at + 2] == ("dead",) or lowers[at : at + 2] == ("gunning", "down"):
        measure, last = "killed", at + 1
    if tags[at + 1 : at + 3] == "&g":
        both = _both(measure, harm.GERUNDS[lowers[at + 2]])
        rule = "lumped active" if lumped(both, lowers[at]) and lumped(both, lowers[at + 2]) else "active"
        return [Harm(both, one, at, at + 2, rule) for one in objects(scene, at + 3)]
    listed = objects(scene, last + 1)
    if listed and lowers[listed[-1].last + 1 : listed[-1].last + 2] and lowers[listed[-1].last + 1] in grammar.IRREALIS:
        return []  # "killing the colonel would mean": weighed, not done
    if lowers[at] in harm.ALSO_NOUNS and listed and (tags[listed[0].first] in "pPxX" and not _doing(scene, at, listed[0])):
        return []  # "the shooting victims"
    return acted(scene, measure, at, last, listed)


def _undone(lowers: Sequence[str], at: int) -> bool:
    """Reads "without killing", "aimed at killing", "nearly succeeded in killing"."""
    before = lowers[max(0, at - 2) : at]
    if not before or before[-1] not in harm.LEADING_TO:
        return False
    return (
        before[-1] == "without"
        or before[0] in harm.INTENDED
        or (before[0] in harm.SUCCEEDED and not grammar.BARELY.isdisjoint(lowers[max(0, at - 4) : at]))
    )


def _deadly(scene: Scene, at: int) -> bool:
    """Reads "the fatal shooting of"."""
    return bool(harm.DEADLY & set(scene.reading.lowers[max(0, at - 2) : at])) and scene.reading.tags[at + 1 : at + 2] == "o"


def _doing(scene: Scene, at: int, group: Group) -> bool:
    """Reads "shooting Smith", "killing 18-year-old Smith" but not "Shooting Scene" or "shooting victim"; in capitals, only behind a comma."""
    reading = scene.reading
    capital = reading.sentence.text[reading.starts[at] - reading.sentence.start].isupper()
    if at and reading.lowers[at] == "killing" and reading.tags[at - 1] in "oi" and reading.tags[group.last] == "X":
        return True  # "accused of killing police officer Juan Tadin"
    if reading.lowers[group.first].endswith("-year-old") and not (at and reading.tags[at - 1] in _NOUN_BEFORE):
        return True
    if group.kind != "name" or (at and reading.tags[at - 1] in _NOUN_BEFORE):
        return False
    return reading.tags[at - 1 : at] == "," if reading.shouting else not capital


def _both(one: Measure, other: Measure) -> Measure:
    if "killed" in {one, other} and "killed_or_injured" in {one, other}:
        return "killed"
    return one if one == other else "killed_or_injured"


def state(scene: Scene, at: int) -> list[Harm]:
    """Dead, missing: "12 dead", "were missing", "was found dead"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    measure = harm.STATES[lowers[at]]
    put = placed_at(scene, at)
    if put or (at and tags[at - 1] == "K"):
        return put
    last = at
    if tags[at + 1 : at + 3] in {"&K", "&D"}:
        other = measure_of(lowers[at + 2])
        measure, last = ("killed_or_injured" if {measure, other} == {"killed", "injured"} else measure), at + 2
    before, words = auxiliaries(scene, at)
    if unreal(words) or negated(words) or (lowers[at] == "critical" and not _is_patient(scene, at, words)):
        return []
    there = before < 0 and "found" in lowers[:at]
    if passive(words) or there:
        whom = _found_there(scene, last) if there else subject(scene, before, plural=number_of(words))
        beside = companions(scene, last + 1) if whom and not there else []
        whom = [lists.sexed(scene, one, beside[0].first) if beside and len(whom) == 1 else one for one in whom]
        found = [Harm(measure, one, at, last, "state") for one in whom if measure != "missing" or _somebody(scene, one)]
        return found + [Harm(measure, one, one.first, one.first, "companion") for one in beside]
    left = scene.by_last.get(before)
    if left is None or left.kind == "pronoun" or _adjective(scene, left):
        return []
    noun_group = scene.by_first.get(at + 1)
    if left.kind == "bare" and left.last == at - 1 and noun_group is not None and noun_group.kind == "plural":
        return described_noun(scene, measure, at)
    rule = "state after noun" if measure != "killed_or_injured" else "lumped state after noun"
    return [Harm(measure, one, at, last, rule) for one in described(scene, before, left)]


def _found_there(scene: Scene, last: int) -> list[Group]:
    """Reads "found dead inside the house were two men": those behind the verb."""
    tags = scene.reading.tags
    verb = next((n for n in range(last + 1, min(len(tags), last + _LEAVE_REACH)) if tags[n] in "bvEKksw;"), None)
    return [] if verb is None or tags[verb] != "b" else objects(scene, verb + 1)


def _somebody(scene: Scene, one: Group) -> bool:
    """Whether who or what is missing is people: a word for them, or one made of what they do; not "17 artifacts"."""
    return one.known or one.kind == "name" or scene.reading.lowers[one.last].endswith(harm.DOERS)


def _is_patient(scene: Scene, at: int, words: frozenset[str]) -> bool:
    """Reads "was critical on Monday", "boy critical after shooting": no "critical of", no "critical to"."""
    if words:
        return scene.reading.lowers[at + 1 : at + 2] not in {("of",), ("to",), ("for",)}
    return scene.reading.lowers[at + 1 : at + 2] in {(), ("after",), ("following",), ("but",)}


def _adjective(scene: Scene, left: Group) -> bool:
    """Reads "reports of civilian dead", where the noun only says of what sort the dead are."""
    before = scene.reading.tags[left.first - 1 : left.first]
    return left.kind == "single" and left.first == left.last and before in {"o", "i", "n"}


def die(scene: Scene, at: int) -> list[Harm]:
    """Died, perished, drowned; not "don't let my son die", where one person and the bare verb tell of a wish or a fear."""
    before, words = auxiliaries(scene, at)
    if unreal(words) or negated(words) or (at and scene.reading.lowers[at - 1] == "to"):
        return []
    whom, beside = subject(scene, before, plural=number_of(words)), companions(scene, at + 1)
    if scene.reading.lowers[at] in harm.BARELY_DYING and not words and [one.plural for one in whom] == [False]:
        return []
    found = [*(lists.sexed(scene, one, whose(scene, at, beside)) if len(whom) == 1 else one for one in whom), *beside]
    return [Harm("killed", one, at, at, "died") for one in found]


def fatally(scene: Scene, at: int) -> list[Harm]:
    """Reads "two people were shot, one of them fatally"."""
    if scene.reading.lowers[at] not in harm.TO_DEATH or scene.reading.tags[at + 1 : at + 2] in {"K", "g", "k"}:
        return []
    left = scene.by_last.get(at - 1)
    return [Harm("killed", left, at, at, "fatally")] if left is not None and left.number is not None else []


def leave(scene: Scene, at: int) -> list[Harm]:
    """Reads "left a man dead", "leaving one woman and two children wounded"; what stands right before the state is found there."""
    tags = scene.reading.tags
    listed = objects(scene, at + 1)
    if not listed:
        return []
    for position in range(listed[0].last + 1, min(len(tags), at + _LEAVE_REACH)):
        if tags[position] in "KD":
            measure = measure_of(scene.reading.lowers[position])
            inside = [one for one in listed if one.last < position]
            return [Harm(measure, one, at, position, "left dead") for one in inside]
        if tags[position] in "bvEdkgsw;":
            break
    return []


def life(scene: Scene, at: int) -> list[Harm]:
    """A life: lost, on support, or one's own."""
    return lives(scene, at) or supported(scene, at) or life_taken(scene, at)


def verb(scene: Scene, at: int) -> list[Harm]:
    """Other verbs that may speak of harm."""
    rule = _VERBS.get(scene.reading.lowers[at])
    return rule(scene, at) if rule else []


def patient(scene: Scene, at: int) -> list[Harm]:
    """Somebody with wounds or in some condition."""
    return with_wounds(scene, at) or placed(scene, at)


def not_survived(scene: Scene, at: int) -> list[Harm]:
    """Reads "the victim did not survive"."""
    before, words = auxiliaries(scene, at)
    if unreal(words) or not negated(words):
        return []
    return [Harm("killed", one, at, at, "died") for one in subject(scene, before, plural=None)]


def claimed(scene: Scene, at: int) -> list[Harm]:
    """Reads "Blast claims 11 children"."""
    if scene.reading.tags[at + 1 : at + 2] != "q":
        return []
    listed = [one for one in objects(scene, at + 1) if one.kind == "number" and one.known]
    if listed and scene.reading.tags[listed[-1].last + 1 : listed[-1].last + 2] in tuple("bvKUDd"):
        return []
    return [Harm("killed", one, at, at, "claims") for one in listed]


def suffer(scene: Scene, at: int) -> list[Harm]:
    """Reads "three people suffered gunshot wounds"."""
    reading = scene.reading
    reach = reading.tags[at + 1 : at + _WOUND_REACH]
    offset = next((n for n, letter in enumerate(reach) if letter in "WU" and reading.lowers[at + 1 + n] in harm.WOUNDS), None)
    if offset is None or any(letter in "bvsw;dk" for letter in reach[:offset]):
        return []
    before, words = auxiliaries(scene, at)
    counted = [reading.quantities[at + 1 + n] for n in range(offset) if at + 1 + n in reading.quantities]
    if unreal(words) or negated(words) or any(one.high == 0 for one in counted) or (counted and reach[offset] == "U"):
        return []  # "suffered no injuries", "suffered 12 casualties", which nouns.py counts
    fatal = {"fatal", "mortal", "deadly"} & set(reading.lowers[at : at + 1 + offset])
    measure: Measure = "killed" if fatal else "injured"
    return [Harm(measure, one, at, at + 1 + offset, "suffered wounds") for one in subject(scene, before, plural=None)]


Rule = Callable[[Scene, int], list[Harm]]
_VERBS: dict[str, Rule] = {
    **dict.fromkeys(harm.CLAIMING, claimed),
    **dict.fromkeys(harm.CARRIED, hospital),
    **dict.fromkeys(harm.SENDING, sent),
    "survive": not_survived,
    "fighting": fighting,
    "recovering": recovering,
    **dict.fromkeys(harm.ARRIVING, arriving),
}
_RULES: dict[str, Rule] = {
    "v": having, "b": condition,
    "K": participle, "k": base, "g": shooting, "D": state, "d": die, "L": leave, "N": noun, "U": counted, "B": body, "F": suffer, "T": toll,
    "p": life, "P": lives, "E": verb, "i": patient,
    "y": fatally, "f": gun_turned,
}  # fmt: skip
_ONLY: dict[str, Collection[str]] = {"p": harm.LIVES, "P": harm.LIVES, "E": _VERBS, "i": {"with", "in"}, "y": harm.TO_DEATH}
"""Letters of which few words tell of harm: those whose rules need be asked."""
_COUNTABLE = frozenset("DKUPB")
_SOMETIMES: tuple[tuple[frozenset[str], frozenset[str]], ...] = (
    (harm.WOUND_NOUNS, frozenset("vi")),
    (harm.CLINICS | {"condition"}, frozenset("b")),
    (frozenset({"condition"}), frozenset("i")),
    (harm.LIVES | harm.TO_DEATH | frozenset(_VERBS), frozenset("pPEy")),
    (harm.NUMBERS | harm.AMOUNTING, _COUNTABLE),
    (harm.TURNING, frozenset("f")),
)
"""Words that the rules of some letters need: without them in the sentence these letters are passed over."""
_ALWAYS = frozenset(_RULES) - frozenset("vibpPEyf")
