"""The state of a block as named parts of JSON: one per article, per command, per redirect and ruling. Indexes are not written,
they are rebuilt.

Does not touch a store: the shell does.
"""

import json
from collections.abc import Mapping
from typing import Any

from schemas.base import Model, canonical
from schemas.claim import ArticleClaims
from schemas.report import Command
from services.deduplicator.commands import constraints
from services.deduplicator.copies import CopyLink
from services.deduplicator.draft import Draft
from services.deduplicator.entries import entry_of
from services.deduplicator.state import BlockState, Decision, Sent

ARTICLE, COMMAND, REDIRECT, RULING = "a/", "c/", "m/", "r/"


def parts_of(before: BlockState, draft: Draft, after: BlockState, event: Model) -> dict[str, bytes | None]:
    """The parts that a step changed."""
    parts: dict[str, bytes | None] = {ARTICLE + one: _article_part(after, one) for one in sorted(draft.touched_articles)}
    if isinstance(event, Command):
        parts[COMMAND + event.command_id] = event.to_json()
    for prefix, old, new in ((REDIRECT, before.redirects, after.redirects), (RULING, before.rulings, after.rulings)):
        parts |= {prefix + key: canonical([one.version, one.digest]) for key, one in _changed(old, new)}
    return parts


def _changed(old: Mapping[str, Sent], new: Mapping[str, Sent]) -> list[tuple[str, Sent]]:
    return [] if old is new else [(key, one) for key, one in sorted(new.items()) if old.get(key) != one]


def _article_part(state: BlockState, article_id: str) -> bytes:
    entry = state.articles[article_id]
    copy = state.copies.get(article_id)
    decided = [state.decisions[mention.position] for mention in entry.mentions]
    rest = {
        "decisions": [[d.incident, d.founded, d.score, d.reason, d.merged, d.considered] for d in decided],
        "copy": None if copy is None else [copy.article_id, copy.score, copy.reason],
        "sent": {incident: [one.version, one.digest] for incident, one in state.sent.get(article_id, {}).items()},
    }
    return b'{"claims":' + entry.payload + b',"identity":' + canonical(rest) + b"}"


def load(parts: Mapping[str, bytes]) -> BlockState:
    """The state that these parts were written from."""
    draft = Draft(BlockState())
    for name, value in parts.items():
        if name.startswith(COMMAND):
            draft.commands = draft.commands.set(name.removeprefix(COMMAND), Command.from_json(value))
        elif name.startswith((REDIRECT, RULING)):
            sent = Sent(*json.loads(value))
            if name.startswith(REDIRECT):
                draft.redirects = draft.redirects.set(name.removeprefix(REDIRECT), sent)
            else:
                draft.rulings = draft.rulings.set(name.removeprefix(RULING), sent)
    blocks = {command.block for command in draft.commands.values()}
    draft.constraints = constraints(draft.commands.values(), next(iter(blocks), ""))
    for name in sorted(parts):
        if name.startswith(ARTICLE):
            _load_article(draft, json.loads(parts[name]))
    return draft.finished()


def _load_article(draft: Draft, part: dict[str, Any]) -> None:
    entry = entry_of(ArticleClaims.model_validate(part["claims"]), draft.constraints.parts)
    identity = part["identity"]
    draft.file(entry)
    for mention, row in zip(entry.mentions, identity["decisions"], strict=True):
        incident, founded, score, reason, merged, considered = row
        draft.record(mention, Decision(incident, founded, score, reason, tuple(merged), tuple(considered)))
    if identity["copy"] is not None:
        draft.link_copy(entry.position[2], entry.position, CopyLink(*identity["copy"]))
    if identity["sent"]:
        draft.sent[entry.position[2]] = {incident: Sent(*one) for incident, one in identity["sent"].items()}
