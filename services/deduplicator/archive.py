"""Keeps a block bounded: incidents that nobody has reported on for a while are reduced to what later reports can be linked by.

An archived incident keeps its id, its place, day, type, figures and most shared names, on the mention that founded it; its other
articles leave the block. Its final state stays where readers have it. Below the budget nothing is archived, so that any order of
arrival ends in the same incidents; above it that holds for whatever is no later than the window.
"""

from dataclasses import replace
from datetime import date, timedelta

from services.deduplicator import runs
from services.deduplicator.draft import END, Draft
from services.deduplicator.entries import relic_of
from services.deduplicator.features import agreed_days
from services.deduplicator.mention import UNKNOWN_DAY, Mention, Position
from services.deduplicator.profile import Profile
from services.deduplicator.state import ArticlePosition

WINDOW_DAYS = 45
OPEN_ARTICLES = 50_000
RELICS = 100_000
"""So many articles are kept whole, and so many reduced ones, before the oldest give way."""
PER_STEP = 4
"""A step looks at so many of the oldest: it takes in one, so that four always catch up."""
RELIC_NAMES, RELIC_FIGURES = 12, 6


def archive(draft: Draft, budget: int = OPEN_ARTICLES, relics: int = RELICS) -> None:
    """Archive what is due."""
    for _ in range(PER_STEP):
        if draft.n_open <= budget or not draft.queue:
            break
        due = draft.queue[0][0]
        draft.queue = runs.removed(draft.queue, due)
        entry = draft.articles.get(due[2])
        if entry is not None and not entry.relic:
            _review(draft, due)
    while draft.n_relics > relics:
        _drop(draft, draft.relics[0][0][2])


def _review(draft: Draft, due: ArticlePosition) -> None:
    """Archive the article if all its incidents are at rest, else look again when they may be."""
    article_id = due[2]
    incidents = {draft.root(draft.decided(one).incident) for one in draft.opened(article_id).mentions}
    last = max((_last_said(draft, incident) for incident in incidents), default=0)
    if last + WINDOW_DAYS >= _day(draft.newest):
        again = date.fromordinal(max(last, 1)) + timedelta(days=WINDOW_DAYS)
        draft.queue = runs.added(draft.queue, (False, max(again.isoformat(), due[1]), article_id))
        return
    kept = tuple(_relic(draft, one) for one in draft.opened(article_id).mentions if _hangs_on(draft, one))
    if kept:
        _reduce(draft, article_id, kept)
    else:
        _drop(draft, article_id)


def _last_said(draft: Draft, incident: str) -> int:
    """The day of the incident's latest article whose day is known: its mentions' places tell it, none has to be opened."""
    latest_first = reversed(draft.member_positions(incident, None, END))
    return next((_day(position) for position in latest_first if not position[0]), UNKNOWN_DAY)


def _day(position: ArticlePosition | Position) -> int:
    return date.fromisoformat(position[1][:10]).toordinal() if position[1] else 0


def _hangs_on(draft: Draft, mention: Mention) -> bool:
    """Whether an incident hangs on the mention: it founded it, or showed it to be one with another."""
    decision = draft.decided(mention)
    return bool(decision.merged) or draft.members[decision.incident][0][0] == mention.position


def _relic(draft: Draft, mention: Mention) -> Mention:
    """The mention as bearer of what its incident came to be."""
    profile = draft.profile(draft.root(draft.decided(mention).incident), END)
    return replace(
        mention,
        type=max(profile.types, key=lambda one: (one != "other", profile.types[one])),
        when=agreed_days(profile),
        spot=max(profile.spots, key=lambda one: profile.spots[one], default=mention.spot),
        figures=frozenset(sorted(profile.figures, key=lambda one: (-profile.figures[one], repr(one)))[:RELIC_FIGURES]),
        names=frozenset(_most_shared(profile)),
        words=frozenset(),
        claim_ids=frozenset(),
    )


def _most_shared(profile: Profile) -> list[str]:
    return sorted(profile.names, key=lambda name: (" " not in name, -profile.names[name], name))[:RELIC_NAMES]


def _reduce(draft: Draft, article_id: str, kept: tuple[Mention, ...]) -> None:
    entry = draft.articles[article_id]
    decisions = [draft.decided(one) for one in kept]
    _take_out(draft, article_id)
    draft.file(relic_of(entry.position, entry.revision, kept))
    for one, decision in zip(kept, decisions, strict=True):
        draft.record(one, replace(decision, considered=()))
    draft.mark(entry.position, archived=True)


def _drop(draft: Draft, article_id: str) -> None:
    draft.mark(draft.articles[article_id].position, archived=False)
    _take_out(draft, article_id)


def _take_out(draft: Draft, article_id: str) -> None:
    entry = draft.articles[article_id]
    draft.touched_articles.add(article_id)
    for mention in draft.opened(article_id).mentions:
        draft.withdraw(mention)
    draft.link_copy(article_id, entry.position, None)
    draft.unfile(entry)
