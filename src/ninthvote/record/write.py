"""One way to write a table, so that a difference between two files is a difference of facts.

UTF-8, composed characters (NFC), LF, records sorted by key, lists of states in order of code, quotes only where needed.
"""

from __future__ import annotations

import csv
import io
import os
import unicodedata
from collections.abc import Iterable, Mapping
from dataclasses import fields
from datetime import date
from enum import StrEnum
from pathlib import Path
from typing import Any

from ninthvote.record.table import header, keys


def encode(value: Any) -> str:
    """The cell that a value is written as."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, StrEnum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return ";".join(value)
    return str(value)


def cells_of(row: Any) -> dict[str, str]:
    return {name: encode(getattr(row, name)) for name in header(type(row))}


def table_text(row: type[Any], records: Iterable[Mapping[str, str]]) -> str:
    """The canonical text of a table with these records."""
    columns, key = header(row), keys(row)
    of_states = {f.name for f in fields(row) if f.metadata["of"] == "states" and f.type == "tuple[str, ...]"}
    tidy = [{name: _tidy(record[name], in_order=name in of_states) for name in columns} for record in records]
    tidy.sort(key=lambda record: tuple(record[name] for name in key))
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows([record[name] for name in columns] for record in tidy)
    return out.getvalue()


def _tidy(cell: str, *, in_order: bool) -> str:
    cell = unicodedata.normalize("NFC", " ".join(cell.split()))
    return ";".join(sorted({part.strip() for part in cell.split(";")})) if in_order else cell


def replace_file(path: Path, text: str) -> None:
    """The file holds the text, whole, or is as it was: written beside it and moved into place."""
    beside = path.with_name(f".{path.name}.{os.getpid()}")
    try:
        with beside.open("w", encoding="utf-8", newline="") as out:
            out.write(text)
            out.flush()
            os.fsync(out.fileno())
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)
