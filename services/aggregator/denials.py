"""Who denies what, linked to what it disputes; who is blamed; and whether that makes the incident contested.

A denial is not a number and lowers no toll. Does not decide which figures fall: retractions.py does.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from schemas.claim import Claim, Statement
from schemas.incident import Denial, Flag
from services.aggregator.names import bare, core
from services.aggregator.origins import Known, Origin
from services.aggregator.reading import Reading
from services.aggregator.tolls import Spot, as_who
from services.aggregator.votes import Vote
from services.aggregator.words import listed

Subject = Literal["event", "civilian_harm", "responsibility", "figure"]
SUBJECT_OF: dict[tuple[str, str], Subject] = {
    ("event_occurred", "denies"): "event",
    ("responsibility", "denies"): "responsibility",
    ("no_civilian_harm", "asserts"): "civilian_harm",
    ("no_civilian_harm", "denies"): "civilian_harm",
    ("figure", "denies"): "figure",
}
"""What a statement denies, by what it asserts and its stance. A retraction is a revision, not a denial."""
NOUN: dict[Subject, str] = {
    "event": "that it happened", "civilian_harm": "that civilians came to harm", "responsibility": "responsibility", "figure": "the figure",
}  # fmt: skip
OF_TOLL: frozenset[Subject] = frozenset({"civilian_harm", "figure"})
"""Who denies these stands by a count of his own, if he gives one."""
SHOWN_DISPUTED = 12


@dataclass(frozen=True, slots=True)
class Denied:
    """A denial with the origin that makes it and the number it denies, if any."""

    who: Origin
    subject: Subject
    line: Claim | Statement
    reading: Reading

    @property
    def value(self) -> int | None:
        """The number that is denied."""
        return (self.line.low if self.line.low is not None else self.line.high) or None if self.subject == "figure" else None


def denied(readings: Sequence[Reading], origins: Mapping[Spot, Origin], fell: Mapping[str, str]) -> list[Denied]:
    """Every denial in canonical order. An outlet that takes back its own number corrects itself and denies nothing."""
    speaking = [reading for reading in readings if reading.denials]
    outlets = {bare(reading.source.outlet) for reading in readings} if speaking else set()
    found = []
    for reading in speaking:
        taken = {line.low for line in reading.denials if isinstance(line, Statement) and line.asserts == "retraction"}
        for line in reading.denials:
            if isinstance(line, Claim) and line.low in taken:
                continue  # of whom the outlet had it does not deny it
            subject = _subject(line)
            if subject is None or line.claimant is None or line.claim_id in fell:
                continue
            who = origins[reading.source.article_id, as_who(line.claimant).handle]
            if not (who.kind == "media" and outlets & {bare(who.name), *(bare(one) for one in who.names)}):
                found.append(Denied(who, subject, line, reading))
    return found


def deniers(found: Sequence[Denied], origins: Iterable[Origin]) -> frozenset[str]:
    """Who denies the others' toll, and all of his side: the army stands by what its ministry says."""
    denying = [one.who for one in found if one.subject in OF_TOLL]
    sides = {who.side for who in denying if who.side}
    return frozenset({*(who.key for who in denying), *(one.key for one in origins if one.side in sides)})


def _subject(line: Claim | Statement) -> Subject | None:
    if isinstance(line, Statement):
        return SUBJECT_OF.get((line.asserts, line.stance))
    if line.low is None and line.high is None:
        return "responsibility"
    return "figure" if (line.low or line.high or 0) > 1 else "civilian_harm"


def linked(found: Sequence[Denied], votes: Iterable[Vote]) -> tuple[Denial, ...]:
    """One denial for each denier and subject, with the claims it disputes."""
    standing = list(votes)
    groups: dict[tuple[str, Subject], list[Denied]] = defaultdict(list)
    for one in found:
        groups[one.who.key, one.subject].append(one)
    return tuple(_denial(subject, group, standing) for (_, subject), group in sorted(groups.items()))


def _denial(subject: Subject, group: Sequence[Denied], votes: Sequence[Vote]) -> Denial:
    who = group[0].who
    values = {one.value for one in group if one.value}
    disputed = [vote for vote in votes if vote.origin is not None and vote.origin.key != who.key and vote.value
                and (subject != "figure" or vote.value in values)]  # fmt: skip
    if subject == "civilian_harm":
        disputed = [vote for vote in disputed if vote.toll.category not in ("combatants", "security_forces")]
    return Denial(
        who=who.name,
        denies=subject,
        claims=tuple(one.line.claim_id for one in group),
        disputes=tuple(dict.fromkeys(one for vote in disputed for one in vote.toll.claims))[:SHOWN_DISPUTED],
        said_at=group[0].reading.source.said_at,
    )


@dataclass(frozen=True, slots=True)
class Blame:
    """Somebody is said, or says himself, to have done it."""

    target: str
    by: Origin | None
    claim_id: str
    own: bool


def blamed(readings: Sequence[Reading], origins: Mapping[Spot, Origin]) -> list[Blame]:
    """Everyone blamed in a statement, and those who claim the deed."""
    found = []
    for reading in readings:
        for line in reading.report.statements:
            if line.asserts != "responsibility" or line.stance != "asserts":
                continue
            by = origins.get((reading.source.article_id, as_who(line.claimant).handle)) if line.claimant else None
            target = line.target or (by.name if by else None)
            if target is not None:
                own = by is not None and (line.target is None or same_party(target, (by.name, *by.names)))
                found.append(Blame(target, by, line.claim_id, own))
    return found


def same_party(target: str, names: Iterable[str], known: Known | None = None) -> bool:
    """Whether a name of a party is one of these."""
    words = core(target)
    if known is not None and (key := known.canonical(target)) and any(known.canonical(name) == key for name in names):
        return True
    return any(words and core(name) and (words <= core(name) or core(name) <= words) for name in names)


def contested(
    found: Sequence[Denied], blames: Sequence[Blame], accused: Sequence[str], votes: Sequence[Vote], known: Known
) -> Flag:
    """Whether a party disputes the harm, the responsibility or a standing figure, or several parties are blamed."""
    reasons: list[str] = []
    claims: list[str] = []
    for one in found:
        if _matters(one, blames, accused, votes, known):
            claims.append(one.line.claim_id)
            reasons.append(f"{one.who.name} denies {NOUN[one.subject]}")
    for blame in _rival(blames, known):
        claims.append(blame.claim_id)
        reasons.append(f"{blame.by.name if blame.by else 'an outlet'} blamed {blame.target}")
    reason = listed(list(dict.fromkeys(reasons))) if reasons else ""
    return Flag(
        value=bool(reasons), claims=tuple(dict.fromkeys(claims)), reason=f"{reason[:1].upper()}{reason[1:]}." if reason else ""
    )


def _matters(one: Denied, blames: Sequence[Blame], accused: Sequence[str], votes: Sequence[Vote], known: Known) -> bool:
    """A denial of responsibility counts from the accused only; one of a figure only while somebody else stands by it."""
    if one.subject == "figure":
        own = {vote.value for vote in votes if vote.origin is not None and vote.origin.key == one.who.key}
        others = [vote for vote in votes if vote.origin is not None and vote.origin.key != one.who.key and vote.value not in own]
        return any(_stands_by(vote, one.value) for vote in others)
    if one.subject == "responsibility":
        names = (one.who.name, *one.who.names)
        return any(
            same_party(target, names, known) for target in (*accused, *(blame.target for blame in blames if not blame.own))
        )
    return True


def _stands_by(vote: Vote, value: int | None) -> bool:
    """Whether somebody gives the figure, or has since replaced it by another."""
    return vote.value == value or any(passed.fate == "superseded" and passed.toll.value == value for passed in vote.passed)


def _rival(blames: Sequence[Blame], known: Known) -> list[Blame]:
    """Accusations against different parties; who claims the deed himself settles it."""
    others = [blame for blame in blames if not blame.own]
    if not others or any(blame.own for blame in blames):
        return []
    first = others[0]
    rivals = [blame for blame in others if not same_party(blame.target, (first.target,), known)]
    return [first, *rivals] if rivals else []
