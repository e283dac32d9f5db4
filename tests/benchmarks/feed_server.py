"""A server of ten thousand feeds for the fetcher's benchmark: nine polls of ten find nothing new. Run as a process of its own.

    python -m tests.benchmarks.feed_server       # prints its port

Counts, per host, how many requests it had in hand at once; GET /busiest tells the most of any host.
"""

import asyncio
import sys
from collections import Counter

PAGE = """<html lang="en"><head><title>{title}</title><meta property="article:published_time" content="2026-11-01T08:00:00Z"></head><body>
<nav><a href="/">Home</a> <a href="/world">World</a></nav><article><h1>{title}</h1>{body}</article><footer>All rights reserved</footer></body></html>"""
SENTENCES = (
    "At least {n} people were killed on Sunday when a building collapsed in the old quarter, the fire brigade said in a statement.",
    "Rescue teams were still searching the rubble in the evening, and the number of victims was expected to rise, officials added.",
    "The mayor promised an inquiry into the state of the houses in the street, many of which are more than a century old by now.",
    "Neighbours described a loud noise shortly before noon; several families had left their flats because of cracks in the walls.",
)
NEW_EVERY = 10


class Feeds:
    """Feed `n` shows one article more with every poll whose turn it is."""

    def __init__(self) -> None:
        self.polls: Counter[str] = Counter()
        self.in_hand: Counter[str] = Counter()
        self.busiest = 0

    def issue(self, feed: str) -> int:
        """How many articles the feed has by now: none at first, one more every tenth poll, the feeds in turn."""
        return (self.polls[feed] - 1 + int(feed) % NEW_EVERY) // NEW_EVERY

    def answer(self, path: str, host: str, etag: str | None) -> tuple[int, str, bytes]:
        """(status, further header lines, body)"""
        kind, _, name = path.strip("/").partition("/")
        if kind == "busiest":
            return 200, "", str(self.busiest).encode()
        if kind == "feed":
            self.polls[name] += 1
            issue = self.issue(name)
            mark = f'"{name}-{issue}"'
            return (304, f"ETag: {mark}\r\n", b"") if etag == mark else (200, f"ETag: {mark}\r\n", rss(name, issue, host))
        if kind == "story":
            number = sum(map(ord, name)) % 60 + 2
            body = "".join(f"<p>{sentence.format(n=number)}</p>" for sentence in SENTENCES)
            return 200, "Content-Type: text/html\r\n", PAGE.format(title=f"Collapse kills {number} ({name})", body=body).encode()
        return 404, "", b""

    async def handle(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        """One connection, many requests."""
        try:
            while True:
                first, *lines = (await reader.readuntil(b"\r\n\r\n")).decode("latin-1").split("\r\n")
                headers = {name.lower(): value.strip() for name, _, value in (line.partition(":") for line in lines if line)}
                host = headers["host"]
                self.in_hand[host] += 1
                self.busiest = max(self.busiest, self.in_hand[host])
                status, extra, body = self.answer(first.split(" ")[1], host, headers.get("if-none-match"))
                length = "" if status == 304 else f"Content-Length: {len(body)}\r\n"
                writer.write(f"HTTP/1.1 {status} X\r\n{extra}{length}\r\n".encode() + body)
                await writer.drain()
                self.in_hand[host] -= 1
        except (ConnectionError, asyncio.IncompleteReadError):
            pass
        finally:
            writer.close()


def rss(name: str, issue: int, host: str) -> bytes:
    """The feed with its latest ten articles."""
    items = "".join(
        f"<item><title>Collapse ({name}-{number})</title><link>http://{host}/story/{name}-{number}</link><guid>{name}-{number}</guid>"
        f"<pubDate>Sun, 01 Nov 2026 08:00:00 GMT</pubDate><description>A building collapsed in the old quarter.</description></item>"
        for number in range(issue, max(0, issue - 10), -1)
    )
    return f"<?xml version='1.0'?><rss version='2.0'><channel><title>Feed {name}</title>{items}</channel></rss>".encode()


async def main() -> None:
    """Serve until killed."""
    server = await asyncio.start_server(Feeds().handle, "0.0.0.0", 0, backlog=1024)
    sys.stdout.write(f"{server.sockets[0].getsockname()[1]}\n")
    sys.stdout.flush()
    await server.serve_forever()


if __name__ == "__main__":
    asyncio.run(main())
