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
from services.deduplicator import runs
from services.deduplicator.commands import constraints
from services.deduplicator.copies import CopyLink
from services.deduplicator.draft import Draft
from services.deduplicator.entries import RELICS, entry_of, payload, relic_of
from services.deduplicator.state import BlockState, Decision, Entry, Sent

ARTICLE, COMMAND, REDIRECT, RULING = "a/", "c/", "m/", "r/"


def parts_of(before: BlockState, draft: Draft, event: Model) -> dict[str, bytes | None]:
    """The parts that a step changed."""
    parts: dict[str, bytes | None] = {ARTICLE + one: article_part(draft, one) for one in sorted(draft.touched_articles)}
    if isinstance(event, Command):
        parts[COMMAND + event.command_id] = event.to_json()
    for prefix, old, new in ((REDIRECT, before.redirects, draft.redirects), (RULING, before.rulings, draft.rulings)):
        parts |= {prefix + key: canonical([one.version, one.digest]) for key, one in _changed(old, new)}
    return parts


def _changed(old: Mapping[str, Sent], new: Mapping[str, Sent]) -> list[tuple[str, Sent]]:
    return [] if old is new else [(key, one) for key, one in sorted(new.items()) if old.get(key) != one]


def article_part(draft: Draft, article_id: str) -> bytes:
    """The article, what was decided about it and what was sent of it."""
    entry = draft.articles[article_id]
    copy = draft.copies.get(article_id)
    decided = [draft.decisions[mention.position] for mention in draft.opened(article_id).mentions]
    rest = {
        "relic": entry.relic,
        "position": entry.position,
        "revision": entry.revision,
        "decisions": [[d.incident, d.founded, d.score, d.reason, d.merged, d.considered] for d in decided],
        "copy": None if copy is None else [copy.article_id, copy.score, copy.reason],
        "sent": {incident: [one.version, one.digest] for incident, one in draft.sent.get(article_id, {}).items()},
    }
    return b'{"said":' + payload(entry) + b',"identity":' + canonical(rest) + b"}"


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
    identity = part["identity"]
    entry = _entry(part["said"], identity)
    article_id = entry.position[2]
    draft.file(entry)
    if entry.relic:
        draft.relics = runs.added(draft.relics, entry.position)
    for mention, row in zip(draft.opened(article_id).mentions, identity["decisions"], strict=True):
        incident, founded, score, reason, merged, considered = row
        draft.record(mention, Decision(incident, founded, score, reason, tuple(merged), tuple(considered)))
    if identity["copy"] is not None:
        draft.link_copy(article_id, entry.position, CopyLink(*identity["copy"]))
    if identity["sent"]:
        draft.sent[article_id] = {incident: Sent(*one) for incident, one in identity["sent"].items()}


def _entry(said: Any, identity: dict[str, Any]) -> Entry:
    if identity["relic"]:
        unknown, moment, article_id = identity["position"]
        return relic_of((unknown, moment, article_id), identity["revision"], RELICS.validate_python(said))
    return entry_of(ArticleClaims.model_validate(said))
