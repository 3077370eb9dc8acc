"""What a forecast has to beat: four guesses that anyone can make from the same earlier casts.

They are given the same help as the model: they know the side of each motion, see confirmed casts only, and nothing that
became public after the day before.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ninthvote.model.occasion import Motion, Precedents, motion_of
from ninthvote.vocabulary import Cast

#: The guesses, in the order in which they are shown, and the words for them.
BASELINES = {
    "constant": "the share of yes in all earlier casts",
    "group": "the share of yes in its regional group, on motions of the same side",
    "rate": "its own share of yes, on motions of the same side",
    "last": "its own last vote on the like",
}

#: Each share is drawn to the one before it in the list as if by two casts, so that one cast is not certainty. A last
#: vote is not taken at its word either: it gives the share of yes among members whose last vote was the same.
DRAWN_BY = 2.0

#: Before the first cast: even chances.
START = 0.5


@dataclass(frozen=True, slots=True)
class _Past:
    """One earlier cast: who, in which group, on a motion of which side, and what its last vote on the like had been."""

    seat: str
    group: str
    motion: Motion
    yes: bool
    known_on: date
    last: bool | None


class Baselines:
    """Guesses for each member of a motion, from the casts known by a day."""

    def __init__(self, precedents: Precedents, groups: dict[str, str]) -> None:
        self._seat_of, self._groups = precedents.seat_of, groups
        self._past: list[_Past] = []
        for vote in precedents.votes.values():
            motion = motion_of(vote)
            earlier = tuple(self._past)
            for cast in precedents.casts_of(vote.vote):
                if not (cast.confidence.is_firm and vote.confidence.is_firm):
                    continue
                seat = self._seat_of(cast.state)
                before = [c for c in earlier if c.seat == seat and c.motion.on < motion.on]
                last = _last(before, motion)
                group = groups.get(seat, "")
                self._past.append(_Past(seat, group, motion, cast.cast is Cast.YES, vote.known_on, last))

    def of(self, state: str, motion: Motion, known_by: date) -> dict[str, float]:
        """The four guesses that the member says yes."""
        seat = self._seat_of(state)
        past = [c for c in self._past if c.known_on <= known_by and c.motion.vote != motion.vote]
        same_side = [c for c in past if c.motion.side is motion.side]
        own = [c for c in same_side if c.seat == seat]
        constant = _share((c.yes for c in past), START)
        group = _share((c.yes for c in same_side if c.group == self._groups.get(seat, "")), constant)
        rate = _share((c.yes for c in own), group)
        last = _last(own, motion)
        like_it = (c.yes for c in past if c.last is last) if last is not None else iter(())
        return {
            "constant": constant,
            "group": group,
            "rate": rate,
            "last": _share(like_it, START) if last is not None else constant,
        }

    def last_was_yes(self, state: str, motion: Motion, known_by: date) -> bool | None:
        """The bare last vote on the like; None where there is none."""
        seat = self._seat_of(state)
        own = [
            c
            for c in self._past
            if c.seat == seat and c.known_on <= known_by and c.motion.vote != motion.vote
        ]
        return _last(own, motion)


def last_vote(state_casts: Iterable[tuple[Motion, bool]], motion: Motion) -> bool | None:
    """Whether the last of these was a yes, on the nearest motions there are: same situation, same kind, same side."""
    casts = [(m, yes) for m, yes in state_casts if m.side is motion.side]
    for near in (
        lambda m: m.situation == motion.situation and m.kind == motion.kind,
        lambda m: m.kind == motion.kind and m.human_rights == motion.human_rights,
        lambda m: True,
    ):
        found = [yes for m, yes in casts if near(m)]
        if found:
            return found[-1]
    return None


def _last(past: Iterable[_Past], motion: Motion) -> bool | None:
    return last_vote(((c.motion, c.yes) for c in past), motion)


def _share(yes: Iterable[bool], towards: float) -> float:
    seen = list(yes)
    return (sum(seen) + DRAWN_BY * towards) / (len(seen) + DRAWN_BY)
