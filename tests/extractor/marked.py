"""Texts with their figures marked, and what the extractor makes of these: `happenings` of {12 people}, `said` and `who` of [12 people].

Finds no figure by itself: a test marks the ones that it is about.
"""

import re

from services.extractor import attribution, events, sentences
from services.extractor.candidate import Attribution, Candidate, Happening
from services.extractor.claimants import parse
from services.shell.resources import deploy_path

PUBLISHED = "2018-11-17"
KNOWN = parse(deploy_path("claimants.toml").read_text(encoding="utf-8"))


def happenings(text: str, title: str | None = None, published: str | None = PUBLISHED) -> list[Happening]:
    """What `events.assign` makes of every number marked as {12 people}."""
    candidates, plain = [], re.sub(r"[{}]", "", text)
    spans = [(m.start() - 2 * n, m.end() - 2 * n - 2, m.group(1)) for n, m in enumerate(re.finditer(r"\{([^}]*)\}", text))]
    doc = sentences.split(title, plain, published)
    for start, end, words in spans:
        sentence = next(each for each in doc.sentences if each.field == "text" and each.start <= start < each.end)
        number = int(re.sub(r"\D", "", words) or 1)
        candidates.append(Candidate(sentence.index, start, end, start, end, "killed", number, number, "exact", words))
    return events.assign(doc, candidates)


def said(marked: str, title: str | None = None, low: int | None = 1, high: int | None = 1) -> list[Attribution]:
    """The attributions of all bracketed figures of a text (or of the title, where that has them)."""
    source = title if title and "[" in title else marked
    spans: list[tuple[int, int]] = []
    plain = ""
    for part in source.split("["):
        inner, bracket, rest = part.partition("]")
        if bracket:
            spans.append((len(plain), len(plain) + len(inner)))
        plain += inner + rest
    in_title = source is title
    document = sentences.split(plain if in_title else title, marked if in_title else plain, "2024-05-06")
    field = "title" if in_title else "text"
    candidates = []
    for start, end in spans:
        sentence = next(one for one in document.sentences if one.field == field and one.start <= start < one.end)
        candidates.append(Candidate(sentence.index, start, end, start, start + 1, "killed", low, high, "exact", "one"))
    return attribution.attribute(document, candidates, KNOWN)


def who(marked: str, title: str | None = None) -> list[str | None]:
    return [one.claimant.name if one.claimant else None for one in said(marked, title)]
