"""Sources, corrections, and what the record answers to words typed into the search box."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from ninthvote.errors import UnknownKey
from ninthvote.web.page import Asked, Desk, Page

#: Characters of a search that are read; longer is no search.
LONGEST_QUESTION = 200


def source(desk: Desk, key: str) -> Page:
    rows = desk.record.sources([key])
    if not rows:
        raise UnknownKey(f"there is no source {key!r} in the record")
    row = rows[0]
    return Page(
        title=row.title or row.symbol or row.source,
        summary=f"A source of the record: {row.publisher or ''} {row.url or ''}".strip(),
        template="source.html",
        section="/data",
        context={
            "source": row,
            "citing": [
                (table, title, link_to(desk, table, row_key))
                for table, row_key, title in desk.record.citing(key)
            ],
        },
    )


def sources(desk: Desk) -> Iterable[Mapping[str, str]]:
    return ({"key": row.source} for row in desk.record.sources())


def corrections(desk: Desk) -> Page:
    return Page(
        title="Corrections",
        summary="What the record said, what it says now, and why.",
        template="corrections.html",
        section="/data",
        context={
            "corrections": tuple(reversed(desk.record.corrections())),
            "readings": desk.record.readings(),
            "disputes": desk.record.disputes(),
        },
    )


def search(desk: Desk, asked: Asked = ()) -> Page:
    q = dict(asked).get("q", "")[:LONGEST_QUESTION]
    found = desk.record.find(q) if q.strip() else ()
    return Page(
        title="Search the record",
        summary="Events, votes, letters, quotations, recommendations and sources by their words.",
        template="search.html",
        section="/search",
        context={"q": q, "hits": [(hit, link_to(desk, hit.table, hit.key)) for hit in found]},
    )


def link_to(desk: Desk, table: str, key: str) -> str | None:
    """The page on which a row of a table is shown, with the place on it."""
    record = desk.record
    match table:
        case "votes":
            return f"/vote/{key}"
        case "casts":
            return f"/vote/{key.partition('/')[0]}"
        case "events":
            return f"/situation/{record.event(key).situation}#{key}"
        case "letters":
            situation = record.letter(key).situation
            return f"/situation/{situation}" if situation else None
        case "situations":
            return f"/situation/{key}"
        case "terms" | "offices":
            return f"/state/{key[:3]}" if table == "terms" else None
        case "sources":
            return f"/source/{key}"
        case "recommendations":
            return f"/situation/dprk#{key}"
        case _:
            return None
