"""Majority first, veto second, and nothing else counts."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninthvote.errors import LawError
from ninthvote.rules import (
    Decision,
    SpecialMatter,
    decide,
    majority,
    permanent_members,
    put_to_vote,
    seats,
    vetoes,
)
from ninthvote.rules.voting import must_abstain
from ninthvote.vocabulary import Cast, Matter, Outcome, Tally

DAY_11, DAY_15 = date(1950, 9, 29), date(2022, 2, 25)
days = st.sampled_from([DAY_11, date(1965, 12, 31), date(1966, 1, 1), DAY_15])
matters = st.sampled_from(list(Matter))
RollCall = tuple[date, dict[str, Cast]]


@st.composite
def roll_calls(draw: st.DrawFn, on: date | None = None) -> tuple[date, dict[str, Cast]]:
    day = on or draw(days)
    permanent = sorted(permanent_members(day))
    states = permanent + [f"E{n:02d}" for n in range(seats(day) - len(permanent))]
    return day, {s: draw(st.sampled_from(list(Cast))) for s in states}


@given(roll_calls(), matters, st.data())
def test_a_no_turned_yes_never_un_adopts(call: RollCall, matter: Matter, data: st.DataObject) -> None:
    """A what-if that wins a vote and loses the text would be printed as a defeat."""
    day, casts = call
    against = [s for s, c in casts.items() if c is Cast.NO]
    if not against:
        return
    turned = {**casts, data.draw(st.sampled_from(against)): Cast.YES}
    before, after = put_to_vote(day, matter, casts), put_to_vote(day, matter, turned)
    assert not (before.outcome is Outcome.ADOPTED and after.outcome is not Outcome.ADOPTED)


@given(roll_calls(), st.data())
def test_a_procedural_outcome_ignores_who_cast_what(call: RollCall, data: st.DataObject) -> None:
    """A veto read into a vote on the agenda is the commonest error in print."""
    day, casts = call
    shuffled = dict(zip(casts, data.draw(st.permutations(list(casts.values()))), strict=True))
    one, other = put_to_vote(day, Matter.PROCEDURAL, casts), put_to_vote(day, Matter.PROCEDURAL, shuffled)
    assert (one.outcome, one.decision, one.vetoed_by) == (other.outcome, other.decision, other.vetoed_by)
    assert one.vetoed_by == ()


@given(roll_calls(), st.data())
def test_a_permanent_no_blocks_a_substantive_matter_at_any_tally(call: RollCall, data: st.DataObject) -> None:
    """Fourteen votes in favour do not adopt a draft that a permanent member opposes."""
    day, casts = call
    blocked = {**casts, data.draw(st.sampled_from(sorted(permanent_members(day)))): Cast.NO}
    ruling = put_to_vote(day, Matter.SUBSTANTIVE, blocked)
    assert ruling.outcome is Outcome.NOT_ADOPTED
    assert (ruling.decision is Decision.VETOED) == (Tally.of(blocked.values()).yes >= majority(day))
    assert bool(ruling.vetoed_by) == (ruling.decision is Decision.VETOED)


@given(roll_calls(), matters)
def test_roll_call_tally_and_the_short_form_agree(call: RollCall, matter: Matter) -> None:
    """The forecast uses the short form; a forecast of one rule and a ruling of another would not be noticed."""
    day, casts = call
    against = [s for s in permanent_members(day) if casts[s] is Cast.NO]
    tally = Tally.of(casts.values())
    full = put_to_vote(day, matter, casts)
    assert full.decision is put_to_vote(day, matter, tally, permanent_no=against).decision
    assert full.decision is decide(day, matter, tally.yes, len(against))
    assert full.reasons[0].provision == "VOT-02"
    full.to_json()


def test_a_triple_veto_is_one_draft_and_three_vetoes() -> None:
    """Expulsion of South Africa, 30 October 1974, 10-3-2: counted as one or as three, it must be said which."""
    ruling = put_to_vote(
        date(1974, 10, 30), Matter.SUBSTANTIVE, Tally(10, 3, 2), permanent_no=["FRA", "GBR", "USA"]
    )
    assert vetoes({"S/11543": ruling}) == (("S/11543", "FRA"), ("S/11543", "GBR"), ("S/11543", "USA"))


@pytest.mark.parametrize(
    ("tally", "permanent_no", "says"),
    [
        (Tally(11, 1, 4), None, "makes 16 members"),
        (Tally(11, 1, 2), None, "other 1"),
        (Tally(11, 1, 3), ["CHN", "RUS"], "cannot all have voted no"),
        (Tally(11, 1, 3), ["IND"], "held no permanent seat"),
        (Tally(11, 1, 3), ["SUN"], "held no permanent seat"),
        (Tally(3, 12, 0), ["FRA"], "elected members are more than there were"),
        (Tally(11, 1, 3), None, "turns on whether"),
    ],
)  # fmt: skip
def test_a_vote_that_cannot_have_taken_place_is_refused(
    tally: Tally, permanent_no: list[str] | None, says: str
) -> None:
    """An impossible tally ruled on as if it were real would be cited."""
    with pytest.raises(LawError, match=says):
        put_to_vote(DAY_15, Matter.SUBSTANTIVE, tally, permanent_no=permanent_no)


def test_unknown_negative_votes_do_not_matter_below_the_majority_or_in_procedure() -> None:
    """Refusing to answer where the answer is certain would be as wrong as guessing."""
    assert put_to_vote(DAY_15, Matter.SUBSTANTIVE, Tally(8, 2, 5)).decision is Decision.FAILED_MAJORITY
    assert put_to_vote(DAY_15, Matter.PROCEDURAL, Tally(9, 6, 0)).decision is Decision.CARRIED


@pytest.mark.parametrize(
    ("on", "special", "required"),
    [
        (date(1956, 10, 31), SpecialMatter.EMERGENCY_SESSION, 7),
        (date(2022, 2, 27), SpecialMatter.EMERGENCY_SESSION, 9),
        (date(1955, 12, 16), SpecialMatter.REVIEW_CONFERENCE, 7),
        (date(1967, 1, 1), SpecialMatter.REVIEW_CONFERENCE, 7),  # fifteen members, still any seven
        (date(1968, 6, 12), SpecialMatter.REVIEW_CONFERENCE, 9),
        (date(1960, 1, 1), SpecialMatter.COURT_ELECTION, 6),
        (date(2017, 11, 20), SpecialMatter.COURT_ELECTION, 8),
    ],
)
def test_special_majorities_know_no_veto(on: date, special: SpecialMatter, required: int) -> None:
    """A veto in the election of a judge, or nine votes for the Art. 109 of 1967, would be law that never was."""
    n, permanent = seats(on), list(permanent_members(on))
    enough = Tally(required, 1, n - required - 1)
    ruling = put_to_vote(on, Matter.SUBSTANTIVE, enough, permanent_no=permanent[:1], special=special)
    assert (ruling.decision, ruling.reasons[0].parameters["required"]) == (Decision.CARRIED, required)
    short = put_to_vote(on, Matter.SUBSTANTIVE, Tally(required - 1, 0, n - required + 1), special=special)
    assert short.decision is Decision.FAILED_MAJORITY


def test_a_party_that_votes_is_warned_of_and_counted() -> None:
    """The proviso of Art. 27(3) has not been enforced for decades; a program that enforced it would rewrite results."""
    on, casts = date(2022, 2, 25), dict.fromkeys(sorted(permanent_members(date(2022, 2, 25))), Cast.YES)
    casts |= {f"E{n}": Cast.YES for n in range(10)} | {"RUS": Cast.NO}
    ruling = put_to_vote(on, Matter.SUBSTANTIVE, casts, parties=["RUS"])
    assert ruling.decision is Decision.VETOED
    assert [w.provision for w in ruling.warnings] == ["VOT-08"]
    assert put_to_vote(on, Matter.PROCEDURAL, casts, parties=["RUS"]).warnings == ()


@pytest.mark.parametrize(
    ("matter", "settlement", "dispute", "party", "due"),
    [
        (Matter.SUBSTANTIVE, True, True, True, True),  # France and the United Kingdom in February 1946
        (Matter.PROCEDURAL, True, True, True, False),
        (Matter.SUBSTANTIVE, False, True, True, False),  # the United Kingdom on S/RES/502, under Chapter VII
        (Matter.SUBSTANTIVE, True, False, True, False),
        (Matter.SUBSTANTIVE, True, True, False, False),
    ],
)
def test_the_duty_to_abstain_has_four_conditions(
    matter: Matter, settlement: bool, dispute: bool, party: bool, due: bool
) -> None:
    """VOT-08: "a party may not vote" is said far more often than it is true."""
    assert must_abstain(matter, is_pacific_settlement=settlement, is_dispute=dispute, is_party=party) is due
