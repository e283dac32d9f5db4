"""What became of each article: counted, a copy of another, refused, or silent because it says nothing about a toll.

Exactly one of them for every article. Reads states of the aggregator and dead letters; does not care where they come from.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from schemas.deadletter import DeadLetter
from services.shell.deadletter import original
from services.shell.ports import Message

COUNTED, COPY, REFUSED, SILENT = "1 counted", "2 copy", "3 refused", "4 silent"
Fates = dict[str, tuple[str, ...]]
"""Article id -> its fates: one, or something is wrong."""


def seen(messages: Iterable[Message]) -> set[str]:
    """The ids under which articles were sent."""
    return {message.key.decode() for message in messages if message.topic == "articles"}


def fates_of(articles: Iterable[str], states: Mapping[str, Any], letters: Iterable[DeadLetter]) -> Fates:
    """The fates of these articles, by the aggregator's states and all dead letters."""
    return fates_from(articles, (one for state in states.values() for one in told_by(state)), letters)


def fates_from(articles: Iterable[str], rows: Iterable[tuple[str, str]], letters: Iterable[DeadLetter]) -> Fates:
    """The same from rows of `told_by`. An article whose text is a copy in one incident and news in another is a copy."""
    refused = {(original(letter).key or b"").decode() for letter in letters if letter.topic == "articles"}
    told: dict[str, str] = {}
    for article, fate in rows:
        told[article] = max(fate, told.get(article, fate))
    return {one: tuple(_met(told.get(one), REFUSED if one in refused else None)) or (SILENT,) for one in articles}


def _met(*fates: str | None) -> Iterable[str]:
    return (fate for fate in fates if fate)


def told_by(state: Any) -> Iterable[tuple[str, str]]:
    """The articles that one incident's state holds, each with its fate there. A toy's state counts all it has."""
    if not hasattr(state, "readings"):
        return [(article, COUNTED) for article in state]
    return [(article, COPY if state.versions[article].copy_of else COUNTED) for article in state.readings]
