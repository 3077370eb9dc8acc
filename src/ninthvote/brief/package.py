"""The record as files to cite: a Frictionless Data Package of CSV and Parquet, and a Popolo export.

The descriptor is written last and carries the hash of every file, so a package that was cut short is told from a
whole one: its descriptor is the old one, or is not there.
"""

from __future__ import annotations

import hashlib
import json
import os
from collections.abc import Callable, Iterator
from dataclasses import fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from ninthvote import __version__
from ninthvote.brief.popolo import to_popolo
from ninthvote.record import Record
from ninthvote.record.schema import types_of
from ninthvote.record.table import ROWS, header, keys
from ninthvote.record.write import cells_of, table_text

LICENCE = {
    "name": "CC0-1.0",
    "path": "https://creativecommons.org/publicdomain/zero/1.0/",
    "title": "CC0 1.0",
}
_TYPES = {int: "integer", bool: "boolean", date: "date"}
_SQL = {int: "INTEGER", bool: "BOOLEAN", date: "DATE"}


def export(record: Record, folder: Path, *, told: Callable[[str], None] = lambda _: None) -> tuple[str, ...]:
    """Write the package into `folder`; what is returned are the names of its files.

    Every file is written beside its place and moved there whole.
    """
    written = []
    for name, body in package(record):
        write_whole(folder / name, body)
        written.append(name)
        told(name)
    return tuple(written)


def package(record: Record) -> Iterator[tuple[str, bytes]]:
    """The files of the package by name, the descriptor last."""
    resources = []
    for row in ROWS:
        text = table_text(row, [cells_of(r) for r in record.rows(row)]).encode()
        for name, body, format_ in (
            (f"data/{row.table}.csv", text, "csv"),
            (f"data/{row.table}.parquet", _parquet(row, text), "parquet"),
        ):
            yield name, body
            resources.append(_resource(row, name, body, format_))
    yield "popolo.json", json.dumps(to_popolo(record), ensure_ascii=False, indent=1).encode() + b"\n"
    yield "README.md", _readme(record).encode()
    descriptor = {
        "profile": "data-package",
        "name": "ninthvote",
        "title": "Ninth Vote: the Security Council and human-rights situations",
        "description": "Procedural votes, letters, requests, terms and presidencies of the UN Security Council.",
        "version": __version__,
        "id": record.manifest.facts_sha256,
        "licenses": [LICENCE],
        "contributors": [{"title": "The Ninth Vote contributors", "role": "author"}],
        "sources": [
            {
                "title": s.title or s.symbol or s.publisher or s.source,
                **({"path": s.url} if _is_web(s.url) else {}),
            }
            for s in record.sources()
        ],
        "resources": resources,
    }
    yield "datapackage.json", json.dumps(descriptor, ensure_ascii=False, indent=1).encode() + b"\n"


def write_whole(file: Path, body: bytes) -> None:
    """The file holds these bytes, or is as it was, whenever the program is ended."""
    file.parent.mkdir(parents=True, exist_ok=True)
    beside = file.with_name(f".{file.name}.part")
    beside.write_bytes(body)
    os.replace(beside, file)


def _resource(row: Any, name: str, body: bytes, format_: str) -> dict[str, Any]:
    resource: dict[str, Any] = {
        "name": row.table.replace("_", "-") + ("" if format_ == "csv" else f"-{format_}"),
        "path": name,
        "title": (row.__doc__ or "").strip().splitlines()[0],
        "format": format_,
        "hash": "sha256:" + hashlib.sha256(body).hexdigest(),
        "bytes": len(body),
        "licenses": [LICENCE],
    }
    if format_ == "csv":
        resource |= {"profile": "tabular-data-resource", "mediatype": "text/csv", "encoding": "utf-8"}
        resource["schema"] = schema_of(row)
    else:
        # The same rows for tools that read Parquet; its columns are checked where they are described, in the CSV.
        resource |= {"type": "file", "mediatype": "application/vnd.apache.parquet"}
    return resource


def schema_of(row: Any) -> dict[str, Any]:
    """The Table Schema of a table, from its row class."""
    described = {f.name: f.metadata for f in fields(row)}
    columns, references = [], []
    for name in header(row):
        base, may_be_empty = types_of(row)[name]
        words = described[name]["words"] + (" (several, with ; between)" if base is tuple else "")
        constraints: dict[str, Any] = {} if may_be_empty or base is tuple else {"required": True}
        if issubclass(base, StrEnum):
            constraints["enum"] = [member.value for member in base]
        columns.append(
            {"name": name, "type": _TYPES.get(base, "string"), "description": words}
            | ({"constraints": constraints} if constraints else {})
        )
        of = described[name].get("of")
        if of and base is not tuple:
            target = next(r for r in ROWS if r.table == of)
            references.append(
                {"fields": name, "reference": {"resource": of.replace("_", "-"), "fields": keys(target)[0]}}
            )
    schema: dict[str, Any] = {"fields": columns, "primaryKey": list(keys(row)), "missingValues": [""]}
    return schema | ({"foreignKeys": references} if references else {})


def _parquet(row: Any, text: bytes) -> bytes:
    import tempfile

    import duckdb

    with tempfile.TemporaryDirectory() as folder, duckdb.connect() as connection:
        source, target = Path(folder) / "t.csv", Path(folder) / "t.parquet"
        source.write_bytes(text)
        columns = {name: _SQL.get(types_of(row)[name][0], "VARCHAR") for name in header(row)}
        connection.execute(
            f"COPY (SELECT * FROM read_csv('{source}', header = true, auto_detect = false, delim = ',', "  # noqa: S608
            f"quote = '\"', escape = '\"', nullstr = '', columns = {columns!r})) TO '{target}' "
            "(FORMAT parquet, COMPRESSION zstd)"
        )
        return target.read_bytes()


def _is_web(url: str | None) -> bool:
    return bool(url) and str(url).startswith(("http://", "https://"))


def _readme(record: Record) -> str:
    lines: Iterator[str] = (
        f"- `data/{row.table}.csv`: {(row.__doc__ or '').strip().splitlines()[0]}" for row in ROWS
    )
    return (
        "# Ninth Vote, the record as files\n\n"
        f"Facts {record.manifest.facts_sha256[:12]}, written by ninthvote {__version__}. Each table stands as CSV "
        "and as Parquet; `datapackage.json` says what every column means. `confidence` says how sure a row is; what is "
        "`recalled` is unconfirmed.\n\n"
        + "\n".join(lines)
        + "\n\n`popolo.json` holds the same votes in the words of "
        "the Popolo standard. Facts: CC0 1.0. Each source keeps its own terms.\n"
    )
