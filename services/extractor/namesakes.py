"""Names that a gazetteer has and that are no place where they stand: of a mine, a factory or a hotel, of a party, of an agency.

Does not find names; toponyms.py does.
"""

from collections.abc import Sequence
from typing import Final

from services.extractor import gazetteer
from services.extractor.document import Token
from services.extractor.gazetteer import Spot
from services.extractor.surroundings import bare
from services.extractor.vocabulary import en_places as words

_CITY: Final = 300_000
_LIES: Final = 6
_NO_SURNAME: Final = frozenset({*words.BODY_WORDS, *words.KINDS, *words.SITE_WORDS})


def is_ideal(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word within a longer name is what a party or government calls itself ("National Unity Government"), not a place."""
    if tokens[at].lower not in words.IDEALS:
        return False
    beside = [tokens[other] for other in (at - 1, at + 1) if 0 <= other < len(tokens)]
    return any(one.text[0].isupper() and one.lower not in words.KINDS for one in beside)


def credits_agency(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a name is that of an agency in the dateline: "BOGOTA (Andes Press)"."""
    return first > 0 and tokens[first - 1].text == "(" and stop < len(tokens) and tokens[stop].lower in words.PRESS


def is_speaker(tokens: Sequence[Token], first: int, stop: int) -> bool:
    """Whether a name begins that of a person who said something: "said Esperance Holt"."""
    if not first or tokens[first - 1].lower not in words.TOLD_BY or stop >= len(tokens):
        return False
    return tokens[stop].text[0].isupper() and tokens[stop].lower not in _NO_SURNAME


def is_named_freely(tokens: Sequence[Token], stop: int, name: str, spots: Sequence[Spot]) -> bool:
    """Whether a mine, a factory or a hotel has the name, and not the town of its name: a saint's or an article's name that many small
    towns share, or one of a work that lies in or near another town.
    """
    if stop >= len(tokens) or tokens[stop].lower not in words.WORKS or any(spot.population > _CITY for spot in spots):
        return False
    return (" " in name and name.split(" ", 1)[0].lower() in words.SAINTS) or _lies_by_town(tokens, stop + 1)


def _lies_by_town(tokens: Sequence[Token], at: int) -> bool:
    """Whether "near the town of X" or "in X" follows, X being a town and no province."""
    at += at < len(tokens) and tokens[at].text == ","
    if at >= len(tokens) or tokens[at].lower not in words.IN_OR_NEAR:
        return False
    name = next((n for n in range(at + 1, min(len(tokens), at + _LIES)) if tokens[n].text[0].isupper()), None)
    if name is None or any(token.lower in words.DIVISIONS for token in tokens[at:name]):
        return False
    spots = gazetteer.find(bare(tokens[name].text))
    return bool(spots) and spots[0].precision == "settlement"
