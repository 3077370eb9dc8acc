"""How many would say yes: exact sums over all outcomes, members moved together by one shock a motion.

Members are not independent: what moves one to refuse (a summit, a text, a mover) moves others. The shock is one normal
factor in the log-odds, common to all; its integral is a weighted sum over Gauss-Hermite nodes. Each member's own chance
is kept exactly as it was given: the shock spreads the tally and does not move it.

Fifteen members are too few for arrays to pay: these sums take less time than importing an array library would.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from operator import mul

Nodes = tuple[tuple[float, float], ...]

#: Nodes above zero and their weights, for a standard normal factor (sixteen-point Gauss-Hermite rule; the nodes below
#: zero mirror them). Against 200 nodes the chance of nine differs by at most 2e-6 for the shock in use, 0.85.
_HALF = (
    (0.3867606045005574, 0.286568521238012),
    (1.1638291005549648, 0.1583383727509497),
    (1.9519803457163334, 0.04728475235401406),
    (2.7602450476307014, 0.007266937601184749),
    (3.6008736241715487, 0.0005259849265739087),
    (4.492955302520011, 1.530003216248732e-05),
    (5.472225705949343, 1.309473216286817e-07),
    (6.630878198393129, 1.4978147231618412e-10),
)
NODES: Nodes = tuple((-x, w) for x, w in reversed(_HALF)) + _HALF

#: A chance nearer to 0 or 1 than this is a certainty and no shock moves it.
CERTAIN = 1e-12


@dataclass(frozen=True, slots=True)
class Conditional:
    """Members' chances given each node of the shock, and the weight of the node."""

    yes_p: tuple[tuple[float, ...], ...]  #: a tuple of members for each node
    weight: tuple[float, ...]

    @property
    def n_members(self) -> int:
        return len(self.yes_p[0])


def tally_pmf(yes_p: Sequence[float]) -> list[float]:
    """Distribution of affirmative votes, members independent. Exact, no sampling.

    Args:
        yes_p: chance that each member casts YES.

    Returns:
        Chances of 0 to n yes; they sum to one.
    """
    pmf = [1.0]
    for p in yes_p:
        q = 1.0 - p
        pmf = [q * a + p * b for a, b in zip((*pmf, 0.0), (0.0, *pmf), strict=True)]
    return pmf


def shaken(yes_p: Sequence[float], shock: float, nodes: Nodes = NODES) -> Conditional:
    """The members' chances under one common shock of that size, each averaging to the chance given.

    Args:
        yes_p: chance that each member casts YES.
        shock: standard deviation of the common factor, in log-odds.
        nodes: of the quadrature; a shock above 1 needs more than sixteen.
    """
    if shock == 0.0:
        return Conditional((tuple(float(p) for p in yes_p),), (1.0,))
    columns = [_moved(float(p), shock, nodes) for p in yes_p]
    return Conditional(tuple(zip(*columns, strict=True)), tuple(w for _, w in nodes))


def _moved(p: float, shock: float, nodes: Nodes) -> tuple[float, ...]:
    """The chance at each node: a logistic curve through the shifts whose mean is `p`, by Newton's method."""
    if not CERTAIN < p < 1.0 - CERTAIN:
        return (p,) * len(nodes)
    shifts = [(math.exp(-shock * x), w) for x, w in nodes]
    centre = (math.log(p) - math.log1p(-p)) * math.sqrt(1.0 + shock * shock * math.pi / 8.0)
    for _ in range(50):
        odds = math.exp(-centre)
        at = [(1.0 / (1.0 + odds * e), w) for e, w in shifts]
        gap = sum(w * q for q, w in at) - p
        slope = sum(w * q * (1.0 - q) for q, w in at)
        centre -= max(-2.0, min(2.0, gap / max(slope, 1e-300)))
        if abs(gap) < 1e-15 + 1e-13 * p:
            break
    odds = math.exp(-centre)
    return tuple(1.0 / (1.0 + odds * e) for e, _ in shifts)


def mixed(conditional: Conditional) -> list[float]:
    """Distribution of the tally over the shock; sums to one."""
    return averaged(conditional, [tally_pmf(p) for p in conditional.yes_p])


def averaged(conditional: Conditional, at_node: Sequence[Sequence[float]]) -> list[float]:
    """The mean over the nodes of a vector given at each."""
    return [math.fsum(map(mul, conditional.weight, column)) for column in zip(*at_node, strict=True)]


def swings(conditional: Conditional, required: int) -> list[float]:
    """What each member's sure yes instead of its sure refusal adds to the chance of the required number.

    It is the chance that the others are exactly one short. The shock is left as it is: a promise from one member tells
    nothing new about the rest.
    """
    return [
        math.fsum(
            w * tally_pmf(p[:i] + p[i + 1 :])[required - 1]
            for w, p in zip(conditional.weight, conditional.yes_p, strict=True)
        )
        for i in range(conditional.n_members)
    ]


def at_least(pmf: Sequence[float], required: int) -> float:
    return min(1.0, math.fsum(pmf[required:]))


def with_sure(conditional: Conditional, sure: Mapping[int, float]) -> Conditional:
    """The same with some members certain: column to 1 (yes) or 0 (not yes)."""
    fixed = tuple(tuple(sure.get(i, p) for i, p in enumerate(members)) for members in conditional.yes_p)
    return Conditional(fixed, conditional.weight)
