import csv
import io
import json

import pytest

from schemas.incident import Agreed
from services.board.exports import FORMATS, acled, hxl, table, ucdp
from tests.board import factories as given

ARTICLES = {"art_1": given.article()}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


def test_ucdp_has_its_49_columns_and_the_split_adds_up() -> None:
    estimates = {"killed": {"people": given.estimate(40, 43, 53), "civilians": given.estimate(36, 36, 40)}}

    (row,) = rows(ucdp.export([given.incident(estimates=estimates)], ARTICLES))

    assert len(row) == 49
    assert (row["low"], row["best"], row["high"]) == ("40", "43", "53")
    assert int(row["deaths_civilians"]) + int(row["deaths_unknown"]) == int(row["best"])
    assert (row["deaths_a"], row["deaths_b"], row["type_of_violence"]) == ("", "", "")
    assert (row["date_start"], row["date_prec"], row["where_prec"], row["country"]) == ("2018-11-17", "1", "1", "Syria")
    assert row["source_original"] == "River Observatory; State Agency"
    assert row["source_headline"] == "At least 40 killed at Marsh End"


def test_acled_has_its_31_columns_and_the_lowest_figure() -> None:
    (row,) = rows(acled.export([given.incident()], ARTICLES))

    assert len(row) == 31
    assert (row["fatalities"], row["event_type"], row["sub_event_type"]) == (
        "40",
        "Explosions/Remote violence",
        "Air/drone strike",
    )
    assert (row["iso"], row["actor1"], row["time_precision"], row["geo_precision"]) == ("760", "coalition", "1", "1")


def test_acled_leaves_out_what_its_codebook_has_no_place_for() -> None:
    quake, undated = given.incident(event_type=Agreed(value="earthquake")), given.incident(date=Agreed())

    assert rows(acled.export([quake, undated], {})) == []


def test_hxl_has_its_hashtags_under_the_header() -> None:
    header, tags, row = csv.reader(io.StringIO(hxl.export([given.incident()], {})))

    assert all(tag.startswith("#") for tag in tags)
    assert dict(zip(tags, row, strict=True))["#affected+killed+best"] == "40"
    assert len(header) == len(tags) == len(row)


def test_the_plain_table_has_a_row_for_each_figure() -> None:
    found = rows(table.export([given.incident()], {}))

    assert [(row["measure"], row["category"], row["best"]) for row in found] == [
        ("killed", "people", "40"),
        ("killed", "children", "17"),
    ]


def test_claim_review_says_how_each_claim_stands() -> None:
    graph = json.loads(FORMATS["claimreview"].write([given.incident()], {}))["@graph"]
    by_claim = {review["@id"]: review for review in graph}

    assert by_claim["urn:tollwire:clm_43"]["claimReviewed"] == "at least 43 people killed"
    assert by_claim["urn:tollwire:clm_43"]["itemReviewed"]["author"]["name"] == "River Observatory"
    assert by_claim["urn:tollwire:clm_191"]["reviewRating"]["alternateName"].startswith("Not counted: a total over several")
    assert "urn:tollwire:clm_no" not in by_claim


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "claimreview"])
def test_unknown_is_empty_and_never_zero(name: str) -> None:
    unknown = given.incident(estimates={"killed": {"people": given.estimate(None, None, None)}}, place=Agreed(), block="ZZ")

    assert not [cell for row in rows(FORMATS[name].write([unknown], {})) for column, cell in row.items()
                if cell == "0" and column not in {"n_origins", "n_outlets"}]  # fmt: skip


@pytest.mark.parametrize("name", [name for name in FORMATS if name != "claimreview"])
def test_a_name_that_is_a_formula_does_not_run(name: str) -> None:
    hostile = given.incident(incident_id="=cmd()", perpetrators=Agreed(value=["@SUM(A1)"]), grade_reason="+1")

    for row in rows(FORMATS[name].write([hostile], {})):
        assert not [cell for cell in row.values() if cell.startswith(("=", "+", "-", "@"))]
