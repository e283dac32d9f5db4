"""Numbers that count a part of those told of before, read as one group with their kind: "17 of them minors", "five of the dead were women".

Does not find the whole: parts.py does.
"""

import re
from dataclasses import replace
from typing import Final

from services.extractor.groups import Group
from services.extractor.reading import Reading
from services.extractor.vocabulary import grammar, harm

_THEM: Final = re.compile(r"o[Rw]")
_THOSE: Final = re.compile(r"o[tP]{0,2}q?[xX]?([DKUPB])")
_LINKED: Final = re.compile(r"[,&]{1,2}")
_KINDS: Final = frozenset({"plural", "single", "definite"})


def merge(reading: Reading, groups: list[Group]) -> list[Group]:
    """The groups in order, each number with the kind of people that it says a part to be as one group."""
    if "o" not in reading.tags or "q" not in reading.tags:
        return groups
    merged: list[Group] = []
    starts = {one.first: one for one in groups}
    at = 0
    while at < len(groups):
        one = groups[at]
        found = _portion(reading, one, starts, merged[-1] if merged else None)
        if found is not None:
            merged.append(found)
            while at < len(groups) and groups[at].first <= found.last:
                at += 1
        else:
            merged.append(one)
            at += 1
    return merged


def _portion(reading: Reading, one: Group, starts: dict[int, Group], before: Group | None) -> Group | None:
    """The number with its kind, None where it counts no part."""
    if one.number is None or one.number != one.first or reading.lowers[one.first - 2 : one.first] == grammar.ALL_BUT:
        return None
    them = _THEM.match(reading.tags, one.number + 1)
    those = _those(reading, one.number + 1)
    if them or those is not None:
        after = them.end() if them else those or 0
        return _with_kind(reading, one, starts, after, "them" if them else reading.lowers[after - 1])
    led = _THEM.fullmatch(reading.tags, max(0, one.first - 2), one.first) if one.first > 1 else None
    follows = before is not None and before.portion is not None and _LINKED.fullmatch(reading.tags, before.last + 1, one.first)
    if led or (follows and before is not None):
        named = before.portion if follows and before else "them"
        if one.kind == "number":
            return replace(one, portion=named) if _stands_alone(reading, one.last + 1) else None
        return _with_kind(reading, one, starts, one.last + 1, named or "them")
    return None


def _those(reading: Reading, at: int) -> int | None:
    """The item after "of the dead", "of those killed", "of the 26 victims"."""
    match = _THOSE.match(reading.tags, at)
    if match is None or reading.tags[at + 1 : at + 2] not in {"t", "P"} or reading.lowers[match.end() - 1] not in harm.VICTIMS:
        return None
    return match.end()


def _with_kind(reading: Reading, one: Group, starts: dict[int, Group], after: int, told: str) -> Group | None:
    """The number up to the word that says of what kind its people are: "17 of them (were) children"."""
    at = after
    while at < len(reading.tags) and reading.tags[at] in "by":
        at += 1
    kind = starts.get(at)
    if kind is None or kind.kind not in _KINDS or not kind.known:
        return None
    if (at > after and not _stands_alone(reading, kind.last + 1)) or (at == after and told != "them"):
        return None
    return Group(
        one.first, kind.last, "number", one.low, one.high, one.modifier, kind.category, kind.text, one.number, portion=told
    )


def _stands_alone(reading: Reading, after: int) -> bool:
    """Whether nothing follows that would make the words a sentence of their own about something else."""
    return reading.tags[after : after + 1] not in tuple("bvlKDdEwLkg")
