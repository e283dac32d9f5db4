"""Values kept once made: a property is made once for each instance, a memo answers like its function and stays bounded."""

from services.extractor.kept import Memo, Once


class Word:
    """Counts how often its length is made."""

    def __init__(self, text: str) -> None:
        self.text, self.made = text, 0

    @Once
    def length(self) -> int:
        """How long it is."""
        self.made += 1
        return len(self.text)


def test_a_property_is_made_once_for_each_instance() -> None:
    short, long = Word("one"), Word("another")

    assert (short.length, long.length, short.length, long.length) == (3, 7, 3, 7)
    assert (short.made, long.made) == (1, 1)
    assert Word.length.__doc__ == "How long it is."


def test_a_memo_asks_its_function_once_for_each_key() -> None:
    asked: list[str] = []

    def double(word: str) -> str:
        asked.append(word)
        return word + word

    memo = Memo(double)

    assert [memo[key] for key in ("a", "b", "a")] == ["aa", "bb", "aa"]
    assert asked == ["a", "b"]


def test_a_memo_never_holds_more_than_it_may() -> None:
    memo = Memo(str.upper, most=3)
    for number in range(10):
        assert f"W{number}" == memo[f"w{number}"]

        assert len(memo) <= 3
