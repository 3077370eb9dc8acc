"""A vote is the Council's single act; a cast is what one member did; a tally is the sum of the casts."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from ninthvote.errors import NinthVoteError


class Cast(StrEnum):
    """What one member did. Abstaining, staying away and sitting out have one legal effect and three meanings."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"
    NOT_PARTICIPATING = "not_participating"  #: present, took no part in the vote
    ABSENT = "absent"

    @property
    def is_voting(self) -> bool:
        return self in (Cast.YES, Cast.NO, Cast.ABSTAIN)

    @property
    def label(self) -> str:
        return {"abstain": "abstained", "not_participating": "did not participate"}.get(
            self.value, self.value
        )


class Matter(StrEnum):
    """Whether the matter, not the vote, is procedural; an input to the decision, with its own ruling."""

    PROCEDURAL = "procedural"
    SUBSTANTIVE = "substantive"


class Mode(StrEnum):
    """How a decision was reached or not reached."""

    VOTE = "vote"
    NO_OBJECTION = "no_objection"
    ACCLAMATION = "acclamation"
    NOT_PUT = "not_put"  #: asked for, drafted or announced, and never put to the vote

    @property
    def label(self) -> str:
        return {
            "vote": "put to a vote",
            "no_objection": "without a vote, no objection made",
            "acclamation": "by acclamation",
            "not_put": "not put to a vote",
        }[self.value]


class Outcome(StrEnum):
    ADOPTED = "adopted"
    NOT_ADOPTED = "not_adopted"
    WITHDRAWN = "withdrawn"
    NOT_PUT = "not_put"


@dataclass(frozen=True, slots=True)
class Tally:
    """Counts of yes, no, abstentions and members not voting (absent or not participating)."""

    yes: int
    no: int
    abstain: int
    not_voting: int = 0

    def __post_init__(self) -> None:
        if min(self.yes, self.no, self.abstain, self.not_voting) < 0:
            raise NinthVoteError(f"a tally counts members: {self} has a negative number")

    @property
    def n_members(self) -> int:
        return self.yes + self.no + self.abstain + self.not_voting

    def __str__(self) -> str:
        shown = f"{self.yes}-{self.no}-{self.abstain}"
        return f"{shown} ({self.not_voting} not voting)" if self.not_voting else shown

    @classmethod
    def of(cls, casts: Iterable[Cast]) -> Tally:
        """The sum of the casts."""
        seen = list(casts)
        return cls(
            yes=seen.count(Cast.YES),
            no=seen.count(Cast.NO),
            abstain=seen.count(Cast.ABSTAIN),
            not_voting=sum(not c.is_voting for c in seen),
        )
