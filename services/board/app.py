"""The board as a web application: routes and headers.

Does not answer requests itself: pages.py (for people), api.py (for programs) and editing.py (for editors) do.
"""

from importlib.resources import files
from pathlib import Path

from starlette.applications import Starlette
from starlette.datastructures import MutableHeaders
from starlette.middleware import Middleware
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Mount, Route
from starlette.staticfiles import StaticFiles
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from services.board import api, editing, pages
from services.board.live import Live
from services.board.settings import BoardSettings
from services.board.templating import make_environment

STATIC = Path(str(files("services.board"))) / "static"
HEADERS = {
    "content-security-policy": "default-src 'none'; style-src 'self'; script-src 'self'; font-src 'self'; img-src 'self'; "
    "connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'",
    "x-content-type-options": "nosniff",
    "x-frame-options": "DENY",
    "referrer-policy": "no-referrer",
    "cross-origin-opener-policy": "same-origin",
    "cross-origin-resource-policy": "same-origin",
    "permissions-policy": "geolocation=(), camera=(), microphone=()",
}
"""On every answer: nothing of others is loaded, nothing of ours is framed, nobody learns where the reader came from."""


class Guarded:
    """Adds HEADERS to every answer; pages and data are asked for anew each time, for they change."""

    def __init__(self, app: ASGIApp) -> None:
        self._app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer as the application does, with the headers."""

        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                headers = MutableHeaders(scope=message)
                for name, value in HEADERS.items():
                    headers[name] = value
                headers.setdefault("cache-control", "no-cache")
            await send(message)

        await self._app(scope, receive, guarded)


async def livez(_request: Request) -> Response:
    """The process answers."""
    return PlainTextResponse("alive\n")


async def readyz(request: Request) -> Response:
    """The topics were read to their end once, so that what is shown is the whole."""
    live: Live = request.app.state.live
    return PlainTextResponse("ready\n") if live.ready.is_set() else PlainTextResponse("still reading the topics\n", 503)


def make_app(live: Live, settings: BoardSettings) -> Starlette:
    """The application over this state, which somebody else keeps up to date: see Live.run."""
    routes = [
        *pages.ROUTES,
        *api.ROUTES,
        *editing.ROUTES,
        Route("/livez", livez),
        Route("/startupz", livez),
        Route("/readyz", readyz),
        Mount("/static", StaticFiles(directory=STATIC)),
    ]
    middleware = [
        Middleware(Guarded),
        Middleware(TrustedHostMiddleware, allowed_hosts=list(settings.hosts)),
        Middleware(GZipMiddleware, minimum_size=1024),
    ]
    app = Starlette(routes=routes, middleware=middleware, exception_handlers=pages.ERRORS)
    app.state.live = live
    app.state.settings = settings
    app.state.templates = make_environment()
    return app
