"""The commands as an API: the same answers as data, under `/api/v1`, with errors as problem details (RFC 9457).

An answer is a function of the record and the question, so it carries an ETag of its bytes and the day of the newest
row as Last-Modified. Lists that may be long are paged by a cursor that names the last item seen.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Callable, Mapping, Sequence
from datetime import UTC, date, datetime, time
from email.utils import format_datetime
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Request, Response

from ninthvote.brief import answer
from ninthvote.errors import AmbiguousKey, NinthVoteError, UnknownKey
from ninthvote.record import Record
from ninthvote.vocabulary import parse_day

PROBLEM = "application/problem+json"
_PROBLEMS: dict[int | str, dict[str, Any]] = {
    status: {
        "description": words,
        "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
    }
    for status, words in (
        (400, "The question cannot be answered as asked; `detail` says why and what is expected."),
        (404, "Nothing in the record bears this name; `detail` lists what is near."),
        (422, "A parameter is missing or of the wrong form."),
    )
}
_NOT_MODIFIED: dict[int | str, dict[str, Any]] = {304: {"description": "The answer has not changed."}}
RESPONSES = {**_PROBLEMS, **_NOT_MODIFIED}

Key = Annotated[
    str,
    Path(max_length=200, description="A key, or a name in any usual form; `.csv` at its end asks for CSV."),
]
AsOf = Annotated[
    str | None, Query(description="Only what was public on that day, YYYY-MM-DD.", max_length=10)
]
Limit = Annotated[int, Query(ge=1, le=500, description="How many items at the most.")]
Cursor = Annotated[str | None, Query(max_length=200, description="The `next_cursor` of the page before.")]


def problem(status: int, title: str, detail: str, **more: Any) -> Response:
    """A problem detail."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **more}
    return Response(json.dumps(body, ensure_ascii=False), status_code=status, media_type=PROBLEM)


def problem_of(wrong: NinthVoteError) -> Response:
    """What a mistake of the caller's is answered with."""
    candidates = {"candidates": list(wrong.candidates)} if wrong.candidates else {}
    if isinstance(wrong, UnknownKey):
        return problem(404, "Not in the record", str(wrong), **candidates)
    title = "Ambiguous" if isinstance(wrong, AmbiguousKey) else "Cannot be answered"
    return problem(400, title, str(wrong), **candidates)


def as_response(request: Request, body: bytes, media_type: str, newest: date) -> Response:
    """The bytes with their ETag; nothing but the ETag where the caller has them already."""
    etag = f'"{hashlib.sha256(body).hexdigest()[:32]}"'
    headers = {
        "ETag": etag,
        "Cache-Control": "no-cache",
        "Last-Modified": format_datetime(datetime.combine(newest, time(), UTC), usegmt=True),
    }
    if etag in request.headers.get("if-none-match", ""):
        return Response(status_code=304, headers=headers)
    return Response(body, media_type=media_type, headers=headers)


def to_json(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, default=str).encode()


def to_csv(rows: Sequence[Mapping[str, Any]]) -> bytes:
    """Rows as CSV; what is nested is written as JSON, and `sources` as their keys."""
    out = io.StringIO()
    columns = list(dict.fromkeys(name for row in rows for name in row))
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([[_cell(row.get(name)) for name in columns] for row in rows])
    return out.getvalue().encode()


def _cell(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, list) and all(isinstance(v, dict) and "source" in v for v in value):
        return ";".join(v["source"] for v in value)
    if isinstance(value, list) and all(isinstance(v, str) for v in value):
        return ";".join(value)
    return (
        json.dumps(value, ensure_ascii=False, default=str) if isinstance(value, dict | list) else str(value)
    )


def page_of(
    items: Sequence[Mapping[str, Any]], key: str, cursor: str | None, limit: int
) -> tuple[list[Any], str | None]:
    """The items after the one that the cursor names, and the cursor of the next page if there is one.

    Raises:
        UnknownKey: the cursor names none of the items.
    """
    start = 0
    if cursor is not None:
        places = {str(item[key]): n for n, item in enumerate(items)}
        if cursor not in places:
            raise UnknownKey(
                f"the cursor {cursor!r} names no item of this list", expected="a next_cursor of this list"
            )
        start = places[cursor] + 1
    shown = list(items[start : start + limit])
    more = start + limit < len(items)
    return shown, str(shown[-1][key]) if more and shown else None


def create_router(record: Record, *, today: Callable[[], date], newest: date) -> APIRouter:
    """Every endpoint that reads the record."""
    router = APIRouter(prefix="/api/v1", responses=RESPONSES)

    def view(as_of: str | None) -> Record:
        return record.as_of(parse_day(as_of, where="as_of")) if as_of else record

    def answered(request: Request, said: dict[str, Any], rows: str | None = None) -> Response:
        if rows is not None:
            return as_response(request, to_csv(said[rows]), "text/csv; charset=utf-8", newest)
        return as_response(request, to_json(said), "application/json", newest)

    @router.get("/situations", tags=["record"])
    def situations(request: Request) -> Response:
        """Every situation, and how far the tables reach for it."""
        said = {
            "situations": [
                {"situation": s.situation, "title": s.title, "state": s.state, "coverage": s.coverage}
                for s in record.situations()
            ]
        }
        return answered(request, said)

    @router.get("/situation/{key}", tags=["record"])
    def situation(
        request: Request, key: Key, as_of: AsOf = None, limit: Limit = 500, cursor: Cursor = None
    ) -> Response:
        """What happened in a situation, in order of time."""
        name, rows = _suffix(key, "events")
        seen = view(as_of)
        row = seen.situation(name)
        said = answer.situation_answer(seen, row, list(seen.timeline(row.situation)))
        said["events"], said["next_cursor"] = page_of(said["events"], "id", cursor, limit)
        return answered(request, said, rows)

    @router.get("/council/{on}", tags=["record"])
    def council(request: Request, on: Key, as_of: AsOf = None) -> Response:
        """Who sat on the Council on a day, who presided, and who joins next."""
        name, rows = _suffix(on, "members")
        day = parse_day(name, where="on")
        if not date(1946, 1, 17) <= day <= date(2100, 1, 1):
            raise NinthVoteError(f"no Council is recorded on {day}", expected="a day from 1946-01-17")
        seen = view(as_of)
        roster = seen.roster(day)
        return answered(
            request, answer.council_answer(seen, roster, {r.state: r for r in seen.term_rows(day)}), rows
        )

    @router.get("/state/{name}", tags=["record"])
    def state(request: Request, name: Key, as_of: AsOf = None) -> Response:
        """A state's terms, presidencies, casts, letters and positions."""
        wanted, rows = _suffix(name, "casts")
        seen = view(as_of)
        return answered(request, answer.state_answer(seen, seen.resolve(wanted)), rows)

    @router.get("/votes", tags=["record"])
    def votes(request: Request, as_of: AsOf = None, limit: Limit = 100, cursor: Cursor = None) -> Response:
        """Every recorded vote, in order of its key."""
        seen = view(as_of)
        items = [answer.vote_answer(seen, v, seen.casts(v.vote)) for v in seen.votes()]
        shown, following = page_of(items, "vote", cursor, limit)
        return answered(request, {"votes": shown, "next_cursor": following})

    @router.get("/vote/{key}", tags=["record"])
    def vote(request: Request, key: Key, as_of: AsOf = None) -> Response:
        """One vote: roll call, tally, who asked, the ruling, sources."""
        name, rows = _suffix(key, "casts")
        seen = view(as_of)
        row = seen.vote(name)
        return answered(request, answer.vote_answer(seen, row, seen.casts(row.vote)), rows)

    @router.get("/find", tags=["record"])
    def find(
        request: Request,
        q: Annotated[
            str, Query(min_length=1, max_length=200, description="Words, or a phrase in quotation marks.")
        ],
        as_of: AsOf = None,
        limit: Limit = 50,
    ) -> Response:
        """Events, votes, letters, quotations and sources by words."""
        seen = view(as_of)
        return answered(request, answer.find_answer(seen, q, seen.find(q), limit))

    return router


def _suffix(key: str, rows: str) -> tuple[str, str | None]:
    return (key.removesuffix(".csv"), rows) if key.endswith(".csv") else (key, None)
