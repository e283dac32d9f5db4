"""Unpacks a compressed body piece by piece, and stops at a limit before the bytes exist.

gzip and deflate only: what we ask for is all we accept.
"""

import zlib

from services.fetcher.errors import FetchError

GZIP, ZLIB, RAW = 31, 15, -15


class Inflater:
    """Feed it the body as it arrives; it never holds more than `limit` bytes of output."""

    def __init__(self, encoding: str | None, limit: int) -> None:
        self._limit = limit
        self._kind = _kind(encoding)
        self._stream = None if self._kind == "identity" else zlib.decompressobj(GZIP if self._kind == "gzip" else ZLIB)
        self._out = bytearray()
        self._started = False

    def feed(self, chunk: bytes) -> None:
        """Takes bytes as received. Raises FetchError past the limit or for a broken stream."""
        if self._stream is None:
            self._take(chunk)
            return
        try:
            self._inflate(chunk)
        except zlib.error as error:
            raise FetchError("encoding", f"the body is no {self._kind}: {error}") from error

    def done(self) -> bytes:
        """The whole body. A stream cut short gives what came."""
        return bytes(self._out)

    def _inflate(self, chunk: bytes) -> None:
        stream = self._stream
        assert stream is not None
        try:
            piece = stream.decompress(chunk, self._room())
        except zlib.error:
            if self._started or self._kind != "deflate":
                raise
            stream = self._stream = zlib.decompressobj(RAW)  # half of the servers that say deflate send it raw
            piece = stream.decompress(chunk, self._room())
        self._started = True
        self._take(piece)
        while stream.unconsumed_tail:
            self._take(stream.decompress(stream.unconsumed_tail, self._room()))

    def _room(self) -> int:
        return max(1, self._limit - len(self._out) + 1)

    def _take(self, piece: bytes) -> None:
        if len(self._out) + len(piece) > self._limit:
            if self._stream is None:
                raise FetchError("too_large", f"the body has more than {self._limit:,} bytes")
            raise FetchError("bomb", f"the body unpacks to more than {self._limit:,} bytes")
        self._out += piece


def _kind(encoding: str | None) -> str:
    name = (encoding or "identity").strip().lower()
    if name in {"gzip", "x-gzip"}:
        return "gzip"
    if name in {"deflate", "identity", ""}:
        return name or "identity"
    raise FetchError("encoding", f"the body is packed as {name[:40]!r}, which was not asked for")
