"""Who can have a meeting called, by what right, and how soon. Convening needs no majority; adopting the agenda may."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ninthvote.errors import LawError
from ninthvote.rules.lawbook import parameter
from ninthvote.rules.ruling import Reason, Ruling, in_words, listed


class Requester(StrEnum):
    """Who asks the President for a meeting, or brings a matter."""

    COUNCIL_MEMBER = "council_member"  #: rule 2
    UN_MEMBER = "un_member"  #: Art. 35(1)
    NON_MEMBER_STATE = "non_member_state"  #: Art. 35(2)
    GENERAL_ASSEMBLY = "general_assembly"  #: Art. 11(2), 11(3)
    SECRETARY_GENERAL = "secretary_general"  #: Art. 99
    OBSERVER = "observer"  #: and entities that are not states
    INDIVIDUAL = "individual"  #: persons and organisations


class Duty(StrEnum):
    """What the President owes to a request."""

    CONVENE = "convene"
    NONE = "none"


class Sign(StrEnum):
    """What the signatures under a request announce; they bind nobody."""

    LIKELY_CARRIED = "likely_carried"
    UNCERTAIN = "uncertain"


class Notice(StrEnum):
    IN_ORDER = "in_order"
    LATE = "late"


class Timeliness(StrEnum):
    WITHIN = "within"
    EXCEEDED = "exceeded"


@dataclass(frozen=True, slots=True)
class Delay:
    """Time between a request and the meeting: reported, never a defect (MTG-07)."""

    days: int
    working_days: int


def request_meeting(
    on: date,
    requester: Requester,
    *,
    state: str | None = None,
    members: Collection[str] = (),
    is_party: bool = False,
    accepts_settlement: bool = False,
) -> Ruling[Duty]:
    """Whether the President must call a meeting. To meet is not to take up: the agenda is still to be adopted.

    Args:
        state: who asks, where a state does.
        members: codes of the members of the day, against which a member's request is checked.
        is_party, accepts_settlement: of a state that is not a Member of the United Nations, for Art. 35(2).

    Raises:
        LawError: where a state asks as a member of the Council and is not one.
    """
    if requester is Requester.COUNCIL_MEMBER:
        if state is None or state not in members:
            raise LawError(
                f"{state} is not a member of the Council on {on}",
                expected="a member, or a request as a Member of the United Nations (Art. 35)",
                candidates=sorted(members),
            )
        says = f"{state}, a member of the Council, asks for a meeting; the President shall call one."
        return _duty(on, Duty.CONVENE, "MTG-02", says, state)
    if requester is Requester.UN_MEMBER:
        says = "A Member of the United Nations brings a dispute or situation; the President shall call a meeting."
        return _duty(on, Duty.CONVENE, "MTG-03", says, state)
    if requester is Requester.NON_MEMBER_STATE:
        if is_party and accepts_settlement:
            says = "A state outside the United Nations brings a dispute to which it is a party and accepts settlement."
            return _duty(on, Duty.CONVENE, "MTG-05", says, state)
        says = "A state outside the United Nations brings only disputes to which it is a party, accepting settlement."
        return _duty(on, Duty.NONE, "MTG-05", says, state)
    if requester is Requester.GENERAL_ASSEMBLY:
        says = "The General Assembly recommends or refers; the President shall call a meeting."
        return _duty(on, Duty.CONVENE, "MTG-03", says, state)
    if requester is Requester.SECRETARY_GENERAL:
        says = "The Secretary-General brings a matter that may threaten peace; the President shall call a meeting."
        return _duty(on, Duty.CONVENE, "MTG-04", says, state)
    if requester is Requester.OBSERVER:
        says = "Observers, and entities that are not states, act through a Member."
        return _duty(on, Duty.NONE, "MTG-05", says, state)
    says = "Communications from private persons and organisations are listed, and open no meeting."
    return _duty(on, Duty.NONE, "AGD-01", says, state)


def _duty(on: date, outcome: Duty, provision: str, says: str, state: str | None) -> Ruling[Duty]:
    return Ruling(on, outcome, (Reason(provision, says, {"state": state}),))


def weigh_signatures(on: date, signatories: Collection[str], members: Collection[str]) -> Ruling[Sign]:
    """What the members' signatures under a request announce for a vote on the agenda (MTG-08).

    Signatures of states outside the Council do not count; each signatory may still vote otherwise.
    """
    counted = sorted(set(signatories) & set(members))
    required = parameter("majority", on).value
    values = {"signatories": counted, "required": required}
    who = f"{in_words(len(counted)).capitalize()} members signed"
    if len(counted) >= required:
        says = f"{who}, as many as a vote on the agenda needs. A signature is not a vote."
        return Ruling(on, Sign.LIKELY_CARRIED, (Reason("MTG-08", says, values),))
    short = in_words(required - len(counted))
    says = f"{who}, {short} short of the {in_words(required)} needed; others may still join."
    return Ruling(on, Sign.UNCERTAIN, (Reason("MTG-08", says, values),))


def check_interval(previous: date, following: date) -> Ruling[Timeliness]:
    """Whether a gap between meetings is within rule 1; advice only, waived by agreement since the first years."""
    limit = int(parameter("meeting_interval_days", previous).value)
    days = (following - previous).days
    if days < 0:
        raise LawError(f"{following} is before {previous}", expected="the meetings in order")
    outcome = Timeliness.WITHIN if days <= limit else Timeliness.EXCEEDED
    says = f"{days} days between meetings; rule 1 foresees no more than {limit}."
    if outcome is Timeliness.EXCEEDED:
        says += " No consequence follows."
    return Ruling(following, outcome, (Reason("MTG-01", says, {"days": days, "limit_days": limit}),))


def check_notice(
    notice: date, meeting: date, *, is_urgent: bool, is_periodic: bool = False, is_addition: bool = False
) -> Ruling[Notice]:
    """Whether the provisional agenda went out in time (AGD-03)."""
    name = "agenda_notice_days"
    if is_periodic:
        name = "periodic_addition_days" if is_addition else "periodic_notice_days"
    limit, days = int(parameter(name, notice).value), (meeting - notice).days
    values = {"days": days, "required_days": limit}
    if is_urgent and (not is_periodic or is_addition):
        says = "In urgency it may be communicated together with the notice of the meeting."
        return Ruling(meeting, Notice.IN_ORDER, (Reason("AGD-03", says, values),))
    outcome = Notice.IN_ORDER if days >= limit else Notice.LATE
    says = f"{days} days' notice was given and {limit} are required."
    return Ruling(meeting, outcome, (Reason("AGD-03", says, values),))


def delay(requested: date, met: date) -> Delay:
    """How long a meeting took to convene; working days are Mondays to Fridays after the request, to the meeting.

    Not covered: official holidays of the United Nations.
    """
    if met < requested:
        raise LawError(
            f"the meeting of {met} is before the request of {requested}", expected="the request first"
        )
    return Delay((met - requested).days, _working_days(requested, met))


def _working_days(after: date, until: date) -> int:
    days = (after + timedelta(n) for n in range(1, (until - after).days + 1))
    return sum(d.weekday() < 5 for d in days)


def assembly_debate_by(veto: date) -> date | None:
    """The last day for the Assembly's debate on a veto: ten working days; None before the duty existed (REL-06)."""
    n = parameter("veto_debate_days", veto).value
    if n is None:
        return None
    day = veto
    while _working_days(veto, day) < n:
        day += timedelta(1)
    return day


def admissible_item(*, is_communication: bool, is_unfinished: bool, is_deferred: bool) -> bool:
    """Whether an item may stand on the provisional agenda: from rule 6, from rule 10, or deferred (AGD-02)."""
    return is_communication or is_unfinished or is_deferred


def request_by_several(on: date, states: Collection[str], members: Collection[str]) -> Ruling[Duty]:
    """Whether a joint request obliges the President: one signatory on the Council is enough (MTG-02)."""
    on_council = sorted(set(states) & set(members))
    if on_council:
        return request_meeting(on, Requester.COUNCIL_MEMBER, state=on_council[0], members=members)
    says = f"None of {listed(sorted(states))} is a member of the Council; they may bring the matter under Art. 35."
    return Ruling(on, Duty.NONE, (Reason("MTG-02", says, {"states": sorted(states)}),))
