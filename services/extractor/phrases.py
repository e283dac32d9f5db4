"""Finds the words that name a source, before or after a verb of saying: "a spokesman for the ministry", "Rami X, head of Y".

Knows neither who they are (speakers.py) nor what they say (cues.py). Looks at a bounded number of words around.
"""

from collections.abc import Sequence
from typing import Final

from services.extractor.document import Token
from services.extractor.naming import is_name, is_source, stem
from services.extractor.record import record
from services.extractor.vocabulary import en_attribution as words
from services.extractor.vocabulary.en_places import DIRECTIONS, KINDS

Tokens = Sequence[Token]
_LONGEST: Final = 18
_UNKNOWN_WORDS: Final = 3
_BARE: Final = 2
"""Words of a noun with its article."""
_AUTHOR_REACH: Final = 5
_OWNED: Final = 3
_HAD: Final = frozenset({"of", "at"})
_THE: Final = frozenset({"the", "a", "his", "its"})


@record
class Phrase:
    """Tokens `first` to `last` (exclusive) name a source; `aside` is an apposition that says more about it."""

    first: int
    last: int
    aside: tuple[int, int] | None = None

    @property
    def start(self) -> int:
        """The first token of the phrase with its aside."""
        return min(self.first, self.aside[0]) if self.aside else self.first

    @property
    def stop(self) -> int:
        """The token after the phrase with its aside."""
        return max(self.last, self.aside[1]) if self.aside else self.last


def before(tokens: Tokens, stop: int) -> Phrase | None:
    """The phrase that ends right before token `stop`."""
    if stop > 0 and tokens[stop - 1].text in {",", "–", "—", "-"}:
        return _with_aside(tokens, stop)
    if stop > 0 and tokens[stop - 1].lower in words.PRONOUNS:
        return _pronoun(tokens, stop)
    first = walk_back(tokens, stop)
    if first is None:
        return None
    plain = Phrase(first, stop)
    if first > 1 and tokens[first - 1].text == "," and _is_role(tokens, first, stop):
        name = walk_back(tokens, first - 1)
        placed = name is not None and name > 0 and tokens[name - 1].lower in words.INSIDE
        if name is not None and not placed and all(is_name(tokens, at) for at in range(name, first - 1)):
            return Phrase(name, first - 1, (first, stop))
    return plain


def _pronoun(tokens: Tokens, stop: int) -> Phrase | None:
    """A pronoun, or whom a relative one refers to ("activists who monitor the war said" has its verb later)."""
    if tokens[stop - 1].lower != "who":
        return Phrase(stop - 1, stop)
    at = stop - 1
    return before(tokens, at - 1 if at and tokens[at - 1].text == "," else at) if at else None


def _is_role(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the words describe somebody just named: "a spokesman for X"; "the agency" does not."""
    role = any(stem(token) in words.SPOKEN_FOR or stem(token) in words.BELONGING for token in tokens[first:stop])
    return role and not is_name(tokens, first) and (tokens[first].lower != "the" or stop - first > _BARE)


def _with_aside(tokens: Tokens, stop: int) -> Phrase | None:
    """As in "X, head of Y, said": the words between the commas say more about those before them."""
    low = max(0, stop - 1 - 2 * _LONGEST)
    commas = [at for at in range(stop - 2, low, -1) if tokens[at].text == tokens[stop - 1].text][:3]
    for comma in commas:
        first = walk_back(tokens, comma)
        if first is None:
            continue
        if comma == stop - 2:
            return Phrase(first, comma)
        if _whereabouts(tokens, comma + 1, stop - 1):
            return None
        if _only_place(tokens, first, comma) and _holds_source(tokens, comma + 1, stop - 1):
            return Phrase(comma + 1, stop - 1)
        return Phrase(first, comma, (comma + 1, stop - 1))
    first = walk_back(tokens, stop - 1)
    return Phrase(first, stop - 1) if first is not None and first == 0 else None


def _whereabouts(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether an aside says only where that is: ", just west of Northport, said"."""
    part = tokens[first:stop]
    if not any(token.lower in DIRECTIONS for token in part) or any(is_source(token) for token in part):
        return False
    return all(is_name(tokens, at) or tokens[at].lower in words.WHEREABOUTS | DIRECTIONS for at in range(first, stop))


def _only_place(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the words only say where somebody is: "a page run from Northport, Northport Live, said"."""
    placed = first > 0 and tokens[first - 1].lower in words.PLACING
    return placed and all(is_name(tokens, at) and not is_source(tokens[at]) for at in range(first, stop))


def walk_back(tokens: Tokens, stop: int) -> int | None:
    """Where the phrase that ends at `stop` begins, None where there is none."""
    at, unknown, sure = _before_ending(tokens, stop), 0, stop
    low = max(0, stop - _LONGEST)
    while at > low:
        token, lower = tokens[at - 1], tokens[at - 1].lower
        if lower in words.DETERMINERS and not is_name(tokens, at - 1):
            sure = at - 1
            if lower in {"other", "all", "most", "one"} or not _links(tokens, at - 1):
                break
            at -= 2
            sure, unknown = at, 0
        elif is_name(tokens, at - 1) or is_source(token) or _modifies(lower):
            at -= 1
            if not unknown:
                sure = at
        elif (lower in words.INSIDE and at - 1 > low and _links(tokens, at)) or _within_name(tokens, at - 1, stop):
            at -= 1
        elif lower == "by" and at - 2 > low and tokens[at - 2].lower in words.LED:
            at -= 2
            sure = at
        elif (
            lower.isalpha()
            and lower not in words.NOT_NAMES
            and lower not in words.SAYING
            and unknown < _UNKNOWN_WORDS
            and at < stop
            and lower not in words.INSIDE
        ):
            unknown += 1
            at -= 1
        elif (
            token.text in {"(", ")"}
            or (token.text == "&" and at > 1)
            or _dot_of_title(tokens, at - 1)
            or _owned(tokens, at, stop)
        ):
            at -= 1
        else:
            break
    first = _without_place(tokens, sure, stop)
    return first if first < stop and _holds_source(tokens, first, stop) else None


def _before_ending(tokens: Tokens, stop: int) -> int:
    """Before the end of a phrase that names no source itself: what somebody has or runs ("the owner of the mill"), a number ("Rescue 999")."""
    if stop < 2:  # noqa: PLR2004 - a word and its end
        return stop
    last = tokens[stop - 1]
    if last.text.isdigit() and is_name(tokens, stop - 2):
        return stop - 1
    owned = tokens[max(0, stop - 4) : stop - 1]
    plain = last.text.isalpha() and last.text.islower() and not is_source(last) and not _modifies(last.lower)
    if plain and len(owned) == _OWNED and owned[1].lower in _HAD and owned[2].lower in _THE and is_source(owned[0]):
        return stop - 2
    return stop


def _links(tokens: Tokens, at: int) -> bool:
    """Whether a preposition right before `at` belongs to a longer name of a source ("head of", "activists in")."""
    if at < 2 or tokens[at - 1].lower not in words.INSIDE:  # noqa: PLR2004 - a noun and the preposition
        return False
    owner = tokens[at - 2]
    if tokens[at - 1].lower == "of" and owner.lower in KINDS:
        return True
    if tokens[at - 1].lower in {"of", "for"}:
        return (
            is_source(owner) or stem(owner) in words.SPOKEN_FOR or (is_name(tokens, at - 2) and owner.lower not in words.WEEKDAYS)
        )
    return is_source(owner)


def _within_name(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether "and" stands inside a name after the word for what it names: "the network Sound and Picture"."""
    if tokens[at].lower != "and" or at < 2 or at + 1 >= stop:  # noqa: PLR2004 - the word and a name before it
        return False
    return is_name(tokens, at + 1) and is_name(tokens, at - 1) and tokens[at - 2].lower in words.MEDIA_HEADS | words.GROUPS


def _modifies(lower: str) -> bool:
    return lower in words.MODIFIERS or lower.endswith(words.MODIFIER_ENDINGS) or lower in words.TITLES


def _without_place(tokens: Tokens, first: int, stop: int) -> int:
    """Without the name of a place that belongs to what stands before: "in Homs activists"."""
    while first < stop and tokens[first].text in {"(", ")", "&"}:
        first += 1
    if first == 0 or tokens[first - 1].lower not in words.INSIDE:
        return first
    at = first
    while at < stop and is_name(tokens, at):
        at += 1
    rest = any(is_source(token) for token in tokens[at:stop])
    return at if rest and at > first else first


def _holds_source(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the words can speak: a noun for a source, or a name."""
    if stop - first == 1 and tokens[first].lower in words.DETERMINERS:
        return False
    return any(is_source(tokens[at]) or is_name(tokens, at) for at in range(first, stop))


def after(tokens: Tokens, start: int) -> Phrase | None:
    """The phrase that begins at token `start`."""
    if start >= len(tokens):
        return None
    if tokens[start].lower in words.PRONOUNS or tokens[start].lower in {"him", "her", "them"}:
        following = tokens[start + 1].lower if start + 1 < len(tokens) else ""
        if tokens[start].lower != "her" or not (is_source(tokens[start + 1]) if following else False):
            return Phrase(start, start + 1)
    stop = _with_author(tokens, _with_area(tokens, _walk_on(tokens, start)))
    if stop == start or not _holds_source(tokens, start, stop):
        return None
    return Phrase(start, stop, _aside_after(tokens, stop))


def _with_area(tokens: Tokens, stop: int) -> int:
    """Past what kind of place the name at the end is of: "a doctor in the Northport area"."""
    placed = 0 < stop < len(tokens) and is_name(tokens, stop - 1) and tokens[stop].lower in KINDS
    return stop + 1 if placed else stop


def _with_author(tokens: Tokens, stop: int) -> int:
    """Past the author of a paper: "a statement released on Saturday by the commission"."""
    if not stop or stem(tokens[stop - 1]) not in words.PAPERS:
        return stop
    for at in range(stop, min(len(tokens) - 1, stop + _AUTHOR_REACH)):
        if tokens[at].lower == "by" and at > stop:
            return max(stop, _walk_on(tokens, at + 1))
        if tokens[at].lower not in words.PASSIVE and tokens[at].lower not in words.TIME:
            break
    return stop


def _walk_on(tokens: Tokens, start: int) -> int:
    """Where the phrase that begins at `start` ends."""
    at, unknown, high = start, 0, min(len(tokens), start + _LONGEST)
    stop = start
    while at < high:
        token, lower = tokens[at], tokens[at].lower
        if (is_name(tokens, at) and lower not in words.WEEKDAYS) or is_source(token):
            at += 1
            stop = at
        elif _describes(tokens, at, start) or _dot_of_title(tokens, at) or _goes_on(tokens, at, start, stop, high):
            at += 1
        elif unknown < _UNKNOWN_WORDS and _plain_word(lower) and _ahead(tokens, at, high):
            unknown += 1
            at += 1
        else:
            break
    return stop


def _owned(tokens: Tokens, at: int, stop: int) -> bool:
    """Whether the mark before `at` makes owners of those before: "a doctors' association"."""
    return (
        at < stop
        and at > 1
        and tokens[at - 1].text in {"'", "’"}
        and tokens[at - 2].end == tokens[at - 1].start
        and is_source(tokens[at - 2])
    )


def _dot_of_title(tokens: Tokens, at: int) -> bool:
    """As in "Sgt. Vik"."""
    return tokens[at].text == "." and at > 0 and tokens[at - 1].lower in words.TITLES


def _describes(tokens: Tokens, at: int, start: int) -> bool:
    """An adjective, or a determiner at the beginning or after a preposition."""
    lower = tokens[at].lower
    return _modifies(lower) or (lower in words.DETERMINERS and (at == start or tokens[at - 1].lower in words.INSIDE))


def _goes_on(tokens: Tokens, at: int, start: int, stop: int, high: int) -> bool:
    """A preposition or mark within a name: "head of", "Fish & Game", "the Committee (LRC)"."""
    text = tokens[at].text
    if text == "&":
        return True
    if at == start or stop != at or at + 1 >= high:
        return text == ")" and at > start
    if text in {"(", ")"}:
        return text == ")" or tokens[at + 1].text.isupper()
    return tokens[at].lower in words.INSIDE | {"by"} and _continues(tokens, at)


def _plain_word(lower: str) -> bool:
    """A word that may describe a source without being known to: "privately", "whaling"."""
    return lower.isalpha() and lower not in words.NOT_NAMES and lower not in words.INSIDE and lower not in words.SAYING


def _continues(tokens: Tokens, at: int) -> bool:
    """Whether the preposition at `at` goes on with the name of the source."""
    owner, following = tokens[at - 1], tokens[at + 1]
    if following.lower in words.WEEKDAYS | words.MONTHS or following.text[0].isdigit():
        return False
    if tokens[at].lower in {"on", "to", "at"} and not is_source(owner):
        return False
    if not (
        is_name(tokens, at + 1) or is_source(following) or _modifies(following.lower) or following.lower in words.DETERMINERS
    ):
        return False
    return is_source(owner) or is_name(tokens, at - 1) or owner.lower in words.TITLES


def _ahead(tokens: Tokens, at: int, high: int) -> bool:
    """Whether a noun for a source follows soon, with only plain words between."""
    for token in tokens[at + 1 : min(high, at + 3)]:
        if is_source(token):
            return True
        if (
            not token.lower.isalpha()
            or token.lower in words.NOT_NAMES
            or token.lower in words.INSIDE
            or token.lower in words.SAYING
        ):
            return False
    return False


def _aside_after(tokens: Tokens, stop: int) -> tuple[int, int] | None:
    """As in "..., a spokesman for X": the apposition after a name."""
    if stop + 1 >= len(tokens) or tokens[stop].text != ",":
        return None
    end = _walk_on(tokens, stop + 1)
    if end > stop + 1 and any(stem(token) in words.SPOKEN_FOR | words.BELONGING for token in tokens[stop + 1 : end]):
        return stop + 1, end
    return None
