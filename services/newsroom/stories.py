"""The sample newsroom's outlets and stories, and what a feed holds at a given moment. Reads deploy/sample-newsroom.

Does not serve: server.py does.
"""

import json
import re
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from schemas.feed import FeedSubscription

POLL_SECONDS = 2
"""How often the sample feeds are asked: the story takes a minute."""
CONTENT_TYPES = {".xml": "application/rss+xml", ".atom": "application/atom+xml", ".json": "application/feed+json"}
ENTRY = re.compile(r"<(item|entry)>.*?</\1>\n?", re.DOTALL)
LINK = {
    ".xml": re.compile(r"(?<=<link>)https://([^/<]+)"),
    ".atom": re.compile(r'(?<=href=")https://([^/"]+)'),
    ".json": re.compile(r'(?<="url": ")https://([^/"]+)'),
}


@dataclass(frozen=True, slots=True)
class Outlet:
    """An invented newspaper."""

    host: str
    name: str
    feed: str


@dataclass(frozen=True, slots=True)
class Newsroom:
    """All outlets under one folder. `after`: address of a story -> seconds from the start until it appears."""

    folder: Path
    outlets: Mapping[str, Outlet]
    after: Mapping[str, float]

    @property
    def length(self) -> float:
        """Seconds until the last story is out."""
        return max(self.after.values(), default=0.0)

    def subscriptions(self, port: int) -> list[FeedSubscription]:
        """The feeds as the fetcher is to poll them from a server on this port."""
        return [
            FeedSubscription(
                url=f"http://{outlet.host}:{port}{outlet.feed}", title=outlet.name, publisher=outlet.name, interval=POLL_SECONDS
            )
            for outlet in self.outlets.values()
        ]

    def feed(self, host: str, path: str, seconds: float, port: int) -> tuple[str, str] | None:
        """Text and content type of a feed as it is so many seconds after the start; None where there is no such feed."""
        outlet = self.outlets.get(host)
        if outlet is None or outlet.feed != path:
            return None
        kind = Path(path).suffix
        text = (self.folder / host / path.lstrip("/")).read_text(encoding="utf-8")
        shown = self._json(text, seconds) if kind == ".json" else ENTRY.sub(lambda entry: self._kept(entry[0], seconds), text)
        return LINK[kind].sub(rf"http://\1:{port}", shown), CONTENT_TYPES[kind]

    def page(self, host: str, path: str, seconds: float) -> str | None:
        """The page of a story that is out."""
        url = f"https://{host}{path}"
        if self.after.get(url, float("inf")) > seconds:
            return None
        return (self.folder / host / f"{path.lstrip('/')}.html").read_text(encoding="utf-8")

    def _kept(self, entry: str, seconds: float) -> str:
        return entry if any(url in entry and after <= seconds for url, after in self.after.items()) else ""

    def _json(self, text: str, seconds: float) -> str:
        feed = json.loads(text)
        items = [item for item in feed["items"] if self.after.get(item["id"], float("inf")) <= seconds]
        return json.dumps({**feed, "items": items}, ensure_ascii=False, indent=1)


def load(folder: Path) -> Newsroom:
    """The newsroom of this folder's newsroom.toml."""
    table = tomllib.loads((folder / "newsroom.toml").read_text(encoding="utf-8"))
    outlets = {row["host"]: Outlet(row["host"], row["name"], row["feed"]) for row in table["outlet"]}
    return Newsroom(folder, outlets, {row["url"]: float(row["after"]) for row in table["story"]})
