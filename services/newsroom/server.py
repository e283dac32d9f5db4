"""Serves the sample newsroom on this machine, and tells the fetcher's client that its names live here.

Does not poll and does not read stories: stories.py does.
"""

from collections.abc import Callable, Sequence
from ipaddress import ip_address

from starlette.applications import Starlette
from starlette.requests import Request
from starlette.responses import HTMLResponse, PlainTextResponse, Response
from starlette.routing import Route

from services.fetcher.http import Resolver
from services.newsroom.stories import Newsroom

LOOPBACK = "127.0.0.1"


def make_app(newsroom: Newsroom, elapsed: Callable[[], float], port: int) -> Starlette:
    """The application; `elapsed` gives the seconds since the story began."""

    async def answer(request: Request) -> Response:
        host, path = request.url.hostname or "", request.url.path
        if path == "/robots.txt":
            return PlainTextResponse("User-agent: *\nAllow: /\n")
        if found := newsroom.feed(host, path, elapsed(), port):
            return Response(found[0], media_type=found[1])
        page = newsroom.page(host, path, elapsed())
        return HTMLResponse(page) if page else PlainTextResponse("not here, or not yet\n", 404)

    return Starlette(routes=[Route("/{path:path}", answer)])


def resolver(newsroom: Newsroom, otherwise: Resolver) -> Resolver:
    """Names of the newsroom lead here; no other name may, although the guard lets the fetcher connect here."""

    async def resolve(host: str, port: int) -> Sequence[str]:
        if host in newsroom.outlets:
            return [LOOPBACK]
        return [address for address in await otherwise(host, port) if not ip_address(address.partition("%")[0]).is_loopback]

    return resolve
