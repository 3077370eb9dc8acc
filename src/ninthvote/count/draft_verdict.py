"""What the backtest of drafts adds up to, on all votes and on those that turned out divided.

That a vote was divided is known only afterwards, so the second line is a description of the hard ones, not a score that
could have been aimed at.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from ninthvote.count.drafts import DraftResult
from ninthvote.count.verdict import LEVEL, SEED
from ninthvote.rules import Decision
from ninthvote.score import bootstrap_interval, brier, expected_calibration_error, log_loss, log_losses
from ninthvote.vocabulary import Cast

_ORDER = (Decision.CARRIED, Decision.VETOED, Decision.FAILED_MAJORITY)


@dataclass(frozen=True, slots=True)
class DraftScores:
    """Member scores beside each member's own rate, and decision scores beside the shares of earlier votes."""

    n_votes: int
    n_casts: int
    n_short: int
    log_loss: float
    log_loss_interval: tuple[float, float]
    brier: float
    calibration_error: float
    own_rate_log_loss: float
    nine_log_loss: float
    nine_interval: tuple[float, float]
    nine_base_log_loss: float
    decision_log_loss: float
    decision_base_log_loss: float


def draft_scores(results: Sequence[DraftResult]) -> DraftScores:
    """Scores over these votes; base rates are the shares so far among them, one of each kind assumed beforehand."""
    cells = [(i, p, cast is Cast.YES, own) for i, r in enumerate(results) for _, p, cast, own in r.members]
    motion, yes = np.array([c[0] for c in cells]), np.array([c[2] for c in cells])
    p, own = np.array([c[1] for c in cells]), np.array([c[3] for c in cells])
    nine, p_nine = np.array([r.yes >= 9 for r in results]), np.array([r.p_nine for r in results])
    given = np.array([r.chances[r.decision] for r in results])
    seen = np.concatenate([[0], np.cumsum(nine)[:-1]])
    base_nine = (seen + 1.0) / (np.arange(len(results)) + 2.0)
    kinds = np.array([[r.decision is d for d in _ORDER] for r in results], dtype=float)
    before = np.vstack([np.zeros(3), np.cumsum(kinds, axis=0)[:-1]]) + 1.0
    base = (before / before.sum(axis=1, keepdims=True))[kinds == 1.0]
    losses = log_losses(p, yes)
    return DraftScores(
        n_votes=len(results),
        n_casts=len(cells),
        n_short=int((~nine).sum()),
        log_loss=float(losses.mean()),
        log_loss_interval=bootstrap_interval(losses, seed=SEED, group=motion, level=LEVEL),
        brier=brier(p, yes),
        calibration_error=expected_calibration_error(p, yes),
        own_rate_log_loss=log_loss(own, yes),
        nine_log_loss=log_loss(p_nine, nine),
        nine_interval=bootstrap_interval(log_losses(p_nine, nine), seed=SEED, level=LEVEL),
        nine_base_log_loss=log_loss(base_nine, nine),
        decision_log_loss=float(-np.log(np.clip(given, 1e-15, 1.0)).mean()),
        decision_base_log_loss=float(-np.log(base).mean()),
    )


def drafts_json(results: Sequence[DraftResult]) -> dict[str, Any]:
    """Every vote, its members only where it turned out divided, and the scores."""
    return {
        "scores": {
            "all": _scores_json(draft_scores(results)),
            "divided": _scores_json(draft_scores([r for r in results if r.is_contested])),
        },
        "votes": [
            {
                "symbol": r.symbol,
                "date": r.date_.isoformat(),
                "on": f"{r.date_.year - 1}-12-31",
                "title": r.title,
                "p_nine": r.p_nine,
                "p_carried": r.chances[Decision.CARRIED],
                "p_vetoed": r.chances[Decision.VETOED],
                "p_failed_majority": r.chances[Decision.FAILED_MAJORITY],
                "yes": r.yes,
                "decision": r.decision.value,
                "members": [
                    {"state": s, "p_yes": p, "vote": cast.value, "baseline_rate": own}
                    for s, p, cast, own in (r.members if r.is_contested else ())
                ],
            }
            for r in results
        ],
    }


def _scores_json(s: DraftScores) -> dict[str, Any]:
    return {
        "n_votes": s.n_votes,
        "n_casts": s.n_casts,
        "n_short_of_nine": s.n_short,
        "members": {
            "log_loss": s.log_loss,
            "log_loss_interval": list(s.log_loss_interval),
            "brier": s.brier,
            "calibration_error": s.calibration_error,
            "own_rate_log_loss": s.own_rate_log_loss,
        },
        "nine": {
            "log_loss": s.nine_log_loss,
            "log_loss_interval": list(s.nine_interval),
            "base_rate_log_loss": s.nine_base_log_loss,
        },
        "decision": {"log_loss": s.decision_log_loss, "base_rate_log_loss": s.decision_base_log_loss},
    }
