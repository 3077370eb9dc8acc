"""Count, by state and year, Assembly votes on human-rights texts that the Western permanent members alone supported.

    python tools/assembly_rights.py FOLDER > src/ninthvote/model/fitted/assembly_rights.csv

Reads the roll calls to 2023 with their issue flags (Voeten, CC0) and the roll calls of 2025 by title. The autumn of
2024 is in neither, so 2024 is missing.
"""

from __future__ import annotations

import csv
import io
import lzma
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from ninthvote.cli.script import folder_given, one_message

WESTERN = ("FRA", "GBR", "USA")
#: The first year of the Russian Federation's votes: before it the two sides of this table did not exist.
FIRST_YEAR = 1992
_WIDE = {"1": "yes", "2": "abstain", "3": "no"}
_TITLED = {"YES": "yes", "ABSTAIN": "abstain", "NO": "no"}


def rows(folder: Path) -> list[tuple[str, int, int, int, int]]:
    """(state, year, yes, abstentions, no) in order."""
    counts: Counter[tuple[str, int, str]] = Counter()
    for year, positions in roll_calls(folder):
        if western_alone(positions):
            counts.update((state, year, cast) for state, cast in positions.items())
    keys = sorted({(state, year) for state, year, _ in counts})
    return [(s, y, counts[s, y, "yes"], counts[s, y, "abstain"], counts[s, y, "no"]) for s, y in keys]


def western_alone(positions: dict[str, str]) -> bool:
    """Whether the Western permanent members said yes, and China or Russia no."""
    against = (positions.get("CHN"), positions.get("RUS"))
    return all(positions.get(s) == "yes" for s in WESTERN) and "no" in against


def roll_calls(folder: Path) -> Iterator[tuple[int, dict[str, str]]]:
    """Year and positions of every roll call of the Assembly on human rights."""
    for row in read_rows(folder / "ga-roll-calls-1946-2024.voeten-wide.csv.xz"):
        year = int(row["date"][:4])
        if row["hr"] == "TRUE" and FIRST_YEAR <= year < 2024:
            yield year, wide_positions(row)
    for row in read_rows(folder / "un-votes-ga-sc-2025.undl-scrape.csv.xz"):
        if row["Council"] == "General Assembly" and row["Title"].startswith("Situation of human rights in"):
            yield 2025, titled_positions(row)


def wide_positions(row: dict[str, str]) -> dict[str, str]:
    """Casts by state; 8 is absent and 9 not a member. Two columns are written as decimals (`1.0`)."""
    return {s: _WIDE[v[0]] for s, v in row.items() if len(s) == 3 and v[:1] in _WIDE}


def titled_positions(row: dict[str, str]) -> dict[str, str]:
    return {s: _TITLED[v] for s, v in row.items() if len(s) == 3 and v in _TITLED}


def read_rows(path: Path) -> Iterator[dict[str, str]]:
    with lzma.open(path, "rt", encoding="utf-8-sig", newline="") as lines:
        yield from csv.DictReader(lines)


def as_csv(folder: Path) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("state", "year", "yes", "abstain", "no"))
    writer.writerows(rows(folder))
    return out.getvalue()


if __name__ == "__main__":
    with one_message():
        sys.stdout.write(as_csv(folder_given(__doc__)))
