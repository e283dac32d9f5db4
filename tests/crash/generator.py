"""Articles for the crash suite, the same for the same seed: many on one incident, conflicting figures, corrections, withdrawals,
copies, late and repeated arrivals, poison and records far too large.

Does not send them. Texts are our own and as dull as a wire's.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta

from schemas.article import Article, PreviousText
from services.shell.codec import encode
from services.shell.ports import Message
from tests.shell.shells import message

PLACES = (
    "Hajin", "Raqqa", "Mosul", "Kirkuk", "Kabul", "Kandahar", "Peshawar", "Quetta", "Maiduguri", "Kano", "Mogadishu", "Kismayo",
    "Donetsk", "Kharkiv", "Manila", "Davao", "Acapulco", "Tijuana", "Nairobi", "Mombasa", "Sanaa", "Aden", "Tripoli", "Benghazi",
)  # fmt: skip
SAYERS = ("the interior ministry", "local police", "state media", "a hospital official", "the health ministry", "witnesses")
DEEDS = (
    "in an airstrike on a market in {place}", "when a car bomb went off in {place}", "in a shooting at a hotel in {place}",
    "as shells hit houses in {place}", "when a bus fell into a river near {place}", "in a fire at a factory in {place}",
)  # fmt: skip
MORE = (
    "Rescuers worked through the night.", "Shops stayed shut the next morning.", "Schools in the area will not open this week.",
    "The governor promised an inquiry.", "Roads out of the city were closed for hours.", "Relatives waited outside the hospital.",
    "A curfew was announced after dark.", "Nobody claimed to have been behind it.", "The foreign ministry had no comment.",
)  # fmt: skip
LARGE_BYTES = 9_000_000
POISON_SHARE, LARGE_SHARE, REVISION_SHARE, COPY_SHARE, REPEAT_SHARE = 0.01, 0.001, 0.12, 0.15, 0.05


@dataclass(frozen=True, slots=True)
class Feed:
    """What is sent, in order of arrival, and the valid articles in it, one of each revision."""

    messages: tuple[Message, ...]
    articles: tuple[Article, ...]
    poison: int


def feed(seed: int, count: int, *, toy: bool) -> Feed:
    """A feed of `count` articles (revisions included)."""
    rng = random.Random(seed)
    articles = list(_articles(rng, count, toy=toy))
    arrivals = [message(article) for article in articles]
    arrivals += [message(article) for article in articles if rng.random() < REPEAT_SHARE]
    bad = [_poison(rng, number) for number in range(max(2, int(count * POISON_SHARE)))]
    bad += [_large(number) for number in range(max(1, int(count * LARGE_SHARE)))]
    arrivals = _late([*arrivals, *bad], rng)
    return Feed(tuple(arrivals), tuple(articles), len(bad))


def _articles(rng: random.Random, count: int, *, toy: bool) -> Iterator[Article]:
    made: list[Article] = []
    while len(made) < count:
        if made and rng.random() < REVISION_SHARE:
            article = _revised(rng, rng.choice(made), toy=toy)
        elif made and rng.random() < COPY_SHARE:
            article = rng.choice(made).model_copy(
                update={"id": _name(rng, len(made)), "revision": 1, "previous": None, "withdrawn": False}
            )
        else:
            article = _fresh(rng, len(made), toy=toy)
        if any(one.id == article.id and one.revision >= article.revision for one in made[-200:]):
            continue
        made.append(article)
        yield article


def _name(rng: random.Random, number: int) -> str:
    """An incident is a place and one of a few days; it gets articles for a while, then the next one does."""
    return f"{rng.choice(PLACES).lower()}{number // 400 + rng.randrange(2)}-{number}"


def _place(name: str) -> str:
    return next(place for place in PLACES if name.startswith(place.lower()))


def _text(rng: random.Random, name: str, *, toy: bool) -> str:
    killed = rng.randrange(3, 90)
    if toy:
        return str(killed)
    deed = DEEDS[sum(map(ord, name.split("-", maxsplit=1)[0])) % len(DEEDS)].format(place=_place(name))
    return (
        f"At least {killed} people were killed and {rng.randrange(2, 60)} wounded {deed} on {rng.choice(('Monday', 'Tuesday'))}, "
        f"{rng.choice(SAYERS)} said.\n\n{' '.join(rng.sample(MORE, 4))}\n\n"
        f"The dead included {rng.randrange(1, 3)} children, according to {rng.choice(SAYERS)}. {' '.join(rng.sample(MORE, 3))}"
    )


def _fresh(rng: random.Random, number: int, *, toy: bool) -> Article:
    name = _name(rng, number)
    order = int("".join(filter(str.isdigit, name.split("-")[0])))
    day = (datetime(2018, 11, 5, tzinfo=UTC) + timedelta(days=14 * order, hours=rng.randrange(30))).isoformat()
    title = f"Many dead in {_place(name)}"
    return Article(id=name, publisher=f"Outlet {rng.randrange(12)}", published=day, title=title, text=_text(rng, name, toy=toy))


def _revised(rng: random.Random, earlier: Article, *, toy: bool) -> Article:
    before = PreviousText(revision=earlier.revision, title=earlier.title, text=earlier.text, published=earlier.published)
    changed = {
        "revision": earlier.revision + 1,
        "previous": before,
        "text": _text(rng, earlier.id, toy=toy),
        "withdrawn": rng.random() < 0.2,
    }
    return earlier.model_copy(update=changed)


def _poison(rng: random.Random, number: int) -> Message:
    good = encode(Article(id=f"poison-{number}", text="x"), source="test")
    value = rng.choice((b"{ not json", b"\xff\xfe", b"{}", b'{"id": "", "text": 3}'))
    return replace(good, value=value + str(number).encode() if value.startswith(b"{ ") else value)


def _large(number: int) -> Message:
    good = encode(Article(id=f"large-{number}", text="x"), source="test")
    return replace(good, value=b'{"id": "large", "text": "' + b"9" * LARGE_BYTES + str(number).encode() + b'"}')


def _late(messages: list[Message], rng: random.Random) -> list[Message]:
    """Most arrive about when they were made, some much later."""
    order = sorted(
        range(len(messages)),
        key=lambda at: rng.random() * len(messages) if at >= 0.8 * len(messages) else at + rng.expovariate(1 / 20),
    )
    return [messages[at] for at in order]
