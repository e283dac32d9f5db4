"""Incidents in the forms that other desks read. Each format is one pure function of incidents and articles.

Does not serve them: services/board/api.py does. Does not turn words into numbers: what is unknown stays empty.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from schemas.article import Article
from schemas.incident import Incident
from services.board.exports import acled, claimreview, hxl, table, ucdp

Export = Callable[[Sequence[Incident], Mapping[str, Article]], str]


@dataclass(frozen=True, slots=True)
class Format:
    """A form of export."""

    title: str
    content_type: str
    extension: str
    write: Export


FORMATS: dict[str, Format] = {
    "csv": Format("Table (CSV)", "text/csv", "csv", table.export),
    "ucdp": Format("UCDP GED (CSV)", "text/csv", "csv", ucdp.export),
    "acled": Format("ACLED (CSV)", "text/csv", "csv", acled.export),
    "hxl": Format("HXL (CSV)", "text/csv", "csv", hxl.export),
    "claimreview": Format("ClaimReview (JSON-LD)", "application/ld+json", "jsonld", claimreview.export),
}
