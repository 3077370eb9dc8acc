"""Rows of any table as data, and the schema that says what their fields mean: both follow from the row class."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields
from datetime import date
from enum import StrEnum
from typing import Any

from ninthvote.brief.answer import source_json
from ninthvote.record import Record
from ninthvote.record.schema import types_of
from ninthvote.record.table import header, keys

_TYPES = {int: "integer", bool: "boolean", tuple: "array"}


def row_key(row: Any) -> str:
    """The key of a row as other rows name it: its parts joined by `/`."""
    return "/".join(str(getattr(row, name)) for name in keys(type(row)))


def rows_answer(record: Record, rows: Iterable[Any]) -> list[dict[str, Any]]:
    """The rows, field by field; sources as every answer carries them."""
    return [row_answer(record, row) for row in rows]


def row_answer(record: Record, row: Any) -> dict[str, Any]:
    said: dict[str, Any] = {"id": row_key(row)}
    for name in header(type(row)):
        value = getattr(row, name)
        if name == "sources":
            value = source_json(record, value)
        elif isinstance(value, tuple):
            value = list(value)
        said[name.rstrip("_")] = value
    return said


def row_schema(row: Any) -> dict[str, Any]:
    """JSON Schema of `row_answer` for rows of this class."""
    words = {f.name: f.metadata["words"] for f in fields(row)}
    properties: dict[str, Any] = {"id": {"type": "string", "description": "the key, parts joined by `/`"}}
    for name in header(row):
        base, may_be_empty = types_of(row)[name]
        properties[name.rstrip("_")] = {
            **_type(name, base, may_be_empty),
            "description": words[name],
        }
    return {
        "type": "object",
        "description": (row.__doc__ or "").strip().splitlines()[0],
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }


def _type(name: str, base: Any, may_be_empty: bool) -> dict[str, Any]:
    if name == "sources":
        return {"type": "array", "items": {"$ref": "#/components/schemas/Source"}}
    if base is tuple:
        return {"type": "array", "items": {"type": "string"}}
    if issubclass(base, StrEnum):
        return {"enum": [member.value for member in base] + ([None] if may_be_empty else [])}
    kind = _TYPES.get(base, "string")
    said: dict[str, Any] = {"type": [kind, "null"] if may_be_empty else kind}
    return said | ({"format": "date"} if base is date else {})
