"""How the API answers: JSON and CSV, pages of a list, problem details (RFC 9457), and how each is declared.

An answer is a function of the record and the question. Its ETag, its age and its keeping are the front's business.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Mapping, Sequence
from datetime import date
from typing import Annotated, Any

from fastapi import Path, Query, Response
from pydantic import BeforeValidator

from ninthvote.errors import NinthVoteError
from ninthvote.vocabulary import parse_day
from ninthvote.web.problem import AMBIGUOUS, MALFORMED, NOT_ANSWERABLE, NOT_IN_RECORD, refusals, to_json

CSV = "text/csv; charset=utf-8"


def json_reply(said: Any) -> Response:
    return Response(to_json(said), media_type="application/json")


def csv_reply(rows: Sequence[Mapping[str, Any]]) -> Response:
    """Rows as CSV; what is nested is written as JSON, and `sources` as their keys."""
    out = io.StringIO()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_cell(row.get(name)) for name in columns] for row in rows])
    return Response(out.getvalue().encode(), media_type=CSV)


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and value and all(isinstance(v, dict) and "source" in v for v in value):
        return ";".join(v["source"] for v in value)
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return ";".join(value)
    return to_json(value).decode() if isinstance(value, dict | list) else str(value)


def answered(said: dict[str, Any], table: str | None = None) -> Response:
    """The answer as JSON, or its list `table` as CSV."""
    return json_reply(said) if table is None else csv_reply(said[table])


def without_suffix(key: str, table: str) -> tuple[str, str | None]:
    """The key, and the list that is asked for as CSV where the key ends in `.csv`."""
    return (key.removesuffix(".csv"), table) if key.endswith(".csv") else (key, None)


def page_of(
    items: Sequence[Any], names: Sequence[str], cursor: str | None, limit: int
) -> tuple[Sequence[Any], str | None]:
    """The items after the one that the cursor names, and the cursor of the next page if there is one.

    Args:
        names: the key of each item.

    Raises:
        NinthVoteError: the cursor names none of the items.
    """
    start = 0
    if cursor is not None:
        if cursor not in names:
            raise NinthVoteError(
                f"the cursor {cursor!r} names no item of this list", expected="a next_cursor of this list"
            )
        start = names.index(cursor) + 1
    end = start + limit
    return items[start:end], names[end - 1] if end < len(items) else None


#: What every question may be answered with besides its answer.
ALWAYS = {
    **refusals(NOT_ANSWERABLE, AMBIGUOUS, NOT_IN_RECORD, MALFORMED),
    304: {"description": "The answer has not changed since the ETag in `If-None-Match`."},
}


def declared(schema: str | Mapping[str, Any], *, csv: bool = False) -> dict[int | str, dict[str, Any]]:
    """How an answer is declared: its schema by name or outright, and CSV beside it."""
    ref = {"$ref": f"#/components/schemas/{schema}"} if isinstance(schema, str) else dict(schema)
    content: dict[str, Any] = {"application/json": {"schema": ref}}
    if csv:
        content["text/csv"] = {"schema": {"type": "string"}}
    return {
        200: {
            "description": "The answer.",
            "content": content,
            "headers": {
                "ETag": {"schema": {"type": "string"}, "description": "changes when the answer does"},
                "Last-Modified": {"schema": {"type": "string"}, "description": "the day of the newest row"},
            },
        }
    }


def _day(text: object) -> date:
    try:
        return parse_day(str(text))
    except NinthVoteError as wrong:
        raise ValueError(wrong.what) from None


Day = Annotated[date, BeforeValidator(_day)]
Key = Annotated[
    str,
    Path(
        min_length=1,
        max_length=200,
        description="A key, or a name in any usual form; `.csv` at its end asks for CSV.",
    ),
]
AsOf = Annotated[
    Day | None, Query(description="Only what was public on that day, YYYY-MM-DD.", examples=["2018-12-06"])
]
Limit = Annotated[int, Query(ge=1, le=500, description="How many items at the most.")]
Cursor = Annotated[
    str | None, Query(min_length=1, max_length=200, description="The `next_cursor` of the page before.")
]
