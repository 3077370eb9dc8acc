"""Tables read strictly: a file is as its row class says, or the reader is told where it is not.

Two steps, since they fail differently. Cells are text under the right header: where that is wrong the file is
malformed and nothing more can be said of it. Values are cells read as what their column holds: one that cannot be
read is a finding among others for the validator, and a refusal for everybody else.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, fields
from datetime import date
from enum import StrEnum
from functools import cache
from pathlib import Path
from types import NoneType, UnionType
from typing import Any, TypeVar, get_args, get_origin, get_type_hints

from ninthvote.errors import MalformedFacts, NinthVoteError
from ninthvote.record.table import (
    ROWS,
    AssemblyVoteRow,
    CastRow,
    CorrectionRow,
    DisputeRow,
    EventRow,
    ExceptionRow,
    GapRow,
    LetterRow,
    OfficeRow,
    PresidencyRow,
    QuotationRow,
    ReadingRow,
    RecommendationRow,
    RightsCouncilCastRow,
    SignatoryRow,
    SituationRow,
    SourceRow,
    StateNameRow,
    StateRow,
    TermRow,
    VectorRow,
    VoteRow,
    header,
)
from ninthvote.vocabulary import parse_day

#: The facts that the package ships.
SHIPPED = Path(__file__).with_name("facts")

Row = TypeVar("Row")
Cells = Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """Every table of a folder, rows in file order."""

    sources: tuple[SourceRow, ...]
    states: tuple[StateRow, ...]
    state_names: tuple[StateNameRow, ...]
    situations: tuple[SituationRow, ...]
    terms: tuple[TermRow, ...]
    presidencies: tuple[PresidencyRow, ...]
    votes: tuple[VoteRow, ...]
    casts: tuple[CastRow, ...]
    events: tuple[EventRow, ...]
    letters: tuple[LetterRow, ...]
    signatories: tuple[SignatoryRow, ...]
    assembly_votes: tuple[AssemblyVoteRow, ...]
    rights_council_casts: tuple[RightsCouncilCastRow, ...]
    quotations: tuple[QuotationRow, ...]
    recommendations: tuple[RecommendationRow, ...]
    offices: tuple[OfficeRow, ...]
    vectors: tuple[VectorRow, ...]
    readings: tuple[ReadingRow, ...]
    gaps: tuple[GapRow, ...]
    exceptions: tuple[ExceptionRow, ...]
    corrections: tuple[CorrectionRow, ...]
    disputes: tuple[DisputeRow, ...]


def read_facts(folder: Path = SHIPPED) -> Facts:
    """Every table of the folder.

    Raises:
        MalformedFacts: at the first table, line and field that cannot be read.
    """
    tables: dict[str, tuple[Any, ...]] = {row.table: read_table(row, folder) for row in ROWS}
    return Facts(**tables, disputes=tuple(dispute for _, dispute in read_disputes(folder)))


def read_table(row: type[Row], folder: Path = SHIPPED) -> tuple[Row, ...]:
    """The rows of one table, in file order.

    Raises:
        MalformedFacts: at the first line and field that cannot be read.
    """
    path = folder / file_name(row)
    row_class: Any = row
    decoders = column_decoders(row_class)
    rows = []
    for line, cells in read_cells(row, path):
        values = {}
        for name, decode in decoders.items():
            try:
                values[name] = decode(cells[name])
            except NinthVoteError as wrong:
                raise MalformedFacts(
                    wrong.what, where=f"{path.name}:{line} {name}", expected=wrong.expected
                ) from None
        rows.append(row(**values))
    return tuple(rows)


def file_name(row: type[Any]) -> str:
    return f"{row.table}.csv"


def read_cells(row: type[Any], path: Path) -> Iterator[tuple[int, Cells]]:
    """Each record with the line it stands on, as text by column.

    Raises:
        MalformedFacts: not there, not UTF-8, not CSV, a column missing or unknown, a record too short or too long.
    """
    columns = header(row)
    try:
        text = path.read_bytes().decode("utf-8")
    except FileNotFoundError:
        raise MalformedFacts(
            f"there is no table {path.name}", where=str(path.parent), expected=f"a file {path.name}"
        ) from None
    except OSError as wrong:
        raise MalformedFacts(f"cannot be read: {wrong.strerror}", where=str(path)) from None
    except UnicodeDecodeError as wrong:
        line = wrong.object[: wrong.start].count(b"\n") + 1
        raise MalformedFacts(
            f"byte {wrong.object[wrong.start]:#04x} is not UTF-8",
            where=f"{path.name}:{line}",
            expected="the file saved as UTF-8",
        ) from None
    if text.startswith("\ufeff"):
        raise MalformedFacts(
            "begins with a byte order mark, which some spreadsheets write",
            where=f"{path.name}:1",
            expected="the file saved as UTF-8 without one",
        )
    reader = csv.reader(io.StringIO(text, newline=""), strict=True)
    line = 1
    try:
        found = next(reader, [])
        _check_header(found, columns, path)
        line = reader.line_num + 1
        for record in reader:
            if len(record) != len(columns):
                raise MalformedFacts(
                    f"{len(record)} cells under {len(columns)} columns",
                    where=f"{path.name}:{line}",
                    expected="one cell a column; a cell with a comma in it stands between double quotes",
                )
            yield line, dict(zip(found, record, strict=True))
            line = reader.line_num + 1
    except csv.Error as wrong:
        raise MalformedFacts(
            f"not a CSV record: {wrong}",
            where=f"{path.name}:{line}",
            expected='cells parted by commas; one that holds a comma or a " stands in "...", each " in it doubled',
        ) from None


def read_disputes(folder: Path = SHIPPED) -> Iterator[tuple[int, DisputeRow]]:
    """Each dispute with the line on which it begins.

    Raises:
        MalformedFacts: not there, not YAML, or an entry with other fields than those of a dispute.
    """
    import yaml

    path, names = folder / "disputes.yaml", {f.name for f in fields(DisputeRow)}
    expected = "a list of entries with " + ", ".join(sorted(names))
    try:
        text = path.read_text(encoding="utf-8")
        # BaseLoader reads all as text: a field called `yes` stays a word, a date stays as written.
        loader = getattr(yaml, "CBaseLoader", yaml.BaseLoader)
        node = yaml.compose(text, Loader=loader)
        entries = yaml.load(text, Loader=loader) or []  # noqa: S506
    except OSError as wrong:
        raise MalformedFacts(f"cannot be read: {wrong.strerror}", where=str(path)) from None
    except (UnicodeDecodeError, yaml.YAMLError) as wrong:
        raise MalformedFacts(f"not YAML: {wrong}", where=path.name, expected=expected) from None
    if not isinstance(entries, list):
        raise MalformedFacts("not a list", where=path.name, expected=expected)
    for part, entry in zip(node.value if node else (), entries, strict=True):
        line = part.start_mark.line + 1
        if not isinstance(entry, dict) or set(entry) != names:
            raise MalformedFacts(
                "an entry that is not a dispute", where=f"{path.name}:{line}", expected=expected
            )
        yield line, DisputeRow(**{name: " ".join(str(value).split()) for name, value in entry.items()})


def _check_header(found: list[str], columns: tuple[str, ...], path: Path) -> None:
    missing = [name for name in columns if name not in found]
    unknown = [name for name in found if name not in columns]
    if missing or unknown or len(found) != len(columns):
        parts = [f"column {name} is missing" for name in missing]
        parts += [f"there is no column {name!r} in this table" for name in unknown]
        raise MalformedFacts(
            "; ".join(parts) or "a column stands there twice",
            where=f"{path.name}:1",
            expected=",".join(columns),
        )


@cache
def column_decoders(row: type[Any]) -> dict[str, Callable[[str], Any]]:
    """For each column, the function that reads its cell; it raises NinthVoteError on a cell it cannot read."""
    hints = get_type_hints(row)
    return {f.name: _decoder(hints[f.name]) for f in fields(row)}


def _decoder(hint: Any) -> Callable[[str], Any]:
    if get_origin(hint) is UnionType:
        (inner,) = (arg for arg in get_args(hint) if arg is not NoneType)
        decode = _decoder(inner)
        return lambda cell: None if cell == "" else decode(cell)
    if get_origin(hint) is tuple:
        return _values
    if issubclass(hint, StrEnum):
        values = {member.value: member for member in hint}
        return lambda cell: _member(values, cell)
    return {str: _text, int: _number, bool: _truth, date: _day}[hint]


def _required(cell: str, expected: str) -> str:
    if cell == "":
        raise NinthVoteError("is empty", expected=expected)
    return cell


def _text(cell: str) -> str:
    return _required(cell, "some text: this column is never empty")


def _values(cell: str) -> tuple[str, ...]:
    values = tuple(cell.split(";")) if cell else ()
    if any(value != value.strip() or not value for value in values):
        raise NinthVoteError(
            f"{cell!r} is not a list", expected="values parted by ; with no blanks around it"
        )
    return values


def _member(values: Mapping[str, Any], cell: str) -> Any:
    if cell not in values:
        raise NinthVoteError(f"{cell!r} is not one of its values", expected=", ".join(values))
    return values[cell]


def _number(cell: str) -> int:
    if not cell.isascii() or not cell.isdecimal():
        raise NinthVoteError(f"{cell!r} is not a number", expected="digits only")
    return int(cell)


def _truth(cell: str) -> bool:
    return bool(_member({"true": True, "false": False}, cell))


def _day(cell: str) -> date:
    return parse_day(_required(cell, "a date written YYYY-MM-DD"))
