"""robots.txt by RFC 9309: may this agent fetch this path, and how long should it wait between requests?

Pure and linear in time: patterns are matched piece by piece, without regular expressions. Fetching is visiting.py's.
"""

import re
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

AGENT = "tollwire"
MAX_RULES = 5_000
MAX_DELAY = 30.0
"""Seconds; a longer Crawl-delay is kept as this, per host."""


@dataclass(frozen=True, slots=True)
class Robots:
    """The rules for us: (allowed, pattern), and the delay that is asked for."""

    rules: tuple[tuple[bool, str], ...] = ()
    delay: float | None = None
    closed: bool = False
    """Nothing may be fetched: the file itself could not be had from a server in trouble."""

    def allows(self, url: str) -> bool:
        """The longest pattern that fits decides; of two as long, the one that allows."""
        if self.closed:
            return False
        parts = urlsplit(url)
        path = unquote((parts.path or "/") + (f"?{parts.query}" if parts.query else ""))
        fitting = [(len(pattern), allowed) for allowed, pattern in self.rules if _fits(pattern, path)]
        return max(fitting, default=(0, True))[1]


OPEN = Robots()
CLOSED = Robots(closed=True)


def parse(text: str, agent: str = AGENT) -> Robots:
    """The rules that bind this agent: its own group, else the group for all."""
    rules: dict[str, list[tuple[bool, str]]] = {}
    delays: dict[str, float] = {}
    current: set[str] = set()
    in_agents = False
    for line in text.splitlines()[: MAX_RULES * 2]:
        name, _, value = line.partition("#")[0].partition(":")
        name, value = name.strip().lower(), value.strip()
        if name == "user-agent":
            current = (current if in_agents else set()) | {_whom(value, agent)}
        for whom in current:
            group = rules.setdefault(whom, [])
            if name in {"allow", "disallow"} and value:
                group.append((name == "allow", unquote(value)))
            elif name == "crawl-delay" and re.fullmatch(r"\d{1,6}(?:\.\d{1,3})?", value):
                delays[whom] = min(float(value), MAX_DELAY)
        in_agents = name == "user-agent" or (in_agents and not name)
    binding = "own" if "own" in rules else "all"
    return Robots(tuple(rules.get(binding, [])[:MAX_RULES]), delays.get(binding))


def _whom(value: str, agent: str) -> str:
    token = re.match(r"[A-Za-z_*-]*", value)
    name = token[0].lower() if token else ""
    return "all" if name == "*" else "own" if name == agent else "other"


def _fits(pattern: str, path: str) -> bool:
    """`*` is any run, `$` at the end is the end; each piece is looked for once, from where the last one ended."""
    anchored = pattern.endswith("$")
    first, *rest = (pattern[:-1] if anchored else pattern).split("*")
    if not path.startswith(first):
        return False
    position = len(first)
    if not rest:
        return not anchored or position == len(path)
    for piece in rest[:-1]:
        found = path.find(piece, position)
        if found < 0:
            return False
        position = found + len(piece)
    if anchored:
        return path.endswith(rest[-1]) and len(path) - len(rest[-1]) >= position
    return path.find(rest[-1], position) >= 0
