"""Whether an article says something else than before: the words that matter, without stamps, advertisements and furniture.

Pure. Does not know what the words mean.
"""

import re

from services.fetcher.furniture import is_furniture
from services.ids import content_id

STAMP = re.compile(
    r"\b(?:last\s+)?(?:updated?|published|modified|posted|issued|edited)(?:\s+(?:on|at))?:?\s*(?:(?:\d{1,2}\s+(?:sec(?:ond)?|min(?:ute)?|hour|hr|day)s?\s+ago)|[\w,.: /+-]{4,60}$)"
    r"|\b\d{1,3}\s+(?:sec(?:ond)?|min(?:ute)?|hour|hr|day|week)s?\s+ago\b"
    r"|^\W*(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,?\s*)?(?:\d{1,2}\s+\w{3,9}\s+\d{4}|\w{3,9}\s+\d{1,2},?\s+\d{4}|\d{4}-\d\d-\d\d|\d{1,2}[./]\d{1,2}[./]\d{2,4})?[,\s-]*(?:at\s*)?(?:\d{1,2}[:.]\d{2}(?::\d\d)?\s*(?:[ap]\.?m\.?)?\s*(?:[A-Z]{2,5})?)?\W*$",
    re.IGNORECASE,
)
PROMOTION = re.compile(
    r"\b(?:\d+ ?% off|subscribe|subscription|newsletter|sign up|sign-up|coupon|promo(?:tion)?(?: code)?|sponsored|discount|free trial|buy (?:one|now|tickets)|shop (?:now|the)"
    r"|download the app|advert(?:isement|ising)?|special offer|limited time|order (?:now|today)|best deals?|paid content|partner content|get it now)\b",
    re.IGNORECASE,
)
PROMOTION_WORDS = 40
"""A longer paragraph is prose even if it speaks of a subscription."""
SENTENCE_END = (".", "!", "?", "…", '"', "\u201d", "\u2019", "»", "。", "؟", "।", ":")
PROSE_WORDS = 8
WORD = re.compile(r"\w+")


def matters(paragraph: str) -> tuple[tuple[str, ...], bool]:
    """(words, is prose): no words for furniture, advertisements and stamps; a line of few words is prose if it ends like a sentence."""
    text = STAMP.sub(" ", paragraph[:20_000]).strip()
    words = tuple(WORD.findall(text.lower()))
    if is_furniture(text) or (len(words) < PROMOTION_WORDS and PROMOTION.search(text)):
        return (), False
    return words, len(words) >= PROSE_WORDS or text.endswith(SENTENCE_END)


def differs(old: tuple[str | None, str], new: tuple[str | None, str]) -> bool:
    """Do two versions, each (title, text), differ in words that matter? Order of paragraphs counts for nothing."""
    if WORD.findall((old[0] or "").lower()) != WORD.findall((new[0] or "").lower()):
        return True
    before, after = _paragraphs(old[1]), _paragraphs(new[1])
    return any({**before, **after}[words] for words in before.keys() ^ after.keys())


def fingerprint(*parts: str | None) -> str:
    """A short hash of all words, for telling that a feed's entry was touched at all."""
    return content_id("fp", *(" ".join(WORD.findall((part or "").lower())) for part in parts))


def _paragraphs(text: str) -> dict[tuple[str, ...], bool]:
    found = (matters(paragraph) for paragraph in text.split("\n"))
    return {words: is_prose for words, is_prose in found if words}
