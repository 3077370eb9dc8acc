"""From the text of the facts to one SQLite file: every table, full-text search, a manifest; the same bytes each time.

The file is written whole, closed, and only then given its name, so no reader ever sees half of it.
"""

from __future__ import annotations

import sqlite3
from collections.abc import Iterable
from dataclasses import fields
from pathlib import Path
from typing import Any

from ninthvote import __version__
from ninthvote.errors import MalformedFacts
from ninthvote.record.load import Facts
from ninthvote.record.schema import TABLES, ddl, has_own_known_on, inherited_known_on, key_of, to_sql
from ninthvote.record.table import ROWS, keys

#: Raised by hand when a reader of the file would have to change; the cache does not rely on it.
SCHEMA_VERSION = 1

#: "NV09", so that `file` and other programs can tell what this database is.
APPLICATION_ID = 0x4E563039

LICENCE = "CC0-1.0 (facts compiled by the project); each source's own terms are respected"

#: What full-text search reads: table -> (fields of the title, fields of the body, fields holding states).
_SEARCHED: dict[str, tuple[tuple[str, ...], tuple[str, ...], tuple[str, ...]]] = {
    "situations": (("title",), ("aliases", "agenda_items", "coverage", "note"), ("state",)),
    "events": (
        ("title",),
        ("outcome", "symbols", "delivered_by", "note"),
        ("signatories", "president"),
    ),
    "votes": (
        ("title",),
        ("subject", "meeting", "requested_by_text", "called_by_text", "note"),
        ("requested_by", "called_by", "president"),
    ),
    "letters": (("title",), ("subject", "symbol", "delivered_by", "note"), ()),
    "assembly_votes": (("symbol",), ("note",), ()),
    "quotations": (("words",), ("speaker", "capacity", "occasion", "qualifier", "note"), ()),
    "recommendations": (("action",), ("addressee", "paragraph", "status", "evidence", "note"), ()),
    "offices": (("person",), ("office", "note"), ("state",)),
    "sources": (("title",), ("publisher", "symbol", "url", "note"), ()),
}


def build(facts: Facts, file: Path, *, facts_sha256: str) -> None:
    """`file` holds the whole record; it did not exist, or was empty, before.

    Raises:
        MalformedFacts: a key stands twice, or a row points to one that is not there.
    """
    db = sqlite3.connect(file)
    try:
        for setting in ("page_size = 4096", "journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"):
            db.execute(f"PRAGMA {setting}")
        db.execute(f"PRAGMA application_id = {APPLICATION_ID}")
        db.execute(f"PRAGMA user_version = {SCHEMA_VERSION}")
        db.executescript("BEGIN;" + ddl())
        for row in TABLES:
            _insert(db, row, getattr(facts, row.table))
        for statement in inherited_known_on():
            db.execute(statement)
        _index_words(db, facts)
        _cite(db)
        _describe(db, facts_sha256)
        _refuse_dangling(db)
        db.commit()
        db.execute("INSERT INTO search(search) VALUES ('optimize')")
        db.commit()
        db.execute("VACUUM")
    finally:
        db.close()


def _insert(db: sqlite3.Connection, row: type[Any], rows: Iterable[Any]) -> None:
    names = [f.name for f in fields(row)]
    holes = ", ".join("?" * len(names))
    quoted = ", ".join(f'"{n}"' for n in names)
    for given in rows:
        values = [to_sql(getattr(given, n)) for n in names]
        try:
            db.execute(f"INSERT INTO {row.table} ({quoted}) VALUES ({holes})", values)  # noqa: S608
        except sqlite3.IntegrityError as wrong:
            key = "/".join(str(getattr(given, k)) for k in keys(row))
            raise MalformedFacts(
                f"the row {key!r} cannot be entered: {wrong}",
                where=f"{row.table}.csv",
                expected="every key once, every field within its vocabulary",
                hint="`ninthvote record lint` lists all findings with file and line.",
            ) from None


def _cite(db: sqlite3.Connection) -> None:
    """One row per row and source it names, so that a source can be asked what rests on it."""
    db.execute("CREATE TEMP TABLE titles (row_ TEXT PRIMARY KEY, title TEXT)")
    db.execute("INSERT INTO titles SELECT table_ || '/' || key_, nullif(title, '') FROM search")
    for row in ROWS:
        if any(f.name == "sources" for f in fields(row)):
            key = key_of(row)
            db.execute(
                "INSERT OR IGNORE INTO citations "  # noqa: S608
                f"SELECT '{row.table}', {key}, value, s.title, {row.table}.known_on "
                f"FROM {row.table} JOIN json_each(sources) "
                f"LEFT JOIN titles s ON s.row_ = '{row.table}/' || {key} ORDER BY 2, 3"
            )


def _index_words(db: sqlite3.Connection, facts: Facts) -> None:
    names: dict[str, list[str]] = {}
    for name in facts.state_names:
        if name.kind in ("short", "formal", "alias"):
            names.setdefault(name.state, []).append(name.name)
    signed: dict[str, list[str]] = {}
    for signatory in facts.signatories:
        signed.setdefault(signatory.letter, []).append(signatory.state)
    classes = {row.table: row for row in ROWS}
    for table, (title, body, states) in _SEARCHED.items():
        key = keys(classes[table])[0]
        for row in getattr(facts, table):
            codes = [c for f in states for c in _several(getattr(row, f))]
            codes += signed.get(row.letter, []) if table == "letters" else []
            words = [c for f in body for c in _several(getattr(row, f))]
            day = getattr(row, "on", None) or getattr(row, "date_", None)
            known = getattr(row, "known_on", None) or getattr(row, "date_", None)
            db.execute(
                "INSERT INTO search VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
                (
                    table,
                    getattr(row, key),
                    row.situation if hasattr(row, "situation") else None,
                    day and day.isoformat(),
                    known and known.isoformat(),
                    str(row.confidence) if hasattr(row, "confidence") else None,
                    " ".join(c for f in title for c in _several(getattr(row, f))),
                    " · ".join([getattr(row, key), *words]),
                    " · ".join(f"{c} {' '.join(names.get(c, []))}" for c in dict.fromkeys(codes)),
                ),
            )


def _several(value: str | tuple[str, ...] | None) -> tuple[str, ...]:
    return () if not value else value if isinstance(value, tuple) else (value,)


def _describe(db: sqlite3.Connection, facts_sha256: str) -> None:
    """The file says what it is: manifest, rows per table, and what each column means."""
    manifest = {
        "facts_sha256": facts_sha256,
        "licence": LICENCE,
        "program": f"ninthvote {__version__}",
        "schema_version": str(SCHEMA_VERSION),
    }
    db.executemany("INSERT INTO manifest VALUES (?, ?)", sorted(manifest.items()))
    for row in TABLES:
        db.execute(f"INSERT INTO manifest_tables SELECT '{row.table}', count(*) FROM {row.table}")  # noqa: S608
        words = [(row.table, "", (row.__doc__ or "").strip())]
        words += [(row.table, f.name, f.metadata["words"]) for f in fields(row)]
        if not has_own_known_on(row):
            words.append(
                (row.table, "known_on", "first day on which this was public; from the row it belongs to")
            )
        db.executemany("INSERT INTO data_dictionary VALUES (?, ?, ?)", words)


def _refuse_dangling(db: sqlite3.Connection) -> None:
    dangling = db.execute("PRAGMA foreign_key_check").fetchall()
    if dangling:
        table, rowid, parent, _ = dangling[0]
        columns = [c[1] for c in db.execute(f"PRAGMA table_info({table})") if c[5]]
        key = db.execute(
            f"SELECT {', '.join(f'{chr(34)}{c}{chr(34)}' for c in columns)} FROM {table} WHERE rowid = ?",  # noqa: S608
            (rowid,),
        ).fetchone()
        raise MalformedFacts(
            f"the row {'/'.join(map(str, key))!r} points to a row that is not in {parent}"
            + (f" ({len(dangling)} such rows in all)" if len(dangling) > 1 else ""),
            where=f"{table}.csv" if table != "citations" else f"{key[0]}.csv sources",
            expected=f"a key that stands in {parent}.csv",
            hint="`ninthvote record lint` lists all findings with file and line.",
        )
