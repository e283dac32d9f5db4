"""What an outlet takes back: notices of correction and the figure in them that no longer stands.

Does not decide what falls with it: the aggregator does.
"""

from collections.abc import Collection, Sequence

from services.extractor import quantities
from services.extractor.candidate import Candidate
from services.extractor.document import Sentence
from services.extractor.quantities import Quantity
from services.extractor.vocabulary import en_statements as words


def taken_back(sentence: Sentence) -> Quantity | None:
    """The figure that a notice of correction says was wrong, None where the sentence is no such notice."""
    match = words.CORRECTION.search(sentence.text) if any(map(sentence.lower.__contains__, words.MAY_CORRECT)) else None
    if match is None:
        return None
    position = sentence.start + match.start()
    columns = sentence.columns
    figures = [one for one in quantities.find(columns.lowers) if one.counts and columns.starts[one.first] >= position]
    if match["bare"] and not words.MISTOLD.search(sentence.text):
        return _after(words.CONTRASTED, columns.lowers, figures)
    return (_after(words.CORRECTED, columns.lowers, figures) or figures[0]) if figures else None


def takes_back(sentence: Sentence, candidate: Candidate) -> bool:
    """Whether a candidate of a notice is the figure that it takes back."""
    wrong = taken_back(sentence)
    return wrong is not None and (wrong.low, wrong.high) == (candidate.low, candidate.high)


def _after(before: Collection[str], lowers: Sequence[str], figures: Sequence[Quantity]) -> Quantity | None:
    """The first figure right after one of these words: "not 21", "instead of 21"."""
    return next((one for one in figures if one.first and lowers[one.first - 1] in before), None)
