"""Scores worked out by hand on a few forecasts."""

import math

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninthvote.score import (
    bootstrap_interval,
    brier,
    calibration_table,
    expected_calibration_error,
    f1,
    log_loss,
    log_loss_ordered,
)


def test_a_coin_earns_the_logarithm_of_two_and_a_quarter() -> None:
    """Every table of scores would be on another scale than the reader's."""
    assert log_loss([0.5, 0.5], [True, False]) == pytest.approx(math.log(2))
    assert brier([0.5, 0.5], [1, 0]) == 0.25


def test_a_failed_certainty_is_ruinous_but_finite() -> None:
    """One infinite value would print `inf` for a whole backtest."""
    assert log_loss([1.0], [0]) == pytest.approx(-math.log(1e-15))


def test_three_way_score_reads_the_column_that_happened() -> None:
    """Yes and no exchanged would score a good forecast as a bad one. Rows: 0.7 on yes (2), 0.5 on no (0)."""
    p = [[0.1, 0.2, 0.7], [0.5, 0.25, 0.25]]
    assert log_loss_ordered(p, [2, 0]) == pytest.approx(-(math.log(0.7) + math.log(0.5)) / 2)


def test_calibration_by_hand() -> None:
    """Forecasts 0.1, 0.1, 0.9, 1.0 with outcomes 0, 1, 1, 1: |0.1-0.5|/2 + |0.95-1|/2 = 0.225."""
    table = calibration_table([0.1, 0.1, 0.9, 1.0], [0, 1, 1, 1], n_bins=5)
    assert [(b.lower, b.n, b.rate) for b in table] == [(0.0, 2, 0.5), (0.8, 2, 1.0)]
    assert expected_calibration_error([0.1, 0.1, 0.9, 1.0], [0, 1, 1, 1], n_bins=5) == pytest.approx(0.225)


def test_f1_by_hand() -> None:
    """One hit, one false alarm, one miss: precision 1/2, recall 1/2."""
    assert f1([1, 1, 0], [1, 0, 1]) == 0.5
    assert f1([0, 0], [0, 0]) == 1.0


def test_casts_of_one_motion_are_drawn_together() -> None:
    """Two motions of fifty equal casts are two observations: the interval must reach both means."""
    values = np.repeat([0.0, 1.0], 50)
    assert bootstrap_interval(values, group=values, seed=1) == (0.0, 1.0)
    low, high = bootstrap_interval(values, seed=1)
    assert 0.35 < low < high < 0.65
    assert (low, high) == bootstrap_interval(values, seed=1)


@pytest.mark.parametrize(
    ("p", "y"), [([0.5], [0, 1]), ([1.2], [1]), ([float("nan")], [1]), ([0.5], [2]), ([], [])]
)
def test_what_is_no_forecast_is_refused(p: list[float], y: list[int]) -> None:
    """A score of garbage would be published as a score."""
    with pytest.raises(ValueError, match=r"expected|probability|outcome"):
        log_loss(p, y)


@given(st.floats(0.01, 0.99), st.floats(0.01, 0.99))
def test_nothing_beats_the_truth_in_expectation(truth: float, said: float) -> None:
    """An improper score would reward a forecaster for saying what it does not believe."""
    assert _expected(log_loss, truth, said) >= _expected(log_loss, truth, truth) - 1e-12
    assert _expected(brier, truth, said) >= _expected(brier, truth, truth) - 1e-12


def _expected(score: object, truth: float, said: float) -> float:
    assert callable(score)
    return truth * float(score([said], [1])) + (1 - truth) * float(score([said], [0]))
