"""The deduplicator's step: claims of an article, or an editor's command, in; reports, redirects and rulings out.

State is per block. The live incidents and who belongs to them are a function of the set of latest article revisions and commands;
what is sent is the difference to what was sent before. Does no I/O and keeps nothing but the state it returns.
"""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from schemas.base import Model
from schemas.claim import ArticleClaims
from schemas.report import Command
from services.deduplicator.clusters import enrol, retire, settle
from services.deduplicator.commands import constraints
from services.deduplicator.draft import Draft
from services.deduplicator.entries import entry_of, supersedes
from services.deduplicator.parts import load, parts_of
from services.deduplicator.reporting import tell
from services.deduplicator.restraints import concerned
from services.deduplicator.state import ArticlePosition, BlockState
from services.outcome import Outcome, Reject, Service

INPUTS = ("claims", "commands")


def make_service(known: Any) -> Service[BlockState]:  # noqa: ARG001 - all factories of steps are called alike
    """The service. Canonical names of claimants come with the claims, so the table of known ones is not needed."""
    return Service("deduplicator", INPUTS, step, load)


def step(state: BlockState | None, event: Model, now: datetime) -> Outcome[BlockState]:  # noqa: ARG001 - identity knows no clock
    """Take in one event of a block."""
    before = state if state is not None else BlockState()
    draft = Draft(before)
    if isinstance(event, ArticleClaims):
        block, late = event.block, _take_article(draft, event)
    elif isinstance(event, Command):
        block, late = event.block, _take_command(draft, event)
    else:
        raise Reject(f"the deduplicator reads claims and commands, not {type(event).__name__}")
    if late is None:
        return Outcome(before)
    settle(draft, late)
    events = tell(draft, block)
    after = draft.finished()
    return Outcome(after, events, parts_of(before, draft, after, event))


def _take_article(draft: Draft, message: ArticleClaims) -> set[ArticlePosition] | None:
    """File the revision in place of the earlier one; None when it is no news."""
    article_id = message.article.id
    old = draft.articles.get(article_id)
    entry = entry_of(message, draft.constraints.parts)
    if old is not None and not supersedes(entry, old):
        return None
    late = retire(draft, old) if old is not None else set()
    draft.messages[article_id] = message
    draft.touched_articles.add(article_id)
    return late | enrol(draft, entry)


def _take_command(draft: Draft, command: Command) -> set[ArticlePosition] | None:
    """Let the command count. Articles whose claims it divides are filed anew; all that looks at what it names is decided anew."""
    old = draft.commands.get(command.command_id)
    if old is not None and old.to_json() >= command.to_json():
        return None
    draft.commands = draft.commands.set(command.command_id, command)
    before = draft.constraints
    draft.constraints = constraints(draft.commands.values(), command.block)
    late: set[ArticlePosition] = set()
    for one in (command, *_undone(draft, command)):
        late |= concerned(draft, one)
    return late | _refiled(draft, before.parts)


def _undone(draft: Draft, command: Command) -> tuple[Command, ...]:
    """What an undo gives up or, when it is itself undone, restores."""
    found: list[Command] = []
    waiting = command.other_id if command.action == "undo" else None
    while waiting is not None and waiting in draft.commands and len(found) <= len(draft.commands):
        one = draft.commands[waiting]
        found.append(one)
        waiting = one.other_id if one.action == "undo" else None
    return tuple(found)


def _refiled(draft: Draft, parts: Mapping[str, str]) -> set[ArticlePosition]:
    """File anew the articles whose claims are divided otherwise than before; returns what has to be decided again."""
    now = draft.constraints.parts
    moved = {claim_id for claim_id in {*parts, *now} if parts.get(claim_id) != now.get(claim_id)}
    late: set[ArticlePosition] = set()
    if not moved:
        return late
    for position in draft.positions():
        entry = draft.articles[position[2]]
        if any(not moved.isdisjoint(mention.claim_ids) for mention in entry.mentions):
            fresh = entry_of(draft.message(entry.position[2]), now)
            late |= retire(draft, entry) | enrol(draft, fresh)
    return late
