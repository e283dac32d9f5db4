"""How vocabulary is written down: words in a row, phrases separated by bars, patterns by first letter. Holds no words itself."""


def words(text: str) -> frozenset[str]:
    """The words of a row."""
    return frozenset(text.split())


def phrases(text: str) -> tuple[tuple[str, ...], ...]:
    """Phrases separated by bars, longest first, each as its words."""
    return tuple(sorted((tuple(one.split()) for one in text.split("|")), key=len, reverse=True))


def by_first_letter(*alternatives: str) -> str:
    r"""One pattern for all, each beginning with a letter or with \b and a letter; matches what "|".join would.

    A search then skips to the letters that may begin one and tries only those that do: several times faster for long lists.
    """
    grouped: dict[str, list[str]] = {}
    for one in alternatives:
        first = one.removeprefix(r"\b")[0]
        rest = one.removeprefix(r"\b")[1:]
        grouped.setdefault(first, []).append(rest if one[0] == first else rf"(?<=\b{first}){rest}")
    return "|".join(f"{first}(?:{'|'.join(rests)})" for first, rests in grouped.items())
