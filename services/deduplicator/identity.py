"""What was decided about an article and what was sent of it, and its one form in memory and in the changelog.

Opened while a step works on it, closed to a few bytes before and after. Decides nothing.
"""

from dataclasses import dataclass, field
from functools import lru_cache
from sys import intern

import orjson

from schemas.base import canonical
from services.deduplicator.copies import CopyLink
from services.deduplicator.packing import squeezed, stretched

REMEMBERED = 2048
_OFTEN = (
    b'"carries a text that tells of it already","the articles on both name ","the same claimants","the same figures","both credit '
    b"shares about 40% of the shorter text; is near their figures cannot be of one toll, although a day apart; both on 2025-01-"
    b'; both count 12; both at ; both name ","rpt_,false,0.9[[[0,"inc_",true,1.0,"no earlier incident fits",[],[]]],null,[["inc_",1,"rpt_'
)
"""What identities are full of. Never to be changed, or what is kept cannot be read."""


@dataclass(frozen=True, slots=True)
class Decision:
    """What became of a mention: the incident as it was called at the mention's place in the order, and why."""

    incident: str
    founded: bool
    score: float = 1.0
    reason: str = ""
    merged: tuple[str, ...] = ()
    """Incidents that this mention showed to be the same as `incident`."""
    considered: tuple[str, ...] = ()
    """All incidents whose state the decision looked at."""


@dataclass(frozen=True, slots=True)
class Sent:
    """The latest of a kind that was sent, so that only changes are sent again. An empty digest is a withdrawal."""

    version: int
    digest: str


@dataclass(slots=True)
class Identity:
    """An article's part in incidents. The draft that opened it may change it."""

    decisions: dict[int, Decision] = field(default_factory=dict)
    """By the number of the mention in the article."""
    copy: CopyLink | None = None
    """The article whose text it carries."""
    sent: dict[str, Sent] = field(default_factory=dict)
    """Incident -> the latest report on it."""

    @property
    def incidents(self) -> tuple[str | None, ...]:
        """The incident of each mention by its number, None for a number that no mention has."""
        return tuple(
            self.decisions[at].incident if at in self.decisions else None for at in range(max(self.decisions, default=-1) + 1)
        )


def closed(identity: Identity) -> bytes:
    """The identity as bytes; equal identities give equal bytes."""
    rows = [
        [at, one.incident, one.founded, one.score, one.reason, one.merged, one.considered]
        for at, one in sorted(identity.decisions.items())
    ]
    copy = identity.copy
    link = None if copy is None else [copy.article_id, copy.score, copy.reason]
    return squeezed(
        canonical([rows, link, [[name, one.version, one.digest] for name, one in sorted(identity.sent.items())]]), _OFTEN
    )


def reopened(content: bytes) -> Identity:
    """The identity again, free to be changed."""
    known = _read(content)
    return Identity(dict(known.decisions), known.copy, dict(known.sent))


@lru_cache(maxsize=REMEMBERED)
def _read(content: bytes) -> Identity:
    rows, link, sent = orjson.loads(stretched(content, _OFTEN))
    decisions = {
        at: Decision(intern(incident), founded, score, reason, tuple(map(intern, merged)), tuple(map(intern, considered)))
        for at, incident, founded, score, reason, merged, considered in rows
    }
    return Identity(
        decisions,
        None if link is None else CopyLink(*link),
        {intern(name): Sent(version, digest) for name, version, digest in sent},
    )


def unchanged(identity: Identity, content: bytes) -> bool:
    """Whether the identity is still what these bytes say."""
    return identity == _read(content)


NOTHING = closed(Identity())
