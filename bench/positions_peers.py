"""Positions against published packages on equal votes: cost, and log loss on the same tenth of votes held out.

    python bench/positions_peers.py [--first 65] [--last 74] [--peer pscl --peer MCMCpack --peer ixplore]

Everyone gets the same sessions, with the same cells empty. The packages know yes and no only, so abstentions are not
yes; all run to their defaults. `pscl::ideal` and `MCMCpack::MCMCirt1d` need Rscript; `ixplore` a Python that has it,
named by NINTHVOTE_PEERS_PYTHON. CPU seconds are the fair measure on a machine that does other things besides.
"""

from __future__ import annotations

import argparse
import os
import shutil
import subprocess
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
from bulk_votes import load_assembly

from ninthvote.cli.script import one_message
from ninthvote.model.positions import fit
from ninthvote.score import bootstrap_interval, log_loss, log_loss_ordered, log_losses

HERE = Path(__file__).parent
IXPLORE = """
import sys, time
import numpy as np, pandas as pd
from ixplore import IXPLORE
votes = pd.read_csv(sys.argv[1], header=None)
votes.index, votes.columns = [f"s{i}" for i in votes.index], [f"v{i}" for i in votes.columns]
wall, cpu = time.perf_counter(), time.process_time()
model = IXPLORE(votes)
model.iterate()
wall, cpu = time.perf_counter() - wall, time.process_time() - cpu
place, item = model.get_embedding().values, model.get_parameters().values
eta = place @ item[:, :2].T + item[:, 2]
np.savetxt(sys.argv[2], 1 / (1 + np.exp(-np.clip(eta, -30, 30))), delimiter=",", fmt="%.8f")
print(f"{wall:.2f} {cpu:.2f}")
"""


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--first", type=int, default=65)
    options.add_argument("--last", type=int, default=74)
    options.add_argument("--seed", type=int, default=1)
    options.add_argument("--peer", action="append", choices=["pscl", "MCMCpack", "ixplore"])
    chosen = options.parse_args()
    votes = load_assembly()
    inside = (votes.session >= chosen.first) & (votes.session <= chosen.last)
    row = np.flatnonzero(inside[votes.roll_call])
    held_out = np.random.default_rng(chosen.seed).random(row.size) < 0.1
    train, test = row[~held_out], row[held_out]
    n_states, n_texts = len(votes.states), int(inside.sum())
    text = (np.cumsum(inside) - 1)[votes.roll_call]
    print(
        f"sessions {chosen.first}-{chosen.last}: {train.size:,} votes fitted, {test.size:,} held out, {n_texts} texts"
    )
    yes = votes.vote[test] == 2
    n_yes = np.bincount(text[train], weights=votes.vote[train] == 2, minlength=n_texts)
    own_rate = (n_yes + 1.0) / (np.bincount(text[train], minlength=n_texts) + 2.0)
    report("text's own rate", own_rate[text[test]], yes, text[test])
    for dimensions in (1, 4, 8):
        arguments = votes.state[train], text[train], votes.year[train], votes.vote[train]
        fit(*arguments, dimensions=dimensions, n_states=n_states, n_roll_calls=n_texts)
        wall, cpu = time.perf_counter(), time.process_time()
        ours = fit(*arguments, dimensions=dimensions, n_states=n_states, n_roll_calls=n_texts)
        taken = f"{time.perf_counter() - wall:.2f} {time.process_time() - cpu:.2f}"
        p = ours.predict(votes.state[test], text[test])
        three_way = log_loss_ordered(p, votes.vote[test])
        report(f"ninthvote D={dimensions}", p[:, 2], yes, text[test], taken, f"three-way {three_way:.4f}")
    voted = np.flatnonzero(np.bincount(votes.state[train], minlength=n_states))
    table = np.full((n_states, n_texts), "", dtype="<U1")
    table[votes.state[train], text[train]] = np.where(votes.vote[train] == 2, "1", "0")
    place = np.searchsorted(voted, votes.state[test])
    with tempfile.TemporaryDirectory() as scratch:
        source, target = Path(scratch) / "votes.csv", Path(scratch) / "predictions.csv"
        np.savetxt(source, table[voted], fmt="%s", delimiter=",")
        for peer in chosen.peer or ["ixplore", "pscl", "MCMCpack"]:
            command = peer_command(peer, source, target)
            if command is None:
                print(f"{peer}: not installed here")
                continue
            done = subprocess.run(command, capture_output=True, text=True, check=False)
            if done.returncode:
                print(f"{peer}: failed: {done.stderr.strip().splitlines()[-1]}")
                continue
            # A package that leaves a text aside (all of one mind) is given that text's own rate for it.
            p = np.genfromtxt(target, delimiter=",", missing_values="NA")[place, text[test]]
            p = np.where(np.isnan(p), own_rate[text[test]], p)
            report(peer, np.clip(p, 1e-6, 1 - 1e-6), yes, text[test], done.stdout.strip().splitlines()[-1])


def peer_command(peer: str, source: Path, target: Path) -> list[str] | None:
    if peer == "ixplore":
        python = os.environ.get("NINTHVOTE_PEERS_PYTHON", sys.executable)
        return [python, "-c", IXPLORE, str(source), str(target)]
    rscript = shutil.which("Rscript")
    return [rscript, str(HERE / "peers.R"), peer, str(source), str(target)] if rscript else None


def report(
    name: str, p: np.ndarray, yes: np.ndarray, text: np.ndarray, taken: str = "", more: str = ""
) -> None:
    low, high = bootstrap_interval(log_losses(p, yes), group=text, seed=1, n_draws=500)
    wall, _, cpu = taken.partition(" ")
    cost = f"{wall:>8} s wall {cpu:>8} s CPU" if taken else " " * 30
    print(f"{name:16} {cost}  log loss {log_loss(p, yes):.4f} [{low:.4f}, {high:.4f}] {more}", flush=True)


if __name__ == "__main__":
    with one_message():
        main()
