"""Two hundred newsrooms' day, planned beforehand: what each publishes, revises, takes back; when its feed breaks, moves or lies.

    plan = Plan.of_seed(7); routes = plan.answer(path, minute)

Pure. Serving it is the test's.
"""

from dataclasses import dataclass, field
from random import Random
from xml.sax.saxutils import escape

FEEDS, HOSTS = 200, 20
QUIET_FROM = 20 * 60
"""Minutes; nothing is published in the last hours of the day, so that everything can be seen."""
PLACES = ("the northern district", "the harbour", "a mountain village", "the old market", "the valley road")
TROUBLES = ("status 500", "status 503", "garbage", "a web page", "cut short", "a bomb", "silence", "empty")
"""See ANSWERS."""
LIES = (None, None, "2099-01-01T00:00:00Z", "Thu, 01 Jan 1970 00:00:00 GMT", "yesterday-ish")


@dataclass(frozen=True)
class Story:
    """An article with its figures over the day: (from minute, people killed). `gone_at`: its page is then 410."""

    name: str
    place: str
    figures: tuple[tuple[int, int], ...]
    gone_at: int | None = None

    def figure(self, minute: float) -> int | None:
        """The figure that stands at this minute, None before publication."""
        standing = [killed for since, killed in self.figures if since <= minute]
        return standing[-1] if standing else None

    def title(self) -> str:
        """The same all day."""
        return f"Casualties reported in {self.place} ({self.name})"

    def sentence(self, killed: int) -> str:
        """What the page says."""
        return f"At least {killed} people were killed in {self.place} on Sunday, the regional health office said in a statement."


@dataclass(frozen=True)
class Room:
    """One feed's day."""

    number: int
    stories: tuple[Story, ...]
    troubles: tuple[tuple[int, int, str], ...] = ()
    moves_at: int | None = None
    has_guids: bool = True
    has_validators: bool = True
    lie: str | None = None

    @property
    def host(self) -> str:
        """Ten feeds share a host."""
        return f"127.0.1.{self.number % HOSTS + 1}"


@dataclass(frozen=True)
class Plan:
    """The day of all newsrooms."""

    rooms: tuple[Room, ...]
    stories: dict[str, tuple[Room, Story]] = field(default_factory=dict)

    @classmethod
    def of_seed(cls, seed: int, feeds: int = FEEDS) -> "Plan":
        """The same day for the same seed."""
        dice = Random(seed)
        rooms = tuple(_room(number, dice) for number in range(feeds))
        return cls(rooms, {story.name: (room, story) for room in rooms for story in room.stories})

    def answer(self, path: str, minute: float, base: str, etag: str | None) -> tuple[int, dict[str, str], bytes]:
        """(status, headers, body) of a path at a minute. Status 0: say nothing."""
        parts = path.strip("/").split("/")
        if parts[0] == "story" and parts[-1] in self.stories:
            return _page(*self.stories[parts[-1]], minute)
        if parts[0] in {"feed", "moved"} and parts[-1].isdigit():
            return _feed(self.rooms[int(parts[-1])], parts[0], minute, base, etag)
        return 404, {}, b"nothing here"


def _room(number: int, dice: Random) -> Room:
    stories = tuple(_story(f"r{number}s{index}", dice) for index in range(dice.randint(1, 4)))
    start = dice.randint(60, 900)
    end = start + dice.randint(60, 180)
    # A story that comes and goes while its feed is broken was never there to be seen.
    hidden = any(story.gone_at is not None and start < story.gone_at + 60 and story.figures[0][0] < end + 60 for story in stories)
    troubled = dice.random() < 0.5 and not hidden
    return Room(
        number,
        stories,
        ((start, end, dice.choice(TROUBLES)),) if troubled else (),
        dice.randint(120, 900) if dice.random() < 0.15 else None,
        dice.random() < 0.8,
        dice.random() < 0.7,
        dice.choice(LIES),
    )


def _story(name: str, dice: Random) -> Story:
    start = dice.randint(5, 500)
    figures, minute, killed = [(start, dice.randint(2, 60))], start, 0
    for _ in range(dice.randint(0, 2)):
        minute, killed = minute + dice.randint(300, 340), dice.randint(61, 99) + killed
        figures.append((minute, killed))
    gone = start + 150 if len(figures) == 1 and dice.random() < 0.3 else None
    return Story(name, dice.choice(PLACES), tuple(figures), gone)


def _page(room: Room, story: Story, minute: float) -> tuple[int, dict[str, str], bytes]:
    killed = story.figure(minute)
    if killed is None:
        return 404, {}, b"not yet"
    if story.gone_at is not None and minute >= story.gone_at:
        return 410, {}, b"taken down"
    advert = f"Get {int(minute) % 90 + 5}% off everything today only!"
    text = (
        f"<html lang='en'><head><title>{story.title()}</title><meta property='og:site_name' content='Room {room.number}'></head><body>"
        f"<nav><a href='/'>Home</a></nav><article><h1>{story.title()}</h1><p>{story.sentence(killed)}</p>"
        "<p>Rescue teams were still searching the area in the evening, a spokesman said, and the road remained closed to traffic.</p>"
        f"<p>{advert}</p></article></body></html>"
    )
    return 200, {"Content-Type": "text/html; charset=utf-8"}, text.encode()


def _feed(room: Room, door: str, minute: float, base: str, etag: str | None) -> tuple[int, dict[str, str], bytes]:
    moved = room.moves_at is not None and minute >= room.moves_at
    if moved and door == "feed":
        return 301, {"Location": f"{base}/moved/{room.number}"}, b""
    for start, end, trouble in room.troubles:
        if start <= minute < end:
            return ANSWERS[trouble]
    body = _rss(room, minute, base)
    mark = f'"{hash(body) & 0xFFFFFFFF:x}"'
    if room.has_validators and etag == mark:
        return 304, {"ETag": mark}, b""
    headers = {"Content-Type": "application/rss+xml"} | ({"ETag": mark} if room.has_validators else {})
    return 200, headers, body


ANSWERS: dict[str, tuple[int, dict[str, str], bytes]] = {
    "status 500": (500, {}, b"oops"),
    "status 503": (503, {"Retry-After": "600"}, b"busy"),
    "garbage": (200, {}, bytes(range(256)) * 20),
    "a web page": (200, {"Content-Type": "text/html"}, b"<html><body>Maintenance</body></html>"),
    "cut short": (200, {}, b"<rss version='2.0'><channel><title>x</title>"),
    "a bomb": (200, {}, b"<!DOCTYPE r [<!ENTITY a 'x'><!ENTITY b '&a;&a;'>]><rss><channel><title>&b;</title></channel></rss>"),
    "silence": (0, {}, b""),
    "empty": (200, {}, b""),
}


def _rss(room: Room, minute: float, base: str) -> bytes:
    items = []
    for story in reversed(room.stories):
        killed = story.figure(minute)
        if killed is None or (story.gone_at is not None and minute >= story.gone_at):
            continue
        guid = f"<guid isPermaLink='false'>{story.name}</guid>" if room.has_guids else ""
        date = f"<pubDate>{room.lie}</pubDate>" if room.lie else ""
        items.append(
            f"<item><title>{escape(story.title())}</title><link>{base}/story/{story.name}?utm_source=rss</link>{guid}{date}"
            f"<description>{killed} dead</description></item>"
        )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Room {room.number}</title>{''.join(items)}</channel></rss>".encode()
