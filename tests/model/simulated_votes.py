"""Votes drawn from the model itself, so that what is estimated can be held against what is true."""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

from ninthvote.model.positions.ordered import vote_p

Floats = NDArray[np.float64]


class Simulated(NamedTuple):
    state: NDArray[np.int32]
    roll_call: NDArray[np.int32]
    year: NDArray[np.int32]
    vote: NDArray[np.int8]
    position: Floats  #: (n_states, n_years, dimensions)
    p: Floats  #: (n, 3) true probabilities of each vote


def simulate(
    n_states: int, n_years: int, per_year: int, dimensions: int, *, seed: int, turnout: float = 0.9
) -> Simulated:
    """States of unit spread that walk by 0.15 a year, texts of slope about 1.5, a tenth of abstentions."""
    rng = np.random.default_rng(seed)
    first = rng.normal(size=(n_states, 1, dimensions))
    walk = np.cumsum(rng.normal(scale=0.15, size=(n_states, n_years - 1, dimensions)), axis=1)
    position = np.concatenate([first, first + walk], axis=1)
    n_texts = n_years * per_year
    intercept = rng.normal(0.7, 1.0, n_texts)
    slope = rng.normal(0.0, 1.5, (n_texts, dimensions))
    room = np.exp(rng.normal(-0.7, 0.3, n_texts))
    taste = np.exp(rng.normal(0.0, 0.3, n_states))
    state, roll_call = np.nonzero(rng.random((n_states, n_texts)) < turnout)
    year = roll_call // per_year
    eta = intercept[roll_call] + np.einsum("nd,nd->n", slope[roll_call], position[state, year])
    p = vote_p(eta, room[roll_call] * taste[state])
    vote = (rng.random(len(eta))[:, None] > np.cumsum(p, axis=1)[:, :2]).sum(axis=1)
    return Simulated(
        state.astype(np.int32),
        roll_call.astype(np.int32),
        (year + 2000).astype(np.int32),
        vote.astype(np.int8),
        position,
        p,
    )
