"""WebSub: asks a feed's hub to push, proves to the hub that we asked, takes deliveries that carry our signature.

    subscriber = Subscriber(client, poller.deliver, callback="https://tollwire.example.org", key=secret)
    await subscriber.renew(url, head, now)         # for each feed with a hub, now and then
    app = Starlette(routes=subscriber.routes())    # mounted where the callback address leads

Polling goes on meanwhile, seldom while the hub delivers and as usual when it stops: rhythm.py sees to that. Impure.
"""

import hashlib
import hmac
import re
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from services.fetcher.errors import FetchError, UnreadableError
from services.fetcher.feed import MAX_BYTES
from services.fetcher.http import Client
from services.fetcher.state import Head
from services.shell.ports import NotOwnedError

LEASE = 10 * 86_400
RENEW_BEFORE = timedelta(days=1)
RETRY_AFTER = timedelta(hours=6)
"""After a hub that did not answer or denied."""
SIGNATURES = {"sha256": hashlib.sha256, "sha384": hashlib.sha384, "sha512": hashlib.sha512, "sha1": hashlib.sha1}
Deliver = Callable[[str, bytes, str | None], Awaitable[None]]


@dataclass(frozen=True, slots=True)
class Lease:
    """What was asked of a hub, and until when it holds."""

    url: str
    topic: str
    hub: str
    renew_at: datetime
    verified: bool = False


class Subscriber:
    """Our side of WebSub. Leases live in memory: after a restart they are asked for again, which hubs expect."""

    def __init__(self, client: Client, deliver: Deliver, *, callback: str, key: bytes) -> None:
        self._client = client
        self._deliver = deliver
        self._callback = callback.rstrip("/")
        self._key = key
        self._leases: dict[str, Lease] = {}

    async def renew(self, url: str, head: Head, now: datetime) -> bool:
        """Ask the feed's hub for a lease if there is none or it ends soon. True when the hub took the request."""
        topic = head.topic or head.address or url
        token, lease = self.token(url), self._leases.get(self.token(url))
        if head.hub is None or (lease is not None and lease.hub == head.hub and lease.topic == topic and now < lease.renew_at):
            return False
        # Kept before the hub is asked: it verifies, maybe, before it answers.
        self._leases[token] = Lease(url, topic, head.hub, now + RETRY_AFTER)
        form = urlencode({
            "hub.mode": "subscribe", "hub.topic": topic, "hub.callback": f"{self._callback}/websub/{token}",
            "hub.lease_seconds": str(LEASE), "hub.secret": self.secret(url),
        })  # fmt: skip
        try:
            response = await self._client.post(head.hub, form.encode())
        except FetchError:
            return False
        return 200 <= response.status < 300  # noqa: PLR2004 - success

    def verify(self, token: str, query: Mapping[str, str], now: datetime) -> str | None:
        """The challenge to send back, or None where we did not ask for this. A denial ends the lease."""
        lease = self._leases.get(token)
        if lease is None or query.get("hub.topic") != lease.topic:
            return None
        if query.get("hub.mode") == "denied":
            self._leases[token] = Lease(lease.url, lease.topic, lease.hub, now + RETRY_AFTER)
            return ""
        if query.get("hub.mode") != "subscribe" or not query.get("hub.challenge"):
            return None
        seconds = query.get("hub.lease_seconds", "")
        lasts = timedelta(seconds=min(int(seconds), LEASE) if re.fullmatch(r"\d{1,9}", seconds) else LEASE)
        renew_at = now + max(lasts - RENEW_BEFORE, lasts / 2)
        self._leases[token] = Lease(lease.url, lease.topic, lease.hub, renew_at, verified=True)
        return query["hub.challenge"]

    def delivered(self, token: str, body: bytes, signature: str | None) -> str | None:
        """The subscription that this delivery is for, or None for a delivery that is not our hub's."""
        lease = self._leases.get(token)
        return lease.url if lease is not None and lease.verified and signed(self.secret(lease.url), body, signature) else None

    def token(self, url: str) -> str:
        """The unguessable last part of the callback address of a feed."""
        return hmac.new(self._key, f"token {url}".encode(), hashlib.sha256).hexdigest()[:32]

    def secret(self, url: str) -> str:
        """What the hub signs its deliveries of this feed with."""
        return hmac.new(self._key, f"secret {url}".encode(), hashlib.sha256).hexdigest()

    def routes(self, clock: Callable[[], datetime]) -> list[Route]:
        """The callback, for a Starlette application."""

        async def verification(request: Request) -> Response:
            challenge = self.verify(request.path_params["token"], request.query_params, clock())
            return PlainTextResponse(challenge) if challenge is not None else PlainTextResponse("not asked for", 404)

        async def delivery(request: Request) -> Response:
            body = await _body(request)
            if body is None:
                return PlainTextResponse("too large", 413)
            url = self.delivered(request.path_params["token"], body, request.headers.get("x-hub-signature"))
            if url is not None:
                try:
                    await self._deliver(url, body, request.headers.get("content-type"))
                except NotOwnedError:
                    return PlainTextResponse("another process owns this feed", 503)
                except UnreadableError as refusal:
                    return PlainTextResponse(refusal.reason, 422)
            # A wrong signature is answered like a right one (WebSub, 8): the sender learns nothing.
            return PlainTextResponse("", 202)

        path = "/websub/{token}"
        return [Route(path, verification, methods=["GET"]), Route(path, delivery, methods=["POST"])]


def signed(secret: str, body: bytes, signature: str | None) -> bool:
    """Is this the body's signature under the secret, by a method that WebSub names?"""
    method, _, digest = (signature or "").partition("=")
    algorithm = SIGNATURES.get(method)
    if algorithm is None:
        return False
    expected = hmac.new(secret.encode(), body, algorithm).hexdigest()
    return hmac.compare_digest(expected.encode(), digest.strip().lower().encode())


async def _body(request: Request) -> bytes | None:
    """The body, or None as soon as it is larger than any feed may be."""
    received = bytearray()
    async for chunk in request.stream():
        received += chunk
        if len(received) > MAX_BYTES:
            return None
    return bytes(received)
