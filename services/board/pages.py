"""The pages for people, whole from the server: list, incident, article, feeds, and the stream of news that keeps them fresh.

Does not decide what they say: listing.py, telling.py, picture.py and sentences.py do.
"""

import asyncio
from collections.abc import AsyncIterator, Mapping
from typing import Any
from urllib.parse import urlencode

from sse_starlette.sse import EventSourceResponse
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse, Response
from starlette.routing import Route

from services.board import agreement, figures, listing, sentences
from services.board.live import CrowdedError, Live
from services.board.picture import picture
from services.board.telling import Telling

PING_SECONDS = 15
BREATH_SECONDS = 0.25
"""News of a moment is told at once, so that a burst costs a browser one look."""
RETRY_MILLISECONDS = 3000
RECENT_TURNS = 12


def live_of(request: Request) -> Live:
    """The state that the application serves."""
    live: Live = request.app.state.live
    return live


def render(request: Request, template: str, status: int = 200, **context: Any) -> HTMLResponse:
    """A page; `live` tells it whether the topics were read to the end."""
    page = request.app.state.templates.get_template(template)
    query = f"?{request.url.query}" if request.url.query else ""
    known = {"path": request.url.path, "query_string": query, "ready": live_of(request).ready.is_set()}
    return HTMLResponse(page.render(**known, **context), status)


async def front(request: Request) -> Response:
    """The list of incidents."""
    board = live_of(request).board
    query = listing.Query.of(request.query_params)
    # In a thread: with a hundred thousand incidents others would wait for it.
    listed = await asyncio.to_thread(listing.listing, board, query)
    turns = [
        (incident, Telling(board, incident).turn(change))
        for change in reversed(board.recent)
        if (incident := board.followed(change.incident_id)) and incident.articles
    ][:RECENT_TURNS]
    return render(request, "list.html", listing=listed, turns=turns, title_of=listing.title,
                  page_path=lambda number: page_path(request.query_params, number))  # fmt: skip


def page_path(given: Mapping[str, str], number: int) -> str:
    """The same list, another page."""
    return "/?" + urlencode({**given, "page": str(number)})


async def incident(request: Request) -> Response:
    """One incident, whole. One that was merged leads to the one that answers for it."""
    board = live_of(request).board
    asked = request.path_params["incident_id"]
    found = board.followed(asked)
    if found is None:
        raise HTTPException(404, "No incident has this address.")
    if found.incident_id != asked:
        return RedirectResponse(figures.incident_path(found.incident_id), 302)
    telling = Telling(board, found)
    drawn = picture(found, board.changes.get(found.incident_id, ()))
    row = listing.row(board, found)
    return render(request, "incident.html", incident=found, telling=telling, row=row, picture=drawn,
                  agreements=agreement.in_words(found))  # fmt: skip


async def article(request: Request) -> Response:
    """An article with the words of its claims marked."""
    board = live_of(request).board
    article_id = request.path_params["article_id"]
    found = board.articles.get(article_id)
    claims = board.evidence(article_id)
    if found is None and not claims:
        raise HTTPException(404, "No article has this address.")
    cited = request.query_params.get("claim")
    told = sentences.told(found, [claim for _, claim in claims], cited) if found else None
    return render(request, "article.html", article=found, article_id=article_id, claims=claims, told=told, cited=cited,
                  title_of=listing.title)  # fmt: skip


async def feeds(request: Request) -> Response:
    """How each feed fares, those in trouble first."""
    order = ("failing", "gone", "quiet", "new", "ok")
    rows = sorted(live_of(request).board.feeds.values(), key=lambda feed: (order.index(feed.health), feed.title or feed.url))
    return render(request, "feeds.html", feeds=rows)


async def about(request: Request) -> Response:
    """How to read the board: what origins, grades, ranges and exclusions mean."""
    return render(request, "about.html")


async def events(request: Request) -> Response:
    """Server-sent events: the id of each incident that changed."""

    async def stream() -> AsyncIterator[dict[str, Any]]:
        async with live.news() as queue:
            yield {"event": "hello", "data": "listening", "retry": RETRY_MILLISECONDS}
            while (first := await queue.get()) is not None:
                changed = {first}
                await asyncio.sleep(BREATH_SECONDS)
                while not queue.empty() and (more := queue.get_nowait()) is not None:
                    changed.add(more)
                yield {"event": "changed", "data": " ".join(sorted(changed))}

    live = live_of(request)
    if live.crowded:
        return PlainTextResponse("as many readers as this board bears\n", 503, {"retry-after": "30"})
    return EventSourceResponse(_quietly(stream()), ping=PING_SECONDS)


async def _quietly(stream: AsyncIterator[dict[str, Any]]) -> AsyncIterator[dict[str, Any]]:
    try:
        async for event in stream:
            yield event
    except CrowdedError:
        return


async def not_there(request: Request, error: Exception) -> Response:
    """An error as a page for people and as JSON for programs."""
    status = error.status_code if isinstance(error, HTTPException) else 500
    detail = error.detail if isinstance(error, HTTPException) else "The board made a mistake; it is in its log."
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": detail}, status)
    return render(request, "error.html", status=status, code=status, detail=detail)


ERRORS = {HTTPException: not_there}
ROUTES = [
    Route("/", front),
    Route("/incidents/{incident_id}", incident),
    Route("/articles/{article_id:path}", article),
    Route("/feeds", feeds),
    Route("/about", about),
    Route("/events", events),
]
