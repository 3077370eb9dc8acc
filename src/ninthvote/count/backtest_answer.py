"""The backtest as data (docs/schema/backtest.schema.json)."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING, Any

from ninthvote.count.backtest import Backtest, MemberResult, VoteResult
from ninthvote.count.baseline import BASELINES
from ninthvote.count.verdict import LEVEL, MemberScores, Score, TallyScores, verdict

if TYPE_CHECKING:
    from ninthvote.count.drafts import DraftResult


def backtest_json(backtest: Backtest, drafts: Sequence[DraftResult] | None = None) -> dict[str, Any]:
    """Every vote with its forecast and outcome, then the scores; `drafts` where they were asked for."""
    from ninthvote.count.draft_verdict import drafts_json

    found = verdict(backtest)
    return {
        "votes": [_vote_json(v) for v in backtest.votes],
        "left_out": [{"id": v.id, "reason": v.reason} for v in backtest.left_out],
        "baselines": dict(BASELINES),
        "scores": {
            "interval_level": LEVEL,
            "members": _members_json(found.members),
            "members_since_2000": _members_json(found.members_since_2000),
            "tallies": _tallies_json(found.put),
            "tallies_with_dropped_requests": _tallies_json(found.with_dropped),
            "n_unconfirmed": found.n_unconfirmed,
        },
        "drafts": drafts_json(drafts) if drafts is not None else None,
    }


def _vote_json(v: VoteResult) -> dict[str, Any]:
    return {
        "id": v.id,
        "date": v.date_.isoformat(),
        "on": v.known_by.isoformat(),
        "title": v.title,
        "situation": v.situation,
        "put_to_vote": v.was_put,
        "confidence": v.confidence.value,
        "required": v.required,
        "p_carried": v.p_carried,
        "tally_pmf": list(v.pmf),
        "yes": v.yes,
        "carried": v.carried,
        "right_side": v.is_right_side,
        "pivotal": list(v.pivotal),
        "members": [_member_json(m) for m in v.members],
    }


def _member_json(m: MemberResult) -> dict[str, Any]:
    return {
        "state": m.state,
        "name": m.name,
        "p_yes": m.yes_p,
        "p_abstain": m.abstain_p,
        "p_no": m.no_p,
        "vote": m.cast.value if m.cast else None,
        "confidence": m.confidence.value,
        "scored": m.is_scored,
        **{f"baseline_{name}": p for name, p in m.baselines.items()},
        "last_was_yes": m.last_was_yes,
    }


def _members_json(s: MemberScores) -> dict[str, Any]:
    return {
        "n_casts": s.n_casts,
        "n_votes": s.n_votes,
        "model": {
            **_score_json(s.model),
            "log_loss_3way": s.log_loss_3way,
            "calibration_error": s.calibration_error,
        },
        "baselines": {name: _score_json(score) for name, score in s.baselines.items()},
        "bare_last_vote_brier": s.bare_last_brier,
        "brier_below_last_vote": s.less_than_last,
        "brier_below_last_vote_interval": list(s.less_than_last_interval),
        "calibration": [
            {"from": b.lower, "until": b.upper, "n": b.n, "mean_p": b.mean_p, "rate": b.rate}
            for b in s.calibration
        ],
    }


def _score_json(s: Score) -> dict[str, Any]:
    return {"brier": s.brier, "brier_interval": list(s.brier_interval), "log_loss": s.log_loss}


def _tallies_json(s: TallyScores) -> dict[str, Any]:
    return {
        "n_votes": s.n_votes,
        "right_side": s.right_side,
        "wrong": list(s.wrong),
        "brier": s.brier,
        "log_loss": s.log_loss,
        "log_loss_interval": list(s.log_loss_interval),
        "base_rate": {"brier": s.base_brier, "log_loss": s.base_log_loss},
    }
