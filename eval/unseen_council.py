"""Council votes that nobody had cast yet, forecast year by year from earlier years alone; and the chance of nine.

    python eval/unseen_council.py FOLDER [--without-rivals] [--without-sponsors]

FOLDER is a data folder that `ninthvote sync` filled. Votes: the Sciences Po table, every vote with casts. What a vote
was about is taken from the agenda item of the practice table, the same for texts that passed and texts that failed: the
vote table's own titles are detailed for what passed and bare for what failed, so they tell the outcome. 105 votes since
1994 (33 of them since 2010, most after June 2025) have no agenda item there and keep the matter their title names.

For each year positions are fitted on the Assembly's earlier years, earlier Council texts are placed among them, and the
stack is fitted on the ten years before. The chance of nine has one shared shock a motion, whose size is the one that
scored best on earlier years.
"""

from __future__ import annotations

import argparse
import re
from datetime import date
from pathlib import Path

import numpy as np

from ninthvote.errors import RecordError
from ninthvote.intake.bulk import Casts, load_assembly, load_council, table_path
from ninthvote.intake.manifest import read_manifest
from ninthvote.intake.parquet import read_columns
from ninthvote.intake.reading import lineage
from ninthvote.model.motion import History, Lesson, Library, Motion, fit_stack, join, learn
from ninthvote.model.positions import fit, place_texts
from ninthvote.record import open_record
from ninthvote.score import bootstrap_interval, brier, expected_calibration_error, log_loss, log_losses

FIRST, LAST, BACK, FROM = 2010, 2025, 10, 1994
SHOCKS = (0.0, 0.5, 1.0, 2.0, 3.0, 4.0, 6.0)


def agenda_items(folder: Path, votes: Casts) -> tuple[list[str], list[str]]:
    """What each vote was about, in words that do not tell how it ended; and who submitted it, as printed."""
    practice = read_columns(table_path(folder, read_manifest(folder), "practice", "council_votes"))
    words: dict[str, str] = {}
    sponsors: dict[str, str] = {}
    for k in range(len(practice["vote"])):
        item = " ".join(
            str(practice[c][k]) for c in ("agenda_item", "title") if not np.ma.is_masked(practice[c][k])
        )
        for name in ("resolution", "draft", "symbol"):
            if not np.ma.is_masked(practice[name][k]) and practice[name][k]:
                words.setdefault(str(practice[name][k]), item)
                if not np.ma.is_masked(practice["submitted_by"][k]):
                    sponsors.setdefault(str(practice[name][k]), str(practice["submitted_by"][k] or ""))
    out, by = [], []
    for k in range(votes.n_votes):
        number = votes.extra["resolution"][k]
        known = (None if np.ma.is_masked(number) else str(number), votes.symbol[k])
        item = next((words[key] for key in known if key in words), None)
        out.append(item or re.sub(r".*\[on ", "", str(votes.title[k] or "")))
        by.append(next((sponsors[key] for key in known if key in sponsors), ""))
    return out, by


def sponsors_of(printed: str, states: tuple[str, ...], day: np.datetime64) -> tuple[int, ...]:
    """The States named; a name that the record does not know, and `President`, are left out."""
    record, found = open_record(), []
    for name in re.split(r",|;| and ", printed):
        try:
            code = lineage().get(record.resolve(name.strip(), day.astype(date)).code, "")
            code = code or record.resolve(name.strip(), day.astype(date)).code
        except RecordError:
            continue
        if code in states:
            found.append(states.index(code))
    return tuple(sorted(set(found)))


def load(folder: Path) -> tuple[Casts, History, np.ndarray, np.ndarray, np.ndarray, list[tuple[int, ...]]]:
    """The Assembly's casts; the Council's votes since 1994 in order of time; rivals; each State's group; years."""
    assembly, council = load_assembly(folder), load_council(folder)
    text, by = agenda_items(folder, council)
    has_casts = np.bincount(council.vote, minlength=council.n_votes) > 0
    order = np.lexsort((council.keys.astype(str), council.on))
    order = np.array([k for k in order if has_casts[k] and council.on[k] >= np.datetime64(f"{FROM}-01-01")])
    vote = np.full((council.n_votes, len(assembly.states)), -1, dtype=np.int8)
    column = np.array([assembly.states.index(code) for code in council.states if code in assembly.states])
    if column.size != len(council.states):
        gone = [code for code in council.states if code not in assembly.states]
        number = {code: k for k, code in enumerate(assembly.states)}
        kept = np.array([council.states[s] not in gone for s in council.state])
        column_of = np.array([number.get(code, -1) for code in council.states])
        vote[council.vote[kept], column_of[council.state[kept]]] = council.cast[kept]
    else:
        vote[council.vote, column[council.state]] = council.cast
    day, n = council.on[order], len(order)
    words = [text[k] for k in order]
    rivals = np.array([sum(day[q] == day[k] and words[q] == words[k] for q in range(max(0, k - 9), min(n, k + 10))) - 1
                       for k in range(n)])  # fmt: skip
    groups = {term.state: term.regional_group for term in open_record().terms()}
    names = sorted(set(groups.values()))
    group = np.array([names.index(groups[code]) if code in groups else -1 for code in assembly.states])
    nothing = np.zeros((n, 0), dtype=bool)
    history = History(words, day, vote[order], nothing, np.zeros(n, dtype=bool))
    sponsors = [sponsors_of(by[k], assembly.states, council.on[k]) for k in order]
    return assembly, history, rivals, group, day.astype("datetime64[Y]").astype(np.int64) + 1970, sponsors


def lesson_of(
    assembly: Casts,
    history: History,
    rivals: np.ndarray,
    group: np.ndarray,
    year: np.ndarray,
    sponsors: list[tuple[int, ...]],
    which: int,
) -> Lesson:
    earlier = assembly.year < which
    positions = fit(
        assembly.state[earlier], assembly.vote[earlier], assembly.year[earlier], assembly.cast[earlier],
        n_states=len(assembly.states), n_roll_calls=assembly.n_votes,
    )  # fmt: skip
    n = int(np.searchsorted(year, which))
    text, state = np.nonzero(history.vote[:n] >= 0)
    placed = place_texts(positions, state, text, year[text], history.vote[text, state], n_roll_calls=n)
    library = Library(history.before(history.day[n]), placed, group)
    new = np.flatnonzero(year == which)
    motions = [
        Motion(history.text[k], history.day[n], history.tags[k], False, int(rivals[k]), sponsors[k])
        for k in new
    ]
    lesson = learn(library, motions, history.vote[new])
    return lesson._replace(motion=new[lesson.motion])


def chance_of_nine(logit: np.ndarray, motion: np.ndarray, shock: float) -> tuple[np.ndarray, np.ndarray]:
    """Motions, and the chance of at least nine yes with one normal shock shared by all members of each.

    Logits are stretched so that, averaged over the shock, each member keeps about its own chance.
    """
    node, weight = np.polynomial.hermite_e.hermegauss(31)
    motions = np.unique(motion)
    out = np.empty(motions.size)
    for m, which in enumerate(motions):
        eta = logit[motion == which] * np.sqrt(1.0 + np.pi / 8.0 * shock**2)
        p = 1.0 / (1.0 + np.exp(-(eta[None, :] + shock * node[:, None])))
        pmf = np.zeros((node.size, eta.size + 1))
        pmf[:, 0] = 1.0
        for k in range(eta.size):
            pmf[:, 1:] = pmf[:, 1:] * (1.0 - p[:, k : k + 1]) + pmf[:, :-1] * p[:, k : k + 1]
            pmf[:, 0] *= 1.0 - p[:, k]
        out[m] = weight @ pmf[:, 9:].sum(axis=1) / weight.sum()
    return motions, np.clip(out, 1e-6, 1.0 - 1e-6)


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("folder", type=Path)
    options.add_argument("--without-rivals", action="store_true")
    options.add_argument("--without-sponsors", action="store_true")
    chosen = options.parse_args()
    assembly, history, rivals, group, year, sponsors = load(chosen.folder)
    if chosen.without_rivals:
        rivals = np.zeros_like(rivals)
    if chosen.without_sponsors:
        sponsors = [()] * len(sponsors)
    lessons = {
        y: lesson_of(assembly, history, rivals, group, year, sponsors, y) for y in range(FIRST - 9, LAST + 1)
    }
    nine = (history.vote == 2).sum(axis=1) >= 9
    logits, chances = {}, {}
    for y in range(FIRST - 4, LAST + 1):
        stack = fit_stack(*join([lessons[t] for t in range(max(FIRST - 9, y - BACK), y)]))
        logits[y] = stack.logit(lessons[y].features)
        chances[y] = {s: chance_of_nine(logits[y], lessons[y].motion, s) for s in SHOCKS}
    said, yes, own, motion, p_nine, base, alone, was = [], [], [], [], [], [], [], []
    for y in range(FIRST, LAST + 1):
        seen = year < y
        rate = ((history.vote[seen] == 2).sum(axis=0) + 1.0) / ((history.vote[seen] >= 0).sum(axis=0) + 1.05)
        said.append(1.0 / (1.0 + np.exp(-logits[y])))
        yes.append(lessons[y].yes)
        own.append(rate[lessons[y].state])
        motion.append(lessons[y].motion)
        past = range(FIRST - 4, y)
        loss = {
            s: np.concatenate([log_losses(chances[t][s][1], nine[chances[t][s][0]]) for t in past]).mean()
            for s in SHOCKS
        }
        best = min(SHOCKS, key=lambda s: (loss[s], s))
        which, p = chances[y][best]
        p_nine.append(p)
        alone.append(chances[y][0.0][1])
        was.append(nine[which])
        base.append(np.full(which.size, (nine[seen].sum() + 0.5) / (seen.sum() + 1.0)))
        print(f"{y}: member log loss {log_loss(said[-1], yes[-1]):.4f}, shock {best:g}, nine or more in "
              f"{int(was[-1].sum())} of {which.size}", flush=True)  # fmt: skip
    p, y_, m = np.concatenate(said), np.concatenate(yes), np.concatenate(motion)
    low, high = bootstrap_interval(log_losses(p, y_), group=m, seed=1)
    print(f"\n{FIRST}-{LAST}: {y_.size:,} casts on {np.unique(m).size} votes")
    print(
        f"member: log loss {log_loss(p, y_):.4f} [{low:.4f}, {high:.4f}], Brier {brier(p, y_):.4f}, calibration error "
        f"{expected_calibration_error(p, y_):.4f}; its own rate {log_loss(np.concatenate(own), y_):.4f}"
    )
    q, q0, b, w = (np.concatenate(each) for each in (p_nine, alone, base, was))
    low, high = bootstrap_interval(log_losses(q, w), seed=1)
    print(f"nine: log loss {log_loss(q, w):.4f} [{low:.4f}, {high:.4f}] on {w.size} votes, {int((~w).sum())} short; "
          f"independent members {log_loss(q0, w):.4f}, base rate {log_loss(b, w):.4f}")  # fmt: skip
    before = history.day[np.unique(m)] < np.datetime64("2025-06-05")
    print(
        f"  to 4 June 2025, where the agenda items end: {log_loss(q[before], w[before]):.4f} on {before.sum()} votes"
    )


if __name__ == "__main__":
    main()
