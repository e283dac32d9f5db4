"""Who the people of a phrase are: civilians, children, soldiers, by the noun and by the words around it.

Does not find the phrase: groups.py does.
"""

import re

from schemas.claim import Category
from services.extractor.ages import ADULT, SEXED
from services.extractor.reading import Reading
from services.extractor.vocabulary import en, people

_AGE = re.compile(r"(\d+)-(year|month|week|day)s?(?:-old)?$")
_BODY = re.compile(r"[thxXpP]{0,5}(?:o[xX]{1,2})?")
"""What somebody is a member of: "the Maoist guerrilla", "the Army of National Liberation"."""
_OFFSPRING = frozenset({"son", "sons", "daughter", "daughters", "grandson", "granddaughter", "nephew", "niece"})


def category_of(reading: Reading, start: int, head: int) -> tuple[Category, str | None]:
    """Category of the noun at `head`, made sharper by the words before it, and its own words where it is `other`."""
    word = reading.lowers[head]
    own = _own_category(word)
    if word.removesuffix("s") in people.YOUNG and _is_grown(reading.lowers[start:head]):
        own = SEXED[people.SEXES[word.removesuffix("s")]]
    if own == "people" and _AGE.match(word) and head > start:
        own = _by_noun_before(reading, head)
    if own in {"people", "men", "women"} and _is_young(reading.lowers[start : head + 1]):
        return "children", None
    joined = reading.tags.find("&", start, head)
    if joined > start and reading.tags[joined - 1] == "P" and _own_category(reading.lowers[joined - 1]) != own:
        return "other", " ".join(reading.lowers[start : head + 1])
    if own in {"people", "other"} or word in en.GENERAL:
        nearby = (*reading.lowers[start:head], *_after_of(reading, head))
        hints = [en.HINT_OF[one] for one in nearby if one in en.HINT_OF]
        if hints and (own != "other" or word in en.GENERAL):
            return hints[0], None
    if own == "men" and any(one in {"young", "little"} for one in reading.lowers[start:head]) and word == "boys":
        return "children", None
    if own == "other":
        return own, " ".join(reading.lowers[start : head + 1])
    return own, None


def _by_noun_before(reading: Reading, head: int) -> Category:
    """Reads "his wife 60-year-old": the noun before an age says who a grown person is, where it tells a man from a woman."""
    kind = _own_category(reading.lowers[head - 1]) if reading.tags[head - 1] in "pP" else "people"
    return kind if kind in {"women", "men"} else "people"


def _is_grown(lowers: tuple[str, ...]) -> bool:
    """Reads "19-year-old girl": the age says that she is no child."""
    return any(age.group(2) == "year" and int(age.group(1)[:3]) >= ADULT for age in map(_AGE.match, lowers) if age)


def _is_young(lowers: tuple[str, ...]) -> bool:
    """Reads "11-year-old son", "young daughter"."""
    ages = [int(age.group(1)[:3]) for age in map(_AGE.match, lowers) if age and age.group(2) == "year"]
    return any(age < ADULT for age in ages) or (
        not ages and bool({"young", "infant", "little", "baby"} & set(lowers)) and lowers[-1] in _OFFSPRING
    )


def _after_of(reading: Reading, head: int) -> tuple[str, ...]:
    """The words after "members of the"; whose relatives or friends they are does not say who they are."""
    kin = reading.lowers[head] in en.RELATIONS or bool({"family", "families"} & set(reading.lowers[max(0, head - 1) : head]))
    if kin or reading.tags[head + 1 : head + 2] != "o":
        return ()
    run = _BODY.match(reading.tags, head + 2)
    return tuple(word.removesuffix("'s") for word in reading.lowers[head + 2 : run.end()]) if run else ()


def _own_category(word: str) -> Category:
    found = en.CATEGORY_OF.get(word)
    if found:
        return found
    age = _AGE.match(word)
    if age:
        return "children" if age.group(2) != "year" or int(age.group(1)[:3]) < ADULT else "people"
    return en.CATEGORY_OF.get(word.rpartition("-")[2], "people")
