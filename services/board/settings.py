"""The board's settings, read from the environment once, in __main__ or by `tollwire run`.

Does not read them at any other time.
"""

from collections.abc import Mapping
from dataclasses import dataclass

LOOPBACK_NAMES = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True)
class BoardSettings:
    """Where the board listens and what it allows. Without a token nobody edits; `hosts` guards against rebinding."""

    host: str = "127.0.0.1"
    port: int = 8080
    editor_token: str | None = None
    hosts: tuple[str, ...] = LOOPBACK_NAMES

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "BoardSettings":
        """Read TOLLWIRE_BOARD_HOST, TOLLWIRE_BOARD_PORT, TOLLWIRE_EDITOR_TOKEN and TOLLWIRE_BOARD_HOSTS (names, by comma)."""
        names = [name.strip() for name in environment.get("TOLLWIRE_BOARD_HOSTS", "").split(",") if name.strip()]
        host = environment.get("TOLLWIRE_BOARD_HOST", "127.0.0.1")
        # Rebinding is a danger to what listens for this machine alone; behind an ingress any name may be right.
        usual = LOOPBACK_NAMES if host in LOOPBACK_NAMES else ("*",)
        return cls(
            host=host,
            port=int(environment.get("TOLLWIRE_BOARD_PORT", "8080")),
            editor_token=environment.get("TOLLWIRE_EDITOR_TOKEN") or None,
            hosts=tuple(names) or usual,
        )
