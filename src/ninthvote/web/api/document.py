"""The OpenAPI document: what FastAPI reads off the endpoints, with the shapes of the answers from docs/schema.

The schemas stand once, in docs/schema, where the command line's answers are documented; a wheel carries them as
`ninthvote/web/schema`. Schemas of rows follow from the row classes.
"""

from __future__ import annotations

import json
from functools import cache
from importlib import resources
from pathlib import Path
from typing import Any

from fastapi import FastAPI
from fastapi.openapi.utils import get_openapi

from ninthvote import __version__
from ninthvote.brief.row_answer import row_schema
from ninthvote.record.schema import TABLES
from ninthvote.web.api.route import LISTS

#: Name of a shape in the document -> name of its file in docs/schema.
SHAPES = {
    "Backtest": "backtest",
    "Check": "check",
    "Council": "council",
    "Count": "count",
    "Find": "find",
    "Outcome": "rules-outcome",
    "Positions": "positions",
    "ProvisionList": "rules-show",
    "Provisions": "rules-list",
    "Situation": "situation",
    "State": "state",
    "Trace": "trace",
    "Vote": "vote",
}

DESCRIPTION = """The record, the count, the rules and the checker of Ninth Vote,
as the commands give them with `--json`.

**As of a day.** Every row has `known_on`, the first day on which it was public. `as_of=YYYY-MM-DD` answers as someone
could have on that day: rows, names and corrections that came later are not seen. A count never reads past the day of
its motion.

**Confidence.** `sourced`: seen in the source named. `derived`: follows from sourced facts. `recalled`: from memory,
not yet confirmed; show it as unconfirmed. `unconfirmed` lists fields that are recalled although their row is not.

**Lists** are paged: `next_cursor` names the next page, and is null on the last. **Errors** are problem details
(RFC 9457). **ETag** and `If-None-Match` tell whether an answer has changed. Nothing that is sent is stored.
"""


def openapi(app: FastAPI) -> dict[str, Any]:
    """The document of this application."""
    said = get_openapi(
        title="Ninth Vote",
        version=__version__,
        openapi_version="3.1.0",
        summary="Count the votes. Check the claims.",
        description=DESCRIPTION,
        routes=app.routes,
        license_info={"name": "Code Apache-2.0, facts CC0-1.0", "identifier": "Apache-2.0 AND CC0-1.0"},
        tags=[
            {"name": "record", "description": "What happened, who sat there, who signed."},
            {
                "name": "count",
                "description": "Whether nine would vote to take it up, and where states stand.",
            },
            {"name": "rules", "description": "What the Charter and the rules of procedure make of it."},
            {
                "name": "check",
                "description": "Whether what an article says is so, and where words come from.",
            },
        ],
    )
    own = said["components"]["schemas"]
    parameters = {name: own[name] for name in own if not name.endswith("ValidationError")}
    said["components"]["schemas"] = {**parameters, **shapes()}
    return said


@cache
def shapes() -> dict[str, Any]:
    """Every schema of the document."""
    said = {name: _shape(name, file) for name, file in SHAPES.items()}
    paged = {"type": ["string", "null"], "description": "the cursor of the next page; null on the last"}
    said["Situation"]["properties"]["next_cursor"] = paged
    said["Situation"]["required"].append("next_cursor")
    said["Source"] = said["Vote"]["$defs"]["source"]
    said["Problem"] = _PROBLEM
    said["ClaimReviews"] = _list({"type": "object", "description": "a ClaimReview (schema.org)"})
    said["Annotations"] = {"type": "object", "description": "an AnnotationCollection (W3C Web Annotation)"}
    said["Situations"] = _object(
        situations=_list(
            _object(situation=_TEXT, title=_TEXT, state={"type": ["string", "null"]}, coverage=_TEXT)
        )
    )
    said["Votes"] = _object(votes=_list({"$ref": "#/components/schemas/Vote"}), next_cursor=paged)
    said["Tables"] = _object(tables=_list(_object(table=_TEXT, n=_NUMBER, words=_TEXT)))
    rows = {row.table: row_schema(row) for row in TABLES}
    said |= {f"Row_{table}": schema for table, schema in rows.items()}

    def page(*tables: str) -> dict[str, Any]:
        refs = [{"$ref": f"#/components/schemas/Row_{table}"} for table in tables]
        return _object(
            table={"enum": list(tables)},
            as_of={"type": ["string", "null"], "format": "date"},
            n={**_NUMBER, "description": "rows of the whole list"},
            rows=_list(refs[0] if len(refs) == 1 else {"anyOf": refs}),
            next_cursor=paged,
        )

    said["Rows"] = page(*rows)
    said |= {f"Rows_{table}": page(table) for table in LISTS}
    return said


def schema_text(file: str) -> str:
    """A schema of docs/schema, from the installed package or from the checkout that it is installed from."""
    name = f"{file}.schema.json"
    shipped = resources.files("ninthvote.web") / "schema" / name
    if shipped.is_file():
        return shipped.read_text(encoding="utf-8")
    return (Path(__file__).parents[4] / "docs" / "schema" / name).read_text(encoding="utf-8")


def _shape(name: str, file: str) -> dict[str, Any]:
    """The schema as a component: its references start at the document instead of at the file."""
    text = schema_text(file).replace('"#/$defs/', f'"#/components/schemas/{name}/$defs/')
    said: dict[str, Any] = json.loads(text)
    del said["$schema"]
    return said


_TEXT = {"type": "string"}
_NUMBER = {"type": "integer", "minimum": 0}


def _list(items: dict[str, Any]) -> dict[str, Any]:
    return {"type": "array", "items": items}


def _object(**properties: dict[str, Any]) -> dict[str, Any]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


_PROBLEM: dict[str, Any] = {
    "type": "object",
    "description": "A problem detail (RFC 9457).",
    "properties": {
        "type": {"type": "string", "format": "uri", "description": "names the kind of problem"},
        "title": _TEXT,
        "status": {"type": "integer"},
        "detail": {**_TEXT, "description": "what is wrong, where, what was expected, what to do"},
        "candidates": {**_list(_TEXT), "description": "what is near, or what it may have been"},
    },
    "required": ["type", "title", "status", "detail"],
    "examples": [
        {
            "type": "tag:ninthvote,2026:problem/not-in-record",
            "title": "Not in the record",
            "status": 404,
            "detail": "there is no vote 'pv-2014-12-22-dpr' in the record",
            "candidates": ["pv-2014-12-22-dprk"],
        }
    ],
}
