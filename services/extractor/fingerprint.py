"""What an article's words look like, in two small forms: a MinHash signature for finding copies, salient words for linking.

Both are functions of the text alone, equal on every machine. Does not compare articles: the deduplicator does.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import cache
from typing import TYPE_CHECKING

from services.extractor import people
from services.extractor.kept import Memo
from services.extractor.naming import unowned
from services.extractor.vocabulary.common import COMMON, COMMON_NAMES

if TYPE_CHECKING:
    from datasketch import MinHash

SIGNATURE_LENGTH = 128
SHINGLE_WORDS = 3
SIGNED_CHARACTERS = 40_000
"""Only so much of a text is signed; what a huge page holds after that is no news story."""
READ_CHARACTERS = 8_000
LEDE_CHARACTERS = 700
MAX_NAMES, MAX_PAIRS, MAX_WORDS, MAX_NUMBERS, MAX_PEOPLE = 40, 30, 30, 10, 12
NAME_MARK, NUMBER_MARK, PERSON_MARK = "@", "#", "!"
"""Names come as "@surname" and "@given surname", telling numbers (ages, house numbers) as "#12yo", "#3900". Whoever is told of by
name and age is "!given surname" beside "@given surname"."""
APART_MARK = "~another"
"""Stands among the words where the headline speaks of a separate, second, other event."""

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*", re.UNICODE)
_TOKEN = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*|[.!?:\n]", re.UNICODE)
_AGE = re.compile(r"\b(\d{1,3})[- ]years?[- ]old\b|,\s(\d{2}),")
_HOUSE = re.compile(
    r"\b(\d{2,5})[- ]block\b|\b(\d{3,5}) (?:[NSEW]\.? )?[A-Z][a-z]+ (?:St|Ave|Rd|Dr|Blvd|Lane|Road|Drive|Court|Street|Avenue)\b"
)
_EVENT = (
    r"(?:\s(?:day|night|week|wave|round)\sof|(?:\s(?!(?:in|at|of|to|after|from|over)\b)[\w-]+){0,2})\s(?:attack|strike|airstrike|raid|bombing|bombardment|shelling|shooting|blast"
    r"|explosion|quake|crash|fire|clash|incident|ambush|accident|collision|earthquake)"
)
"""Between the two no preposition, but in "second day of shelling": "another wounded in shooting" and "second arrest in crash" tell of the same event."""
_APART = re.compile(
    rf"\b(?:(?:second|another|fresh){_EVENT}(?:e?s)?|(?:separate|unrelated){_EVENT})\b",  # "three separate shootings" are all told here
    re.IGNORECASE,
)
_SENTENCE_MARKS = frozenset(".!?:\n")


def plain(word: str) -> str:
    """The word without case, accents, apostrophes and hyphens, so that "Hadžín" and "Hadzin" are equal."""
    return _PLAIN[word]


def _without_marks(word: str) -> str:
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    bare = "".join(mark for mark in decomposed if not unicodedata.combining(mark))
    return unowned(bare).replace("'", "").replace("’", "").replace("-", " ")


_PLAIN: Memo[str, str] = Memo(_without_marks)
"""Each word of an article is asked for up to three times, and most are those of every article."""


def signature(text: str) -> tuple[int, ...]:
    """MinHash of the text's three-word shingles as 32-bit numbers; empty for a text too short to have one."""
    words = [plain(match.group()) for match in _WORD.finditer(text[:SIGNED_CHARACTERS])]
    shingles = {" ".join(words[at : at + SHINGLE_WORDS]) for at in range(len(words) - SHINGLE_WORDS + 1)}
    if not shingles:
        return ()
    sketch = _blank().copy()
    sketch.update_batch([shingle.encode("utf-8", "surrogatepass") for shingle in shingles])  # the least of each: in any order
    return tuple(sketch.digest().tolist())


@cache
def _blank() -> "MinHash":
    """The sketch of no text: to draw its permutations takes as long as to sign a short article."""
    from datasketch import MinHash  # brings in scipy: half a second which who only extracts need not wait for

    return MinHash(num_perm=SIGNATURE_LENGTH, seed=1, scheme="affine32")


def salient(title: str | None, text: str) -> tuple[str, ...]:
    """Names of the whole story, then telling numbers, then uncommon words of title and lede; bounded, without repeats."""
    body = text[:READ_CHARACTERS]
    runs = list(_name_runs(body))
    known = {word for run in runs for word in run}
    runs += _title_runs(title or "", known)
    names = _first(_last_names(runs), MAX_NAMES)
    persons = _first((plain(name) for name in people.named(body)), MAX_PEOPLE)
    pairs = _first((f"{NAME_MARK}{run[at]} {run[at + 1]}" for run in runs for at in range(len(run) - 1)), MAX_PAIRS)
    pairs = tuple(dict.fromkeys((*(NAME_MARK + person for person in persons), *pairs)))
    words = _first(_uncommon(f"{title or ''} {body[:LEDE_CHARACTERS].rpartition(' ')[0]}", known), MAX_WORDS)
    apart = (APART_MARK,) if _APART.search((title or "")[:LEDE_CHARACTERS]) else ()
    told = (PERSON_MARK + person for person in persons)
    return (*names, *pairs, *told, *_first(_numbers(body), MAX_NUMBERS), *words, *apart)


def _first(items: Iterator[str], limit: int) -> tuple[str, ...]:
    return tuple(dict.fromkeys(items))[:limit]


def _last_names(runs: list[tuple[str, ...]]) -> Iterator[str]:
    """Single names and surnames: a given name that many people have recognises nobody."""
    return (NAME_MARK + run[-1] for run in runs if len(run[-1]) > 2)  # noqa: PLR2004 - initials name nobody


def _name_runs(body: str) -> Iterator[tuple[str, ...]]:
    """Runs of capitalised words. A single word that opens a sentence is no name unless it is one elsewhere."""
    run: list[str] = []
    opening, opened = True, False
    unsure: list[str] = []
    sure: set[str] = set()
    for match in _TOKEN.finditer(body):
        token = match.group()
        if token[0] in _SENTENCE_MARKS:
            yield from _close(run, opened, unsure, sure)
            opening, run = True, []
        elif _is_name(token):
            opened = opening if not run else opened
            run = [*run, plain(token)]
            opening = False
        else:
            yield from _close(run, opened, unsure, sure)
            opening, run = False, []
    yield from _close(run, opened, unsure, sure)
    yield from ((word,) for word in unsure if word in sure)


def _close(run: list[str], opened: bool, unsure: list[str], sure: set[str]) -> Iterator[tuple[str, ...]]:
    """A finished run, unless it is one word that opened its sentence: that waits in `unsure`."""
    if len(run) == 1 and opened:
        unsure.append(run[0])
    elif run:
        sure.update(run)
        yield tuple(run)


def _title_runs(title: str, known: set[str]) -> Iterator[tuple[str, ...]]:
    """Headlines capitalise every word: only what the story itself shows to be a name counts."""
    return ((word,) for match in _TOKEN.finditer(title) if (word := plain(match.group())) in known)


def _is_name(token: str) -> bool:
    return token[0].isupper() and not (token.isupper() and len(token) > 5) and plain(token) not in COMMON_NAMES  # noqa: PLR2004 - longer all-capitals words are shouted, not named


def _numbers(body: str) -> Iterator[str]:
    for match in _AGE.finditer(body):
        yield f"{NUMBER_MARK}{match.group(1) or match.group(2)}yo"
    for match in _HOUSE.finditer(body):
        yield f"{NUMBER_MARK}{match.group(1) or match.group(2)}"


def _uncommon(text: str, names: set[str]) -> Iterator[str]:
    for match in _WORD.finditer(text):
        word = plain(match.group())
        stem = word[:-1] if len(word) > 4 and word.endswith("s") and not word.endswith("ss") else word  # noqa: PLR2004 - short words keep their s
        if len(word) > 2 and word not in COMMON and stem not in COMMON and word not in names and not word.isdigit():  # noqa: PLR2004 - two letters say nothing
            yield stem
