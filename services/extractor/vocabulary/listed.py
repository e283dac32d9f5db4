"""How vocabulary is written down: words in a row, phrases separated by bars. Holds no words itself."""


def words(text: str) -> frozenset[str]:
    """The words of a row."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases separated by bars, longest first, each as its words."""
    return tuple(sorted((tuple(one.split()) for one in text.split("|")), key=len, reverse=True))
