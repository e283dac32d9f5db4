"""What changed, in words: which figure from what to what, because of which article.

Does not decide whether something changed in substance: it tells every visible difference.
"""

from collections.abc import Iterator

from schemas.incident import CausedBy, Change, Estimate
from schemas.report import Redirect, Report, Ruling
from services.aggregator.state import Judged
from services.aggregator.words import NOUNS, VERBS


def change(before: Judged | None, after: Judged, event: Report | Redirect | Ruling) -> Change:
    """The change that the event made."""
    differences = list(_differences(before, after))
    what = "; ".join(differences) if differences else "nothing new in the figures"
    return Change(
        at=_at(event),
        incident_id=after.incident_id,
        revision=after.revision,
        caused_by=_cause(before, after, event),
        what=f"{what[:1].upper()}{what[1:]}, because {_because(event)}.",
        estimates=after.estimates,
    )


def _at(event: Report | Redirect | Ruling) -> str | None:
    if isinstance(event, Report):
        return event.article.said_at
    return max((one.at for one in event.commands if one.at), default=None) if isinstance(event, Ruling) else None


def _because(event: Report | Redirect | Ruling) -> str:
    if isinstance(event, Redirect):
        return event.reason
    if isinstance(event, Ruling):
        return ", ".join(f"{one.editor} ruled so" for one in event.commands) or "an editor's ruling was undone"
    who = f"{event.article.outlet} ({event.article.id})"
    if event.withdrawal:
        return f"{who} no longer speaks of it"
    return f"{who} revised its article" if event.article.revision > 1 else f"{who} reported"


def _cause(before: Judged | None, after: Judged, event: Report | Redirect | Ruling) -> CausedBy:
    """The claim of the event that a changed figure now cites, else its first."""
    if isinstance(event, Ruling):
        return CausedBy(command_id=event.commands[-1].command_id if event.commands else None)
    if isinstance(event, Redirect):
        return CausedBy()
    own = [*(claim.claim_id for claim in event.claims), *(statement.claim_id for statement in event.statements)]
    old = set() if before is None else set(_cited(before))
    fresh = [one for one in _cited(after) if one in set(own) - old]
    chosen = next(iter(fresh or own), None)
    return CausedBy(article_id=event.article.id, claim_id=chosen)


def _cited(judged: Judged) -> Iterator[str]:
    for row in judged.estimates.values():
        for one in row.values():
            yield from (*one.set_by.best, *one.set_by.low, *one.set_by.high)
    for denial in judged.denials:
        yield from denial.claims


def _differences(before: Judged | None, after: Judged) -> Iterator[str]:
    if after.merged_into != (before.merged_into if before else None):
        yield f"merged into {after.merged_into}" if after.merged_into else "stands again by itself"
    yield from _figures(before, after)
    if before is None:
        yield from (f"{one.who} denies {one.denies.replace('_', ' ')}" for one in after.denials)
        return
    told = {(one.who, one.denies) for one in before.denials}
    yield from (f"{one.who} denies {one.denies.replace('_', ' ')}" for one in after.denials if (one.who, one.denies) not in told)
    for name, old, new in (
        ("independent origins", before.n_origins, after.n_origins), ("outlets", before.n_outlets, after.n_outlets),
        ("grade", before.grade, after.grade),
    ):  # fmt: skip
        if old != new:
            yield f"{name} from {old} to {new}"
    if before.contested.value != after.contested.value:
        yield "now contested" if after.contested.value else "no longer contested"


def _figures(before: Judged | None, after: Judged) -> Iterator[str]:
    old = before.estimates if before else {}
    for measure in dict.fromkeys((*after.estimates, *old)):
        for category in dict.fromkeys((*after.estimates.get(measure, {}), *old.get(measure, {}))):
            was, now = old.get(measure, {}).get(category), after.estimates.get(measure, {}).get(category)
            if _shown(was) != _shown(now):
                name = f"{NOUNS[category]} {VERBS[measure]}"  # type: ignore[index] # keys of estimates are measures and categories
                yield f"{name} {_shown(now)}" if was is None else f"{name} from {_shown(was)} to {_shown(now)}"


def _shown(estimate: Estimate | None) -> str:
    """The best figure with its range, as a reader sees it: "40 (40 to 53)"."""
    if estimate is None or estimate.best is None:
        return "unknown"
    if estimate.low == estimate.high:
        return str(estimate.best)
    if estimate.high is None:
        return f"at least {estimate.best}" if estimate.low == estimate.best else f"{estimate.best} ({estimate.low} or more)"
    return f"{estimate.best} ({estimate.low} to {estimate.high})"
