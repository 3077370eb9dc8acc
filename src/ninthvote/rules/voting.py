"""Affirmative votes decide; a permanent member's NO then blocks what is not procedural; nothing else counts.

The order of the tests is the law: majority first, veto second. A permanent NO on a draft that lacked the votes
is no veto, and abstention, non-participation and absence of a permanent member are none either.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from datetime import date

from ninthvote.errors import LawError, NotInOrder
from ninthvote.rules import explanation
from ninthvote.rules.composition import permanent_members, seats
from ninthvote.rules.explanation import CheckedVote, SpecialMatter
from ninthvote.rules.lawbook import parameter
from ninthvote.rules.ruling import Decision, Reason, Ruling, listed
from ninthvote.vocabulary import Cast, Matter, Outcome, Roster, Tally


def majority(on: date) -> int:
    """Affirmative votes that a decision needed on a day; it does not shrink with a vacancy."""
    return int(parameter("majority", on).value)


def decide(on: date, matter: Matter, yes: int, permanent_no: int = 0) -> Decision:
    """What a vote decides, from two numbers; for many tallies, where `put_to_vote` would explain each."""
    if yes < majority(on):
        return Decision.FAILED_MAJORITY
    if matter is Matter.SUBSTANTIVE and permanent_no:
        return Decision.VETOED
    return Decision.CARRIED


def put_to_vote(
    on: date,
    matter: Matter,
    vote: Tally | Mapping[str, Cast],
    *,
    permanent_no: Collection[str] | None = None,
    roster: Roster | None = None,
    special: SpecialMatter | None = None,
    parties: Collection[str] = (),
) -> Ruling[Outcome]:
    """The outcome of a vote, from its casts by state or from its tally, with the provisions it rests on.

    Args:
        permanent_no: permanent members that voted no, with a bare tally; None where it is not known.
        roster: the members of the day; with it, a cast by anyone else is refused.
        special: a decision with its own majority (VOT-13).
        parties: parties to the dispute before the Council under Chapter VI or Art. 52(3). A party that votes is
            warned of, and its vote counts as cast: the proviso has not enforced itself (VOT-08).

    Raises:
        LawError: for a vote that cannot have taken place, or where the answer turns on votes not given.
    """
    seen = _checked(on, vote, permanent_no, roster)
    tally, against = seen.tally, seen.permanent_no or ()
    is_veto_possible = matter is Matter.SUBSTANTIVE and special is None
    need = explanation.required(on, special)
    needed: int = need.parameters["required"]
    if tally.yes < needed:
        why = explanation.fell_short(on, seen, need, is_veto_possible=is_veto_possible)
        decision = Decision.FAILED_MAJORITY
    elif is_veto_possible and seen.permanent_no is None:
        raise LawError(
            "the outcome turns on whether a negative vote was cast by a permanent member",
            where=str(tally),
            expected="the permanent members that voted no, or that none did",
        )
    elif is_veto_possible and against:
        why = [explanation.reached(tally, needed), explanation.blocked(on, against)]
        decision = Decision.VETOED
    else:
        why = [
            explanation.reached(tally, needed),
            explanation.no_veto_applies(on, matter, against, special, needed),
            *explanation.neutral(on, seen, is_veto_possible=is_veto_possible),
        ]
        decision = Decision.CARRIED
    return Ruling(
        on=on,
        outcome=Outcome.ADOPTED if decision is Decision.CARRIED else Outcome.NOT_ADOPTED,
        reasons=(need, *why),
        warnings=explanation.obligatory_abstention(matter, seen, parties),
        decision=decision,
        vetoed_by=against if decision is Decision.VETOED else (),
    )


def _checked(
    on: date,
    vote: Tally | Mapping[str, Cast],
    permanent_no: Collection[str] | None,
    roster: Roster | None,
) -> CheckedVote:
    """The vote, if a Council of that day could have cast it."""
    n_seats, permanent = seats(on), permanent_members(on)
    if isinstance(vote, Tally):
        if vote.n_members != n_seats:
            missing = n_seats - vote.n_members
            raise LawError(
                f"{vote} makes {vote.n_members} members; the Council of {on} had {n_seats}",
                expected=f"yes, no, abstentions and members not voting that add up to {n_seats}",
                hint=f"Say how the other {missing} stood; members that took no part count as not voting."
                if missing > 0
                else None,
            )
        if permanent_no is None:
            return CheckedVote(vote, () if not vote.no else None, None)
        against = tuple(sorted(set(permanent_no)))
        _check_permanent(on, vote, against, permanent, n_seats)
        return CheckedVote(vote, against, None)
    casts = dict(vote)
    if roster is not None:
        strangers = sorted(set(casts) - set(roster.codes))
        if strangers:
            raise LawError(
                f"{listed(strangers)} held no seat on {on}",
                expected="casts of members only (VOT-09, PAR-05): " + ", ".join(sorted(roster.codes)),
            )
        n_vacant = roster.n_seats - len(roster)
    else:
        n_vacant = 0
    if len(casts) + n_vacant != n_seats:
        silent = sorted(set(roster.codes) - set(casts)) if roster is not None else []
        raise LawError(
            f"{len(casts)} casts were given; the Council of {on} had {n_seats} members",
            expected="one cast for each member",
            hint=f"Say how these stood: {', '.join(silent)}." if silent else None,
        )
    counted = Tally.of(casts.values())
    tally = Tally(counted.yes, counted.no, counted.abstain, counted.not_voting + n_vacant)
    against = tuple(sorted(s for s, cast in casts.items() if cast is Cast.NO and s in permanent))
    return CheckedVote(tally, against, casts)


def _check_permanent(
    on: date, tally: Tally, against: tuple[str, ...], permanent: Mapping[str, str], n_seats: int
) -> None:
    strangers = [s for s in against if s not in permanent]
    if strangers:
        raise LawError(
            f"{listed(strangers)} held no permanent seat on {on}",
            expected="any of " + ", ".join(permanent),
        )
    if len(against) > tally.no:
        raise LawError(
            f"{listed(against)} cannot all have voted no: {tally} has {tally.no} negative votes",
            expected="no more permanent members against than negative votes",
        )
    if tally.no - len(against) > n_seats - len(permanent):
        raise LawError(
            f"{tally.no - len(against)} negative votes of elected members are more than there were",
            expected=f"at most {n_seats - len(permanent)} negative votes of elected members",
        )


def must_abstain(matter: Matter, *, is_pacific_settlement: bool, is_dispute: bool, is_party: bool) -> bool:
    """Whether the proviso of Art. 27(3) is on a member: its four conditions, every one of them (VOT-08).

    Args:
        is_pacific_settlement: the decision is under Chapter VI or Art. 52(3); Chapter VII knows no such duty.
        is_dispute: not a situation.
    """
    return matter is Matter.SUBSTANTIVE and is_pacific_settlement and is_dispute and is_party


def decide_without_vote(on: date, *, objections: Collection[str] = (), needs_all: bool) -> Ruling[Outcome]:
    """What becomes of a proposal on which nobody asks for a vote.

    Args:
        objections: members that object.
        needs_all: a statement or other decision by consensus, which one objection stops; otherwise a matter of
            conduct, which an objection sends to the vote.
    """
    if not objections:
        says = "No member objected; it is so decided, without a vote."
        return Ruling(on, Outcome.ADOPTED, (Reason("VOT-14", says, {"objections": []}),))
    who = sorted(objections)
    if needs_all:
        says = f"The agreement of all members is needed and {listed(who)} objected. That is not a veto."
        return Ruling(on, Outcome.NOT_ADOPTED, (Reason("VOT-14", says, {"objections": who}),))
    says = f"{listed(who)} objected, so the question is put to the vote."
    return Ruling(on, Outcome.NOT_PUT, (Reason("VOT-14", says, {"objections": who}),))


def open_written_vote(on: date, text: str) -> int:
    """Hours the members have to vote by letter, where that procedure was open and the text could be put to it (VOT-15).

    Args:
        text: `draft`; motions and amendments were not open to it. A member whose letter comes late is absent.

    Raises:
        NotInOrder: on a day outside the procedure, or for anything but a draft resolution.
    """
    if not parameter("written_procedure", on).value:
        raise NotInOrder(
            f"no vote could be taken by letter on {on}",
            expected="a meeting, or a day of the written procedure of 2020-21",
        )
    if text != "draft":
        raise NotInOrder(
            f"{text} could not be put to a vote by letter", expected="a draft resolution (VOT-15)"
        )
    return int(parameter("written_vote_hours", on).value)


def vetoes(rulings: Mapping[str, Ruling[Outcome]]) -> tuple[tuple[str, str], ...]:
    """Vetoes as (draft, permanent member), sorted: a triple veto is one draft and three vetoes (REL-07)."""
    return tuple(sorted((draft, state) for draft, r in rulings.items() for state in r.vetoed_by))
