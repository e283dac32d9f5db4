"""Finds what happened to whom: every word of harm in a sentence with the groups it speaks of, each by a named rule.

Does not build claims and does not know about other sentences: casualties.py does.
"""

from collections.abc import Callable
from dataclasses import replace

from schemas.claim import Measure
from services.extractor.groups import Group, unknown_single
from services.extractor.wounds import condition, having, hospital, with_wounds
from services.extractor.scene import Scene, auxiliaries, negated, objects, passive, subject, unreal
from services.extractor.harms import Harm
from services.extractor.vocabulary import en, grammar, harm

_ACTIVE_KINDS = frozenset({"number", "bare", "single", "definite", "plural", "name", "pronoun"})
_ARTICLE = {("a",), ("an",)}
_LEAVE_REACH = 16
_WOUND_REACH = 7
_TOLL_REACH = 22


Rule = Callable[[Scene, int], list[Harm]]


def find(scene: Scene) -> list[Harm]:
    """Everything that befell anybody, in the order of the words that say so."""
    found: list[Harm] = []
    for position, letter in enumerate(scene.reading.tags):
        rule = _RULES.get(letter)
        if rule:
            found.extend(rule(scene, position))
    return found


def _chain(scene: Scene, at: int) -> tuple[Measure, int]:
    """(measure, last item) of a participle with what follows: "shot dead", "shot and killed", "stabbed to death"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    measure, last = harm.PARTICIPLES.get(lowers[at], "killed"), at
    if _fatal_before(scene, at):
        measure = "killed"
    if lowers[last + 1 : last + 2] in {("dead",), ("fatally",)}:
        measure, last = "killed", last + 1
    if lowers[last + 1 : last + 3] == ("to", "death"):
        measure, last = "killed", last + 2
    while tags[last + 1 : last + 3] in {"&K", "&D", "&d"}:
        other = _measure_of(lowers[last + 3 - 1])
        if measure != other:
            measure = "killed" if {measure, other} == {"killed", "killed_or_injured"} or measure == "injured" else "killed_or_injured"
            if {measure, other} == {"injured", "killed_or_injured"}:
                measure = "injured"
        last += 2
        if lowers[last + 1 : last + 3] == ("to", "death"):
            measure, last = "killed", last + 2
    return measure, last


def _measure_of(word: str) -> Measure:
    for table in (harm.PARTICIPLES, harm.STATES, harm.DYING):
        if word in table:
            return table[word]
    return "killed"


def _fatal_before(scene: Scene, at: int) -> bool:
    return bool({"fatally", "mortally"} & set(scene.reading.lowers[max(0, at - 2) : at]))


def participle(scene: Scene, at: int) -> list[Harm]:
    """Killed, wounded, shot: passive with "was", else active with an object, else a reduced passive."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    if at >= 2 and tags[at - 1] == "&" and tags[at - 2] in "KD":  # noqa: PLR2004 - the chain before has it
        return []
    if lowers[at] == "gunned" and lowers[at + 1 : at + 2] != ("down",):
        return []
    if lowers[at] in {"striking", "hitting"}:
        return _acted(scene, "killed_or_injured", at, at, objects(scene, at + 1))
    measure, last = _chain(scene, at)
    if at and tags[at - 1] in "athq" and last == at and tags[at + 1 : at + 2] in {"p", "P", "x", "X"}:
        return _described_noun(scene, measure, at)
    before, words = auxiliaries(scene, at)
    if unreal(words) or negated(words):
        return []
    if passive(words):
        found = subject(scene, before, plural=_number_of(words))
        found = [*(found or _unknown_subject(scene, before, measure, words)), *_companions(scene, last + 1)]
        return [Harm(measure, one, at, last, "passive") for one in found]
    right = objects(scene, last + 1)
    left = scene.by_last.get(before)
    if words & grammar.HAVE:
        return _acted(scene, measure, at, last, right)
    if left and _reduced(scene, left, right, last):
        return [Harm(measure, one, at, last, "reduced passive") for one in _described(scene, before, left)]
    if left is None and before >= 0 and tags[before] == "w" and not right:
        return []
    return _acted(scene, measure, at, last, right)


def _companions(scene: Scene, at: int) -> list[Group]:
    """ "was killed along with his wife and two children"."""
    lowers = scene.reading.lowers
    if lowers[at : at + 1] == ("alongside",):
        return objects(scene, at + 1)
    if lowers[at : at + 2] in {("along", "with"), ("together", "with")} or (lowers[at : at + 1] == ("with",) and scene.reading.tags[at + 1 : at + 2] == "h"):
        return objects(scene, at + (1 if lowers[at] == "with" else 2))
    return []


def _unknown_subject(scene: Scene, before: int, measure: Measure, words: frozenset[str]) -> list[Group]:
    """ "a pastoralist was killed"."""
    if measure != "killed" or not words & grammar.SINGULAR_BE:
        return []
    for at in range(before, max(-1, before - 5), -1):
        if scene.reading.tags[at] == "a":
            unknown = unknown_single(scene.reading, at)
            return [unknown] if unknown and unknown.last == before else []
        if scene.reading.tags[at] not in "xX":
            break
    return []


def _described_noun(scene: Scene, measure: Measure, at: int) -> list[Harm]:
    """ "12 wounded soldiers", "a slain officer"."""
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


def _number_of(words: frozenset[str]) -> bool | None:
    if words & grammar.PLURAL_BE and not words & grammar.SINGULAR_BE:
        return True
    return False if words & grammar.SINGULAR_BE else None


def _reduced(scene: Scene, left: Group, right: list[Group], last: int) -> bool:
    """ "12 people killed in", "30 wounded": the participle belongs to the group on its left."""
    if left.kind in {"pronoun"}:
        return False
    if not right:
        return True
    if left.kind in {"number", "bare"}:
        following = scene.reading.tags[right[-1].last + 1 : right[-1].last + 3]
        return right[0].kind == "name" or following[:1] in tuple("KDd") or following[1:] in tuple("KDd")
    return False


def _described(scene: Scene, before: int, left: Group) -> list[Group]:
    """Who a participle or state right after a noun describes: that noun and those listed with it."""
    if left.inner is not None:
        quantity = scene.reading.quantities[left.inner]
        return [replace(left, first=left.inner, number=left.inner, low=quantity.low, high=quantity.high, modifier=quantity.modifier, inner=None)]
    before_it = scene.reading.tags[left.first - 1 : left.first]
    parent = scene.by_last.get(left.first - 2)
    if left.kind == "bare" and before_it == "o" and parent and not parent.plural:
        return [parent]
    if left.kind in {"bare", "number", "single"} and before_it in {"i", "o"}:
        return [left]
    return [left] if left.kind == "bare" else subject(scene, before, plural=None)


def _acted(scene: Scene, measure: Measure, at: int, last: int, right: list[Group]) -> list[Harm]:
    if not right and scene.reading.tags[last + 1 : last + 2] == "f":
        doer = next(iter(subject(scene, auxiliaries(scene, at)[0], plural=None)), None)
        group = Group(last + 1, last + 1, "pronoun", 1, 1, "exact", doer.category if doer and doer.known else "people")
        return [Harm(measure, group, at, last, "reflexive")]
    if not right and measure == "killed" and scene.reading.lowers[last + 1 : last + 2] in _ARTICLE:
        unknown = unknown_single(scene.reading, last + 1)
        return [Harm(measure, unknown, at, last, "active, unknown noun")] if unknown else []
    return [Harm(measure, one, at, last, "active") for one in right if one.kind in _ACTIVE_KINDS]


def base(scene: Scene, at: int) -> list[Harm]:
    """Kill, kills: active; not what may or should be. "The murder of" is a noun."""
    if scene.reading.tags[at + 1 : at + 2] == "o" or (at and scene.reading.lowers[at - 1] in harm.MULTIPLE):
        return noun(scene, at)
    _, words = auxiliaries(scene, at)
    lowers = scene.reading.lowers
    if unreal(words) or negated(words) or (at and lowers[at - 1] == "to"):
        return []
    return _acted(scene, harm.BASES[lowers[at]], at, at, objects(scene, at + 1))


def gerund(scene: Scene, at: int) -> list[Harm]:
    """Killing, wounding: "killing 40", "the killing of two"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    measure = "killed" if _fatal_before(scene, at) else harm.GERUNDS[lowers[at]]
    if at > 1 and tags[at - 2 : at] == "g&":
        return []
    if tags[at + 1 : at + 2] == "o":
        return [Harm(measure, one, at, at, "killing of") for one in objects(scene, at + 2)]
    last = at
    if lowers[at + 1 : at + 2] == ("dead",):
        measure, last = "killed", at + 1
    if tags[at + 1 : at + 3] == "&g":
        return [Harm(_both(measure, harm.GERUNDS[lowers[at + 2]]), one, at, at + 2, "active") for one in objects(scene, at + 3)]
    listed = objects(scene, last + 1)
    if lowers[at] in harm.ALSO_NOUNS and listed and (tags[listed[0].first] in "pPxX" and not _doing(scene, at, listed[0])):
        return []
    return _acted(scene, measure, at, last, listed)


def _doing(scene: Scene, at: int, group: Group) -> bool:
    """ "shooting Smith" but not "Shooting Scene" or "shooting victim"."""
    reading = scene.reading
    capital = reading.sentence.text[reading.starts[at] - reading.sentence.start].isupper()
    return group.kind == "name" and not capital


def _both(one: Measure, other: Measure) -> Measure:
    if "killed" in {one, other} and "killed_or_injured" in {one, other}:
        return "killed"
    return one if one == other else "killed_or_injured"


def state(scene: Scene, at: int) -> list[Harm]:
    """Dead, missing: "12 dead", "were missing", "was found dead"."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    measure = harm.STATES[lowers[at]]
    if at and tags[at - 1] == "K":
        return []
    last = at
    if tags[at + 1 : at + 3] in {"&K", "&D"}:
        other = _measure_of(lowers[at + 2])
        measure, last = ("killed_or_injured" if {measure, other} == {"killed", "injured"} else measure), at + 2
    before, words = auxiliaries(scene, at)
    if unreal(words) or negated(words) or (lowers[at] == "critical" and not words):
        return []
    if passive(words):
        return [Harm(measure, one, at, last, "state") for one in subject(scene, before, plural=_number_of(words))]
    left = scene.by_last.get(before)
    if left is None or left.kind == "pronoun":
        return []
    return [Harm(measure, one, at, last, "state after noun") for one in _described(scene, before, left)]


def die(scene: Scene, at: int) -> list[Harm]:
    """Died, perished, drowned."""
    before, words = auxiliaries(scene, at)
    if unreal(words) or negated(words) or (at and scene.reading.lowers[at - 1] == "to"):
        return []
    found = [*subject(scene, before, plural=_number_of(words)), *_companions(scene, at + 1)]
    return [Harm("killed", one, at, at, "died") for one in found]


def leave(scene: Scene, at: int) -> list[Harm]:
    """ "left a man dead", "leaving one woman and two children wounded"; what stands right before the state is found there."""
    tags = scene.reading.tags
    listed = objects(scene, at + 1)
    if not listed:
        return []
    for position in range(listed[0].last + 1, min(len(tags), at + _LEAVE_REACH)):
        if tags[position] in "KD":
            measure = _measure_of(scene.reading.lowers[position])
            inside = [one for one in listed if one.last < position]
            return [Harm(measure, one, at, position, "left dead") for one in inside]
        if tags[position] in "bvEdkgsw;":
            break
    return []


def noun(scene: Scene, at: int) -> list[Harm]:
    """ "the deaths of two", "murder of a priest", "a double murder"."""
    reading = scene.reading
    measure = _NOUN_MEASURE.get(reading.lowers[at], "killed")
    if at and reading.lowers[at - 1] in harm.MULTIPLE:
        count = harm.MULTIPLE[reading.lowers[at - 1]]
        return [Harm(measure, Group(at - 1, at, "number", count, count, "exact", "people"), at, at, "multiple")]
    if reading.tags[at + 1 : at + 2] == "o":
        return [Harm(measure, one, at, at, "death of") for one in objects(scene, at + 2)]
    return _possessed(scene, at, measure)


def _possessed(scene: Scene, at: int, measure: Measure) -> list[Harm]:
    """ "the teen's shooting death"."""
    owner = at - 1
    while owner > 0 and scene.reading.tags[owner] in "gxN":
        owner -= 1
    word = scene.reading.lowers[owner][:-2] if owner >= 0 else ""
    if word not in en.SINGULAR or scene.reading.tags[owner] != "h" or scene.reading.lowers[at] not in _FATAL_NOUNS:
        return []
    group = Group(owner, owner, "single", 1, 1, "exact", en.CATEGORY_OF.get(word, "people"))
    return [Harm(measure, group, at, at, "somebody's death")]


def counted(scene: Scene, at: int) -> list[Harm]:
    """ "40 deaths", "no casualties", "three civilian fatalities"."""
    reading = scene.reading
    before = at - 1
    while before >= 0 and reading.tags[before] in "yx" and before not in scene.by_last and at - before < 4:  # noqa: PLR2004 - two adjectives
        before -= 1
    left = scene.by_last.get(before)
    if reading.tags[at + 1 : at + 2] == "T":
        return []
    found = [one for one in noun(scene, at) or _harm_to(scene, at) if one.group.number is not None or one.group.kind == "single"]
    if found or left is None or left.number is None or _foretold(scene, left.first):
        return found
    if left.plural and reading.lowers[at] in harm.SINGULAR_COUNTED:
        return []
    return [Harm(harm.COUNTED[reading.lowers[at]], left, at, at, "counted")]


def _foretold(scene: Scene, before: int) -> bool:
    """ "could cause 12 deaths"."""
    for at in range(before - 1, max(-1, before - 6), -1):
        if scene.reading.tags[at] in "s;,w":
            return False
        if scene.reading.lowers[at] in grammar.IRREALIS:
            return True
    return False


def _harm_to(scene: Scene, at: int) -> list[Harm]:
    """ "injuries to a woman", "deaths among the passengers"."""
    if scene.reading.lowers[at + 1 : at + 2] not in {("to",), ("among",)}:
        return []
    listed = [one for one in objects(scene, at + 2) if one.kind in {"number", "single"}]
    return [Harm(harm.COUNTED[scene.reading.lowers[at]], one, at, at, "injuries to") for one in listed]


def lives(scene: Scene, at: int) -> list[Harm]:
    """ "claimed 12 lives", "took the lives of two", "lost their lives"."""
    lowers, tags = scene.reading.lowers, scene.reading.tags
    if lowers[at] not in harm.LIVES:
        return []
    if tags[at + 1 : at + 2] == "o" and _taken(scene, at):
        return [Harm("killed", one, at, at, "lives of") for one in objects(scene, at + 2)]
    if at > 1 and tags[at - 1] == "h" and lowers[at - 2] in harm.LOSING:
        before, words = auxiliaries(scene, at - 2)
        listed = [] if unreal(words) or negated(words) else subject(scene, before, plural=None)
        return [Harm("killed", one, at - 2, at, "lost their lives") for one in listed]
    group = scene.by_last.get(at)
    if group and group.number is not None and (_taken(scene, group.first) or "lost" in lowers[at + 1 : at + 4]):
        return [Harm("killed", group, group.first, at, "lives")]
    return []


def _taken(scene: Scene, at: int) -> bool:
    return bool(harm.TAKING & set(scene.reading.lowers[max(0, at - 4) : at]))


def verb(scene: Scene, at: int) -> list[Harm]:
    """Other verbs that may speak of harm."""
    return claimed(scene, at) or hospital(scene, at)


def claimed(scene: Scene, at: int) -> list[Harm]:
    """ "Blast claims 11 children"."""
    if scene.reading.lowers[at] not in harm.CLAIMING or scene.reading.tags[at + 1 : at + 2] != "q":
        return []
    listed = [one for one in objects(scene, at + 1) if one.kind == "number" and one.known]
    if listed and scene.reading.tags[listed[-1].last + 1 : listed[-1].last + 2] in tuple("bvKUDd"):
        return []
    return [Harm("killed", one, at, at, "claims") for one in listed]


def body(scene: Scene, at: int) -> list[Harm]:
    """ "bodies of two men", "12 bodies"."""
    tags = scene.reading.tags
    if tags[at + 1 : at + 2] == "o":
        found = [one for one in objects(scene, at + 2) if one.kind in {"number", "bare", "single"}]
        if found:
            return [Harm("killed", one, at, at, "body of") for one in found]
    owner = scene.reading.lowers[at - 1][:-2] if at and tags[at - 1] == "h" else ""
    if owner in en.SINGULAR and scene.reading.lowers[at] == "body":
        return [Harm("killed", Group(at - 1, at - 1, "single", 1, 1, "exact", en.CATEGORY_OF.get(owner, "people")), at, at, "somebody's body")]
    left = scene.by_last.get(at - 1)
    if left and left.number is not None and left.low != 0:
        return [Harm("killed", left, at, at, "bodies")]
    return []


def suffer(scene: Scene, at: int) -> list[Harm]:
    """ "three people suffered gunshot wounds"."""
    reading = scene.reading
    reach = reading.tags[at + 1 : at + _WOUND_REACH]
    offset = next((n for n, letter in enumerate(reach) if letter in "WU"), None)
    if offset is None or any(letter in "bvsw;dk" for letter in reach[:offset]):
        return []
    before, words = auxiliaries(scene, at)
    if unreal(words) or negated(words):
        return []
    fatal = {"fatal", "mortal", "deadly"} & set(reading.lowers[at : at + 1 + offset])
    measure: Measure = "killed" if fatal else "injured"
    return [Harm(measure, one, at, at + 1 + offset, "suffered wounds") for one in subject(scene, before, plural=None)]


def toll(scene: Scene, at: int) -> list[Harm]:
    """ "death toll rose to 57", "bringing the toll to 57", "toll climbed from 40 to 63"."""
    reading = scene.reading
    measure = _toll_measure(reading.lowers[max(0, at - 2) : at])
    found: list[Harm] = []
    for position in range(at + 1, min(len(reading.tags), at + _TOLL_REACH)):
        letter = reading.tags[position]
        if letter == "q" and reading.lowers[position - 1] in _TOLL_LEADS:
            quantity = reading.quantities[position]
            group = scene.by_first.get(position)
            group = group if group and group.kind == "number" and group.known else _bare(position, quantity.low, quantity.high, scene)
            found.append(Harm(measure, group, at, at, "toll", superseded=reading.lowers[position - 1] == "from"))
        elif letter in "K;w" or (letter == "s" and reading.lowers[position] not in {"as", "than"}):
            break
    return found


def _bare(position: int, low: int | None, high: int | None, scene: Scene) -> Group:
    quantity = scene.reading.quantities[position]
    return Group(position, position, "bare", low, high, quantity.modifier, "people", number=position)


def _toll_measure(before: tuple[str, ...]) -> Measure:
    if "casualty" in before:
        return "killed_or_injured"
    return "injured" if {"injury", "injured"} & set(before) else "killed"


_FATAL_NOUNS = frozenset({"death", "murder", "killing", "slaying", "assassination", "execution"})
_NOUN_MEASURE: dict[str, Measure] = {**harm.BASES, **harm.HARM_NOUNS, **harm.COUNTED}
_TOLL_LEADS = frozenset(
    "to at of from hits hit reaches reached reaching is was stands tops topped passes passed exceeds exceeded surpassed climbs rises "
    "jumps nears neared near by now toll as past : around beyond".split()
)

_RULES: dict[str, Rule] = {
    "v": having, "b": condition,
    "K": participle, "k": base, "g": gerund, "D": state, "d": die, "L": leave, "N": noun, "U": counted, "B": body, "F": suffer, "T": toll,
    "p": lives, "P": lives, "E": verb, "i": with_wounds,
}  # fmt: skip
