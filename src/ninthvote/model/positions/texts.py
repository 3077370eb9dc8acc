"""Texts of another body, placed among the same States: where States stand is known, what is asked of them is not.

Fifteen casts cannot place fifteen members, but they can place one text among members whom the Assembly has placed.
"""

from __future__ import annotations

from dataclasses import replace

import numpy as np
from numpy.typing import ArrayLike

from ninthvote.model.positions import blocks_numpy
from ninthvote.model.positions.blocks_numpy import Parameters, Prior
from ninthvote.model.positions.estimate import default_prior
from ninthvote.model.positions.layout import lay_out
from ninthvote.model.positions.positions import Positions
from ninthvote.model.positions.start import START_ROOM

#: Steps until a text's parameters stand still; each is a small concave problem of its own.
N_STEPS = 25


def place_texts(
    positions: Positions,
    state: ArrayLike,
    roll_call: ArrayLike,
    year: ArrayLike,
    vote: ArrayLike,
    *,
    n_roll_calls: int | None = None,
    prior: Prior | None = None,
) -> Positions:
    """The same States, paths and temperature, with these roll calls in the place of those fitted.

    Args:
        positions: fitted before.
        state, roll_call, year, vote: as for `fit`; a State outside the years of its path stands where it stood nearest.
        n_roll_calls: length of the roll-call index.
        prior: of intercepts, slopes and room.

    Raises:
        ModelError: as `lay_out`.
    """
    layout = lay_out(state, roll_call, year, vote, n_states=positions.n_states, n_roll_calls=n_roll_calls)
    j = np.repeat(np.arange(layout.n_roll_calls), np.diff(layout.roll_call_start))
    path = positions.place(layout.state_of, layout.roll_call_year[j])
    here = replace(layout, place_of=np.arange(layout.n_votes, dtype=np.int32))
    now = Parameters(
        intercept=np.zeros(layout.n_roll_calls),
        slope=np.concatenate(
            [np.zeros((layout.n_roll_calls, positions.dimensions)), np.ones((layout.n_roll_calls, 1))], axis=1
        ),
        room=np.full(layout.n_roll_calls, START_ROOM),
        path=path,
        taste=positions.taste,
    )
    chosen = prior or default_prior(positions.dimensions)
    for _ in range(N_STEPS):
        blocks_numpy.roll_call_step(here, now, chosen, float(now.room.mean()))
    return replace(
        positions,
        intercept=now.intercept,
        slope=now.slope,
        room=now.room,
        roll_call_year=layout.roll_call_year,
        diagnostics=None,
    )
