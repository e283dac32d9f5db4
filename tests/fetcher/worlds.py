"""Feeds, polls and pages as tests write them: factories with defaults, and a feed's life as a list of polls.

Holds no assertions.
"""

from collections.abc import Iterable
from datetime import UTC, datetime, timedelta

from schemas.article import Article
from schemas.base import Model
from schemas.feed import FeedStatus, FeedSubscription
from services.fetcher.events import Entry, FeedPolled, Page, ParsedFeed, Recheck, Seen, Visit
from services.fetcher.state import FeedState, load
from services.fetcher.step import step

FEED = "https://chronicle.example/rss"
START = datetime(2026, 11, 1, 8, 0, tzinfo=UTC)


def at(minutes: float) -> datetime:
    """So many minutes into the story."""
    return START + timedelta(minutes=minutes)


def subscription(**values: object) -> FeedSubscription:
    """A feed of the Chronicle."""
    return FeedSubscription.model_validate({"url": FEED, "publisher": "Chronicle"} | values)


def entry(name: str = "a", **values: object) -> Entry:
    """An entry whose guid and address follow from its name."""
    plain: dict[str, object] = {
        "id": f"guid-{name}", "url": f"https://chronicle.example/{name}", "title": f"Story {name}",
        "published": at(-30).isoformat(), "text": f"The feed's words on {name}: twelve people were killed.",
    }  # fmt: skip
    return Entry.model_validate(plain | values)


def page(
    text: str = "Twelve people were killed near the river, officials said.\n\nRescuers are still at work.", **values: object
) -> Visit:
    """A page that could be had."""
    return Visit(status=200, page=Page.model_validate({"kind": "article", "text": text} | values))


def polled(minutes: float, *entries: Entry | tuple[Entry, Visit], **values: object) -> FeedPolled:
    """A poll that found these entries, some with their pages."""
    seen = tuple(Seen(entry=item) if isinstance(item, Entry) else Seen(entry=item[0], visit=item[1]) for item in entries)
    plain: dict[str, object] = {
        "url": FEED,
        "at": at(minutes).isoformat(),
        "status": 200,
        "feed": ParsedFeed(kind="rss20", title="The Chronicle"),
        "seen": seen,
    }
    return FeedPolled.model_validate(plain | values)


def unchanged(minutes: float, **values: object) -> FeedPolled:
    """304."""
    return FeedPolled.model_validate({"url": FEED, "at": at(minutes).isoformat(), "status": 304} | values)


def failed(minutes: float, error: str = "the server answered 503", **values: object) -> FeedPolled:
    """A poll that came to nothing."""
    return FeedPolled.model_validate({"url": FEED, "at": at(minutes).isoformat(), "error": error} | values)


def rechecked(minutes: float, article_id: str, visit: Visit) -> FeedPolled:
    """Only a page was visited."""
    return FeedPolled(url=FEED, at=at(minutes).isoformat(), rechecks=(Recheck(article_id=article_id, visit=visit),))


class Life:
    """A feed's state as it goes through events; every step is stored and loaded again, as a shell would."""

    def __init__(self, first: FeedSubscription | None = None) -> None:
        self.parts: dict[str, bytes] = {}
        self.events: list[Model] = []
        self.live(first or subscription())

    @property
    def state(self) -> FeedState:
        """As rebuilt from its parts."""
        return load(self.parts)

    def live(self, *events: Model) -> list[Model]:
        """Go through these; returns what they led to."""
        sent: list[Model] = []
        for event in events:
            moment = event.at if isinstance(event, FeedPolled) else START.isoformat()
            outcome = step(self.state, event, datetime.fromisoformat(moment))
            for name, data in outcome.writes.items():
                if data is None:
                    self.parts.pop(name, None)
                else:
                    self.parts[name] = data
            sent += outcome.events
        self.events += sent
        return sent


def articles(events: Iterable[Model]) -> list[Article]:
    """The articles among them."""
    return [event for event in events if isinstance(event, Article)]


def statuses(events: Iterable[Model]) -> list[FeedStatus]:
    """The statuses among them."""
    return [event for event in events if isinstance(event, FeedStatus)]
