"""`tollwire`: the command line. Thin: each command names its options and calls one function of services/commands.

Does not do anything itself.
"""

import sys
from pathlib import Path
from typing import Annotated

import typer

from services.commands.terminal import INTERRUPTED, CommandError, complain, leave_quietly
from services.shell.collector import calm

CONTEXT = {"help_option_names": ["-h", "--help"]}
app = typer.Typer(
    name="tollwire",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode="markdown",
    context_settings=CONTEXT,
    help="""How many, says who, and how many of those are really independent?

Tollwire reads newsrooms' feeds, keeps every figure of people killed, injured or missing with the sentence and the source
it came from, and holds a live, explained consensus on each incident.

**Start here:** `tollwire run --sample` shows a story unfold on a board in your browser; nothing else is needed.

Commands that read or write data use JSON Lines, one object a line; `-` is standard input or output.""",
)
feeds = typer.Typer(no_args_is_help=True, context_settings=CONTEXT, help="Bring lists of feeds in and out, and look at feeds.")
letters = typer.Typer(no_args_is_help=True, context_settings=CONTEXT, help="Look at what a step refused, and play it again.")
app.add_typer(feeds, name="feeds")
app.add_typer(letters, name="dead-letters")

Source = Annotated[str, typer.Argument(metavar="FILE", help="JSON Lines, gzipped or not; `-` is standard input.")]
Target = Annotated[str, typer.Option("--output", "-o", metavar="FILE", help="Where results go; `-` is standard output.")]
Data = Annotated[
    Path | None,
    typer.Option("--data", metavar="DIR", help="Folder of a `tollwire run` on this machine. Default: your usual data folder."),
]
Broker = Annotated[
    str | None,
    typer.Option("--kafka", metavar="HOST:PORT", envvar="TOLLWIRE_BROKERS", help="Use this cluster, not the local log."),
]


@app.command()
def extract(
    file: Source = "-",
    output: Target = "-",
    jobs: Annotated[int, typer.Option("--jobs", min=1, max=256, help="Work on so many processes; the order stays.")] = 1,
    explain: Annotated[bool, typer.Option("--explain", help="Say it in words, with rule and sentence, not as JSON.")] = False,
) -> None:
    """Find every casualty figure and statement in articles.

    One line comes out for each article that goes in, in the same order: `{"id": ..., "claims": [...]}`.
    Each claim has its figure, who said it, and the place of its words in the article.

    Example: `tollwire extract articles.jsonl -o claims.jsonl --jobs 2`
    """
    from services.commands import extract as command

    raise typer.Exit(command.extract(file, output, jobs, explain=explain))


@app.command()
def replay(
    file: Source = "-",
    output: Target = "-",
    as_of: Annotated[str | None, typer.Option("--as-of", metavar="TIME", help="Only what was said until then; a bare date "
                                              "is the end of that day, UTC.")] = None,
    changes: Annotated[str | None, typer.Option("--changes", metavar="FILE", help="Also write every change, in order.")] = None,
) -> None:  # fmt: skip
    """Turn articles into incidents: who said how many, and what that amounts to.

    Articles may come in any order; they are taken in the order in which they appeared. One incident a line comes out.

    Example: `tollwire replay articles.jsonl -o incidents.jsonl --changes changes.jsonl --as-of 2018-11-17T18:00Z`
    """
    from services.commands import replay as command

    raise typer.Exit(command.replay(file, output, as_of, changes))


@app.command()
def feed(
    sources: Annotated[list[str], typer.Argument(metavar="FILE_OR_URL...", help="RSS, Atom, RDF or JSON Feed.")],
    output: Target = "-",
) -> None:
    """Read feeds: one line for each entry.

    Example: `tollwire feed saved-feed.xml https://example.org/rss -o entries.jsonl`
    """
    from services.commands import fetch as command

    raise typer.Exit(command.feed(sources, output))


@app.command()
def page(
    sources: Annotated[list[str], typer.Argument(metavar="FILE_OR_URL...", help="HTML pages.")],
    output: Target = "-",
    url: Annotated[str | None, typer.Option("--url", help="The address that the (one) file was saved from.")] = None,
) -> None:
    """Take the article out of HTML pages: one line for each page, ready for `extract` and `replay`.

    Example: `tollwire page saved.html --url https://example.org/story | tollwire extract`
    """
    from services.commands import fetch as command

    raise typer.Exit(command.page(sources, output, url))


@app.command()
def explain(
    incident_id: Annotated[str, typer.Argument(metavar="INCIDENT_ID", help="The incident's id, or enough of its beginning.")],
    file: Annotated[str | None, typer.Argument(metavar="FILE", help="Incidents as `replay` writes them; `-` is standard input. "
                                               "Without it: the log of `tollwire run`.")] = None,
    changes: Annotated[str | None, typer.Option("--changes", metavar="FILE", help="The changes `replay` wrote: adds the story "
                                                "of how the figures came about.")] = None,
    data: Data = None,
) -> None:  # fmt: skip
    """Say in words why each figure of an incident is what it is, and which article changed it.

    Example: `tollwire explain inc_5d0c incidents.jsonl --changes changes.jsonl`
    """
    from services.commands import explain as command

    raise typer.Exit(command.explain(incident_id, file, changes, data))


@app.command()
def run(
    config: Annotated[Path | None, typer.Option("--config", metavar="FILE", help="The feeds to poll: OPML or TOML.")] = None,
    data: Data = None,
    sample: Annotated[bool, typer.Option("--sample", help="Serve the sample newsroom and read it.")] = False,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="Where the board is, on 127.0.0.1.")] = 8080,
    browser: Annotated[bool, typer.Option(help="Open the board in a browser, where there is one.")] = True,
) -> None:
    """Run everything on this machine: poll feeds, find claims, keep incidents, show the board.

    Ctrl-C stops it; what it knows stays in the data folder, and the next run goes on from there.

    Example: `tollwire run --config feeds.opml`, or `tollwire run --sample` to see how it works
    """
    from services.commands import run as command

    raise typer.Exit(command.run(command.Options(config, data, sample, port, browser)))


@app.command()
def watch(
    incident: Annotated[str | None, typer.Option("--incident", metavar="ID", help="Follow one incident closely.")] = None,
    data: Data = None,
    kafka: Broker = None,
    once: Annotated[bool, typer.Option("--once", help="Print the state of now and leave.")] = False,
) -> None:
    """Follow the incidents as a live table in the terminal.

    Example: `tollwire watch`, while `tollwire run` works in another terminal
    """
    from services.commands import watch as command

    raise typer.Exit(command.watch(incident, data, kafka, once=once))


@app.command()
def topics(
    kafka: Broker = None,
    check: Annotated[bool, typer.Option("--check", help="Change nothing; exit 1 where something differs.")] = False,
) -> None:
    """Create the topics that Tollwire needs on a Kafka cluster, or check them. Without a cluster: list them.

    Example: `tollwire topics --kafka localhost:9092 --check`
    """
    from services.commands import topics as command

    raise typer.Exit(command.topics(kafka, check=check))


@feeds.command("import")
def feeds_import(
    file: Annotated[str, typer.Argument(metavar="FILE", help="OPML, as feed readers export it, or TOML.")], data: Data = None
) -> None:
    """Add the feeds of a file to those that `tollwire run` polls.

    Example: `tollwire feeds import subscriptions.opml`
    """
    from services.commands import feeds as command

    raise typer.Exit(command.import_feeds(file, data))


@feeds.command("export")
def feeds_export(output: Target = "-", data: Data = None) -> None:
    """Write the feeds polled as OPML, for any feed reader.

    Example: `tollwire feeds export -o feeds.opml`
    """
    from services.commands import feeds as command

    raise typer.Exit(command.export_feeds(output, data))


@feeds.command("check")
def feeds_check(
    sources: Annotated[list[str], typer.Argument(metavar="FILE_OR_URL...", help="A feed's address, or an OPML or TOML list.")],
) -> None:
    """Fetch each feed once and say what is there: kind, entries, latest, or what is wrong.

    Example: `tollwire feeds check deploy/feeds.opml`
    """
    from services.commands import feeds as command

    raise typer.Exit(command.check_feeds(sources))


@letters.command("list")
def letters_list(data: Data = None, kafka: Broker = None) -> None:
    """List what was refused: id, when, by which step, from which topic, why.

    Example: `tollwire dead-letters list`
    """
    from services.commands import letters as command

    raise typer.Exit(command.list_letters(data, kafka))


@letters.command("show")
def letters_show(letter_id: Annotated[str, typer.Argument(metavar="LETTER_ID")], data: Data = None, kafka: Broker = None) -> None:
    """Show one refused event whole, with its original bytes.

    Example: `tollwire dead-letters show dlt_0c1d`
    """
    from services.commands import letters as command

    raise typer.Exit(command.show_letter(letter_id, data, kafka))


@letters.command("replay")
def letters_replay(
    letter_ids: Annotated[list[str] | None, typer.Argument(metavar="LETTER_ID...", help="None: every letter.")] = None,
    data: Data = None,
    kafka: Broker = None,
) -> None:
    """Send refused events to their topic again, after the fault was mended. Doing it twice changes nothing.

    Example: `tollwire dead-letters replay dlt_0c1d`
    """
    from services.commands import letters as command

    raise typer.Exit(command.replay_letters(letter_ids or [], data, kafka))


def main() -> None:
    """The console script."""
    calm()
    try:
        app()
    except CommandError as failure:
        complain(str(failure))
        sys.exit(failure.status)
    except BrokenPipeError:
        leave_quietly()
    except KeyboardInterrupt:
        sys.exit(INTERRUPTED)


if __name__ == "__main__":
    main()
