"""The OpenAPI document of the board's interface, generated from the models it speaks in. Pure.

Does not answer requests: api.py and editing.py do; a test compares the paths.
"""

from typing import Any

from pydantic.json_schema import models_json_schema

from schemas.article import Article
from schemas.base import Model
from schemas.feed import FeedStatus
from schemas.incident import Change, Evidence, Incident
from schemas.report import Command
from services.board.exports import FORMATS
from services.board.figures import GRADES
from services.board.listing import SORTS

MODELS: tuple[type[Model], ...] = (Incident, Change, Article, Evidence, FeedStatus, Command)
Json = dict[str, Any]


def document() -> Json:
    """OpenAPI 3.1."""
    _, schemas = models_json_schema([(model, "serialization") for model in MODELS], ref_template="#/components/schemas/{model}")
    return {
        "openapi": "3.1.0",
        "info": {
            "title": "Tollwire board",
            "version": "1",
            "description": "Incidents, the figures claimed about them, who said so, and the sentences that say it.",
        },
        "paths": _paths(),
        "components": {"schemas": schemas["$defs"], "securitySchemes": {"editor": {"type": "http", "scheme": "bearer"}}},
    }


def _paths() -> Json:
    return {
        "/api/incidents": _get("Incidents, filtered and sorted", _page("incidents", "Incident"), [*FILTERS, *PAGING]),
        "/api/incidents.jsonl": _get("Every incident, one a line", {"type": "string"}, kind="application/x-ndjson"),
        "/api/incidents/{incident_id}": _get("One incident", _ref("Incident"), [_in_path("incident_id")]),
        "/api/incidents/{incident_id}/changes": _get("Every change of one incident, in order", _list("Change"),
                                                     [_in_path("incident_id")]),
        "/api/articles/{article_id}": _get("An article and the claims cited from it", _cited(), [_in_path("article_id")]),
        "/api/changes": _get("The latest changes, newest first", _page("changes", "Change"), PAGING),
        "/api/feeds": _get("How each feed fares", _page("feeds", "FeedStatus")),
        "/api/export/{format}": _get("Incidents in another desk's form", {"type": "string"},
                                     [_in_path("format", list(FORMATS)), _query("incident", "string"), *FILTERS], kind="text/csv"),
        "/api/commands": {"post": _command()},
        "/api/openapi.json": _get("This document", {"type": "object"}),
    }  # fmt: skip


def _get(summary: str, schema: Json, parameters: list[Json] | None = None, kind: str = "application/json") -> Json:
    responses: Json = {"200": {"description": summary, "content": {kind: {"schema": schema}}}}
    if any(one["in"] == "path" for one in parameters or ()):
        responses["404"] = {"description": "Nothing has this id", "content": {"application/json": {"schema": ERROR}}}
    return {"get": {"summary": summary, "parameters": parameters or [], "responses": responses}}


def _command() -> Json:
    refusals = {"401": "The token is not the one", "403": "Editing is off", "422": "Not a command that can be"}
    return {
        "summary": "Take an editor's decision",
        "security": [{"editor": []}],
        "requestBody": {"required": True, "content": {"application/json": {"schema": _ref("Command")}}},
        "responses": {
            "202": {"description": "Taken", "content": {"application/json": {"schema": _ref("Command")}}},
            **{
                status: {"description": why, "content": {"application/json": {"schema": ERROR}}}
                for status, why in refusals.items()
            },
        },
    }


def _ref(name: str) -> Json:
    return {"$ref": f"#/components/schemas/{name}"}


def _list(name: str) -> Json:
    return {"type": "array", "items": _ref(name)}


def _page(field: str, name: str) -> Json:
    return {"type": "object", "properties": {"total": {"type": "integer"}, "offset": {"type": "integer"},
                                             "limit": {"type": "integer"}, field: _list(name)}, "required": [field]}  # fmt: skip


def _cited() -> Json:
    article = {"anyOf": [_ref("Article"), {"type": "null"}]}
    return {"type": "object", "properties": {"article": article, "claims": _list("Evidence")}}


def _in_path(name: str, values: list[str] | None = None) -> Json:
    schema: Json = {"type": "string", **({"enum": values} if values else {})}
    return {"name": name, "in": "path", "required": True, "schema": schema}


def _query(name: str, kind: str, values: list[str] | None = None) -> Json:
    return {"name": name, "in": "query", "schema": {"type": kind, **({"enum": values} if values else {})}}


ERROR: Json = {"type": "object", "properties": {"error": {"type": "string"}}, "required": ["error"]}
PAGING = [_query("offset", "integer"), _query("limit", "integer")]
FILTERS = [_query("q", "string"), _query("grade", "string", list(GRADES)), _query("country", "string"),
           _query("contested", "boolean"), _query("sort", "string", list(SORTS))]  # fmt: skip
