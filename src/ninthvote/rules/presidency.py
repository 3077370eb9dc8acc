"""Each member presides for one calendar month, in English alphabetical order; the order is that of names, not codes.

The next President is the first member, in the Council of the new month, whose name follows the outgoing
President's: a member that left in December still marks the place from which January continues.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ninthvote.errors import LawError, NotInOrder
from ninthvote.rules.lawbook import parameter
from ninthvote.rules.ruling import Reason, Ruling


class Chair(StrEnum):
    """Who is in the chair for a question."""

    PRESIDENT = "president"
    CEDED = "ceded"


@dataclass(frozen=True, slots=True)
class Presiding:
    """Who presides over one question, and why."""

    ruling: Ruling[Chair]
    state: str


def alphabetical(name: str) -> str:
    """The key by which names stand in English alphabetical order: letters only, accents and case ignored."""
    plain = unicodedata.normalize("NFKD", name)
    return "".join(c for c in plain.casefold() if c.isalpha() or c == " ").strip()


def in_turn(members: Mapping[str, str], after: str) -> list[str]:
    """Codes of the members in the order in which they preside after the state named `after`, all the way round.

    Args:
        members: code to the official English name of the day (Côte d'Ivoire, Ivory Coast before 1986).
        after: a name; its bearer need not be a member any longer.
    """
    start = alphabetical(after)
    ordered = sorted(members, key=lambda code: alphabetical(members[code]))
    following = [c for c in ordered if alphabetical(members[c]) > start]
    return following + [c for c in ordered if c not in following]


def next_president(members: Mapping[str, str], outgoing: str) -> str:
    """Who presides in a month, from that month's members and the name of the outgoing President (rule 18)."""
    if not members:
        raise LawError("a Council without members has no President", expected="the members of the new month")
    return in_turn(members, outgoing)[0]


def rotation(members: Mapping[str, str], outgoing: str, n_months: int) -> list[str]:
    """Presidents of the coming months, so long as the membership stays the same."""
    turns = in_turn(members, outgoing)
    return [turns[i % len(turns)] for i in range(n_months)]


def cede_chair(
    on: date, members: Mapping[str, str], president: str, *, steps_aside: bool, connected: Sequence[str] = ()
) -> Presiding:
    """Who presides over a question with which the President's state may be directly connected (rule 20).

    Args:
        steps_aside: the President's own decision; no member can compel it.
        connected: further states that step aside when the chair reaches them.

    Raises:
        NotInOrder: before rule 20 existed, and where everybody steps aside.
    """
    if president not in members:
        raise LawError(f"{president} is not a member on {on}", expected="a member of the Council")
    if not steps_aside:
        says = f"{members[president]} has not asked to step aside, and rule 20 leaves that to the President alone."
        return Presiding(Ruling(on, Chair.PRESIDENT, (Reason("PRS-03", says),)), president)
    if not parameter("rule_20", on).value:
        raise NotInOrder(f"rule 20 was not in effect on {on}", expected="a day from July 1946")
    for state in in_turn(members, members[president])[:-1]:
        if state not in connected:
            says = f"{members[president]} steps aside for this question; {members[state]} is next in English order."
            return Presiding(Ruling(on, Chair.CEDED, (Reason("PRS-03", says, {"chair": state}),)), state)
    raise NotInOrder("no member is left to preside", expected="at least one member that does not step aside")
