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
import string
from collections.abc import Mapping
from functools import partial

from services.extractor import ages, minors, quantities, senses
from services.extractor.document import Columns, Sentence, Token
from services.extractor.kept import Memo
from services.extractor.quantities import Quantity
from services.extractor.record import record
from services.extractor.vocabulary import en, grammar, people
from services.extractor.vocabulary.common import COMMON
from services.extractor.vocabulary.en_small import SMALL

_SMALL_LETTERS = "ibsyvlwhtajE&rRo"
_ENOUGH = 120
_TWO_DIGITS = 2
_BY = 9
"""How far behind "hit" its bullet may be told with "by"."""
_AGE_BEHIND_NAME = re.compile(r"(?:^|[^ioX]|[^io][xX])XX+,q(?=[bK])")
_DASHES = frozenset({"-", "--", "–", "—"})
_ENDS_ASIDE = frozenset("bvdkKEgDsl;")
"""A verb or a full stop between two dashes: what stands there is no mere list."""
_SMALL = string.ascii_lowercase.encode()
"""Where these are a quarter of the head, it does not shout."""
BLOWS = en.FATAL_WITH_DEATH | en.STRUCK | {"passed"}
"""The words that may harm together with what follows."""
_SHORT_ASIDE, _LONGEST_ASIDE = 4, 10
_NOUN_PHRASE = frozenset("qzathprPRxXuoy&")
_NAMING = re.compile(r"(?:al|el|an|ad|as|ash|at|ar|az|abd|ibn|bin|d|l)[-’'][A-Z]")
"""A name that starts with its article."""
_COMMON_ENDINGS = ("tion", "sion", "ment", "ing", "ed", "ity", "ness", "ous", "ive", "ly", "ism", "ance", "ence", "ship", "ies", "ers", "ors", "ure",
                   "tions", "sions", "ments", "ings", "ities", "ists", "ible", "able", "ant", "ical", "ary", "ory", "ful", "less", "graph")  # fmt: skip
"""Endings of common words, for text in capitals throughout, where names do not show."""


@record
class Reading:
    """Items of a sentence: `tags[i]` is the letter, `lowers[i]` the word, `starts[i]`, `ends[i]` its offsets in the field."""

    sentence: Sentence
    tags: str
    lowers: tuple[str, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    quantities: Mapping[int, Quantity]
    shouting: bool
    """Upper case throughout, so that capitals tell nothing."""


def read(sentence: Sentence) -> Reading:
    """The sentence as items."""
    columns = _kept(sentence)
    shouting = _shouts(sentence.text)
    letters = list(map(_LETTERS[shouting].__getitem__, columns.texts))
    if letters:
        letters[0] = _FIRST_LETTERS[shouting][columns.texts[0]]
    found = quantities.find(columns.lowers)
    items = _joined(Columns(letters, columns.lowers, columns.starts, columns.ends), found)
    tags, lowers, starts, ends = items
    _find_blows(tags, lowers)
    if found and "," in tags:
        _find_ages(tags, lowers)
    if not senses.SENSITIVE.isdisjoint(lowers):
        senses.settle(tags, lowers)
    if not _DASHES.isdisjoint(lowers):
        _pair_dashes(tags, lowers, named=sentence.field == "title")
    return Reading(sentence, "".join(tags), tuple(lowers), tuple(starts), tuple(ends), _by_item(found), shouting)


def _joined(items: Columns, found: list[Quantity]) -> Columns:
    """The items with the tokens of each quantity made one; the letters stand where texts do."""
    if not found:
        return items
    letters, lowers, starts, ends = items.texts, items.lowers.copy(), items.starts.copy(), items.ends.copy()
    for one in reversed(found):
        span = slice(one.first, one.last + 1)
        letters[span] = ["q" if one.counts else "z"]
        lowers[span] = [" ".join(lowers[span])]
        starts[span], ends[span] = starts[one.first : one.first + 1], ends[one.last : one.last + 1]
    return Columns(letters, lowers, starts, ends)


def _by_item(found: list[Quantity]) -> dict[int, Quantity]:
    """The quantities by their items: those before have joined some tokens to one."""
    by_item: dict[int, Quantity] = {}
    joined = 0
    for one in found:
        by_item[one.first - joined] = one
        joined += one.last - one.first
    return by_item


def _find_blows(tags: list[str], lowers: list[str]) -> None:
    """Verbs that harm only with what follows: "beaten to death", "struck by a bullet", "hit in the leg", "passed away"; "struck and
    grazed" are done by the same.
    """
    if BLOWS.isdisjoint(lowers):
        return
    fired, struck = not en.GUNPLAY.isdisjoint(lowers), False
    for at, word in enumerate(lowers):
        if (word in en.FATAL_WITH_DEATH and _to_death(tags, lowers, at)) or (
            word in en.STRUCK
            and (
                en.BULLETS & set(lowers[max(0, at - 3) : at] + lowers[at + 1 : at + 5])
                or _in_limb(tags, lowers, at)
                or ("by" in lowers[at + 1 : at + _BY] and en.BULLETS & set(lowers[at + 1 : at + _BY + 2]))
                or (fired and _by_gunplay(tags, lowers, at))
                or (struck and tags[at - 1] == "&")
            )
        ):
            tags[at] = "K"
            struck = struck or word in en.STRUCK
        elif word == "passed" and lowers[at + 1 : at + 2] == ["away"]:
            tags[at] = "d"


def _in_limb(tags: list[str], lowers: list[str], at: int) -> bool:
    """Reads "hit in the leg", and "struck a boy in the neck" with nothing but a noun phrase between."""
    for place in range(at + 1, min(len(lowers) - 1, at + _LONGEST_ASIDE)):
        if lowers[place] == "in":
            return not en.LIMBS.isdisjoint(lowers[place + 1 : place + 5])
        if tags[place] not in _NOUN_PHRASE:
            return False
    return False


def _by_gunplay(tags: list[str], lowers: list[str], at: int) -> bool:
    """Reads "were hit in an overnight shooting", "fired into the crowd, hitting five people"."""
    if lowers[at + 1 : at + 2] == ["in"]:
        return not en.GUNPLAY.isdisjoint(lowers[at + 2 : at + 6])
    return lowers[at] == "hitting" and tags[at + 1 : at + 2] in (["q"], ["a"]) and not en.GUNPLAY.isdisjoint(lowers[:at])


def _to_death(tags: list[str], lowers: list[str], at: int) -> bool:
    """Reads "beaten to death", and "hacked two men to death" with nothing but a noun phrase between."""
    for place in range(at + 1, min(len(lowers) - 1, at + _LONGEST_ASIDE)):
        if lowers[place : place + 2] in (["to", "death"], ["to", "dead"]):
            return True
        if tags[place] not in _NOUN_PHRASE:
            return False
    return False


def _without_dots(tokens: list[Token]) -> list[Token]:
    """Without the dots of abbreviations, after which a word follows: "Jr., 32", "Joseph P. Smith"."""
    last = len(tokens) - 1
    return [token for n, token in enumerate(tokens) if token.text != "." or n in {0, last} or not _abbreviates(tokens, n)]


def _abbreviates(tokens: list[Token], at: int) -> bool:
    before, following = tokens[at - 1], tokens[at + 1]
    return (
        before.end == tokens[at].start
        and before.text[-1].isalpha()
        and (before.text[0].isupper() or (len(before.text) <= _SHORT_ASIDE and before.lower not in en.LEXICON))
        and (following.text == "," or following.start > tokens[at].end)
    )


def _find_ages(tags: list[str], lowers: list[str]) -> None:
    """A number behind a name whose closing comma is missing is an age: "Juan Tadin, 21 was"; not behind a place, "in San Salvador, 21"."""
    for age in _AGE_BEHIND_NAME.finditer("".join(tags)):
        at = age.end() - 1
        if lowers[at].isdigit() and len(lowers[at]) == _TWO_DIGITS:
            tags[at] = "z"


def _pair_dashes(tags: list[str], lowers: list[str], *, named: bool) -> None:
    """Two dashes around people without a verb are two commas: "six people - two of them children - were killed".

    In a title, which may be `named` for its outlet behind dashes, names alone between two dashes are no people of the story.
    """
    opened: int | None = None
    for at, letter in enumerate(tags):
        if letter == ";" and lowers[at] in _DASHES:
            if opened is not None and at - opened > 1 and not (named and set(tags[opened + 1 : at]) == {"X"}):
                tags[opened] = tags[at] = ","
                opened = None
            else:
                opened = at
        elif letter in _ENDS_ASIDE:
            opened = None


def _kept(sentence: Sentence) -> Columns:
    """The tokens without quotation marks and what stands in brackets for a word, each age as one."""
    columns, text = sentence.columns, sentence.text
    bracketed, dashed, dotted = "(" in text or "[" in text, "--" in text, ". " in text or ".," in text
    aged = any(map(sentence.lower.__contains__, ages.SIGNS))
    young = any(map(sentence.lower.__contains__, people.LIMIT_SIGNS))
    if not bracketed and not dashed and not aged and not young and not dotted and en.DROPPED.isdisjoint(columns.texts):
        return columns
    tokens = [token for token in sentence.tokens if token.text not in en.DROPPED]
    tokens = _without_dots(tokens) if dotted else tokens
    tokens = minors.joined(tokens) if young else tokens
    kept = ages.joined(tokens) if aged else tokens
    kept = _without_asides(kept) if bracketed else kept
    if dashed:
        kept = [one for n, one in enumerate(kept) if not (n and one.text == "-" == kept[n - 1].text)]
    return Columns(*map(list, zip(*kept, strict=True))) if kept else Columns([], [], [], [])


def _without_asides(tokens: list[Token]) -> list[Token]:
    """Without an acronym or a word in brackets, which would cut a noun from its verb."""
    kept: list[Token] = []
    position = 0
    while position < len(tokens):
        if tokens[position].text in {"(", "["} and position + 2 < len(tokens) and position:
            close = _closing(tokens, position)
            if close and tokens[position].text == "[" and tokens[position + 1].lower == "of":
                kept += tokens[position + 1 : position + close]  # "the massacre [of six priests]": what an editor put in
                position += close + 1
                continue
            aged = ages.aside(tokens[position + 1 : position + close]) if close else None
            if close and aged is not None:
                bracket = tokens[position]
                kept.append(Token(",", ",", bracket.start, bracket.start))  # an age in brackets reads as one between commas
                kept.append(Token(aged, aged, tokens[position + 1].start, tokens[position + close - 1].end))
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


def _closing(tokens: list[Token], position: int) -> int | None:
    """How far behind a bracket its closing one is; None where it is far off or a number within may count somebody."""
    for n in range(2, min(_LONGEST_ASIDE, len(tokens) - position)):
        text = tokens[position + n].text
        if text in {")", "]"}:
            return n
        if n > _SHORT_ASIDE and (text[0].isdigit() or text in {"(", "[", "."}):
            return None
    return None


def _shouts(text: str) -> bool:
    """Nearly all letters are capitals."""
    head = text[:_ENOUGH]
    written = head.encode("ascii", "replace")
    if len(written) - len(written.translate(None, _SMALL)) >= _ENOUGH // 4:
        return False
    return head.isupper() or sum(map(str.isupper, head)) > 3 * sum(map(str.islower, head))


def _letter(text: str, *, shouting: bool, first: bool) -> str:  # noqa: PLR0911 - one case a line
    word = text.lower()
    letter = en.LEXICON.get(word)
    if letter and not (_is_acronym(text, letter) and not shouting):
        return "y" if text == "May" and not first else letter
    if word.isalpha():
        return _unknown(text, shouting=shouting, first=first)
    if "year-old" in word or "years-old" in word or "month-old" in word:
        return "p"
    if word[0].isdigit():
        return "z"
    if word.endswith(grammar.OWNING):
        return "h"
    if not word[0].isalnum():
        return ";" if word in "=~" else "x"
    if _NAMING.match(text):
        return "X"
    if "-" in word and word.rpartition("-")[2] in en.LEXICON:
        tail = en.LEXICON[word.rpartition("-")[2]]
        if tail in "pP":
            return tail
    return _unknown(text, shouting=shouting, first=first)


def _is_acronym(text: str, letter: str) -> bool:
    """A party or agency whose capitals spell a small word: IS, UP, WHO."""
    return text.isupper() and len(text) > 1 and letter in _SMALL_LETTERS


def _unknown(text: str, *, shouting: bool, first: bool) -> str:
    word = text.lower()
    if text[0].isupper() and not (
        (shouting and (word in COMMON or word in SMALL or word.endswith(_COMMON_ENDINGS))) or (first and word in COMMON)
    ):
        return "X"
    return "x"


def is_name(word: str) -> bool:
    """Whether a word with a capital is a name wherever it stands: no word that news writes small."""
    return _LETTERS[True][word] == "X"


_LETTERS = {shouting: Memo(partial(_letter, shouting=shouting, first=False)) for shouting in (False, True)}
"""The letter of a word that is not the first of its sentence, by whether the sentence is in capitals throughout."""
_FIRST_LETTERS = {shouting: Memo(partial(_letter, shouting=shouting, first=True)) for shouting in (False, True)}
"""The letter of one that is."""
