"""Pages that stand where an article should: consent walls, paywalls, error pages and robots checks. And retraction notices.

Decides from the page's own words and marks; rules in tables. Does not read the network's status: freshness.py does.
"""

import re
from urllib.parse import urlsplit

from services.fetcher.structured import Stated

SHORT = 120
"""Words: a text below this may be what a wall lets through."""
EXCERPT = 250
"""Words: a page that calls itself not free, and asks for a subscription, shows at most an excerpt below this."""

CONSENT_HOST = re.compile(r"^(?:consent|guce|privacy|cookies?|gdpr)\.|\.consent\.", re.IGNORECASE)
CONSENT_PATH = re.compile(
    r"/(?:consent|privacy-?(?:gate|wall|prompt)|cookie-?(?:wall|consent)|gdpr(?:-consent)?|collectconsent)\b", re.IGNORECASE
)
CONSENT_TITLE = re.compile(
    r"before you continue|your privacy|privacy (?:choices|settings|center)|we value your privacy|cookie (?:consent|settings|preferences|policy)|manage (?:cookies|consent)"
    r"|datenschutzeinstellungen|paramètres de confidentialité|tu privacidad|consentimiento",
    re.IGNORECASE,
)
CONSENT_WORDS = re.compile(
    r"\b(?:cookies?|consent|partners|personal data|privacy|advertising|vendors|legitimate interest)\b", re.IGNORECASE
)
CONSENT_DENSITY = 0.05

ERROR_TITLE = re.compile(
    r"^\W*(?:error\W*)?(?:40[0-9]|410|50[0-4])\b|page (?:not|cannot be|can't be) found|not found|access (?:to this page (?:has been )?)?denied|just a moment"
    r"|attention required|are you (?:a robot|human)|robot check|service unavailable|site (?:maintenance|temporarily unavailable)|bad gateway"
    r"|seite nicht gefunden|page introuvable|página no encontrada|pagina non trovata",
    re.IGNORECASE,
)
ERROR_TEXT = re.compile(
    r"enable javascript and cookies to continue|verify (?:that )?you are (?:a )?human|unusual traffic from your|checking your browser"
    r"|the page you (?:are looking for|requested|were looking for)|has been blocked by our security|pardon our interruption",
    re.IGNORECASE,
)
WALL_TEXT = re.compile(
    r"subscri(?:be|ption)s?(?: now| today)? (?:to|for|is required)(?:(?!newsletter|alerts)[^.]){0,60}\b(?:read|continu\w+|access|unlock|full|unlimited)\b|(?:to continue reading|continue reading your article|keep reading)"
    r"|(?:this (?:article|story|content) is (?:for|available (?:only )?to|exclusive to|reserved for)[^.]{0,30}(?:subscribers|members|registered))"
    r"|already (?:a subscriber|subscribed|a member)|you(?:'|\u2019)ve (?:reached|read|used) (?:your|all)[^.]{0,40}(?:limit|free articles?)|create (?:a )?free account to (?:read|continue)"
    r"|log ?in or subscribe|sign in to (?:read|continue)|unlock this (?:article|story)|réservé aux abonnés|contenido exclusivo para suscriptores|nur für abonnenten",
    re.IGNORECASE,
)
RETRACTED_STATUS = re.compile(r"retract|withdrawn|deleted", re.IGNORECASE)
_STORY = r"(?:article|story|report|item|post|piece|dispatch|headline|alert)"
RETRACTED = re.compile(
    rf"\b(?:this|the (?:above|previous|earlier|following)|an earlier version of this) {_STORY} (?:has been|was|is|is being|has now been) (?:retracted|withdrawn|killed|removed|taken down|deleted|unpublished)"
    rf"|\bwe (?:have |are )?(?:retract(?:ed|ing)?|withdrawn|withdraw(?:ing)?|removed) (?:this|the|our) (?:\w+ )?{_STORY}"
    rf"|^\W*(?:retracted|withdrawn|story removed|article removed|kill (?:notice|advisory))\b\W"
    rf"|\b{_STORY} (?:has been )?(?:retracted|withdrawn) (?:because|after|by|due)",
    re.IGNORECASE | re.MULTILINE,
)
RETRACTED_HEAD = 1_200


def wall(text: str, stated: Stated, url: str | None, markup: str) -> tuple[str, str] | None:
    """(kind, reason) of what stands in the article's place, or None for an article."""
    words = text.split()
    short = len(words) < SHORT
    return (
        (_error(text, stated) if short else None)
        or _consent(words, short, stated, url)
        or _paywall(words, short, stated, markup)
        or (("empty", "the page has no body text") if not words else None)
    )


def is_retracted(title: str | None, text: str, status: str | None) -> bool:
    """Does the page say, at its head or in its data, that it no longer stands?"""
    if status and RETRACTED_STATUS.search(status):
        return True
    return RETRACTED.search(f"{title or ''}\n{text[:RETRACTED_HEAD]}") is not None


def _consent(words: list[str], short: bool, stated: Stated, url: str | None) -> tuple[str, str] | None:
    parts = urlsplit(url or "")
    if CONSENT_HOST.search(parts.netloc) or CONSENT_PATH.search(parts.path):
        return "consent", "the address is one of a consent wall"
    if stated.title and CONSENT_TITLE.search(stated.title) and not stated.published and _dense(words):
        return "consent", "the page asks for consent and has no dated article"
    if short and len(words) > 10 and not stated.published and _dense(words):  # noqa: PLR2004 - a sentence at least
        return "consent", "the text is about cookies and consent only"
    return None


def _dense(words: list[str]) -> bool:
    return len(CONSENT_WORDS.findall(" ".join(words[:400]))) > CONSENT_DENSITY * min(len(words), 400)


def _error(text: str, stated: Stated) -> tuple[str, str] | None:
    if stated.title and ERROR_TITLE.search(stated.title) and not stated.published:
        return "error", f"the page's title is that of an error page: {stated.title[:80]}"
    if ERROR_TEXT.search(text):
        return "error", "the text is that of an error page or a robots check"
    return None


def _paywall(words: list[str], short: bool, stated: Stated, markup: str) -> tuple[str, str] | None:
    if stated.free is False and (short or (len(words) < EXCERPT and WALL_TEXT.search(markup))):
        return "paywall", "the page says that it is not free and shows an excerpt"
    text = " ".join(words)
    if short and (WALL_TEXT.search(text) or WALL_TEXT.search(markup)):
        return "paywall", "the page asks for a subscription and shows an excerpt"
    return None
