"""Lookup tables of reading: what a label stands for and which printed values are wrong are rows, never an `if`.

`state_columns.csv` lists, in the order of the published header, the columns that hold a state's votes, from the year in
which each first holds one; a label that stands for several states in turn has several dated rows. A row with a reason
says that the source mislabels the state; without it the row says what the label means. `corrections.csv` holds single
values that are known to be wrong.
"""

from __future__ import annotations

import csv
import hashlib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files
from typing import NoReturn, TypeVar

from ninthvote import __version__
from ninthvote.errors import IntakeError
from ninthvote.intake.grid import Cells
from ninthvote.intake.votes import Said
from ninthvote.record import Record, open_record

T = TypeVar("T")


@cache
def lookup_rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of one lookup table of the package."""
    text = files("ninthvote.intake.lookup").joinpath(f"{table}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@cache
def reading_hash() -> str:
    """Stands for the program's version and all lookup tables: another one may read the same bytes otherwise."""
    digest = hashlib.sha256(__version__.encode())
    for table in sorted(files("ninthvote.intake.lookup").iterdir(), key=lambda entry: entry.name):
        if table.name.endswith(".csv"):
            digest.update(table.read_bytes())
    return digest.hexdigest()[:12]


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


@dataclass(frozen=True, slots=True)
class Meaning:
    """What a label stands for over an interval, half-open; with a reason, that the source mislabels it there."""

    from_: date | None
    until: date | None
    state: str
    reason: str

    def holds(self, day: date) -> bool:
        return (self.from_ is None or self.from_ <= day) and (self.until is None or day < self.until)


@cache
def state_columns(source: str) -> dict[str, tuple[Meaning, ...]]:
    """The labels of the source's state columns in published order, each with what it stands for and when."""
    columns: dict[str, list[Meaning]] = {}
    for row in lookup_rows("state_columns"):
        if row["source"] == source:
            columns.setdefault(row["label"], []).append(
                Meaning(_day(row["from_"]), _day(row["until"]), row["state"], row["reason"])
            )
    if not columns:
        raise IntakeError(f"no state columns are known for {source!r}", where="state_columns.csv")
    return {label: tuple(meanings) for label, meanings in columns.items()}


@cache
def _constant(source: str, corrected: bool, year: int) -> tuple[tuple[str, str | None], ...]:
    """Each label with the state it stands for all year; None where that depends on the day, or is nobody."""
    first, last = date(year, 1, 1), date(year, 12, 31)
    found = []
    for label, meanings in state_columns(source).items():
        plain = [m for m in meanings if not m.reason or corrected]
        always = len(plain) == 1 and plain[0].holds(first) and plain[0].holds(last)
        found.append((label, plain[0].state if always else None))
    return tuple(found)


def state_of(cells: Cells, source: str, label: str, day: date, *, corrected: bool) -> str:
    """The one state for which the label stands on that day.

    Args:
        corrected: whether mislabelling is put right; False gives the reading as printed.
    """
    meanings = state_columns(source)[label]
    right = [m.state for m in meanings if m.reason and m.holds(day)] if corrected else []
    plain = right or [m.state for m in meanings if not m.reason and m.holds(day)]
    if len(plain) != 1:
        cells.refuse(label, f"a blank: no state is known under this label on {day}")
    return plain[0]


def read_casts(
    cells: Cells, source: str, code: Mapping[str, Said], day: date, *, corrected: bool = True
) -> dict[str, Said]:
    """What each state did, from the row's state columns, which stand last; two columns of one state may not both speak.

    Raises:
        IntakeError: a letter outside the code, a label that stands for nobody that day, a state that comes twice.
    """
    row: dict[str, Said] = {}
    labels = _constant(source, corrected, day.year)
    for (label, always), letter in zip(labels, cells.cells[-len(labels) :], strict=True):
        said = code.get(letter)
        if said is None:
            cells.choice(label, code)
        elif said is not Said.NOT_LISTED:
            state = always or state_of(cells, source, label, day, corrected=corrected)
            if state in row:
                cells.refuse(label, f"a blank: another column has already given what {state} did")
            row[state] = said
    return row


@dataclass(frozen=True, slots=True)
class Correction:
    """One printed value that is wrong, what is right, why, and who says so."""

    from_: str
    to: str
    reason: str
    source: str


@cache
def corrections(source: str) -> dict[tuple[str, str], Correction]:
    """The reviewed corrections of one source by (key, field)."""
    return {
        (row["key"], row["field"]): Correction(row["from"], row["to"], row["reason"], row["source"])
        for row in lookup_rows("corrections")
        if row["file"] == source
    }


def correct_value(
    source: str,
    key: str,
    field: str,
    refused: Callable[[str, str], NoReturn],
    value: T,
    *,
    shown: str | None = None,
) -> T | str:
    """The value, or what a reviewed row puts in its place; a correction whose printed value has gone stops the run."""
    found = corrections(source).get((key, field))
    if found is None:
        return value
    if value != found.from_:
        refused(
            shown or field,
            f"{found.from_!r}, which a reviewed row of corrections.csv replaces by {found.to!r} ({found.reason})",
        )
    return found.to


def correct(source: str, key: str, field: str, cells: Cells, value: str, *, shown: str | None = None) -> str:
    """`correct_value` for a cell of delimited text."""
    return correct_value(source, key, field, cells.refuse, value, shown=shown)


@cache
def _set_aside() -> dict[str, tuple[tuple[int, int], ...]]:
    found: dict[str, list[tuple[int, int]]] = {}
    for row in lookup_rows("set_aside"):
        found.setdefault(row["source"], []).append((int(row["first"]), int(row["last"])))
    return {source: tuple(ranges) for source, ranges in found.items()}


def is_set_aside(source: str, key: int) -> bool:
    """Whether a reviewed row leaves this vote of the source out: it contradicts itself and cannot be put right."""
    return any(first <= key <= last for first, last in _set_aside().get(source, ()))


@cache
def _exchanged(source: str) -> tuple[tuple[int, int, str, str], ...]:
    return tuple(
        (int(row["first"]), int(row["last"]), row["state"], row["other"])
        for row in lookup_rows("exchanged")
        if row["source"] == source
    )


def put_back(source: str, key: int, row: dict[str, Said]) -> None:
    """Two states whose columns the source exchanges for a run of votes have their own casts again."""
    for first, last, state, other in _exchanged(source):
        if first <= key <= last:
            mine, theirs = row.pop(state, None), row.pop(other, None)
            row.update({k: said for k, said in ((state, theirs), (other, mine)) if said is not None})


@cache
def procedural_texts() -> frozenset[str]:
    """Symbols of texts that were adopted over a permanent member's No because the matter was procedural."""
    return frozenset(row["symbol"] for row in lookup_rows("procedural_texts"))


@cache
def lineage() -> dict[str, str]:
    """Withdrawn codes of states whose membership another code continues: one seat, one voting record."""
    return {row["state"]: row["continued_by"] for row in lookup_rows("lineage")}


@cache
def _names() -> dict[str, str]:
    return {row["name"].casefold(): row["state"] for row in lookup_rows("names")}


def state_named(name: str) -> str | None:
    """The state that bears or bore the name, in any capitals; None where no row of `names.csv` has it."""
    return _names().get(re.sub(r"\s+", " ", name).strip().casefold())


def state_names() -> tuple[str, ...]:
    """Every name that stands for a state, in lower case."""
    return tuple(_names())


@cache
def _codes() -> dict[str, str]:
    return {row["printed"]: row["state"] for row in lookup_rows("codes")}


@cache
def states() -> frozenset[str]:
    """Every code that a name stands for."""
    return frozenset(_names().values())


def seat_code(code: str) -> str:
    """The code under which the record keeps the seat; withdrawn and private codes are rows of `codes.csv`."""
    return _codes().get(code, code)


def coded_and_named(cells: Cells, code: str, name: str) -> str:
    """The state of a row that gives both a code and a name, which must mean the same."""
    state = seat_code(cells.text(code))
    if state not in states():
        cells.refuse(code, "an ISO alpha-3 code of a Member State, or a row of codes.csv")
    named = state_named(cells.text(name))
    if named is None or seat_code(named) != state:
        cells.refuse(name, f"a name of {state}; new names are rows of names.csv")
    return state


def hold_members(
    cells: Cells, field: str, tables: dict[int, tuple[int, frozenset[str]]], year: int, row: Iterable[str]
) -> None:
    """The states that cast in one year are the same on every line of it: terms begin and end with the year."""
    members = frozenset(lineage().get(state, state) for state in row)
    line, sat = tables.setdefault(year, (cells.line, members))
    if members != sat:
        odd = ", ".join(sorted(members ^ sat))
        cells.refuse(field, f"a day of a year with these members; line {line} has others for {year} ({odd})")


def hold_seated(cells: Cells, field: str, on: date, row: Iterable[str]) -> None:
    """Whoever cast held a seat that day, as far as the record knows who sat."""
    members = _seated(on)
    if members is not None and not (found := {lineage().get(state, state) for state in row}) <= members:
        odd = ", ".join(sorted(found - members))
        cells.refuse(field, f"a day on which all who cast were members of the Council; {odd} was not")


@cache
def _seated(on: date) -> frozenset[str] | None:
    """Codes of the members of that day; None where the record does not have the whole Council of it."""
    roster = _record().roster(on)
    codes = frozenset(lineage().get(member.state.code, member.state.code) for member in roster)
    return codes if len(codes) == roster.n_seats else None


@cache
def _record() -> Record:
    return open_record()
