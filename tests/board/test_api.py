import csv
import io
import json
from typing import Any

import pytest

from schemas.report import Command
from services.board import api, editing
from services.board.exports import FORMATS
from services.shell.codec import decode
from tests.board import factories as given
from tests.board.conftest import TOKEN, Desk

MERGE = {"action": "merge", "incident_id": "inc_1", "other_id": "inc_2", "editor": "A. Editor", "reason": "the same strike"}


async def json_of(desk: Desk, path: str) -> Any:
    answer = await desk.client.get(path)
    assert answer.status_code == 200, answer.text
    return answer.json()


async def test_an_incident_comes_as_it_travels_byte_for_byte(desk: Desk) -> None:
    await desk.tell(given.incident())

    answer = await desk.client.get("/api/incidents/inc_1")

    assert answer.content == given.incident().to_json()


async def test_all_incidents_come_as_lines_the_merged_ones_too(desk: Desk) -> None:
    await desk.tell(given.incident("inc_2", merged_into="inc_1"), given.incident())

    lines = (await desk.client.get("/api/incidents.jsonl")).content.splitlines()

    assert lines == [given.incident().to_json(), given.incident("inc_2", merged_into="inc_1").to_json()]


async def test_incidents_come_in_pages(desk: Desk) -> None:
    await desk.tell(given.incident("inc_1"), given.incident("inc_2"), given.incident("inc_3"))

    page = await json_of(desk, "/api/incidents?limit=2&offset=1")

    assert (page["total"], page["offset"], len(page["incidents"])) == (3, 1, 2)


@pytest.mark.parametrize("query", ["limit=0", "limit=501", "offset=-1", "limit=many"])
async def test_a_page_that_cannot_be_is_refused(desk: Desk, query: str) -> None:
    assert (await desk.client.get(f"/api/incidents?{query}")).status_code == 400


async def test_an_article_comes_with_its_claims(desk: Desk) -> None:
    await desk.tell(given.article(), given.incident())

    found = await json_of(desk, "/api/articles/art_1")

    assert found["article"]["title"] == "At least 40 killed at Marsh End"
    assert {claim["claim_id"] for claim in found["claims"]} == {claim.claim_id for claim in given.EVIDENCE}
    assert {claim["incident_id"] for claim in found["claims"]} == {"inc_1"}


async def test_a_change_delivered_twice_is_one_change(desk: Desk) -> None:
    await desk.tell(given.incident(), given.change(), given.change())

    assert len((await json_of(desk, "/api/changes"))["changes"]) == 1
    assert len(await json_of(desk, "/api/incidents/inc_1/changes")) == 1


async def test_an_older_revision_that_comes_late_does_not_replace_the_newer(desk: Desk) -> None:
    await desk.tell(given.article(revision=2, text="The newer text."), given.article(text="The older text."))

    assert (await json_of(desk, "/api/articles/art_1"))["article"]["text"] == "The newer text."


async def test_the_document_names_every_path_there_is(desk: Desk) -> None:
    document = await json_of(desk, "/api/openapi.json")
    routes = {route.path.replace(":path}", "}") for route in [*api.ROUTES, *editing.ROUTES]}

    assert set(document["paths"]) == routes
    assert document["openapi"] == "3.1.0"
    for name in ("Incident", "Change", "Article", "Command", "FeedStatus"):
        assert name in document["components"]["schemas"]


@pytest.mark.parametrize("name", FORMATS)
async def test_every_export_can_be_had_for_the_list_and_for_one(desk: Desk, name: str) -> None:
    await desk.tell(given.incident(), given.incident("inc_2"))

    whole, one = await desk.client.get(f"/api/export/{name}"), await desk.client.get(f"/api/export/{name}?incident=inc_1")

    assert whole.headers["content-disposition"].startswith("attachment")
    assert len(one.content) < len(whole.content)
    if name == "claimreview":
        assert json.loads(one.text)["@context"] == "https://schema.org"
    else:
        assert len(list(csv.reader(io.StringIO(one.text)))) >= 2


async def test_an_editors_decision_goes_to_its_topic_once(desk: Desk) -> None:
    await desk.tell(given.incident())

    answer = await desk.client.post("/api/commands", json=MERGE, headers={"authorization": f"Bearer {TOKEN}"})

    assert answer.status_code == 202, answer.text
    (record,) = desk.log.read("commands")
    command = decode(record)
    assert isinstance(command, Command)
    assert (command.action, command.block, command.editor, command.command_id) == (
        "merge",
        "SY",
        "A. Editor",
        answer.json()["command_id"],
    )


@pytest.mark.parametrize(
    ("given_token", "body", "status"),
    [
        ("wrong", MERGE, 401),
        (TOKEN, {**MERGE, "other_id": None}, 422),
        (TOKEN, {**MERGE, "incident_id": "inc_none"}, 422),
        (TOKEN, {**MERGE, "action": "burn"}, 422),
        (TOKEN, {**MERGE, "editor": None}, 422),
        (TOKEN, [1], 400),
    ],
)
async def test_a_decision_that_cannot_be_is_refused_in_words(desk: Desk, given_token: str, body: Any, status: int) -> None:
    await desk.tell(given.incident())

    answer = await desk.client.post("/api/commands", json=body, headers={"authorization": f"Bearer {given_token}"})

    assert answer.status_code == status
    assert answer.json()["error"]
    assert not desk.log.read("commands")


async def test_without_a_token_nobody_edits(desk: Desk) -> None:
    assert (await desk.client.post("/api/commands", json=MERGE)).status_code == 401


async def test_the_board_is_ready_when_the_topics_were_read(desk: Desk) -> None:
    assert (await desk.client.get("/readyz")).status_code == 200
    desk.live.ready.clear()
    assert (await desk.client.get("/readyz")).status_code == 503
    assert "not yet everything" in await desk.page("/")
