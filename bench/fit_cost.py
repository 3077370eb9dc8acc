"""What a fit of all Assembly history costs: seconds, memory, and whether cost grows with votes and no faster.

    python bench/fit_cost.py [--repeat 5]

Runs the fit in a process of its own, once to warm (compile or load), then `--repeat` times; the least is what the
fit costs, the CPU seconds say so where the machine was busy besides. Peak memory is the whole process's.
"""

from __future__ import annotations

import argparse
import resource
import time

import numpy as np
from bulk_votes import load_assembly

from ninthvote.cli.script import one_message
from ninthvote.model.positions import fit


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--repeat", type=int, default=5)
    options.add_argument("--dimensions", type=int, default=4)
    chosen = options.parse_args()
    votes = load_assembly()
    anchors = votes.states.index("USA"), votes.states.index("RUS")
    size = votes.vote.size
    for share in (0.25, 0.5, 1.0):
        # Whole roll calls are left out, evenly over the years, so that all sizes have the same States and years.
        keep = (np.arange(votes.rcid.size) * 0.618034) % 1.0 < share
        row = np.flatnonzero(keep[votes.roll_call])
        number = (np.cumsum(keep) - 1)[votes.roll_call[row]]
        arrays = votes.state[row], number, votes.year[row], votes.vote[row]
        wall, cpu = [], []
        for _ in range(chosen.repeat + 1):
            start, used = time.perf_counter(), time.process_time()
            positions = fit(*arrays, dimensions=chosen.dimensions, anchors=anchors)
            wall.append(time.perf_counter() - start)
            cpu.append(time.process_time() - used)
        d = positions.diagnostics
        assert d is not None
        best, least = min(wall[1:]), min(cpu[1:])
        print(
            f"{row.size:>8,} votes ({row.size / size:4.0%}) {positions.n_roll_calls:>6,} texts D={chosen.dimensions}: "
            f"{best:6.2f} s wall, {least:6.2f} s CPU, {d.n_rounds} rounds, "
            f"{1e9 * least / row.size / d.n_rounds:5.0f} ns CPU a vote and round ({d.engine})",
            flush=True,
        )
    print(f"peak memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    with one_message():
        main()
