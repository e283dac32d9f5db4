"""The changes of one step to a block, over persistent maps: filing articles, recording decisions, and reading the block as it
stands before a given mention.

Does not decide: clusters.py does. A draft lives for one step; the state it starts from is never touched.
"""

from dataclasses import replace

from schemas.claim import ArticleClaims
from services.deduplicator import runs
from services.deduplicator.banding import Bands
from services.deduplicator.blocking import Key, Sought
from services.deduplicator.copies import CopyLink
from services.deduplicator.entries import opened
from services.deduplicator.identity import NOTHING, Decision, Identity, closed, reopened, unchanged
from services.deduplicator.mention import Mention, Position
from services.deduplicator.profile import EMPTY, Profile, with_mentions
from services.deduplicator.profiles import Profiles
from services.deduplicator.runs import Run
from services.deduplicator.state import ArticlePosition, BlockState, Entry, Opened

MAPS = (
    "articles", "index", "members", "watchers", "merges", "absorbed", "carriers", "founders", "profiles",
)  # fmt: skip
END: Position = (True, "\U0010ffff", "", 0)
"""After every mention."""


class Draft:
    """A block in the making. Reads take a position: what the block was before the mention there."""

    def __init__(self, state: BlockState) -> None:
        self._state = state
        self.articles = state.articles.mutate()
        self.commands = state.commands
        self.redirects = state.redirects
        self.rulings = state.rulings
        self.index = state.index.mutate()
        self.bands = Bands(state.bands.mutate(), state.lone.mutate(), state.numbers.mutate(), self.articles)
        self.members = state.members.mutate()
        self.watchers = state.watchers.mutate()
        self.merges = state.merges.mutate()
        self.absorbed = state.absorbed.mutate()
        self.carriers = state.carriers.mutate()
        self.founders = state.founders.mutate()
        self.profiles = Profiles(state.profiles.mutate())
        self.constraints = state.constraints
        self.newest = state.newest
        self.queue = state.queue
        self.relics = state.relics
        self.n_relics = state.n_relics
        self.last_number = state.last_number
        self._open: dict[str, Opened] = {}
        self._identities: dict[str, Identity] = {}
        self.touched_articles: set[str] = set()
        self.touched_incidents: set[str] = set()

    def finished(self) -> BlockState:
        """The new state."""
        for article_id, identity in self._identities.items():
            self._close(article_id, identity)
        maps = {name: getattr(self, name).finish() for name in MAPS}
        return replace(
            self._state,
            **maps,
            **self.bands.finished(),
            last_number=self.last_number,
            n_relics=self.n_relics,
            commands=self.commands,
            redirects=self.redirects,
            rulings=self.rulings,
            newest=self.newest,
            queue=self.queue,
            relics=self.relics,
            constraints=self.constraints,
        )

    def _close(self, article_id: str, identity: Identity) -> None:
        entry = self.articles.get(article_id)
        if entry is not None and not unchanged(identity, entry.identity):
            self.articles[article_id] = replace(entry, identity=closed(identity), incidents=identity.incidents)

    @property
    def n_open(self) -> int:
        """How many articles are kept whole."""
        return len(self.articles) - self.n_relics

    def entries(self) -> list[Entry]:
        """All articles that the block had before this step, in canonical order."""
        return sorted(self._state.articles.values(), key=lambda entry: entry.position)

    def opened(self, article_id: str) -> Opened:
        """An article as linking sees it."""
        found = self._open.get(article_id)
        if found is None:
            found = self._open[article_id] = opened(self.articles[article_id], self.constraints.parts)
        return found

    def identity(self, article_id: str) -> Identity:
        """What was decided about an article and sent of it, to read and to change. It outlives the article's revisions."""
        found = self._identities.get(article_id)
        if found is None:
            entry = self.articles.get(article_id)
            found = self._identities[article_id] = reopened(NOTHING if entry is None else entry.identity)
        return found

    def decision(self, position: Position) -> Decision | None:
        """What became of the mention at a position; None where it is yet to be decided."""
        return self.identity(position[2]).decisions.get(position[3])

    def decided(self, mention: Mention) -> Decision:
        """What became of a mention that was decided."""
        return self.identity(mention.article_id).decisions[mention.position[3]]

    def copy(self, article_id: str) -> CopyLink | None:
        """Whose text the article carries."""
        return self.identity(article_id).copy if article_id in self.articles else None

    def sought(self, mention: Mention) -> tuple[Sought, ...]:
        """The keys under which a mention looks for incidents."""
        view = self.opened(mention.article_id)
        return view.sought[view.mentions.index(mention)]

    # ------------------------------------------------------------ filing

    def file(self, entry: Entry, message: ArticleClaims | None = None) -> None:
        """Make an article findable. `message`: what the entry packs, where it is at hand."""
        article_id = entry.position[2]
        self.newest = max(self.newest, entry.position)
        self.identity(article_id)
        self.last_number += 1
        entry = self.articles[article_id] = replace(entry, number=self.last_number)
        if not entry.relic:
            self.queue = runs.added(self.queue, entry.position)
        self._open[article_id] = view = opened(entry, self.constraints.parts, message)
        self.bands.post(view.bands, entry)
        for mention, keys in zip(view.mentions, view.filed, strict=True):
            self.founders[mention.own_id] = mention.position
            for key in keys:
                runs.post(self.index, key, mention.position)

    def mark(self, position: ArticlePosition, *, archived: bool) -> None:
        """Note that an article is archived, or no longer."""
        before = self.relics
        self.relics = runs.added(before, position) if archived else runs.removed(before, position)
        self.n_relics += 0 if self.relics is before else 1 if archived else -1

    def unfile(self, entry: Entry) -> None:
        """Take an article out of the block, after its decisions were withdrawn."""
        view = self.opened(entry.position[2])
        self.bands.unpost(view.bands, entry)
        for mention, keys in zip(view.mentions, view.filed, strict=True):
            if self.founders.get(mention.own_id) == mention.position:
                del self.founders[mention.own_id]
            for key in keys:
                runs.unpost(self.index, key, mention.position)
        del self.articles[entry.position[2]]
        del self._open[entry.position[2]]

    def posted(self, key: Key) -> Run[Position]:
        """The mentions filed under a key."""
        return runs.run_of(self.index.get(key, ()))

    def signed(self, key: Key) -> Run[ArticlePosition]:
        """The articles filed under a band of their signature."""
        return self.bands.of(key)

    # ------------------------------------------------------------ recording

    def record(self, mention: Mention, decision: Decision) -> None:
        """Let a decision count from its mention on."""
        position = mention.position
        self._forget(decision.incident, position)
        self.identity(mention.article_id).decisions[position[3]] = decision
        self.members[decision.incident] = runs.added(self.members.get(decision.incident, ()), position)
        for incident in decision.considered:
            self.watchers[incident] = runs.added(self.watchers.get(incident, ()), position)
        for incident in decision.merged:
            self.merges[incident] = runs.added(self.merges.get(incident, ()), (position, decision.incident))
            self.absorbed[decision.incident] = runs.added(self.absorbed.get(decision.incident, ()), (incident, position))
        self._touch(mention, decision)

    def withdraw(self, mention: Mention) -> Decision | None:
        """Take a decision back; None where there was none."""
        position = mention.position
        decision = self.identity(mention.article_id).decisions.pop(position[3], None)
        if decision is None:
            return None
        self._touch(mention, decision)
        self._forget(decision.incident, position)
        runs.drop(self.members, decision.incident, position)
        for incident in decision.considered:
            runs.drop(self.watchers, incident, position)
        for incident in decision.merged:
            runs.drop(self.merges, incident, (position, decision.incident))
            runs.drop(self.absorbed, decision.incident, (incident, position))
        return decision

    def link_copy(self, article_id: str, position: ArticlePosition, link: CopyLink | None) -> None:
        """Note (or, with None, take back) whose text the article carries."""
        identity = self.identity(article_id)
        old, identity.copy = identity.copy, link
        if old is not None:
            runs.drop(self.carriers, old.article_id, position)
        if link is not None:
            self.carriers[link.article_id] = runs.added(self.carriers.get(link.article_id, ()), position)
        if old != link:
            self._touch_copies(article_id)

    def _touch(self, mention: Mention, decision: Decision) -> None:
        self.touched_articles.add(mention.article_id)
        self.touched_incidents.update((decision.incident, mention.own_id, *decision.merged))
        for incident in decision.merged:
            for name in self.group(incident, END):
                self.touched_incidents.add(name)
                self.touched_articles.update(position[2] for position in runs.items(self.members.get(name, ())))

    def _touch_copies(self, article_id: str) -> None:
        """Who copies a copy carries the same root."""
        waiting, seen = [article_id], {article_id}
        while waiting:
            one = waiting.pop()
            self.touched_articles.add(one)
            fresh = [position[2] for position in runs.items(self.carriers.get(one, ())) if position[2] not in seen]
            seen.update(fresh)
            waiting.extend(fresh)

    def _forget(self, incident: str, position: Position) -> None:
        """Drop cached profiles that hold what lies at or after the position."""
        names = [incident]
        for name in names:
            last = self.profiles.last(name)
            if last is not None and last >= position:
                self.profiles.forget(name)
            names.extend(into for _, into in runs.items(self.merges.get(name, ())) if into not in names)

    # ------------------------------------------------------------ reading

    def root(self, incident: str, before: Position = END) -> str:
        """What the incident was called before the position: itself, or what it had been merged into."""
        while incident in self.merges:
            by, into = self.merges[incident][0][0]
            if by >= before:
                break
            incident = into
        return incident

    def group(self, root: str, before: Position = END) -> tuple[str, ...]:
        """The incident and all that had been merged into it."""
        found = [root]
        for name in found:
            joined = runs.items(self.absorbed.get(name, ()))
            found.extend(child for child, by in joined if by < before and self.merges[child][0][0] == (by, name))
        return tuple(found)

    def mention(self, position: Position) -> Mention:
        """The mention at a position."""
        mentions = self.opened(position[2]).mentions
        return next(mention for mention in mentions if mention.position == position)

    def incident_of(self, position: Position | None, before: Position = END) -> str | None:
        """The incident that a mention was in before the position; None where it had not been decided."""
        if position is None or position >= before:
            return None
        incident = self._incident(position[2], position[3])
        return None if incident is None else self.root(incident, before)

    def _incident(self, article_id: str, number: int) -> str | None:
        opened_one = self._identities.get(article_id)
        if opened_one is not None:
            decision = opened_one.decisions.get(number)
            return None if decision is None else decision.incident
        entry = self.articles.get(article_id)
        return entry.incidents[number] if entry is not None and number < len(entry.incidents) else None

    def member_positions(self, root: str, after: Position | None, before: Position) -> list[Position]:
        """Mentions of an incident and of what was merged into it, in order, between two positions."""
        return sorted(
            position
            for name in self.group(root, before)
            for position in (
                runs.items(self.members.get(name, ())) if after is None else runs.after(self.members.get(name, ()), after)
            )
            if position < before
        )

    def profile(self, root: str, before: Position) -> Profile:
        """The incident as it looked before the position."""
        names = self.group(root, before)
        cached = self.profiles.get(root)
        if cached is not None and cached[0] < before and cached[1] == names:
            last, profile = cached[0], cached[2]
            fresh = self.member_positions(root, last, before)
        else:
            last, profile, fresh = None, EMPTY, self.member_positions(root, None, before)
        if fresh:
            profile = with_mentions(profile, [self.mention(position) for position in fresh])
            self.profiles.put(root, (fresh[-1], names, profile))
        return profile
