"""Who is spoken of again: "he", "the man", "himself", whose harm the sentence or the article has told already.

Finds no harm; predicates.py does.
"""

from collections.abc import Iterable, Sequence

from schemas.claim import Category
from services.extractor.candidate import Candidate
from services.extractor.harms import Harm

_GRAVITY = {"killed": 2, "killed_or_injured": 0, "injured": 1, "missing": 1}
_IN_CARE = frozenset({"hospital", "condition"})
_GROWN = frozenset({"security_forces", "combatants"})
DONE_TO = frozenset({"active", "lumped active", "active, unknown noun", "companion", "left dead", "killing of", "death of"})
"""Rules of what somebody did to others: the doer is another person."""


def told(one: Harm, earlier: Sequence[Candidate], beside: Iterable[Harm], before: str) -> bool:
    """Whether the harm of a person was told before: `before` is the letter of the item before the person."""
    if one.rule == "reflexive":
        return any(_no_milder(other, one) and _befell(other, one) for other in beside)
    explained = one.rule == "active" and any(_is_why(other, one) for other in beside)
    if explained or one.group.kind not in {"pronoun", "definite"}:
        return explained
    if one.rule in _IN_CARE and any(_is_same_patient(other, one) for other in beside):
        return True
    if before == "s" and any(_no_milder(other, one) for other in beside):
        return True
    if (
        one.group.kind == "pronoun"
        and before in "Kkg"
        and any(_no_milder(other, one) and _befell(other, one) for other in beside)
    ):
        return True
    return any(_is_it(other, one) for other in earlier)


def _is_same_patient(other: Harm, one: Harm) -> bool:
    """Reads "shot a toddler, leaving the infant in serious condition": one person."""
    hurt = other.measure in {"injured", "killed_or_injured"} and other.group.low == other.group.high == 1
    return hurt and other.group.last < one.group.first and not conflict(other.group.category, one.group.category)


def _is_why(other: Harm, one: Harm) -> bool:
    """Reads "a boy is recovering after his father fired, striking his son": how the patient was hurt."""
    single = one.group.low == one.group.high == 1 and not one.group.ellipsis and one.group.kind in {"single", "definite", "name"}
    return other.rule in _IN_CARE and single and one.measure != "killed" and _is_same_patient(other, one)


def conflict(one: Category, other: Category) -> bool:
    """Whether two single words cannot mean one person: he and she, a child and a soldier."""
    return {one, other} == {"men", "women"} or ("children" in {one, other} and bool({one, other} & _GROWN))


def graver(one: Harm, other: Harm) -> bool:
    """Whether the first harm is the worse."""
    return _GRAVITY[one.measure] > _GRAVITY[other.measure]


def _no_milder(other: Harm, one: Harm) -> bool:
    """Whether one person's harm stands before and is as grave: "was shot when he fled", not "was taken to hospital, where he died"."""
    return other.group.low == other.group.high == 1 and other.group.last < one.group.first and not graver(one, other)


def _befell(other: Harm, one: Harm) -> bool:
    """Whether both may be one person: "a boy is in hospital after he shot himself", not "killed his wife and himself"."""
    return other.rule not in DONE_TO and not conflict(other.group.category, one.group.category)


def _is_it(other: Candidate, one: Harm) -> bool:
    """Whether a figure told before is of the same harm to one person."""
    if not other.low == other.high == 1:
        return False
    return other.measure == one.measure or (
        one.measure == "killed_or_injured" and one.group.kind == "pronoun" and not conflict(other.category, one.group.category)
    )
