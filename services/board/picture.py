"""The picture of an incident: every claim at its time and figure, the consensus as a line in its range. Pure geometry.

Does not draw: templates/picture.html prints it as SVG. Does not show totals over several incidents, whose scale is another.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

from schemas.dates import as_moment
from schemas.incident import Change, Estimate, Evidence, Incident
from services.board import figures
from services.board.listing import leading

WIDTH, HEIGHT = 960, 380
LEFT, RIGHT, TOP, BOTTOM = 52, 208, 18, 74
LANE = HEIGHT - 46
"""Where denials are marked, under the zero line."""
HUES = 6
"""Colours for origins; later ones share the colour of outlets' own words."""
LABEL_HEIGHT = 15
DRAWN = ("people", "civilians")


@dataclass(frozen=True, slots=True)
class Mark:
    """A claim. `up`, `down`: how far its bounds reach; `open_up`: it is a lower bound."""

    x: float
    y: float
    up: float | None
    hue: int
    open_up: bool
    counted: bool
    civilians: bool
    title: str
    path: str


@dataclass(frozen=True, slots=True)
class Label:
    """A name beside the picture, at the height of its last figure."""

    y: float
    at: float
    hue: int
    text: str


@dataclass(frozen=True, slots=True)
class Step:
    """The consensus from here to the next change."""

    x: float
    until: float
    low: float | None
    best: float | None
    high: float | None


@dataclass(frozen=True, slots=True)
class Tick:
    """A value on an axis."""

    at: float
    text: str


@dataclass(frozen=True, slots=True)
class Picture:
    """Everything that is printed, and a sentence for those who do not see it."""

    measure: str
    marks: tuple[Mark, ...]
    labels: tuple[Label, ...]
    steps: tuple[Step, ...]
    denials: tuple[Mark, ...]
    times: tuple[Tick, ...]
    values: tuple[Tick, ...]
    summary: str
    left_out: int


class Scale:
    """Places moments and values. Time runs evenly within busy hours and is shortened where nobody spoke."""

    def __init__(self, moments: Iterable[datetime], top: int) -> None:
        self.moments = sorted(set(moments))
        gaps = [max(0.6, ((b - a).total_seconds() / 3600) ** 0.45) for a, b in zip(self.moments, self.moments[1:], strict=False)]
        unit = (WIDTH - LEFT - RIGHT - 28) / sum(gaps) if gaps else 0
        positions = [LEFT + 14.0]
        for gap in gaps:
            positions.append(positions[-1] + gap * unit)
        self._x = dict(zip(self.moments, positions, strict=False))
        self.top = top

    def x(self, moment: datetime) -> float:
        """Across; a moment between two known ones takes the place of the earlier."""
        if moment in self._x:
            return round(self._x[moment], 1)
        earlier = [known for known in self.moments if known <= moment]
        return round(self._x[earlier[-1]] if earlier else LEFT + 14.0, 1)

    def y(self, value: float) -> float:
        """Up."""
        return round(HEIGHT - BOTTOM - (HEIGHT - BOTTOM - TOP) * value / self.top, 1)


def picture(incident: Incident, changes: Sequence[Change]) -> Picture | None:
    """The picture of the gravest total; None where there is nothing to draw over time."""
    leads = leading(incident)
    if not leads:
        return None
    measure = leads[0].measure
    claims = [claim for claim in incident.evidence if _drawn(claim, measure)]
    counted = [claim for claim in claims if _moment(claim.said_at)]
    if not counted:
        return None
    scale = Scale(_moments(incident, counted, changes), _top(counted, incident, measure))
    hues = _hues(incident)
    excluded = {one.claim_id for one in incident.excluded}
    marks = tuple(_mark(claim, scale, hues, excluded) for claim in counted)
    return Picture(
        measure=figures.MEASURES[measure],
        marks=marks,
        labels=_labels(counted, marks, excluded),
        steps=_steps(changes, measure, scale, leads[0].estimate),
        denials=_denials(incident, scale),
        times=_times(scale),
        values=tuple(Tick(scale.y(value), figures.count(value)) for value in _round_values(scale.top)),
        summary=_summary(leads[0].best, leads[0].spread, figures.MEASURES[measure], len(counted)),
        left_out=len(claims) - len(counted),
    )


def _drawn(claim: Evidence, measure: str) -> bool:
    """A total of one incident, or a figure for civilians; a part that counts people of no further name is neither."""
    numbered = claim.low is not None or claim.high is not None
    whole = claim.part_of is None or claim.category != "people"
    of_measure = (claim.measure, claim.stance) == (measure, "asserts") and claim.category in DRAWN
    return of_measure and claim.scope != "cumulative" and numbered and whole


def _moment(text: str | None) -> datetime | None:
    moment = as_moment(text)
    return moment.astimezone(UTC) if moment else None


def _moments(incident: Incident, claims: Iterable[Evidence], changes: Iterable[Change]) -> list[datetime]:
    said = [claim.said_at for claim in claims] + [denial.said_at for denial in incident.denials]
    return [moment for text in [*said, *(change.at for change in changes)] if (moment := _moment(text))]


def _top(claims: Iterable[Evidence], incident: Incident, measure: str) -> int:
    estimate = incident.estimates[measure]["people"]
    stated = [number for claim in claims for number in (claim.low, claim.high)]
    return max([number for number in [*stated, estimate.high, estimate.low] if number], default=1) * 9 // 8 + 1


def _hues(incident: Incident) -> dict[str, int]:
    """A colour for each name of each origin that counts."""
    voices = [origin for origin in incident.origins if origin.independent and origin.latest]
    return {name: min(index, HUES - 1) + 1 for index, origin in reversed(list(enumerate(voices)))
            for name in (origin.name, origin.key, *origin.names)}  # fmt: skip


def _mark(claim: Evidence, scale: Scale, hues: dict[str, int], excluded: set[str]) -> Mark:
    value = claim.low if claim.low is not None else claim.high or 0
    reach = scale.y(claim.high) if claim.high is not None and claim.high != value else None
    who = claim.claimant or "own words"
    said = figures.bounds(claim.low, claim.high, claim.modifier)
    return Mark(
        x=scale.x(_moment(claim.said_at) or scale.moments[0]),
        y=scale.y(value),
        up=reach,
        hue=hues.get(claim.claimant or "", 0),
        open_up=claim.high is None,
        counted=claim.claim_id not in excluded,
        civilians=claim.category == "civilians",
        title=f"{said} {claim.category}: {who}, carried by {claim.outlet or claim.article_id}, {figures.when(claim.said_at)}",
        path=figures.article_path(claim.article_id, claim.claim_id),
    )


def _labels(claims: Sequence[Evidence], marks: Sequence[Mark], excluded: set[str]) -> tuple[Label, ...]:
    """One label for each colour, at its last counted mark, pushed apart where they would overlap."""
    last: dict[int, tuple[float, str]] = {}
    # Figures for everybody come after figures for civilians, so that they name the origin where it gives both.
    for claim, mark in sorted(zip(claims, marks, strict=True), key=lambda pair: (not pair[1].civilians, pair[1].x)):
        if mark.hue and claim.claim_id not in excluded:
            said = figures.bounds(claim.low, claim.high, claim.modifier)
            last[mark.hue] = (mark.y, f"{_short(claim.claimant or '')} {said}")
    labels: list[Label] = []
    for hue, (y, text) in sorted(last.items(), key=lambda item: item[1][0]):
        floor = labels[-1].y + LABEL_HEIGHT if labels else TOP
        labels.append(Label(max(y, floor), y, hue, text))
    return tuple(labels)


def _short(name: str) -> str:
    return name if len(name) <= 20 else f"{name[:19].rstrip()}…"  # noqa: PLR2004 - what fits beside the picture


def _steps(changes: Sequence[Change], measure: str, scale: Scale, now: Estimate) -> tuple[Step, ...]:
    known = [(moment, estimate) for change in changes
             if (moment := _moment(change.at)) and (estimate := change.estimates.get(measure, {}).get("people"))]  # fmt: skip
    known = sorted(known, key=lambda pair: pair[0]) or [(scale.moments[0], now)]
    ends = [scale.x(moment) for moment, _ in known[1:]] + [float(WIDTH - RIGHT)]
    return tuple(
        Step(scale.x(moment), end, *(None if value is None else scale.y(value) for value in (one.low, one.best, one.high)))
        for (moment, one), end in zip(known, ends, strict=True)
    )


def _denials(incident: Incident, scale: Scale) -> tuple[Mark, ...]:
    articles = {claim.claim_id: claim.article_id for claim in incident.evidence}
    return tuple(
        Mark(scale.x(moment), LANE, None, 0, False, True, False, f"{denial.who} denies {figures.DENIED[denial.denies]}, {figures.when(denial.said_at)}",
             figures.article_path(articles.get(denial.claims[0], ""), denial.claims[0]))
        for denial in incident.denials if (moment := _moment(denial.said_at)) and denial.claims
    )  # fmt: skip


def _times(scale: Scale) -> tuple[Tick, ...]:
    """Day marks at the first moment of each day, times between them where there is room."""
    ticks: list[Tick] = []
    day = None
    for moment in scale.moments:
        x = scale.x(moment)
        new_day = moment.date() != day
        text = f"{moment.day} {moment:%b}" if new_day else f"{moment:%H:%M}"
        room = x - ticks[-1].at >= (46 if new_day else 52) if ticks else True
        if room:
            ticks.append(Tick(x, text))
            day = moment.date()
    return tuple(ticks)


def _round_values(top: int) -> list[int]:
    step = next(size * 10**power for power in range(12) for size in (1, 2, 5) if top / (size * 10**power) <= 6)  # noqa: PLR2004 - lines that stay readable
    return list(range(0, top + 1, step))


def _summary(best: str, spread: str, measure: str, claims: int) -> str:
    within = f", range {spread}" if spread else ""
    return (
        f"{figures.plural(claims, 'claim')} over time. Consensus now: {best} {measure}{within}. The same is in the table below."
    )
