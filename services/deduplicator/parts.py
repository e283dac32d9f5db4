"""The state of a block as named parts: two per article (what it says; what was decided about it and sent of it), one per command,
redirect and ruling. Indexes are not written, they are rebuilt.

Does not touch a store: the shell does.
"""

import json
from collections.abc import Iterable, Mapping
from typing import Any

from schemas.base import Model, canonical
from schemas.claim import ArticleClaims
from schemas.report import Command
from services.deduplicator.commands import constraints
from services.deduplicator.copies import CopyLink
from services.deduplicator.draft import Draft
from services.deduplicator.entries import entry_from, entry_of, opened, relic_from
from services.deduplicator.identity import NOTHING, Decision, Identity, Sent, reopened
from services.deduplicator.state import BlockState, Entry

ARTICLE, IDENTITY, COMMAND, REDIRECT, RULING = "a/", "i/", "c/", "m/", "r/"


def parts_of(before: BlockState, after: BlockState, touched: Iterable[str], event: Model) -> dict[str, bytes | None]:
    """The parts that a step changed. `touched`: the articles that it may have changed."""
    parts: dict[str, bytes | None] = {}
    for article_id in sorted(touched):
        (said, identity), (now_said, now_identity) = _halves(before, article_id), _halves(after, article_id)
        if said != now_said:
            parts[ARTICLE + article_id] = now_said
        if identity != now_identity:
            parts[IDENTITY + article_id] = now_identity
    if isinstance(event, Command):
        parts[COMMAND + event.command_id] = event.to_json()
    for prefix, known, told in ((REDIRECT, before.redirects, after.redirects), (RULING, before.rulings, after.rulings)):
        parts |= {prefix + key: canonical([one.version, one.digest]) for key, one in _changed(known, told)}
    return parts


def _halves(state: BlockState, article_id: str) -> tuple[bytes | None, bytes | None]:
    entry = state.articles.get(article_id)
    return (None, None) if entry is None else (entry.said, entry.identity)


def _changed(old: Mapping[str, Sent], new: Mapping[str, Sent]) -> list[tuple[str, Sent]]:
    return [] if old is new else [(key, one) for key, one in sorted(new.items()) if old.get(key) != one]


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
            _load_article(draft, parts[name], parts.get(IDENTITY + name.removeprefix(ARTICLE), NOTHING))
    return draft.finished()


def _load_article(draft: Draft, said: bytes, identity: bytes) -> None:
    """File the article, then let what was decided count again."""
    entry, known = _of_old(said, draft.constraints.parts) if said.startswith(b"{") else (entry_from(said), reopened(identity))
    article_id = entry.position[2]
    draft.file(entry)
    if entry.relic:
        draft.mark(entry.position, archived=True)
    for mention in draft.opened(article_id).mentions:
        if mention.position[3] in known.decisions:
            draft.record(mention, known.decisions[mention.position[3]])
    if known.copy is not None:
        draft.link_copy(article_id, entry.position, known.copy)
    draft.identity(article_id).sent = known.sent


def _of_old(part: bytes, divided: Mapping[str, str]) -> tuple[Entry, Identity]:
    """An article as it was written before the two were parted: one JSON object of both."""
    row: dict[str, Any] = json.loads(part)
    rest = row["identity"]
    entry = (
        relic_from(rest["revision"], rest["position"], row["said"])
        if rest["relic"]
        else entry_of(ArticleClaims.model_validate(row["said"]))
    )
    mentions = opened(entry, divided).mentions
    return entry, Identity(
        {
            mention.position[3]: Decision(incident, founded, score, reason, tuple(merged), tuple(considered))
            for mention, (incident, founded, score, reason, merged, considered) in zip(mentions, rest["decisions"], strict=True)
        },
        None if rest["copy"] is None else CopyLink(*rest["copy"]),
        {incident: Sent(*one) for incident, one in rest["sent"].items()},
    )
