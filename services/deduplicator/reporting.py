"""What has to be told after a step: reports of articles whose part in an incident changed, withdrawals, redirects of incidents that
are no more, and the editors' rulings on figures.

Does not decide: it compares what was decided with what was sent.
"""

from collections.abc import Iterator

from schemas.base import Model
from schemas.claim import ArticleClaims, ArticleHead
from schemas.report import Command, CopyOf, Linked, Redirect, Report, Ruling
from services.deduplicator.copying import root_of
from services.deduplicator.draft import Draft
from services.deduplicator.entries import message_of
from services.deduplicator.identity import Sent
from services.deduplicator.mention import Mention
from services.ids import content_id

WITHDRAWN = ""
NOWHERE = Sent(0, WITHDRAWN)
"""The note that readers know an incident which is no more and leads nowhere yet."""
FIRST, PER_REVISION = 1, 1000
"""A later revision starts counting higher, so that it beats what was sent of an article that has been archived since."""


def tell(draft: Draft, block: str) -> tuple[Model, ...]:
    """The events that bring readers up to date, and the note of them in the draft."""
    events: list[Model] = []
    for article_id in sorted(draft.touched_articles):
        events += _told_article(draft, article_id)
    left = {one.incident_id for one in events if isinstance(one, Report) and one.withdrawal}
    for incident in sorted(draft.touched_incidents | _given_up(draft) | left):
        events += _told_redirect(draft, block, incident, left=incident in left)
    return (*events, *_told_rulings(draft, block))


def _given_up(draft: Draft) -> set[str]:
    """Ids that touched articles founded and gave up: where they lead moves with the incident that took them in."""
    founded = (mention.own_id for article_id in draft.touched_articles for mention in _mentions(draft, article_id))
    return {incident for incident in founded if incident in draft.redirects}


def _mentions(draft: Draft, article_id: str) -> tuple[Mention, ...]:
    return draft.opened(article_id).mentions if article_id in draft.articles else ()


def _told_article(draft: Draft, article_id: str) -> Iterator[Model]:
    """The article's reports that changed, and the withdrawal of those that no longer hold."""
    entry = draft.articles[article_id]
    if entry.relic:
        return
    message = message_of(entry)
    identity = draft.identity(article_id)
    before, after = identity.sent, dict(identity.sent)
    wanted = dict(_reports(draft, message))
    for incident, report in wanted.items():
        sent = _next(before.get(incident), report, first=FIRST + (message.article.revision - 1) * PER_REVISION)
        if sent is not None:
            after[incident] = sent
            yield report.model_copy(update={"version": sent.version})
    for incident in sorted(before.keys() - wanted.keys()):
        if before[incident].digest != WITHDRAWN:
            after[incident] = Sent(before[incident].version + 1, WITHDRAWN)
            yield Report(incident_id=incident, block=message.block, article=_head(message), version=after[incident].version)
    identity.sent = after


def _head(message: ArticleClaims) -> ArticleHead:
    """The head without what only linking needs: half of a report would be a signature that nobody compares any more."""
    return message.article.model_copy(update={"shingles": (), "words": ()})


def _next(last: Sent | None, event: Report | Redirect | Ruling, first: int = FIRST) -> Sent | None:
    """The note of this event, None when the latest one said the same."""
    digest = content_id("rpt", event.to_json().decode())
    if last is not None and last.digest == digest:
        return None
    return Sent(first if last is None else last.version + 1, digest)


def _reports(draft: Draft, message: ArticleClaims) -> Iterator[tuple[str, Report]]:
    """One report for each incident that the article tells of."""
    told: dict[str, list[int]] = {}
    head = _head(message)
    mentions = draft.opened(message.article.id).mentions
    for number, mention in enumerate(mentions):
        told.setdefault(draft.root(draft.decided(mention).incident), []).append(number)
    for incident, numbers in told.items():
        ids = frozenset[str]().union(*(mentions[number].claim_ids for number in numbers))
        decision = draft.decided(mentions[numbers[0]])
        yield (
            incident,
            Report(
                incident_id=incident,
                block=message.block,
                article=head,
                claims=tuple(claim for claim in message.claims if claim.claim_id in ids),
                statements=tuple(statement for statement in message.statements if statement.claim_id in ids),
                linked=Linked(score=decision.score, reason=decision.reason),
                copy_of=_copy_of(draft, message.article.id),
                other_incidents=tuple(sorted(told.keys() - {incident})),
            ),
        )


def _copy_of(draft: Draft, article_id: str) -> CopyOf | None:
    link = draft.copy(article_id)
    return None if link is None else CopyOf(article_id=root_of(draft, article_id), score=link.score, reason=link.reason)


def _told_redirect(draft: Draft, block: str, incident: str, *, left: bool) -> Iterator[Redirect]:
    """Where readers of an incident that is no more should look; and that it stands again when it does.

    `left`: a report on it has just been withdrawn. Not only its founder's article may have told of it, and the founder may be gone:
    so an id that readers know is noted when the last report leaves it, and followed from then on.
    """
    last = draft.redirects.get(incident)
    if last is None and not left:
        return
    into = moved_to(draft, incident)
    if into is None and last in (None, NOWHERE):
        if not draft.members.get(incident):
            draft.redirects = draft.redirects.set(incident, NOWHERE)
        return
    reason = "one event with the other" if into else "stands again"
    redirect = Redirect(incident_id=incident, block=block, merged_into=into, reason=reason)
    sent = _next(last, redirect)
    if sent is not None:
        draft.redirects = draft.redirects.set(incident, sent)
        yield redirect.model_copy(update={"version": sent.version})


def moved_to(draft: Draft, incident: str) -> str | None:
    """The incident that this one is part of now; None while it stands, or is nowhere."""
    root = draft.root(incident)
    if root != incident:
        return root
    if draft.members.get(incident):
        return None
    moved = draft.incident_of(draft.founders.get(incident))
    return None if moved == incident else moved


def _told_rulings(draft: Draft, block: str) -> Iterator[Ruling]:
    """The pins and retractions that stand, at the incidents that they now concern."""
    standing: dict[str, list[Command]] = {}
    for command in draft.constraints.rulings:
        for incident in sorted(_concerned(draft, command)):
            standing.setdefault(incident, []).append(command)
    for incident in sorted({*standing, *draft.rulings}):
        ruling = Ruling(incident_id=incident, block=block, commands=tuple(standing.get(incident, ())))
        sent = _next(draft.rulings.get(incident), ruling)
        if sent is not None:
            draft.rulings = draft.rulings.set(incident, sent)
            yield ruling.model_copy(update={"version": sent.version})


def _concerned(draft: Draft, command: Command) -> set[str]:
    """The incidents that a pin or retraction bears on: the one it names, else those of the article's claims."""
    if command.incident_id is not None:
        if draft.members.get(command.incident_id):
            return {draft.root(command.incident_id)}
        found = draft.incident_of(draft.founders.get(command.incident_id))
        return set() if found is None else {found}
    ids = frozenset(command.claim_ids)
    article_id = command.article_id or ""
    mentions = _mentions(draft, article_id)
    return {draft.root(draft.decided(one).incident) for one in mentions if not ids or one.claim_ids & ids}
