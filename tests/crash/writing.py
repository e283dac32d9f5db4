"""Articles for the crash suite, the same for the same seed: many on one incident with conflicting figures, near copies, corrections,
withdrawals, roundups that tell of two incidents, and some that say nothing about a toll.

Texts are our own and as dull as a wire's. Does not decide when what arrives: generator.py does.
"""

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta

from schemas.article import Article, PreviousText

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
DENIALS = (
    "The army denied that any civilians had been killed.", "The ministry said that it could not confirm the toll.",
    "Officials denied that an attack had taken place.", "The figures could not be verified independently.",
)  # fmt: skip
WIRES = ("Northern Wire", "Delta Press")
REVISION_SHARE, COPY_SHARE, ROUNDUP_SHARE, SILENT_SHARE = 0.12, 0.15, 0.04, 0.03
WITHDRAWN_SHARE, CORRECTED_SHARE = 0.2, 0.4
"""Of the revisions."""


def articles(rng: random.Random, count: int, *, toy: bool) -> Iterator[Article]:
    """So many articles, revisions included, no revision twice."""
    made: list[Article] = []
    newest: dict[str, int] = {}
    while len(made) < count:
        article = _one(rng, made, toy=toy)
        if newest.get(article.id, 0) >= article.revision:
            continue
        newest[article.id] = article.revision
        made.append(article)
        yield article


def _one(rng: random.Random, made: list[Article], *, toy: bool) -> Article:
    drawn = rng.random()
    if made and drawn < REVISION_SHARE:
        return _revised(rng, rng.choice(made), toy=toy)
    if made and drawn < REVISION_SHARE + COPY_SHARE:
        return _copied(rng, rng.choice(made[-300:]), len(made), toy=toy)
    return _fresh(rng, len(made), toy=toy)


def _name(rng: random.Random, number: int) -> str:
    """An incident is a place and one of a few days; it gets articles for a while, then the next one does."""
    return f"{rng.choice(PLACES).lower()}{number // 400 + rng.randrange(2)}-{number}"


def _place(name: str) -> str:
    return next(place for place in PLACES if name.startswith(place.lower()))


def _order(name: str) -> int:
    return int("".join(filter(str.isdigit, name.split("-", maxsplit=1)[0])))


def _deed(name: str) -> str:
    return DEEDS[sum(map(ord, name.split("-", maxsplit=1)[0])) % len(DEEDS)].format(place=_place(name))


def _report(rng: random.Random, name: str) -> str:
    day = rng.choice(("Monday", "Tuesday"))
    return (
        f"At least {rng.randrange(3, 90)} people were killed and {rng.randrange(2, 60)} wounded {_deed(name)} on {day}, "
        f"{rng.choice(SAYERS)} said.\n\n{' '.join(rng.sample(MORE, 4))}\n\n"
        f"The dead included {rng.randrange(1, 3)} children, according to {rng.choice(SAYERS)}. {' '.join(rng.sample(MORE, 3))}"
    )


def _text(rng: random.Random, name: str, *, toy: bool) -> str:
    if toy:
        return str(rng.randrange(3, 90))
    drawn = rng.random()
    if drawn < SILENT_SHARE:
        return " ".join(rng.sample(MORE, 6))
    told = _report(rng, name)
    if drawn < SILENT_SHARE + ROUNDUP_SHARE:
        other = f"{rng.choice(PLACES).lower()}{_order(name)}"
        return f"{told}\n\nIn a separate incident, {rng.randrange(3, 40)} people were killed {_deed(other)}, {rng.choice(SAYERS)} said."
    return f"{told}\n\n{rng.choice(DENIALS)}" if drawn > 1 - 4 * ROUNDUP_SHARE else told


def _fresh(rng: random.Random, number: int, *, toy: bool) -> Article:
    name = _name(rng, number)
    day = (datetime(2018, 11, 5, tzinfo=UTC) + timedelta(days=14 * _order(name), hours=rng.randrange(30))).isoformat()
    title = f"Many dead in {_place(name)}"
    return Article(id=name, publisher=f"Outlet {rng.randrange(12)}", published=day, title=title, text=_text(rng, name, toy=toy))


def _copied(rng: random.Random, source: Article, number: int, *, toy: bool) -> Article:
    """Another outlet prints the text: as it is, or with the wire's credit, a sentence less and one more."""
    name, text = _name(rng, number), source.text
    if not toy and rng.random() < 2 / 3:
        sentences = text.split(". ")
        del sentences[rng.randrange(1, len(sentences)) :][:1]
        text = f"({rng.choice(WIRES)}) - {'. '.join(sentences)} {rng.choice(MORE)}"
    later = datetime.fromisoformat(source.published or "") + timedelta(hours=rng.randrange(1, 8))
    return Article(id=name, publisher=f"Outlet {rng.randrange(12)}", published=later.isoformat(), title=source.title, text=text)


def _revised(rng: random.Random, earlier: Article, *, toy: bool) -> Article:
    """A new revision: other figures, a printed correction, or a withdrawal."""
    before = PreviousText(revision=earlier.revision, title=earlier.title, text=earlier.text, published=earlier.published)
    text = _text(rng, earlier.id, toy=toy)
    if not toy and rng.random() < CORRECTED_SHARE:
        text += f"\n\nCorrection: An earlier version of this article misstated the number of dead as {rng.randrange(3, 90)}."
    changed = {"revision": earlier.revision + 1, "previous": before, "text": text, "withdrawn": rng.random() < WITHDRAWN_SHARE}
    return earlier.model_copy(update=changed)
