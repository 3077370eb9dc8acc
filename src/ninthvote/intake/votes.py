"""What a table of votes holds, whatever its layout: one row a vote, and a matrix of what each state did."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import IntEnum, StrEnum
from typing import Generic, TypeVar

import numpy as np
from numpy.typing import NDArray

from ninthvote.vocabulary import Tally

V = TypeVar("V")

Int8 = NDArray[np.int8]


class Said(IntEnum):
    """What a source says one state did. Ordered so that NO < ABSTAIN < YES, as the vote model reads them.

    `NOT_VOTING` is weaker than the vocabulary's `ABSENT` and `NOT_PARTICIPATING`: most tables do not tell the two
    apart, and the difference is not to be invented.
    """

    NOT_LISTED = -1  #: not a member, or a member that the source leaves out
    NO = 0
    ABSTAIN = 1
    YES = 2
    NOT_VOTING = 3  #: absent or not participating; the source does not say which
    ABSENT = 4
    NOT_PARTICIPATING = 5
    UNKNOWN = 6  #: a member, and the source says that its position is not known

    @property
    def word(self) -> str:
        return self.name.lower()


@dataclass(frozen=True, slots=True)
class CouncilVote:
    """One vote of the Council as one source has it; None where that source does not say.

    `without_vote` marks texts adopted by consensus or acclamation, which some sources print as fifteen Yes and others
    as fifteen not voting; their casts are not listed, for nobody cast any.
    """

    key: str
    on: date
    symbol: str | None
    resolution: int | None
    draft: str | None
    meeting: str | None
    title: str
    agenda_item: str | None
    outcome: CouncilOutcome | None
    without_vote: bool
    tally: Tally | None
    record: int | None = None  #: number of the voting record in the UN Digital Library
    submitted_by: str | None = None  #: as printed: states, `President`, or nothing known


@dataclass(frozen=True, slots=True)
class AssemblyVote:
    """One recorded vote of the Assembly on an adopted text, as the UN Digital Library has it."""

    key: str
    on: date
    symbol: str | None
    title: str
    tally: Tally
    record: int


class CouncilOutcome(StrEnum):
    ADOPTED = "adopted"
    VETOED = "vetoed"
    TOO_FEW = "too_few"  #: short of the majority needed, whatever the permanent members did


@dataclass(frozen=True, eq=False)
class VoteTable(Generic[V]):
    """Votes in the order of the source, the states as codes in alphabetical order, and the casts.

    Attributes:
        votes: one row a vote.
        states: ISO alpha-3 codes, withdrawn codes kept.
        said: (n_votes, n_states) values of `Said`.
        lines: (n_votes,) line of the document on which each vote stands.
    """

    votes: tuple[V, ...]
    states: tuple[str, ...]
    said: Int8
    lines: tuple[int, ...]

    def casts(self) -> Iterator[tuple[int, str, Said]]:
        """(row, state, what it did) for all that are listed, in the order of votes and then of codes."""
        for row, column in zip(*np.nonzero(self.said != Said.NOT_LISTED), strict=True):
            yield int(row), self.states[column], Said(int(self.said[row, column]))


def gather(casts: Sequence[dict[str, Said]]) -> tuple[tuple[str, ...], Int8]:
    """The states that occur, in order, and the matrix of the casts."""
    states = tuple(sorted({state for row in casts for state in row}))
    column = {state: at for at, state in enumerate(states)}
    said = np.full((len(casts), len(states)), Said.NOT_LISTED, dtype=np.int8)
    for at, row in enumerate(casts):
        for state, what in row.items():
            said[at, column[state]] = what
    return states, said


#: Members of the Council: eleven until the end of 1965, fifteen since (A/RES/1991 A (XVIII)); the majority is seven of
#: the one and nine of the other. The switch in practice is 1 January 1966, not the entry into force of August 1965.
ENLARGED = date(1966, 1, 1)


def n_seats(day: date) -> int:
    return 15 if day >= ENLARGED else 11


def majority(day: date) -> int:
    return 9 if day >= ENLARGED else 7


def sum_up(row: dict[str, Said]) -> Tally | None:
    """The tally of the casts; None where none is listed or any is unknown."""
    if not row or Said.UNKNOWN in row.values():
        return None
    said = list(row.values())
    yes, no, abstain = (said.count(what) for what in (Said.YES, Said.NO, Said.ABSTAIN))
    return Tally(yes, no, abstain, len(said) - yes - no - abstain)
