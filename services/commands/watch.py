"""`tollwire watch`: the incidents as a live table in the terminal, from the topics.

Does not keep anything: it reads from the beginning each time.
"""

import asyncio
import sys
from contextlib import suppress
from pathlib import Path

from rich.console import Console, Group, RenderableType
from rich.live import Live as Screen
from rich.table import Table
from rich.text import Text

from schemas.incident import Incident
from services.board import figures, listing
from services.board.live import Live
from services.board.view import Board
from services.commands.explain import chosen
from services.commands.tails import opened
from services.commands.terminal import CommandError

FRAME_SECONDS = 0.5
GRADE_STYLES = {"confirmed": "bold green", "fair": "green", "weak": "yellow", "contested": "bold red", "discounted": "dim"}
CHANGES = 12


def watch(incident_id: str | None, data: Path | None, kafka: str | None, *, once: bool) -> int:
    """Show the table until Ctrl-C, or once."""
    with suppress(KeyboardInterrupt):
        asyncio.run(_watch(incident_id, data, kafka, once=once or not sys.stdout.isatty()))
    return 0


async def _watch(incident_id: str | None, data: Path | None, kafka: str | None, *, once: bool) -> None:
    console = Console()
    async with opened(data, kafka) as tail:
        live = Live(tail)
        following = asyncio.create_task(live.follow())
        ready = asyncio.create_task(live.ready.wait())
        await asyncio.wait([following, ready], return_when=asyncio.FIRST_COMPLETED)
        try:
            if once:
                console.print(_shown(live.board, incident_id, None))
                return
            with Screen(console=console, screen=True, auto_refresh=False) as screen:
                while not following.done():
                    screen.update(_shown(live.board, incident_id, console.height), refresh=True)
                    await asyncio.sleep(FRAME_SECONDS)
            following.result()
        finally:
            following.cancel()
            ready.cancel()


def _shown(board: Board, incident_id: str | None, height: int | None) -> RenderableType:
    return incident_table(board, incident_id) if incident_id else incidents_table(board, height)


def incidents_table(board: Board, height: int | None = None) -> RenderableType:
    """All incidents, the latest change first, as many as the terminal holds."""
    rows = [listing.row(board, one) for one in listing.chosen(board, listing.Query())]
    table = Table(title=f"{figures.plural(len(rows), 'incident')}", title_justify="left", expand=True)
    for name, justify in (("figure", "right"), ("", "left"), ("range", "right"), ("incident", "left"), ("date", "left"),
                          ("grade", "left"), ("origins", "right"), ("outlets", "right"), ("last change", "left")):  # fmt: skip
        table.add_column(name, justify="right" if justify == "right" else "left", overflow="fold")
    for row in rows[: max(1, (height - 6) // 2) if height else None]:
        table.add_row(*_cells(row))
    return table


def _cells(row: listing.Row) -> list[RenderableType]:
    one = row.incident
    return [
        Text(row.lead.best if row.lead else "–", style="bold"),
        row.lead.label if row.lead else "",
        row.lead.spread if row.lead else "",
        Text(f"{row.title}\n", style="bold").append(Text(f"{row.place}  {one.incident_id}", style="dim")),
        row.date,
        Text(one.grade, style=GRADE_STYLES[one.grade]),
        str(one.n_origins),
        str(one.n_outlets),
        Text(figures.what(row.change) if row.change else ""),
    ]


def incident_table(board: Board, incident_id: str) -> RenderableType:
    """One incident: who says what, and its latest changes. Raises CommandError where there is none of this id."""
    found = chosen(board.incidents.values(), incident_id)
    if len(found) != 1:
        raise CommandError(f"{len(found) or 'no'} incidents have an id that begins with {incident_id}")
    return Group(incidents_table_of(board, found[0]), _voices(found[0]), _changes(board, found[0]))


def incidents_table_of(board: Board, incident: Incident) -> Text:
    """The incident's heading."""
    row = listing.row(board, incident)
    figure = (
        f"{row.lead.best} {row.lead.label}" + (f" ({row.lead.spread})" if row.lead.spread else "") if row.lead else "no figure"
    )
    text = Text(f"{row.title}, {row.date}: {figure}\n", style="bold")
    text.append(Text(f"{incident.grade}: {incident.grade_reason}\n", style=GRADE_STYLES[incident.grade]))
    return text


def _voices(incident: Incident) -> Table:
    table = Table(title="Who says what", title_justify="left", expand=True)
    for name in ("origin", "says", "carried by"):
        table.add_column(name, overflow="fold")
    for origin in incident.origins:
        said = [f"{figures.bounds(one.low, one.high, one.modifier)} {figures.CATEGORIES[one.category]} {figures.MEASURES[one.measure]}"
                for one in origin.latest]  # fmt: skip
        carriers = dict.fromkeys(carrier.outlet for carrier in origin.carriers)
        table.add_row(
            Text(origin.name, style="" if origin.independent else "dim"), Text("\n".join(said)), Text(", ".join(carriers))
        )
    return table


def _changes(board: Board, incident: Incident) -> Table:
    table = Table(title="What changed", title_justify="left", expand=True, show_header=False)
    for change in board.changes.get(incident.incident_id, ())[-CHANGES:][::-1]:
        table.add_row(Text(figures.when(change.at)), Text(figures.what(change)))
    return table
