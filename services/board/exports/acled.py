"""ACLED's 31 columns. Fatalities are one number there: the lowest reported, as its codebook has it; unknown stays empty, not 0.

Only political violence is exported; disasters and accidents have no place in that codebook. Does not assign actors.
"""

from collections.abc import Mapping, Sequence

import pycountry

from schemas.article import Article
from schemas.incident import Incident
from services.board.exports import cells
from services.board.figures import country_name

COLUMNS = (
    "event_id_cnty", "event_date", "year", "time_precision", "disorder_type", "event_type", "sub_event_type", "actor1",
    "assoc_actor_1", "inter1", "actor2", "assoc_actor_2", "inter2", "interaction", "civilian_targeting", "iso", "region", "country",
    "admin1", "admin2", "admin3", "location", "latitude", "longitude", "geo_precision", "source", "source_scale", "notes",
    "fatalities", "tags", "timestamp",
)  # fmt: skip
REMOTE, CIVILIANS = "Explosions/Remote violence", "Violence against civilians"
TYPES = {
    "airstrike": (REMOTE, "Air/drone strike"),
    "shelling": (REMOTE, "Shelling/artillery/missile attack"),
    "bombing": (REMOTE, "Remote explosive/landmine/IED"),
    "suicide_bombing": (REMOTE, "Suicide bomb"),
    "chemical_attack": (REMOTE, "Chemical weapon"),
    "shooting": (CIVILIANS, "Attack"),
    "stabbing": (CIVILIANS, "Attack"),
    "vehicle_attack": (CIVILIANS, "Attack"),
    "execution": (CIVILIANS, "Attack"),
    "clash": ("Battles", "Armed clash"),
    "protest_violence": ("Protests", "Excessive force against protesters"),
}
GEO_PRECISION = {"site": 1, "settlement": 1, "district": 2, "province": 3, "country": 3}
TIME_PRECISION = {10: 1, 7: 3}
"""By the length of the date: a day, a month. A year alone is no date to ACLED."""


def export(incidents: Sequence[Incident], _articles: Mapping[str, Article]) -> str:
    """Every incident of a type that ACLED records, with at least a month."""
    known = [one for one in incidents if one.event_type.value in TYPES and len(cells.date(one) or "") in TIME_PRECISION]
    return cells.rows_as_csv([COLUMNS], map(_row, known), COLUMNS)


def _row(incident: Incident) -> dict[str, cells.Cell]:
    date = cells.date(incident) or ""
    event_type, sub_type = TYPES[incident.event_type.value]
    killed = cells.estimate(incident, "killed")
    return {
        "event_id_cnty": incident.incident_id,
        "event_date": date,
        "year": date[:4],
        "time_precision": TIME_PRECISION[len(date)],
        "disorder_type": "Demonstrations" if event_type == "Protests" else "Political violence",
        "event_type": event_type,
        "sub_event_type": sub_type,
        "actor1": "; ".join(_perpetrators(incident)),
        **_where(incident),
        "source": "; ".join(cells.outlets(incident)),
        "notes": cells.notes(incident),
        "fatalities": killed.low if killed.low is not None else killed.best,
        "timestamp": incident.updated_at,
    }


def _perpetrators(incident: Incident) -> list[str]:
    value = incident.perpetrators.value
    return [str(one) for one in value] if isinstance(value, list | tuple) else [str(value)] if value else []


def _where(incident: Incident) -> dict[str, cells.Cell]:
    place, code = cells.place(incident), cells.country_code(incident)
    country = pycountry.countries.get(alpha_2=code) if code else None
    found: dict[str, cells.Cell] = {
        "iso": int(country.numeric) if country else None,
        "country": country_name(code) if code else None,
    }
    if place:
        found |= {"admin1": place.within[-1] if place.within else None, "location": place.name or place.text,
                  "latitude": place.lat, "longitude": place.lon, "geo_precision": GEO_PRECISION[place.precision]}  # fmt: skip
    return found
