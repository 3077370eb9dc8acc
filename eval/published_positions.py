"""Comparable positions against the published estimates, State by State and year by year.

    python eval/published_positions.py

Held against `IdealpointestimatesAll_Jun2024` (all votes, by session; session + 1945 is the year in which it opens),
the edition that rests on the same kind of votes: the other (`1946-2025`) uses final-passage votes only.
"""

from __future__ import annotations

import csv
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from bulk_votes import RollCalls, load_assembly, open_text

from ninthvote.model.positions import Positions, fit

Key = tuple[str, int]


def published(name: str, point: str, year: str, shift: int, delimiter: str) -> dict[Key, float]:
    with open_text(name) as file:
        return {
            (row["iso3c"], int(row[year]) + shift): float(row[point])
            for row in csv.DictReader(file, delimiter=delimiter)
            if row[point] not in ("", "NA") and row["iso3c"] not in ("", "NA")
        }


def fit_by_session(votes: RollCalls) -> Positions:
    session = np.maximum(votes.session, 1)[votes.roll_call]
    anchors = votes.states.index("USA"), votes.states.index("RUS")
    return fit(votes.state, votes.roll_call, session + 1945, votes.vote, mode="comparable", anchors=anchors)


def compare(ours: dict[Key, float], theirs: dict[Key, float]) -> tuple[float, dict[int, float], int]:
    both = sorted(set(ours) & set(theirs))
    a, b = np.array([ours[k] for k in both]), np.array([theirs[k] for k in both])
    year = np.array([k[1] for k in both])
    by_year = {int(y): float(np.corrcoef(a[year == y], b[year == y])[0, 1]) for y in np.unique(year)}
    return float(np.corrcoef(a, b)[0, 1]), by_year, len(both)


def main() -> None:
    votes = load_assembly()
    positions = fit_by_session(votes)
    ours: dict[Key, float] = {}
    for i, code in enumerate(votes.states):
        path = positions.path_of(i)
        ours |= {
            (code, int(y)): float(x)
            for y, x, n in zip(path.year, path.position[:, 0], path.n_votes, strict=True)
            if n > 0
        }
    for name, point, year, shift, delimiter in (
        ("IdealpointestimatesAll_Jun2024.csv.xz", "IdealPointAll", "session", 1945, ","),
        ("Idealpointestimates1946-2025.tab.xz", "IdealPointFP", "year", 0, "\t"),
    ):
        theirs = published(name, point, year, shift, delimiter)
        r, by_year, n = compare(ours, theirs)
        low = sorted(by_year.items(), key=lambda item: item[1])[:5]
        print(f"{name} ({point}): r = {r:.4f} over {n:,} State-years")
        print(f"  within a year: median {np.median(list(by_year.values())):.4f}; lowest", end=" ")
        print(", ".join(f"{y} {v:.3f}" for y, v in low))
        for first in range(1946, 2024, 10):
            decade = [v for y, v in by_year.items() if first <= y < first + 10]
            print(f"  {first}-{first + 9}: mean within-year r {np.mean(decade):.4f}")


if __name__ == "__main__":
    main()
