"""What a row says by itself, and which rows it points to."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields

from ninthvote.errors import NinthVoteError
from ninthvote.record.lint.draft import CLASSES, Check, Draft, Finding
from ninthvote.record.load import file_name
from ninthvote.record.table import ROWS, QuotationRow, ReadingRow, SourceRow, header, keys
from ninthvote.symbols import parse_symbol
from ninthvote.vocabulary import Confidence

#: A quotation is shorter than this: enough to identify a statement, not to reproduce it.
MOST_WORDS = 30


def _keys_are_unique(draft: Draft) -> Iterator[Finding]:
    for table, records in draft.cells.items():
        row, key = CLASSES[table], keys(CLASSES[table])
        first: dict[tuple[str, ...], int] = {}
        for line, cells in records:
            value = tuple(cells[k] for k in key)
            if value in first:
                what = f"{'/'.join(v for v in value if v)} stands already on line {first[value]}"
                yield Finding(file_name(row), line, key[0], "key", what, "each key once")
            first.setdefault(value, line)


def _cells_can_be_seen(draft: Draft) -> Iterator[Finding]:
    for table, records in draft.cells.items():
        for line, cells in records:
            for name, cell in cells.items():
                if not cell.isprintable():
                    hidden = next(c for c in cell if not c.isprintable())
                    what = f"holds U+{ord(hidden):04X}, which cannot be seen"
                    yield Finding(f"{table}.csv", line, name, "characters", what, "characters that print")


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


def _quotations_are_short(draft: Draft) -> Iterator[Finding]:
    for line, q in draft.of(QuotationRow):
        n = len(q.words.split())
        if n >= MOST_WORDS:
            yield Finding("quotations.csv", line, "words", "length", f"{n} words", f"fewer than {MOST_WORDS}")


CHECKS: tuple[Check, ...] = (
    _keys_are_unique,
    _cells_can_be_seen,
    _references_exist,
    _sources_are_given_and_used,
    _days_are_in_order,
    _recalled_fields_are_columns,
    _symbols_are_symbols,
    _quotations_are_short,
)
