"""What holds of casualty figures in any text: no crash, sound candidates, bounded work."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor import casualties
from services.extractor.reading import read
from services.extractor.sentences import split


@given(st.text(max_size=300))
def test_any_text_is_read_without_a_crash(text: str) -> None:
    casualties.find(split(text[:40], text, None))


WORDS = (
    "12 at least more than killed wounded dead the a and , . of who were was people civilians including children toll "
    "to from no one shot himself in Hull Smith left bodies lives claimed his wife others another ( ) 41 died"
)


@given(st.lists(st.sampled_from(WORDS.split()), max_size=40))
def test_any_order_of_the_words_of_harm_gives_sound_candidates(words: list[str]) -> None:
    document = split(None, " ".join(words), None)
    found = casualties.find(document)
    for number, one in enumerate(found):
        assert 0 <= one.start < one.end <= len(document.text)
        assert one.low is None or one.high is None or one.low <= one.high
        assert one.parent is None or one.parent != number
        assert one.parent is None or one.parent < len(found)


@pytest.mark.parametrize(
    "unit",
    ["12 killed ", "a man and ", "killed, ", "of the 12 ", "including ", "((", "12 to ", "was ", '." ', "\n ", "Smith, 41, "],
)
def test_the_items_of_a_sentence_are_bounded_by_its_length_and_sentences_by_the_text(unit: str) -> None:
    """Linear work: sentences are cut at a fixed length, and within one each rule looks at a fixed number of items only."""
    counts = []
    for size in (2_000, 4_000):
        document = split(None, unit * size, None)
        counts.append(sum(len(read(sentence).tags) for sentence in document.sentences))
        assert max(len(sentence.text) for sentence in document.sentences or split(None, "a", None).sentences) <= 4_000
    assert counts[1] <= 2 * counts[0] + 50
