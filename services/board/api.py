"""The board for programs: JSON of what the pages show, exports, and the document that describes it all.

Does not change anything: editing.py does.
"""

import asyncio
from collections.abc import Mapping
from typing import Any

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, Response, StreamingResponse
from starlette.routing import Route

from schemas.base import canonical
from schemas.incident import Incident
from services.board import listing, openapi
from services.board.exports import FORMATS
from services.board.pages import live_of

JSON = "application/json"
MOST = 500
"""Entries in one answer; `offset` leads on. The export and the .jsonl have no limit."""


def answer(value: Any, status: int = 200) -> Response:
    """Plain data as JSON."""
    return Response(canonical(value), status, media_type=JSON)


def page_of(given: Mapping[str, str]) -> tuple[int, int]:
    """Offset and limit of a query string. Raises 400 for what is no number."""
    try:
        offset, limit = int(given.get("offset", "0")), int(given.get("limit", "50"))
    except ValueError as error:
        raise HTTPException(400, "offset and limit are numbers") from error
    if offset < 0 or not 1 <= limit <= MOST:
        raise HTTPException(400, f"offset is at least 0, limit between 1 and {MOST}")
    return offset, limit


async def incidents(request: Request) -> Response:
    """Incidents, filtered and sorted as on the page."""
    offset, limit = page_of(request.query_params)
    found = await asyncio.to_thread(listing.chosen, live_of(request).board, listing.Query.of(request.query_params))
    shown = b",".join(one.to_json() for one in found[offset : offset + limit])
    head = f'{{"total":{len(found)},"offset":{offset},"limit":{limit},"incidents":['.encode()
    return Response(head + shown + b"]}", media_type=JSON)


async def all_incidents(request: Request) -> Response:
    """Every incident, those merged into another too, one a line."""
    board = live_of(request).board
    lines = (board.incidents[one].to_json() + b"\n" for one in sorted(board.incidents))
    return StreamingResponse(lines, media_type="application/x-ndjson")


async def incident(request: Request) -> Response:
    """One incident as it travels on its topic. A merged one says so in `merged_into`."""
    found = _incident(request)
    return Response(found.to_json(), media_type=JSON)


async def incident_changes(request: Request) -> Response:
    """Every change of one incident, in order."""
    found = _incident(request)
    changes = live_of(request).board.changes.get(found.incident_id, ())
    return Response(b"[" + b",".join(change.to_json() for change in changes) + b"]", media_type=JSON)


def _incident(request: Request) -> Incident:
    found = live_of(request).board.incidents.get(request.path_params["incident_id"])
    if found is None:
        raise HTTPException(404, "no incident has this id")
    return found


async def article(request: Request) -> Response:
    """An article as published, with the claims that incidents cite from it."""
    board = live_of(request).board
    article_id = request.path_params["article_id"]
    found, claims = board.articles.get(article_id), board.evidence(article_id)
    if found is None and not claims:
        raise HTTPException(404, "no article has this id")
    cited = [{"incident_id": one.incident_id, **claim.model_dump(mode="json")} for one, claim in claims]
    return answer({"article": found.model_dump(mode="json") if found else None, "claims": cited})


async def changes(request: Request) -> Response:
    """The latest changes over all incidents, newest first."""
    offset, limit = page_of(request.query_params)
    found = live_of(request).board.recent[::-1][offset : offset + limit]
    return Response(b'{"changes":[' + b",".join(change.to_json() for change in found) + b"]}", media_type=JSON)


async def feeds(request: Request) -> Response:
    """How each feed fares."""
    rows = live_of(request).board.feeds
    return Response(b'{"feeds":[' + b",".join(rows[url].to_json() for url in sorted(rows)) + b"]}", media_type=JSON)


async def export(request: Request) -> Response:
    """Incidents in another desk's form, filtered as on the page; `incident` names one alone."""
    form = FORMATS.get(request.path_params["format"])
    if form is None:
        raise HTTPException(404, f"no such export; there are {', '.join(FORMATS)}")
    board = live_of(request).board
    found = await asyncio.to_thread(listing.chosen, board, listing.Query.of(request.query_params))
    if only := request.query_params.get("incident"):
        found = [one] if (one := board.followed(only)) else []
    name = f"tollwire-{request.path_params['format']}.{form.extension}"
    headers = {"content-disposition": f'attachment; filename="{name}"'}
    written = await asyncio.to_thread(form.write, found, board.articles)
    return Response(written, media_type=form.content_type, headers=headers)


async def document(_request: Request) -> Response:
    """The OpenAPI document of this interface."""
    return JSONResponse(openapi.document())


ROUTES = [
    Route("/api/incidents", incidents),
    Route("/api/incidents.jsonl", all_incidents),
    Route("/api/incidents/{incident_id}", incident),
    Route("/api/incidents/{incident_id}/changes", incident_changes),
    Route("/api/articles/{article_id:path}", article),
    Route("/api/changes", changes),
    Route("/api/feeds", feeds),
    Route("/api/export/{format}", export),
    Route("/api/openapi.json", document),
]
