"""UCDP GED's 49 columns. What Tollwire does not judge (sides, dyads, type of violence, grid cell) stays empty.

Deaths are split only as far as sources split them: civilians, and the rest as unknown. Does not assign UCDP's own ids.
"""

from collections.abc import Mapping, Sequence

from schemas.article import Article
from schemas.incident import Incident
from services.board.exports import cells
from services.board.figures import country_name

COLUMNS = (
    "id", "relid", "year", "active_year", "code_status", "type_of_violence", "conflict_dset_id", "conflict_new_id", "conflict_name",
    "dyad_dset_id", "dyad_new_id", "dyad_name", "side_a_dset_id", "side_a_new_id", "side_a", "side_b_dset_id", "side_b_new_id",
    "side_b", "number_of_sources", "source_article", "source_office", "source_date", "source_headline", "source_original",
    "where_prec", "where_coordinates", "where_description", "adm_1", "adm_2", "latitude", "longitude", "geom_wkt", "priogrid_gid",
    "country", "country_id", "region", "event_clarity", "date_prec", "date_start", "date_end", "deaths_a", "deaths_b",
    "deaths_civilians", "deaths_unknown", "best", "high", "low", "gwnoa", "gwnob",
)  # fmt: skip
WHERE_PREC = {"site": 1, "settlement": 1, "district": 3, "province": 4, "country": 6}
DATE_PREC = {"day": 1, "month": 4, "year": 5}
MONTH_FORM, YEAR_FORM = 7, 4


def export(incidents: Sequence[Incident], articles: Mapping[str, Article]) -> str:
    """Every incident in which somebody is said to have died."""
    known = [one for one in incidents if cells.estimate(one, "killed").best is not None]
    return cells.rows_as_csv([COLUMNS], (_row(one, articles) for one in known), COLUMNS)


def _row(incident: Incident, articles: Mapping[str, Article]) -> dict[str, cells.Cell]:
    return {
        "id": incident.incident_id,
        "relid": incident.incident_id,
        "code_status": incident.grade,
        **_where(incident),
        **_when(incident),
        **_sources(incident, articles),
        **_deaths(incident),
    }


def _where(incident: Incident) -> dict[str, cells.Cell]:
    place = cells.place(incident)
    code = cells.country_code(incident)
    if place is None:
        return {"country": country_name(code) if code else None}
    within = (*place.within, None, None)
    point = place.lat is not None and place.lon is not None
    return {
        "where_prec": WHERE_PREC[place.precision],
        "where_coordinates": place.name or place.text,
        "where_description": place.text,
        "adm_1": within[-3] if place.within else None,
        "adm_2": place.within[0] if len(place.within) > 1 else None,
        "latitude": place.lat,
        "longitude": place.lon,
        "geom_wkt": f"POINT ({place.lon} {place.lat})" if point else None,
        "country": country_name(code) if code else None,
    }


def _when(incident: Incident) -> dict[str, cells.Cell]:
    date = cells.date(incident)
    if date is None:
        return {}
    precision = {MONTH_FORM: "month", YEAR_FORM: "year"}.get(len(date), "day")
    whole_day = date if precision == "day" else None
    return {"year": date[:4], "date_prec": DATE_PREC[precision], "date_start": whole_day, "date_end": whole_day,
            "event_clarity": 1 if precision == "day" else 2}  # fmt: skip


def _sources(incident: Incident, articles: Mapping[str, Article]) -> dict[str, cells.Cell]:
    found = [articles[one] for one in incident.articles if one in articles]
    return {
        "number_of_sources": incident.n_outlets,
        "source_article": "; ".join(cells.titles(incident, articles)),
        "source_office": "; ".join(cells.outlets(incident)),
        "source_date": "; ".join((one.published or "")[:10] for one in found),
        "source_headline": "; ".join(one.title or "" for one in found),
        "source_original": "; ".join(cells.origins(incident)),
    }


def _deaths(incident: Incident) -> dict[str, cells.Cell]:
    total, civilians = cells.estimate(incident, "killed"), cells.estimate(incident, "killed", "civilians")
    best = total.best or 0
    known = civilians.best if civilians.best is not None and civilians.best <= best else None
    unknown = best - (known or 0)
    return {"deaths_civilians": known, "deaths_unknown": unknown, "best": best, "high": total.high, "low": total.low}
