"""How far two tables of Assembly votes agree, cast by cast: Voeten's roll calls and the UN Digital Library's records.

    python eval/assembly_sources.py FOLDER

FOLDER holds the publishers' files. Adopted texts of sessions 31 to 74 are matched by symbol; where one symbol has
several roll calls, that which fits best is taken, since separate votes on a text bear its symbol too. Counted with and
without the reviewed rows.
"""

from __future__ import annotations

import re
from collections import Counter

import numpy as np

from ninthvote.cli.script import folder_given, one_message
from ninthvote.intake.document import open_document
from ninthvote.intake.reader.undl import read_scrape_1946_2021
from ninthvote.intake.reader.voeten import read_descriptions, read_roll_calls

SYMBOL = re.compile(r"(?:A/RES/|R/)(\d+)/(\d+)\[?([A-Z]?)\]?")

#: More differences than this on one text mean that it was matched with another vote on it, not that casts differ.
ANOTHER_VOTE = 15


def main() -> None:
    folder = folder_given(__doc__)
    library = read_scrape_1946_2021(open_document(folder / "un-votes-ga-sc-1946-2021.undl-scrape.csv.xz"))[1]
    described = read_descriptions(open_document(folder / "ga-roll-call-descriptions-1946-2019.voeten.csv.xz"))
    for corrected in (False, True):
        table = read_roll_calls(
            open_document(folder / "ga-roll-calls-1946-2024.voeten-wide.csv.xz"), corrected=corrected
        )
        place = {vote.rcid: at for at, vote in enumerate(table.votes)}
        rows: dict[tuple[str, ...], list[int]] = {}
        for row in described:
            match = SYMBOL.fullmatch(row.symbol or "")
            if match:
                rows.setdefault(match.groups(), []).append(place[row.rcid])
        both = [state for state in library.states if state in table.states]
        ours = np.array([library.states.index(state) for state in both])
        theirs = np.array([table.states.index(state) for state in both])
        n_texts = n_casts = 0
        differing: Counter[str] = Counter()
        elsewhere = 0
        for at, vote in enumerate(library.votes):
            match = SYMBOL.fullmatch(vote.symbol or "")
            candidates = rows.get(match.groups(), []) if match else []
            if not candidates:
                continue
            a = library.said[at, ours]
            cast = (a >= 0) & (a < 3)
            best = min(candidates, key=lambda k: int(((table.said[k, theirs] != a) & cast).sum()))
            b = table.said[best, theirs]
            compared = cast & (b >= 0) & (b < 3)
            wrong = compared & (a != b)
            if wrong.sum() > ANOTHER_VOTE:
                elsewhere += 1
                continue
            n_texts += 1
            n_casts += int(compared.sum())
            differing.update(f"{both[k]} {vote.on.year}" for k in np.nonzero(wrong)[0])
        n_wrong = sum(differing.values())
        print(
            f"{'with' if corrected else 'without'} reviewed rows: {n_texts:,} texts, {n_casts:,} casts in both, "
            f"{n_wrong:,} differ ({n_wrong / n_casts:.4%}); {elsewhere} texts matched another vote"
        )
        print("  most: " + ", ".join(f"{key} {count}" for key, count in differing.most_common(6)))


if __name__ == "__main__":
    with one_message():
        main()
