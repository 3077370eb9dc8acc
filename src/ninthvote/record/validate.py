"""What is wrong with a folder of facts: every finding, with file, line, field and what was expected; nothing is mended.

A file that is not a table at all (`MalformedFacts`) stops the run, since nothing further can be said of it. All else
is collected: here what a row says by itself and which rows it points to; in `consistency` what rows say together.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, field, fields
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

from ninthvote.errors import NinthVoteError
from ninthvote.record.load import SHIPPED, Cells, column_decoders, file_name, read_cells, read_disputes
from ninthvote.record.table import (
    ROWS,
    CorrectionRow,
    DisputeRow,
    ExceptionRow,
    GapRow,
    ReadingRow,
    SourceRow,
    header,
    keys,
)
from ninthvote.record.write import replace_file, table_text
from ninthvote.symbols import parse_symbol
from ninthvote.vocabulary import Confidence

Row = TypeVar("Row")


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
            key = keys(_CLASSES[table])
            self.by_key[table] = {"/".join(cells[k] for k in key): cells for _, cells in self.cells[table]}
        return self.by_key[table]


_CLASSES: dict[str, type[Any]] = {row.table: row for row in ROWS}

Check = Callable[[Draft], Iterator[Finding]]


def validate(folder: Path = SHIPPED) -> Report:
    """Every finding in the folder.

    Raises:
        MalformedFacts: at the first file that is not a table.
    """
    from ninthvote.record.consistency import CHECKS as TOGETHER

    draft = Draft()
    findings: list[Finding] = []
    for row in ROWS:
        draft.cells[row.table] = list(read_cells(row, folder / file_name(row)))
        draft.rows[row.table] = []
        for line, cells in draft.cells[row.table]:
            decoded, wrong = _decode(row, line, cells)
            findings += wrong
            if decoded is None:
                draft.unread.add(row.table)
            else:
                draft.rows[row.table].append((line, decoded))
        findings += _bytes_are_canonical(row, folder, draft.cells[row.table])
    draft.disputes = tuple(read_disputes(folder))
    n_waiting = 0
    for check in (*ALONE, *TOGETHER):
        try:
            findings += list(check(draft))
        except Unread:
            n_waiting += 1
    if not n_waiting:
        findings += _exceptions_are_needed(draft)
    n_rows = sum(map(len, draft.cells.values()))
    return Report(tuple(sorted(set(findings))), len(ROWS), n_rows, n_waiting)


def fix(folder: Path) -> tuple[str, ...]:
    """Rewrites in canonical bytes the tables that are not; their names. Nothing but the bytes changes.

    Raises:
        MalformedFacts: at the first file that is not a table; nothing has been written then.
    """
    texts = {
        row: table_text(row, [cells for _, cells in read_cells(row, folder / file_name(row))]) for row in ROWS
    }
    changed = []
    for row, text in texts.items():
        path = folder / file_name(row)
        if path.read_bytes() != text.encode():
            replace_file(path, text)
            changed.append(path.name)
    return tuple(changed)


def _decode(row: type[Any], line: int, cells: Mapping[str, str]) -> tuple[Any, list[Finding]]:
    values, wrong = {}, []
    row_class: Any = row
    for name, decode in column_decoders(row_class).items():
        try:
            values[name] = decode(cells[name])
        except NinthVoteError as error:
            wrong.append(Finding(file_name(row), line, name, "value", error.what, error.expected or ""))
    return (None if wrong else row(**values)), wrong


def _bytes_are_canonical(row: type[Any], folder: Path, records: list[tuple[int, Cells]]) -> Iterator[Finding]:
    path = folder / file_name(row)
    found, canonical = path.read_bytes(), table_text(row, [cells for _, cells in records]).encode()
    if found == canonical:
        return
    lines = found.split(b"\n")
    pairs = zip(lines, canonical.split(b"\n"), strict=False)
    line = next((n for n, (a, b) in enumerate(pairs, 1) if a != b), len(lines))
    here = lines[line - 1]
    text = here.decode()
    if here.endswith(b"\r"):
        what = "the line ends in CR LF"
    elif text != unicodedata.normalize("NFC", text):
        what = "a character is written as a letter and a separate accent"
    elif text.rstrip() != text or "  " in text:
        what = "blanks where none belong"
    elif line == len(lines):
        what = "the last line has no end"
    else:
        what = "order of rows, of states in a list, or quotes not as the program writes them"
    yield Finding(
        path.name,
        line,
        keys(row)[0],
        "canonical",
        what,
        "canonical bytes (ninthvote record lint --fix rewrites them)",
    )


def _keys_are_unique(draft: Draft) -> Iterator[Finding]:
    for table, records in draft.cells.items():
        row, key = _CLASSES[table], keys(_CLASSES[table])
        first: dict[tuple[str, ...], int] = {}
        for line, cells in records:
            value = tuple(cells[k] for k in key)
            if value in first:
                what = f"{'/'.join(v for v in value if v)} stands already on line {first[value]}"
                yield Finding(file_name(row), line, key[0], "key", what, "each key once")
            first.setdefault(value, line)


def _references_exist(draft: Draft) -> Iterator[Finding]:
    first_key = {row.table: keys(row)[0] for row in ROWS}
    known = {
        table: {cells[first_key[table]] for _, cells in records} for table, records in draft.cells.items()
    }
    for row in ROWS:
        pointing = [(f.name, f.metadata["of"]) for f in fields(row) if f.metadata["of"]]
        for line, cells in draft.cells[row.table]:
            for name, of in pointing:
                for value in filter(None, map(str.strip, cells[name].split(";"))):
                    if value not in known[of]:
                        what = f"there is no {value} in {of}.csv"
                        yield Finding(file_name(row), line, name, "reference", what, f"a key of {of}.csv")


def _sources_are_given_and_used(draft: Draft) -> Iterator[Finding]:
    used: set[str] = {row.source for _, row in draft.of(ReadingRow)}
    for row in ROWS:
        if "sources" not in header(row):
            continue
        for line, cells in draft.cells[row.table]:
            used.update(cells["sources"].split(";"))
            if not cells["sources"] and cells.get("confidence") == Confidence.SOURCED:
                yield Finding(
                    file_name(row),
                    line,
                    "sources",
                    "sources",
                    "the row is sourced and names no source",
                    "a key of sources.csv, or another confidence",
                )
    for line, source in draft.of(SourceRow):
        if source.source not in used:
            what = f"no row rests on {source.source}"
            yield Finding("sources.csv", line, "source", "sources", what, "a source that some row names")


def _days_are_in_order(draft: Draft) -> Iterator[Finding]:
    for row in ROWS:
        names = set(header(row))
        for line, r in draft.rows[row.table]:
            if {"from_", "until"} <= names and r.from_ and r.until and r.until <= r.from_:
                what = f"{r.until} is not after {r.from_}"
                expected = "a day later than from_ (until is the first day on which it no longer held)"
                yield Finding(file_name(row), line, "until", "days", what, expected)
            if {"on", "known_on"} <= names and r.known_on < r.on:
                what = f"known on {r.known_on}, before it happened on {r.on}"
                yield Finding(file_name(row), line, "known_on", "known_on", what, f"{r.on} or later")


def _recalled_fields_are_columns(draft: Draft) -> Iterator[Finding]:
    for row in ROWS:
        if "recalled_fields" not in header(row):
            continue
        allowed = [name for name in header(row) if name not in keys(row)]
        for line, r in draft.rows[row.table]:
            for name in r.recalled_fields:
                if name not in allowed:
                    what = f"{name!r} is not a column that can be recalled"
                    expected = ", ".join(allowed)
                    yield Finding(file_name(row), line, "recalled_fields", "recalled_fields", what, expected)


#: Columns that hold document symbols, by table.
_SYMBOLS = {
    "sources": "symbol",
    "votes": "meeting",
    "events": "symbols",
    "letters": "symbol",
    "assembly_votes": "symbol",
    "rights_council_casts": "symbol",
}


def _symbols_are_symbols(draft: Draft) -> Iterator[Finding]:
    for table, name in _SYMBOLS.items():
        for line, cells in draft.cells[table]:
            for symbol in filter(None, map(str.strip, cells[name].split(";"))):
                try:
                    printed = str(parse_symbol(symbol))
                except NinthVoteError as wrong:
                    yield Finding(f"{table}.csv", line, name, "symbol", wrong.what, wrong.expected or "")
                    continue
                if printed != symbol:
                    yield Finding(
                        f"{table}.csv", line, name, "symbol", f"{symbol!r} is written oddly", printed
                    )


def _settled_rows_follow_their_readings(draft: Draft) -> Iterator[Finding]:
    """A row's field is what the reading followed says; a dispute says why, for each field read in two ways."""
    groups: dict[tuple[str, str, str], list[tuple[int, ReadingRow]]] = {}
    for line, reading in draft.of(ReadingRow):
        groups.setdefault((reading.of_table, reading.of_key, reading.field_), []).append((line, reading))
    disputed = {(d.of_table, d.of_key, d.field_): line for line, d in draft.disputes}
    for group, readings in groups.items():
        line, followed = readings[0][0], [(n, r) for n, r in readings if r.followed]
        if len({r.value for _, r in readings}) < 2:
            yield Finding("readings.csv", line, "value", "readings", "one reading alone", "two that differ")
        if len({r.value for _, r in followed}) > 1:
            yield Finding("readings.csv", line, "followed", "readings", "two are followed", "one at most")
        if group not in disputed:
            what = f"disputes.yaml does not say why {' '.join(group)} is settled as it is"
            yield Finding("readings.csv", line, "field_", "readings", what, "an entry in disputes.yaml")
        yield from _field_is_there(draft, "readings.csv", line, group)
        for n, r in followed:
            now = _cell(draft, group)
            if now is not None and now != (r.value or ""):
                what = f"the row followed by {r.of_key} says {now!r}"
                yield Finding(
                    "readings.csv", n, "value", "readings", what, f"{r.value!r}, as the source says"
                )
    for group, line in disputed.items():
        if group not in groups:
            what = f"no readings of {' '.join(group)}"
            yield Finding("disputes.yaml", line, "of_key", "readings", what, "two rows in readings.csv")


def _corrections_stand(draft: Draft) -> Iterator[Finding]:
    for line, correction in draft.of(CorrectionRow):
        where = (correction.of_table, correction.of_key, correction.field_)
        yield from _field_is_there(draft, "corrections.csv", line, where)
        now = _cell(draft, where)
        if now is not None and now != (correction.now or ""):
            what = f"the row says {now!r}"
            expected = f"{correction.now!r}, as corrected"
            yield Finding("corrections.csv", line, "now", "corrections", what, expected)


#: The key of a reading or dispute that is about a table as a whole, such as how many rows it should have.
WHOLE_TABLE = "*"


def _field_is_there(draft: Draft, file: str, line: int, where: tuple[str, str, str]) -> Iterator[Finding]:
    table, key, name = where
    if table not in _CLASSES:
        yield Finding(file, line, "of_table", "reference", f"there is no table {table}", ", ".join(_CLASSES))
    elif key == WHOLE_TABLE:
        return
    elif key not in draft.keyed(table):
        yield Finding(file, line, "of_key", "reference", f"there is no {key} in {table}.csv", "a key of it")
    elif name not in header(_CLASSES[table]):
        expected = ", ".join(header(_CLASSES[table]))
        yield Finding(file, line, "field_", "reference", f"{table}.csv has no column {name}", expected)


def _cell(draft: Draft, where: tuple[str, str, str]) -> str | None:
    table, key, name = where
    return draft.keyed(table).get(key, {}).get(name) if table in _CLASSES else None


def _gaps_are_of_rows_that_are_there(draft: Draft) -> Iterator[Finding]:
    for line, gap in draft.of(GapRow):
        key = keys(_CLASSES[gap.of_table])[0] if gap.of_table in _CLASSES else ""
        yield from _field_is_there(draft, "gaps.csv", line, (gap.of_table, gap.of_key or WHOLE_TABLE, key))


def _exceptions_are_needed(draft: Draft) -> Iterator[Finding]:
    for line, row in draft.of(ExceptionRow):
        if row not in draft.used_exceptions:
            what = f"nothing fails {row.check} for {row.subject} on those days"
            yield Finding("exceptions.csv", line, "check", "exceptions", what, "the row to be taken out")


ALONE: tuple[Check, ...] = (
    _keys_are_unique,
    _references_exist,
    _sources_are_given_and_used,
    _days_are_in_order,
    _recalled_fields_are_columns,
    _symbols_are_symbols,
    _settled_rows_follow_their_readings,
    _corrections_stand,
    _gaps_are_of_rows_that_are_there,
)
