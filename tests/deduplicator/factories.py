"""Messages with defaults, so that a test names only what it is about; and worlds: random sets of messages and commands."""

import random
from collections.abc import Iterable
from datetime import UTC, datetime, timedelta
from typing import Any

from schemas.base import Model
from schemas.claim import ArticleClaims, ArticleHead, Claim, Claimant, EventRef, Place, Quote, Statement
from schemas.report import Command, Redirect, Report, Ruling
from services.deduplicator.commands import split_id
from services.deduplicator.draft import Draft
from services.deduplicator.mention import Mention, founding_id, mentions_of
from services.deduplicator.profile import EMPTY, Profile, with_mentions
from services.deduplicator.state import BlockState
from services.deduplicator.step import step

BLOCK = "XX"
NOW = datetime(2026, 1, 1, tzinfo=UTC)
QUOTE = Quote(field="text", start=0, end=4, text="dead")


def town(name: str = "Port Vellin", lat: float | None = 10.0, lon: float | None = 20.0, **more: Any) -> Place:
    return Place(text=name, name=name, lat=lat, lon=lon, country=BLOCK, **more)


def event(ref: str = "e1", place: Place | None = None, day: str | None = "2025-05-05", **more: Any) -> EventRef:
    defaults = {"type": "bombing", "date": day, "date_precision": "day" if day else "unknown", "date_basis": "stated"}
    return EventRef(ref=ref, place=place, **(defaults | more))


def claim(article_id: str = "a", number: int | None = 7, about: EventRef | None = None, **more: Any) -> Claim:
    about = about or event(place=town())
    defaults = {"claim_id": f"{article_id}/{about.ref}/{number}/{more.get('measure', 'killed')}", "measure": "killed"}
    return Claim(article_id=article_id, quote=QUOTE, low=number, high=number, event=about, **(defaults | more))


def denial(article_id: str, about: EventRef, by: str = "army") -> Statement:
    return Statement(
        claim_id=f"{article_id}/{about.ref}/denial", article_id=article_id, quote=QUOTE, asserts="no_civilian_harm", stance="denies",
        claimant=Claimant(name=by), event=about,
    )  # fmt: skip


def article(article_id: str, *claims: Claim, statements: Iterable[Statement] = (), **head: Any) -> ArticleClaims:
    defaults = {"published": "2025-05-05T12:00:00+00:00", "publisher": f"{article_id} Herald", "title": "t", "n_words": 300}
    return ArticleClaims(
        article=ArticleHead(id=article_id, **(defaults | head)), block=BLOCK, claims=claims, statements=tuple(statements)
    )


def command(action: str, number: int = 1, **more: Any) -> Command:
    defaults: dict[str, Any] = {"command_id": f"k{number}", "at": f"2025-06-{number:02}", "editor": "ed"}
    return Command(block=BLOCK, action=action, **(defaults | more))


def incident(article_id: str, ref: str = "e1") -> str:
    """The id of the incident that this mention founds."""
    return founding_id(BLOCK, article_id, ref)


def mention(message: ArticleClaims) -> Mention:
    """The article's first mention."""
    return mentions_of(message, {})[0]


def profile(*messages: ArticleClaims) -> Profile:
    """An incident of these articles' first mentions."""
    return with_mentions(EMPTY, [mention(message) for message in messages])


class Reader:
    """What a reader of the reports knows: of each key the highest version, as the aggregator keeps it."""

    def __init__(self) -> None:
        self.reports: dict[tuple[str, str], Report] = {}
        self.redirects: dict[str, Redirect] = {}
        self.rulings: dict[str, Ruling] = {}

    def take(self, events: Iterable[Model]) -> None:
        for one in events:
            if isinstance(one, Report):
                _keep(self.reports, (one.incident_id, one.article.id), one)
            elif isinstance(one, Redirect):
                _keep(self.redirects, one.incident_id, one)
            elif isinstance(one, Ruling):
                _keep(self.rulings, one.incident_id, one)

    def live(self) -> dict[str, dict[str, str]]:
        """Incident -> article -> what it reports, without the count of versions."""
        found: dict[str, dict[str, str]] = {}
        for (incident_id, article_id), report in self.reports.items():
            if not report.withdrawal:
                found.setdefault(incident_id, {})[article_id] = report.model_dump_json(exclude={"version"})
        return found

    def ruled(self) -> dict[str, tuple[str, ...]]:
        return {key: tuple(one.command_id for one in ruling.commands) for key, ruling in self.rulings.items() if ruling.commands}

    def articles(self) -> set[frozenset[str]]:
        """The articles of each live incident."""
        return {frozenset(articles) for articles in self.live().values()}


def _keep(known: dict[Any, Any], key: Any, one: Any) -> None:
    if key not in known or known[key].version < one.version:
        known[key] = one
    else:
        assert known[key].version > one.version or known[key] == one, "two events under one version"


def run(events: Iterable[Model], state: BlockState | None = None) -> tuple[BlockState, Reader]:
    """All events through the step, and what a reader then knows."""
    reader, state = Reader(), state or BlockState()
    for one in events:
        outcome = step(state, one, NOW)
        state = outcome.state
        reader.take(outcome.events)
    return state, reader


def assignment(state: BlockState) -> dict[str, set[tuple[str, str]]]:
    """Incident -> (article, ref), as the state has it."""
    draft, found = Draft(state), dict[str, set[tuple[str, str]]]()
    for article_id in state.articles:
        for one in draft.opened(article_id).mentions:
            found.setdefault(draft.root(draft.decided(one).incident), set()).add((one.article_id, one.ref))
    return found


TOWNS = (("Alvar", 10.0, 20.0), ("Berin", 10.1, 20.1), ("Corvo", 11.5, 21.0), ("Dunmark", 30.0, 40.0))
NAMES = ("@jon smit", "@smit", "@jana rowe", "@rowe", "@kerr", "@ali hadd", "@hadd", "@north bridge")
WORDS = ("market", "bridge", "school", "ferry", "warehouse", "depot")
REFS = ("e0", "e1", "e2")


def world(seed: int, articles: int = 9) -> list[Model]:
    """Articles of a few days in a few towns, some revised or withdrawn, and editors' commands about them."""
    rng = random.Random(seed)
    events: list[Model] = []
    for number in range(articles):
        events.append(_any_article(rng, f"a{number}", 1))
        if rng.random() < 0.25:
            events.append(_any_article(rng, f"a{number}", 2))
    return events + _any_commands(rng, [one for one in events if isinstance(one, ArticleClaims)])


def _any_article(rng: random.Random, article_id: str, revision: int) -> ArticleClaims:
    said = datetime(2025, 5, 1, tzinfo=UTC) + timedelta(hours=rng.randrange(288))
    claims = [one for ref in REFS[: rng.choice((1, 1, 1, 2, 3))] for one in _any_claims(rng, article_id, revision, ref, said)]
    copied = rng.random() < 0.4
    return article(
        article_id, *claims, revision=revision, published=said.isoformat() if rng.random() < 0.95 else None, publisher=rng.choice("ABC"),
        words=(*rng.sample(NAMES, rng.randrange(5)), *rng.sample(WORDS, rng.randrange(4))), withdrawn=revision > 1 and rng.random() < 0.2,
        shingles=tuple(rng.randrange(3 if rng.random() < 0.6 else 1000) for _ in range(128)) if copied else (),
    )  # fmt: skip


def _any_claims(rng: random.Random, article_id: str, revision: int, ref: str, said: datetime) -> list[Claim]:
    name = rng.choice((*TOWNS, None))
    about = event(
        ref, None if name is None else town(*name), (said - timedelta(days=rng.choice((0, 0, 1, 2, 5)))).date().isoformat(),
        type=rng.choice(("bombing", "shooting", "other")), date_basis=rng.choice(("stated", "published")),
        background=ref != REFS[0] and rng.random() < 0.5,
    )  # fmt: skip
    return [
        claim(article_id, rng.choice((1, 2, 5, 7, 12, 40)), about, claim_id=f"{article_id}/{revision}/{ref}/{at}",
              claimant=rng.choice((None, Claimant(name="police"))))
        for at in range(rng.choice((1, 2)))
    ]  # fmt: skip


def _any_commands(rng: random.Random, messages: list[ArticleClaims]) -> list[Model]:
    ids = [incident(one.article.id, ref) for one in messages for ref in REFS[:2]] + [split_id(BLOCK, "k1")]
    claim_ids = [one.claim_id for message in messages for one in message.claims]
    commands: list[Model] = []
    for number in range(1, rng.randrange(1, 6)):
        action = rng.choice(("merge", "not_same", "split", "move", "pin", "undo", "retract"))
        about: dict[str, Any] = {"incident_id": rng.choice(ids), "other_id": rng.choice(ids)}
        if action == "undo":
            about = {"other_id": f"k{rng.randrange(1, 6)}"}
        elif action in ("split", "move", "retract"):
            whole = {"article_id": rng.choice(messages).article.id}
            about |= whole if rng.random() < 0.5 else {"claim_ids": tuple(rng.sample(claim_ids, 2))}
        commands.append(command(action, number, **about))
    return commands
