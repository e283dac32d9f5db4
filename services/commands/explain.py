"""`tollwire explain`: an incident in words, from a file of incidents or from the log of `tollwire run`.

Does not find the words: services/aggregator/explain.py does.
"""

import asyncio
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import TypeVar

from pydantic import ValidationError

from schemas.base import Model
from schemas.incident import Change, Incident
from services.aggregator.explain import explain as in_words
from services.commands.data import existing_log
from services.commands.lines import Bad, BadLines, read_lines
from services.commands.terminal import BAD_LINES, NOT_POSSIBLE, complain
from services.outcome import Reject
from services.shell.codec import decode
from services.shell.local import LocalLog

M = TypeVar("M", bound=Model)


def explain(incident_id: str, source: str | None, changes: str | None, data: Path | None) -> int:
    """Write the explanation; the exit status says whether there is such an incident and whether a line was refused."""
    bad = 0
    if source is None:
        incidents, told = _from_log(data)
    else:
        incidents, bad = _from_file(source, Incident)
        told, more = _from_file(changes, Change) if changes else ([], 0)
        bad += more
    found = chosen(incidents, incident_id)
    if len(found) != 1:
        complain(_not_one(incident_id, found))
        return NOT_POSSIBLE
    sys.stdout.write(in_words(found[0], [one for one in told if one.incident_id == found[0].incident_id]).rstrip() + "\n")
    return BAD_LINES if bad else 0


def chosen(incidents: Iterable[Incident], incident_id: str) -> list[Incident]:
    """The incident of this id, or those whose id begins so; merged ones lead on to the one that answers for them."""
    by_id = {incident.incident_id: incident for incident in incidents}
    found = [by_id[incident_id]] if incident_id in by_id else [one for name, one in by_id.items() if name.startswith(incident_id)]
    followed = {one.incident_id: one for one in (_followed(one, by_id) for one in found)}
    return list(followed.values())


def _followed(incident: Incident, by_id: dict[str, Incident]) -> Incident:
    seen: set[str] = set()
    while incident.merged_into in by_id and incident.incident_id not in seen:
        seen.add(incident.incident_id)
        incident = by_id[incident.merged_into]
    return incident


def _not_one(incident_id: str, found: list[Incident]) -> str:
    if not found:
        return f"no incident has the id {incident_id}"
    names = ", ".join(one.incident_id for one in found[:5])
    return f"{len(found)} incidents have ids that begin with {incident_id}: {names}"


def _from_file(source: str, model: type[M]) -> tuple[list[M], int]:
    bad = BadLines(source)
    found: list[M] = []
    for line in read_lines(source, "read"):
        try:
            found.append(model.from_json(line.data))
        except ValidationError as error:
            first = error.errors(include_url=False, include_input=False)[0]
            reason = line.refused or f"not {'an incident' if model is Incident else 'a change'}: {first['msg']}"
            bad.report(Bad(line.number, reason))
    return found, bad.count


def _from_log(data: Path | None) -> tuple[list[Incident], list[Change]]:
    return asyncio.run(_read(LocalLog(existing_log(data))))


async def _read(log: LocalLog) -> tuple[list[Incident], list[Change]]:
    incidents: dict[str, Incident] = {}
    changes: list[Change] = []
    async for record in log.tail(["incidents", "changes"], follow=False):
        try:
            event = decode(record)
        except Reject:
            continue
        if isinstance(event, Incident):
            incidents[event.incident_id] = event
        elif isinstance(event, Change):
            changes.append(event)
    log.close()
    return list(incidents.values()), changes
