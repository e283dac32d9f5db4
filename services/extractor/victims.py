"""Single victims by their names: who is told of again.

Finds nobody; casualties.py has done that.
"""

from collections.abc import Iterable, Sequence

from services.extractor.candidate import Candidate
from services.extractor.naming import unowned
from services.extractor.nouns import SOMEBODYS_MURDER
from services.extractor.reading import is_name
from services.extractor.vocabulary import en, grammar
from services.extractor.vocabulary.en_attribution import TITLES

Name = frozenset[str]
"""The words of a name in small letters."""

_MARKS = "()[]\"'“”‘’,."
_ARTICLES = frozenset({"al-", "el-", "ad-", "as-"})
_MOST = 8
"""How many people who share a word of their names are told apart."""


def name(one: Candidate) -> Name:
    """The name of a single victim; none where only a noun is told."""
    words = [word.strip(_MARKS) for word in one.words.split()]
    if not one.low == one.high == 1 or any(word.endswith(grammar.OWNING) for word in words[:-1]):
        return Name()  # of "Tadin's father" the name is not told
    bare = (unowned(word) for word in words)
    return Name(word.lower() for word in bare if word[:1].isupper() and is_name(word))


def namesake(written: str, before: str, *, loosely: bool) -> bool:
    """Whether a name is that of somebody named before: by the same last name, and by no other first name where both have one.

    `loosely`, where capitals tell nothing, one of the first names among the other's names will do.
    """
    one, other = _in_order(written), _in_order(before)
    if not one or one[-1] not in other:
        return False
    if len(one) == 1 or len(other) == 1 or one[0].startswith(other[0]) or other[0].startswith(one[0]):
        return True  # Bart and Barton are one
    return loosely and (one[0] in other or other[0] in one)


def _in_order(written: str) -> list[str]:
    """The words of a phrase that are names, in small letters: no office, no title, nobody whose kin it is."""
    words = [word.strip(_MARKS) for word in written.split()]
    named = [
        word.lower() for word in words if (word[:1].isupper() or word[:3] in _ARTICLES) and not word.endswith(grammar.OWNING)
    ]
    return [word for word in named if word not in en.LEXICON and word not in TITLES]


class Names:
    """Names met so far, by their words."""

    def __init__(self, met: Iterable[tuple[Name, int]] = ()) -> None:
        """The names, each with the number of whom it is."""
        self._by_word: dict[str, list[tuple[Name, int]]] = {}
        for one, number in met:
            self.add(one, number)

    def add(self, one: Name, number: int) -> None:
        """Take in a name."""
        for word in sorted(one):
            known = self._by_word.setdefault(word, [])
            if len(known) < _MOST:
                known.append((one, number))

    def find(self, one: Name) -> set[int]:
        """The numbers of those who may be meant: the words of one name are among those of the other."""
        return {number for word in one for other, number in self._by_word.get(word, ()) if one <= other or other <= one}


def only_recalled(found: Sequence[Candidate]) -> set[int]:
    """Positions of murders that a possessive recalls, "Tadin's murder", where the article tells of a death that may be that one."""
    recalled = [n for n, one in enumerate(found) if one.rule == SOMEBODYS_MURDER]
    told = [(name(one), n) for n, one in enumerate(found) if one.measure == "killed" and one.rule != SOMEBODYS_MURDER]
    met = Names(told)
    unnamed = any(not one for one, _ in told)
    dropped = set[int]()
    for n in recalled:
        if unnamed or met.find(name(found[n])):
            dropped.add(n)
        met.add(name(found[n]), n)
    return dropped
