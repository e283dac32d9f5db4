"""The real services over partitions that take turns at random: the end is that of one undisturbed pass, byte for byte."""

import random

import pytest

from services.wiring import services
from tests.crash.fates import COPY, COUNTED, REFUSED, SILENT, fates_of, seen
from tests.crash.generator import Feed, edited, feed
from tests.crash.oracle import Oracle, oracle, remembering
from tests.crash.simulated import Simulated
from tests.shell.toys import TOYS

ARTICLES = 160


@pytest.fixture(scope="module")
def judged() -> tuple[Feed, Oracle]:
    known = remembering(services())
    made = feed(7, ARTICLES, toy=False)
    made = edited(made, oracle(known, made.messages).memory, 7)
    return made, oracle(known, made.messages)


def differing(found: dict[str, bytes], wanted: Oracle) -> list[str]:
    """Ids that read otherwise than they must, and live ones that are missing."""
    wrong = [key for key in wanted.live if key not in found]
    for key, value in found.items():
        block = value.split(b'"block":"')[1].split(b'"')[0].decode()
        wrong += [] if value == wanted.answer(key, block) else [key]
    return wrong


@pytest.mark.parametrize("seed", range(3))
def test_however_partitions_interleave_the_incidents_end_in_the_same_bytes(judged: tuple[Feed, Oracle], seed: int) -> None:
    made, wanted = judged
    world = Simulated(wanted.services, random.Random(seed))
    world.send(made.messages)
    found = world.run().latest("incidents")
    assert differing(found, wanted) == []
    assert len(found) > len(wanted.live) > 20
    states = {key: world.processors["aggregator", number].state(key)
              for (name, number), parts in world.parts.items() if name == "aggregator" for key in parts}  # fmt: skip
    assert fates_of(seen(made.messages), states, wanted.memory.dead) == wanted.fates


def test_every_article_has_one_fate(judged: tuple[Feed, Oracle]) -> None:
    made, wanted = judged
    assert wanted.fates.keys() == {one.id for one in made.articles} | {
        (one.key or b"").decode() for one in made.messages if one.topic == "articles"
    }
    assert set(wanted.fates.values()) == {(COUNTED,), (COPY,), (REFUSED,), (SILENT,)}


def test_the_feed_holds_what_the_suite_is_about(judged: tuple[Feed, Oracle]) -> None:
    made, wanted = judged
    assert made.commands >= 4
    assert any(article.withdrawn for article in made.articles)
    assert any("Correction:" in article.text for article in made.articles)
    assert any("separate incident" in article.text for article in made.articles)
    assert any(value and b'"merged_into":"' in value.to_json() for value in wanted.memory.latest["incidents"].values())
    assert {letter.topic for letter in wanted.memory.dead} >= {"articles"}


def test_toys_interleaved_end_in_the_same_bytes() -> None:
    made = feed(3, 400, toy=True)
    wanted = oracle(TOYS, made.messages)
    world = Simulated(TOYS, random.Random(1))
    world.send(made.messages)
    assert world.run().latest("incidents") == wanted.live
