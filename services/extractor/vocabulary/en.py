"""English, as the extractor reads it: every word it knows with the letter of its class, and nouns for people with their category.

The letters are explained in reading.py. Holds no logic beyond building the tables from the lists beside it.
"""

from schemas.claim import Category
from services.extractor.vocabulary import grammar, harm, people
from services.extractor.vocabulary.listed import words


def _plural(noun: str) -> str:
    if noun.endswith("y") and noun[-2:-1] not in "aeiou":
        return f"{noun[:-1]}ies"
    return f"{noun}es" if noun.endswith(("s", "x", "ch", "sh")) else f"{noun}s"


def _nouns() -> tuple[dict[str, Category], set[str], set[str]]:
    category: dict[str, Category] = {}
    singular: set[str] = set()
    plural: set[str] = set()
    for name, listed in people.CATEGORIES.items():
        for entry in listed.split():
            one, slash, many = entry.partition("/")
            many = many if slash else _plural(one)
            category.setdefault(one, name)
            category.setdefault(many, name)
            (singular if one != many else plural).add(one)
            plural.add(many)
    return category, singular, plural


CATEGORY_OF, SINGULAR, PLURAL = _nouns()
SINGULAR.update(people.COLLECTIVES)
COLLECTIVES = people.COLLECTIVES
HINT_OF: dict[str, Category] = {word: name for name, listed in people.HINTS.items() for word in listed.split()}
GENERAL = words(people.GENERAL)
RELATIONS = words(people.RELATIONS)
ATTRIBUTIVE = words(people.ATTRIBUTIVE)
NOT_PEOPLE = words(people.NOT_PEOPLE)
GROUP_NOUNS = words(people.GROUPS)
STAFF = frozenset({"staff"})
"""Collective nouns that also name one person."""

_TABLE: tuple[tuple[str, object], ...] = (
    ("E", grammar.VERBS),
    ("y", grammar.ADVERBS),
    ("i", grammar.PREPOSITIONS),
    ("s", grammar.CLAUSE_WORDS),
    ("p", SINGULAR),
    ("P", PLURAL),
    ("a", grammar.ARTICLES),
    ("t", grammar.DEFINITES),
    ("h", grammar.POSSESSIVES),
    ("r", grammar.SINGULAR_PRONOUNS),
    ("j", grammar.NEUTRAL),
    ("R", grammar.PLURAL_PRONOUNS),
    ("f", grammar.REFLEXIVES),
    ("z", ("ages",)),
    ("l", grammar.MODALS),
    ("v", grammar.HAVE),
    ("b", grammar.BE),
    ("n", grammar.NEGATIONS),
    ("w", grammar.RELATIVES),
    ("&", grammar.CONJUNCTIONS),
    ("o", ("of", "among")),
    ("u", ("more", "additional", "further")),
    ("c", grammar.INCLUDING),
    ("W", harm.WOUNDS),
    ("N", harm.HARM_NOUNS),
    ("U", harm.COUNTED),
    ("B", harm.BODIES),
    ("T", harm.TOLLS),
    ("F", harm.SUFFERING),
    ("D", harm.STATES),
    ("d", harm.DYING),
    ("L", harm.LEAVING),
    ("k", harm.BASES),
    ("g", harm.GERUNDS),
    ("K", harm.PARTICIPLES),
    ("E", harm.STRUCK),
    (",", (",",)),
    (";", (";", ":", "—", "–", "-", "--", "•", "/", "|", "…", "!", "?", ".")),
    ("(", ("(", "[")),
    (")", (")", "]")),
)
LEXICON: dict[str, str] = {word: letter for letter, listed in _TABLE for word in listed}  # type: ignore[attr-defined] # rows of words
FATAL_WITH_DEATH, STRUCK, BULLETS, LIMBS, GUNPLAY = harm.BEATEN, harm.STRUCK, harm.BULLETS, harm.LIMBS, harm.GUNPLAY
FURTHER_ONE = words("second third fourth fifth sixth seventh eighth ninth tenth")
"""After "a" and before a verb: one more."""
OR_MORE = frozenset({("or", "more"), ("or", "higher")})
SIGNS = (
    harm.LIVES
    | harm.CARRIED
    | harm.CLAIMING
    | harm.SENDING
    | harm.TO_DEATH
    | harm.TURNING
    | words("among amongst victims condition wound wounds survive fighting recovering hospital hospitals")
)
"""Words that tell of harm though their letter does not."""
DROPPED = frozenset("\"“”‘’'«»`*")
