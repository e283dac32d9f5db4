"""Finds who a headline attributes itself to: "Monitor: ...", "...: police", "... - state media", "... Monitor".

Headlines with a verb of saying are for cues.py.
"""

from collections.abc import Iterator, Sequence
from typing import Final

from services.extractor import naming
from services.extractor.cue import Cue
from services.extractor.document import Sentence, Token
from services.extractor.phrases import Phrase
from services.extractor.vocabulary import en_attribution as words

Tokens = Sequence[Token]
_LONGEST_SOURCE: Final = 6
_SHORTEST_REST: Final = 3
_LEAD: Final = 2
"""Some texts repeat their headline as the first sentence."""


def find(sentence: Sentence) -> Iterator[Cue]:
    """The source that a headline names, if any: before the first mark or after one of the last two."""
    tokens = sentence.tokens
    marks = [at for at, token in enumerate(tokens) if token.text in words.HEADLINE_MARKS]
    if not marks:
        yield from _at_the_end(sentence)
        return
    first = marks[0]
    if tokens[first].text == ":" and 0 < first <= _LONGEST_SOURCE and sentence.field == "title" and _speaks(tokens, 0, first):
        yield Cue(0, first + 1, "headline", "after", (Phrase(0, first),), rule="headline")
        return
    for at in reversed(marks[-2:]):
        end = next((n for n in range(at + 1, len(tokens)) if tokens[n].text in {*words.HEADLINE_MARKS, "."}), len(tokens))
        if at >= _SHORTEST_REST and _may_end(sentence, at, end) and _speaks(tokens, at + 1, end):
            yield Cue(at, max(end, marks[-1] + 1), "headline", "before", (Phrase(at + 1, end),), rule="headline")
            return


def _at_the_end(sentence: Sentence) -> Iterator[Cue]:
    """As in "Eleven dead in air strike Monitor", which has lost its mark."""
    last = len(sentence.tokens) - 1
    if sentence.field == "title" and last >= _LONGEST_SOURCE and sentence.tokens[last].lower in words.HEADLINE_ENDS:
        yield Cue(last, last + 1, "headline", "before", (Phrase(last, last + 1),), rule="headline")


def _may_end(sentence: Sentence, at: int, end: int) -> bool:
    """Whether what stands between a mark and the next is short enough, in a title or the end of a first line."""
    if not 0 < end - at - 1 <= _LONGEST_SOURCE:
        return False
    lead = end >= len(sentence.tokens) - 1 and sentence.tokens[at].text == ":" and sentence.index <= _LEAD
    return sentence.field == "title" or lead


def _speaks(tokens: Tokens, first: int, last: int) -> bool:
    """Whether a part of a headline is a source and nothing else."""
    part = tokens[first:last]
    if not any(stem in words.HEADLINE_SOURCES for stem in map(naming.stem, part)):
        return False
    return all(
        naming.is_source(token)
        or token.lower in words.MODIFIERS
        or token.lower in words.INSIDE | {"and", "the", "&"}
        or token.text[0].isupper()
        or token.lower.endswith(words.MODIFIER_ENDINGS)
        for token in part
    ) and not any(token.lower in words.SAYING for token in part if token.lower not in {"reports", "report"})
