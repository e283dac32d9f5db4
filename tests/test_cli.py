"""The command line as somebody at a terminal meets it: real processes, good lines, rubbish, missing files, closed pipes."""

import gzip
import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.process
TOLLWIRE = (sys.executable, "-m", "services.cli")
ROOT = Path(__file__).resolve().parent.parent
COMMANDS = ("extract", "replay", "feed", "page", "explain", "run", "watch", "topics", "feeds import", "feeds export", "feeds check",
            "dead-letters list", "dead-letters show", "dead-letters replay")  # fmt: skip
TEXT = (
    "RIVERTOWN - A warehouse fire in Rivertown, Bangladesh, killed at least 14 people on Thursday, the fire brigade said.\n\n"
    "Police said 9 others were injured. The blaze broke out shortly after noon on 4 March 2021."
)


def article(article_id: str = "a1", **fields: Any) -> dict[str, Any]:
    return {"id": article_id, "url": f"https://harbour.example/{article_id}", "publisher": "Harbour Gazette",
            "published": "2021-03-04T18:00:00+00:00", "title": "Warehouse fire kills 14", "text": TEXT} | fields  # fmt: skip


def lines(*values: Any) -> bytes:
    return b"".join((value if isinstance(value, bytes) else json.dumps(value).encode()) + b"\n" for value in values)


def tollwire(
    *arguments: str | Path, data: bytes = b"", cwd: Path | None = None, **environment: str
) -> subprocess.CompletedProcess[bytes]:
    return subprocess.run([*TOLLWIRE, *map(str, arguments)], input=data, capture_output=True, timeout=240, cwd=cwd or ROOT, check=False,
                          env={**os.environ, "COLUMNS": "100", **environment})  # fmt: skip


def rows(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


@pytest.mark.parametrize("command", COMMANDS)
def test_every_command_explains_itself_with_an_example(command: str) -> None:
    done = tollwire(*command.split(), "--help")

    assert done.returncode == 0
    assert f"Example: tollwire {command}" in " ".join(done.stdout.decode().split())


def test_extract_gives_one_line_for_each_article_in_input_order() -> None:
    done = tollwire(
        "extract",
        "-",
        data=lines(article("b"), article("a"), article("c", title="A quiet day", text="Nothing happened today in town.")),
    )

    assert (done.returncode, done.stderr) == (0, b"")
    assert [row["id"] for row in rows(done)] == ["b", "a", "c"]
    assert rows(done)[2]["claims"] == []
    killed = [claim for claim in rows(done)[0]["claims"] if claim["measure"] == "killed" and claim["quote"]["field"] == "text"]
    assert (killed[0]["low"], killed[0]["high"], killed[0]["modifier"]) == (14, None, "at_least")


def test_every_quote_is_literally_in_its_article() -> None:
    (row,) = rows(tollwire("extract", data=lines(article())))

    assert row["claims"]
    for claim in row["claims"]:
        quote = claim["quote"]
        assert article()[quote["field"]][quote["start"] : quote["end"]] == quote["text"]


def test_bad_lines_are_named_left_out_and_the_rest_is_done() -> None:
    bad: list[Any] = [b"not json", b"[1]", {"id": "no-text"}, {"id": "empty", "text": " "}, {"text": "no id"}, {"id": 7, "text": "x"},
                      b"\xff\xfe", b'{"id":"cut', b"[" * 5000, {"id": "r", "text": "x", "revision": 0}]  # fmt: skip

    done = tollwire("extract", data=lines(article("first"), *bad, article("last")))

    complaints = done.stderr.decode().splitlines()
    assert done.returncode == 1
    assert [row["id"] for row in rows(done)] == ["first", "last"]
    assert len(complaints) == len(bad)
    for number, complaint in enumerate(complaints, 2):
        assert f"line {number}: " in complaint
        assert "Traceback" not in complaint


def test_several_processes_give_the_same_lines_in_the_same_order() -> None:
    data = lines(*(article(f"a{number}") for number in range(60)), b"rubbish", *(article(f"b{number}") for number in range(20)))

    one, many = tollwire("extract", data=data), tollwire("extract", "--jobs", "2", data=data)

    assert many.stdout == one.stdout
    assert (many.returncode, many.stderr) == (1, one.stderr)


def test_input_and_output_may_be_gzipped(tmp_path: Path) -> None:
    source, target = tmp_path / "in.jsonl.gz", tmp_path / "out.jsonl.gz"
    source.write_bytes(gzip.compress(lines(article())))

    from_file = tollwire("extract", source, "-o", target)
    from_pipe = tollwire("extract", data=source.read_bytes())

    assert from_file.returncode == 0
    assert gzip.decompress(target.read_bytes()) == from_pipe.stdout == tollwire("extract", data=lines(article())).stdout


def test_damaged_gzip_is_a_clear_error() -> None:
    done = tollwire("extract", data=gzip.compress(lines(article("a"), article("b")))[:-20])

    assert done.returncode == 1
    assert b"damaged" in done.stderr
    assert b"Traceback" not in done.stderr


@pytest.mark.parametrize("command", ["extract", "replay"])
def test_a_missing_file_is_said_and_nothing_is_written(command: str, tmp_path: Path) -> None:
    target = tmp_path / "out.jsonl"

    done = tollwire(command, tmp_path / "none.jsonl", "-o", target)

    assert done.returncode == 2
    assert b"cannot read" in done.stderr
    assert b"Traceback" not in done.stderr
    assert not list(tmp_path.iterdir())


def test_an_output_that_cannot_be_written_is_said(tmp_path: Path) -> None:
    done = tollwire("extract", "-o", tmp_path / "none" / "out.jsonl", data=lines(article()))

    assert done.returncode == 2
    assert b"cannot write" in done.stderr


def test_a_reader_that_leaves_early_is_no_error(tmp_path: Path) -> None:
    source = tmp_path / "articles.jsonl"
    source.write_bytes(lines(*(article(f"a{number}") for number in range(300))))

    with subprocess.Popen(
        [*TOLLWIRE, "extract", str(source)], stdout=subprocess.PIPE, stderr=subprocess.PIPE, cwd=ROOT
    ) as process:
        assert process.stdout
        assert process.stderr
        process.stdout.close()
        complaint = process.stderr.read()

    assert complaint == b""
    assert process.returncode == 0


def test_an_article_of_twenty_megabytes_is_refused_and_the_flow_goes_on() -> None:
    done = tollwire("extract", data=lines(article("big", text="x " * 10_000_000), article("a")))

    assert [row["id"] for row in rows(done)] == ["a"]
    assert done.returncode == 1
    assert b"line 1: longer than" in done.stderr


def test_dates_may_be_missing_or_strange_and_nulls_are_fine() -> None:
    strange = article("a", published="in the spring", title=None, url=None, publisher=None, extra={"unknown": 1})

    done = tollwire("extract", data=lines(strange))

    assert (done.returncode, len(rows(done))) == (0, 1)


def test_explain_says_each_claim_in_words() -> None:
    told = tollwire("extract", "--explain", data=lines(article())).stdout.decode()

    assert "at least 14 killed" in told
    assert "by fire brigade" in told
    assert "{fire brigade}" in told
    assert told.count("[") == told.count("]") > 1


def test_explain_shows_a_total_with_its_period_and_the_words_it_came_from() -> None:
    text = "Since 2 March 2021, attacks across the country have killed 30 people, the mayor said. The bakery opened again."
    told = tollwire("extract", "--explain", data=lines(article(text=text))).stdout.decode()

    assert "[killed 30 people]" in told
    assert "a total over several incidents since 2021-03-02" in told
    assert "bakery" not in told


def test_explain_says_when_there_is_nothing_to_explain() -> None:
    told = tollwire("extract", "--explain", data=lines(article(text="The bakery opened again.", title=None))).stdout.decode()

    assert "says nothing about people killed, injured or missing" in told


def test_replay_gives_incidents_whatever_the_order_of_the_lines(tmp_path: Path) -> None:
    first, second = (
        article("a"),
        article("b", publisher="Bay Post", published="2021-03-05T09:00:00+00:00", text=TEXT.replace("14", "16")),
    )

    there, back = tollwire("replay", data=lines(first, second)), tollwire("replay", data=lines(second, first))

    assert there.returncode == 0
    assert there.stdout == back.stdout
    assert any("killed" in row["estimates"] for row in rows(there))


def test_replay_as_of_knows_only_what_was_said_until_then(tmp_path: Path) -> None:
    changes = tmp_path / "changes.jsonl"
    data = lines(article("a"), article("b", published="2021-03-05T09:00:00+00:00", publisher="Bay Post"))

    early, day, all_of_it = (rows(tollwire("replay", "--as-of", when, "--changes", changes, data=data))
                             for when in ("2021-03-01", "2021-03-04", "2021-03-06"))  # fmt: skip

    assert early == []
    assert [row["articles"] for row in day] == [["a"]]
    assert [row["articles"] for row in all_of_it] == [["a", "b"]]
    written = [json.loads(line) for line in changes.read_text().splitlines()]
    assert {"at", "incident_id", "revision", "caused_by", "what", "estimates"} <= written[0].keys()


def test_a_time_that_is_none_is_said() -> None:
    done = tollwire("replay", "--as-of", "yesterday-ish", data=lines(article()))

    assert done.returncode == 2
    assert b"is no date or time" in done.stderr


def test_replay_names_bad_lines_too() -> None:
    done = tollwire("replay", data=lines(article(), b"rubbish", {"id": "x"}))

    assert done.returncode == 1
    assert [b"line 2: not JSON" in done.stderr, b"line 3: not an article: text is missing" in done.stderr] == [True, True]
    assert len(rows(done)) == 1


def test_explain_tells_an_incident_by_the_beginning_of_its_id(tmp_path: Path) -> None:
    incidents = tmp_path / "incidents.jsonl"
    tollwire("replay", "-o", incidents, "--changes", tmp_path / "changes.jsonl", data=lines(article()))
    incident_id = json.loads(incidents.read_text().splitlines()[0])["incident_id"]

    done = tollwire("explain", incident_id[:12], incidents, "--changes", tmp_path / "changes.jsonl")

    assert done.returncode == 0
    assert "14" in done.stdout.decode()


def test_an_incident_that_is_not_there_is_said(tmp_path: Path) -> None:
    (tmp_path / "incidents.jsonl").write_bytes(b"")

    done = tollwire("explain", "inc_none", tmp_path / "incidents.jsonl")

    assert (done.returncode, done.stdout) == (2, b"")
    assert b"no incident has the id inc_none" in done.stderr


@pytest.mark.parametrize("command", [("watch", "--once"), ("dead-letters", "list"), ("feeds", "export"), ("explain", "inc_1")])
def test_commands_that_need_a_log_say_so(command: tuple[str, ...], tmp_path: Path) -> None:
    done = tollwire(*command, "--data", tmp_path)

    assert done.returncode == 2
    assert b"start `tollwire run` first" in done.stderr


def test_feeds_go_in_and_out(tmp_path: Path) -> None:
    listed = tmp_path / "feeds.toml"
    listed.write_text('[[feed]]\nurl = "https://harbour.example/rss"\ntitle = "Harbour Gazette"\n')

    taken, again = (tollwire("feeds", "import", listed, "--data", tmp_path / "data") for _ in range(2))
    out = tollwire("feeds", "export", "--data", tmp_path / "data")

    assert taken.stdout.startswith(b"1 of 1 feeds added")
    assert again.stdout.startswith(b"0 of 1 feeds added")
    assert b'xmlUrl="https://harbour.example/rss"' in out.stdout


def test_feed_and_page_read_many_files_and_name_those_that_are_none(tmp_path: Path) -> None:
    newsroom = ROOT / "deploy" / "sample-newsroom"
    feeds = sorted(newsroom.glob("*/feed.*"))
    page = next(newsroom.glob("maple*/**/*.html"))

    fed = tollwire("feed", *feeds, tmp_path / "none.xml")
    paged = tollwire("page", page)

    assert {row["file"] for row in rows(fed)} == set(map(str, feeds))
    assert (fed.returncode, b"none.xml" in fed.stderr) == (1, True)
    assert rows(paged)[0]["text"].startswith("BEIRUT (AP)")
    assert rows(paged)[0]["file"] == str(page)


def test_topics_are_listed_without_a_cluster() -> None:
    done = tollwire("topics")

    assert done.returncode == 0
    for name in (b"articles", b"incidents", b"dead-letters", b"aggregator-changelog"):
        assert name in done.stdout
