"""Lookup tables of reading: what a label stands for and which printed values are wrong are rows, never an `if`.

`state_columns.csv` lists, in the order of the published header, the columns that hold a state's votes; a label that
stands for several states in turn has several dated rows. A row with a reason says that the source mislabels the state;
without it the row says what the label means. `corrections.csv` holds single values that are known to be wrong.
"""

from __future__ import annotations

import csv
from dataclasses import dataclass
from datetime import date
from functools import cache
from importlib.resources import files

from ninthvote.errors import IntakeError
from ninthvote.intake.grid import Cells


@cache
def lookup_rows(table: str) -> tuple[dict[str, str], ...]:
    """The rows of one lookup table of the package."""
    text = files("ninthvote.intake.lookup").joinpath(f"{table}.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


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


def state_of(cells: Cells, label: str, meanings: tuple[Meaning, ...], day: date, *, corrected: bool) -> str:
    """The one state for which the label stands on that day.

    Args:
        corrected: whether mislabelling is put right; False gives the reading as printed.
    """
    right = [m.state for m in meanings if m.reason and m.holds(day)] if corrected else []
    plain = right or [m.state for m in meanings if not m.reason and m.holds(day)]
    if len(plain) != 1:
        cells.refuse(label, f"a blank: no state is known under this label on {day}")
    return plain[0]


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


def correct(source: str, key: str, field: str, cells: Cells, value: str, *, shown: str | None = None) -> str:
    """The value, or what a reviewed row puts in its place; a correction whose printed value has gone stops the run."""
    found = corrections(source).get((key, field))
    if found is None:
        return value
    if value != found.from_:
        cells.refuse(
            shown or field,
            f"{found.from_!r}, which a reviewed row of corrections.csv replaces by {found.to!r} ({found.reason})",
        )
    return found.to


@cache
def procedural_texts() -> frozenset[str]:
    """Symbols of texts that were adopted over a permanent member's No because the matter was procedural."""
    return frozenset(row["symbol"] for row in lookup_rows("procedural_texts"))


@cache
def lineage() -> dict[str, str]:
    """Withdrawn codes of states whose membership another code continues: one seat, one voting record."""
    return {row["state"]: row["continued_by"] for row in lookup_rows("lineage")}
