"""Leaves out deaths that no incident caused: of illness, of old age, of animals. Looks at the sentence and at the whole article.

Finds no figure: casualties.py has done that.
"""

import re
from collections.abc import Sequence

from services.extractor.candidate import Candidate, without_these
from services.extractor.document import Document
from services.extractor.vocabulary import harm

_VIOLENT = re.compile(harm.VIOLENCE)
_NATURAL = re.compile(harm.NATURAL)
_ANIMALS = re.compile(harm.ANIMALS, re.IGNORECASE)
_ANIMAL = re.compile(
    rf"(?<!ing his )(?<!ing her )(?<!ing a )(?<!ing the )\b(?:{harm.ANIMALS})\w*(?: (?:who|that|which))? (?:was|were|is|had|has|died|killed|shot)\b"
)
"""An animal before the verb, in small letters, for teams and fighters are called after animals; not "a man walking his dog was hit"."""
_MILD_RULES = frozenset({"died", "somebody's death", "death of", "state"})
_NAMED = frozenset({"named", "called"})
_BEFORE = frozenset({"before", "until", "when", "since", "day", "moment", "time"})


def without(document: Document, found: Sequence[Candidate]) -> list[Candidate]:
    """The candidates without single natural deaths. Numbers always stay: an epidemic has a toll."""
    mild = [n for n, one in enumerate(found) if one.rule in _MILD_RULES and one.measure == "killed" and one.low == one.high == 1]
    violent = len(found) > len(mild) or _VIOLENT.search(document.lower)
    dropped = {n for n in mild if not violent or _is_natural(document, found[n])}
    dropped |= {n for n, one in enumerate(found) if one.low == one.high == 1 and _ANIMAL.search(_quote(document, one))}
    return without_these(found, dropped)


def _is_natural(document: Document, one: Candidate) -> bool:
    sentence, quote = document.sentences[one.sentence], _quote(document, one)
    before = sentence.text[: one.start - sentence.start].split()
    named = before[-1].lower() in _NAMED if before else False
    if _NATURAL.search(sentence.lower) or _ANIMALS.search(quote) or (named and _ANIMALS.search(before[-2:][0])):
        return True
    pronoun = quote.lower().startswith(("he ", "she "))
    return pronoun and bool(before) and before[-1].lower() in _BEFORE


def _quote(document: Document, one: Candidate) -> str:
    sentence = document.sentences[one.sentence]
    return sentence.text[one.start - sentence.start : one.end - sentence.start]
