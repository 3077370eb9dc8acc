"""The arithmetic of the fit against finite differences and brute force."""

from __future__ import annotations

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from simulated_votes import simulate

from ninthvote.model.positions import blocks_numpy as blocks
from ninthvote.model.positions.layout import lay_out
from ninthvote.model.positions.ordered import evaluate, vote_p

logits = st.floats(-12, 12)
widths = st.floats(0.02, 6)


@given(logits, widths)
def test_the_three_answers_share_one_certainty(eta: float, tau: float) -> None:
    """Probabilities of one vote would not sum to one. P(yes) = 1 / (1 + exp(tau - eta)), by definition."""
    no, between, yes = vote_p(np.array([eta]), np.array([tau]))[0]
    assert no + between + yes == pytest.approx(1.0, abs=1e-12)
    assert yes == pytest.approx(1 / (1 + np.exp(tau - eta)))
    assert no == pytest.approx(1 / (1 + np.exp(tau + eta)))
    assert between > 0


@given(logits, widths, st.integers(0, 2))
def test_derivatives_match_finite_differences(eta: float, tau: float, vote: int) -> None:
    """A wrong derivative still converges, to the wrong place."""
    v, h = np.array([vote], dtype=np.int8), 1e-6
    at = evaluate(np.array([eta]), np.array([tau]), v)

    def log_p(e: float, t: float) -> float:
        return float(evaluate(np.array([e]), np.array([t]), v).log_p[0])

    assert at.by_eta[0] == pytest.approx((log_p(eta + h, tau) - log_p(eta - h, tau)) / (2 * h), abs=2e-5)
    assert at.by_tau[0] == pytest.approx(
        (log_p(eta, tau + h) - log_p(eta, tau - h)) / (2 * h), rel=1e-4, abs=2e-5
    )


@given(logits, widths)
def test_information_is_the_variance_of_the_score(eta: float, tau: float) -> None:
    """Steps would be too long or too short: Fisher information is E[score score'], summed over the three answers."""
    p = vote_p(np.array([eta]), np.array([tau]))[0]
    each = [evaluate(np.array([eta]), np.array([tau]), np.array([k], dtype=np.int8)) for k in range(3)]
    assert each[0].info_eta[0] == pytest.approx(
        sum(q * c.by_eta[0] ** 2 for q, c in zip(p, each, strict=True))
    )
    assert each[0].info_tau[0] == pytest.approx(
        sum(q * c.by_tau[0] ** 2 for q, c in zip(p, each, strict=True))
    )
    both = sum(q * c.by_eta[0] * c.by_tau[0] for q, c in zip(p, each, strict=True))
    assert each[0].info_both[0] == pytest.approx(both, abs=1e-12)


def test_a_path_solved_year_by_year_equals_the_whole_system_at_once() -> None:
    """An error in the elimination would smooth a State's path with the wrong neighbours.

    The same Newton step by a dense solve over all years of one State, and its inverse for the variances.
    """
    votes = simulate(6, 5, 10, 2, seed=11)
    layout = lay_out(*votes[:4])
    rng = np.random.default_rng(5)
    n_texts, width = layout.n_roll_calls, 3
    slope = np.concatenate([rng.normal(size=(n_texts, 2)), np.ones((n_texts, 1))], axis=1)
    now = blocks.Parameters(
        rng.normal(size=n_texts),
        slope,
        rng.normal(-0.5, 0.2, n_texts),
        0.3 * rng.normal(size=(layout.n_places, width)),
        rng.normal(0, 0.2, 6),
    )
    prior = blocks.Prior(
        9.0, 3.0, 0.5, np.array([0.5, 0.5, 1.0]), np.array([0.1, 0.1, 0.05]), 0.5, np.array([0.2, 0.2, 0.0])
    )
    state, n = 2, 5
    own = np.flatnonzero(votes.state == state)
    j, t = votes.roll_call[own], votes.year[own] - 2000
    before = now.path[layout.path_start[state] : layout.path_start[state + 1]].copy()
    eta = now.intercept[j] + (slope[j] * before[t]).sum(axis=1)
    cell = evaluate(eta, np.exp(now.room[j] + now.taste[state]), votes.vote[own])
    system, pull = np.zeros((n * width, n * width)), np.zeros(n * width)
    for row, year, c in zip(j, t, range(len(own)), strict=True):
        at = slice(year * width, (year + 1) * width)
        system[at, at] += cell.info_eta[c] * np.outer(slope[row], slope[row])
        pull[at] += cell.by_eta[c] * slope[row]
    walk = np.zeros_like(system)
    walk[:width, :width] += np.diag(1 / prior.first)
    for year in range(1, n):
        difference = np.zeros((width, n * width))
        difference[:, (year - 1) * width : year * width] = -np.eye(width)
        difference[:, year * width : (year + 1) * width] = np.eye(width)
        walk += difference.T @ np.diag(1 / prior.step) @ difference
    walk += np.diag(np.tile(prior.hold, n))
    system += walk
    expected = before.ravel() + np.linalg.solve(system, pull - walk @ before.ravel())
    variance = np.zeros_like(now.path)
    blocks.path_step(layout, now, prior, True, variance)
    after = slice(layout.path_start[state], layout.path_start[state + 1])
    assert np.allclose(now.path[after].ravel(), expected)
    assert np.allclose(variance[after].ravel(), np.diag(np.linalg.inv(system)))
