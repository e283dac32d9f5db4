"""Applies what editors decided while mentions are linked: what may not join, what has to, and what was taken out.

Does not interpret commands: commands.py does.
"""

from dataclasses import replace

from schemas.report import Command
from services.deduplicator import runs
from services.deduplicator.draft import Draft
from services.deduplicator.identity import Decision
from services.deduplicator.mention import Mention, Position
from services.deduplicator.state import ArticlePosition


class Restraints:
    """The editors' constraints, read against a draft of the block."""

    def __init__(self, draft: Draft) -> None:
        self._draft = draft
        self._rules = draft.constraints
        self._any = bool(self._rules.together or self._rules.apart or self._rules.parts or self._rules.evictions)

    def allow(self, mention: Mention, incident: str) -> bool:
        """Whether the mention may join the incident as it stood before it."""
        if not self._any:
            return True
        return not any(self._holds(incident, other, mention.position) for other in self._kept_from(mention))

    def may_be_one(self, one: str, other: str, before: Position) -> bool:
        """Whether two incidents may be merged."""
        return not any(
            (self._holds(one, a, before) and self._holds(other, b, before)) or (self._holds(one, b, before) and self._holds(other, a, before))
            for a, b in self._rules.apart
        )  # fmt: skip

    def imposed(self, mention: Mention, decision: Decision) -> Decision:
        """The decision after the editors had their say."""
        if not self._any:
            return decision
        target = self._target(mention, decision)
        if target is not None:
            return self._sent_to(mention, decision, target)
        return self._joined(mention, decision)

    def _kept_from(self, mention: Mention) -> set[str]:
        own = mention.own_id
        return {b if a == own else a for a, b in self._rules.apart if own in (a, b)}

    def _holds(self, incident: str, named: str, before: Position) -> bool:
        """Whether the incident is, or holds the founding mention of, the incident that a command names."""
        draft = self._draft
        if draft.members.get(named) and draft.root(named, before) == incident:
            return True
        return draft.incident_of(draft.founders.get(named), before) == incident

    def _target(self, mention: Mention, decision: Decision) -> str | None:
        """Where an editor sent the mention, if one did."""
        if mention.part:
            return self._rules.targets.get(mention.part)
        for eviction in self._rules.evictions.get(mention.article_id, ()):
            if decision.incident == eviction.source or self._holds(decision.incident, eviction.source, mention.position):
                return eviction.target
        return None

    def _sent_to(self, mention: Mention, decision: Decision, target: str) -> Decision:
        draft, before = self._draft, mention.position
        incident = draft.incident_of(draft.founders.get(target), before)
        if incident is None and draft.members.get(target) and draft.members[target][0][0] < before:
            incident = draft.root(target, before)
        considered = tuple(sorted({*decision.considered, incident or target}))
        if incident is None:
            return Decision(target, founded=True, reason="taken out by an editor", considered=considered)
        return Decision(incident, False, 1.0, "put here by an editor", considered=considered)

    def _joined(self, mention: Mention, decision: Decision) -> Decision:
        """Merge what editors declared one, as soon as both are there."""
        draft, before = self._draft, mention.position
        for a, b in self._rules.together:
            if mention.own_id not in (a, b):
                continue
            other = draft.incident_of(draft.founders.get(b if mention.own_id == a else a), before)
            if other is not None and other != decision.incident:
                decision = self._merged(decision, other)
        return decision

    def _merged(self, decision: Decision, other: str) -> Decision:
        considered = tuple(sorted({*decision.considered, other}))
        if decision.founded:
            return Decision(other, False, 1.0, "an editor declared them one", considered=considered)
        names = {decision.incident, *decision.merged, other}
        oldest = min(names, key=lambda name: self._draft.members[name][0][0])
        return replace(decision, incident=oldest, merged=tuple(sorted(names - {oldest})), considered=considered)


def partners(draft: Draft, mention: Mention) -> list[Position]:
    """The founding mentions that a command ties the mention to or keeps it from."""
    own = mention.own_id
    pairs = (*draft.constraints.together, *draft.constraints.apart)
    names = [b if a == own else a for a, b in pairs if own in (a, b)]
    return [draft.founders[name] for name in names if name in draft.founders]


def concerned(draft: Draft, command: Command) -> set[ArticlePosition]:
    """The articles that have to be decided again because of a command: those it names, and all that looked at what it names."""
    found: set[ArticlePosition] = set()
    names = {name for name in (command.incident_id, command.other_id) if name}
    if command.article_id is not None and command.article_id in draft.articles:
        found.add(draft.articles[command.article_id].position)
    for name in names:
        founder = draft.founders.get(name)
        roots = {name, draft.root(name), *([draft.incident_of(founder) or name] if founder else [])}
        found.update([founder[:3]] if founder else [])
        for root in roots:
            for one in draft.group(root):
                found.update(position[:3] for position in runs.items(draft.watchers.get(one, ())))
                found.update(position[:3] for position in runs.items(draft.members.get(one, ())))
    return found
