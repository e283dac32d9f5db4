"""The fetcher's settings, read once from an environment that is handed in.

Does not look at the environment itself: __main__ does.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from ipaddress import ip_network

from services.fetcher.addresses import PUBLIC, Guard
from services.fetcher.manners import Courtesy
from services.outcome import TollwireError

PREFIX = "TOLLWIRE_"


class SettingError(TollwireError):
    """A setting that cannot be meant."""


@dataclass(frozen=True, slots=True)
class FetcherSettings:
    """Each field's comment names its variable, less TOLLWIRE_."""

    contact: str = "not named"  # CONTACT: an address at which a webmaster reaches the operator
    feeds: str | None = None  # FEEDS: an OPML or TOML file whose feeds are subscribed to at the start
    guard: Guard = PUBLIC  # FETCH_ALLOW: networks let through although inner ones, such as 127.0.0.0/8; empty in production
    parsers: int = 1  # PARSERS: worker processes for parsing
    rounds: int = 64  # ROUNDS: feeds in hand at once
    courtesy: Courtesy = field(default_factory=Courtesy)  # HOST_AT_ONCE and HOST_PAUSE (seconds)
    callback: str | None = None  # WEBSUB_CALLBACK: the public address under which hubs reach us
    key: bytes = b""  # WEBSUB_KEY: what tokens and secrets are made from
    inboxes: Mapping[str, str] = field(default_factory=dict)  # INBOXES: name=folder, name=folder
    tokens: Mapping[str, str] = field(default_factory=dict)  # INBOX_TOKEN_<NAME>: who may post to /inbox/<name>
    push_host: str = "127.0.0.1"  # PUSH_HOST
    push_port: int | None = None  # PUSH_PORT: where hubs' and agencies' pushes are taken; none: nowhere

    @classmethod
    def of(cls, environment: Mapping[str, str]) -> "FetcherSettings":
        """The settings in this environment. Raises SettingError, naming the variable."""
        values = {
            name.removeprefix(PREFIX): value.strip()
            for name, value in environment.items()
            if name.startswith(PREFIX) and value.strip()
        }
        default = cls()
        callback, key = values.get("WEBSUB_CALLBACK"), values.get("WEBSUB_KEY", "").encode()
        if callback and not key:
            raise SettingError("TOLLWIRE_WEBSUB_CALLBACK needs TOLLWIRE_WEBSUB_KEY, a secret of your own")
        return cls(
            contact=values.get("CONTACT", default.contact),
            feeds=values.get("FEEDS"),
            guard=_guard(values.get("FETCH_ALLOW", "")),
            parsers=_number(values, "PARSERS", default.parsers),
            rounds=_number(values, "ROUNDS", default.rounds),
            courtesy=Courtesy(
                _number(values, "HOST_AT_ONCE", default.courtesy.at_once), _seconds(values, "HOST_PAUSE", default.courtesy.pause)
            ),
            callback=callback,
            key=key,
            inboxes=_pairs(values.get("INBOXES", "")),
            tokens={
                name.removeprefix("INBOX_TOKEN_").lower(): token
                for name, token in values.items()
                if name.startswith("INBOX_TOKEN_")
            },
            push_host=values.get("PUSH_HOST", default.push_host),
            push_port=_number(values, "PUSH_PORT", 0) or None,
        )


def _guard(text: str) -> Guard:
    networks = [part.strip() for part in text.split(",") if part.strip()]
    try:
        return Guard(allowed=tuple(ip_network(network) for network in networks))
    except ValueError as error:
        raise SettingError(f"TOLLWIRE_FETCH_ALLOW: {error}") from error


def _number(values: Mapping[str, str], name: str, default: int) -> int:
    text = values.get(name)
    if text is None:
        return default
    if not re.fullmatch(r"\d{1,6}", text):
        raise SettingError(f"TOLLWIRE_{name}: {text!r} is no whole number")
    return int(text)


def _seconds(values: Mapping[str, str], name: str, default: float) -> float:
    text = values.get(name)
    if text is None:
        return default
    if not re.fullmatch(r"\d{1,4}(?:\.\d{1,3})?", text):
        raise SettingError(f"TOLLWIRE_{name}: {text!r} is no number of seconds")
    return float(text)


def _pairs(text: str) -> dict[str, str]:
    pairs = {}
    for part in (part.strip() for part in text.split(",") if part.strip()):
        name, mark, folder = part.partition("=")
        if not mark or not re.fullmatch(r"[a-z0-9_.-]{1,100}", name.strip()) or not folder.strip():
            raise SettingError(f"TOLLWIRE_INBOXES: {part!r} is not name=folder, the name in lower case")
        pairs[name.strip()] = folder.strip()
    return pairs
