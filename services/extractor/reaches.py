"""Which side of a cue it covers, judged by what stands around it: what follows, what precedes, or both.

Does not find cues: cues.py does.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from services.extractor.cue import Cue
from services.extractor.document import Token
from services.extractor.naming import is_name
from services.extractor.vocabulary import en_attribution as words

Tokens = Sequence[Token]


def opens(tokens: Tokens, at: int) -> bool:
    """Whether nothing that could be attributed stands before."""
    return all(not token.text[0].isalnum() or token.lower in words.OPENERS for token in tokens[:at])


def turned(tokens: Tokens, found: Sequence[Cue]) -> Iterator[Cue]:
    """The cues, those with nothing of substance after them turned to what stands before them."""
    for number, cue in enumerate(found):
        stop = found[number + 1].first if number + 1 < len(found) else len(tokens)
        if cue.reach != "after" or not cue.sources or opens(tokens, cue.first) or cue.rule == "headline":
            yield cue
        elif not _says_number(tokens[cue.last : stop]) and _only_when_and_where(tokens, cue.last, stop):
            yield replace(cue, reach="before")
        elif tokens[cue.first - 1].text in {'"', "”"} or (tokens[cue.first - 1].text == "," and _ends_clause(tokens, cue.last)):
            yield replace(cue, reach="around")
        elif _runs_on(tokens, cue):
            yield replace(cue, reach="either")
        else:
            yield cue


def _only_when_and_where(tokens: Tokens, first: int, stop: int) -> bool:
    """Whether the words say no more than when, how and where somebody spoke: "in a bulletin on Monday", "in Northport"."""
    placed = False
    for at in range(first, stop):
        token = tokens[at]
        placed = is_name(tokens, at) and (placed or (at > 0 and tokens[at - 1].lower in words.PLACING))
        if token.text[0].isalpha() and token.lower not in words.TIME and not placed:
            return False
    return True


def _says_number(after: Tokens) -> bool:
    """Whether a number is all that follows: "and a doctor said 11"."""
    said = [token for token in after if token.text[0].isalnum()]
    return len(said) == 1 and said[0].text.isdigit()


def _runs_on(tokens: Tokens, cue: Cue) -> bool:
    """Whether the source follows what it said without a mark, as in copy that lost its commas: "five died on Monday police said as"."""
    before = tokens[cue.first - 1]
    return (
        before.text[0].isalnum()
        and before.lower not in words.CLAUSE_OPENERS
        and tokens[cue.last].lower not in {"that", "the", "a", "an"}
    )


def _ends_clause(tokens: Tokens, at: int) -> bool:
    """Whether a mark follows soon, with only time and manner before it: ", police said on Monday, and"."""
    for token in tokens[at:]:
        if token.text in {",", ";", ".", "–", "—"}:
            return True
        if token.lower not in words.TIME and not token.text[0].isdigit():
            return False
    return True
