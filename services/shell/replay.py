"""Replay: articles through the same steps as live, in one process and one pass. Gives the final incidents and every change.

Does not read or write files: `tollwire replay` does.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from schemas.article import Article, PreviousText
from schemas.dates import as_moment, order_key
from schemas.deadletter import DeadLetter
from schemas.incident import Change, Incident
from schemas.report import Command
from services.outcome import Service
from services.shell.memory import Memory, said


@dataclass(frozen=True, slots=True)
class Replay:
    """What a replay ends in."""

    incidents: list[Incident]
    changes: list[Change]
    dead: list[DeadLetter]


def in_order(articles: Iterable[Article], as_of: str | None = None) -> list[Article]:
    """Articles by the time they were said (unknown times last, ties as they came), up to and including `as_of`.

    Each revision is given the text that it replaces; one that comes after a higher revision of its article is left out.
    """
    limit = as_moment(as_of)
    chosen: list[Article] = []
    newest: dict[str, Article] = {}
    for article in sorted(articles, key=lambda one: order_key(one.said_at)):
        moment = as_moment(article.said_at)
        if limit is not None and (moment is None or moment > limit):
            continue
        earlier = newest.get(article.id)
        if earlier is not None and earlier.revision >= article.revision:
            continue
        newest[article.id] = article
        chosen.append(_with_previous(article, earlier))
    return chosen


def _with_previous(article: Article, earlier: Article | None) -> Article:
    if earlier is None or article.previous is not None:
        return article
    text = PreviousText(revision=earlier.revision, title=earlier.title, text=earlier.text, published=earlier.published)
    return article.model_copy(update={"previous": text})


def replay(
    articles: Iterable[Article], services: Iterable[Service[Any]], as_of: str | None = None, commands: Iterable[Command] = ()
) -> Replay:
    """Run articles, then editors' commands, through the services."""
    memory = Memory(services, keep=("changes",))
    for event in (*in_order(articles, as_of), *commands):
        memory.publish(event, said(event))
    return Replay(final(memory), [change for change in memory.logs["changes"] if isinstance(change, Change)], memory.dead)


def final(memory: Memory) -> list[Incident]:
    """The incidents that stand, and those merged into another; one that no article speaks of any more is left out."""
    return [
        incident
        for incident in memory.latest["incidents"].values()
        if isinstance(incident, Incident) and (incident.articles or incident.merged_into)
    ]
