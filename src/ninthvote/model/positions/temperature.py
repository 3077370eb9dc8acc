"""How bold forecasts may be: one number, fitted on votes held out, and the scores on others held out beside them."""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray

from ninthvote.model.positions.ordered import YES, Array
from ninthvote.model.positions.positions import HeldOut, Positions
from ninthvote.score import brier, expected_calibration_error, log_loss, log_loss_ordered

#: One vote in ten is held out in a first fit: half to set the temperature, half to score it. The last rounds then
#: take all votes, so that no recorded vote is thrown away.
HELD_OUT = 0.1
#: A temperature outside these bounds says that something else is wrong.
TEMPERATURES = (0.5, 3.0)


def held_out_rows(n: int) -> tuple[NDArray[np.bool_], NDArray[np.bool_]]:
    """Rows spread evenly by the golden ratio: no chance, hence no seed, and the same rows on every machine."""
    place = (np.arange(n, dtype=np.uint64) * np.uint64(2654435769)) % np.uint64(2**32)
    share = place.astype(np.float64) / 2.0**32
    return share < HELD_OUT / 2, (share >= HELD_OUT / 2) & (share < HELD_OUT)


def fit_temperature(
    positions: Positions, state: NDArray[np.int32], roll_call: NDArray[np.int32], vote: NDArray[np.int8]
) -> float:
    """The temperature of least three-way log loss, by golden section to three decimals; 1 without held-out votes."""
    if not len(state):
        return 1.0

    def cost(log_t: float) -> float:
        return log_loss_ordered(
            positions.at_temperature(float(np.exp(log_t))).predict(state, roll_call), vote
        )

    low, high = np.log(TEMPERATURES[0]), np.log(TEMPERATURES[1])
    golden = (np.sqrt(5.0) - 1.0) / 2.0
    a, b = high - golden * (high - low), low + golden * (high - low)
    at_a, at_b = cost(a), cost(b)
    while high - low > 1e-3:
        if at_a < at_b:
            high, b, at_b = b, a, at_a
            a = high - golden * (high - low)
            at_a = cost(a)
        else:
            low, a, at_a = a, b, at_b
            b = low + golden * (high - low)
            at_b = cost(b)
    return float(np.exp((low + high) / 2.0))


def score(
    positions: Positions, state: NDArray[np.int32], roll_call: NDArray[np.int32], vote: NDArray[np.int8]
) -> HeldOut | None:
    """What the positions are worth on votes that they did not see; nothing without such votes."""
    if not len(state):
        return None
    p: Array = positions.predict(state, roll_call)
    yes_p, yes = p[:, YES], vote == YES
    return HeldOut(
        n_votes=len(state),
        log_loss=log_loss(yes_p, yes),
        log_loss_3way=log_loss_ordered(p, vote),
        brier=brier(yes_p, yes),
        ece=expected_calibration_error(yes_p, yes),
    )
