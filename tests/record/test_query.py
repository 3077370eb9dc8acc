"""The record against facts of the world, worked out from the sources and not from the program."""

from __future__ import annotations

from dataclasses import fields
from datetime import date, timedelta
from functools import cache
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninthvote.errors import RecordError, UnknownKey
from ninthvote.record import Record, open_record
from ninthvote.record.table import ROWS, CastRow, LetterRow, SignatoryRow, VoteRow
from ninthvote.vocabulary import Cast, Confidence, SeatKind, Tally

DAYS = st.dates(date(1946, 1, 17), date(2027, 12, 31))


@cache
def whole() -> Record:
    return open_record()


@pytest.fixture(scope="module")
def record() -> Record:
    return whole()


# The five; those elected in June 2016 (Bolivia, Ethiopia, Kazakhstan, Sweden; the Netherlands for the second half of
# the term split with Italy) and in June 2017 (Côte d'Ivoire, Equatorial Guinea, Kuwait, Peru, Poland).
COUNCIL_OF_2018 = "BOL CHN CIV GNQ ETH FRA KAZ KWT NLD PER POL RUS SWE GBR USA"


def test_the_council_of_december_2018_sat_in_this_order(record: Record) -> None:
    """A reader would count the wrong fifteen, or read them out in another order than the President does."""
    roster = record.roster(date(2018, 12, 10))
    assert " ".join(roster.codes) == COUNCIL_OF_2018
    assert (roster.n_seats, len(roster.permanent), len(roster.elected)) == (15, 5, 10)


def test_cote_d_ivoire_presided_in_december_2018(record: Record) -> None:
    """The one short of nine was also in the chair: the whole story turns on it."""
    row = record.presidency(date(2018, 12, 10))
    assert row is not None
    assert row.state == "CIV"


@pytest.mark.parametrize(
    ("on", "n_seats", "codes"),
    [
        # S/PV.473, 25 June 1950, lists these eleven; the Soviet seat was empty that day and still a seat.
        (date(1950, 6, 25), 11, "CHN CUB ECU EGY FRA GBR IND NOR SUN USA YUG"),
        # The first meeting, 17 January 1946.
        (date(1946, 1, 17), 11, "AUS BRA CHN EGY FRA GBR MEX NLD POL SUN USA"),
        # The five with the ten of 1966 (rules of composition: two of the four added members sat one year).
        (date(1966, 1, 1), 15, "ARG BGR CHN FRA GBR JOR JPN MLI NGA NLD NZL SUN UGA URY USA"),
        # The election of 3 June 2026 brings Austria, Kyrgyzstan, Portugal, Trinidad and Tobago, and Zimbabwe.
        (date(2027, 1, 1), 15, "AUT BHR CHN COD COL FRA GBR KGZ LBR LVA PRT RUS TTO USA ZWE"),
    ],
)
def test_who_sat_on_that_day(record: Record, on: date, n_seats: int, codes: str) -> None:
    """A composition printed for a day when another Council sat."""
    roster = record.roster(on)
    assert (roster.n_seats, sorted(roster.codes)) == (n_seats, codes.split())


def test_one_elected_seat_stood_empty_until_7_january_1980(record: Record) -> None:
    """Cuba and Colombia could not be parted in 154 ballots; a Council of fifteen on 3 January would be invented."""
    assert len(record.roster(date(1980, 1, 6))) == 14
    assert "MEX" not in record.roster(date(1980, 1, 6))
    assert len(record.roster(date(1980, 1, 7))) == 15
    assert record.roster(date(1980, 1, 6)).n_seats == 15


@pytest.mark.parametrize(
    ("on", "code", "not_code"),
    [(date(1991, 12, 23), "SUN", "RUS"), (date(1991, 12, 24), "RUS", "SUN")],
)
def test_the_soviet_seat_changed_its_name_on_24_december_1991(
    record: Record, on: date, code: str, not_code: str
) -> None:
    """Fifteen members on both days, and one permanent seat under one name."""
    roster = record.roster(on)
    assert code in roster.permanent
    assert not_code not in roster
    assert len(roster) == 15


def test_the_seat_of_china_is_one_seat_with_two_occupants(record: Record) -> None:
    """China would sit twice, or not at all, on 25 October 1971."""
    for on in (date(1971, 10, 24), date(1971, 10, 25)):
        assert record.roster(on).codes.count("CHN") == 1
    before, after = (t for t in record.terms("CHN"))
    assert before.until == after.from_ == date(1971, 10, 25)


def test_the_request_of_march_2018_failed_with_eight(record: Record) -> None:
    """Syria, 19 March 2018 (S/PV.8209): eight for, four against, three abstaining, one short."""
    vote = record.vote("pv-2018-03-19-syr")
    casts = record.casts(vote.vote)
    assert Tally.of(c.cast for c in casts) == Tally(8, 4, 3)
    assert not vote.carried
    assert {c.state for c in casts if c.cast is Cast.NO} == {"BOL", "CHN", "KAZ", "RUS"}
    assert {c.state for c in casts if c.cast is Cast.ABSTAIN} == {"CIV", "GNQ", "ETH"}
    assert record.vote("S/PV.8209") == vote


def test_cote_d_ivoire_cast_two_votes_on_human_rights_in_2018(record: Record) -> None:
    """Abstaining on Syria in March, yes on Myanmar in October: its record before December."""
    seen = [(v.on, c.cast) for v, c in record.casts_by("CIV") if v.human_rights and v.on.year == 2018]
    assert seen == [(date(2018, 3, 19), Cast.ABSTAIN), (date(2018, 10, 24), Cast.YES)]


def test_japan_signed_in_december_2020_without_a_seat(record: Record) -> None:
    """Commentators wrote of "eight of the fifteen Council members": seven were, and Japan was not."""
    signed = record.signatories("jl-2020-12-11-dprk")
    assert len(signed) == 8
    assert [s.state.code for s in signed if not s.on_council] == ["JPN"]


def test_signatories_of_2017_that_remained_in_december_2018(record: Record) -> None:
    """Of the nine of 1 December 2017, France, Sweden, the United Kingdom and the United States still sat."""
    signed = {s.state.code for s in record.signatories("jl-2017-12-01-dprk")}
    now = set(record.roster(date(2018, 12, 10)).codes)
    assert signed & now == {"FRA", "SWE", "GBR", "USA"}
    assert signed - now == {"ITA", "JPN", "SEN", "UKR", "URY"}


def test_the_drop_of_7_december_2018_is_not_known_on_the_6th(record: Record) -> None:
    """A backtest that sees the meeting dropped would be told the answer."""
    before, after = record.as_of(date(2018, 12, 6)), record.as_of(date(2018, 12, 7))
    assert "dprk-054" not in {o.id for o in before.timeline("dprk")}
    assert "dprk-054" in {o.id for o in after.timeline("dprk")}
    assert not [h for h in before.find("drops its request") if h.key == "dprk-054"]
    with pytest.raises(UnknownKey, match="as it was public on 2018-12-06"):
        before.event("dprk-054")


def test_the_election_of_june_2018_is_not_known_in_may(record: Record) -> None:
    """Belgium's term of 2019 was won on 8 June 2018."""
    january = date(2019, 1, 1)
    assert "BEL" not in record.as_of(date(2018, 6, 7)).roster(january)
    assert "BEL" in record.as_of(date(2018, 6, 8)).roster(january)


def test_in_1990_nobody_could_know_the_end_of_the_soviet_seat(record: Record) -> None:
    """An end shown before it was public is hindsight; the end of an elected term is known from the election."""
    then = record.as_of(date(1990, 6, 1))
    (soviet,) = then.terms("SUN")
    assert soviet.until is None
    assert not then.terms("RUS")
    state = next(s for s in then.states() if s.state == "SUN")
    assert (state.until, state.successor, state.note) == (None, None, None)
    assert "SUN" in then.roster(date(1995, 1, 1))
    canada = next(t for t in then.terms("CAN") if t.from_.year == 1989)
    assert (canada.seat, canada.until) == (SeatKind.ELECTED, date(1991, 1, 1))


def test_names_are_those_a_reader_could_know(record: Record) -> None:
    """North Macedonia was renamed on 12 February 2019; nobody could print the name in 2018, for whatever day."""
    then = record.as_of(date(2018, 12, 6))
    assert then.state("MKD", date(2019, 6, 1)).name == record.state("MKD", date(2018, 12, 6)).name
    assert record.state("MKD", date(2019, 6, 1)).name == "North Macedonia"
    assert then.state("MKD").name != "North Macedonia"
    assert record.as_of(date(1990, 6, 1)).resolve("Russia", date(1995, 1, 1)).code == "SUN"


def test_a_view_never_sees_past_its_own_day(record: Record) -> None:
    """`as_of` later than the view would open what was closed."""
    view = record.as_of(date(2010, 1, 1))
    assert view.as_of(date(2020, 1, 1)).known_by == date(2010, 1, 1)
    assert view.as_of(date(2005, 1, 1)).known_by == date(2005, 1, 1)
    assert view.as_of(None) is view


@settings(max_examples=25, deadline=None)
@given(day=DAYS)
def test_nothing_public_later_is_ever_seen(day: date) -> None:
    """A single row leaking through any table would make every backtest of the project worthless."""
    view = whole().as_of(day)
    for row in ROWS:
        for seen in view.rows(row):
            assert getattr(seen, "known_on", day) <= day
    votes, letters = {v.vote for v in view.rows(VoteRow)}, {x.letter for x in view.rows(LetterRow)}
    assert {c.vote for c in view.rows(CastRow)} <= votes
    assert {s.letter for s in view.rows(SignatoryRow)} <= letters
    assert all(c.on <= day for c in view.rights_council_casts())
    assert all(v.on <= day for v in view.vectors())
    for situation in view.situations():
        assert all(o.known_on <= day for o in view.timeline(situation.situation))
    assert all(h.known_on is None or h.known_on <= day for h in view.find("council"))
    assert all(n.from_ is None or n.from_ <= day for n in view.names())


@settings(max_examples=30, deadline=None)
@given(day=DAYS)
def test_a_roster_never_holds_more_than_its_seats_nor_a_state_twice(day: date) -> None:
    """Sixteen members, or one of them twice, would falsify any count."""
    roster = whole().roster(day)
    assert len(set(roster.codes)) == len(roster) <= roster.n_seats
    assert len(roster.permanent) == 5
    assert all(day in m.term.interval for m in roster)


@settings(max_examples=20, deadline=None)
@given(day=DAYS, later=st.integers(0, 4000))
def test_what_was_public_stays_public(day: date, later: int) -> None:
    """A row seen on one day and gone on a later one would be a record that forgets."""
    record = whole()
    early = {v.vote for v in record.as_of(day).votes()}
    assert early <= {v.vote for v in record.as_of(day + timedelta(days=later)).votes()}


def test_unknown_keys_name_the_nearest(record: Record) -> None:
    """Someone who mistypes a vote's key should read the right one, not a traceback."""
    with pytest.raises(UnknownKey) as wrong:
        record.vote("pv-2018-03-19-syria")
    assert "pv-2018-03-19-syr" in wrong.value.candidates
    with pytest.raises(UnknownKey) as wrong:
        record.situation("atlantis")
    assert {"dprk", "syria", "myanmar", "zimbabwe", "venezuela", "ukraine"} <= set(wrong.value.candidates)


@pytest.mark.parametrize(
    "text", ["dprk", "DPRK", "North Korea", "north-korea", "Democratic People’s Republic of Korea"]
)
def test_a_situation_goes_by_its_other_names(record: Record, text: str) -> None:
    """A user who writes what newspapers write should not be told that it does not exist."""
    assert record.situation(text).situation == "dprk"


def test_every_row_written_is_read_back_the_same(record: Record) -> None:
    """The file would say something else than the tables it was built from."""
    from ninthvote.record.load import read_facts

    facts = read_facts()
    for row in ROWS:
        by_key: Any = {repr(r) for r in getattr(facts, row.table)}
        assert {repr(r) for r in record.rows(row)} == by_key, row.table
        assert fields(row)


def test_the_timeline_tells_each_thing_once(record: Record) -> None:
    """A meeting, the vote that opened it and its press line shown as three events would inflate the record."""
    shown = record.timeline("dprk")
    rows = [r for o in shown for r in (o.event, o.vote) if r is not None]
    assert len(rows) == len(set(rows))
    assert len({o.id for o in shown}) == len(shown)
    held = next(o for o in shown if o.id == "dprk-032")
    assert held.vote is not None
    assert held.vote.vote == "pv-2014-12-22-dprk"
    told = {o.letter.letter for o in shown if o.letter is not None}
    assert told == {letter.letter for letter in record.letters(situation="dprk")}
    assert {o.vote.vote for o in shown if o.vote is not None} == {
        v.vote for v in record.votes(situation="dprk")
    }


def test_what_is_recalled_stays_recalled(record: Record) -> None:
    """A vote written down from memory would look as certain as one read in its record."""
    assert record.vote("pv-1990-03-15-plo").confidence is Confidence.RECALLED
    drop = next(o for o in record.timeline("dprk") if o.id == "dprk-024")
    assert "signatories" in drop.unconfirmed


def test_finding_ignores_accents_case_and_endings(record: Record) -> None:
    """`cote d'ivoire` and `abstaining` should find what is written Côte d’Ivoire and abstained."""
    assert "dprk-054" in {h.key for h in record.find("cote d'ivoire withheld")}
    assert {h.key for h in record.find("JOINT STATEMENT")} == {h.key for h in record.find("joint statements")}
    assert "dprk-041" in {h.key for h in record.find('"nine votes"')}
    assert "dprk-041" not in {h.key for h in record.find('"votes nine"')}


@pytest.mark.parametrize(
    "words",
    ["AND", "a OR", 'x" OR "y', "NEAR(a b)", "title:x", "col^2", "un*", '"open', "d'", "votes\0 nine"],
)
def test_the_syntax_of_the_search_engine_is_only_words(record: Record, words: str) -> None:
    """A bracket or an OR in a user's words would end in a fault of the program."""
    record.find(words)


@pytest.mark.parametrize("words", ["", "(", "-", "*", '""', " ' "])
def test_a_search_without_a_word_is_refused(record: Record, words: str) -> None:
    """An empty answer would say that the record holds nothing."""
    with pytest.raises(RecordError, match="no word to look for"):
        record.find(words)
