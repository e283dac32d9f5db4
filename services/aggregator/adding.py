"""The figure of some claims of one claimant in one article: the largest, or the sum where they plainly name different people.

Does not compare claimants or articles. The rule is the one by which archives of shootings count "a man and a woman were killed".
"""

from collections.abc import Sequence
from dataclasses import dataclass

from schemas.claim import Claim

NEAR = 200
"""Characters between quotes that may still stand in one sentence, where the extractor does not number sentences."""


@dataclass(frozen=True, slots=True)
class Sum:
    """A figure and the claims that make it; `mentions` when it only counts victims named one by one."""

    low: int | None
    high: int | None
    claims: tuple[Claim, ...]
    mentions: bool = False

    @property
    def value(self) -> int:
        """The number it stands for."""
        return self.low if self.low is not None else self.high or 0


def largest(claims: Sequence[Claim]) -> Sum | None:
    """The largest single figure, the last of equals that is not the headline's, or a sum that is larger still."""
    best: Sum | None = None
    for claim in claims:
        one = Sum(claim.low, claim.high, (claim,), mentions=is_mention(claim))
        if best is None or one.value > best.value or (one.value == best.value and _better(one, best)):
            best = one
    if best is None:
        return None
    sums = [total for sentence in _sentences(claims) if (total := _added(sentence)) is not None]
    return max([best, *sums], key=lambda one: one.value)


def is_mention(claim: Claim) -> bool:
    """One victim is spoken of, not counted: "a man was killed" does not say that nobody else was."""
    return claim.low == 1 and claim.high == 1 and claim.words.strip().lower() not in {"one", "1", "only one", "just one"}


def _better(one: Sum, other: Sum) -> bool:
    """Of equal figures, a counted one before a mention, the text before the headline, then the later."""
    return (not one.mentions, one.claims[0].quote.field == "text") >= (not other.mentions, other.claims[0].quote.field == "text")


def _sentences(claims: Sequence[Claim]) -> list[list[Claim]]:
    groups: list[list[Claim]] = []
    for claim in claims:
        if groups and _together(groups[-1][-1], claim):
            groups[-1].append(claim)
        else:
            groups.append([claim])
    return groups


def _together(before: Claim, claim: Claim) -> bool:
    if before.quote.field != claim.quote.field:
        return False
    if before.sentence is not None and claim.sentence is not None:
        return before.sentence == claim.sentence
    return 0 <= claim.quote.start - before.quote.end <= NEAR


def _added(sentence: Sequence[Claim]) -> Sum | None:
    """Different people of one sentence together: single victims one by one, and figures of different categories."""
    groups: dict[tuple[str, str | None], list[Claim]] = {}
    end = -1
    for claim in sentence:
        value = claim.low if claim.low is not None else claim.high or 0
        if claim.quote.start < end or (claim.category == "people" and value != 1):
            continue
        end = claim.quote.end
        groups.setdefault((claim.category, claim.category_text), []).append(claim)
    parts = [_part(group) for group in groups.values()]
    if sum(len(part.claims) for part in parts) < 2:  # noqa: PLR2004 - one claim is no sum
        return None
    low = sum(part.value for part in parts)
    highs = [part.high for part in parts]
    high = None if None in highs else sum(one for one in highs if one is not None)
    return Sum(low, high, tuple(claim for part in parts for claim in part.claims), mentions=all(part.mentions for part in parts))


def _part(group: Sequence[Claim]) -> Sum:
    """Within one category the larger of its biggest figure and its single victims counted."""
    ones = tuple(claim for claim in group if (claim.low, claim.high) == (1, 1))
    top = max(group, key=lambda claim: claim.low if claim.low is not None else claim.high or 0)
    best = Sum(top.low, top.high, (top,), mentions=is_mention(top))
    if len(ones) > best.value:
        return Sum(len(ones), len(ones), ones, mentions=True)
    return best
