"""The table: permanent and elected seats, the terms in which states hold them, and the roster of a day."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ninthvote.vocabulary.evidence import Confidence
from ninthvote.vocabulary.interval import Interval
from ninthvote.vocabulary.state import State


class SeatKind(StrEnum):
    PERMANENT = "permanent"
    ELECTED = "elected"


@dataclass(frozen=True, slots=True)
class Term:
    """One state's occupation of one seat over an interval; usually two years, not always."""

    state: str
    seat: SeatKind
    interval: Interval
    regional_group: str
    confidence: Confidence = Confidence.SOURCED


@dataclass(frozen=True, slots=True)
class Member:
    """A state on a day it holds a seat."""

    state: State
    term: Term

    @property
    def is_permanent(self) -> bool:
        return self.term.seat is SeatKind.PERMANENT


@dataclass(frozen=True, slots=True)
class Roster:
    """All members on a day, in English alphabetical order of the names they bore, which is the order of the table.

    `n_seats` counts chairs (11 until 1965, 15 since), so that a vacancy shows as `len(roster) < roster.n_seats`.
    """

    on: date
    members: tuple[Member, ...]
    n_seats: int

    def __iter__(self) -> Iterator[Member]:
        return iter(self.members)

    def __len__(self) -> int:
        return len(self.members)

    def __contains__(self, code: object) -> bool:
        return code in self.codes

    @property
    def codes(self) -> tuple[str, ...]:
        return tuple(m.state.code for m in self.members)

    @property
    def permanent(self) -> tuple[str, ...]:
        return tuple(m.state.code for m in self.members if m.is_permanent)

    @property
    def elected(self) -> tuple[str, ...]:
        return tuple(m.state.code for m in self.members if not m.is_permanent)
