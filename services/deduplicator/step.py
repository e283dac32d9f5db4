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
from services.deduplicator.archive import archive
from services.deduplicator.clusters import enrol, retire, settle
from services.deduplicator.commands import constraints
from services.deduplicator.draft import Draft
from services.deduplicator.entries import entry_of, supersedes
from services.deduplicator.packing import content_of
from services.deduplicator.parts import load, parts_of
from services.deduplicator.reporting import tell
from services.deduplicator.restraints import concerned
from services.deduplicator.state import ArticlePosition, BlockState, Entry
from services.outcome import Outcome, Reject, Service

INPUTS = ("claims", "commands")


def make_service(known: Any) -> Service[BlockState]:  # noqa: ARG001 - all factories of steps are called alike
    """The service. Canonical names of claimants come with the claims, so the table of known ones is not needed."""
    return Service("deduplicator", INPUTS, step, load, by_time=True)


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
    archive(draft)
    after = draft.finished()
    return Outcome(after, events, parts_of(before, after, draft.touched_articles, event))


def _take_article(draft: Draft, message: ArticleClaims) -> set[ArticlePosition] | None:
    """File the revision in place of the earlier one; None when it is no news."""
    article_id = message.article.id
    old = draft.articles.get(article_id)
    entry = entry_of(message)
    if old is not None and not supersedes(entry, old):
        return None
    late = retire(draft, old) if old is not None else set()
    draft.touched_articles.add(article_id)
    return late | enrol(draft, entry, message)


def _take_command(draft: Draft, command: Command) -> set[ArticlePosition] | None:
    """Let the command count. Articles whose claims it divides are filed anew; all that looks at what it names is decided anew."""
    old = draft.commands.get(command.command_id)
    if old is not None and old.to_json() >= command.to_json():
        return None
    draft.commands = draft.commands.set(command.command_id, command)
    rules = constraints(draft.commands.values(), command.block)
    late: set[ArticlePosition] = set()
    for one in (command, *_undone(draft, command)):
        late |= concerned(draft, one)
    divided = _divided(draft, rules.parts)
    for entry in divided:
        late |= retire(draft, entry)
    draft.constraints = rules
    for entry in divided:
        late |= enrol(draft, entry)
    return late


def _undone(draft: Draft, command: Command) -> tuple[Command, ...]:
    """What an undo gives up or, when it is itself undone, restores."""
    found: list[Command] = []
    waiting = command.other_id if command.action == "undo" else None
    while waiting is not None and waiting in draft.commands and len(found) <= len(draft.commands):
        one = draft.commands[waiting]
        found.append(one)
        waiting = one.other_id if one.action == "undo" else None
    return tuple(found)


def _divided(draft: Draft, now: Mapping[str, str]) -> list[Entry]:
    """The articles whose claims are divided otherwise than before. Commands are rare: all articles are searched."""
    before = draft.constraints.parts
    moved = [claim_id.encode() for claim_id in {*before, *now} if before.get(claim_id) != now.get(claim_id)]
    return [entry for entry in draft.entries() if not entry.relic and _names_any(entry, moved)] if moved else []


def _names_any(entry: Entry, claim_ids: list[bytes]) -> bool:
    content = content_of(entry.said)
    return any(claim_id in content for claim_id in claim_ids)
