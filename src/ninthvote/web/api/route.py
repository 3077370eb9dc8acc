"""The endpoints, one for each command: each reads the question, calls one function and replies."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from functools import lru_cache
from typing import Annotated, Any

from fastapi import APIRouter, Path, Query, Response

from ninthvote.brief import answer
from ninthvote.brief.row_answer import row_key, rows_answer
from ninthvote.errors import UnknownKey
from ninthvote.record import Record
from ninthvote.record.schema import TABLES
from ninthvote.vocabulary import parse_day
from ninthvote.web.api.question import add_questions, council_day
from ninthvote.web.api.reply import (
    ALWAYS,
    AsOf,
    Cursor,
    Key,
    Limit,
    answered,
    declared,
    page_of,
    without_suffix,
)

#: Lists with an address of their own; every table has one under `/table`.
LISTS = ("letters", "quotations", "sources", "corrections")

SituationKey = Annotated[Key, Path(examples=["dprk"])]
TableKey = Annotated[Key, Path(examples=["presidencies"])]


def create_router(record: Record, *, today: Callable[[], date]) -> APIRouter:
    """Every endpoint that answers from the record."""
    router = APIRouter(prefix="/api/v1", responses=ALWAYS)
    _add_record(router, record)
    _add_tables(router, record)
    add_questions(router, record, today=today)
    return router


def _add_record(router: APIRouter, record: Record) -> None:
    @router.get("/situations", tags=["record"], responses=declared("Situations"))
    def situations(as_of: AsOf = None) -> Response:
        """Every situation, and how far the tables reach for it."""
        rows = [
            {"situation": s.situation, "title": s.title, "state": s.state, "coverage": s.coverage}
            for s in record.as_of(as_of).situations()
        ]
        return answered({"situations": rows})

    @router.get("/situation/{key}", tags=["record"], responses=declared("Situation", csv=True))
    def situation(
        key: SituationKey,
        as_of: AsOf = None,
        limit: Limit = 500,
        cursor: Cursor = None,
    ) -> Response:
        """What happened in a situation, in order of time."""
        name, table = without_suffix(key, "events")
        seen = record.as_of(as_of)
        row = seen.situation(name)
        occasions = seen.timeline(row.situation)
        shown, following = page_of(occasions, [o.id for o in occasions], cursor, limit)
        said = answer.situation_answer(seen, row, list(shown))
        return answered({**said, "next_cursor": following}, table)

    @router.get("/council/{on}", tags=["record"], responses=declared("Council", csv=True))
    def council(
        on: Annotated[
            str,
            Path(
                pattern=r"^\d{4}-\d{2}-\d{2}(\.csv)?$",
                examples=["2018-12-10"],
                description="A day, YYYY-MM-DD; `.csv` at its end asks for CSV.",
            ),
        ],
        as_of: AsOf = None,
    ) -> Response:
        """Who sat on the Council on a day, who presided, and who joins next."""
        name, table = without_suffix(on, "members")
        day = council_day(parse_day(name, where="on"))
        seen = record.as_of(as_of)
        terms = {r.state: r for r in seen.term_rows(day)}
        return answered(answer.council_answer(seen, seen.roster(day), terms), table)

    @router.get("/state/{name}", tags=["record"], responses=declared("State", csv=True))
    def state(name: Annotated[Key, Path(examples=["CIV"])], as_of: AsOf = None) -> Response:
        """A state's terms, presidencies, casts, letters and positions."""
        wanted, table = without_suffix(name, "casts")
        seen = record.as_of(as_of)
        return answered(answer.state_answer(seen, seen.resolve(wanted)), table)

    @router.get("/votes", tags=["record"], responses=declared("Votes"))
    def votes(as_of: AsOf = None, limit: Limit = 100, cursor: Cursor = None) -> Response:
        """Every recorded vote, in order of day."""
        seen = record.as_of(as_of)
        rows = seen.votes()
        shown, following = page_of(rows, [v.vote for v in rows], cursor, limit)
        said = [answer.vote_answer(seen, v, seen.casts(v.vote)) for v in shown]
        return answered({"votes": said, "next_cursor": following})

    @router.get("/vote/{key}", tags=["record"], responses=declared("Vote", csv=True))
    def vote(key: Annotated[Key, Path(examples=["pv-2014-12-22-dprk"])], as_of: AsOf = None) -> Response:
        """One vote: roll call, tally, who asked, the ruling, sources."""
        name, table = without_suffix(key, "casts")
        seen = record.as_of(as_of)
        row = seen.vote(name)
        return answered(answer.vote_answer(seen, row, seen.casts(row.vote)), table)

    @router.get("/find", tags=["record"], responses=declared("Find"))
    def find(
        q: Annotated[
            str,
            Query(
                min_length=1,
                max_length=200,
                description="Words, or a phrase in quotation marks.",
                examples=["eight members"],
            ),
        ],
        as_of: AsOf = None,
        limit: Limit = 50,
    ) -> Response:
        """Events, votes, letters, quotations and sources by words."""
        seen = record.as_of(as_of)
        return answered(answer.find_answer(seen, q, seen.find(q), limit))


def _add_tables(router: APIRouter, record: Record) -> None:
    tables: dict[str, Any] = {row.table: row for row in TABLES}

    @lru_cache(maxsize=64)
    def rows_of(name: str, as_of: date | None) -> tuple[list[Any], list[str]]:
        """The rows of a table with the key of each."""
        rows = list(record.as_of(as_of).rows(tables[name]))
        return rows, [row_key(row) for row in rows]

    def listed(table: str, as_of: date | None, limit: int, cursor: str | None) -> Response:
        name, csv = without_suffix(table, "rows")
        if name not in tables:
            raise UnknownKey(f"there is no table {name!r}", candidates=sorted(tables))
        rows, names = rows_of(name, as_of)
        shown, following = page_of(rows, names, cursor, limit)
        said = {"table": name, "as_of": as_of, "n": len(rows), "rows": rows_answer(record, shown)}
        return answered({**said, "next_cursor": following}, csv)

    @router.get("/tables", tags=["record"], responses=declared("Tables"))
    def every_table() -> Response:
        """Every table of the record, with the number of its rows."""
        return answered(
            {
                "tables": [
                    {"table": name, "n": n, "words": _first_line(tables[name])}
                    for name, n in record.manifest.n_rows.items()
                ]
            }
        )

    @router.get("/table/{table}", tags=["record"], responses=declared("Rows", csv=True))
    def table(
        table: TableKey,
        as_of: AsOf = None,
        limit: Limit = 100,
        cursor: Cursor = None,
    ) -> Response:
        """The rows of any table, in order of key."""
        return listed(table, as_of, limit, cursor)

    for name in LISTS:
        _add_list(router, name, _first_line(tables[name]), listed)


def _add_list(
    router: APIRouter,
    name: str,
    words: str,
    listed: Callable[[str, date | None, int, str | None], Response],
) -> None:
    @router.get(
        f"/{name}",
        tags=["record"],
        name=name,
        description=words + " In order of key.",
        responses=declared(f"Rows_{name}"),
    )
    def rows(as_of: AsOf = None, limit: Limit = 100, cursor: Cursor = None) -> Response:
        return listed(name, as_of, limit, cursor)


def _first_line(row: Any) -> str:
    return str(row.__doc__ or "").strip().splitlines()[0]
