"""Rewrites the positions that come with the program: `python tools/ship_positions.py FOLDER`.

FOLDER holds the publishers' files, or is a data folder. Run again on the same votes with the same packages it writes
the same bytes; the hash of the votes stands in each file.
"""

from __future__ import annotations

from pathlib import Path

from ninthvote.cli.assembly_votes import assembly_votes
from ninthvote.cli.model import ANCHORS
from ninthvote.cli.script import folder_given, one_message
from ninthvote.model.positions import FitMode, Fitted, fit, pack

TARGET = Path(__file__).parents[1] / "src" / "ninthvote" / "model" / "shipped"


def main() -> None:
    votes = assembly_votes(folder_given(__doc__))
    anchors = votes.states.index(ANCHORS[0]), votes.states.index(ANCHORS[1])
    modes: tuple[FitMode, ...] = ("predictive", "comparable")
    for mode in modes:
        positions = fit(
            votes.state, votes.vote, votes.year, votes.cast,
            mode=mode, anchors=anchors, n_states=len(votes.states), n_roll_calls=votes.n_votes,
        )  # fmt: skip
        fitted = Fitted(positions, votes.states, tuple(str(k) for k in votes.keys), votes.sha256)
        target = TARGET / f"assembly-{mode}.xz"
        target.write_bytes(pack(fitted))
        print(f"{target.name}: {target.stat().st_size:,} bytes, {positions.diagnostics}")


if __name__ == "__main__":
    with one_message():
        main()
