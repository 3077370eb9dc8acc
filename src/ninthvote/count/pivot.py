"""Who decides it: whose answer would move the chance most, and the smallest sets that would settle it.

A member that is sure either way is no pivot, however much its vote weighs; nor is one whose vote decides nothing.
`pivotality` is how far the chance is expected to move on learning the member's vote: 2 p (1 - p) times its swing, the
difference that its sure yes rather than its refusal makes.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from ninthvote.count.tally import Conditional, at_least, mixed, swings, with_sure

#: A member between these chances is in play: it may be asked. Outside them a promise would be news of another kind.
IN_PLAY = (0.05, 0.95)

#: A set carries where the chance would be at least this, and blocks where it would be at most one minus this.
SETTLED = 0.9

#: Where more members are in play, sets are sought among the most pivotal: all sets of fifteen would take seconds.
MOST_IN_PLAY = 8

#: Larger sets are no plan; at most this many are listed.
LARGEST_SET, MOST_SETS = 4, 6


@dataclass(frozen=True, slots=True)
class Pivot:
    """What one member's sure yes would add to the chance, and its sure refusal take away."""

    state: str
    swing: float
    gain_if_yes: float
    loss_if_not: float
    pivotality: float


@dataclass(frozen=True, slots=True)
class Sets:
    """The smallest sets of members in play that would settle it; empty where it is settled or none would."""

    carry: tuple[tuple[str, ...], ...]
    block: tuple[tuple[str, ...], ...]


def pivots(
    states: Sequence[str], yes_p: Sequence[float], conditional: Conditional, required: int
) -> tuple[Pivot, ...]:
    """One a member, the most pivotal first; equal ones in the order given."""
    now = at_least(mixed(conditional), required)
    found = []
    for i, (state, p, swing) in enumerate(zip(states, yes_p, swings(conditional, required), strict=True)):
        if_yes = at_least(mixed(with_sure(conditional, {i: 1.0})), required)
        # What its yes adds and its refusal takes are the two ends of the swing.
        found.append(Pivot(state, swing, if_yes - now, now - (if_yes - swing), 2.0 * p * (1.0 - p) * swing))
    return tuple(sorted(found, key=lambda v: -v.pivotality))


def settling_sets(
    states: Sequence[str], yes_p: Sequence[float], conditional: Conditional, required: int
) -> Sets:
    """The smallest sets whose sure yes would carry, and whose refusal would block, the likeliest first."""
    in_play = _in_play(yes_p, conditional, required)
    now = at_least(mixed(conditional), required)

    def chance(sure: Mapping[int, float]) -> float:
        return at_least(mixed(with_sure(conditional, sure)), required)

    def smallest(yes: float) -> tuple[tuple[str, ...], ...]:
        for size in range(1, min(LARGEST_SET, len(in_play)) + 1):
            reached = [(chance(dict.fromkeys(c, yes)), c) for c in combinations(in_play, size)]
            enough = [r for r in reached if (r[0] >= SETTLED if yes else r[0] <= 1.0 - SETTLED)]
            if enough:
                ranked = sorted(enough, key=lambda r: (-_likely(yes_p, r[1], yes), r[1]))[:MOST_SETS]
                return tuple(tuple(states[i] for i in c) for _, c in ranked)
        return ()

    return Sets(
        carry=() if now >= SETTLED else smallest(1.0),
        block=() if now <= 1.0 - SETTLED else smallest(0.0),
    )


def _in_play(yes_p: Sequence[float], conditional: Conditional, required: int) -> list[int]:
    """Columns of the members that may be asked, at most the most pivotal of them."""
    open_ = [i for i, p in enumerate(yes_p) if IN_PLAY[0] <= p <= IN_PLAY[1]]
    if len(open_) <= MOST_IN_PLAY:
        return open_
    swing = swings(conditional, required)
    return sorted(sorted(open_, key=lambda i: -yes_p[i] * (1.0 - yes_p[i]) * swing[i])[:MOST_IN_PLAY])


def _likely(yes_p: Sequence[float], columns: Sequence[int], yes: float) -> float:
    """How likely the members are to do it of themselves, taken one by one."""
    return math.prod(yes_p[i] if yes else 1.0 - yes_p[i] for i in columns)
