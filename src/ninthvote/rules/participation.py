"""Who may be at the table without a seat, with what rights, and in which languages they are heard."""

from __future__ import annotations

from collections.abc import Collection
from datetime import date, datetime, timedelta
from enum import StrEnum

from ninthvote.errors import LawError, NotInOrder
from ninthvote.rules.lawbook import parameter
from ninthvote.rules.ruling import Decision, Reason, Ruling, listed
from ninthvote.rules.voting import put_to_vote
from ninthvote.vocabulary import Matter, Tally


class Basis(StrEnum):
    """The right by which somebody outside the Council takes part."""

    INTERESTED = "interested"  #: Art. 31, rule 37
    PARTY = "party"  #: Art. 32
    COMPETENT = "competent"  #: rule 39


class Invitation(StrEnum):
    INVITED = "invited"
    REFUSED = "refused"
    PUT_TO_VOTE = "put_to_vote"  #: somebody objects; the Council has still to decide


class Standing(StrEnum):
    """Whether a representative keeps the seat."""

    SEATED = "seated"
    UNSEATED = "unseated"


class Credentials(StrEnum):
    IN_ORDER = "in_order"
    NOT_IN_ORDER = "not_in_order"


class Language(StrEnum):
    WORKING = "working"
    OFFICIAL = "official"  #: official, not yet working
    OTHER = "other"  #: the speaker brings the interpretation


_PROVISION = {Basis.INTERESTED: "PAR-01", Basis.PARTY: "PAR-02", Basis.COMPETENT: "PAR-03"}


def invite(
    on: date,
    basis: Basis,
    *,
    is_dispute: bool = True,
    objections: Collection[str] = (),
    vote: Tally | None = None,
) -> Ruling[Invitation]:
    """Whether somebody outside the Council may take part, without vote (rules 37 and 39, Arts 31 and 32).

    Args:
        is_dispute: whether the question before the Council is a dispute; a party has its right only then.
        objections: members that object.
        vote: the vote on the invitation, where one was taken; a procedural one.

    Raises:
        NotInOrder: where a party is to be invited as of right and there is no dispute.
    """
    id_ = _PROVISION[basis]
    if basis is Basis.PARTY:
        if is_dispute:
            says = "A party to a dispute under consideration shall be invited to take part, without vote."
            return Ruling(on, Invitation.INVITED, (Reason(id_, says),))
        raise NotInOrder(
            "Art. 32 is for parties to a dispute, and the question is a situation",
            expected="an invitation under Art. 31 and rule 37 (PAR-01)",
        )
    if vote is not None:
        result = put_to_vote(on, Matter.PROCEDURAL, vote)
        is_carried = result.decision is Decision.CARRIED
        says = (
            "The Council decided to extend the invitation."
            if is_carried
            else "The Council did not agree to invite."
        )
        outcome = Invitation.INVITED if is_carried else Invitation.REFUSED
        return Ruling(on, outcome, (*result.reasons, Reason(id_, says)), decision=result.decision)
    if objections:
        says = f"{listed(sorted(objections))} objected; the invitation is put to a procedural vote."
        return Ruling(on, Invitation.PUT_TO_VOTE, (Reason(id_, says, {"objections": sorted(objections)}),))
    return Ruling(on, Invitation.INVITED, (Reason(id_, "No member objected; the invitation is extended."),))


def put_proposal(basis: Basis | None, *, asked_by: str | None, members: Collection[str]) -> str:
    """The member at whose request an invitee's proposal is put to the vote (rule 38).

    Raises:
        NotInOrder: for a proposal of somebody invited under rule 39, and where no member asks for the vote.
    """
    if basis is Basis.COMPETENT:
        raise NotInOrder(
            "persons invited under rule 39 submit no proposals", expected="rule 37 or Art. 32 (PAR-04)"
        )
    if asked_by is None or asked_by not in members:
        raise NotInOrder(
            "a proposal of an invited state is put to the vote only at a member's request",
            expected="a member of the Council that asks for it (PAR-04)",
        )
    return asked_by


def check_may_vote(state: str, members: Collection[str]) -> None:
    """Nothing, where the state may vote.

    Raises:
        NotInOrder: where it is no member: invitees and co-sponsors outside the Council have no vote (PAR-05).
    """
    if state not in members:
        raise NotInOrder(f"{state} has no vote", expected="a member: " + ", ".join(sorted(members)))


def check_credentials(
    received: datetime, sits: datetime, *, signatory: str | None, holder: str | None = None
) -> Ruling[Credentials]:
    """Whether credentials are in order: in time, and signed by one who may sign (rules 13 and 14).

    Args:
        signatory: office of who signed: head_of_state, head_of_government, foreign_minister, or another.
        holder: office of the representative; a Head of Government or Foreign Minister needs no credentials.
    """
    on = sits.date()
    if holder in ("head_of_government", "foreign_minister"):
        says = "A Head of Government or Foreign Minister sits without credentials."
        return Ruling(on, Credentials.IN_ORDER, (Reason("CRD-01", says, {"holder": holder}),))
    hours = int(parameter("credentials_notice_hours", on).value)
    who = parameter("credentials_signatories", on)
    if who.value is not None and signatory not in who.value:
        says = f"Credentials are signed by {listed(w.replace('_', ' ') for w in who.value)}."
        return Ruling(
            on, Credentials.NOT_IN_ORDER, (Reason("CRD-01", says, {"signatory": signatory}, who.confidence),)
        )
    if sits - received < timedelta(hours=hours):
        says = f"They were received less than {hours} hours before; the representative sits provisionally (CRD-02)."
        return Ruling(on, Credentials.NOT_IN_ORDER, (Reason("CRD-01", says, {"hours": hours}),))
    says = f"Received at least {hours} hours before and duly signed."
    return Ruling(on, Credentials.IN_ORDER, (Reason("CRD-01", says, {"hours": hours}, who.confidence),))


def contest_credentials(
    on: date, *, president_rules_against: bool = False, vote: Tally | None = None
) -> Ruling[Standing]:
    """Whether a representative whose credentials are contested keeps the seat: yes, until the Council decides (CRD-02).

    Args:
        vote: on not recognising the credentials, a procedural matter; `yes` unseats.
    """
    if vote is not None:
        result = put_to_vote(on, Matter.PROCEDURAL, vote)
        outcome = Standing.UNSEATED if result.decision is Decision.CARRIED else Standing.SEATED
        says = "The Council decides on contested credentials by procedural vote."
        return Ruling(on, outcome, (*result.reasons, Reason("CRD-02", says)), decision=result.decision)
    says = "The representative keeps the seat and the vote until the Council decides."
    if president_rules_against:
        says += " No ruling of the President can unseat a member."
    return Ruling(on, Standing.SEATED, (Reason("CRD-02", says),))


def language_status(on: date, language: str) -> Ruling[Language]:
    """What a language, by ISO 639-1 code, is to the Council on a day (rules 41 to 47)."""
    if len(language) != 2:
        raise LawError(f"{language!r} is not an ISO 639-1 code", expected="two letters, for example fr")
    working, official = parameter("working_languages", on), parameter("official_languages", on)
    for p, outcome, says in (
        (working, Language.WORKING, "is a working language"),
        (official, Language.OFFICIAL, "is an official language, not a working one"),
    ):
        if language.lower() in p.value:
            values = {"languages": p.value, "reference": p.reference}
            return Ruling(on, outcome, (Reason("LNG-01", f"{language} {says}.", values, p.confidence),))
    says = f"{language} may be spoken where the speaker provides interpretation (rule 44)."
    return Ruling(
        on, Language.OTHER, (Reason("LNG-01", says, {"languages": official.value}, official.confidence),)
    )
