"""Claims and statements: what an article says that somebody said. Topic `claims`, key: block.

A claim is a number (or a word for one) of people killed, injured or missing, with its evidence and its claimant.
Does not say which incident a claim is about across articles: see report.py.
"""

from typing import Literal

from pydantic import Field

from schemas.article import When
from schemas.base import Model

Measure = Literal["killed", "injured", "missing", "killed_or_injured"]
Modifier = Literal["exact", "at_least", "more_than", "about", "at_most", "range", "vague"]
Category = Literal["people", "civilians", "children", "women", "men", "combatants", "security_forces", "other"]
ClaimantKind = Literal[
    "monitor", "government", "military", "police", "medical", "emergency_services", "armed_group",
    "witness", "activist", "media", "un_ngo", "other",
]  # fmt: skip
EventType = Literal[
    "airstrike", "shelling", "bombing", "suicide_bombing", "shooting", "stabbing", "vehicle_attack", "chemical_attack",
    "clash", "execution", "earthquake", "flood", "storm", "fire", "transport_accident", "industrial_accident", "disease",
    "protest_violence", "landslide", "other",
]  # fmt: skip
Stance = Literal["asserts", "denies"]
Scope = Literal["incident", "cumulative"]
DatePrecision = Literal["day", "month", "year", "unknown"]
DateBasis = Literal["stated", "relative", "published"]
PlacePrecision = Literal["site", "settlement", "district", "province", "country"]
UNKNOWN_BLOCK = "ZZ"


class Quote(Model):
    """Evidence: `article[field][start:end] == text`, always. Offsets count Unicode code points."""

    field: Literal["text", "title"]
    start: int = Field(ge=0)
    end: int = Field(ge=0)
    text: str


class Claimant(Model):
    """The origin of a figure as the article names it. `key` is its canonical name where claimants.toml knows it."""

    name: str
    kind: ClaimantKind = "other"
    key: str | None = None
    side: str | None = None


class Place(Model):
    """Where: as written, and as the gazetteer knows it."""

    text: str
    name: str | None = None
    country: str | None = None
    lat: float | None = None
    lon: float | None = None
    geonameid: int | None = None
    precision: PlacePrecision = "settlement"
    within: tuple[str, ...] = ()
    """Names of the places that the text says contain it (district, province), smallest first."""


class EventRef(Model):
    """The incident within the article: equal `ref` means the same incident."""

    ref: str
    type: EventType = "other"
    date: str | None = None
    date_precision: DatePrecision = "unknown"
    date_basis: DateBasis = "published"
    place: Place | None = None
    perpetrator: str | None = None
    background: bool = False
    """Only recalled in passing, not what the article reports."""


class Claim(Model):
    """A figure of people killed, injured or missing, with who said it and the words that say so."""

    kind: Literal["claim"] = "claim"
    claim_id: str
    article_id: str
    outlet: str | None = None
    quote: Quote
    measure: Measure
    low: int | None = None
    high: int | None = None
    modifier: Modifier = "exact"
    words: str = ""
    category: Category = "people"
    category_text: str | None = None
    part_of: str | None = None
    claimant: Claimant | None = None
    claimant_alt: tuple[str, ...] = ()
    """Other names the article gives the claimant, and those who say it jointly with him."""
    joint: tuple[Claimant, ...] = ()
    """Further independent claimants of the same figure in the same sentence ("a monitor and state media said")."""
    relays: tuple[str, ...] = ()
    stance: Stance = "asserts"
    unverified: bool = False
    scope: Scope = "incident"
    since: str | None = None
    until: str | None = None
    event: EventRef
    increment: bool = False
    """A number that adds to an earlier one ("six more died"), not a total."""
    partial: bool = False
    """A count of some of the victims only (one hospital, one site), not of the incident."""
    superseded: bool = False
    """Quoted as an earlier figure that no longer stands ("up from 17")."""
    sentence: int | None = None
    """Number of the sentence that holds the quote, so that figures of different people named together can be added up."""
    rule: str = ""
    """Which rule of the extractor made the claim."""
    attribution_rule: str = ""


class Statement(Model):
    """What somebody says about an event without a number: confirms, denies, blames, cannot verify."""

    kind: Literal["statement"] = "statement"
    claim_id: str
    article_id: str
    outlet: str | None = None
    quote: Quote
    measure: None = None
    asserts: Literal["event_occurred", "responsibility", "no_civilian_harm", "unverifiable", "figure", "retraction"]
    stance: Stance = "asserts"
    claimant: Claimant | None = None
    claimant_alt: tuple[str, ...] = ()
    relays: tuple[str, ...] = ()
    target: str | None = None
    """Who is blamed (responsibility)."""
    low: int | None = None
    high: int | None = None
    """The figure that is denied or withdrawn (asserts "figure" or "retraction")."""
    event: EventRef
    rule: str = ""


class ArticleHead(Model):
    """What later services need of an article besides its claims: who carried it, when, and a fingerprint of its words."""

    id: str
    revision: int = 1
    url: str | None = None
    publisher: str | None = None
    published: When = None
    updated: When = None
    title: str | None = None
    withdrawn: bool = False
    unread: bool = False
    """In a language that the extractor has no words of: nothing was looked for."""
    credits: tuple[str, ...] = ()
    """Agencies that the text credits (byline, dateline, "told AFP"), canonical names."""
    shingles: tuple[int, ...] = ()
    """MinHash signature of the word shingles of the text, for finding copies."""
    words: tuple[str, ...] = ()
    """Salient lower-case words and names of the title and lede, for linking."""
    n_words: int = 0

    @property
    def said_at(self) -> str | None:
        """When this revision appeared: `updated`, else `published`."""
        return self.updated or self.published

    @property
    def outlet(self) -> str:
        """Who carried it: the publisher, else the article itself, so that unknown outlets stay apart."""
        return self.publisher or self.url or self.id


class ArticleClaims(Model):
    """All that one article revision says about events of one block, at once. Empty lists withdraw what it said before."""

    article: ArticleHead
    block: str
    claims: tuple[Claim, ...] = ()
    statements: tuple[Statement, ...] = ()
