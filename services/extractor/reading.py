"""A sentence as items with one class letter each, so that patterns can be written over letters. Quantities are one item.

    q  quantity that counts      z  other number           a  a, an, another         t  the, this, those     h  his, X's
    p  person noun, singular     P  the same, plural       r  he, him                R  they, them           f  himself
    w  who, that                 b  be, get                v  have                   l  can, could, do       n  not
    &  and, or                   i  preposition            o  of                     s  when, because        y  adverb
    K  killed, shot (past)       k  kill, kills            g  killing                D  dead, missing        d  died
    L  left, leaving             N  death, murder          U  deaths, fatalities     T  toll                 B  body
    W  wounds                    F  suffered               E  other verb             u  more, further        ,;() marks
    c  including
    X  other word with a capital x  other word

Does not decide anything: groups.py and predicates.py do.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from services.extractor import quantities
from services.extractor.document import Sentence, Token
from services.extractor.quantities import Quantity
from services.extractor.vocabulary import en
from services.extractor.vocabulary.common import COMMON

_SMALL_LETTERS = "ibsyvlwhtajE&rRo"
_ENOUGH = 120
_DASHES = frozenset({"-", "--", "–", "—"})
_ENDS_ASIDE = frozenset("bvdkKEgDsl;")
"""A verb or a full stop between two dashes: what stands there is no mere list."""
_OF_AGE = frozenset({"years", "year", "old", "aged", "age", "yo"})
_NAMING = re.compile(r"(?:al|el|an|ad|as|ash|at|ar|az|abd|ibn|bin|d|l)[-’'][A-Z]")
"""A name that starts with its article."""
_COMMON_ENDINGS = ("tion", "sion", "ment", "ing", "ed", "ity", "ness", "ous", "ive", "ly", "ism", "ance", "ence", "ship", "ies", "ers", "ors", "ure",
                   "tions", "sions", "ments", "ings", "ities", "ists", "ible", "able", "ant", "ical", "ary", "ory", "ful", "less", "graph")  # fmt: skip
"""Endings of common words, for text in capitals throughout, where names do not show."""


@dataclass(frozen=True, slots=True)
class Reading:
    """Items of a sentence: `tags[i]` is the letter, `lowers[i]` the word, `starts[i]`, `ends[i]` its offsets in the field."""

    sentence: Sentence
    tags: str
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quantities: Mapping[int, Quantity]
    number_starts: Mapping[int, int]
    """Offset of the quantity itself, without its bound words."""
    shouting: bool
    """Upper case throughout, so that capitals tell nothing."""


def read(sentence: Sentence) -> Reading:
    """The sentence as items."""
    tokens = _without_asides([token for token in sentence.tokens if token.text not in en.DROPPED])
    if "--" in sentence.text:
        tokens = [one for n, one in enumerate(tokens) if not (n and one.text == "-" == tokens[n - 1].text)]
    shouting = _shouts(sentence.text)
    found = {one.first: one for one in quantities.find(tokens)}
    tags: list[str] = []
    lowers: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    kept: dict[int, Quantity] = {}
    cores: dict[int, int] = {}
    position = 0
    while position < len(tokens):
        token, one = tokens[position], found.get(position)
        last = one.last if one else position
        if one:
            kept[len(tags)] = one
            cores[len(tags)] = tokens[one.core].start
        tags.append(("q" if one.counts else "z") if one else _letter(token, shouting=shouting, first=not tags))
        lowers.append(" ".join(t.lower for t in tokens[position : last + 1]) if one else token.lower)
        starts.append(token.start)
        ends.append(tokens[last].end)
        position = last + 1
    _find_blows(tags, lowers)
    if ";" in tags:
        _pair_dashes(tags, lowers)
    return Reading(sentence, "".join(tags), tuple(lowers), tuple(starts), tuple(ends), kept, cores, shouting)


def _find_blows(tags: list[str], lowers: list[str]) -> None:
    """Verbs that harm only with what follows: "beaten to death", "struck by a bullet", "hit in the leg", "passed away"."""
    for at, word in enumerate(lowers):
        if (word in en.FATAL_WITH_DEATH and lowers[at + 1 : at + 3] == ["to", "death"]) or (
            word in en.STRUCK
            and (
                en.BULLETS & set(lowers[at + 1 : at + 5])
                or (lowers[at + 1 : at + 2] == ["in"] and en.LIMBS & set(lowers[at + 2 : at + 5]))
            )
        ):
            tags[at] = "K"
        elif word == "passed" and lowers[at + 1 : at + 2] == ["away"]:
            tags[at] = "d"


def _pair_dashes(tags: list[str], lowers: list[str]) -> None:
    """Two dashes around people without a verb are two commas: "six people - two of them children - were killed"."""
    opened: int | None = None
    for at, letter in enumerate(tags):
        if letter == ";" and lowers[at] in _DASHES:
            if opened is not None and at - opened > 1:
                tags[opened] = tags[at] = ","
                opened = None
            else:
                opened = at
        elif letter in _ENDS_ASIDE:
            opened = None


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Without an acronym or a word in brackets, which would cut a noun from its verb."""
    kept: list[Token] = []
    position = 0
    while position < len(tokens):
        if tokens[position].text in {"(", "["} and position + 2 < len(tokens) and position:
            close = next((n for n in (2, 3, 4) if position + n < len(tokens) and tokens[position + n].text in {")", "]"}), None)
            aged = _age_in(tokens[position + 1 : position + close]) if close else None
            if close and aged is not None:
                kept += _age(tokens[position], aged)
                position += close + 1
                continue
            if close and not any(
                t.lower in en.LEXICON and en.LEXICON[t.lower] in "KDdkgUN" for t in tokens[position : position + close]
            ):
                position += close + 1
                continue
        kept.append(tokens[position])
        position += 1
    return kept


def _age_in(inside: list[Token]) -> Token | None:
    """The number of "(36)", "(36 years old)", "(aged 9)", where nothing but an age stands in the brackets."""
    numbers = [token for token in inside if token.text.isdigit() and len(token.text) <= 2]  # noqa: PLR2004 - ages of two digits
    return numbers[0] if len(numbers) == 1 and all(token in numbers or token.lower in _OF_AGE for token in inside) else None


def _age(bracket: Token, age: Token) -> list[Token]:
    """An age in brackets reads as one between commas."""
    return [Token(",", ",", bracket.start, bracket.start), Token(f"{age.text}-aged", f"{age.text}-aged", age.start, age.end)]


def _shouts(text: str) -> bool:
    """Nearly all letters are capitals."""
    head = text[:_ENOUGH]
    return head.isupper() or sum(map(str.isupper, head)) > 3 * sum(map(str.islower, head))


def _letter(token: Token, *, shouting: bool, first: bool) -> str:  # noqa: PLR0911 - one case a line
    letter = en.LEXICON.get(token.lower)
    if letter and not (_is_acronym(token, letter) and not shouting):
        return letter
    word = token.lower
    if word.isalpha():
        return _unknown(token, shouting=shouting, first=first)
    if word[0].isdigit():
        return "p" if "year-old" in word or "years-old" in word or "month-old" in word else "z"
    if word.endswith(("'s", "’s", "s'", "s’")):
        return "h"
    if not word[0].isalnum():
        return ";" if word in "=~" else "x"
    if _NAMING.match(token.text):
        return "X"
    if "-" in word and word.rpartition("-")[2] in en.LEXICON:
        tail = en.LEXICON[word.rpartition("-")[2]]
        if tail in "pP":
            return tail
    return _unknown(token, shouting=shouting, first=first)


def _is_acronym(token: Token, letter: str) -> bool:
    """A party or agency whose capitals spell a small word: IS, UP, WHO."""
    return token.text.isupper() and len(token.text) > 1 and letter in _SMALL_LETTERS


def _unknown(token: Token, *, shouting: bool, first: bool) -> str:
    word = token.lower
    if token.text[0].isupper() and not (
        (shouting and (word in COMMON or word.endswith(_COMMON_ENDINGS))) or (first and word in COMMON)
    ):
        return "X"
    return "x"
