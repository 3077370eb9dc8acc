"""Tables on disk as Parquet, written and read by DuckDB; equal tables give equal bytes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from ninthvote.errors import IntakeError

TYPES = ("VARCHAR", "INTEGER", "TINYINT", "BOOLEAN", "DATE", "DOUBLE")


@dataclass(frozen=True, eq=False)
class Column:
    """A named column: its SQL type and its values (None where the source does not say)."""

    name: str
    type_: str
    values: Sequence[Any] | NDArray[Any]


@dataclass(frozen=True, eq=False)
class Table:
    """Columns of equal length under one name."""

    name: str
    columns: tuple[Column, ...]

    @property
    def n_rows(self) -> int:
        return len(self.columns[0].values)


def _array(column: Column) -> Any:
    """The values as numpy has them for DuckDB; dates go as text and are cast."""
    values = column.values
    if isinstance(values, np.ndarray) and values.dtype.kind in "iufb":
        return values
    if column.type_ == "DATE":
        values = [None if v is None else v.isoformat() for v in values]
    if column.type_ in ("VARCHAR", "DATE"):
        return np.array(values, dtype=object)
    missing = np.array([v is None for v in values], dtype=bool)
    kind = {"DOUBLE": np.float64, "BOOLEAN": np.bool_}.get(column.type_, np.int64)
    filled: NDArray[Any] = np.array([0 if v is None else v for v in values], dtype=kind)
    return np.ma.MaskedArray(filled, mask=missing) if missing.any() else filled


def write_table(table: Table, path: Path) -> None:
    """The table stands at that path; the caller moves it into place."""
    import duckdb

    columns = {column.name: _array(column) for column in table.columns}
    selected = ", ".join(f'CAST("{c.name}" AS {c.type_}) AS "{c.name}"' for c in table.columns)
    with duckdb.connect() as connection:
        connection.execute("SET threads TO 1")
        connection.register("columns_", columns)
        target = str(path).replace("'", "''")
        connection.execute(
            f"COPY (SELECT {selected} FROM columns_) TO '{target}' (FORMAT parquet, COMPRESSION zstd)"  # noqa: S608
        )


def read_columns(path: Path, query: str = "SELECT * FROM {table}") -> dict[str, Any]:
    """The columns of a stored table, or of a query over it, as numpy arrays (masked where values are missing).

    Raises:
        IntakeError: the file is missing or damaged.
    """
    import duckdb

    quoted = "read_parquet('" + str(path).replace("'", "''") + "')"
    try:
        with duckdb.connect() as connection:
            connection.execute("SET threads TO 2")
            found: dict[str, Any] = connection.execute(query.format(table=quoted)).fetchnumpy()
    except (duckdb.IOException, duckdb.InvalidInputException) as wrong:
        raise IntakeError(
            f"the table cannot be read: {str(wrong).splitlines()[0]}",
            where=str(path),
            expected="a Parquet file written by `ninthvote sync`",
            hint="Run `ninthvote sync` again.",
        ) from None
    return found
