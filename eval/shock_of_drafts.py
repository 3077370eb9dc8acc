"""How much members move together: the size of the shared shock that best explains divided Council votes on drafts.

    python eval/shock_of_drafts.py FOLDER

FOLDER holds the publishers' files, of which the table of Council votes is read (Sciences Po, CC BY 4.0). Each member is
forecast by its own share of yes in earlier divided votes, drawn to 80 per cent as if by six votes. The prior of the
count's shock (`count.forward.SHOCK_PRIOR`) rests on the years to 2017; later ones are shown and not used.
"""

from __future__ import annotations

import csv
import lzma
import math
from collections import defaultdict
from pathlib import Path

from ninthvote.cli.script import folder_given, one_message
from ninthvote.count.tally import mixed, shaken

SIZES = (0.0, 0.3, 0.5, 0.6, 0.7, 0.85, 1.0, 1.3, 1.6, 2.0)
PERIODS = ((2000, 2009), (2010, 2017), (2018, 2025))
FIRST_YEAR, START, DRAWN_BY = 1994, 0.8, 6.0


def divided_votes(folder: Path) -> list[tuple[int, list[float], int]]:
    """Year, the members' shares of yes so far, and the number of yes."""
    past: dict[str, list[int]] = defaultdict(list)
    found = []
    with lzma.open(
        folder / "sc-votes-1946-2025.sciencespo.csv.xz", "rt", encoding="utf-8", newline=""
    ) as lines:
        rows = sorted(csv.DictReader(lines), key=lambda r: r["Date"])
    for row in rows:
        casts = {
            c: v.strip()
            for c, v in row.items()
            if c and c.isupper() and v and v.strip() in ("Y", "N", "A", "NV")
        }
        yes, year = sum(v == "Y" for v in casts.values()), int(row["Date"][:4])
        if year < FIRST_YEAR or len(casts) != 15 or yes in (0, 15):
            continue
        shares = [(sum(past[c]) + START * DRAWN_BY) / (len(past[c]) + DRAWN_BY) for c in casts]
        found.append((year, shares, yes))
        for c, v in casts.items():
            past[c].append(v == "Y")
    return found


def main() -> None:
    votes = divided_votes(folder_given(__doc__))
    for first, last in PERIODS:
        here = [(p, yes) for year, p, yes in votes if first <= year <= last]
        scores = {s: sum(-math.log(mixed(shaken(p, s))[yes]) for p, yes in here) / len(here) for s in SIZES}
        best = min(scores, key=lambda s: scores[s])
        print(f"{first}-{last}: {len(here)} divided votes, best size {best:g}")
        print("   " + "  ".join(f"{s:g}: {loss:.3f}" for s, loss in scores.items()))


if __name__ == "__main__":
    with one_message():
        main()
