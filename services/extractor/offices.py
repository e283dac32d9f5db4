"""Joins two offices of one person: "senator and presidential hopeful Juan Tadin" is one group, not two.

Does not find groups: groups.py has done that.
"""

import re
from dataclasses import replace

from services.extractor.groups import Group
from services.extractor.reading import Reading
from services.extractor.vocabulary import grammar

_OFFICIAL = frozenset({"other", "security_forces"})
_BARE = frozenset("pxX")
_JOINING = re.compile(r"&[xX]{0,3}")


def merge(reading: Reading, found: list[Group]) -> list[Group]:
    """The groups, an office without article and name made one with the office and name that "and" joins to it."""
    merged: list[Group] = []
    for one in found:
        if merged and _same_person(reading, merged[-1], one):
            merged[-1] = replace(one, first=merged[-1].first)
        else:
            merged.append(one)
    return merged


def _same_person(reading: Reading, office: Group, named: Group) -> bool:
    """In a headline, which drops articles, and before "were" they are two."""
    tags = reading.tags
    between = tags[office.last + 1 : named.first]
    if reading.sentence.field == "title" or not _JOINING.fullmatch(between):
        return False
    bare = tags[office.first] in _BARE and tags[office.last] == "p" and office.category in _OFFICIAL
    titled = tags[named.first] in _BARE and tags[named.last] == "X" and ("p" in tags[named.first : named.last] or "x" in between)
    return bare and titled and grammar.PLURAL_BE.isdisjoint(reading.lowers[named.last + 1 : named.last + 2])
