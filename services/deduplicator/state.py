"""The state of a block: its articles with what was decided about them, and indexes that can be rebuilt from them.

Nothing is changed in place: draft.py collects the changes of one step over persistent maps. Decides nothing.
"""

from dataclasses import dataclass, field
from functools import cached_property

from immutables import Map

from schemas.report import Command
from services.deduplicator.blocking import Key, Sought, filed, sought
from services.deduplicator.commands import Constraints
from services.deduplicator.copies import CopyLink, Text
from services.deduplicator.mention import Mention, Position
from services.deduplicator.profile import Profile
from services.deduplicator.runs import Posting, Run

ArticlePosition = tuple[bool, str, str]


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
class Entry:
    """An article of the block, kept small: its latest revision as packed JSON, or, of an archived one, what is left to link by.

    What linking looks at is read from it when needed: see entries.py.
    """

    packed: bytes
    revision: int
    position: ArticlePosition
    signature: bytes
    n_words: int
    relic: bool = False


@dataclass(frozen=True)
class Opened:
    """An entry as linking sees it. A relic has only the mentions that incidents hang on."""

    text: Text
    bands: tuple[Key, ...]
    mentions: tuple[Mention, ...]

    @cached_property
    def sought(self) -> tuple[tuple[Sought, ...], ...]:
        """The keys under which each mention looks for incidents."""
        return tuple(sought(mention) for mention in self.mentions)

    @cached_property
    def filed(self) -> tuple[tuple[Key, ...], ...]:
        """The keys under which each mention is filed."""
        return tuple(filed(mention) for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class Sent:
    """The latest of a kind that was sent, so that only changes are sent again. An empty digest is a withdrawal."""

    version: int
    digest: str


@dataclass(frozen=True, slots=True)
class BlockState:
    """Everything the deduplicator knows of a block."""

    articles: Map[str, Entry] = field(default_factory=Map)
    decisions: Map[Position, Decision] = field(default_factory=Map)
    copies: Map[str, CopyLink] = field(default_factory=Map)
    """Article -> the article whose text it carries."""
    commands: Map[str, Command] = field(default_factory=Map)
    sent: Map[str, dict[str, Sent]] = field(default_factory=Map)
    """Article -> incident -> the latest report on it."""
    redirects: Map[str, Sent] = field(default_factory=Map)
    rulings: Map[str, Sent] = field(default_factory=Map)
    index: Map[Key, Posting[Position]] = field(default_factory=Map)
    bands: Map[Key, Posting[ArticlePosition]] = field(default_factory=Map)
    members: Map[str, Run[Position]] = field(default_factory=Map)
    """Incident -> mentions assigned to it under that name."""
    watchers: Map[str, Run[Position]] = field(default_factory=Map)
    """Incident -> mentions whose decisions looked at it."""
    merges: Map[str, Run[tuple[Position, str]]] = field(default_factory=Map)
    """Incident -> mentions that merged it away, and into what. The earliest counts; later ones are about to be decided again."""
    absorbed: Map[str, Run[tuple[str, Position]]] = field(default_factory=Map)
    """Incident -> incidents merged into it, and by which mention."""
    carriers: Map[str, Run[ArticlePosition]] = field(default_factory=Map)
    """Article -> articles that copy it."""
    founders: Map[str, Position] = field(default_factory=Map)
    """Id that a mention has or would have as founder -> the mention."""
    profiles: Map[str, tuple[Position, tuple[str, ...], Profile]] = field(default_factory=Map, compare=False)
    """Incident -> its profile up to and including that mention, and the incidents merged into it by then: a cache."""
    queue: Run[ArticlePosition] = field(default=(), compare=False)
    """When to look at which article for archiving: bookkeeping that a restart begins anew."""
    relics: Run[ArticlePosition] = ()
    newest: ArticlePosition = field(default=(False, "", ""), compare=False)
    """No article was ever said later: what comes at or after it bears on nothing."""
    constraints: Constraints = field(default_factory=Constraints)
