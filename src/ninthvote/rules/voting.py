"""Affirmative votes decide; a permanent member's NO then blocks what is not procedural; nothing else counts.

The order of the tests is the law: majority first, veto second. A permanent NO on a draft that lacked the votes
is no veto, and abstention, non-participation and absence of a permanent member are none either.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ninthvote.errors import LawError, NotInOrder
from ninthvote.rules.lawbook import history, parameter
from ninthvote.rules.ruling import Decision, Reason, Ruling, in_words, listed
from ninthvote.vocabulary import Cast, Matter, Outcome, Roster, Tally


class SpecialMatter(StrEnum):
    """Decisions with their own majority, in which the vote of every member weighs the same."""

    EMERGENCY_SESSION = "emergency_session"  #: A/RES/377 A (V)
    REVIEW_CONFERENCE = "review_conference"  #: Charter Art. 109
    COURT_ELECTION = "court_election"  #: ICJ Statute Art. 10(2)


_SPECIAL = {
    SpecialMatter.EMERGENCY_SESSION: ("emergency_session_majority", "calling an emergency special session"),
    SpecialMatter.REVIEW_CONFERENCE: ("review_conference_majority", "calling a general conference"),
    SpecialMatter.COURT_ELECTION: ("court_election_majority", "electing a judge of the Court"),
}


def seats(on: date) -> int:
    """Chairs at the table on a day, filled or not."""
    return int(parameter("seats", on).value)


def majority(on: date) -> int:
    """Affirmative votes that a decision needed on a day; it does not shrink with a vacancy."""
    return int(parameter("majority", on).value)


def permanent_members(on: date) -> Mapping[str, str]:
    """The five permanent members on a day: code to official English name."""
    value: dict[str, str] = parameter("permanent_members", on).value
    return value


def decide(on: date, matter: Matter, yes: int, permanent_no: int = 0) -> Decision:
    """What a vote decides, from two numbers; for many tallies, where `put_to_vote` would explain each."""
    if yes < majority(on):
        return Decision.FAILED_MAJORITY
    if matter is Matter.SUBSTANTIVE and permanent_no:
        return Decision.VETOED
    return Decision.CARRIED


@dataclass(frozen=True, slots=True)
class _Vote:
    """A tally with what is known of the permanent members, checked for possibility."""

    tally: Tally
    permanent_no: tuple[str, ...] | None  #: None: not known
    casts: Mapping[str, Cast] | None


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
    tally, against = seen.tally, seen.permanent_no
    reasons = [_required(on, special)]
    needed = reasons[0].parameters["required"]
    is_veto_possible = matter is Matter.SUBSTANTIVE and special is None
    if tally.yes < needed:
        return _failed(on, seen, needed, reasons)
    reasons.append(_reached(tally, needed))
    if is_veto_possible and against is None and tally.no:
        raise LawError(
            "the outcome turns on whether a negative vote was cast by a permanent member",
            where=str(tally),
            expected="the permanent members that voted no, or that none did",
        )
    against = against or ()
    decision = Decision.VETOED if is_veto_possible and against else Decision.CARRIED
    if decision is Decision.VETOED:
        reasons.append(_blocked(on, against))
    elif against:
        reasons.append(_no_veto_applies(on, against, special))
    elif special is None and matter is Matter.PROCEDURAL:
        any_members = f"The matter is procedural: any {in_words(needed)} members decide it."
        reasons.append(Reason("VOT-03", any_members, {"matter": matter}))
    elif special is None:
        reasons.append(Reason("VOT-04", "No permanent member voted against.", {"permanent_no": []}))
    reasons += _neutral(on, seen, is_veto_possible)
    return Ruling(
        on=on,
        outcome=Outcome.ADOPTED if decision is Decision.CARRIED else Outcome.NOT_ADOPTED,
        reasons=tuple(reasons),
        warnings=_obligatory_abstention(matter, seen, parties),
        decision=decision,
        vetoed_by=against if decision is Decision.VETOED else (),
    )


def _checked(
    on: date,
    vote: Tally | Mapping[str, Cast],
    permanent_no: Collection[str] | None,
    roster: Roster | None,
) -> _Vote:
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
            return _Vote(vote, () if not vote.no else None, None)
        against = tuple(sorted(set(permanent_no)))
        _check_permanent(on, vote, against, permanent, n_seats)
        return _Vote(vote, against, None)
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
    return _Vote(tally, against, casts)


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


def _required(on: date, special: SpecialMatter | None) -> Reason:
    if special is None:
        p = parameter("majority", on)
        says = (
            f"A decision of the Council of {in_words(seats(on))} needs {in_words(p.value)} affirmative votes."
        )
        pending = [v for v in history("majority") if v.in_force_from <= on < v.in_effect_from]
        for later in pending:
            says += (
                f" The amended article, requiring {in_words(later.value)}, was in force since {later.in_force_from} "
                f"but applied only from {later.in_effect_from}, when the enlarged Council sat."
            )
        return Reason(
            "VOT-02",
            says,
            {"required": p.value, "seats": seats(on), "in_effect_from": p.in_effect_from,
             "in_force_from": p.in_force_from, "reference": p.reference},
            p.confidence,
        )  # fmt: skip
    name, doing = _SPECIAL[special]
    p = parameter(name, on)
    if p.value is None:
        raise LawError(f"{doing} was not possible on {on}: {p.reference}")
    return Reason(
        "VOT-13",
        f"{doing.capitalize()} needs the affirmative votes of any {in_words(p.value)} members.",
        {"required": p.value, "in_effect_from": p.in_effect_from, "reference": p.reference},
        p.confidence,
    )


def _reached(tally: Tally, needed: int) -> Reason:
    n = in_words(tally.yes).capitalize()
    just = ", exactly the number required" if tally.yes == needed else ""
    return Reason("VOT-01", f"{n} members voted in favour{just}.", {"yes": tally.yes, "tally": str(tally)})


def _failed(on: date, seen: _Vote, needed: int, reasons: list[Reason]) -> Ruling[Outcome]:
    short, yes = needed - seen.tally.yes, in_words(seen.tally.yes).capitalize()
    members = "member" if seen.tally.yes == 1 else "members"
    says = f"{yes} {members} voted in favour, {in_words(short)} short of the {in_words(needed)} required; "
    says += "no decision is taken because more said yes than no." if seen.tally.yes > seen.tally.no else (
        "the text has not been adopted.")  # fmt: skip
    reasons.append(Reason("VOT-01", says, {"yes": seen.tally.yes, "tally": str(seen.tally)}))
    if seen.permanent_no:
        reasons.append(
            Reason(
                "VOT-04",
                f"It failed for want of votes, so the negative vote of {_named(on, seen.permanent_no)} is not a veto.",
                {"permanent_no": list(seen.permanent_no)},
            )
        )
    return Ruling(on, Outcome.NOT_ADOPTED, tuple(reasons), decision=Decision.FAILED_MAJORITY, vetoed_by=())


def _blocked(on: date, against: tuple[str, ...]) -> Reason:
    return Reason(
        "VOT-04",
        f"The matter is not procedural, and {_named(on, against)}, permanent "
        f"{'member' if len(against) == 1 else 'members'}, voted against: the text is not adopted.",
        {"permanent_no": list(against)},
    )


def _no_veto_applies(on: date, against: tuple[str, ...], special: SpecialMatter | None) -> Reason:
    who = _named(on, against)
    if special is None:
        says = f"The matter is procedural; the negative vote of {who} counts like that of any other member."
        return Reason("VOT-03", says, {"permanent_no": list(against)})
    says = f"Permanent and elected members weigh alike here; the negative vote of {who} does not block."
    return Reason("VOT-13", says, {"permanent_no": list(against)})


#: What a permanent member did instead of voting for a text, and the provision that makes it no obstacle.
_NEUTRAL = (
    (Cast.ABSTAIN, "VOT-05", "abstained; a voluntary abstention is not a negative vote"),
    (
        Cast.NOT_PARTICIPATING,
        "VOT-06",
        "did not take part in the vote, which has the effect of an abstention",
    ),
    (Cast.ABSENT, "VOT-07", "was absent, which has the effect of an abstention"),
)


def _neutral(on: date, seen: _Vote, is_veto_possible: bool) -> list[Reason]:
    """Why what the others did changes nothing."""
    reasons: list[Reason] = []
    permanent = permanent_members(on)
    if seen.casts is not None and is_veto_possible:
        for cast, id_, says in _NEUTRAL:
            who = tuple(sorted(s for s, c in seen.casts.items() if c is cast and s in permanent))
            if who:
                verb = says.replace("was absent", "were absent") if len(who) > 1 else says
                reasons.append(Reason(id_, f"{_named(on, who)} {verb}.", {"permanent": list(who)}))
    n_elected_no = seen.tally.no - len(seen.permanent_no or ())
    if n_elected_no and is_veto_possible and not seen.permanent_no:
        votes = "vote of an elected member does" if n_elected_no == 1 else "votes of elected members do"
        says = f"{in_words(n_elected_no).capitalize()} negative {votes} not block."
        reasons.append(Reason("VOT-09", says, {"elected_no": n_elected_no}))
    return reasons


def _obligatory_abstention(matter: Matter, seen: _Vote, parties: Collection[str]) -> tuple[Reason, ...]:
    if matter is Matter.PROCEDURAL or seen.casts is None:
        return ()
    voted = sorted(s for s in parties if seen.casts.get(s) in (Cast.YES, Cast.NO))
    return tuple(
        Reason(
            "VOT-08",
            f"{state} is named as party to the dispute and voted; under the proviso of Art. 27(3) it was to abstain. "
            "No ruling was obtained, so its vote is counted as cast.",
            {"party": state, "cast": seen.casts[state]},
        )
        for state in voted
    )


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


def _named(on: date, states: Collection[str]) -> str:
    names = permanent_members(on)
    article = {"SUN", "RUS", "GBR", "USA"}
    return listed(f"the {names[s]}" if s in article else names[s] for s in states)
