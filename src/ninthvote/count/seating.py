"""Who would sit there instead: a roster with elected members swapped, or empty seats filled, to ask "what if"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date

from ninthvote.errors import ModelError
from ninthvote.record import Record
from ninthvote.record.resolve import fold
from ninthvote.vocabulary import Confidence, Interval, Member, Roster, SeatKind, Term


def reseated(view: Record, roster: Roster, swap: Mapping[str, str], add: Sequence[str]) -> Roster:
    """The roster with each of `swap` giving its seat to another state, and each of `add` in an empty one.

    A member keeps the place of its name at the table; one that takes a seat sits by the same alphabetical order.

    Raises:
        ModelError: a seat is not there to give, is permanent, or is asked for by a state that sits already.
    """
    members = {m.state.code: m for m in roster}
    for leaving, joining in swap.items():
        if leaving not in members:
            raise ModelError(f"{leaving} holds no seat on {roster.on}", where="swap")
        if members[leaving].is_permanent:
            raise ModelError(f"{leaving} holds a permanent seat", where="swap", expected="an elected member")
        _refuse_sitting(joining, members, "swap")
        members[joining] = _seated(view, joining, members.pop(leaving).term.interval, roster.on)
    for joining in add:
        if len(members) >= roster.n_seats:
            raise ModelError(
                f"all {roster.n_seats} seats are taken", where="add", expected="a member to swap for it"
            )
        _refuse_sitting(joining, members, "add")
        members[joining] = _seated(view, joining, Interval(roster.on, None), roster.on)
    if not swap and not add:
        return roster
    return replace(roster, members=tuple(sorted(members.values(), key=lambda m: fold(m.state.name))))


def _refuse_sitting(joining: str, members: Mapping[str, Member], where: str) -> None:
    if joining in members:
        raise ModelError(f"{joining} sits there already", where=where, expected="a state that does not")


def _seated(view: Record, code: str, interval: Interval, on: date) -> Member:
    """A member that sits there only by assumption; its group is that of the latest seat it is known to have won."""
    groups = [t.regional_group for t in view.terms(code) if t.seat is SeatKind.ELECTED]
    term = Term(code, SeatKind.ELECTED, interval, groups[-1] if groups else "", Confidence.DERIVED)
    return Member(view.state(code, on), term)
