"""Cells and facts that several exports share.

Does not know any format.
"""

import csv
import io
from collections.abc import Iterable, Mapping, Sequence

from schemas.article import Article
from schemas.claim import Place
from schemas.incident import Estimate, Incident
from services.board.figures import place_of

FORMULA = ("=", "+", "-", "@", "\t", "\r")
Cell = str | int | float | None


def rows_as_csv(header: Iterable[Sequence[str]], rows: Iterable[Mapping[str, Cell]], columns: Sequence[str]) -> str:
    """CSV in the order of the columns, empty where nothing is known."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerows(header)
    writer.writerows([safe(row.get(column)) for column in columns] for row in rows)
    return out.getvalue()


def safe(cell: Cell) -> Cell:
    """Text that a spreadsheet would run as a formula gets an apostrophe: names come from outside."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith(FORMULA) else cell


def estimate(incident: Incident, measure: str, category: str = "people") -> Estimate:
    """The estimate of a measure and category; nothing known where there is none."""
    return incident.estimates.get(measure, {}).get(category, Estimate())


def place(incident: Incident) -> Place | None:
    """The agreed place."""
    return place_of(incident.place.value)


def country_code(incident: Incident) -> str | None:
    """The agreed country, else the country of the block."""
    found = place(incident)
    return found.country if found and found.country else (incident.block if incident.block != "ZZ" else None)


def date(incident: Incident) -> str | None:
    """The agreed date as text, at its precision."""
    return str(incident.date.value) if incident.date.value else None


def outlets(incident: Incident) -> list[str]:
    """Everybody who carried a claim, once, in order."""
    return list(dict.fromkeys(claim.outlet for claim in incident.evidence if claim.outlet))


def origins(incident: Incident) -> list[str]:
    """The independent origins by name."""
    return [origin.name for origin in incident.origins if origin.independent]


def titles(incident: Incident, articles: Mapping[str, Article]) -> list[str]:
    """The incident's articles as "outlet, date, title"."""
    found = [articles[one] for one in incident.articles if one in articles]
    return [", ".join(part for part in (one.publisher, (one.published or "")[:10], one.title) if part) for one in found]


def notes(incident: Incident) -> str:
    """Why the figure is what it is, and what is disputed, in sentences."""
    said = [estimate(incident, measure).explanation for measure in ("killed", "injured", "missing")]
    return " ".join(sentence for sentence in [*said, incident.grade_reason, incident.contested.reason] if sentence)
