"""Why a vote ended as it did, in sentences a diplomat would accept: each with its provision and the values applied."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from ninthvote.errors import LawError
from ninthvote.rules.composition import permanent_members, seats
from ninthvote.rules.lawbook import Parameter, history, parameter
from ninthvote.rules.ruling import Reason, in_words, listed
from ninthvote.vocabulary import Cast, Matter, Tally


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


@dataclass(frozen=True, slots=True)
class CheckedVote:
    """A tally with what is known of the permanent members, checked for possibility."""

    tally: Tally
    permanent_no: tuple[str, ...] | None  #: None: not known
    casts: Mapping[str, Cast] | None


def required(on: date, special: SpecialMatter | None) -> Reason:
    """How many affirmative votes are needed; the number stands under `required` in its parameters."""
    if special is not None:
        return _special_majority(on, special)
    p = parameter("majority", on)
    says = f"A decision of the Council of {in_words(seats(on))} needs {in_words(p.value)} affirmative votes."
    for later in history("majority"):
        if later.in_force_from <= on < later.in_effect_from:
            says += (
                f" The amended article, requiring {in_words(later.value)}, was in force since {later.in_force_from} "
                f"but applied only from {later.in_effect_from}, when the enlarged Council sat."
            )
    values = {"required": p.value, "seats": seats(on), **_dated(p)}
    return Reason("VOT-02", says, values, p.confidence)


def _special_majority(on: date, special: SpecialMatter) -> Reason:
    name, doing = _SPECIAL[special]
    p = parameter(name, on)
    if p.value is None:
        raise LawError(f"{doing} was not possible on {on}: {p.reference}")
    says = f"{doing.capitalize()} needs the affirmative votes of any {in_words(p.value)} members."
    return Reason("VOT-13", says, {"required": p.value, **_dated(p)}, p.confidence)


def _dated(p: Parameter) -> dict[str, object]:
    return {"in_effect_from": p.in_effect_from, "in_force_from": p.in_force_from, "reference": p.reference}


def reached(tally: Tally, needed: int) -> Reason:
    """That there were enough."""
    just = ", exactly the number required" if tally.yes == needed else ""
    says = f"{members(tally.yes)} voted in favour{just}."
    return Reason("VOT-01", says, {"yes": tally.yes, "tally": str(tally)})


def fell_short(on: date, seen: CheckedVote, need: Reason, *, is_veto_possible: bool) -> list[Reason]:
    """That there were too few, and that a permanent member's NO has then vetoed nothing."""
    tally, against, needed = seen.tally, seen.permanent_no, need.parameters["required"]
    short = f"{in_words(needed - tally.yes)} short of the {in_words(needed)} required"
    says = f"{members(tally.yes)} voted in favour, {short}."
    if tally.yes > tally.no:
        says += " That more voted in favour than against adopts nothing."
    reasons = [Reason("VOT-01", says, {"yes": tally.yes, "tally": str(tally)})]
    if against and is_veto_possible:
        votes = "vote of {} is not a veto" if len(against) == 1 else "votes of {} are not vetoes"
        says = f"It failed for want of votes, so the negative {votes.format(named(on, against))}."
        reasons.append(Reason("VOT-04", says, {"permanent_no": list(against)}))
    elif against:
        says = "No veto applies to such a matter; it failed for want of votes alone."
        rule = "VOT-03" if need.provision == "VOT-02" else need.provision
        reasons.append(Reason(rule, says, {"permanent_no": list(against)}))
    return reasons


def blocked(on: date, against: tuple[str, ...]) -> Reason:
    """Who vetoed."""
    who = f"{named(on, against)}, {'a permanent member' if len(against) == 1 else 'permanent members'},"
    says = f"The matter is not procedural, and {who} voted against: it is not adopted."
    return Reason("VOT-04", says, {"permanent_no": list(against)})


def no_veto_applies(
    on: date, matter: Matter, against: tuple[str, ...], special: SpecialMatter | None, needed: int
) -> Reason:
    """Why no negative vote stands in the way of what reached the majority."""
    values = {"permanent_no": list(against)}
    who = named(on, against)
    if special is not None:
        if not against:
            return Reason("VOT-13", "Permanent and elected members weigh alike here.", values)
        votes = f"vote of {who} does" if len(against) == 1 else f"votes of {who} do"
        says = f"Permanent and elected members weigh alike here; the negative {votes} not block."
        return Reason("VOT-13", says, values)
    if matter is Matter.SUBSTANTIVE:
        return Reason("VOT-04", "No permanent member voted against.", values)
    if not against:
        return Reason(
            "VOT-03", f"The matter is procedural: any {in_words(needed)} members decide it.", values
        )
    votes = f"vote of {who} counts like that" if len(against) == 1 else f"votes of {who} count like those"
    return Reason("VOT-03", f"The matter is procedural; the negative {votes} of any other member.", values)


#: What a permanent member did instead of voting for a text, and the provision that makes it no obstacle.
_NEUTRAL = (
    (Cast.ABSTAIN, "VOT-05", "abstained; a voluntary abstention is not a negative vote"),
    (Cast.NOT_PARTICIPATING, "VOT-06", "took no part in the vote, which has the effect of an abstention"),
    (Cast.ABSENT, "VOT-07", "stayed away, which has the effect of an abstention"),
)


def neutral(on: date, seen: CheckedVote, *, is_veto_possible: bool) -> list[Reason]:
    """Why what the others did does not stand in the way of what was carried."""
    reasons: list[Reason] = []
    tally = seen.tally
    if is_veto_possible and seen.casts is not None:
        for cast, id_, did in _NEUTRAL:
            who = [s for s in sorted(permanent_members(on)) if seen.casts.get(s) is cast]
            if who:
                reasons.append(Reason(id_, f"{_opening(named(on, who))} {did}.", {"permanent": who}))
    elif is_veto_possible and tally.abstain:
        says = f"{members(tally.abstain)} abstained; an abstention, even a permanent member's, is not a negative vote."
        reasons.append(Reason("VOT-05", says, {"abstain": tally.abstain}))
    if tally.not_voting and not any(r.provision in ("VOT-06", "VOT-07") for r in reasons):
        says = f"{members(tally.not_voting)} did not vote; it has the effect of an abstention and lowers no threshold."
        reasons.append(Reason("VOT-06", says, {"not_voting": tally.not_voting}))
    if is_veto_possible and tally.no:
        votes = "vote of an elected member does" if tally.no == 1 else "votes of elected members do"
        says = f"{in_words(tally.no).capitalize()} negative {votes} not block."
        reasons.append(Reason("VOT-09", says, {"elected_no": tally.no}))
    return reasons


def members(n: int) -> str:
    """`One member`, `Eight members`, `No member`: the subject that opens a sentence."""
    return f"{in_words(n).capitalize()} {'member' if n <= 1 else 'members'}"


def _opening(words: str) -> str:
    return words[0].upper() + words[1:]


def obligatory_abstention(matter: Matter, seen: CheckedVote, parties: Collection[str]) -> tuple[Reason, ...]:
    """Warnings, one for each party to the dispute that voted although Art. 27(3) would have it abstain."""
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


def named(on: date, states: Collection[str]) -> str:
    """Permanent members by their names of the day, as a sentence has them."""
    names = permanent_members(on)
    article = {"SUN", "RUS", "GBR", "USA"}
    return listed(f"the {names[s]}" if s in article else names[s] for s in states)
