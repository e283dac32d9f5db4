"""Whether a word may name somebody: a capital that makes a name, a noun for a source. Looks at single words in their place."""

from collections.abc import Sequence
from typing import Final

from services.extractor.document import Token
from services.extractor.kept import Memo
from services.extractor.vocabulary import en_attribution as words
from services.extractor.vocabulary import grammar

Tokens = Sequence[Token]
_ENDING_IN_Y = frozenset(one for one in words.ORGANISATIONS if one.endswith("y"))


def unowned(word: str) -> str:
    """The word without "'s", and nothing else."""
    return word[:-2] if word.endswith(grammar.S_OF_OWNERS) else word


def unpossessed(written: str) -> str:
    """Words without the ending of possession, also where its apostrophe got lost: "the group's", "MSFs", "the Observatorys"."""
    if written[-2:].lower() in grammar.S_OF_OWNERS:
        return written[:-2]
    owner = written.rpartition(" ")[2][:-1]
    lost = len(owner) > 1 and written[-1] == "s" and (owner.isupper() or owner.lower() in _ENDING_IN_Y)
    return written[:-1] if lost else written


def stem(token: Token) -> str:
    """A word without the ending of possession."""
    return _STEMS[token.text]


def _stem(word: str) -> str:
    return unpossessed(word).lower().rstrip("'’")


_STEMS: Final = Memo(_stem)


def is_name(tokens: Tokens, at: int) -> bool:
    """Whether a capital at this place makes a name."""
    token = tokens[at]
    if token.lower.endswith(words.MODIFIER_ENDINGS) or (at == 0 and token.lower in words.MODIFIERS):
        return False
    if token.lower in words.NAMES_OF_MONTHS and at + 1 < len(tokens) and tokens[at + 1].text[0].isupper():
        return True
    if not token.text[0].isupper():
        return len(token.text) > 3 and token.lower[:3] in {"al-", "el-", "as-", "ar-"} and token.text[3].isupper()  # noqa: PLR2004 - the article of Arabic
    return token.lower not in words.NOT_NAMES or (at > 0 and token.text.isupper() and len(token.text) > 1)


def is_source(token: Token) -> bool:
    """Whether the word may be the head of a source."""
    return _SOURCES[token.text]


def _may_head_source(word: str) -> bool:
    return _STEMS[word] in words.SOURCES or word.lower() in words.PLURAL_SOURCES


_SOURCES: Final = Memo(_may_head_source)
