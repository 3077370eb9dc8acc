"""Assembly roll calls that nobody had voted on, forecast session by session from earlier sessions alone.

    python eval/unseen_assembly.py FOLDER [--first 60] [--last 74]

FOLDER holds the publishers' files, or is a data folder. For each session the positions are fitted on the sessions
before it, its motions are described from those sessions, and the stack is fitted on the eight sessions before it, each
described in the same way. Descriptions end with session 74 (2019). Constants were chosen on sessions 54 to 59.
"""

from __future__ import annotations

import argparse
from dataclasses import replace
from pathlib import Path

import numpy as np

from ninthvote.cli.assembly_votes import assembly_votes
from ninthvote.cli.script import one_message
from ninthvote.intake.bulk import Casts
from ninthvote.model.motion import (
    FEATURES,
    History,
    Lesson,
    Library,
    Motion,
    fit_stack,
    join,
    learn,
    split,
    wordings,
)
from ninthvote.model.positions import fit
from ninthvote.score import (
    bootstrap_interval,
    expected_calibration_error,
    log_loss,
    log_loss_ordered,
    log_losses,
)

BACK = 8


def history_of(votes: Casts) -> tuple[History, np.ndarray, np.ndarray]:
    """All roll calls with a description, in order of session and day; their sessions, and their rows in `votes`."""
    session = np.ma.filled(votes.extra["session"], 0).astype(np.int64)
    row = np.flatnonzero(session > 0)
    row = row[np.lexsort((votes.on[row], session[row]))]
    plain = [None if np.ma.is_masked(t) else str(t) for t in votes.extra["text"]]
    words, partial = wordings(list(votes.title), plain, list(votes.symbol))
    flags = [name for name in votes.extra if name.startswith("issue_")]
    tags = np.stack([np.ma.filled(votes.extra[name], False).astype(bool) for name in flags], axis=1)
    vote = np.full((votes.n_votes, len(votes.states)), -1, dtype=np.int8)
    vote[votes.vote, votes.state] = votes.cast
    return (
        History([words[k] for k in row], votes.on[row], vote[row], tags[row], partial[row]),
        session[row],
        row,
    )


def lesson_of(history: History, session: np.ndarray, which: int) -> Lesson:
    """The session's motions as they looked when it opened."""
    n = int(np.searchsorted(session, which))
    text, state = np.nonzero(history.vote[:n] >= 0)
    positions = fit(
        state, text, session[text] + 1945, history.vote[text, state],
        n_states=history.vote.shape[1], n_roll_calls=n,
    )  # fmt: skip
    order = np.argsort(
        history.day[:n], kind="stable"
    )  # a session resumed late may end after the next has begun
    earlier = History(
        [history.text[k] for k in order], history.day[:n][order], history.vote[:n][order], history.tags[:n][order],
        history.partial[:n][order],
    )  # fmt: skip
    known = replace(
        positions,
        intercept=positions.intercept[order],
        slope=positions.slope[order],
        room=positions.room[order],
        roll_call_year=positions.roll_call_year[order],
    )
    new = np.flatnonzero(session == which)
    opening = max(history.day[new].min(), earlier.day[-1] + 1)
    motions = [Motion(history.text[k], opening, history.tags[k], bool(history.partial[k])) for k in new]
    return learn(Library(earlier, known), motions, history.vote[new])


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--first", type=int, default=60)
    options.add_argument("--last", type=int, default=74)
    chosen = options.parse_args()
    history, session, _ = history_of(assembly_votes(chosen.folder))
    lessons = {s: lesson_of(history, session, s) for s in range(chosen.first - BACK, chosen.last + 1)}
    said, cast, motion, three = [], [], [], []
    for s in range(chosen.first, chosen.last + 1):
        stack = fit_stack(*join([lessons[t] for t in range(s - BACK, s)]))
        own = lessons[s]
        p = stack.predict(own.features)
        said.append(p)
        cast.append(own.vote)
        motion.append(own.motion + 1000 * s)
        three.append(split(p, own.no_share))
        print(f"session {s}: log loss {log_loss(p, own.yes):.4f} on {own.yes.size:,} votes", flush=True)
    p, vote, group = np.concatenate(said), np.concatenate(cast), np.concatenate(motion)
    yes = vote == 2
    low, high = bootstrap_interval(log_losses(p, yes), group=group, seed=1)
    print(f"\nsessions {chosen.first}-{chosen.last}: {yes.size:,} votes on {np.unique(group).size:,} motions")
    print(
        f"log loss {log_loss(p, yes):.4f} [{low:.4f}, {high:.4f}]; "
        f"three-way {log_loss_ordered(np.concatenate(three), vote):.4f}"
    )
    print(f"calibration error {expected_calibration_error(p, yes):.4f}")
    features = np.concatenate([lessons[s].features for s in range(chosen.first, chosen.last + 1)])
    for k in (0, 1, 2, 3, 4, 7):
        alone = 1.0 / (1.0 + np.exp(-features[:, k]))
        print(f"  {FEATURES[k]} alone: {log_loss(alone, yes):.4f}")
    regime = np.concatenate([lessons[s].regime for s in range(chosen.first, chosen.last + 1)])
    for name in np.unique(regime):
        at = regime == name
        habit = 1.0 / (1.0 + np.exp(-features[at, FEATURES.index("its habit")]))
        print(
            f"  {name}: {np.unique(group[at]).size} motions, log loss {log_loss(p[at], yes[at]):.4f}; "
            f"habit alone {log_loss(habit, yes[at]):.4f}"
        )


if __name__ == "__main__":
    with one_message():
        main()
