"""Articles as a busy wire brings them, for the benchmark of the whole pipeline: every one tells of an incident, in the order in which
they are said but for some that come late; stories last for hours; outlets copy, revise and contradict each other.

Harder than a real day, on which most articles report no casualty at all. Texts are our own. Sends nothing.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta

from schemas.article import Article, PreviousText
from tests.crash import writing

PLACES = (
    *writing.PLACES,
    "Lahore", "Karachi", "Dhaka", "Jakarta", "Lagos", "Bogota", "Lima", "Izmir", "Aleppo", "Basra", "Herat", "Kunduz",
    "Idlib", "Homs", "Fallujah", "Ramadi", "Jalalabad", "Ghazni", "Multan", "Faisalabad", "Kaduna", "Jos", "Garissa", "Eldoret",
    "Odesa", "Lviv", "Cebu", "Zamboanga", "Medellin", "Cali", "Arequipa", "Cusco", "Ankara", "Adana", "Chittagong", "Khulna",
    "Surabaya", "Medan", "Hodeidah", "Taiz", "Misrata", "Sirte", "Juarez", "Culiacan", "Recife", "Salvador", "Durban", "Pretoria",
)  # fmt: skip
DEEDS = (*writing.DEEDS, "when a ferry sank off {place}", "after floods swept through {place}")
SAYERS = (*writing.SAYERS, "the Red Crescent", "rescue workers", "a provincial spokesman")
MORE = (
    *writing.MORE,
    "Blood donors queued at the main clinic.",
    "Power was cut in several quarters.",
    "Parliament is to meet on the matter.",
    "A similar case shook the town some years ago.",
    "Neighbours described a loud noise and then silence.",
    "The airport kept working as usual.",
    "Markets elsewhere in the province were open.",
)
STORY_SHARE, COPY_SHARE, REVISION_SHARE, LATE_SHARE = 0.1, 0.2, 0.1, 0.02
START = datetime(2019, 3, 4, 6, tzinfo=UTC)
SECONDS_APART = 20


@dataclass
class _Story:
    place: str
    deed: str
    toll: int
    hurt: int
    since: datetime
    told: list[Article] = field(default_factory=list)


def articles(seed: int, count: int, *, name: str, after: int = 0) -> list[Article]:
    """So many articles in the order of their arrival; the wire's first `after` articles' time has passed already."""
    rng = random.Random(seed)
    made = list(_made(rng, count, name, after))
    order = sorted(range(count), key=lambda at: at + (rng.randrange(20, 200) if rng.random() < LATE_SHARE else 0))
    return [made[at] for at in order]


def _made(rng: random.Random, count: int, name: str, after: int) -> Iterator[Article]:
    stories: list[_Story] = []
    for number in range(count):
        now = START + timedelta(seconds=SECONDS_APART * (after + number))
        if not stories or rng.random() < STORY_SHARE:
            deed = rng.choice(DEEDS)
            stories.append(_Story(rng.choice(PLACES), deed, rng.randrange(3, 60), rng.randrange(2, 90), now))
            del stories[:-12]
        story = rng.choice(stories)
        chance = rng.random()
        if story.told and chance < COPY_SHARE:
            copied = rng.choice(story.told)
            article = copied.model_copy(update={"id": f"{name}-{number}", "publisher": _outlet(rng), "published": now.isoformat(),
                                                "revision": 1, "updated": None, "previous": None})  # fmt: skip
        elif story.told and chance < COPY_SHARE + REVISION_SHARE:
            article = _revised(rng, rng.choice(story.told), story, now)
        else:
            article = Article(id=f"{name}-{number}", publisher=_outlet(rng), published=now.isoformat(),
                              title=f"{story.toll} dead in {story.place}", text=_text(rng, story))  # fmt: skip
        story.told = [one for one in story.told if one.id != article.id] + [article]
        yield article


def _revised(rng: random.Random, earlier: Article, story: _Story, now: datetime) -> Article:
    before = PreviousText(revision=earlier.revision, title=earlier.title, text=earlier.text, published=earlier.published)
    return earlier.model_copy(
        update={"revision": earlier.revision + 1, "previous": before, "updated": now.isoformat(), "text": _text(rng, story)}
    )


def _outlet(rng: random.Random) -> str:
    return f"Outlet {rng.randrange(60)}"


def _text(rng: random.Random, story: _Story) -> str:
    """About a hundred words. Figures grow as the story goes on, and differ a little between those who give them."""
    story.toll += rng.choice((0, 0, 0, 1, 2))
    killed = max(1, story.toll + rng.choice((0, 0, 0, -1, 2)))
    deed = story.deed.format(place=story.place)
    day = f"{story.since:%A}"
    return (
        f"{story.place.upper()} - At least {killed} people were killed and {story.hurt} wounded {deed} on {day}, {rng.choice(SAYERS)} "
        f"said.\n\n{' '.join(rng.sample(MORE, 5))}\n\nThe dead included {rng.randrange(1, 4)} children, according to "
        f"{rng.choice(SAYERS)}. {' '.join(rng.sample(MORE, 3))}\n\nEarlier, {rng.choice(SAYERS)} had put the toll at "
        f"{max(1, killed - rng.randrange(1, 3))}. {' '.join(rng.sample(MORE, 4))}"
    )
