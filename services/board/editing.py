"""An editor's decision from outside onto the topic `commands`: merge, split, move, retract, pin, not_same, undo.

Does not carry it out: the deduplicator and the aggregator do, and it survives replay. Off unless a token is set.
"""

import hmac
from datetime import UTC, datetime
from typing import Any

import orjson
from pydantic import ValidationError
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from schemas.report import Command
from services.board.pages import live_of
from services.board.settings import BoardSettings
from services.board.view import Board
from services.ids import content_id

MAX_BODY = 64 * 1024
NEEDS: dict[str, tuple[str, ...]] = {
    "merge": ("incident_id", "other_id"),
    "not_same": ("incident_id", "other_id"),
    "split": ("incident_id", "article_id"),
    "move": ("incident_id", "other_id", "article_id"),
    "retract": ("incident_id", "article_id"),
    "pin": ("incident_id", "measure"),
    "undo": ("other_id",),
}
"""What each action cannot do without."""


async def post_command(request: Request) -> Response:
    """Take a decision: 202 with the command as it went to its topic."""
    settings: BoardSettings = request.app.state.settings
    _admit(request.headers.get("authorization", ""), settings.editor_token)
    command = command_of(await _body(request), live_of(request).board, datetime.now(UTC))
    await live_of(request).publish(command)
    return Response(command.to_json(), 202, media_type="application/json")


def _admit(authorization: str, token: str | None) -> None:
    """Raises 403 where editing is off, 401 where the token is not the one."""
    if token is None:
        raise HTTPException(403, "editing is off: set TOLLWIRE_EDITOR_TOKEN where the board starts")
    given = authorization.removeprefix("Bearer ").encode()
    if not authorization.startswith("Bearer ") or not hmac.compare_digest(given, token.encode()):
        raise HTTPException(401, "an editor's token is needed: Authorization: Bearer ...", {"www-authenticate": "Bearer"})


async def _body(request: Request) -> dict[str, Any]:
    data = b""
    async for chunk in request.stream():
        data += chunk
        if len(data) > MAX_BODY:
            raise HTTPException(413, f"a command is smaller than {MAX_BODY} bytes")
    try:
        value = orjson.loads(data)
    except orjson.JSONDecodeError as error:
        raise HTTPException(400, f"not JSON: {error}") from error
    if not isinstance(value, dict):
        raise HTTPException(400, "a command is a JSON object")
    return value


def command_of(given: dict[str, Any], board: Board, now: datetime) -> Command:
    """The command with its id, block and time. The same decision has the same id. Raises 422, in words, for one that cannot be."""
    action = str(given.get("action"))
    missing = [name for name in NEEDS.get(action, ()) if not given.get(name)]
    if missing:
        raise HTTPException(422, f"{action} needs {' and '.join(missing)}")
    known = board.incidents.get(str(given.get("incident_id")))
    if known is None and action != "undo":
        raise HTTPException(422, "no incident has this incident_id")
    at = str(given.get("at") or now.isoformat())
    fields = {**given, "at": at, "block": known.block if known else given.get("block")}
    key = orjson.dumps({name: value for name, value in fields.items() if name != "command_id"}, option=orjson.OPT_SORT_KEYS)
    try:
        return Command.model_validate({**fields, "command_id": content_id("cmd", key.decode())})
    except ValidationError as error:
        first = error.errors(include_url=False, include_input=False)[0]
        raise HTTPException(422, f"{'.'.join(str(part) for part in first['loc'])}: {first['msg']}") from error


ROUTES = [Route("/api/commands", post_command, methods=["POST"])]
