"""Comparable positions against the published estimates, State by State and year by year.

    python eval/published_positions.py [--tolerance 3e-4]

Held against `IdealpointestimatesAll_Jun2024` (all votes, by session; session + 1945 is the year in which it opens),
the edition that rests on the same kind of votes: the other (`1946-2025`) uses final-passage votes only. By its own
counts that edition leaves out paragraphs and amendments from session 52 on (in session 71 it has 78 votes for the State
that voted most, the table 119, of which 33 and 7 are such), so the fit that is held against it does too; a fit on every
vote stands beside it. A vote's session is the one that its description gives, which counts a special session with the
regular one that follows; from 2019 on, that in which its day falls. The table has Yugoslavia under Serbia.
"""

from __future__ import annotations

import argparse
import csv
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from bulk_votes import RollCalls, load_assembly, open_text

from ninthvote.cli.script import one_message
from ninthvote.model.positions import fit
from ninthvote.model.positions.estimate import TOLERANCE

Key = tuple[str, int]

#: Session from which the published estimates have no votes on paragraphs and amendments, by their counts of votes.
PARTS_LEFT_OUT = 52


def published(name: str, point: str, year: str, shift: int, delimiter: str) -> dict[Key, float]:
    with open_text(name) as file:
        return {
            (row["iso3c"], int(row[year]) + shift): float(row[point])
            for row in csv.DictReader(file, delimiter=delimiter)
            if row[point] not in ("", "NA") and row["iso3c"] not in ("", "NA")
        }


def described() -> dict[int, tuple[int, bool]]:
    """Session of a roll call, and whether it was on a paragraph or an amendment."""
    with open_text("ga-roll-call-descriptions-1946-2019.voeten.csv.xz") as file:
        return {
            int(row["rcid"]): (int(float(row["session"])), "1" in (row["amend"], row["para"]))
            for row in csv.DictReader(file)
        }


def fit_by_session(votes: RollCalls, tolerance: float, *, every: bool) -> dict[Key, float]:
    about = described()
    known = [about.get(key, (int(s), False)) for key, s in zip(votes.rcid, votes.session, strict=True)]
    session, part = np.array([s for s, _ in known]), np.array([of_text for _, of_text in known])
    kept = (every | ~part | (session < PARTS_LEFT_OUT))[votes.roll_call]
    positions = fit(
        votes.state[kept], votes.roll_call[kept], (session + 1945)[votes.roll_call[kept]], votes.vote[kept],
        mode="comparable", anchors=(votes.states.index("USA"), votes.states.index("RUS")),
        n_states=len(votes.states), tolerance=tolerance, max_rounds=2000,
    )  # fmt: skip
    found: dict[Key, float] = {}
    for i, code in enumerate(votes.states):
        path = positions.path_of(i)
        found |= {
            ("YUG" if code == "SRB" and y < 1992 else code, int(y)): float(x)
            for y, x, n in zip(path.year, path.position[:, 0], path.n_votes, strict=True)
            if n > 0
        }
    return found


def compare(ours: dict[Key, float], theirs: dict[Key, float]) -> tuple[float, dict[int, float], int]:
    both = sorted(set(ours) & set(theirs))
    a, b = np.array([ours[k] for k in both]), np.array([theirs[k] for k in both])
    year = np.array([k[1] for k in both])
    by_year = {int(y): float(np.corrcoef(a[year == y], b[year == y])[0, 1]) for y in np.unique(year)}
    return float(np.corrcoef(a, b)[0, 1]), by_year, len(both)


def main() -> None:
    options = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    options.add_argument(
        "--tolerance", type=float, default=TOLERANCE, help="rise a vote at which the fit rests"
    )
    tolerance = options.parse_args().tolerance
    votes = load_assembly()
    same, every = (fit_by_session(votes, tolerance, every=every) for every in (False, True))
    for name, point, year, shift, delimiter in (
        ("IdealpointestimatesAll_Jun2024.csv.xz", "IdealPointAll", "session", 1945, ","),
        ("Idealpointestimates1946-2025.tab.xz", "IdealPointFP", "year", 0, "\t"),
    ):
        theirs = published(name, point, year, shift, delimiter)
        r, by_year, n = compare(same, theirs)
        low = sorted(by_year.items(), key=lambda item: item[1])[:5]
        print(f"{name} ({point}): r = {r:.4f} over {n:,} State-years (fitted on every vote: "
              f"{compare(every, theirs)[0]:.4f})")  # fmt: skip
        print(f"  within a year: median {np.median(list(by_year.values())):.4f}; lowest", end=" ")
        print(", ".join(f"{y} {v:.3f}" for y, v in low))
        for first in range(1946, 2024, 10):
            decade = [v for y, v in by_year.items() if first <= y < first + 10]
            print(f"  {first}-{first + 9}: mean within-year r {np.mean(decade):.4f}")


if __name__ == "__main__":
    with one_message():
        main()
