"""A plain table: one row for each figure of each incident, with its range, agreement and grade.

Does not follow any other desk's codebook.
"""

from collections.abc import Iterator, Mapping, Sequence

from schemas.article import Article
from schemas.incident import Incident
from services.board.exports import cells

COLUMNS = (
    "incident_id", "event_type", "date", "date_precision", "place", "country", "latitude", "longitude", "measure", "category",
    "low", "best", "high", "agreement", "explanation", "grade", "contested", "unverified", "n_origins", "n_outlets", "origins",
    "outlets", "revision", "updated_at",
)  # fmt: skip


def export(incidents: Sequence[Incident], _articles: Mapping[str, Article]) -> str:
    """The table with its header."""
    return cells.rows_as_csv([COLUMNS], (row for incident in incidents for row in _rows(incident)), COLUMNS)


def _rows(incident: Incident) -> Iterator[dict[str, cells.Cell]]:
    place = cells.place(incident)
    shared: dict[str, cells.Cell] = {
        "incident_id": incident.incident_id,
        "event_type": str(incident.event_type.value or ""),
        "date": cells.date(incident),
        "date_precision": incident.date.precision,
        "place": (place.name or place.text) if place else None,
        "country": cells.country_code(incident),
        "latitude": place.lat if place else None,
        "longitude": place.lon if place else None,
        "grade": incident.grade,
        "contested": str(incident.contested.value).lower(),
        "unverified": str(incident.unverified.value).lower(),
        "n_origins": incident.n_origins,
        "n_outlets": incident.n_outlets,
        "origins": "; ".join(cells.origins(incident)),
        "outlets": "; ".join(cells.outlets(incident)),
        "revision": incident.revision,
        "updated_at": incident.updated_at,
    }
    for measure, by_category in incident.estimates.items():
        for category, one in by_category.items():
            figure = {"low": one.low, "best": one.best, "high": one.high, "agreement": one.agreement}
            yield {**shared, "measure": measure, "category": category, **figure, "explanation": one.explanation}
