"""Golden pair: the reports of one incident, and beside them the incident and the words that explain it, byte for byte.

`make golden` rewrites the expected side; the difference is reviewed.
"""

import os
from pathlib import Path

from schemas.incident import Change, Incident
from schemas.report import Report
from services.aggregator.explain import explain
from tests.aggregator.made import ran

HERE = Path(__file__).parent / "golden"


def told() -> tuple[Incident, list[Change]]:
    reports = [Report.from_json(line) for line in (HERE / "village.reports.jsonl").read_bytes().splitlines()]
    events = ran(reports)[1]
    return [one for one in events if isinstance(one, Incident)][-1], [one for one in events if isinstance(one, Change)]


def same(name: str, found: bytes) -> None:
    """Equal to the file of this name, which TOLLWIRE_GOLDEN=write writes anew."""
    path = HERE / name
    if os.environ.get("TOLLWIRE_GOLDEN") == "write":
        path.write_bytes(found)
    assert path.read_bytes() == found


def test_the_incident_of_the_golden_reports() -> None:
    same("village.incident.json", told()[0].to_json() + b"\n")


def test_its_explanation_in_words() -> None:
    incident, changes = told()

    same("village.explained.txt", (explain(incident, changes) + "\n").encode())
