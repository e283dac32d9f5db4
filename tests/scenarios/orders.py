"""Stories in any order: the extractor's messages of a story's articles, shuffled with repeats, through identity and consensus.

Holds no assertion: test_orders.py does.
"""

from collections.abc import Iterable, Sequence
from random import Random

from schemas.article import Article
from schemas.base import Model
from schemas.incident import Incident
from services.extractor.step import step as extracted
from services.shell.memory import EPOCH, Memory
from services.shell.replay import in_order
from services.wiring import known_claimants, services

REPEATED = 0.4
"""This share of the messages comes twice, a few of them three times."""


def messages(articles: Iterable[Article]) -> list[Model]:
    """What the extractor sends of every revision of the articles, in order."""
    return [event for article in in_order(articles) for event in extracted(known_claimants(), None, article, EPOCH).events]


def shuffled(events: Sequence[Model], seed: int) -> list[Model]:
    """The events in an order of chance, some of them more than once."""
    random = Random(seed)
    again = [random.choice(events) for _ in range(round(len(events) * REPEATED))]
    found = [*events, *again]
    random.shuffle(found)
    return found


def ending(events: Iterable[Model]) -> bytes:
    """The incidents that stand after these events, by id, as the bytes that readers get."""
    memory = Memory(services("deduplicator", "aggregator"), keep=())
    for event in events:
        memory.publish(event)
    latest = memory.latest["incidents"]
    incidents = [one for _, one in sorted(latest.items()) if isinstance(one, Incident)]
    return b"\n".join(one.to_json() for one in incidents if one.articles and one.merged_into is None)
