"""Messages as the board meets them, with defaults: a strike told by three origins, carried by four outlets, denied by a party."""

from typing import Any

from schemas.article import Article
from schemas.claim import Place, Quote
from schemas.feed import FeedStatus
from schemas.incident import (
    Agree,
    Agreed,
    Carrier,
    CausedBy,
    Change,
    Denial,
    Estimate,
    Evidence,
    Excluded,
    Flag,
    Incident,
    Origin,
    OriginFigure,
    SetBy,
)

TEXT = (
    "RIVERTOWN (Wire) - Warplanes hit the village of Marsh End on Saturday.\n\n"
    "The River Observatory said at least 43 people died, among them 17 children.\n\n"
    "The state agency gave a figure of 40. The coalition said no civilians were harmed.\n\n"
    "Since September at least 191 civilians have been killed in the valley."
)
WHEN = "2018-11-17T16:45:00+00:00"
LATER = "2018-11-18T09:40:00+00:00"


def article(article_id: str = "art_1", text: str = TEXT, **fields: Any) -> Article:
    given = {"publisher": "Maple Post", "title": "At least 40 killed at Marsh End", "published": WHEN} | fields
    return Article(id=article_id, text=text, **({"url": f"https://maple.example/{article_id}"} | given))


def evidence(claim_id: str, words: str, text: str = TEXT, **fields: Any) -> Evidence:
    start = text.index(words)
    quote = Quote(field="text", start=start, end=start + len(words), text=words)
    base = {"article_id": "art_1", "outlet": "Maple Post", "url": "https://maple.example/art_1", "said_at": WHEN}
    kind = {"measure": "killed", "category": "people", "scope": "incident"}
    return Evidence(claim_id=claim_id, quote=quote, **(base | kind | fields))


def estimate(low: int | None, best: int | None, high: int | None, *claims: str, **fields: Any) -> Estimate:
    given = {
        "explanation": "Three origins give whole figures; the lower middle one is shown.",
        "agreement": "compatible",
    } | fields
    return Estimate(low=low, best=best, high=high, set_by=SetBy(low=claims, best=claims, high=claims), **given)


def figure(claim_id: str, low: int | None, high: int | None, **fields: Any) -> OriginFigure:
    return OriginFigure(claim_id=claim_id, low=low, high=high,
                        **({"measure": "killed", "category": "people", "said_at": WHEN} | fields))  # fmt: skip


EVIDENCE = (
    evidence("clm_43", "at least 43 people died", low=43, claimant="River Observatory", modifier="at_least"),
    evidence("clm_17", "17 children", low=17, high=17, category="children", claimant="River Observatory"),
    evidence("clm_40", "a figure of 40", low=40, high=40, claimant="State Agency", modifier="exact"),
    evidence(
        "clm_no", "no civilians were harmed", measure=None, claimant="Coalition", asserts="no_civilian_harm", stance="denies"
    ),
    evidence(
        "clm_191", "at least 191 civilians", low=191, claimant="River Observatory", category="civilians", scope="cumulative"
    ),
)


def origins() -> tuple[Origin, ...]:
    observatory = Origin(
        key="river-observatory", name="River Observatory", kind="monitor",
        latest=(figure("clm_43", 43, None, modifier="at_least"), figure("clm_17", 17, 17, category="children")),
        carriers=(Carrier(outlet="Maple Post", article_id="art_1", relays=("Wire",), said_at=WHEN),
                  Carrier(outlet="Birch Ledger", article_id="art_2", relays=("Wire",), copy_of="art_1", said_at=WHEN)),
    )  # fmt: skip
    agency = Origin(
        key="state-agency", name="State Agency", kind="government", side="government",
        latest=(figure("clm_40", 40, 40),), carriers=(Carrier(outlet="Maple Post", article_id="art_1", said_at=WHEN),),
    )  # fmt: skip
    return observatory, agency


def incident(incident_id: str = "inc_1", **fields: Any) -> Incident:
    place = Place(text="Marsh End", name="Marsh End", country="SY", lat=34.6, lon=40.8, within=("Rivertown", "Valley Province"))
    given: dict[str, Any] = {
        "block": "SY",
        "event_type": Agreed(value="airstrike", claims=("clm_43",)),
        "date": Agreed(value="2018-11-17", claims=("clm_43",), precision="day"),
        "place": Agreed(value=place.model_dump(mode="json"), claims=("clm_43",)),
        "perpetrators": Agreed(value=["coalition"], claims=("clm_40",)),
        "articles": ("art_1", "art_2"),
        "estimates": {"killed": {"people": estimate(40, 40, 43, "clm_40", "clm_43"),
                                 "children": estimate(17, 17, 17, "clm_17", agreement="single_source")}},
        "origins": origins(), "n_origins": 2, "n_outlets": 2,
        "grade": "contested", "grade_reason": "The coalition denies that civilians were harmed.",
        "contested": Flag(value=True, claims=("clm_no",), reason="The coalition denies that civilians were harmed."),
        "unverified": Flag(value=True, reason="The reports could not be checked."),
        "denials": (Denial(who="Coalition", denies="civilian_harm", claims=("clm_no",), disputes=("clm_43", "clm_40"), said_at=WHEN),),
        "agreement": (Agree(a="river-observatory", b="state-agency", relation="compatible", measure="killed", category="people",
                            reason="43 is a lower bound."),),
        "excluded": (Excluded(claim_id="clm_191", article_id="art_1", reason="cumulative", low=191, measure="killed",
                              detail="A total since September."),),
        "evidence": EVIDENCE, "revision": 3, "updated_at": WHEN,
        "caused_by": CausedBy(article_id="art_1", claim_id="clm_43"),
    }  # fmt: skip
    return Incident(incident_id=incident_id, **(given | fields))


def change(incident_id: str = "inc_1", best: int = 40, **fields: Any) -> Change:
    given: dict[str, Any] = {"at": WHEN, "revision": 1, "what": f"Killed: {best}, first report.",
                             "caused_by": CausedBy(article_id="art_1", claim_id="clm_43"),
                             "estimates": {"killed": {"people": estimate(best, best, best, "clm_40")}}}  # fmt: skip
    return Change(incident_id=incident_id, **(given | fields))


def feed(url: str = "https://maple.example/rss", **fields: Any) -> FeedStatus:
    return FeedStatus(url=url, **({"title": "Maple Post", "health": "ok", "last_success": WHEN, "articles_total": 3} | fields))
