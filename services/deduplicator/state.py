"""The state of a block: its articles with what was decided about them, and indexes that can be rebuilt from them.

Nothing is changed in place: draft.py collects the changes of one step over persistent maps. Decides nothing.
"""

from dataclasses import dataclass, field
from functools import cached_property

from immutables import Map

from schemas.report import Command
from services.deduplicator.blocking import Key, Sought, bands, filed, sought
from services.deduplicator.commands import Constraints
from services.deduplicator.copies import Text
from services.deduplicator.identity import NOTHING, Sent
from services.deduplicator.mention import Mention, Position
from services.deduplicator.packing import RELIC, form_of
from services.deduplicator.runs import Posting, Run

ArticlePosition = tuple[bool, str, str]


@dataclass(frozen=True, slots=True)
class Entry:
    """An article of the block, kept small: both halves are the bytes that the changelog has of it.

    What linking looks at is read from them when needed: see entries.py and identity.py.
    """

    said: bytes
    """Its latest revision or, of an archived one, what is left to link by: see packing.py."""
    revision: int
    position: ArticlePosition
    number: int = field(default=0, compare=False)
    """Tells the article from all others of the block in the index of bands; given anew after a restart."""
    identity: bytes = NOTHING
    incidents: tuple[str | None, ...] = ()
    """The incident of each mention by its number: of all that `identity` says the one thing that is asked for all the time."""

    @property
    def relic(self) -> bool:
        """Whether the article is archived."""
        return form_of(self.said) == RELIC


@dataclass(frozen=True)
class Opened:
    """An entry as linking sees it. A relic has only the mentions that incidents hang on."""

    text: Text
    mentions: tuple[Mention, ...]

    @cached_property
    def bands(self) -> tuple[Key, ...]:
        """The keys of the text's signature."""
        return bands(self.text.signature)

    @cached_property
    def sought(self) -> tuple[tuple[Sought, ...], ...]:
        """The keys under which each mention looks for incidents."""
        return tuple(sought(mention) for mention in self.mentions)

    @cached_property
    def filed(self) -> tuple[tuple[Key, ...], ...]:
        """The keys under which each mention is filed."""
        return tuple(filed(mention) for mention in self.mentions)


@dataclass(frozen=True, slots=True)
class BlockState:
    """Everything the deduplicator knows of a block."""

    articles: Map[str, Entry] = field(default_factory=Map)
    commands: Map[str, Command] = field(default_factory=Map)
    redirects: Map[str, Sent] = field(default_factory=Map)
    rulings: Map[str, Sent] = field(default_factory=Map)
    index: Map[Key, Posting[Position]] = field(default_factory=Map)
    bands: Map[Key, Run[ArticlePosition]] = field(default_factory=Map)
    """Band of a signature -> articles, where there are several: see banding.py, also for `lone` and `numbers`."""
    lone: Map[int, bytes] = field(default_factory=Map, compare=False)
    numbers: Map[int, ArticlePosition] = field(default_factory=Map, compare=False)
    last_number: int = field(default=0, compare=False)
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
    profiles: Map[str, tuple[Position, tuple[str, ...], bytes]] = field(default_factory=Map, compare=False)
    """Incident -> its profile up to and including that mention, and the incidents merged into it by then: a cache."""
    queue: Run[ArticlePosition] = field(default=(), compare=False)
    """When to look at which article for archiving: bookkeeping that a restart begins anew."""
    relics: Run[ArticlePosition] = ()
    n_relics: int = 0
    newest: ArticlePosition = field(default=(False, "", ""), compare=False)
    """No article was ever said later: what comes at or after it bears on nothing."""
    constraints: Constraints = field(default_factory=Constraints)
