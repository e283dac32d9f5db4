"""What is passed over tells of nobody: the cheap look says no only where the rules find nothing."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from services.extractor import groups, parts, portions, predicates
from services.extractor.reading import Reading, read
from services.extractor.scene import scene
from services.extractor.sentences import split
from services.extractor.vocabulary import en, harm, pointing
from services.extractor.vocabulary.listed import words
from services.extractor.worth import may_tell

GOLDEN = Path(__file__).parent / "golden" / "figures.jsonl"
TEXTS = [json.loads(line)["text"] for line in GOLDEN.read_text(encoding="utf-8").splitlines() if line.strip()]
OF_HARM = sorted(word for word, letter in en.LEXICON.items() if letter in "gkNUBTFLWi")
BESIDE = sorted(en.LEXICON.keys() | harm.LIVES | pointing.BROKEN_DOWN | en.GROUP_NOUNS)
PLAIN = sorted(words("teen's twelve 40 village Anneke Dorwald soldiers man Friday double , : (9) of a"))


def reading(text: str) -> Reading:
    return read(split(None, text, None).sentences[0])


def finds(one: Reading) -> bool:
    """Whether the rules find harm in the sentence, told of nothing before it."""
    stage = scene(one, portions.merge(one, groups.find(one)))
    harms = predicates.find(stage)
    return bool(harms or [part for part in parts.find(stage, harms) if part.harm.rule != parts.OF_THEM])


@given(st.lists(st.sampled_from(OF_HARM) | st.sampled_from(BESIDE) | st.sampled_from(PLAIN), min_size=2, max_size=9))
def test_a_sentence_that_is_passed_over_has_nothing_to_find(told: list[str]) -> None:
    one = reading(" ".join(told))

    assert may_tell(one) or not finds(one)


@pytest.mark.parametrize("text", TEXTS, ids=[text[:60] for text in TEXTS])
def test_golden_sentences_are_passed_over_only_where_they_tell_of_nobody(text: str) -> None:
    for sentence in split(None, text, None).sentences:
        one = read(sentence)
        assert may_tell(one) or not finds(one)


@pytest.mark.parametrize(
    "text",
    [
        "The shooting happened near the old mill.",
        "Police said the shootings were under investigation.",
        "Her neighbour pleaded not guilty to murder.",
        "The homicide unit took over.",
        "An injury lawyer spoke.",
    ],
)
def test_a_case_without_people_is_passed_over(text: str) -> None:
    assert not may_tell(reading(text))


@pytest.mark.parametrize(
    "text",
    [
        "The shooting of a guard shocked the town.",
        "Police spoke of the teen's shooting death.",
        "The toll is 12.",
        "Three people suffered gunshot wounds.",
        "It was a double homicide.",
    ],
)
def test_words_that_may_tell_of_somebody_are_read(text: str) -> None:
    assert may_tell(reading(text))
