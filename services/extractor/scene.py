"""A sentence with its people in it: which group ends or starts at an item, and what the auxiliaries of a verb make of it.

Does not know words of harm; predicates.py asks the questions. Who a verb speaks of is for subjects.py.
"""

from collections.abc import Mapping

from services.extractor.groups import Group
from services.extractor.reading import Reading
from services.extractor.record import record
from services.extractor.vocabulary import grammar

_BEFORE_VERB = frozenset("ybvlnf")
_THE_MONTH = ("y", "may")
MOST_LISTED = 8


@record
class Scene:
    """A reading and its groups, by their last and first item."""

    reading: Reading
    groups: tuple[Group, ...]
    by_first: Mapping[int, Group]
    by_last: Mapping[int, Group]


def scene(reading: Reading, groups: list[Group]) -> Scene:
    """The scene of these groups."""
    return Scene(reading, tuple(groups), {one.first: one for one in groups}, {one.last: one for one in groups})


def auxiliaries(scene: Scene, verb: int) -> tuple[int, frozenset[str]]:
    """(item before the adverbs and auxiliaries of the verb at `verb`, the words among them)."""
    at, seen = verb - 1, set()
    tags, lowers = scene.reading.tags, scene.reading.lowers
    while at >= 0:
        if tags[at] in _BEFORE_VERB or _joins_auxiliary(scene, at, verb):
            if not _between_adverbs(scene, at) and (tags[at], lowers[at]) != _THE_MONTH:
                seen.add(lowers[at])
            at -= 1
        else:
            break
    return at, frozenset(seen)


def _joins_auxiliary(scene: Scene, at: int, verb: int) -> bool:
    """Reads "reported to have been killed", "was found shot", "is among those" - a word inside a verb group."""
    tags, lowers = scene.reading.tags, scene.reading.lowers
    following = tags[at + 1 : at + 2]
    if _between_adverbs(scene, at):
        return True
    if lowers[at] == "to":
        return following in {"b", "v"} and at > 0 and tags[at - 1] in "yEbx"
    return tags[at] == "E" and at > 0 and tags[at - 1] in "byv" and (following == "i" or at + 1 == verb)


def _between_adverbs(scene: Scene, at: int) -> bool:
    """Reads "lightly to moderately"."""
    tags = scene.reading.tags
    return scene.reading.lowers[at] == "to" and tags[at + 1 : at + 2] == "y" == tags[at - 1 : at]


def passive(words: frozenset[str]) -> bool:
    """The auxiliaries make the participle a passive."""
    return bool(words & grammar.BE)


def unreal(words: frozenset[str]) -> bool:
    """Only possible, planned or ordered."""
    if words & {"have", "been"} and words & {"may", "might", "could", "must"}:
        return bool(words & {"would", "should"})
    if words & {"may", "might"}:
        return True
    if "to" in words and words & grammar.MISTAKEN:
        return True
    return bool(words & (grammar.IRREALIS | grammar.BARELY)) or (
        "to" in words and "have" not in words and not words & grammar.HELD
    )


def negated(words: frozenset[str]) -> bool:
    """Reads "was not killed"."""
    return bool(words & grammar.NEGATIONS)
