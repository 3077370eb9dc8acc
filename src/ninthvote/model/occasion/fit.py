"""Weights from casts: the likeliest ones given a prior stated here, refitted after each vote on the votes before it.

Fifteen weights from some thirty roll calls is much to ask, so each is held near a value chosen beforehand: the penalty
is a normal prior, on the weight or on its logarithm. What the casts cannot settle stays where the prior put it. Casts
that are unconfirmed are neither fitted on nor counted as evidence. The shock is fitted last, on whole tallies.
"""

from __future__ import annotations

import hashlib
import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

import numpy as np
from numpy.typing import NDArray

from ninthvote.errors import DidNotConverge
from ninthvote.model.occasion.estimate import DAYS_A_YEAR, Forecaster
from ninthvote.model.occasion.evidence import Kind
from ninthvote.model.occasion.habit import habit
from ninthvote.model.occasion.motion import Motion, motion_of
from ninthvote.model.occasion.weights import PERMANENT_KEEPS, Weights
from ninthvote.record import Record, VoteRow
from ninthvote.vocabulary import Cast

Array = NDArray[np.float64]

#: Prior mean and standard deviation. The constant is the share of yes in the procedural votes of 1966 to 1989 that
#: the rules are tested on (seven votes, 72 per cent). A habit of nothing but yes means nine in ten or more, of nothing
#: but no about one in four; a row on the same question is worth half the starting point, farther ones less, a
#: signature many.
#: A deviation of 0.7 lets a weight double or halve at the cost of half a unit of log-likelihood.
PRIOR: dict[str, tuple[float, float]] = {
    "yes_constant": (0.95, 0.7),
    "yes_habit": (2.0, 0.7),
    "yes_other_subject": (0.0, 0.7),
    "no_constant": (0.0, 0.7),
    "no_habit": (-1.0, 0.7),
    "no_permanent": (0.5, 0.7),
    "prior": (math.log(2.0), 0.7),
    Kind.SAME: (math.log(1.0), 0.7),
    Kind.LIKE: (math.log(0.7), 0.7),
    Kind.OTHER: (math.log(0.5), 0.7),
    Kind.REQUEST: (math.log(8.0), 0.7),
    Kind.LETTER: (math.log(0.5), 0.7),
    Kind.LIKE_LETTER: (math.log(0.3), 0.7),
    Kind.RIGHTS_COUNCIL: (math.log(0.4), 0.7),
    Kind.ASSEMBLY: (math.log(0.2), 0.7),
    "half_life_years": (math.log(5.0), 0.7),
}
_NAMES = tuple(PRIOR)
_MEAN, _SD = np.array([m for m, _ in PRIOR.values()]), np.array([s for _, s in PRIOR.values()])
_KINDS = tuple(Kind)
_FIRST_LOG = _NAMES.index("prior")

_CASTS = (Cast.YES, Cast.ABSTAIN, Cast.NO)


@dataclass(frozen=True, slots=True)
class Design:
    """One line a cast: what was known of the member the day before the vote, and what it did.

    Rows of evidence are padded to the longest list with weight zero.
    """

    votes: tuple[str, ...]
    vote: NDArray[np.int64]  #: (n,) index into `votes`
    cast: NDArray[np.int64]  #: (n,) 0 yes, 1 abstain, 2 no
    firm: NDArray[np.bool_]  #: (n,) whether the cast is confirmed
    towards: Array  #: (n,) habit, signed by the side of the motion
    other_subject: Array  #: (n,)
    permanent: Array  #: (n,)
    kind: NDArray[np.int64]  #: (n, rows)
    leans: NDArray[np.int64]  #: (n, rows)
    age_years: Array  #: (n, rows)
    counts: Array  #: (n, rows) how often; 0 where unconfirmed
    digest: str


def complete_votes(record: Record) -> tuple[VoteRow, ...]:
    """Votes with a cast for every chair, in order of day."""
    return tuple(v for v in record.votes() if len(record.casts(v.vote)) == record.roster(v.on).n_seats)


def day_before(motion: Motion) -> date:
    """The last day whose rows a forecast of the motion may read."""
    return motion.on - timedelta(days=1)


def design(record: Record, votes: Sequence[VoteRow]) -> Design:
    """What a fit or a backtest reads of these votes."""
    forecaster, lines, rows_of = Forecaster(record), [], []
    seat_of = forecaster.precedents.seat_of
    for i, vote in enumerate(votes):
        motion, known_by = motion_of(vote), day_before(motion_of(vote))
        groups = forecaster.groups(known_by)
        members = {m.state.code: m for m in record.roster(vote.on)}
        for cast in record.casts(vote.vote):
            member = members[cast.state]
            lean = habit(seat_of(cast.state), vote.on.year, groups).lean
            done = cast.cast if cast.cast in _CASTS else Cast.ABSTAIN
            lines.append(
                (i, _CASTS.index(done), cast.confidence.is_firm and vote.confidence.is_firm,
                 motion.side.sign * lean, not motion.human_rights, member.is_permanent)
            )  # fmt: skip
            rows_of.append(
                [
                    (
                        _KINDS.index(e.kind),
                        _CASTS.index(e.leans),
                        (vote.on - e.on).days / DAYS_A_YEAR,
                        e.times * e.counts,
                    )
                    for e in forecaster.precedents.of(cast.state, motion, known_by)
                ]
            )
    width = max((len(r) for r in rows_of), default=0)
    padded = np.array([r + [(0, 0, 0.0, 0)] * (width - len(r)) for r in rows_of], dtype=np.float64)
    padded = padded.reshape(len(lines), width, 4)
    head = np.array(lines, dtype=np.float64).reshape(len(lines), 6)
    text = repr(([v.vote for v in votes], np.round(head, 9).tolist(), np.round(padded, 9).tolist()))
    return Design(
        tuple(v.vote for v in votes),
        head[:, 0].astype(np.int64), head[:, 1].astype(np.int64), head[:, 2] == 1.0,
        head[:, 3], head[:, 4], head[:, 5],
        padded[:, :, 0].astype(np.int64), padded[:, :, 1].astype(np.int64), padded[:, :, 2], padded[:, :, 3],
        hashlib.sha256(text.encode()).hexdigest(),
    )  # fmt: skip


def chances(theta: Array, d: Design, which: NDArray[np.bool_]) -> Array:
    """(n, 3) chances of yes, abstaining and no; the vector form of `Forecaster.forecast`."""
    t = dict(zip(_NAMES, theta, strict=True))
    yes = _chance(t["yes_constant"] + t["yes_habit"] * d.towards + t["yes_other_subject"] * d.other_subject)
    no = _chance(t["no_constant"] + t["no_habit"] * d.towards + t["no_permanent"] * d.permanent)
    alpha = np.exp(t["prior"]) * np.stack([yes, (1 - yes) * (1 - no), (1 - yes) * no], axis=1)[which]
    keeps = PERMANENT_KEEPS * d.permanent[which, None]
    aged = keeps + (1 - keeps) * 0.5 ** (d.age_years[which] / np.exp(t["half_life_years"]))
    row = np.exp(np.array([t[k] for k in _KINDS]))[d.kind[which]] * d.counts[which] * aged
    for k in range(3):
        alpha[:, k] += (row * (d.leans[which] == k)).sum(axis=1)
    return np.asarray(alpha / alpha.sum(axis=1, keepdims=True))


def fit_casts(d: Design, which: NDArray[np.bool_], start: Array | None = None) -> Array:
    """The weights, on the scale of the prior, that are likeliest given the chosen casts.

    Raises:
        DidNotConverge: the search stopped elsewhere than at a summit.
    """
    from scipy.optimize import minimize

    if not which.any():
        return _MEAN.copy()
    happened = d.cast[which]

    def loss(theta: Array) -> float:
        given = chances(theta, d, which)[np.arange(len(happened)), happened]
        return float(-np.log(given).sum() + 0.5 * np.square((theta - _MEAN) / _SD).sum())

    found = minimize(
        loss, _MEAN if start is None else start, method="L-BFGS-B", options={"maxiter": 500, "maxfun": 50_000}
    )
    if not found.success:
        raise DidNotConverge(f"the weights of the count did not settle: {found.message}")
    return np.asarray(found.x)


def as_weights(theta: Array, shock: float) -> Weights:
    """The weights as a forecast reads them."""
    plain = {
        n: float(np.exp(v)) if i >= _FIRST_LOG else float(v)
        for i, (n, v) in enumerate(zip(_NAMES, theta, strict=True))
    }
    row = {k: plain.pop(k) for k in _KINDS}
    return Weights(row=row, shock=shock, **plain)


def _chance(log_odds: Array) -> Array:
    return np.asarray(1.0 / (1.0 + np.exp(-log_odds)))
