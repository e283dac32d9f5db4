"""What the words before and after a name make of it: a place where it happens, where somebody speaks or comes from, or a body.

Does not know whether the name is a place; toponyms.py does.
"""

import itertools
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, Literal

from schemas.claim import PlacePrecision
from services.extractor import gazetteer
from services.extractor.document import Token
from services.extractor.kept import Memo
from services.extractor.vocabulary import en_places as words
from services.extractor.vocabulary.en_statements import EVENT_NOUNS

Role = Literal["at", "hit", "bare", "dateline", "body", "from", "speaking", "border"]
_BACK: Final = 7
_SET_AGAINST: Final = 7
_TOWN: Final = 50_000
_SEAT_REACH: Final = 5
_AT_BORDER: Final = frozenset({"with", "to", "of", "and", "the", "border"})
_AFTER_OF: Final = frozenset({",", "man", "woman", "native", "resident"})


def ends_name(token: Token) -> bool:
    """A possessive ends a name: "Syria's Idlib" is two; some texts lost the apostrophe."""
    return _ENDS[token.text]


def _ends_name(text: str) -> bool:
    return text.lower().endswith(("'s", "’s")) or possessive_country(text) is not None


@lru_cache(maxsize=8192)
def possessive_country(word: str) -> str | None:
    """The name in a possessive that lost its apostrophe ("Syrias", "Idlibs"), None for other words."""
    lower = word.lower()
    if not word.endswith("s") or len(word) < 5 or lower in words.DEMONYMS or lower in words.NOT_PLACES:  # noqa: PLR2004 - no such name is shorter
        return None
    spots = gazetteer.find(lower[:-1])
    known = any(spot.precision in {"country", "province"} or spot.population > _TOWN for spot in spots)
    return word[:-1] if known and lower[:-1] not in words.DEMONYMS and not gazetteer.find(lower) else None


def bare(text: str) -> str:
    """The word without its possessive."""
    return _BARE[text]


def _bare(text: str) -> str:
    if text.endswith(("'s", "’s")):
        return text[:-2]
    return possessive_country(text) or text


_ENDS: Final = Memo(_ends_name)
_BARE: Final = Memo(_bare)


def kind(word: str) -> PlacePrecision | None:
    """What kind of place a word such as "village", "province" or "market" means."""
    if word in words.SITE_WORDS:
        return "site"
    return words.KINDS.get(word)  # type: ignore[return-value] # the table holds precisions only


def before(tokens: Sequence[Token], first: int) -> tuple[Role, PlacePrecision | None, str | None]:
    """The role that the words before a name give it, the kind of place they call it, the country of an adjective."""
    hint: PlacePrecision | None = None
    adjective: str | None = None
    position = first - 1
    while position >= max(0, first - _BACK):
        word = tokens[position].lower
        if word in {"of", "called", "named"} and position > 0 and tokens[position - 1].lower in words.KINDS:
            if _kind_of_another(tokens, position):
                break
            hint = hint or kind(tokens[position - 1].lower)
            position -= 3 if _adorned(tokens, position - 2) else 2
            continue
        shore = _shore(tokens, position) if word == "of" else None
        if shore is not None:
            adjective = shore
            position -= 3
            continue
        if word in words.KINDS and position == first - 1:
            hint = hint or kind(word)
        elif word in words.DEMONYMS:
            adjective = words.DEMONYMS[word]
        elif not (
            ends_name(tokens[position])
            or word in words.HOLDERS
            or word in words.DIRECTIONS
            or word in words.BESIDE
            or word in {"'s", "-"}
        ):
            break
        position -= 1
    return _role(tokens, position, hinted=hint is not None), hint, adjective


def _shore(tokens: Sequence[Token], of: int) -> str | None:
    """For "on the Congolese side of Lake Tanganyika": the country of the side."""
    return words.DEMONYMS.get(tokens[of - 2].lower) if of > 1 and tokens[of - 1].lower in words.SIDES else None


def _kind_of_another(tokens: Sequence[Token], of: int) -> bool:
    """Reads "the Gao region of Mali": the kind of place is that of the name before it; "the Malian region of Gao" is a region, and so
    is "the Aleppo village of X" a village.
    """
    if of <= 2 or tokens[of].lower != "of" or words.KINDS.get(tokens[of - 1].text) != "province":  # noqa: PLR2004 - the first word of a sentence has a capital, too
        return False
    return tokens[of - 2].text[0].isupper() and tokens[of - 2].lower not in words.DEMONYMS


def _adorned(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word stands between the article and the kind of place: "the port city of"."""
    return at > 1 and tokens[at].lower.isalpha() and tokens[at].text.islower() and tokens[at - 1].lower in {"the", "a"}


def _role(tokens: Sequence[Token], position: int, *, hinted: bool) -> Role:  # noqa: PLR0911 - a return for each role
    """The role by the word at `position`, the first before the name that is no adjective of it."""
    if position < 0:
        return "at" if hinted else "bare"
    word = tokens[position].lower
    near = [token.lower for token in tokens[max(0, position - 4) : position]]
    if word in _AT_BORDER and any(each in words.BORDER for each in [*near[-2:], word]):
        return "border"
    if word == "and" and any(token.text == "State" for token in tokens[max(0, position - 4) : position]):
        return "body"
    if word in words.BEFORE:
        if position > 0 and tokens[position - 1].text == "State":
            return "body"
        if _speaks(near[-3:]) or _talks_to(near) or _belongs_to_body(tokens, position, near):
            return "speaking"
        return "from" if _set_against(tokens[max(0, position - _SET_AGAINST) : position]) else "at"
    if word in words.STRIKING:
        return "at" if hinted else "hit"
    if near and ((word in {"for", "of"} and near[-1] in words.BATTLES) or (word == "for" and near[-1] in words.COUNTS)):
        return "at"
    if word in words.ELSEWHERE or (word == "of" and near and near[-1] in _AFTER_OF):
        return "from"
    return "at" if hinted else "bare"


def _belongs_to_body(tokens: Sequence[Token], at: int, near: Sequence[str]) -> bool:
    """Whether a hospital or another body is said to be "in" the place, which is not where it happened."""
    return not words.TREATED.isdisjoint(near[-3:]) or near[-2:] in words.MEDICAL or _of_organisation(tokens, at)


def _of_organisation(tokens: Sequence[Token], at: int) -> bool:
    """Reads "the Ministry of Health in Arvel": where the body has its seat, up to its name's capitals and small words."""
    for token in reversed(tokens[max(0, at - _SEAT_REACH) : at]):
        if not (token.text[0].isupper() or token.lower in words.INSIDE_NAMES):
            return False
        if token.lower in words.ORGANISATIONS:
            return token.text[0].isupper()
    return False


def _speaks(near: Sequence[str]) -> bool:
    """Whether words tell where somebody speaks or is, not where an attack is said to have been: "located the raid at X"."""
    return any(
        word in words.SPEAKING and not (word in words.LOCATING and EVENT_NOUNS & set(near[at + 1 :]))
        for at, word in enumerate(near)
    )


def _talks_to(near: Sequence[str]) -> bool:
    """Whether words tell where somebody talks to an outlet: "talking to Al Jazeera in"."""
    return any(one in words.TALKING and other in {"to", "with"} for one, other in itertools.pairwise(near))


def _set_against(part: Sequence[Token]) -> bool:
    """Whether the words before say that it was not there: "distinct from the strike on X"."""
    lowers = [token.lower for token in part]
    return any(word == "from" and lowers[at - 1] in words.APART for at, word in enumerate(lowers) if at)


def _treats(part: Sequence[Token]) -> bool:
    """Whether the words after a name are those of a hospital."""
    treating = [token for token in part if token.lower in words.TREATED]
    return bool(treating) and any(token.text[0].isupper() for token in treating)


def _governs(part: Sequence[Token]) -> bool:
    """Whether a name stands for a government: "Damascus, whose news agency"."""
    lowers = [token.lower for token in part]
    return lowers[:2] == [",", "whose"] and not words.GOVERNING.isdisjoint(lowers[2:])


def _prints(token: Token) -> bool:
    """Whether the word after a name makes it that of an outlet: "the Kabul Times"."""
    return token.lower in words.PRESS and token.text[0].isupper()


def _teaches(part: Sequence[Token]) -> bool:
    """Whether the words after a name make it a school's, which says where somebody learned: "Arvel High School"."""
    return part[0].lower in words.SCHOOLS and [token.lower for token in part[1:]] == ["school"]


def after(tokens: Sequence[Token], stop: int) -> tuple[Role | None, PlacePrecision | None]:  # noqa: PLR0911 - a return for each reading
    """What the words after a name make of it: a body named for the place, or a place of some kind."""
    if stop >= len(tokens):
        return None, None
    word = tokens[stop].lower
    if (
        _treats(tokens[stop : stop + 3])
        or _governs(tokens[stop : stop + 4])
        or _prints(tokens[stop])
        or _teaches(tokens[stop : stop + 2])
    ):
        return "speaking", None
    if word in words.SITE_WORDS and tokens[stop].text[0].isupper():
        return None, "site"
    if word in words.KINDS and word not in {"state", "area", "areas", "camp"}:
        return None, kind(word)
    if word == "," and stop + 1 < len(tokens) and tokens[stop + 1].lower in {"a", "an", "the"}:
        return None, next((kind(token.lower) for token in tokens[stop + 2 : stop + 5] if token.lower in words.KINDS), None)
    if word in words.BODY_WORDS or word.endswith("-based") or word in words.SPEAKING | words.ANSWERING:
        return "body", None
    if tokens[stop - 1].text in {"US", "UK"} and tokens[stop].text[0].isalpha() and word not in words.ELSEWHERE:
        return "body", None
    if word == "-" and stop + 1 < len(tokens) and tokens[stop + 1].lower in {"based", "led", "backed"}:
        return "body", None
    if word in words.BORDER:
        return "border", None
    return None, None
