"""Title and text as sentences with offsets. Survives abbreviations, datelines, quotations, hard-wrapped wire copy and lists.

Does not change a character, and does not know what the sentences say. Linear in the length of the text.
"""

import re
from collections.abc import Iterator
from itertools import pairwise

from services.extractor.document import Document, Field, Sentence
from services.extractor.vocabulary.abbreviations import BEFORE_NAMES, BEFORE_NUMBERS, STARTERS, USUALLY_INSIDE

_BLANK_LINE = re.compile(r"\n[^\S\n]*+\n\s*+")
_LINE = re.compile(r"\n")
_BULLET = re.compile(r"[^\S\n]*+(?:[-*•·–—▪●]|\d{1,2}[.)])[^\S\n]")
_STOP = re.compile(r"[.!?…](?<![.!?…]{2})[.!?…]*+[\"'”’»)\]]*+(?:\s++|(?<=[a-z]{3}[.!?])(?=(?!Com|Org|Net)[A-Z][a-z]{2}|[A-Z] ))")
"""A stop with space after it, or between a word in small letters and one with a capital, where a page has lost its line breaks."""
_LAST_WORD = re.compile(r"[^\W\d_]+(?:\.[^\W\d_]+)*$|\d+$")
_NEXT_WORD = re.compile(r"[\"'“‘«(\[]*+(\w+)")
_OPENING = "\"'“‘«([-–—•*¿¡#@$£€"
_WRAP_SHORTEST, _WRAP_LONGEST = 45, 110
_LONGEST_WORD = 40
_LONGEST_SENTENCE = 4000


def split(title: str | None, text: str, published: str | None, outlet: str | None = None) -> Document:
    """The article as a Document; sentences count through, the title's first. Whitespace around sentences is left out."""
    sentences: list[Sentence] = []
    paragraph = 0
    fields: tuple[tuple[Field, str], ...] = (("title", title or ""), ("text", text))
    for field, source in fields:
        for start, end in _paragraphs(source):
            for left, right in _sentences(source, start, end):
                sentences.append(Sentence(field, len(sentences), paragraph, left, right, source[left:right]))
            paragraph += 1
    return Document(title or "", text, published, tuple(sentences), outlet)


def _paragraphs(source: str) -> Iterator[tuple[int, int]]:
    """Blocks between blank lines, and between single line breaks where those are no mere wrapping."""
    wrapped = _is_wrapped(source)
    start = 0
    for block in _BLANK_LINE.finditer(source):
        yield from _lines(source, start, block.start(), wrapped)
        start = block.end()
    yield from _lines(source, start, len(source), wrapped)


def _lines(source: str, start: int, end: int, wrapped: bool) -> Iterator[tuple[int, int]]:
    left = start
    for line in _LINE.finditer(source, start, end):
        if not wrapped or _BULLET.match(source, line.end()):
            yield left, line.start()
            left = line.end()
    yield left, end


def _is_wrapped(source: str) -> bool:
    """Most line breaks fall within a running line of wire width that no full stop ends."""
    breaks = [0, *(m.end() for m in _LINE.finditer(source))]
    lines = [source[a : b - 1] for a, b in pairwise(breaks)]
    filled = [line for line in lines if line.strip()]
    running = sum(_WRAP_SHORTEST <= len(line) <= _WRAP_LONGEST and line.rstrip()[-1] not in ".!?:" for line in filled)
    return len(filled) > 1 and running * 2 > len(filled)


def _sentences(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    left = start
    for stop in _STOP.finditer(source, start, end):
        if stop.end() - left > _LONGEST_SENTENCE or _ends_sentence(source, stop, end):
            yield from _trimmed(source, left, stop.end())
            left = stop.end()
    yield from _trimmed(source, left, end)


def _trimmed(source: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """The span without its outer whitespace, nothing for an empty one, in pieces where no stop was found for very long."""
    while start < end:
        cut = end if end - start <= _LONGEST_SENTENCE else _cut(source, start + _LONGEST_SENTENCE)
        piece = source[start:cut]
        body = piece.strip()
        if body:
            left = start + len(piece) - len(piece.lstrip())
            yield left, left + len(body)
        start = cut


def _cut(source: str, wanted: int) -> int:
    """A place not in the middle of a word, near the wanted one."""
    space = source.rfind(" ", wanted - _LONGEST_WORD, wanted)
    return wanted if space < 0 else space


def _ends_sentence(source: str, stop: re.Match[str], end: int) -> bool:
    """Whether a stop with space after it ends the sentence, judged by the words on either side."""
    if stop.end() >= end:
        return True
    following = source[stop.end()]
    if not (following.isupper() or following.isdigit() or following in _OPENING or not following.isalpha()):
        return False
    if stop.group()[0] != "." or stop.group().startswith(".."):
        return True
    return _full_stop(source, stop.start(), stop.end(), closed=stop.group().strip() != ".")


def _full_stop(source: str, dot: int, after: int, *, closed: bool) -> bool:
    """Whether the dot at `dot` is a full stop and not part of an abbreviation."""
    found = _LAST_WORD.search(source[max(0, dot - _LONGEST_WORD) : dot].rpartition(" ")[2])
    following = _NEXT_WORD.match(source, after, after + _LONGEST_WORD)
    word, next_word = (found.group() if found else ""), (following.group(1) if following else "")
    lower = word.lower()
    if closed or not word:
        return True
    if lower in BEFORE_NAMES:
        return False
    if lower in BEFORE_NUMBERS:
        return not next_word[:1].isdigit()
    if lower in USUALLY_INSIDE or "." in word or (len(word) == 1 and word.isupper()):
        return next_word.lower() in STARTERS
    return True
