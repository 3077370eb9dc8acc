"""Erik Voeten's General Assembly roll calls: the wide table of positions, and the descriptions and issues beside it.

The wide table has no tallies, so a changed digit cannot be told from a vote; the pinned edition's line checksums do
that. What the layout itself gives away is held here: the columns, the codes, the order of days and the keys.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date

from ninthvote.intake.document import Document
from ninthvote.intake.grid import Cells, read_grid
from ninthvote.intake.reading import correct, put_back, read_casts, state_columns
from ninthvote.intake.votes import Said, VoteTable, gather

ROLL_CALLS = "voeten_roll_calls"
DESCRIPTIONS = "voeten_descriptions"

ISSUES = ("me", "nu", "di", "hr", "co", "ec")

ISSUE_NAMES = {
    "me": "Palestinian conflict",
    "nu": "Nuclear weapons and nuclear material",
    "di": "Arms control and disarmament",
    "hr": "Human rights",
    "co": "Colonialism",
    "ec": "Economic development",
}

#: The code book of the data set; some columns are written with a decimal.
POSITIONS = {
    f"{code}{ending}": said
    for code, said in {
        "1": Said.YES,
        "2": Said.ABSTAIN,
        "3": Said.NO,
        "8": Said.NOT_VOTING,
        "9": Said.NOT_LISTED,
    }.items()
    for ending in ("", ".0")
}

FIRST, LAST = date(1946, 1, 1), date(2099, 12, 31)


@dataclass(frozen=True, slots=True)
class RollCall:
    """A recorded vote of the Assembly. The first days printed (January 1946) are placeholders of the source."""

    rcid: int
    on: date
    issues: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Description:
    """What a roll call was about; None where the source leaves it open."""

    rcid: int
    session: int
    on: date
    symbol: str | None
    important: bool | None
    amendment: bool | None
    paragraph: bool | None
    title: str
    text: str


def read_roll_calls(document: Document, *, corrected: bool = True) -> VoteTable[RollCall]:
    """Every roll call with what each state did; the state codes are those printed (RUS is the USSR before 1991).

    Args:
        corrected: whether columns that the source exchanges for a while are put back; keys are always put right.

    Raises:
        IntakeError: a value that the code book does not have, a key that comes twice, days out of order.
    """
    columns = state_columns(ROLL_CALLS)
    votes: list[RollCall] = []
    casts: list[dict[str, Said]] = []
    lines: list[int] = []
    seen: dict[int, int] = {}
    latest = FIRST
    for cells in read_grid(document, ["rcid", "date", *ISSUES, *columns]):
        on = cells.day("date", low=FIRST, high=LAST)
        if on < latest:
            cells.refuse("date", f"no day before {latest}, that of the line above")
        latest = on
        printed = cells.text("rcid")
        rcid = _rcid(cells, correct(ROLL_CALLS, f"{printed}@{on}", "rcid", cells, printed))
        if rcid in seen:
            cells.refuse("rcid", f"a key not yet used; line {seen[rcid]} has it")
        seen[rcid] = cells.line
        issues = tuple(issue for issue in ISSUES if cells.choice(issue, {"TRUE": True, "FALSE": False}))
        row = read_casts(cells, ROLL_CALLS, POSITIONS, on)
        if corrected:
            put_back(ROLL_CALLS, rcid, row)
        if not any(said in (Said.YES, Said.NO, Said.ABSTAIN) for said in row.values()):
            cells.refuse("rcid", "a roll call on which somebody voted")
        votes.append(RollCall(rcid, on, issues))
        casts.append(row)
        lines.append(cells.line)
    states, said_matrix = gather(casts)
    return VoteTable(tuple(votes), states, said_matrix, tuple(lines))


def _rcid(cells: Cells, value: str) -> int:
    if not (value.isascii() and value.isdigit() and not value.startswith("0")):
        cells.refuse("rcid", "a number")
    return int(value)


_SYMBOL = re.compile(r"(?:A/RES|GOAR|R|SS|ESS)/[A-Z0-9/ -]{1,12}")
_UNKNOWN_FLAG = {"": None, "0": False, "1": True}
_SESSIONS = {f"{n}.0": n for n in range(1, 120)}


def read_descriptions(document: Document) -> tuple[Description, ...]:
    """Session, day, symbol and words of each roll call, keyed as the roll calls are."""
    found: list[Description] = []
    header = ["rcid", "session", "importantvote", "date", "unres", "amend", "para", "short", "descr"]
    for cells in read_grid(document, header, spoilt=True):
        rcid = _rcid(cells, cells.text("rcid"))
        if found and rcid <= found[-1].rcid:
            cells.refuse("rcid", f"a key above {found[-1].rcid}, that of the line above")
        symbol = cells.text("unres")
        if symbol and not _SYMBOL.fullmatch(symbol):
            cells.refuse("unres", "A/RES/71/1, R/60/173, the like of a special session, or nothing")
        found.append(
            Description(
                rcid=rcid,
                session=cells.choice("session", _SESSIONS),
                on=cells.day("date", low=FIRST, high=LAST),
                symbol=symbol or None,
                important=cells.choice("importantvote", _UNKNOWN_FLAG),
                amendment=cells.choice("amend", _UNKNOWN_FLAG),
                paragraph=cells.choice("para", _UNKNOWN_FLAG),
                title=cells.text("short"),
                text=cells.text("descr"),
            )
        )
    return tuple(found)


def read_issues(document: Document) -> dict[int, frozenset[str]]:
    """The issues of each roll call that has any."""
    found: dict[int, set[str]] = {}
    for cells in read_grid(document, ["rcid", "short_name", "issue"]):
        rcid = _rcid(cells, cells.text("rcid"))
        issue = cells.choice("short_name", {issue: issue for issue in ISSUES})
        if cells.text("issue") != ISSUE_NAMES[issue]:
            cells.refuse("issue", repr(ISSUE_NAMES[issue]))
        if issue in found.setdefault(rcid, set()):
            cells.refuse("short_name", "an issue not yet given for this roll call")
        found[rcid].add(issue)
    return {rcid: frozenset(issues) for rcid, issues in found.items()}
