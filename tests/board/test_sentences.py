from hypothesis import given as for_all
from hypothesis import strategies as st

from schemas.claim import Quote
from schemas.incident import Evidence
from services.board.sentences import Piece, told
from tests.board import factories as given


def spans(text: str) -> st.SearchStrategy[list[tuple[int, int]]]:
    ends = st.tuples(st.integers(0, len(text)), st.integers(0, len(text))).map(lambda pair: (min(pair), max(pair)))
    return st.lists(ends.filter(lambda pair: pair[0] < pair[1]), max_size=5)


def words(pieces: tuple[Piece, ...]) -> str:
    return "".join(piece.text for piece in pieces)


@for_all(st.text(st.sampled_from("ab \n\r\u2028é"), max_size=60).flatmap(lambda text: st.tuples(st.just(text), spans(text))))
def test_marks_never_change_a_word(case: tuple[str, list[tuple[int, int]]]) -> None:
    text, quotes = case
    claims = [Evidence(claim_id=str(number), article_id="a", quote=Quote(field="text", start=start, end=end, text=text[start:end]))
              for number, (start, end) in enumerate(quotes)]  # fmt: skip

    shown = told(given.article(text=text, title=None), claims)

    assert [words(paragraph) for paragraph in shown.paragraphs] == [line.rstrip() for line in text.splitlines() if line.rstrip()]
    marked = {claim for paragraph in shown.paragraphs for piece in paragraph for claim in piece.claims}
    assert marked == {claim.claim_id for claim in claims} - _blank_tails(text, claims)


def _blank_tails(text: str, claims: list[Evidence]) -> set[str]:
    """Quotes that lie only in white space which no paragraph shows."""
    shown = set()
    start = 0
    for line in text.splitlines(keepends=True):
        shown |= set(range(start, start + len(line.rstrip())))
        start += len(line)
    return {claim.claim_id for claim in claims if not shown & set(range(claim.quote.start, claim.quote.end))}


def test_overlapping_claims_are_both_marked_and_the_asked_one_stands_out() -> None:
    whole = given.evidence("clm_all", "at least 43 people died, among them 17 children")

    shown = told(given.article(), [whole, *given.EVIDENCE[:2]], cited="clm_17")

    pieces = [piece for paragraph in shown.paragraphs for piece in paragraph if piece.claims]
    assert [(piece.text, piece.cited) for piece in pieces] == [
        ("at least 43 people died", False), (", among them ", False), ("17 children", True)]  # fmt: skip
    assert pieces[0].starts == ("clm_all", "clm_43")


def test_a_quote_that_the_text_no_longer_has_is_not_marked_but_named() -> None:
    shown = told(given.article(text="Something else entirely."), given.EVIDENCE)

    assert not [piece for paragraph in shown.paragraphs for piece in paragraph if piece.claims]
    assert shown.lost == given.EVIDENCE


def test_a_quote_from_the_title_is_marked_there() -> None:
    title = "At least 40 killed at Marsh End"
    claim = Evidence(claim_id="t", article_id="art_1", quote=Quote(field="title", start=0, end=18, text=title[:18]))

    shown = told(given.article(), [claim])

    assert [piece.text for piece in shown.title if piece.claims] == ["At least 40 killed"]
