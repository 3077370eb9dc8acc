"""The question a forecast answers: a motion of one kind, on one situation, on one day, and whose wish it goes against.

Who moves and who objects is part of the question, as it is for anyone who counts heads: the same member that votes to
hear of one situation votes against hearing of another. How anybody will vote on it is not.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ninthvote.record import Record, SituationRow, VoteRow

#: Permanent members that have stood together on nearly every recorded motion since 1992, on either side of the table.
#: The Soviet Union of 1990 and 1991 stood with neither, and is not among them.
WESTERN = frozenset({"FRA", "GBR", "USA"})
EASTERN = frozenset({"CHN", "RUS"})

ADOPT_AGENDA = "adopt_agenda"


class Side(StrEnum):
    """Who asks and who would rather not: the record holds two kinds of motion, and few that are neither."""

    WESTERN = "western"  #: asked for by Western members or their friends, or objected to by China or Russia
    EASTERN = "eastern"  #: asked for by China or Russia, or objected to by Western permanent members

    @property
    def sign(self) -> int:
        return 1 if self is Side.WESTERN else -1


@dataclass(frozen=True, slots=True)
class Motion:
    """A motion on a day. `vote` is its key where it was put to the vote: no row of its own outcome is evidence."""

    on: date
    situation: str | None
    kind: str
    human_rights: bool
    side: Side
    vote: str | None = None


def motion_of(vote: VoteRow) -> Motion:
    """The question that a recorded vote answered."""
    return Motion(vote.on, vote.situation, vote.motion, vote.human_rights, side_of(vote), vote.vote)


def side_of(vote: VoteRow) -> Side:
    """Who asked decides; where that is not recorded, or was neither camp's permanent member, who objected does."""
    asked, objected = frozenset(vote.requested_by), frozenset(vote.called_by)
    if asked & EASTERN:
        return Side.EASTERN
    if asked & WESTERN or objected & EASTERN:
        return Side.WESTERN
    return Side.EASTERN if objected & WESTERN else Side.WESTERN


def taking_up(record: Record, situation: SituationRow, on: date) -> Motion:
    """The motion that a count is about: to adopt an agenda that takes the situation up, on its usual side.

    A human-rights situation that was never on an agenda is taken to be one that Western members would raise; votes on
    other matters in it, such as who may speak, say nothing of who would ask.
    """
    votes = record.votes(situation=situation.situation)
    agenda = [v for v in votes if v.motion == ADOPT_AGENDA]
    usual = (agenda or ([] if situation.like else list(votes)))[-1:]
    return Motion(
        on=on,
        situation=situation.situation,
        kind=ADOPT_AGENDA,
        human_rights=bool(situation.like) or not votes or any(v.human_rights for v in votes),
        side=side_of(usual[0]) if usual else Side.WESTERN,
    )
