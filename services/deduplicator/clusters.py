"""Which incident each mention is about. Mentions are decided one after another in canonical order, each against the incidents as
they stood before it; the result is a function of the set of mentions and commands, whatever order they came in.

A mention that arrives late is decided in its place, and then only those later ones are decided again whose decision looked at
something that changed. Does not weigh (matching.py) and sends nothing (reporting.py).
"""

from collections.abc import Iterable
from dataclasses import dataclass
from heapq import heappop, heappush

from schemas.claim import ArticleClaims
from services.deduplicator import runs
from services.deduplicator.blocking import BAND, PLACE
from services.deduplicator.copying import copied_text
from services.deduplicator.draft import Draft
from services.deduplicator.features import contradict, days_apart
from services.deduplicator.finding import Setting
from services.deduplicator.identity import Decision
from services.deduplicator.matching import BRIDGE, JOIN, Verdict, fitting
from services.deduplicator.mention import Mention, Position
from services.deduplicator.profile import Profile
from services.deduplicator.restraints import Restraints, partners
from services.deduplicator.state import ArticlePosition, Entry

CANDIDATES = 10
"""So many incidents, those sharing the weightiest keys, are compared in full."""
COPY_WEIGHT = 5.0
COMMON = frozenset({"equal", "equal few"})
"""Levels of equal figures that two incidents of one place and day may well share."""
OTHER_DAY = frozenset({"next stated", "next again", "days stated", "week stated", "far stated"})


@dataclass(frozen=True, slots=True)
class Candidate:
    """An incident that a mention may join."""

    incident: str
    founded: Position
    verdict: Verdict


@dataclass(frozen=True, slots=True)
class Met:
    """The incidents that a mention meets, with their founding mentions; and what else its keys told on the way."""

    ranked: tuple[tuple[str, Position], ...]
    rarity: dict[str, float]
    """Name -> 1 / number of incidents that had it lately."""
    crowd: int
    """How many incidents the mention's place had lately."""


def settle(draft: Draft, late: Iterable[ArticlePosition]) -> None:
    """Decide these articles, and again every later one that their decisions bear on, in canonical order."""
    agenda = Agenda(late)
    restraints = Restraints(draft)
    while (position := agenda.next()) is not None:
        entry = draft.articles.get(position[2])
        if entry is not None and entry.position == position and not entry.relic:
            _settle_article(draft, restraints, agenda, entry)


def enrol(draft: Draft, entry: Entry, message: ArticleClaims | None = None) -> set[ArticlePosition]:
    """Bring an article into the block; returns what has to be decided: itself and later articles that may be copies of it."""
    draft.file(entry, message)
    agenda = Agenda((entry.position,))
    _copies_bear_on(draft, agenda, entry)
    return agenda.waiting


def retire(draft: Draft, entry: Entry) -> set[ArticlePosition]:
    """Take an article out of the block; returns the later articles that have to be decided again."""
    agenda = Agenda(())
    for mention in draft.opened(entry.position[2]).mentions:
        old = draft.withdraw(mention)
        if old is not None:
            _bears_on(draft, agenda, mention, (old,))
    _copies_bear_on(draft, agenda, entry)
    draft.link_copy(entry.position[2], entry.position, None)
    draft.unfile(entry)
    return agenda.waiting


class Agenda:
    """Articles yet to be decided, earliest first, each once at a time."""

    def __init__(self, positions: Iterable[ArticlePosition]) -> None:
        self.waiting: set[ArticlePosition] = set()
        self._heap: list[ArticlePosition] = []
        self.add(positions)

    def add(self, positions: Iterable[ArticlePosition]) -> None:
        """Put articles on the agenda."""
        for position in positions:
            if position not in self.waiting:
                self.waiting.add(position)
                heappush(self._heap, position)

    def next(self) -> ArticlePosition | None:
        """The earliest article, taken off the agenda."""
        if not self._heap:
            return None
        position = heappop(self._heap)
        self.waiting.discard(position)
        return position


def _settle_article(draft: Draft, restraints: Restraints, agenda: Agenda, entry: Entry) -> None:
    article_id = entry.position[2]
    link = copied_text(draft, entry)
    if link != draft.copy(article_id):
        draft.link_copy(article_id, entry.position, link)
    taken: set[str] = set()
    for mention in draft.opened(entry.position[2]).mentions:
        new = decide(draft, restraints, mention, taken)
        old = draft.decision(mention.position)
        if new != old:
            draft.withdraw(mention)
            draft.record(mention, new)
            _bears_on(draft, agenda, mention, (new,) if old is None else (old, new))
        taken.add(new.incident)


def _bears_on(draft: Draft, agenda: Agenda, mention: Mention, decisions: Iterable[Decision]) -> None:
    """Later mentions that share a key with a changed one, looked at an incident it is or was in, copy it, or are tied to it."""
    position = mention.position
    if position[:3] >= draft.newest:
        return
    for family, key, _ in draft.sought(mention):
        agenda.add(found[:3] for found in runs.after(draft.posted(key), position, family.depth + 1) if found[2] != position[2])
    looked_at = {mention.own_id, *(name for decision in decisions for name in (decision.incident, *decision.merged))}
    for incident in looked_at:
        agenda.add(found[:3] for found in runs.after(draft.watchers.get(incident, ()), position) if found[2] != position[2])
    agenda.add(runs.after(draft.carriers.get(position[2], ()), position[:3]))
    agenda.add(found[:3] for found in partners(draft, mention) if found > position)


def _copies_bear_on(draft: Draft, agenda: Agenda, entry: Entry) -> None:
    if entry.position >= draft.newest:
        return
    for key in draft.opened(entry.position[2]).bands:
        agenda.add(runs.after(draft.signed(key), entry.position, BAND.depth + 1))


def decide(draft: Draft, restraints: Restraints, mention: Mention, taken: set[str]) -> Decision:
    """The incident of a mention, as the block stood before it. `taken`: incidents of the article's earlier mentions."""
    position, copied = mention.position, _copied_incidents(draft, mention)
    met = incidents_met(draft, mention, copied)
    found = []
    for incident, first in met.ranked:
        profile = draft.profile(incident, position)
        if incident not in copied and (days_apart(mention, profile) or _is_of_another(draft, mention, profile, met)):
            continue
        weighed = fitting(mention, profile, Setting(incident in copied, incident in taken, met.crowd, met.rarity))
        if weighed is not None and weighed.score >= JOIN and restraints.allow(mention, incident):
            found.append(Candidate(incident, first, weighed))
    considered = tuple(sorted(incident for incident, _ in met.ranked))
    good = sorted(found, key=lambda one: (-one.verdict.score, one.founded))
    if not good:
        return restraints.imposed(mention, Decision(mention.own_id, True, 1.0, "no earlier incident fits", (), considered))
    bridged = [good[0], *_bridged(draft, restraints, mention, good, taken)]
    return restraints.imposed(mention, _joined(bridged, considered))


def _is_of_another(draft: Draft, mention: Mention, profile: Profile, met: Met) -> bool:
    """Whether a later mention of the article is of the incident, and this one of another day or kind: "shells fell hours after a bomb
    there had killed 57" names both, and only the bomb is of the incident's kind and has its figure.
    """
    later = [one for one in draft.opened(mention.article_id).mentions if one.position > mention.position]
    if not later:
        return False
    alone = Setting(crowd=met.crowd, rarity=met.rarity)
    own = fitting(mention, profile, alone)
    if own is None or _counts_the_same(own) or (mention.type in profile.types and _level(own, "day") not in OTHER_DAY):
        return False
    rivals = (fitting(one, profile, alone) for one in later if one.type in profile.types)
    return any(_counts_the_same(rival) and _level(rival, "day") not in OTHER_DAY for rival in rivals if rival is not None)


def _level(verdict: Verdict, feature: str) -> str:
    return dict(verdict.levels)[feature]


def _counts_the_same(verdict: Verdict) -> bool:
    return verdict.score >= JOIN and _level(verdict, "figures").startswith("equal") and _level(verdict, "figures") not in COMMON


def incidents_met(draft: Draft, mention: Mention, copied: dict[str, float]) -> Met:
    """The incidents that share the weightiest keys with the mention; how rare its names are and how busy its place."""
    position = mention.position
    weights: dict[str, float] = dict(copied)
    rarity: dict[str, float] = {}
    at_place: set[str] = set()
    known: dict[Position, str | None] = {}
    for family, key, name in draft.sought(mention):
        run = draft.posted(key)
        if not run:
            continue
        nearest = runs.before(run, position, family.depth)
        known.update({one: draft.incident_of(one, position) for one in nearest if one not in known})
        found = {incident for one in nearest if (incident := known[one]) is not None}
        share = 1.0 / max(len(found), 1) if name else 1.0
        if name:
            rarity[name] = share
        if family is PLACE:
            at_place |= found
        for incident in found:
            weights[incident] = weights.get(incident, 0.0) + family.weight * share
    ranked = sorted((-weight, draft.members[incident][0][0], incident) for incident, weight in weights.items())
    return Met(tuple((incident, first) for _, first, incident in ranked[:CANDIDATES]), rarity, len(at_place))


def _copied_incidents(draft: Draft, mention: Mention) -> dict[str, float]:
    """The incidents that the copied text tells of with the same type and figures."""
    link = draft.copy(mention.article_id)
    if link is None or link.article_id not in draft.articles:
        return {}
    source = draft.opened(link.article_id).mentions
    alike = [one for one in source if one.background == mention.background and _tells_the_same(one, mention)]
    found = (draft.incident_of(one.position, mention.position) for one in alike)
    return {incident: COPY_WEIGHT for incident in found if incident is not None}


def _tells_the_same(one: Mention, other: Mention) -> bool:
    same_place = one.spot is not None and other.spot is not None and not set(one.spot.names).isdisjoint(other.spot.names)
    return bool(one.figures & other.figures) and (one.type == other.type or same_place)


def _joined(bridged: list[Candidate], considered: tuple[str, ...]) -> Decision:
    """Into the oldest of the incidents that the mention shows to be one, for the reasons of the best."""
    best = bridged[0].verdict
    oldest = min(bridged, key=lambda one: one.founded)
    merged = tuple(sorted(one.incident for one in bridged if one is not oldest))
    return Decision(oldest.incident, False, best.score, best.reason, merged, considered)


def _bridged(draft: Draft, restraints: Restraints, mention: Mention, good: list[Candidate], taken: set[str]) -> list[Candidate]:
    """Further incidents that the mention shows to be the same as the best one."""
    best = good[0]
    if mention.background or best.verdict.score < BRIDGE or best.incident in taken:
        return []
    return [
        one for one in good[1:]
        if one.verdict.score >= BRIDGE and one.incident not in taken
        and restraints.may_be_one(best.incident, one.incident, mention.position) and _may_be_one(draft, best.incident, one.incident, mention.position)
    ]  # fmt: skip


def _may_be_one(draft: Draft, one: str, other: str, before: Position) -> bool:
    """Whether the two do not contradict each other, and no article tells of both as two events."""
    if contradict(draft.profile(one, before), draft.profile(other, before)):
        return False
    ours = {position[2] for position in draft.member_positions(one, None, before)}
    return all(position[2] not in ours for position in draft.member_positions(other, None, before))
