"""Count, by situation, state and three years, Assembly votes on human rights in the country concerned.

    python tools/assembly_situations.py FOLDER > src/ninthvote/model/fitted/assembly_situations.csv

The texts are those of `tools/assembly_rights.py`, told apart by their titles, which are to be had to 2019 (Voeten, CC0)
and for 2025. Texts of 2020 to 2024 have no titles in these sources and are left out.
"""

from __future__ import annotations

import csv
import io
import re
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path

from assembly_rights import FIRST_YEAR, read_rows, titled_positions, western_alone, wide_positions

from ninthvote.cli.script import folder_given, one_message

#: Words of the title by which a situation's texts are known.
SITUATIONS = {
    "belarus": r"\bBelarus\b",
    "dprk": r"\bDemocratic People",
    "myanmar": r"\bMyanmar\b",
    "syria": r"\bSyrian?\b",
    "ukraine": r"\b(Crimea|Ukraine)\b",
}

#: Years are counted together by threes, from the first year on.
BLOCK = 3


def rows(folder: Path) -> list[tuple[str, int, int, str, int, int, int]]:
    """(situation, first year, last year, state, yes, abstentions, no) in order."""
    counts: Counter[tuple[str, int, str, str]] = Counter()
    years: dict[tuple[str, int], set[int]] = {}
    for year, title, positions in texts(folder):
        if not western_alone(positions):
            continue
        for situation, pattern in SITUATIONS.items():
            if re.search(pattern, title):
                block = (year - FIRST_YEAR) // BLOCK
                years.setdefault((situation, block), set()).add(year)
                counts.update((situation, block, state, cast) for state, cast in positions.items())
    keys = sorted({(situation, block, state) for situation, block, state, _ in counts})
    return [
        (
            s,
            min(years[s, b]),
            max(years[s, b]),
            state,
            *(counts[s, b, state, c] for c in ("yes", "abstain", "no")),
        )
        for s, b, state in keys
    ]


def texts(folder: Path) -> Iterator[tuple[int, str, dict[str, str]]]:
    """Year, title and positions of every titled text on human rights."""
    about = {
        row["rcid"]: f"{row['short']} {row['descr']}"
        for row in read_rows(folder / "ga-roll-call-descriptions-1946-2019.voeten.csv.xz")
    }
    for row in read_rows(folder / "ga-roll-calls-1946-2024.voeten-wide.csv.xz"):
        year = int(row["date"][:4])
        if row["hr"] == "TRUE" and year >= FIRST_YEAR and row["rcid"] in about:
            yield year, about[row["rcid"]], wide_positions(row)
    for row in read_rows(folder / "un-votes-ga-sc-2025.undl-scrape.csv.xz"):
        if row["Council"] == "General Assembly" and row["Title"].startswith("Situation of human rights in"):
            yield 2025, row["Title"], titled_positions(row)


def as_csv(folder: Path) -> str:
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(("situation", "since", "until", "state", "yes", "abstain", "no"))
    writer.writerows(rows(folder))
    return out.getvalue()


if __name__ == "__main__":
    with one_message():
        sys.stdout.write(as_csv(folder_given(__doc__)))
