"""Terms, eligibility and elections in the General Assembly."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninthvote.errors import LawError
from ninthvote.rules.composition import (
    Ballot,
    adjoining_terms,
    admissible,
    elected_seats,
    elected_term,
    election_month,
    election_threshold,
    hold_ballot,
    is_restricted,
    split_term,
)
from ninthvote.vocabulary import Interval, SeatKind, Term


@pytest.mark.parametrize(
    ("voting", "needed"), [(193, 129), (191, 128), (192, 128), (181, 121), (3, 2), (1, 1)]
)
def test_two_thirds_are_rounded_up(voting: int, needed: int) -> None:
    """ELE-01: on 7 June 2019 193 voted and 129 were needed; 128 would have elected nobody."""
    assert election_threshold(voting) == needed


@given(st.integers(1, 400))
def test_the_threshold_is_the_least_number_that_is_two_thirds(voting: int) -> None:
    """A vote too few or too many decides a contested seat."""
    assert 3 * election_threshold(voting) >= 2 * voting
    assert 3 * (election_threshold(voting) - 1) < 2 * voting


@pytest.mark.parametrize(
    ("on", "votes", "voting", "seats", "elected"),
    [
        (date(2019, 6, 7), {"EST": 111, "ROU": 78}, 191, 1, ()),
        (date(2025, 6, 3), {"BHR": 186, "COD": 183, "LBR": 181}, 188, 3, ("BHR", "COD", "LBR")),
        (date(2026, 6, 3), {"KGZ": 142, "PHL": 49}, 191, 1, ("KGZ",)),  # round four, 128 needed
        (date(2006, 10, 31), {"GTM": 109, "VEN": 72}, 181, 1, ()),  # 121 needed
    ],
)
def test_a_ballot_elects_who_reached_the_threshold(
    on: date, votes: dict[str, int], voting: int, seats: int, elected: tuple[str, ...]
) -> None:
    """ELE-01: a lead is not an election."""
    result = hold_ballot(on, votes, n_voting=voting, n_seats=seats)
    assert result.elected == elected
    assert result.ruling.outcome is (Ballot.FILLED if len(elected) == seats else Ballot.INCONCLUSIVE)


def test_more_than_the_seats_may_pass_and_the_highest_win() -> None:
    """ELE-01, exception: with more above the threshold than seats the highest win; no tie is guessed."""
    on = date(2026, 6, 3)
    assert hold_ballot(on, {"A": 140, "B": 139, "C": 100}, n_voting=190, n_seats=2).elected == ("A", "B")
    assert hold_ballot(on, {"A": 130, "B": 129, "C": 121}, n_voting=190, n_seats=2).elected == ("A", "B")
    with pytest.raises(LawError, match="tie"):
        hold_ballot(on, {"A": 124, "B": 124, "C": 124}, n_voting=186, n_seats=2)  # 124 needed, two seats
    with pytest.raises(LawError, match="votes for"):
        hold_ballot(on, {"A": 200}, n_voting=190, n_seats=1)


def test_ballots_are_open_once_then_restricted_and_open_by_threes() -> None:
    """ELE-02: of the 155 ballots of 1979 the second to fourth were restricted, the fifth to seventh were not."""
    assert [n for n in range(1, 12) if is_restricted(n)] == [2, 3, 4, 8, 9, 10]
    votes = {"A": 90, "B": 60, "C": 20, "D": 5}
    assert admissible(2, votes, n_open=1, eligible="ABCDE") == ("A", "B")
    assert admissible(5, votes, n_open=1, eligible="EDCBA") == ("A", "B", "C", "D", "E")
    with pytest.raises(LawError, match="tie"):
        admissible(2, {"A": 90, "B": 20, "C": 20}, n_open=1, eligible="ABC")
    with pytest.raises(LawError):
        is_restricted(0)


@pytest.mark.parametrize(
    ("term_year", "expected"),
    [(2016, (2015, None)), (2017, (2016, 6)), (2020, (2019, 6)), (2026, (2025, 6)), (2027, (2026, 6))],
)
def test_elections_moved_to_june_in_2016(term_year: int, expected: tuple[int, int | None]) -> None:
    """ELE-03: the five that join in January are known in June, and could not be before."""
    assert election_month(term_year) == expected


def test_a_term_is_two_calendar_years_even_where_it_begins_late() -> None:
    """COM-03: Mexico was elected on 7 January 1980 and left with the year 1981 all the same."""
    assert elected_term(date(2018, 1, 1)) == Interval(date(2018, 1, 1), date(2020, 1, 1))
    assert elected_term(date(1980, 1, 7)) == Interval(date(1980, 1, 7), date(1982, 1, 1))
    assert elected_term(date(1966, 1, 1), years=1).until == date(1967, 1, 1)
    with pytest.raises(LawError):
        elected_term(date(2018, 1, 1), years=3)


def test_a_shared_term_is_two_terms() -> None:
    """ELE-04: Italy sat in 2017 and the Netherlands in 2018; neither sat both years."""
    term = Interval(date(2017, 1, 1), date(2019, 1, 1))
    italy, netherlands = split_term(term, date(2018, 1, 1))
    assert (italy.until, netherlands.from_) == (date(2018, 1, 1), date(2018, 1, 1))
    with pytest.raises(LawError):
        split_term(term, date(2019, 1, 1))


def test_immediate_re_election_is_found() -> None:
    """COM-03: a state that never left would be counted among those that join."""
    one = Term("AAA", SeatKind.ELECTED, Interval(date(2000, 1, 1), date(2002, 1, 1)), "African")
    again = Term("AAA", SeatKind.ELECTED, Interval(date(2002, 1, 1), date(2004, 1, 1)), "African")
    later = Term("AAA", SeatKind.ELECTED, Interval(date(2005, 1, 1), date(2007, 1, 1)), "African")
    assert adjoining_terms([again, one, later]) == ((one, again),)


def test_ten_are_elected_since_1966_and_six_before() -> None:
    """COM-01."""
    assert (elected_seats(date(1965, 12, 31)), elected_seats(date(1966, 1, 1))) == (6, 10)
