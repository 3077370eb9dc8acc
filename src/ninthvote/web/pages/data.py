"""Where the data lie: downloads, feeds, the calendar, the API, under what terms, and how to cite them."""

from __future__ import annotations

from dataclasses import fields
from typing import Any

from ninthvote.record.table import ROWS, header
from ninthvote.web.page import Desk, Page

#: The feeds of most use; `/feeds/SITUATION.atom`, `.json` and `.ics` are there for each situation.
FEEDS = (
    ("/feeds/changes.atom", "Corrections, as Atom"),
    ("/feeds/changes.json", "Corrections, as JSON Feed"),
    ("/feeds/dprk.atom", "The DPRK, as Atom"),
    ("/feeds/dprk.json", "The DPRK, as JSON Feed"),
    ("/feeds/dprk.ics", "Dates of the DPRK, as iCalendar"),
    ("/feeds/council.ics", "Dates of the Council, as iCalendar"),
)

QUESTIONS = (
    ("/api/v1/situation/dprk", "What happened in a situation, in order of time."),
    ("/api/v1/council/2018-12-10", "Who sat there on a day, who presided, who joins next."),
    ("/api/v1/state/KWT", "A State’s terms, casts, letters and presidencies."),
    ("/api/v1/vote/pv-2014-12-22-dprk", "One vote: roll call, tally, ruling, sources."),
    ("/api/v1/count/dprk?on=2018-12-10", "Would nine vote to take it up, with the rows behind each number."),
    ("/api/v1/rules/VOT-03", "A provision and the cases that prove it."),
    ("/api/v1/find?q=presidency", "Rows by their words."),
    ("/api/v1/council/2018-12-10.csv", "The same as CSV."),
)


def data(desk: Desk) -> Page:
    record = desk.record
    tables = [
        (row.table, (row.__doc__ or "").strip().splitlines()[0], len(record.rows(row)), _fields(row))
        for row in ROWS
    ]
    return Page(
        title="Data, API and feeds",
        summary="Every table of the record to download, the API, feeds and a calendar, and how to cite them.",
        template="data.html",
        section="/data",
        context={
            "tables": tables,
            "manifest": record.manifest,
            "feeds": FEEDS,
            "questions": QUESTIONS,
        },
    )


def _fields(row: type[Any]) -> list[tuple[str, str]]:
    words = {f.name: f.metadata["words"] for f in fields(row)}
    return [(name.rstrip("_"), words[name]) for name in header(row)]
