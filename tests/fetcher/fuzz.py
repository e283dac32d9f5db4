"""Coverage-guided fuzzing of the parsers: python -m tests.fetcher.fuzz feed|page|robots|opml [corpus folder] [libFuzzer's options].

Anything but an answer or UnreadableError is a finding; libFuzzer writes the bytes that did it to ./crash-….
"""

import sys
from collections.abc import Callable

import atheris  # type: ignore[import-untyped,import-not-found,unused-ignore]  # it ships no types and may be absent

with atheris.instrument_imports(include=["feedparser", "services.fetcher"]):
    from services.fetcher.errors import UnreadableError
    from services.fetcher.feed import parse_feed
    from services.fetcher.opml import parse
    from services.fetcher.page import read_page
    from services.fetcher.robots import parse as parse_robots


def _robots(data: bytes) -> object:
    return parse_robots(data.decode("utf-8", "replace")).allows("https://chronicle.example/world/a?b=c")


TARGETS: dict[str, Callable[[bytes], object]] = {
    "feed": lambda data: parse_feed(data, url="https://chronicle.example/rss").to_json(),
    "page": lambda data: read_page(data, url="https://chronicle.example/a").to_json(),
    "robots": _robots,
    "opml": parse,
}


def main() -> None:
    """Fuzz the target that is named first."""
    target = TARGETS[sys.argv[1]]

    def attempt(data: bytes) -> None:
        try:
            target(data)
        except UnreadableError:
            return

    atheris.Setup([sys.argv[0], *sys.argv[2:]], attempt)
    atheris.Fuzz()


if __name__ == "__main__":
    main()
