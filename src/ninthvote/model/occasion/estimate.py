"""A member's chances of yes, no and abstaining: a starting point worth a row or two, then its own rows, one by one.

The starting point comes from how the state votes on human rights in the Assembly. Each row then adds its weight to
what it leans to, so the chances are weighed shares: p(yes) = (prior x start + yes rows) / (prior + all rows). Adding
the rows in order of day splits the log-odds into parts that sum exactly, and the weight of all rows is the effective
evidence.
"""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ninthvote.model.occasion import weights as fitted
from ninthvote.model.occasion.evidence import Evidence, Precedents
from ninthvote.model.occasion.habit import Habit, habit
from ninthvote.model.occasion.motion import Motion
from ninthvote.model.occasion.weights import Weights
from ninthvote.record import Record
from ninthvote.vocabulary import Cast, Member, SeatKind

DAYS_A_YEAR = 365.25

#: Under the weight of one fresh cast on a like motion the forecast is the starting point with a nudge.
THIN_BELOW = 1.0

_CASTS = (Cast.YES, Cast.ABSTAIN, Cast.NO)


class Regime(StrEnum):
    """What the forecast stands on: the same question put before, like questions, or neither."""

    CLOSE = "close_precedent"
    SOME = "some_precedent"
    NONE = "no_precedent"


@dataclass(frozen=True, slots=True)
class Part:
    """One part of a member's log-odds of yes against not yes; the parts sum to the whole."""

    text: str
    log_odds: float
    evidence: str | None = None  #: id of the row


@dataclass(frozen=True, slots=True)
class MemberForecast:
    """Chances of one member; `evidence` lists every row, `explanation` every part, both in order of day."""

    member: Member
    yes_p: float
    abstain_p: float
    no_p: float
    evidence: tuple[Evidence, ...]
    explanation: tuple[Part, ...]
    n_effective: float
    habit: Habit

    @property
    def is_thin(self) -> bool:
        return self.n_effective < THIN_BELOW


class Forecaster:
    """Forecasts from one record; what was not public on the day asked about enters no number."""

    def __init__(self, record: Record) -> None:
        self._record = record
        self.precedents = Precedents(record)
        self._terms = record.terms()

    def groups(self, known_by: date) -> dict[str, str]:
        """State to the regional group of the latest seat that it was known to have won."""
        seat_of = self.precedents.seat_of
        return {seat_of(t.state): t.regional_group for t in self._terms if t.known_on <= known_by}

    def forecast(
        self, members: Sequence[Member], motion: Motion, known_by: date, using: Weights | None = None
    ) -> tuple[MemberForecast, ...]:
        """One forecast a member, in the order given."""
        weights = using or fitted.known_by(known_by).weights
        groups = self.groups(known_by)
        return tuple(self._member(m, motion, known_by, weights, groups) for m in members)

    def _member(
        self, member: Member, motion: Motion, known_by: date, weights: Weights, groups: Mapping[str, str]
    ) -> MemberForecast:
        code, seat = member.state.code, member.term.seat
        state_habit = habit(self.precedents.seat_of(code), min(motion.on.year, known_by.year), groups)
        rows = self.precedents.of(code, motion, known_by)
        start, parts = starting_point(state_habit, motion, seat, weights)
        alpha, n_effective = [weights.prior * p for p in start], 0.0
        for row in rows:
            if not row.counts:
                continue
            before = _log_odds(alpha)
            weight = weight_of(row, motion, seat, weights)
            alpha[_CASTS.index(row.leans)] += weight
            n_effective += weight
            parts.append(Part(row.text, _log_odds(alpha) - before, row.id))
        total = sum(alpha)
        yes, abstain, no = (a / total for a in alpha)
        return MemberForecast(member, yes, abstain, no, rows, tuple(parts), n_effective, state_habit)


def weight_of(row: Evidence, motion: Motion, seat: SeatKind, weights: Weights) -> float:
    """What the row weighs on the day of the motion; nothing where it is unconfirmed."""
    if not row.counts:
        return 0.0
    return row.times * weights.aged(row.kind, (motion.on - row.on).days / DAYS_A_YEAR, seat)


def starting_point(
    state_habit: Habit, motion: Motion, seat: SeatKind, weights: Weights
) -> tuple[tuple[float, float, float], list[Part]]:
    """Chances of yes, abstaining and no before any row of the state's own, and their parts."""
    towards = motion.side.sign * state_habit.lean
    parts = [
        Part("members as a whole, on motions put to the vote", weights.yes_constant),
        Part(state_habit.text, weights.yes_habit * towards),
    ]
    if not motion.human_rights:
        parts.append(Part("the motion is not about human rights", weights.yes_other_subject))
    yes = _chance(sum(p.log_odds for p in parts))
    permanent = weights.no_permanent if seat is SeatKind.PERMANENT else 0.0
    no = _chance(weights.no_constant + weights.no_habit * towards + permanent)
    return (yes, (1.0 - yes) * (1.0 - no), (1.0 - yes) * no), parts


def regime(motion: Motion, precedents: Precedents, known_by: date) -> Regime:
    """Close where a motion of this kind on this situation was voted on before; some where a like one was."""
    earlier = [v for v in precedents.votes.values() if v.known_on <= known_by and v.vote != motion.vote]
    of_kind = [v for v in earlier if v.motion == motion.kind and v.on <= motion.on]
    if any(motion.situation is not None and motion.situation in (v.situation, *v.also) for v in of_kind):
        return Regime.CLOSE
    return Regime.SOME if any(v.human_rights == motion.human_rights for v in of_kind) else Regime.NONE


def _chance(log_odds: float) -> float:
    return 1.0 / (1.0 + math.exp(-log_odds))


def _log_odds(alpha: Sequence[float]) -> float:
    return math.log(alpha[0]) - math.log(alpha[1] + alpha[2])
