"""Three ordered answers on one line: no below the lower cut, yes above the upper, abstention in the band between.

With `eta` the State's support for the text and `tau > 0` half the width of the band, in logits,

    P(yes) = sigma(eta - tau)      P(no) = sigma(-eta - tau)      P(abstain) = the rest.

The band is a State's taste for abstaining times the text's room for it. Written with the products below, every
probability, derivative and expected information stays exact where the plain difference of two sigmoids is 0.
"""

from __future__ import annotations

from typing import NamedTuple

import numpy as np
from numpy.typing import NDArray

Array = NDArray[np.float64]
Votes = NDArray[np.int8]

NO, ABSTAIN, YES = 0, 1, 2

#: Half-widths are kept above this: as tau tends to 0 an abstention that did occur costs infinity.
MIN_TAU = 1e-3
#: Beyond this many logits the exponential says nothing more (3e-14) and may overflow in products.
MAX_ETA = 30.0


class Cells(NamedTuple):
    """Per vote: its log likelihood, the derivative in eta and tau, and the expected information."""

    log_p: Array
    by_eta: Array
    by_tau: Array
    info_eta: Array
    info_both: Array
    info_tau: Array


def tail_p(eta: Array, tau: Array) -> tuple[Array, Array]:
    """P(no) and P(yes)."""
    eta = np.clip(eta, -MAX_ETA, MAX_ETA)
    return 1.0 / (1.0 + np.exp(eta + tau)), 1.0 / (1.0 + np.exp(tau - eta))


def vote_p(eta: Array, tau: Array) -> Array:
    """(n, 3) probabilities of no, abstain and yes; each row sums to one."""
    no, yes = tail_p(eta, tau)
    between = (1.0 - no) * (1.0 - yes) * -np.expm1(-2.0 * tau)
    return np.stack([no, between, yes], axis=-1)


def evaluate(eta: Array, tau: Array, vote: Votes) -> Cells:
    """Likelihood, score and Fisher information of each vote, in closed form.

    Args:
        eta: (n,) support, logits.
        tau: (n,) half-width of abstention, logits.
        vote: (n,) 0 no, 1 abstain, 2 yes.
    """
    no, yes = tail_p(eta, tau)
    shrink = np.exp(-2.0 * tau)
    kept = 1.0 - shrink
    between = (1.0 - no) * (1.0 - yes) * kept
    lean = no - yes
    widen = no + yes + 2.0 * shrink / kept
    stay = 1.0 - yes, 1.0 - no
    is_yes, is_no = vote == YES, vote == NO
    chosen = np.where(is_yes, yes, np.where(is_no, no, between))
    from_yes, from_no = yes * stay[0] ** 2, no * stay[1] ** 2
    return Cells(
        log_p=np.log(np.maximum(chosen, 1e-300)),
        by_eta=np.where(is_yes, stay[0], np.where(is_no, -stay[1], lean)),
        by_tau=np.where(is_yes, -stay[0], np.where(is_no, -stay[1], widen)),
        info_eta=from_yes + from_no + between * lean**2,
        info_both=from_no - from_yes + between * lean * widen,
        info_tau=from_yes + from_no + between * widen**2,
    )
