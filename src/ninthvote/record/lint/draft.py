"""What the checks read and what they say: the tables as far as they can be read, and findings."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any, TypeVar

from ninthvote.record.load import Cells
from ninthvote.record.table import ROWS, DisputeRow, ExceptionRow, keys

Row = TypeVar("Row")

CLASSES: dict[str, type[Any]] = {row.table: row for row in ROWS}


@dataclass(frozen=True, slots=True, order=True)
class Finding:
    """One thing that is not as it must be."""

    file: str
    line: int
    field: str
    check: str
    what: str
    expected: str

    def __str__(self) -> str:
        return f"{self.file}:{self.line} {self.field}: {self.what}\n  expected: {self.expected}"


@dataclass(frozen=True, slots=True)
class Report:
    """All findings, in order of file and line, and how much was looked at.

    `n_waiting` checks of what rows say together could not be made, since a table that they need has a cell that
    cannot be read; that cell is a finding itself.
    """

    findings: tuple[Finding, ...]
    n_tables: int
    n_rows: int
    n_waiting: int


class Unread(Exception):
    """A check needs a table that has a cell which cannot be read."""


@dataclass(slots=True)
class Draft:
    """The tables as far as they can be read, each row with the line it stands on."""

    rows: dict[str, list[tuple[int, Any]]] = field(default_factory=dict)
    cells: dict[str, list[tuple[int, Cells]]] = field(default_factory=dict)
    disputes: tuple[tuple[int, DisputeRow], ...] = ()
    by_key: dict[str, dict[str, Cells]] = field(default_factory=dict)
    unread: set[str] = field(default_factory=set)
    used_exceptions: set[ExceptionRow] = field(default_factory=set)

    def of(self, row: type[Row]) -> list[tuple[int, Row]]:
        """The rows of a table, each with its line.

        Raises:
            Unread: a cell of the table cannot be read; what its rows say together would be half the truth.
        """
        table: Any = row
        if table.table in self.unread:
            raise Unread
        return self.rows[table.table]

    def is_excepted(self, check: str, subject: str, first: date, end: date | None = None) -> bool:
        """Whether an exception covers the day, or all days from `first` until `end`; noted as needed if so."""
        for _, row in self.of(ExceptionRow):
            covers = row.from_ <= first and (row.until is None or (end or first) <= row.until)
            if covers and (row.check, row.subject) == (check, subject) and (end or row.until != first):
                self.used_exceptions.add(row)
                return True
        return False

    def keyed(self, table: str) -> dict[str, Cells]:
        """The cells of each row of a table, by its key; parts joined by `/`."""
        if table not in self.by_key:
            key = keys(CLASSES[table])
            self.by_key[table] = {"/".join(cells[k] for k in key): cells for _, cells in self.cells[table]}
        return self.by_key[table]


Check = Callable[[Draft], Iterator[Finding]]
