"""Positions scored on a tenth of all votes, drawn by chance and held out: every size of space, and both modes.

    python eval/held_out.py [--seed 11] [--seed 12]

The draw is other than the one that `fit` makes for its own scores, and than those on which constants were chosen.
"""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "bench"))
from bulk_votes import load_assembly

from ninthvote.cli.script import one_message
from ninthvote.model.positions import FitMode, fit
from ninthvote.score import (
    bootstrap_interval,
    brier,
    calibration_table,
    expected_calibration_error,
    log_loss,
    log_loss_ordered,
    log_losses,
)

SHAPES: tuple[tuple[int, FitMode], ...] = (
    (1, "comparable"),
    (4, "predictive"),
    (6, "predictive"),
    (8, "predictive"),
)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--seed", type=int, action="append")
    chosen = options.parse_args()
    votes = load_assembly()
    for seed in chosen.seed or [11, 12]:
        test = np.random.default_rng(seed).random(votes.vote.size) < 0.1
        train = ~test
        yes, text = votes.vote[test] == 2, votes.roll_call[test]
        for dimensions, mode in SHAPES:
            positions = fit(
                votes.state[train], votes.roll_call[train], votes.year[train], votes.vote[train],
                dimensions=dimensions, mode=mode, n_states=len(votes.states), n_roll_calls=votes.rcid.size,
            )  # fmt: skip
            p = positions.predict(votes.state[test], text)
            low, high = bootstrap_interval(log_losses(p[:, 2], yes), group=text, seed=1, n_draws=400)
            print(
                f"seed {seed} {mode} D={dimensions}: {yes.size:,} votes: log loss {log_loss(p[:, 2], yes):.4f} "
                f"[{low:.4f}, {high:.4f}], three-way {log_loss_ordered(p, votes.vote[test]):.4f}, Brier "
                f"{brier(p[:, 2], yes):.4f}, calibration error {expected_calibration_error(p[:, 2], yes):.4f} "
                f"(T {positions.temperature:.3f})",
                flush=True,
            )
            if dimensions == 4:
                for b in calibration_table(p[:, 2], yes):
                    print(f"    said {b.mean_p:.3f}  came {b.rate:.3f}  {b.n:>7,}")


if __name__ == "__main__":
    with one_message():
        main()
