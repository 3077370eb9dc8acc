"""Sixteen numbers, each refitted after every vote: a forecast for a past day uses those that its day allowed.

Shipped as a small file, with the digest of the casts that they were fitted on.
"""

from __future__ import annotations

import bisect
import json
import math
from dataclasses import dataclass
from datetime import date
from functools import lru_cache
from importlib import resources

from ninthvote.model.occasion.evidence import Kind
from ninthvote.vocabulary import SeatKind

#: However old, a permanent member's row keeps half its weight: it never left the table, and its instructions come
#: from one ministry. An elected member's row can fade to nothing: a state back after ten years is another delegation.
PERMANENT_KEEPS = 0.5


@dataclass(frozen=True, slots=True)
class Weights:
    """`yes_*` make the starting log-odds of yes; `no_*` those of no among members that do not say yes.

    `prior` is what the starting point weighs, in rows; a row weighs `row[kind]`, halved each `half_life_years`.
    `shock` is the size of what moves all members together on one motion, in log-odds.
    """

    yes_constant: float
    yes_habit: float
    yes_other_subject: float
    no_constant: float
    no_habit: float
    no_permanent: float
    prior: float
    row: dict[Kind, float]
    half_life_years: float
    shock: float

    def aged(self, kind: Kind, age_years: float, seat: SeatKind) -> float:
        kept = PERMANENT_KEEPS if seat is SeatKind.PERMANENT else 0.0
        return self.row[kind] * (
            kept + (1.0 - kept) * math.pow(0.5, max(age_years, 0.0) / self.half_life_years)
        )


@dataclass(frozen=True, slots=True)
class Fitted:
    """Weights with the last day whose votes they had seen; `None` where none had been seen."""

    known_by: date | None
    n_votes: int
    n_casts: int
    weights: Weights


@lru_cache(maxsize=1)
def shipped() -> tuple[str, tuple[Fitted, ...]]:
    """The digest of the casts fitted on, and the weights in order of day."""
    raw = json.loads(
        resources.files("ninthvote.model.fitted").joinpath("occasion.json").read_text(encoding="utf-8")
    )
    return raw["fitted_on"], tuple(
        Fitted(
            date.fromisoformat(entry["known_by"]) if entry["known_by"] else None,
            entry["n_votes"],
            entry["n_casts"],
            from_json(entry["weights"]),
        )
        for entry in raw["weights"]
    )


def known_by(day: date) -> Fitted:
    """The weights fitted on the votes that were public by that day, and on none later."""
    fits = shipped()[1]
    days = [f.known_by or date.min for f in fits]
    return fits[bisect.bisect_right(days, day) - 1]


def from_json(raw: dict[str, float | dict[str, float]]) -> Weights:
    row = raw["row"]
    assert isinstance(row, dict)
    return Weights(**{**raw, "row": {Kind(k): w for k, w in row.items()}})  # type: ignore[arg-type]


def to_json(weights: Weights) -> dict[str, float | dict[str, float]]:
    """Rounded to what the data can bear; the rounded weights are the model."""
    plain = {n: round(getattr(weights, n), 4) for n in Weights.__slots__ if n != "row"}
    return {**plain, "row": {k.value: round(w, 4) for k, w in sorted(weights.row.items())}}
