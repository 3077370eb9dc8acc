"""What the backtest adds up to: scores of members and of tallies, beside the baselines, with how far they might be off.

Only confirmed casts are scored. Intervals draw whole motions again, since fifteen casts on one motion stand or fall
together; with so few motions they are wide, and that is the point of showing them.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from ninthvote.count.backtest import Backtest, MemberResult, VoteResult
from ninthvote.count.baseline import BASELINES
from ninthvote.score import (
    Bin,
    bootstrap_interval,
    brier,
    calibration_table,
    expected_calibration_error,
    log_loss,
    log_loss_ordered,
)
from ninthvote.vocabulary import Cast

SEED = 1950
LEVEL = 0.9
N_BINS = 5

_CASTS = (Cast.YES, Cast.ABSTAIN, Cast.NO)
Forecast = Callable[[MemberResult], float]


@dataclass(frozen=True, slots=True)
class Score:
    """Brier score and log loss of one forecast of yes, with the interval of the Brier score."""

    brier: float
    brier_interval: tuple[float, float]
    log_loss: float


@dataclass(frozen=True, slots=True)
class MemberScores:
    """`less_than_last` is the part by which the Brier score lies under that of the last-vote baseline."""

    n_casts: int
    n_votes: int
    model: Score
    log_loss_3way: float
    calibration_error: float
    calibration: tuple[Bin, ...]
    baselines: dict[str, Score]
    bare_last_brier: float
    less_than_last: float
    less_than_last_interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class TallyScores:
    """How the chance of the required number fared; `base_rate` is the share of motions that carried so far."""

    n_votes: int
    right_side: int
    wrong: tuple[str, ...]
    brier: float
    log_loss: float
    base_brier: float
    base_log_loss: float
    log_loss_interval: tuple[float, float]


@dataclass(frozen=True, slots=True)
class Verdict:
    """`put`: motions put to the vote, outcome confirmed. `dropped`: requests given up. `unconfirmed`: placeholders."""

    members: MemberScores
    members_since_2000: MemberScores
    put: TallyScores
    with_dropped: TallyScores
    n_unconfirmed: int


def verdict(backtest: Backtest) -> Verdict:
    """Scores over everything that is confirmed."""
    put = [v for v in backtest.votes if v.was_put and v.is_firm]
    dropped = [v for v in backtest.votes if not v.was_put]
    return Verdict(
        members=_members(put),
        members_since_2000=_members([v for v in put if v.date_.year >= 2000]),
        put=_tallies(put),
        with_dropped=_tallies(sorted([*put, *dropped], key=lambda v: v.date_)),
        n_unconfirmed=sum(not v.is_firm for v in backtest.votes),
    )


def _members(votes: Sequence[VoteResult]) -> MemberScores:
    scored = [(v.id, m) for v in votes for m in v.members if m.is_scored]
    motions = np.array([i for i, _ in scored])
    happened = np.array([m.cast is Cast.YES for _, m in scored])
    three = np.array([(m.yes_p, m.abstain_p, m.no_p) for _, m in scored])
    category = np.array([_CASTS.index(m.cast) if m.cast in _CASTS else 1 for _, m in scored])
    yes_p = np.array([m.yes_p for _, m in scored])
    baselines = {
        name: _score(np.array([m.baselines[name] for _, m in scored]), happened, motions)
        for name in BASELINES
    }
    last = np.array([m.baselines["last"] for _, m in scored])
    bare = np.array(
        [m.baselines["constant"] if m.last_was_yes is None else float(m.last_was_yes) for _, m in scored]
    )
    ours, theirs = (yes_p - happened) ** 2, (last - happened) ** 2
    return MemberScores(
        n_casts=len(scored),
        n_votes=len(set(motions.tolist())),
        model=_score(yes_p, happened, motions),
        log_loss_3way=log_loss_ordered(three, category),
        calibration_error=expected_calibration_error(yes_p, happened, n_bins=N_BINS),
        calibration=calibration_table(yes_p, happened, n_bins=N_BINS),
        baselines=baselines,
        bare_last_brier=brier(bare, happened),
        less_than_last=float(1.0 - ours.mean() / theirs.mean()),
        less_than_last_interval=_ratio_interval(ours, theirs, motions),
    )


def _score(yes_p: np.ndarray, happened: np.ndarray, motions: np.ndarray) -> Score:
    low, high = bootstrap_interval((yes_p - happened) ** 2, seed=SEED, group=motions, level=LEVEL)
    return Score(brier(yes_p, happened), (low, high), log_loss(yes_p, happened))


def _ratio_interval(ours: np.ndarray, theirs: np.ndarray, motions: np.ndarray) -> tuple[float, float]:
    """Interval of the part by which one mean lies under another, whole motions drawn again."""
    _, which = np.unique(motions, return_inverse=True)
    a, b = np.bincount(which, weights=ours), np.bincount(which, weights=theirs)
    rng = np.random.default_rng(SEED)
    draws = rng.integers(0, a.size, (2000, a.size))
    parts = 1.0 - a[draws].sum(axis=1) / b[draws].sum(axis=1)
    low, high = np.quantile(parts, [(1 - LEVEL) / 2, (1 + LEVEL) / 2])
    return float(low), float(high)


def _tallies(votes: Sequence[VoteResult]) -> TallyScores:
    p, carried = np.array([v.p_carried for v in votes]), np.array([v.carried for v in votes])
    seen = np.concatenate([[0], np.cumsum(carried)[:-1]])
    base = (seen + 1.0) / (np.arange(len(votes)) + 2.0)
    losses = -np.log(np.clip(np.where(carried, p, 1.0 - p), 1e-15, 1.0))
    return TallyScores(
        n_votes=len(votes),
        right_side=sum(v.is_right_side for v in votes),
        wrong=tuple(v.id for v in votes if not v.is_right_side),
        brier=brier(p, carried),
        log_loss=log_loss(p, carried),
        base_brier=brier(base, carried),
        base_log_loss=log_loss(base, carried),
        log_loss_interval=bootstrap_interval(losses, seed=SEED, level=LEVEL),
    )
