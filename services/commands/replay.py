"""`tollwire replay`: articles through the same steps as live, to the incidents they end in, without broker or network.

Does not run steps: services/shell/replay.py does.
"""

from collections.abc import Iterable
from dataclasses import replace as replaced
from datetime import datetime
from typing import Any

from schemas.article import Article
from schemas.base import Model
from schemas.dates import BARE_DATE, normalise
from schemas.deadletter import DeadLetter
from services.commands.articles import article_of
from services.commands.lines import Bad, BadLines, Output, output, read_lines
from services.commands.terminal import BAD_LINES, CommandError, Meter, meter
from services.outcome import Outcome, Service
from services.shell.deadletter import original
from services.shell.replay import replay as replayed

END_OF_DAY = "T23:59:59.999999+00:00"


def replay(source: str, target: str, as_of: str | None, changes: str | None) -> int:
    """Write the final incidents and, if asked, every change; the exit status says whether a line was refused."""
    from services.wiring import services

    limit = moment_of(as_of) if as_of else None
    bad = BadLines(source)
    articles, lines = _read(source, bad)
    with Output(target) as out, output(changes) as changes_out:
        with meter("replay", len(articles), in_bytes=False) as bar:
            result = replayed(articles, _counted(services(), bar), limit)
        for letter in result.dead:
            bad.report(Bad(lines.get(_line_key(letter), 0), letter.reason))
        for incident in result.incidents:
            out.write(incident.to_json())
        if changes_out:
            for change in result.changes:
                changes_out.write(change.to_json())
    return BAD_LINES if bad.count else 0


def moment_of(text: str) -> str:
    """The moment that --as-of names; a bare date is the end of that day, so that the day's articles are known."""
    moment = normalise(text)
    if moment is None:
        raise CommandError(f"--as-of: {text!r} is no date or time; write it as 2018-11-17 or 2018-11-17T18:00:00+00:00")
    return moment + END_OF_DAY if BARE_DATE.fullmatch(moment) else moment


def _read(source: str, bad: BadLines) -> tuple[list[Article], dict[str, int]]:
    articles: list[Article] = []
    lines: dict[str, int] = {}
    for line in read_lines(source, "read"):
        article = article_of(line)
        if isinstance(article, Bad):
            bad.report(article)
            continue
        articles.append(article)
        lines[article.id] = line.number
    return articles, lines


def _line_key(letter: DeadLetter) -> str:
    return (original(letter).key or b"").decode("utf-8", "replace")


def _counted(services: Iterable[Service[Any]], bar: Meter) -> list[Service[Any]]:
    """The same services; every article that one of them takes moves the bar."""
    done = 0

    def counting(service: Service[Any]) -> Service[Any]:
        def step(state: Any, event: Model, now: datetime) -> Outcome[Any]:
            nonlocal done
            done += 1
            bar.at(done)
            return service.step(state, event, now)

        return replaced(service, step=step)

    return [counting(service) if "articles" in service.inputs else service for service in services]
