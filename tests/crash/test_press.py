"""The press of the crash suite: editions turn only when they were kept, and its judge finds what a faulty fetcher would do."""

from dataclasses import dataclass, field

import orjson
import pytest

from schemas.article import Article
from tests.crash.press import EDITION, Press, address
from tests.fetcher.hostile import Exchange


@dataclass
class Wire:
    """Keeps what is written to it."""

    data: bytes = b""

    def write(self, data: bytes) -> None:
        self.data += data

    async def drain(self) -> None: ...


@dataclass
class Reader:
    """Asks one outlet, with the validator that it kept."""

    press: Press
    validator: str = ""
    kept: list[str] = field(default_factory=list)

    async def ask(self, *, dies: bool = False) -> int:
        """The status; what came is kept, unless it dies before."""
        wire = Wire()
        outlet = self.press.outlets[0]
        await outlet(Exchange("/0", {"if-none-match": self.validator}, wire))  # type: ignore[arg-type] # a wire that keeps
        head, _, body = wire.data.partition(b"\r\n\r\n")
        if body and not dies:
            self.validator = outlet.validator
            self.kept += [item["id"] for item in orjson.loads(body)["items"]]
        return int(head.split()[1])


def article(name: str, text: str = "Three people were killed.", revision: int = 1, *, withdrawn: bool = False) -> Article:
    return Article(id=name, publisher="Outlet 0", published="2018-11-05T08:00:00+00:00", title="Many dead", text=text,
                   revision=revision, withdrawn=withdrawn)  # fmt: skip


async def test_an_edition_turns_only_when_it_was_kept() -> None:
    press = Press()
    for number in range(2 * EDITION):
        press.publish(article(f"a{number}"))
    reader = Reader(press)
    statuses = [await reader.ask(dies=number % 2 == 0) for number in range(8)]

    assert statuses[-1] == 304
    assert len(reader.kept) == len(set(reader.kept)) == 2 * EDITION
    assert press.outlets[0].kept


async def test_two_revisions_of_an_article_never_share_an_edition() -> None:
    press = Press()
    press.publish(article("a"))
    press.publish(article("a", "Nine people were killed.", 2))
    reader = Reader(press)
    for _ in range(4):
        await reader.ask()

    assert reader.kept == [address(article("a"))] * 2


def fetched(one: Article, revision: int) -> Article:
    title = f"RETRACTED: {one.title}" if one.withdrawn else one.title
    return one.model_copy(update={"url": address(one), "revision": revision, "title": title})


def test_an_outlet_neither_goes_back_nor_counts_the_same_words_twice() -> None:
    press = Press()
    for one in (article("a"), article("a", revision=3), article("a", "Nine people were killed.", 2)):
        press.publish(one)

    assert press.judged([fetched(article("a"), 1)]).good


@pytest.mark.parametrize(("found", "where"), [
    ([(article("a"), 1)], "lost"),
    ([(article("a"), 1), (article("a", "Nine people were killed.", withdrawn=True), 2), (article("a"), 1)], "duplicates"),
    ([(article("a"), 1), (article("a", "Nine people were killed."), 2)], "difference"),
    ([(article("a"), 1), (article("a", "Nine people were killed.", withdrawn=True), 2), (article("b"), 1)], "difference"),
])  # fmt: skip
def test_what_is_missing_repeated_or_otherwise_is_found(found: list[tuple[Article, int]], where: str) -> None:
    press = Press()
    press.publish(article("a"))
    press.publish(article("a", "Nine people were killed.", 2, withdrawn=True))
    verdict = press.judged([fetched(one, revision) for one, revision in found])

    assert getattr(verdict, where)
    assert not verdict.good
