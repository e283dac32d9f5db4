"""HXL: a table for relief desks, one row an incident, with the row of hashtags under the header.

Does not aggregate by place or day.
"""

from collections.abc import Mapping, Sequence

from schemas.article import Article
from schemas.incident import Incident
from services.board.exports import cells
from services.board.figures import country_name

FACTS = {
    "Incident": "#event+id",
    "Type": "#event+type",
    "Date": "#date+occurred",
    "Country": "#country+name",
    "Country code": "#country+code+v_iso2",
    "Place": "#loc+name",
    "Latitude": "#geo+lat",
    "Longitude": "#geo+lon",
    "Grade": "#status+grade",
    "Contested": "#status+contested",
    "Unverified": "#status+unverified",
    "Independent origins": "#meta+origins+num",
    "Outlets": "#meta+outlets+num",
    "Updated": "#date+updated",
    "Notes": "#description",
}
MEASURES = ("killed", "injured", "missing")
PARTS = ("civilians", "children", "women")
BOUNDS = {"low": "min", "best": "best", "high": "max"}
FIGURES = {
    **{
        f"{measure.capitalize()} ({bound})": f"#affected+{measure}+{tag}" for measure in MEASURES for bound, tag in BOUNDS.items()
    },
    **{f"Killed {part}": f"#affected+killed+{part}" for part in PARTS},
}
COLUMNS = (*FACTS, *FIGURES)
TAGS = (*FACTS.values(), *FIGURES.values())


def export(incidents: Sequence[Incident], _articles: Mapping[str, Article]) -> str:
    """Header, hashtags, rows."""
    return cells.rows_as_csv([COLUMNS, TAGS], map(_row, incidents), COLUMNS)


def _row(incident: Incident) -> dict[str, cells.Cell]:
    place, code = cells.place(incident), cells.country_code(incident)
    totals = {measure: cells.estimate(incident, measure) for measure in MEASURES}
    return {
        "Incident": incident.incident_id,
        "Type": str(incident.event_type.value or ""),
        "Date": cells.date(incident),
        "Country": country_name(code) if code else None,
        "Country code": code,
        "Place": (place.name or place.text) if place else None,
        "Latitude": place.lat if place else None,
        "Longitude": place.lon if place else None,
        "Grade": incident.grade,
        "Contested": str(incident.contested.value).lower(),
        "Unverified": str(incident.unverified.value).lower(),
        "Independent origins": incident.n_origins,
        "Outlets": incident.n_outlets,
        "Updated": incident.updated_at,
        "Notes": cells.notes(incident),
        **{f"{measure.capitalize()} ({bound})": getattr(one, bound) for measure, one in totals.items() for bound in BOUNDS},
        **{f"Killed {part}": cells.estimate(incident, "killed", part).best for part in PARTS},
    }
