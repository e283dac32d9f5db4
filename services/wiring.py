"""Joins the four services with what they need to know of the world: the table of known claimants, read once.

The only module that imports every service. Does not run any: the shells do.
"""

from collections.abc import Callable
from functools import lru_cache
from importlib import import_module
from typing import Any, Final

from schemas.article import Article
from schemas.base import Model
from services.outcome import Service
from services.shell.resources import deploy_path

FLOW: Final = ("fetcher", "extractor", "deduplicator", "aggregator")
"""The services in order of the flow."""
_KNOWS_CLAIMANTS: Final = frozenset({"extractor", "deduplicator", "aggregator"})


WARM_UP: Final[dict[str, Model]] = {
    "extractor": Article(id="warm-up", text="Two people were killed when a bomb went off in Kabul on Monday, police said.")
}
"""Events that make a service load what it loads when first needed: the extractor's gazetteer takes a second."""


@lru_cache(maxsize=1)
def known_claimants() -> Any:
    """The table of known claimants that ships with Tollwire."""
    parse: Callable[[str], Any] = import_module("services.extractor.claimants").parse
    return parse(deploy_path("claimants.toml").read_text(encoding="utf-8"))


def service(name: str) -> Service[Any]:
    """One service, ready to be run by any shell; only its own modules are loaded. Raises KeyError for a name that is none."""
    if name not in FLOW:
        raise KeyError(name)
    make: Callable[..., Service[Any]] = import_module(f"services.{name}.step").make_service
    return make(known_claimants()) if name in _KNOWS_CLAIMANTS else make()


def services(*names: str) -> tuple[Service[Any], ...]:
    """Some services (none named: all that read topics), in order of the flow."""
    return tuple(service(name) for name in FLOW if name in (names or FLOW[1:]))
