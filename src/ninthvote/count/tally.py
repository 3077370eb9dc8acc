"""How many would say yes: exact sums over all outcomes, members moved together by one shock a motion.

Members are not independent: what moves one to refuse (a summit, a text, a mover) moves others. The shock is one normal
factor in the log-odds, common to all; its integral is a weighted sum over Gauss-Hermite nodes. Each member's own chance
is kept exactly as it was given: the shock spreads the tally and does not move it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from numpy.typing import ArrayLike, NDArray

Array = NDArray[np.float64]

#: Nodes of the quadrature. Against 200 nodes the chance of nine differs by less than 1e-6 for shocks up to 2.
N_NODES = 24

#: A chance nearer to 0 or 1 than this is a certainty and no shock moves it.
CERTAIN = 1e-12


@dataclass(frozen=True, slots=True)
class Conditional:
    """Members' chances given each node of the shock, and the weight of the node."""

    yes_p: Array  #: (n_nodes, n_members)
    weight: Array  #: (n_nodes,)


def tally_pmf(yes_p: ArrayLike) -> Array:
    """Distribution of affirmative votes, members independent given a draw. Exact, no sampling.

    Args:
        yes_p: (n_draws, n_members) probability that each member casts YES.

    Returns:
        (n_draws, n_members + 1); each row sums to one.
    """
    p = np.asarray(yes_p, dtype=np.float64)
    pmf = np.zeros((p.shape[0], p.shape[1] + 1))
    pmf[:, 0] = 1.0
    for i in range(p.shape[1]):
        yes = p[:, i : i + 1]
        pmf[:, 1 : i + 2] = pmf[:, 1 : i + 2] * (1.0 - yes) + pmf[:, : i + 1] * yes
        pmf[:, :1] *= 1.0 - yes
    return pmf


def shaken(yes_p: ArrayLike, shock: float) -> Conditional:
    """The members' chances under one common shock of that size, each averaging to the chance given.

    Args:
        yes_p: (n_members,) chance that each casts YES.
        shock: standard deviation of the common factor, in log-odds.
    """
    p = np.asarray(yes_p, dtype=np.float64)
    node, weight = nodes()
    if shock == 0.0:
        return Conditional(p[None, :], np.ones(1))
    moved = np.broadcast_to(p, (N_NODES, p.size)).copy()
    open_ = (p > CERTAIN) & (p < 1.0 - CERTAIN)
    if open_.any():
        moved[:, open_] = _keeping_means(p[open_], shock * node, weight)
    return Conditional(moved, weight)


@lru_cache(maxsize=1)
def nodes() -> tuple[Array, Array]:
    """Nodes and weights that integrate over a standard normal factor."""
    x, w = np.polynomial.hermite_e.hermegauss(N_NODES)
    return x, w / w.sum()


def _keeping_means(p: Array, shift: Array, weight: Array) -> Array:
    """Logistic curves through the shifts whose weighted mean is `p`, by Newton's method on a monotone mean."""
    centre = np.log(p / (1.0 - p)) * np.sqrt(1.0 + float(weight @ shift**2) * np.pi / 8.0)
    for _ in range(40):
        q = 1.0 / (1.0 + np.exp(-(centre + shift[:, None])))
        gap = weight @ q - p
        step = gap / np.maximum(weight @ (q * (1.0 - q)), 1e-300)
        centre = centre - np.clip(step, -2.0, 2.0)
        if np.abs(gap).max() < 1e-14:
            break
    return np.asarray(1.0 / (1.0 + np.exp(-(centre + shift[:, None]))))


def mixed(conditional: Conditional) -> Array:
    """(n_members + 1,) distribution of the tally over the shock."""
    pmf = conditional.weight @ tally_pmf(conditional.yes_p)
    return np.asarray(pmf / pmf.sum())


def swings(conditional: Conditional, required: int) -> Array:
    """(n_members,) what each member's sure yes instead of its sure refusal adds to the chance of the required number.

    It is the chance that the others are exactly one short. The shock is left as it is: a promise from one member tells
    nothing new about the rest.
    """
    n = conditional.yes_p.shape[1]
    found = np.empty(n)
    for i in range(n):
        others = tally_pmf(np.delete(conditional.yes_p, i, axis=1))
        found[i] = conditional.weight @ others[:, required - 1] if required >= 1 else 0.0
    return found


def at_least(pmf: Array, required: int) -> float:
    return float(min(1.0, pmf[required:].sum()))


def with_sure(conditional: Conditional, sure: Mapping[int, float]) -> Conditional:
    """The same with some members certain: column to 1 (yes) or 0 (not yes)."""
    fixed = conditional.yes_p.copy()
    for column, yes in sure.items():
        fixed[:, column] = yes
    return Conditional(fixed, conditional.weight)
