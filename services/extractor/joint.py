"""Sources named together: "a monitor and state media said", "according to police and residents". Finds no single source."""

from collections.abc import Sequence
from typing import Final

from services.extractor.document import Token
from services.extractor.naming import is_name, is_source, stem
from services.extractor.phrases import Phrase, after, walk_back
from services.extractor.vocabulary import en_attribution as words

Tokens = Sequence[Token]
_MOST_JOINED: Final = 4


def before(tokens: Tokens, phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrase with other sources before it, in order of the text: "a monitor, state media and residents"."""
    found = [phrase]
    link = "and"
    while len(found) < _MOST_JOINED and found[0].first > 1 and tokens[found[0].first - 1].lower == link:
        stop = found[0].first - 1
        other = walk_back(tokens, stop)
        if other is None or not _joinable(tokens, other, stop):
            break
        found.insert(0, Phrase(other, stop))
        link = ","
    return tuple(found)


def following(tokens: Tokens, phrase: Phrase) -> tuple[Phrase, ...]:
    """The phrase with another source after it."""
    if phrase.stop + 1 < len(tokens) and tokens[phrase.stop].lower == "and":
        other = after(tokens, phrase.stop + 1)
        if other is not None and _joinable(tokens, other.first, other.last):
            return (phrase, other)
    return (phrase,)


def _joinable(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the words are a source by themselves, so that "and" joins two of them."""
    names = all(is_name(tokens, at) or tokens[at].lower in words.INSIDE | words.DETERMINERS for at in range(first, stop))
    organisation = names and any(stem(token) in words.ORGANISATIONS or is_source(token) for token in tokens[first:stop])
    return (
        organisation
        or is_source(tokens[stop - 1])
        or any(token.text.isupper() and len(token.text) > 1 for token in tokens[first:stop])
    )
