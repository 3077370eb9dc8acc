"""The forecast of a motion: every State's chances, the parts they are made of, and the precedents they rest on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any, NamedTuple

import numpy as np
from numpy.typing import NDArray

from ninthvote.model.motion.design import FEATURES, Library
from ninthvote.model.motion.history import NOT_VOTING, Array, Motion, Precedent, Regime, Votes
from ninthvote.model.motion.stack import Stack
from ninthvote.model.positions.ordered import YES


class Forecast(NamedTuple):
    """One motion, every State; who would vote at all is for the caller to know."""

    cast_p: Array  #: (n_states, 3) probabilities of no, abstain and yes
    parts: dict[str, Array]  #: by name of the part, (n_states,) log-odds of yes against an ordinary vote
    base_logit: float  #: log-odds of yes in an ordinary vote; with the parts it sums to the forecast
    precedents: tuple[Precedent, ...]
    regime: Regime


class Lesson(NamedTuple):
    """Past motions as they looked on their day, and what became of them; one row a cast."""

    features: Array
    yes: NDArray[np.bool_]
    motion: NDArray[np.int64]
    state: NDArray[np.int64]
    vote: Votes
    no_share: Array
    regime: NDArray[np.str_]


def learn(library: Library, motions: Sequence[Motion], votes: Votes) -> Lesson:
    """What a stack may be fitted on, or scored by: each motion described by the library, with its casts.

    Args:
        library: of what was known before the first of the motions.
        motions: in any order.
        votes: (n_motions, n_states) as in `History.vote`.
    """
    rows: list[tuple[NDArray[Any], ...]] = []
    for k, motion in enumerate(motions):
        cast = np.flatnonzero(votes[k] != NOT_VOTING)
        if cast.size:
            design = library.describe(motion)
            rows.append((design.features[cast], np.full(cast.size, k), cast, votes[k, cast], design.no_share[cast],
                         np.full(cast.size, design.regime.value)))  # fmt: skip
    if not rows:
        empty = np.zeros(0)
        return Lesson(np.zeros((0, len(FEATURES))), empty.astype(bool), empty.astype(int), empty.astype(int),
                      empty.astype(np.int8), empty, empty.astype(str))  # fmt: skip
    features, motion_of, state, vote, no_share, regime = (
        np.concatenate(column) for column in zip(*rows, strict=True)
    )
    return Lesson(features, vote == YES, motion_of, state, vote, no_share, regime)


def join(lessons: Sequence[Lesson]) -> tuple[Array, NDArray[np.bool_]]:
    """Features and outcomes of several periods, each described by its own library."""
    return np.concatenate([each.features for each in lessons]), np.concatenate([each.yes for each in lessons])


def forecast_motion(library: Library, stack: Stack, motion: Motion) -> Forecast:
    """Every State's chances on one motion.

    Args:
        library: of earlier votes.
        stack: fitted on motions before this one.
        motion: that nobody has voted on.
    """
    design = library.describe(motion)
    parts = stack.parts(design.features)
    return Forecast(
        cast_p=split(stack.predict(design.features), design.no_share),
        parts={name: parts[:, k] for k, name in enumerate(FEATURES)},
        base_logit=stack.intercept,
        precedents=design.precedents,
        regime=design.regime,
    )


def split(yes_p: Array, no_share: Array) -> Array:
    """(n, 3) probabilities of no, abstain and yes."""
    return np.stack([(1.0 - yes_p) * no_share, (1.0 - yes_p) * (1.0 - no_share), yes_p], axis=1)
