"""Positions recovered from votes drawn from the model itself, and intervals that cover: seeds, rooms, dimensions.

    python eval/simulated_positions.py

Recovery in more than one dimension is judged after the turn that fits best, since a turn changes no forecast.
Intervals are judged in one, where there is nothing to turn; they take the roll calls as known, as published ones do.
"""

from __future__ import annotations

import sys
from pathlib import Path

import numpy as np

sys.path.insert(0, str(Path(__file__).parents[1] / "tests" / "model"))
from simulated_votes import simulate

from ninthvote.model.positions import fit


def main() -> None:
    for n_states, n_years, per_year, dimensions, mode in (
        (60, 20, 60, 1, "comparable"),
        (190, 20, 80, 1, "comparable"),
        (190, 20, 80, 1, "predictive"),
        (190, 20, 80, 2, "predictive"),
        (190, 20, 80, 4, "predictive"),
    ):
        fits, covered, off = [], [], []
        for seed in range(1, 4):
            votes = simulate(n_states, n_years, per_year, dimensions, seed=seed)
            lead = votes.position[:, :, 0].mean(axis=1)
            positions = fit(
                *votes[:4], dimensions=dimensions, mode=mode, anchors=(int(lead.argmax()), int(lead.argmin()))
            )
            paths = [positions.path_of(i) for i in range(n_states)]
            found = np.concatenate([p.position for p in paths])
            truth = votes.position.reshape(-1, dimensions)
            truth = (truth - truth.mean(axis=0)) / (truth.std() if dimensions == 1 else 1.0)
            if dimensions > 1:
                turn, *_ = np.linalg.lstsq(found, truth, rcond=None)
                found = found @ turn
            else:
                sd = np.concatenate([p.sd for p in paths])
                covered.append(np.mean(np.abs(found - truth) < 1.645 * sd))
            fits.append(np.mean([np.corrcoef(found[:, d], truth[:, d])[0, 1] for d in range(dimensions)]))
            off.append(np.abs(positions.predict(votes.state, votes.roll_call) - votes.p)[:, 2].mean())
        cover = f", 90% interval holds {np.mean(covered):.3f}" if covered else ""
        print(
            f"{n_states} States, {n_years} years, {per_year} texts a year, D={dimensions} ({mode}): correlation "
            f"{np.mean(fits):.4f}{cover}, mean distance of P(yes) {np.mean(off):.4f}",
            flush=True,
        )


if __name__ == "__main__":
    main()
