"""The feed of the crash suite, the same for the same seed: articles late, repeated and out of order, poison in every topic, records
far too large, and editors' merges and splits.

Does not send it.
"""

import random
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from schemas.article import Article
from schemas.incident import Incident
from schemas.report import Command
from schemas.topics import TOPICS
from services.shell.codec import encode
from services.shell.memory import Memory
from services.shell.ports import Message
from tests.crash.writing import articles
from tests.shell.shells import message

LARGE_BYTES = 9_000_000
POISON_SHARE, LARGE_SHARE, REPEAT_SHARE, COMMAND_SHARE = 0.01, 0.001, 0.05, 0.02
POISONED = ("articles", "articles", "articles", "claims", "commands", "reports")


@dataclass(frozen=True, slots=True)
class Feed:
    """What is sent, in order of arrival, and the valid articles in it, one of each revision."""

    messages: tuple[Message, ...]
    articles: tuple[Article, ...]
    poison: int
    commands: int = 0


def feed(seed: int, count: int, *, toy: bool) -> Feed:
    """A feed of `count` articles (revisions included)."""
    rng = random.Random(seed)
    made = list(articles(rng, count, toy=toy))
    arrivals = [message(article) for article in made]
    arrivals += [message(article) for article in made if rng.random() < REPEAT_SHARE]
    bad = [_poison(rng, number) for number in range(max(2, int(count * POISON_SHARE)))]
    bad += [_large(number) for number in range(max(1, int(count * LARGE_SHARE)))]
    return Feed(_late([*arrivals, *bad], rng), tuple(made), len(bad))


def edited(made: Feed, memory: Memory, seed: int) -> Feed:
    """The feed with editors' decisions about the incidents that it led to; some are sent twice, some undone."""
    rng = random.Random(seed)
    commands = list(_commands(rng, memory, max(4, int(len(made.articles) * COMMAND_SHARE))))
    rows = list(made.messages)
    for command in commands + [one for one in commands if rng.random() < REPEAT_SHARE]:
        rows.insert(rng.randrange(len(rows) + 1), message(command))
    return replace(made, messages=tuple(rows), commands=len(commands))


def _commands(rng: random.Random, memory: Memory, count: int) -> Iterator[Command]:
    live = [one for one in memory.latest["incidents"].values() if isinstance(one, Incident) and one.articles and one.evidence]
    live.sort(key=lambda one: (one.block, one.incident_id))
    neighbours = [(one, other) for one, other in pairwise(live) if one.block == other.block]
    for number in range(count if neighbours else 0):
        one, other = rng.choice(neighbours)
        what = rng.choice(("merge", "merge", "not_same", "split", "move", "retract", "pin", "undo"))
        given: dict[str, object] = {"action": what, "incident_id": one.incident_id, "other_id": other.incident_id}
        if what in ("split", "move", "retract"):
            claim = rng.choice(one.evidence)
            given |= {"article_id": claim.article_id, "claim_ids": [claim.claim_id]}
        elif what == "pin":
            given |= {"other_id": None, "measure": "killed", "category": "people", "low": 3, "best": 5, "high": 9}
        elif what == "undo":
            given |= {"incident_id": None, "other_id": f"cmd-{rng.randrange(number + 1)}"}
        at = f"2019-01-01T{number // 60 % 24:02}:{number % 60:02}:00+00:00"
        yield Command.model_validate({"command_id": f"cmd-{number}", "block": one.block, "editor": "Desk", "at": at} | given)


def _poison(rng: random.Random, number: int) -> Message:
    topic = rng.choice(POISONED)
    kind = next(iter(TOPICS[topic].models)).encode()
    value = rng.choice((b"{ not json", b"\xff\xfe", b"{}", b'{"id": "", "text": 3}'))
    value += str(number).encode() if value.startswith(b"{ ") else b""
    return Message(topic, f"poison-{number}".encode(), value, (("ce_type", kind),))


def _large(number: int) -> Message:
    good = encode(Article(id=f"large-{number}", text="x"), source="test")
    return replace(good, value=b'{"id": "large", "text": "' + b"9" * LARGE_BYTES + str(number).encode() + b'"}')


def _late(messages: Sequence[Message], rng: random.Random) -> tuple[Message, ...]:
    """Most arrive about when they were made, some much later."""
    order = sorted(
        range(len(messages)),
        key=lambda at: rng.random() * len(messages) if at >= 0.8 * len(messages) else at + rng.expovariate(1 / 20),
    )
    return tuple(messages[at] for at in order)
