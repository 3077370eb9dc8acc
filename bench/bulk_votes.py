"""Bulk votes as arrays, read from the published tables in the data folder beside the checkout."""

from __future__ import annotations

import csv
import io
import lzma
import os
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ninthvote.errors import IntakeError

DATA = Path(os.environ.get("NINTHVOTE_SHARED") or Path(__file__).resolve().parents[2] / "shared") / "data"
ROLL_CALLS = "ga-roll-calls-1946-2024.voeten-wide.csv.xz"

#: The source writes 1 yes, 2 abstain, 3 no; the model orders no < abstain < yes.
CODES = {"1": 2, "2": 1, "3": 0}


@dataclass(frozen=True)
class RollCalls:
    """Votes of the Assembly: one entry a vote in the first four arrays, one a roll call or State in the others."""

    state: NDArray[np.int32]
    roll_call: NDArray[np.int32]
    year: NDArray[np.int32]
    vote: NDArray[np.int8]
    states: tuple[str, ...]
    rcid: NDArray[np.int32]
    day: NDArray[np.datetime64]
    session: NDArray[np.int32]
    flags: NDArray[np.bool_]


def open_text(name: str) -> io.TextIOWrapper:
    if not (DATA / name).exists():
        raise IntakeError(
            "there is no such file",
            where=str(DATA / name),
            expected="the table as its publisher names it (docs/sources.md)",
            hint="NINTHVOTE_SHARED names another folder that holds data/.",
        )
    return io.TextIOWrapper(lzma.open(DATA / name), encoding="utf-8", newline="")


def load_assembly() -> RollCalls:
    """Every roll call of the wide table; votes only (absent and not-a-member cells are left out)."""
    with open_text(ROLL_CALLS) as file:
        rows = list(csv.reader(file))
    header, rows = rows[0], rows[1:]
    states = tuple(header[8:])
    table = np.full((len(rows), len(states)), -1, dtype=np.int8)
    for r, row in enumerate(rows):
        for s, text in enumerate(row[8:]):
            code = text.removesuffix(".0")
            if code in CODES:
                table[r, s] = CODES[code]
            elif code not in ("8", "9", ""):
                raise ValueError(f"row {r + 2}: unknown vote {text!r}")
    day = np.array([row[1] for row in rows], dtype="datetime64[D]")
    roll_call, state = np.nonzero(table >= 0)
    year = day.astype("datetime64[Y]").astype(np.int32) + 1970
    month = day.astype("datetime64[M]").astype(np.int32) % 12 + 1
    # A session opens in September; the resumed part of the next year still belongs to it.
    session = np.where(month >= 9, year - 1945, year - 1946)
    return RollCalls(
        state.astype(np.int32),
        roll_call.astype(np.int32),
        year[roll_call],
        table[roll_call, state],
        states,
        np.array([int(row[0]) for row in rows], dtype=np.int32),
        day,
        session.astype(np.int32),
        np.array([[f == "TRUE" for f in row[2:8]] for row in rows]),
    )
