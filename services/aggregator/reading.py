"""What one report says, read once: a toll per claimant, measure and category, and the claims that cast no vote with the reason.

Does not look at other reports: who is whom across articles is origins.py's, which figure stands is votes.py's.
"""

from collections import Counter
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.claim import ArticleHead, Category, Claim, EventRef, Measure, Statement
from schemas.dates import order_key
from schemas.incident import Carrier, Evidence, Excluded
from schemas.report import Report
from services.aggregator.adding import Sum, largest
from services.aggregator.combining import combine
from services.aggregator.names import bare, core
from services.aggregator.tables import MEASURES, PARTS, ROUNDING
from services.aggregator.tolls import BOUNDS, Figure, Said, Source, Spot, Toll, Who, as_toll, as_who

Reason = Literal["cumulative", "increment", "partial", "superseded", "killed_or_injured", "vague", "restatement", "rounding"]
ASIDE: tuple[tuple[Reason, str, Callable[[Claim], bool]], ...] = (
    ("cumulative", "a total over a period, a campaign or several attacks", lambda c: c.scope == "cumulative"),
    ("increment", "adds to an earlier figure, is no total", lambda c: c.increment),
    ("superseded", "quoted as an earlier figure that no longer stands", lambda c: c.superseded),
    ("partial", "counts some of the victims only", lambda c: c.partial),
    ("killed_or_injured", "lumps the dead and the injured", lambda c: c.measure == "killed_or_injured"),
    ("vague", "words without a number", lambda c: c.low is None and c.high is None),
)
"""Claims that cast no vote whatever else is said, the first reason that holds."""


FOLLOWED: frozenset[Reason] = frozenset({"cumulative", "increment", "superseded"})
"""Reasons that hold for the parts of a figure as well."""


@dataclass(frozen=True, slots=True)
class Reading:
    """A report as consensus sees it."""

    report: Report
    source: Source
    tolls: tuple[Toll, ...]
    combined: tuple[Toll, ...]
    """What the article as a whole says of each measure, whoever says it."""
    added: tuple[Toll, ...]
    """Figures that add to an earlier one, for an incident in which there is nothing to add to."""
    outdated: tuple[Toll, ...]
    """Figures quoted as no longer standing."""
    lumps: tuple[Who, ...]
    """Claimants who gave a number that is no toll (killed or injured together)."""
    speakers: tuple[Who, ...]
    """Claimants who deny, confirm or blame."""
    denials: tuple[Claim | Statement, ...]
    aside: tuple[Excluded, ...]
    evidence: tuple[Evidence, ...]
    event: EventRef | None
    """The event that most of its lines speak of."""
    event_claim: str
    """The claim that names that event."""
    tells: bool
    """Whether it reports the event rather than recalls it."""
    doubts: tuple[Claim | Statement, ...]
    """Lines that say that figures or reports could not be checked."""
    carried: tuple[tuple[str, Carrier], ...]
    """Handle of a claimant with a figure -> through whom the article carries it."""
    own_killed: tuple[Toll, ...]
    """Tolls of the dead in the outlet's own voice."""
    said: tuple[tuple[Spot, frozenset[Figure]], ...]
    """A claimant -> the figures that the article has of him."""
    spots: Mapping[Spot, Who]
    """Every claimant, one for each handle, the last to be named so."""
    numbered: tuple[tuple[str, Spot], ...]
    """The claim of each claimant's number, whether it is a toll or adds to one."""
    weight: float
    """How much it counts for what happened, when and where."""
    outlet: str
    """The outlet's bare name."""
    relayed: tuple[tuple[str, Toll], ...]
    """Bare name of a claimant or relay other than the outlet -> an exact total that the article has from him."""
    first_said: Mapping[Said, Toll]
    """The first of its tolls of each figure of each claimant."""


def read(report: Report) -> Reading:
    """The report's tolls and what it sets aside."""
    head = report.article
    copy_of = report.copy_of.article_id if report.copy_of else None
    source = Source(head.id, head.outlet, head.said_at, (*order_key(head.said_at), head.id), copy_of)
    asserted = [claim for claim in report.claims if claim.stance == "asserts"]
    aside = _set_aside(asserted)
    kept = {claim.claim_id for claim, _, _ in aside}
    usable = _voiced(sorted((claim for claim in asserted if claim.claim_id not in kept), key=_order))
    attributed, own = _tolls(source, usable)
    spoken, summaries = _own_voice(attributed, own)
    by_id = {claim.claim_id: claim for claim in usable}
    lines: tuple[Claim | Statement, ...] = (*report.claims, *report.statements)
    event, event_claim = _main_event(lines)
    tolls = (*attributed, *spoken)
    added = _tolls_aside(source, aside, "increment")
    outdated = _tolls_aside(source, aside, "superseded")
    lumps = tuple(who for claim, reason, _ in aside if reason == "killed_or_injured" and claim.low for who in _whos(claim))
    denials: tuple[Claim | Statement, ...] = (*(one for one in report.claims if one.stance == "denies"), *report.statements)
    speakers = _speakers(denials)
    return Reading(
        report=report,
        source=source,
        tolls=tolls,
        combined=combine(source, usable, [one for one, reason, _ in aside if reason == "killed_or_injured"]),
        added=added,
        outdated=outdated,
        lumps=lumps,
        speakers=speakers,
        denials=denials,
        event=event,
        event_claim=event_claim,
        tells=any(not line.event.background for line in lines),
        doubts=tuple(line for line in lines if _doubts(line)),
        carried=_carried(source, tolls),
        own_killed=tuple(toll for toll in tolls if toll.who is None and toll.measure == "killed"),
        said=_said(tolls),
        spots={(head.id, who.handle): who for who in _all_whos((*tolls, *outdated, *added), (*lumps, *speakers))},
        numbered=tuple((toll.claims[0], (head.id, toll.who.handle)) for toll in (*tolls, *added) if toll.who is not None),
        weight=(0.1 if copy_of else 1.0) * (0.3 if event is not None and event.background else 1.0),
        outlet=bare(source.outlet),
        relayed=tuple(_relayed(bare(source.outlet), tolls)),
        first_said={toll.said: toll for toll in reversed(tolls)},
        evidence=(
            *(_evidence(head, claim) for claim in report.claims),
            *(_evidence(head, statement) for statement in report.statements),
        ),
        aside=(
            *(excluded(claim, reason, detail) for claim, reason, detail in aside),
            *(excluded(by_id[one], reason, why) for toll, reason, why in summaries for one in toll.claims),
        ),
    )


def _voiced(claims: Sequence[Claim]) -> list[Claim]:
    """The claims, a part in the outlet's own voice in the mouth of whoever gives the whole: "He said 37 died. Thirteen were children"."""
    by_id = {claim.claim_id: claim for claim in claims}
    return [_said_with(claim, by_id.get(claim.part_of or "")) for claim in claims]


def _said_with(part: Claim, whole: Claim | None) -> Claim:
    if whole is None or whole.claimant is None or part.claimant is not None:
        return part
    given = {"claimant": whole.claimant, "claimant_alt": whole.claimant_alt, "joint": whole.joint, "relays": whole.relays}
    return part.model_copy(update=given)


def _main_event(lines: Sequence[Claim | Statement]) -> tuple[EventRef | None, str]:
    """The event most lines speak of, one with a date before one without, and the claim that names it."""
    if not lines:
        return None, ""
    counts = Counter(line.event.ref for line in lines)
    line = min(lines, key=lambda one: (-counts[one.event.ref], one.event.date is None, one.claim_id))
    return line.event, line.claim_id


def _doubts(line: Claim | Statement) -> bool:
    if isinstance(line, Claim):
        return line.unverified and line.scope == "incident"
    return line.asserts == "unverifiable"


def _carried(source: Source, tolls: Sequence[Toll]) -> tuple[tuple[str, Carrier], ...]:
    found: dict[str, Carrier] = {}
    for toll in tolls:
        if toll.who is not None and toll.who.handle not in found:
            found[toll.who.handle] = Carrier(outlet=source.outlet, article_id=source.article_id, relays=toll.relays,
                                             copy_of=source.copy_of, said_at=source.said_at)  # fmt: skip
    return tuple(found.items())


def _said(tolls: Sequence[Toll]) -> tuple[tuple[Spot, frozenset[Figure]], ...]:
    found: dict[Spot, set[Figure]] = {}
    for toll in tolls:
        if toll.who is not None:
            found.setdefault((toll.source.article_id, toll.who.handle), set()).add(toll.figure)
    return tuple((spot, frozenset(figures)) for spot, figures in found.items())


def _relayed(outlet: str, tolls: Sequence[Toll]) -> Iterator[tuple[str, Toll]]:
    for toll in tolls:
        if toll.category == "people" and toll.bound == "exact":
            for name in (*((toll.who.name,) if toll.who else ()), *toll.relays):
                if bare(name) != outlet:
                    yield bare(name), toll


def _all_whos(tolls: Sequence[Toll], others: Sequence[Who]) -> tuple[Who, ...]:
    return (*(toll.who for toll in tolls if toll.who is not None), *others)


def _tolls_aside(source: Source, aside: Sequence[tuple[Claim, Reason, str]], wanted: Reason) -> tuple[Toll, ...]:
    attributed, own = _tolls(source, [claim for claim, reason, _ in aside if reason == wanted])
    return (*attributed, *own)


def excluded(claim: Claim, reason: Reason, detail: str) -> Excluded:
    """The note of a claim that is seen but not counted."""
    return Excluded.model_construct(
        claim_id=claim.claim_id, article_id=claim.article_id, reason=reason, detail=detail,
        low=claim.low, high=claim.high, measure=claim.measure,
    )  # fmt: skip


def _set_aside(asserted: Sequence[Claim]) -> list[tuple[Claim, Reason, str]]:
    """Claims that cast no vote; a part goes with the figure that it is a part of."""
    why: dict[str, tuple[Reason, str]] = {}
    for claim in asserted:
        own = next(((reason, detail) for reason, detail, holds in ASIDE if holds(claim)), None)
        if own is not None:
            why[claim.claim_id] = own
    for claim in asserted:
        if claim.part_of in why and claim.claim_id not in why and why[claim.part_of][0] in FOLLOWED:
            why[claim.claim_id] = why[claim.part_of]
    return [(claim, *why[claim.claim_id]) for claim in asserted if claim.claim_id in why]


def _evidence(head: ArticleHead, line: Claim | Statement) -> Evidence:
    claim = line if isinstance(line, Claim) else None
    return Evidence.model_construct(
        claim_id=line.claim_id, article_id=head.id, outlet=head.publisher, url=head.url, said_at=head.said_at, quote=line.quote,
        measure=line.measure, low=line.low, high=line.high, modifier=claim.modifier if claim else None,
        category=claim.category if claim else None, part_of=claim.part_of if claim else None,
        claimant=line.claimant.name if line.claimant else None, relays=line.relays,
        stance=line.stance, scope=claim.scope if claim else None, asserts=None if isinstance(line, Claim) else line.asserts,
    )  # fmt: skip


def _speakers(lines: Sequence[Claim | Statement]) -> tuple[Who, ...]:
    return tuple(as_who(line.claimant, line.claimant_alt) for line in lines if line.claimant is not None)


def _order(claim: Claim) -> tuple[bool, int]:
    return claim.quote.field != "title", claim.quote.start


def _whos(claim: Claim) -> list[Who]:
    """The claimant and those who say the same jointly; other names of his that are theirs are not his."""
    if claim.claimant is None:
        return []
    also = tuple(name for name in claim.claimant_alt if not any(_is_name_of(name, one.name) for one in claim.joint))
    return [as_who(claim.claimant, also), *(as_who(one) for one in claim.joint)]


def _is_name_of(name: str, whose: str) -> bool:
    """Whether a name is that of somebody, perhaps with more words: "the IS-linked Aamaq agency" of "Aamaq"."""
    words = core(whose)
    return bare(name) == bare(whose) or (bool(words) and words <= core(name))


def _tolls(source: Source, usable: Sequence[Claim]) -> tuple[list[Toll], list[Toll]]:
    """Tolls of named claimants, and those in the outlet's own voice."""
    groups: dict[tuple[str | None, bool, Measure], tuple[Who | None, list[Claim]]] = {}
    for claim in usable:
        whos: Sequence[Who | None] = _whos(claim) or (None,)
        for who in whos:
            key = (who.handle if who else None, len(whos) > 1, claim.measure)
            groups.setdefault(key, (who, []))[1].append(claim)
    attributed: list[Toll] = []
    own: list[Toll] = []
    told = {claim.claim_id for claim in usable}
    for (_, shared, measure), (who, claims) in groups.items():
        if measure in MEASURES:
            whole = [claim for claim in claims if claim.part_of not in told]
            (own if who is None else attributed).extend(_of_claimant(source, who, measure, claims, whole, shared=shared))
    return attributed, own


def _of_claimant(
    source: Source, who: Who | None, measure: Measure, claims: Sequence[Claim], whole: Sequence[Claim], *, shared: bool
) -> Iterator[Toll]:
    """His figures; those of `whole` are no part of a figure that the article gives, be it somebody else's: "two of the dead were Finns"."""
    by_id = {claim.claim_id: claim for claim in claims}
    total = largest(whole)
    if total is not None:
        yield as_toll(source, who, measure, "people", total, shared=shared, without=_without_some(total, claims))
    by_category: dict[Category, list[Claim]] = {}
    for claim in claims:
        by_category.setdefault(claim.category, []).append(claim)
    for category in PARTS:
        own = by_category.get(category, ())
        part = largest(own)
        if part is not None:
            loose = any(_of_floor(one, by_id) for one in own)
            yield as_toll(source, who, measure, category, part, shared=shared, derived=False, loose=loose)


def _without_some(total: Sum, claims: Sequence[Claim]) -> frozenset[int]:
    """What is left of the total without a part of it, where he gives that as well."""
    wholes = {claim.claim_id for claim in total.claims}
    parts = {claim.low for claim in claims if claim.part_of in wholes and claim.low}
    told = {claim.low for claim in claims if claim.claim_id not in wholes}
    return frozenset(total.low - part for part in parts if total.low and total.low - part in told)


def _of_floor(claim: Claim, by_id: dict[str, Claim]) -> bool:
    """Whether a part is of a lower bound, and so may grow with it; parts that add up to it are counted as they stand."""
    parent = by_id.get(claim.part_of or "")
    if parent is None or BOUNDS.get(parent.modifier) != "floor":
        return False
    rest = (parent.low or 0) - (claim.low or 0)
    return all(other.low != rest for other in by_id.values() if other.part_of == claim.part_of and other is not claim)


def _own_voice(attributed: Sequence[Toll], own: Sequence[Toll]) -> tuple[list[Toll], list[tuple[Toll, Reason, str]]]:
    """Own-voice tolls that say something of their own, and those that sum up an attributed one of the same article."""
    spoken: list[Toll] = []
    summaries: list[tuple[Toll, Reason, str]] = []
    for toll in own:
        others = [one for one in attributed if one.measure == toll.measure and one.category == toll.category]
        reason = summarises(toll, others)
        if reason is None:
            spoken.append(toll)
        else:
            summaries.append((toll, *reason))
    return spoken, summaries


def summarises(toll: Toll, others: Sequence[Toll]) -> tuple[Reason, str] | None:
    """Why an own-voice figure adds nothing to the attributed figures beside it, None when it does."""
    if not others:
        return None
    top = max(one.value for one in others)
    if any(one.value == toll.value for one in others):
        return "restatement", "the outlet's summary of a figure that it attributes in the same article"
    if toll.bound in ("floor", "mention") and toll.value < top:
        return "restatement", "a lower bound that the attributed figure in the same article satisfies"
    if toll.bound == "about" and abs(toll.value - top) <= ROUNDING * top:
        return "rounding", "the attributed figure of the same article, rounded"
    if toll.value < top:
        where = "the headline" if toll.title else "the outlet"
        return "restatement", f"{where} gives less than the figure that the same article attributes"
    return None
