"""Votes on drafts: the array sums are those of the count, the rules decide, and a forecast knows no later year."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import numpy as np
import pytest
from click.testing import CliRunner

from ninthvote.cli.backtest import backtest
from ninthvote.count.draft_verdict import draft_scores
from ninthvote.count.drafts import AssemblyVotes, CouncilDrafts, DraftResult, chance_of_nine, lesson_of
from ninthvote.count.tally import NODES, at_least, mixed, shaken
from ninthvote.model.motion import History
from ninthvote.rules import Decision
from ninthvote.vocabulary import Cast


@pytest.mark.parametrize("shock", [0.0, 0.5, 1.0])
def test_the_array_form_is_the_count(shock: float) -> None:
    """The size of the shock would be chosen by another sum than the one it is used in."""
    p = np.array([0.02, 0.97, 0.7, 0.2, 0.1, 0.97, 0.6, 0.8, 0.98, 0.97, 0.97, 0.03, 0.98, 0.99, 0.99])
    which, found = chance_of_nine(np.log(p / (1 - p)), np.full(15, 7), shock)
    x, w = np.polynomial.hermite_e.hermegauss(64)
    nodes = tuple(zip(x.tolist(), (w / w.sum()).tolist(), strict=True))
    assert which.tolist() == [7]
    assert found[0] == pytest.approx(at_least(mixed(shaken(p.tolist(), shock, nodes)), 9), abs=1e-9)
    assert len(NODES) == 16


def _result(yes: int, decision: Decision, p_nine: float) -> DraftResult:
    casts = [Cast.YES] * yes + [Cast.NO] * (15 - yes)
    members = tuple((f"S{i:02d}", 0.8, c, 0.6) for i, c in enumerate(casts))
    chances = {Decision.CARRIED: p_nine, Decision.VETOED: 0.0, Decision.FAILED_MAJORITY: 1.0 - p_nine}
    return DraftResult("S/1", date(2020, 1, 1), "a draft", p_nine, chances, yes, decision, members)


def test_scores_of_drafts_by_hand() -> None:
    """15 yes at 0.8 and 8 yes, 7 no at 0.8: 23 times -ln 0.8 and 7 times -ln 0.2, over 30 casts."""
    scores = draft_scores([_result(15, Decision.CARRIED, 0.9), _result(8, Decision.FAILED_MAJORITY, 0.25)])
    assert scores.log_loss == pytest.approx(-(23 * np.log(0.8) + 7 * np.log(0.2)) / 30)
    assert scores.nine_log_loss == pytest.approx(-(np.log(0.9) + np.log(0.75)) / 2)
    assert scores.decision_log_loss == pytest.approx(-(np.log(0.9) + np.log(0.75)) / 2)
    # Shares so far: one in two, then two in three for nine; one in three, then one in four for falling short.
    assert scores.nine_base_log_loss == pytest.approx(-(np.log(1 / 2) + np.log(1 / 3)) / 2)
    assert scores.decision_base_log_loss == pytest.approx(-(np.log(1 / 3) + np.log(1 / 4)) / 2)
    assert (scores.n_votes, scores.n_casts, scores.n_short) == (2, 30, 1)


def _world(last: int) -> tuple[AssemblyVotes, CouncilDrafts]:
    """Fifteen states on a line vote on fifteen Assembly texts and twelve drafts a year; the same to any last year."""
    states = ("CHN", "FRA", "GBR", "RUS", "USA", *(f"S{i:02d}" for i in range(10)))
    place = np.linspace(-1.5, 1.5, 15)
    state: list[int] = []
    text: list[int] = []
    year: list[int] = []
    cast: list[int] = []
    day: list[np.datetime64] = []
    words: list[str] = []
    votes: list[np.ndarray] = []
    for y in range(1996, last + 1):
        rng = np.random.default_rng(y)
        for k in range(15):
            side = rng.normal()
            state += range(15)
            text += [(y - 1996) * 15 + k] * 15
            year += [y] * 15
            cast += np.where(place * side + rng.normal(size=15) * 0.3 > -0.6, 2, 0).tolist()
        for k in range(12):
            side = rng.normal()
            day.append(np.datetime64(f"{y}-{k + 1:02d}-10"))
            words.append(f"situation number {k % 4}")
            votes.append(np.where(place * side + rng.normal(size=15) * 0.3 > -0.9, 2, 0))
    n = len(day)
    history = History(
        words,
        np.array(day),
        np.array(votes, dtype=np.int8),
        np.zeros((n, 0), dtype=bool),
        np.zeros(n, dtype=bool),
    )
    return (
        AssemblyVotes(np.array(state), np.array(text), np.array(year), np.array(cast), 75),
        CouncilDrafts(
            states, np.zeros(15, dtype=np.int64), history, np.zeros(n, dtype=np.int64), ((),) * n,
            tuple(f"S/{i}" for i in range(n)), tuple(words),
        ),
    )  # fmt: skip


def test_what_is_known_of_a_draft_knows_no_later_year() -> None:
    """The forecasts of 1998 would change once 1999 is in the table."""
    short, long = (lesson_of(*_world(last), 1998) for last in (1998, 1999))
    assert len(short.yes) == 12 * 15
    assert short.features == pytest.approx(long.features, abs=0.01)
    assert (short.motion == long.motion).all()


def test_without_synced_votes_the_message_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """The user would be left with a missing file."""
    monkeypatch.setenv("NINTHVOTE_DATA", str(tmp_path))
    result = CliRunner().invoke(backtest, ["--drafts"])
    assert "ninthvote sync" in str(result.exception)
