"""Words whose letter depends on their neighbours: "remains in critical condition", "five shooting victims", "minor injuries".

Changes letters of a reading in place; finds nobody and no harm.
"""

from services.extractor.vocabulary import harm

_FLOATING = frozenset({"all", "each"})
_AFTER_REMAINS = harm.CONDITIONS | harm.CLINICS | {"intensive", "a"}
SENSITIVE = frozenset({"remains", "minor", "displaced", *harm.VICTIM_NOUNS, *_FLOATING})
"""Without any of these words there is nothing to change."""


def settle(tags: list[str], lowers: list[str]) -> None:
    """Give each such word the letter of what it means here."""
    for at, word in enumerate(lowers[:-1]):
        following = lowers[at + 1]
        if word == "remains" and _lies_in_hospital(lowers, at):
            tags[at] = "b"
        elif word in harm.BEFORE_VICTIMS and following in harm.VICTIM_NOUNS:
            tags[at] = "x"
        elif word in _FLOATING and at and tags[at - 1] == "b" and tags[at + 1] in "KEF":
            tags[at] = "y"
        elif word == "minor" and tags[at + 1] in "WUk":
            tags[at] = "x"  # "minor injuries", where "minor" is no child
        elif word == "displaced" and at and tags[at - 1] in "&,v" and tags[at + 1] in "qthaXP":
            tags[at] = "E"  # "killed 12 people and displaced thousands": nobody who was displaced


def _lies_in_hospital(lowers: list[str], at: int) -> bool:
    """Reads "remains hospitalized", "remains in critical condition", "remains in the hospital": no mortal remains."""
    following = [word for word in lowers[at + 1 : at + 4] if word != "the"]
    return following[0] in harm.CARRIED | {"critical"} or (
        following[0] == "in" and following[1:2] != [] and following[1] in _AFTER_REMAINS
    )
