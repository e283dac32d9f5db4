"""Kin of two people named before them, read as one group: "Karim and Nadia's son", where nothing is told of Karim.

Does not know what befell them; predicates.py does.
"""

from dataclasses import replace

from services.extractor.groups import Group
from services.extractor.reading import Reading
from services.extractor.vocabulary import grammar


def merge(reading: Reading, groups: list[Group]) -> list[Group]:
    """The groups in order, each name before "and" with the kin that are its bearer's too."""
    if "&h" not in reading.tags:
        return groups
    merged: list[Group] = []
    for one in groups:
        before = merged[-1] if merged else None
        if before is not None and _is_owner(reading, before, one):
            of_them = before.kind == "number"
            merged[-1] = (
                replace(before, last=one.last, category=one.category, text=one.text, known=True)
                if of_them
                else replace(one, first=before.first)
            )
        else:
            merged.append(one)
    return merged


def _is_owner(reading: Reading, name: Group, kin: Group) -> bool:
    """Reads "(two of) Karim and Nadia's daughters"; not "Karim and Nadia's son were killed", where the verb tells of two."""
    tags, lowers = reading.tags, reading.lowers
    counted = name.kind == "number" and name.outer and not name.known and kin.kind == "plural"
    if not (counted or name.kind == "name") or tags[name.last + 1 : kin.first] != "&" or tags[kin.first] != "h":
        return False
    if not lowers[kin.first].endswith(grammar.OWNING):
        return False
    if kin.kind in {"plural", "number"}:
        return True
    verb = tags.find("b", kin.last)
    if verb > 0 and lowers[verb] in grammar.PLURAL_BE:
        return False
    return verb > 0 or name.first == name.last
