"""Ten thousand feeds by one process: polls, articles and pages a second, memory, and whether the limits per host held.

The server is another process on loopback, nine polls of ten are answered with 304. In the same run a bare httpx client asks
the same feeds conditionally and keeps nothing, as a measure of what HTTP alone costs here.
"""

import asyncio
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from schemas.feed import FeedSubscription
from services.fetcher.addresses import LOOPBACK
from services.fetcher.http import Client
from services.fetcher.manners import Courtesy, Manners
from services.fetcher.poller import Pace, Poller
from services.fetcher.sandbox import Sandbox
from services.fetcher.step import make_service
from services.fetcher.visiting import Visitor
from services.shell.local import LocalLog
from services.shell.ports import SystemClock

FEEDS = int(os.environ.get("BENCH_FEEDS", "10000"))
HOSTS = 200
SECONDS = float(os.environ.get("BENCH_SECONDS", "60"))
PER_HOST = 2
ROOT = Path(__file__).resolve().parents[2]


def main() -> None:
    """Print the figures."""
    with server() as port, tempfile.TemporaryDirectory() as folder:
        urls = [f"http://127.0.{number % HOSTS // 100}.{number % 100 + 1}:{port}/feed/{number}" for number in range(FEEDS)]
        bare = asyncio.run(bare_polls(urls[: FEEDS // 5]))
        print(f"bare httpx client, same feeds: {bare:,.0f} conditional requests/s")
        asyncio.run(measured(urls, Path(folder) / "log.sqlite", bare))
        busiest = httpx.get(f"http://127.0.0.1:{port}/busiest", trust_env=False).text
        print(f"most requests in hand at once at any host: {busiest} (limit {PER_HOST})")


@contextmanager
def server() -> Iterator[int]:
    """The feeds' server, running."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.benchmarks.feed_server"],
        cwd=ROOT,
        stdout=subprocess.PIPE,
        text=True,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    try:
        assert process.stdout is not None
        yield int(process.stdout.readline())
    finally:
        process.kill()
        process.wait()


async def bare_polls(urls: list[str]) -> float:
    """Requests a second of a client that only asks."""
    gate = asyncio.Semaphore(32)
    async with httpx.AsyncClient(trust_env=False, limits=httpx.Limits(max_connections=64)) as client:

        async def ask(url: str) -> None:
            async with gate:
                await client.get(url.replace("/feed/", "/none/"))

        begun = time.monotonic()
        await asyncio.gather(*(ask(url) for url in urls))
        return len(urls) / (time.monotonic() - begun)


async def measured(urls: list[str], path: Path, bare: float) -> None:
    """Subscribes, polls for a while, prints."""
    log, stop = LocalLog(path), asyncio.Event()
    for url in urls:
        await log.publish(FeedSubscription(url=url, interval=5))
    client = Client(contact="bench@example.org", guard=LOOPBACK)
    sandbox = Sandbox()
    visitor = Visitor(client, sandbox, Manners(Courtesy(at_once=PER_HOST, pause=0.0)))
    poller = Poller(log.source(make_service()), visitor, SystemClock(), Pace(rounds=64, rounds_per_host=PER_HOST, tick=0.05))
    running = asyncio.create_task(poller.run(stop))
    while poller.tally.polls < len(urls) and not running.done():  # noqa: ASYNC110 - every feed once: all new, not the mix that is measured
        await asyncio.sleep(0.2)
    print(f"first round: {poller.tally.polls:,} feeds, {log.end('articles'):,} articles")
    polls, not_modified, pages, articles = poller.tally.polls, poller.tally.not_modified, poller.tally.pages, log.end("articles")
    begun, cpu = time.monotonic(), time.process_time()
    await asyncio.sleep(SECONDS)
    seconds, used = time.monotonic() - begun, time.process_time() - cpu
    tally = poller.tally
    stop.set()
    await running
    rate = (tally.polls - polls) / seconds
    print(
        f"polls: {rate:,.0f}/s ({(tally.not_modified - not_modified) / max(1, tally.polls - polls):.0%} not modified), {rate / bare:.2f} of the bare client"
    )
    print(
        f"pages: {(tally.pages - pages) / seconds:,.1f}/s, articles: {(log.end('articles') - articles) / seconds:,.1f}/s, failed: {tally.failed}"
    )
    print(f"a whole round of {len(urls):,} feeds in {len(urls) / rate:,.0f} s; {used / seconds:.2f} of one core")
    print(f"memory: {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:,.0f} MB, parser's process {children():,.0f} MB")
    sandbox.close()
    await client.aclose()
    log.close()


def children() -> float:
    """The resident memory of the child that uses most, in MB."""
    sizes = [0]
    for status in Path("/proc").glob("[0-9]*/status"):
        try:
            fields = dict(line.split(":", 1) for line in status.read_text().splitlines() if ":" in line)
        except OSError:
            continue
        if fields.get("PPid", "").strip() == str(os.getpid()) and "VmHWM" in fields:
            sizes.append(int(fields["VmHWM"].split()[0]))
    return max(sizes) / 1024


if __name__ == "__main__":
    main()
