"""Row classes as tables of SQLite: the same names and columns, with keys, references and closed vocabularies.

One column is added to a table whose rows do not carry it: `known_on`, taken from the row they belong to, so that
"as of a day" is one comparison everywhere. Lists are stored as JSON arrays, which every SQLite tool can open.
"""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import fields
from datetime import date
from enum import StrEnum
from functools import lru_cache
from types import NoneType, UnionType
from typing import Any, ClassVar, TypeVar, get_args, get_origin, get_type_hints

from ninthvote.record.table import ROWS, DisputeRow, keys

Row = TypeVar("Row")

#: Every table of the built file: those kept as CSV, and the disputes, kept as YAML.
TABLES: tuple[type[Any], ...] = (*ROWS, DisputeRow)

_SQL_TYPES: dict[Any, str] = {int: "INTEGER", bool: "INTEGER"}

#: SQL that gives `known_on` for rows that do not say it themselves: a cast is as public as its vote. What is
#: not listed here and has no `known_on` of its own (situations, exceptions) is no fact of the day and is always seen.
_INHERITED = {
    "casts": "(SELECT p.known_on FROM votes p WHERE p.vote = casts.vote)",
    "signatories": "(SELECT p.known_on FROM letters p WHERE p.letter = signatories.letter)",
    "rights_council_casts": '"on"',
    "vectors": '"on"',
    "corrections": '"on"',
    "state_names": "from_",
    "states": "from_",
    "sources": "date_",
}


def quoted(name: str) -> str:
    """The identifier, safe although columns are called `on`, `no` or `cast`."""
    return '"' + name.replace('"', '""') + '"'


@lru_cache
def types_of(row: Any) -> dict[str, tuple[Any, bool]]:
    """For each field, its type without `| None` (`tuple` for a list) and whether it may be empty."""
    types = {}
    for name, hint in get_type_hints(row).items():
        if get_origin(hint) is ClassVar:
            continue
        is_union = get_origin(hint) is UnionType
        (inner,) = (arg for arg in get_args(hint) if arg is not NoneType) if is_union else (hint,)
        types[name] = (get_origin(inner) or inner, is_union)
    return types


def has_own_known_on(row: Any) -> bool:
    return any(f.name == "known_on" for f in fields(row))


def ddl() -> str:
    """Every table and index, in the order in which references allow them to be made and filled."""
    statements = []
    row: Any
    for row in TABLES:
        columns, references = [], []
        for f in fields(row):
            base, empty = types_of(row)[f.name]
            line = f"  {quoted(f.name)} {_SQL_TYPES.get(base, 'TEXT')}" + ("" if empty else " NOT NULL")
            if issubclass(base, StrEnum):
                allowed = ", ".join(f"'{member.value}'" for member in base)
                line += f" CHECK ({quoted(f.name)} IN ({allowed}))"
            elif base is bool:
                line += f" CHECK ({quoted(f.name)} IN (0, 1))"
            columns.append(line)
            if (of := f.metadata.get("of")) and base is not tuple:
                references.append((f.name, of))
        if not has_own_known_on(row):
            columns.append("  known_on TEXT")
        columns.append("  PRIMARY KEY (" + ", ".join(quoted(k) for k in keys(row)) + ")")
        columns += [f"  FOREIGN KEY ({quoted(name)}) REFERENCES {of}" for name, of in references]
        statements.append(f"CREATE TABLE {row.table} (\n" + ",\n".join(columns) + "\n);")
        indexed = dict.fromkeys([name for name, _ in references if name != keys(row)[0]] + ["known_on"])
        statements += [
            f"CREATE INDEX {row.table}_{name.strip('_')} ON {row.table} ({quoted(name)});" for name in indexed
        ]
    statements.append(_BESIDES)
    return "\n".join(statements)


_BESIDES = """
CREATE TABLE citations (
  of_table TEXT NOT NULL,
  of_key TEXT NOT NULL,
  source TEXT NOT NULL REFERENCES sources,
  title TEXT,
  known_on TEXT,
  PRIMARY KEY (of_table, of_key, source)
);
CREATE INDEX citations_source ON citations (source);
CREATE TABLE data_dictionary (
  table_ TEXT NOT NULL, column_ TEXT NOT NULL, words TEXT NOT NULL, PRIMARY KEY (table_, column_)
);
CREATE TABLE manifest (item TEXT PRIMARY KEY, value TEXT NOT NULL);
CREATE TABLE manifest_tables (table_ TEXT PRIMARY KEY, n_rows INTEGER NOT NULL);
CREATE VIRTUAL TABLE search USING fts5 (
  table_ UNINDEXED, key_ UNINDEXED, situation UNINDEXED, day UNINDEXED, known_on UNINDEXED, confidence UNINDEXED,
  title, body, states,
  tokenize = 'porter unicode61 remove_diacritics 2'
);
"""


def inherited_known_on() -> list[str]:
    """Statements that fill `known_on` where a row takes it from another; what is said of a row is as public as it."""
    statements = [f"UPDATE {table} SET known_on = {words};" for table, words in _INHERITED.items()]  # noqa: S608
    statements += [
        f"UPDATE {said} SET known_on = "  # noqa: S608
        f"(SELECT max(p.known_on) FROM {row.table} p WHERE {key_of(row)} = {said}.of_key) "
        f"WHERE of_table = '{row.table}';"
        for said in ("readings", "disputes")
        for row in ROWS
        if row.table != said
    ]
    return statements


def key_of(row: Any) -> str:
    """SQL for the key of a row as other rows name it: its parts joined by `/`."""
    return " || '/' || ".join(quoted(k) for k in keys(row))


def to_sql(value: Any) -> Any:
    """A field's value as SQLite stores it: dates and enums as text, lists as JSON arrays, booleans as 0 and 1."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return json.dumps(value, ensure_ascii=False)
    if isinstance(value, bool):
        return int(value)
    return value if value is None or isinstance(value, int) else str(value)


@lru_cache(maxsize=4096)
def _tuple(text: str) -> tuple[str, ...]:
    return () if text == "[]" else tuple(json.loads(text))


_READERS: dict[Any, Callable[[Any], Any]] = {date: date.fromisoformat, bool: bool, tuple: _tuple}


def columns(row: Any) -> str:
    """The row's own columns, quoted, as a SELECT takes them."""
    return _columns(row)


@lru_cache
def _columns(row: Any) -> str:
    return ", ".join(quoted(f.name) for f in fields(row))


@lru_cache
def _plan(row: Any) -> tuple[tuple[str, Callable[[Any], Any] | None], ...]:
    types = types_of(row)
    return tuple((f.name, _reader_of(types[f.name][0])) for f in fields(row))


def _reader_of(base: Any) -> Callable[[Any], Any] | None:
    return {m.value: m for m in base}.__getitem__ if issubclass(base, StrEnum) else _READERS.get(base)


def reader(row: type[Row]) -> Callable[[tuple[Any, ...]], Row]:
    """Makes a row of what a SELECT of `columns(row)` returns."""
    row_class: Any = row
    plan = _plan(row_class)

    def read(values: tuple[Any, ...]) -> Row:
        return row(
            **{
                name: value if value is None or convert is None else convert(value)
                for (name, convert), value in zip(plan, values, strict=True)
            }
        )

    return read
