"""The library's yearly pages of Council meetings, and its list of vetoes: hand-written HTML, one table a page.

The year is in the file's name and the days are without one. A meeting with two outcomes has a second row, which may
have its symbol again or only topic and outcome. The vote on adopting an agenda is never
shown here: `--` is no evidence that there was none.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from itertools import takewhile
from typing import Any, NoReturn

from ninthvote.errors import IntakeError
from ninthvote.intake.bundle import open_bundle
from ninthvote.intake.document import Document
from ninthvote.intake.grid import decode, refuse
from ninthvote.intake.reading import correct_value, state_named

MONTHS = {name: at for at, name in enumerate(calendar.month_name) if name} | {"Sep.": 9}

COLUMNS = {
    ("Meeting Record", "Date", "Topic", "Security Council Outcome / Vote"): (0, 1, 2, 3),
    ("Meeting Record", "Date", "Press Release", "Topic", "Security Council Outcome / Vote"): (0, 1, 3, 4),
    (
        "Meeting Record",
        "Date",
        "Recording",
        "Topic",
        "Letter with Vote Procedure / Briefings",
        "Letter with Vote Outcome",
        "Security Council Outcome / Vote",
    ): (0, 1, 3, 6),
}

_SYMBOL = re.compile(
    r"S/PV\.(?P<number>\d{1,5})(?P<after>(?: ?\((?:Resumption(?: ?\d+)?|Part I+|closed|meeting held in [A-Z][\w ]+)\)"
    r"| closed| \+ Corr\.\d+)*)"
)
_DAY = re.compile(r"(?P<day>\d{1,2})(?: ?(?:-|/|\+) ?(?P<last>\d{1,2}))? (?P<month>[A-Z][a-z]+\.?)")
_FILE = re.compile(r"scact(\d{4})_table_en\.html")
_DECISION = re.compile(
    r"(?P<symbol>S/RES/\d{1,4} ?\( ?\d{4} ?\)|S/\d{1,5}(?:/\d+)?(?:/Rev\.\d+)?|S/\d{4}/\d+|S/PV\.\d+)"
    r"(?P<between>[^0-9]{0,120}?)(?P<yes>\d{1,2})-(?P<no>\d{1,2})-(?P<abstain>\d{1,2})(?!\d)"
)


@dataclass(frozen=True, slots=True)
class Meeting:
    """One row of a yearly table; no symbol and no number for votes in the written procedure of 2020-21.

    Attributes:
        until: last day, where the row gives two.
        tallies: (symbol as printed, yes, no, abstain) for every tally that stands in the outcome.
    """

    file: str
    line: int
    number: int | None
    symbol: str | None
    on: date
    until: date | None
    topic: str
    outcome: str
    tallies: tuple[tuple[str, int, int, int], ...]


def read_meetings(document: Document) -> tuple[Meeting, ...]:
    """Every row of the yearly tables, oldest year first, each page newest meeting first as printed.

    Raises:
        IntakeError: a page with other columns, a row with other cells, a symbol or day that cannot be.
    """
    found: list[Meeting] = []
    years: list[int] = []
    for page in sorted(open_bundle(document), key=lambda part: part.name):
        named = _FILE.fullmatch(page.name.rpartition("/")[2])
        if named is not None:
            years.append(int(named[1]))
            found.extend(_year(page, int(named[1])))
    if years != list(range(1946, 1946 + len(years))) or not years:
        raise IntakeError(
            "a year's page is missing", where=document.name, expected="a page for each year from 1946"
        )
    return tuple(found)


def _rows(page: Document) -> Iterator[tuple[int, bool, list[str]]]:
    """(line, whether it is a heading, texts of the cells) of the only table, no word of which stands outside a cell.

    Sixteen rows of 2014 to 2022 lack the tag that opens them: their cells follow one another under no row.
    """
    from lxml import etree, html

    text = decode(page, bom=None)
    try:
        root = html.fromstring(text)
    except (etree.ParserError, etree.XMLSyntaxError, ValueError) as wrong:
        raise IntakeError(
            f"cannot be read as HTML: {wrong}", where=page.name, expected="the page as published"
        ) from None
    tables = list(root.iter("table"))
    if len(tables) != 1:
        refuse(page.name, None, None, f"{len(tables)} tables", "one table, as published")
    shown = ""
    for cells in _cells(root):
        texts = [" ".join(str(part) for part in cell.itertext()) for cell in cells]
        shown += "".join(texts)
        yield (
            int(cells[0].sourceline or 0),
            any(cell.tag == "th" for cell in cells),
            [re.sub(r"\s+", " ", words).strip() for words in texts],
        )
    n_loose = len("".join("".join(map(str, tables[0].itertext())).split())) - len("".join(shown.split()))
    attributes = (str(part) for tag in root.iter() for pair in tag.attrib.items() for part in pair)
    swallowed = any("<" in part for part in attributes)
    if n_loose or swallowed:
        refuse(
            page.name,
            None,
            None,
            "an attribute runs on into the next tag"
            if swallowed
            else f"{n_loose} characters stand in no cell",
            "every word of the table in a cell",
            "A tag is damaged, and a cell or a row would be lost; fetch the file again.",
        )


def _cells(root: Any) -> Iterator[list[Any]]:
    """The cells of each row; those that follow one another under no row make rows as wide as the one before them."""
    width = 1
    for first in root.iter("tr", "td", "th"):
        if first.tag == "tr":
            cells = [cell for cell in first if cell.tag in ("td", "th")]
            width = len(cells) or width
            yield from [cells] if cells else []
        elif first.getparent().tag != "tr" and getattr(first.getprevious(), "tag", None) not in ("td", "th"):
            cells = [first, *takewhile(lambda cell: cell.tag in ("td", "th"), first.itersiblings())]
            yield from (cells[k : k + width] for k in range(0, len(cells), width))


def _year(page: Document, year: int) -> Iterator[Meeting]:
    columns: tuple[int, int, int, int] | None = None
    above: Meeting | None = None
    n_columns = 0
    seen_title = False
    for line, heading, cells in _rows(page):
        while columns is not None and len(cells) > n_columns and cells[-1] in ("", "--"):
            cells.pop()
        if columns is None:
            if heading and len(cells) == 1:
                seen_title = seen_title or f"in {year}" in cells[0] or str(year) in cells[0]
                continue
            columns = COLUMNS.get(tuple(cells))
            if columns is None or not seen_title:
                refuse(
                    page.name,
                    line,
                    None,
                    " | ".join(cells),
                    f"a title with {year}, then the known column headings",
                )
            n_columns = len(cells)
            continue
        if len(cells) == 1 and cells[0].startswith("Document links will work"):
            continue
        if len(cells) == n_columns and any(cells[k] for k in columns[:2]):
            above = _meeting(page, line, year, [cells[k] for k in columns])
            yield above
        elif above is not None and len(cells) in (n_columns, 3 if _SYMBOL.fullmatch(cells[0]) else 2):
            yield _continued(page, line, above, cells, columns if len(cells) == n_columns else None)
        else:
            refuse(
                page.name, line, None, f"{len(cells)} cells", f"{n_columns} cells, or topic and outcome alone"
            )
    if above is None:
        refuse(page.name, None, None, "no meetings", f"the meetings of {year}")


def _meeting(page: Document, line: int, year: int, cells: list[str]) -> Meeting:
    record, day, topic, outcome = cells
    record = correct_value("meetings", record, "Meeting Record", _refuser(page, line, record), record)
    named = _SYMBOL.fullmatch(record)
    if named is None and record != "--":
        refuse(page.name, line, "Meeting Record", record, "S/PV.number, or -- for a vote in writing")
    when = _DAY.fullmatch(day)
    if when is None or when["month"] not in MONTHS:
        refuse(page.name, line, "Date", day, "day and month")
    try:
        on = date(year, MONTHS[when["month"]], int(when["day"]))
        until = date(year, MONTHS[when["month"]], int(when["last"])) if when["last"] else None
    except ValueError:
        refuse(page.name, line, "Date", day, f"a day of {year}")
    return Meeting(
        page.name,
        line,
        int(named["number"]) if named else None,
        record if named else None,
        on,
        until,
        topic,
        outcome,
        _tallies(page, line, outcome),
    )


def _refuser(page: Document, line: int, value: str) -> Callable[[str, str], NoReturn]:
    def refused(field: str, expected: str) -> NoReturn:
        refuse(page.name, line, field, value, expected)

    return refused


def _continued(
    page: Document, line: int, above: Meeting, cells: list[str], columns: tuple[int, int, int, int] | None
) -> Meeting:
    """A further outcome of the meeting above, from a row that leaves out its symbol and day."""
    topic, outcome = (cells[columns[2]], cells[columns[3]]) if columns else (cells[-2], cells[-1])
    if len(cells) == 3 and _SYMBOL.fullmatch(cells[0]):
        above = _meeting(page, line, above.on.year, [cells[0], cells[1], cells[2], ""])
        topic, outcome = cells[2], ""
    return Meeting(
        page.name,
        line,
        above.number,
        above.symbol,
        above.on,
        above.until,
        topic or above.topic,
        outcome,
        _tallies(page, line, outcome),
    )


def _tallies(page: Document, line: int, outcome: str) -> tuple[tuple[str, int, int, int], ...]:
    found = []
    for match in _DECISION.finditer(outcome):
        yes, no, abstain = int(match["yes"]), int(match["no"]), int(match["abstain"])
        if yes + no + abstain > 15:
            refuse(page.name, line, "Outcome", outcome, "a tally of at most fifteen members")
        found.append((re.sub(r"\s+", "", match["symbol"]), yes, no, abstain))
    return tuple(found)


@dataclass(frozen=True, slots=True)
class Veto:
    """A draft that a permanent member voted down, as the library lists it."""

    line: int
    on: date
    draft: str
    meeting: str
    agenda_item: str
    vetoed_by: tuple[str, ...]


def read_veto_list(document: Document) -> tuple[Veto, ...]:
    """The library's list of vetoes, newest first."""
    pages = [part for part in open_bundle(document) if part.name.endswith("/scact_veto_table_en.html")]
    if len(pages) != 1:
        raise IntakeError(
            f"{len(pages)} lists of vetoes", where=document.name, expected="scact_veto_table_en.html"
        )
    (page,) = pages
    found: list[Veto] = []
    columns = ["Date", "Draft", "Written Record", "Agenda Item", "Permanent Member Casting Negative Vote"]
    started = False
    for line, _, cells in _rows(page):
        if not started:
            started = cells == columns
            continue
        if len(cells) != 5:
            refuse(page.name, line, None, f"{len(cells)} cells", "five")
        cells[0] = correct_value("veto_list", cells[1], "Date", _refuser(page, line, cells[0]), cells[0])
        day = re.fullmatch(r"(\d{1,2})(?:-\d{1,2})? ?([A-Z][a-z]+) (\d{4})", cells[0])
        try:
            on = date(int(day[3]), MONTHS[day[2]], int(day[1])) if day else None
        except (ValueError, KeyError):
            on = None
        if on is None:
            refuse(page.name, line, "Date", cells[0], "day month year")
        found.append(Veto(line, on, cells[1], cells[2], cells[3], _permanent(page, line, cells[4])))
    if not found:
        refuse(page.name, None, None, "no vetoes", "the known column headings, then one row a draft")
    return tuple(found)


_PERMANENT = re.compile(
    r"(?P<name>Republic of China|China|France|Russian Federation|USSR|United Kingdom|UK|United States|USA)[\s,;&]*"
    r"(?:and\s+)?"
)
_SHORT = {"UK": "GBR", "USA": "USA", "Republic of China": "CHN"}


def _permanent(page: Document, line: int, text: str) -> tuple[str, ...]:
    """The members named, which stand one after the other without a separator."""
    found: list[str] = []
    at = 0
    while at < len(text):
        match = _PERMANENT.match(text, at)
        if match is None:
            refuse(
                page.name, line, "Permanent Member Casting Negative Vote", text, "names of permanent members"
            )
        found.append(_SHORT.get(match["name"]) or state_named(match["name"]) or "")
        at = match.end()
    if not found:
        refuse(
            page.name, line, "Permanent Member Casting Negative Vote", text, "at least one permanent member"
        )
    return tuple(found)
