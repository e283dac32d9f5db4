"""Claimants' names compared: bare words, the words that tell bodies apart, and whether a name names anybody.

Does not decide who is whom: origins.py does.
"""

import re
import unicodedata
from functools import lru_cache

from rapidfuzz.distance import JaroWinkler

from services.aggregator.tables import BODIES, CROWD_WORDS, RANKS, ROLE_WORDS, SMALL, STEMS, UNNAMED_TOKENS

_PHRASES = re.compile(r"\b(?:state|official|government) (?:media|television|tv|radio|news agency)$|\bwar monitor$")
_WORD = re.compile(r"\w+")
_INITIALS = re.compile(r"\b(\w)\.(?=\w\b|\s|$|-)")
_WHERE = re.compile(r" (?:in|at|near|from) ")
_VOWELS = re.compile(r"[aeiouy]")
_DOUBLED = re.compile(r"(.)\1+")
_SAME_NAME = 0.9
_MIN_NAME = 2
_MIN_INITIALS = 3


@lru_cache(maxsize=8192)
def bare(name: str) -> str:
    """Lower-case words without accents, marks and articles."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", name[:200]) if not unicodedata.combining(c)).casefold()
    words = _WORD.findall(_INITIALS.sub(r"\1", plain.replace("’", "'").replace("'s ", " ")))
    return " ".join(word for word in words if word not in {"the", "a", "an"}) or plain.strip()


@lru_cache(maxsize=8192)
def core(name: str) -> frozenset[str]:
    """The words that say for whom somebody speaks, one form for each body."""
    stems = (STEMS.get(word, word) for word in _WHERE.split(bare(name))[0].split() if word not in ROLE_WORDS)
    return frozenset(stem for stem in stems if stem)


@lru_cache(maxsize=8192)
def names_nobody(name: str) -> bool:
    """Whether the name leaves open who it is: "officials", "state media", "a medical official", "local residents"."""
    return not core(name) - UNNAMED_TOKENS - {"police", "fire", "sheriff"} or bool(_PHRASES.search(bare(name)))


@lru_cache(maxsize=8192)
def is_crowd(name: str) -> bool:
    """Whether the name may stand for anybody, even for several: "other reports", "Afghan officials"."""
    return names_nobody(name) and bool(CROWD_WORDS & set(bare(name).split()))


@lru_cache(maxsize=8192)
def is_ranked_person(name: str) -> bool:
    """Whether somebody is named by an office or rank and not by his body: he speaks for the one that is there."""
    words = set(bare(name).split())
    return bool(RANKS & words) and not names_nobody(name) and not BODIES & {STEMS.get(word, word) for word in words}


@lru_cache(maxsize=8192)
def alike(one: str, other: str) -> bool:
    """Whether two names of persons are spellings of one: "Wahid Majroh", "Waheed Majrooh"."""
    left, right = bare(one).split(), bare(other).split()
    if len(left) != len(right) or len(left) < _MIN_NAME or left[-1][:2] != right[-1][:2] or left[0][:1] != right[0][:1]:
        return False
    return all(_spellings(a, b) for a, b in zip(left, right, strict=True))


@lru_cache(maxsize=8192)
def is_acronym_of(name: str, longer: str) -> bool:
    """Whether one word is made of the first letters of another name, in the order of any language: "fla" of "azawad liberation front"."""
    initials = [word[0] for word in longer.split() if word not in SMALL]
    return _MIN_INITIALS <= len(initials) == len(name) and name.isalpha() and sorted(name) == sorted(initials)


def _spellings(one: str, other: str) -> bool:
    """Whether two words differ as transliterations do: in vowels, doubled letters, a last letter, or hardly at all."""
    if JaroWinkler.similarity(one, other) >= _SAME_NAME or one.startswith(other) or other.startswith(one):
        return True
    return _DOUBLED.sub(r"\1", _VOWELS.sub("", one)) == _DOUBLED.sub(r"\1", _VOWELS.sub("", other))
