"""What each provision says of history, held against the record: its votes, its rosters, its presidencies."""

from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from ninthvote.record import Record, VectorRow, open_record
from ninthvote.record.table import Motion
from ninthvote.rules import lawbook, majority, put_to_vote, seats
from ninthvote.rules.character import Challenge, challenge_ruling, classify, settle_character
from ninthvote.rules.composition import Pattern, check_pattern, ineligible, vacant_seats
from ninthvote.rules.convening import Requester, Sign, request_meeting, weigh_signatures
from ninthvote.rules.presidency import cede_chair, rotation
from ninthvote.vocabulary import Interval, Matter, SeatKind, Tally, Term

GROUPS = yaml.safe_load((Path(__file__).parent / "cases/vectors.yaml").read_text(encoding="utf-8"))
EACH = [(g, key) for g in GROUPS for key in g["vectors"]]


@cache
def the_record() -> Record:
    """Opened by the first test that asks, in the cache of the run."""
    return open_record()


@cache
def vectors() -> dict[str, VectorRow]:
    return {v.vector: v for v in the_record().vectors()}


@pytest.mark.parametrize(("group", "key"), EACH, ids=[f"{g['provision']}-{k}" for g, k in EACH])
def test_a_recorded_vote_is_as_the_provision_says(group: dict[str, Any], key: str) -> None:
    """A provision whose own examples contradict it would be cited in good faith."""
    v = vectors()[key]
    tally = Tally(v.yes, v.no, v.abstain, v.not_voting)
    ruling = put_to_vote(v.on, v.matter, tally, permanent_no=v.permanent_no)
    assert ruling.decision == group["decision"]
    checks: dict[str, object] = {
        "matter": v.matter.value,
        "exact": v.yes == majority(v.on),
        "yes": v.yes,
        "no": v.no > 0,
        "not_voting": v.not_voting,
        "required": majority(v.on),
        "permanent_no": bool(v.permanent_no),
        "neutral": bool(v.permanent_not_for),
        "by": sorted(ruling.vetoed_by),
    }
    for name, found in checks.items():
        assert group.get(name, found) == found, name
    assert set(group.get("not_for", ())) <= set(v.permanent_not_for)


def test_every_vector_that_a_provision_names_is_in_the_record() -> None:
    """A test that names a vote nobody can look up tests nothing."""
    named = {vector for p in lawbook.provisions() for case in p.cases for vector in case.vectors}
    assert named <= set(vectors())
    assert len(named) > 120


def _vector(key: str) -> Tally:
    v = vectors()[key]
    return Tally(v.yes, v.no, v.abstain, v.not_voting)


@pytest.mark.parametrize(
    ("key", "outcome"),
    [("V018", Challenge.UPHELD), ("V020", Challenge.UPHELD), ("V028", Challenge.OVERRULED)],
)
def test_a_ruling_stands_unless_the_majority_overrules_it(key: str, outcome: Challenge) -> None:
    """CND-04: in July 1948 nobody opposed the challengers and the ruling stood; abstentions favour the President."""
    assert challenge_ruling(vectors()[key].on, _vector(key)).outcome is outcome


@pytest.mark.parametrize("key", ["V005", "V012", "V017"])
def test_a_double_veto_makes_the_matter_substantive(key: str) -> None:
    """PRC-05, outcome 2: the preliminary question of 1946, 1947 and 1948 was lost to a permanent member's NO."""
    v = vectors()[key]
    ruling = settle_character(v.on, preliminary=_vector(key), permanent_no=v.permanent_no)
    assert ruling.outcome is Matter.SUBSTANTIVE
    assert set(ruling.vetoed_by) == set(v.permanent_no)


@pytest.mark.parametrize("key", ["V036", "V057"])
def test_a_presidential_ruling_defeats_the_double_veto(key: str) -> None:
    """PRC-05, outcome 1: in 1950 and 1959 the President held the matter procedural and nobody overruled him."""
    v = vectors()[key]
    ruling = settle_character(
        v.on, preliminary=_vector(key), permanent_no=v.permanent_no, president_rules=Matter.PROCEDURAL
    )
    assert ruling.outcome is Matter.PROCEDURAL


def test_the_ruling_of_1948_was_challenged_and_stood() -> None:
    """V017 and V018 together: the President took the question as lost, six of seven needed voted to annul that."""
    ruling = settle_character(
        date(1948, 5, 24),
        preliminary=_vector("V017"),
        permanent_no=("SUN",),
        president_rules=Matter.SUBSTANTIVE,
        challenge=_vector("V018"),
    )
    assert ruling.outcome is Matter.SUBSTANTIVE
    assert "CND-04" in ruling.provisions


# -- the table ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "n", "elected"),
    [
        (date(1965, 12, 31), 11, "BOL CIV JOR MYS NLD URY"),
        (date(1966, 1, 1), 15, "ARG BGR JPN JOR MLI NLD NZL NGA UGA URY"),
    ],
)
def test_the_council_grew_on_new_years_day(on: date, n: int, elected: str) -> None:
    """COM-01: the switch is the day the enlarged body sat, not the day its Charter entered into force."""
    roster = the_record().roster(on)
    assert seats(on) == roster.n_seats == n
    assert set(roster.elected) == set(elected.split())
    assert vacant_seats(roster) == 0


def test_the_majority_does_not_shrink_with_a_vacancy() -> None:
    """COM-01: one seat stood empty for six days of January 1980, and nine votes were needed all the same."""
    on = date(1980, 1, 3)
    assert vacant_seats(the_record().roster(on)) == 1
    assert majority(on) == 9


def test_retiring_members_may_not_stand_for_the_next_term() -> None:
    """COM-03: on 3 June 2026 five members could not be voted for."""
    terms = [
        Term(t.state, t.seat, Interval(t.from_, t.until), t.regional_group) for t in the_record().terms()
    ]
    assert ineligible(terms, date(2027, 1, 1)) == ("DNK", "GRC", "PAK", "PAN", "SOM")


@pytest.mark.parametrize(
    ("year", "groups"),
    [
        (2026, {"African": "COD LBR SOM", "Asia-Pacific": "BHR PAK", "Eastern European": "LVA",
                "Latin American and Caribbean": "COL PAN", "Western European and Others": "DNK GRC"}),
        (2027, {"African": "COD LBR ZWE", "Asia-Pacific": "BHR KGZ", "Eastern European": "LVA",
                "Latin American and Caribbean": "COL TTO", "Western European and Others": "AUT PRT"}),
    ],
)  # fmt: skip
def test_the_pattern_of_the_elected_seats_holds(year: int, groups: dict[str, str]) -> None:
    """COM-05: who is in whose seat decides who may be asked to stand."""
    on = date(year, 1, 1)
    found = {m.state.code: m.term.regional_group for m in the_record().roster(on) if not m.is_permanent}
    assert found == {state: group for group, states in groups.items() for state in states.split()}
    assert check_pattern(on, found).outcome is Pattern.HOLDS
    assert check_pattern(on, {**found, "BHR": "African"}).outcome is Pattern.DEPARTS


@pytest.mark.parametrize(("year", "one_year"), [(1946, "EGY MEX NLD"), (1966, "NZL UGA")])
def test_some_members_sat_one_year_at_a_first_election(year: int, one_year: str) -> None:
    """COM-04: in no other year does a term of one year need no resignation."""
    short = {
        t.state for t in the_record().terms() if t.from_.year == year and t.until == date(year + 1, 1, 1)
    }
    elected = {t.state for t in the_record().terms() if t.seat is SeatKind.ELECTED}
    assert short & elected == set(one_year.split())
    assert lawbook.parameter("one_year_terms", date(year, 12, 31)).value == len(one_year.split())


def test_a_seat_declined_is_filled_by_another() -> None:
    """ELE-05: Saudi Arabia was elected for 2014-15 and did not take the seat; Jordan sat."""
    roster = the_record().roster(date(2014, 1, 1))
    assert "SAU" not in roster
    assert "JOR" in roster.elected


# -- the presidency ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("year", "outgoing", "turns"),
    [
        (2018, "Japan", "KAZ KWT NLD PER POL RUS SWE GBR USA BOL CHN CIV"),  # Japan had left the Council
        (2024, "Ecuador", "FRA GUY JPN MLT MOZ KOR RUS SLE SVN CHE GBR USA"),
        (2025, "United States of America", "DZA CHN DNK FRA GRC GUY PAK PAN KOR RUS SLE SVN"),
        (2026, "Slovenia", "SOM GBR USA BHR CHN COL COD DNK FRA GRC LVA LBR"),
    ],
)
def test_the_presidency_goes_round_in_english_order(year: int, outgoing: str, turns: str) -> None:
    """PRS-01: who presides in December decides when a meeting is called; a month too early names the wrong state."""
    members = {m.state.code: m.state.name for m in the_record().roster(date(year, 1, 1))}
    assert rotation(members, outgoing, 12) == turns.split()


def test_a_president_cedes_the_chair_to_the_next_in_order_and_only_at_will() -> None:
    """PRS-03: Argentina presided over the Berlin question in 1948; in July 2024 Russia stayed in the chair."""
    on = date(1948, 10, 4)
    members = {m.state.code: m.state.name for m in the_record().roster(on)}
    assert cede_chair(on, members, "USA", steps_aside=True).state == "ARG"
    now = date(2024, 7, 25)
    members = {m.state.code: m.state.name for m in the_record().roster(now)}
    assert cede_chair(now, members, "RUS", steps_aside=False).state == "RUS"


# -- requests ----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("on", "state"),
    [
        (date(2019, 5, 20), "RUS"),
        (date(2024, 3, 25), "RUS"),
        (date(1966, 4, 7), "GBR"),
        (date(2014, 12, 5), "USA"),
    ],
)
def test_one_member_is_enough_to_have_a_meeting_called(on: date, state: str) -> None:
    """MTG-02: nine are needed to adopt the agenda, one to meet; the two are often confused."""
    ruling = request_meeting(on, Requester.COUNCIL_MEMBER, state=state, members=the_record().roster(on).codes)
    assert ruling.outcome == "convene"
    assert ruling.provisions == ("MTG-02",)


@pytest.fixture(name="record")
def _record() -> Record:
    return the_record()


@pytest.mark.parametrize(
    ("vote", "sign"),
    [
        ("pv-2014-12-22-dprk", Sign.LIKELY_CARRIED),
        ("pv-2015-12-10-dprk", Sign.LIKELY_CARRIED),
        ("pv-2017-12-11-dprk", Sign.LIKELY_CARRIED),
        ("pv-2018-10-24-mmr", Sign.LIKELY_CARRIED),
        ("pv-2024-06-12-dprk", Sign.UNCERTAIN),  # four asked, twelve voted for it: a signature is not a vote
    ],
)
def test_nine_signatures_announce_a_safe_vote_and_fewer_leave_it_open(
    record: Record, vote: str, sign: Sign
) -> None:
    """MTG-08: an article that says "nine signed, so it was certain" claims more than the rule."""
    row = record.vote(vote)
    assert weigh_signatures(row.on, row.requested_by, record.roster(row.on).codes).outcome is sign


def test_no_procedural_vote_is_recorded_while_the_council_met_by_video(record: Record) -> None:
    """PRC-06: between late March and mid-July 2020, and in 2021, no procedural vote was taken."""
    days = [v.on for v in record.votes()]
    assert not [d for d in days if date(2020, 3, 24) <= d < date(2020, 7, 14)]
    assert not [d for d in days if d.year == 2021]
    assert date(2020, 10, 5) in days


def test_meetings_are_numbered_in_one_sequence(record: Record) -> None:
    """PUB-02, FMT-01: a later meeting with a lower number is a wrong date or a wrong number."""
    numbered = [(v.on, int(v.meeting.removeprefix("S/PV."))) for v in record.votes() if v.meeting]
    assert len(numbered) > 30
    by_number = sorted(numbered, key=lambda each: each[1])
    assert by_number == sorted(numbered)


def test_votes_by_letter_carry_no_meeting_number_and_the_chamber_vote_after_them_does() -> None:
    """FMT-03, VOT-15: the drafts of July and August 2020 were decided outside any meeting."""
    assert [vectors()[v].symbol.startswith("S/2020/") for v in ("V152", "V153", "V154")] == [True, True, True]
    assert vectors()["V155"].symbol.startswith("S/PV.8764")


def test_the_presidency_s_own_proposal_can_be_refused(record: Record) -> None:
    """PRS-02: on 5 October 2020 the Council would not hear the briefer whom its President proposed."""
    row = record.vote("pv-2020-10-05-syr-brief")
    assert row.president in row.requested_by
    assert not row.carried


@pytest.mark.parametrize("motion", list(Motion))
def test_every_kind_of_motion_in_the_record_has_its_character(motion: Motion) -> None:
    """PRC-01: a kind added to the record and unknown to the rules would stop the replay of its first vote."""
    assert classify(date(2018, 12, 10), motion).outcome is Matter.PROCEDURAL
