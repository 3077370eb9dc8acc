"""A tally keeps abstention and non-voting apart, whatever their legal effect."""

import pytest

from ninthvote.errors import NinthVoteError
from ninthvote.vocabulary import Cast, Confidence, Interval, Tally, parse_day, weakest


def test_a_tally_is_the_sum_of_the_casts() -> None:
    """S/RES/825 (1993) was adopted 13-0-2; counting an abstention as absence would misreport China and Pakistan."""
    casts = [Cast.YES] * 13 + [Cast.ABSTAIN] * 2
    assert Tally.of(casts) == Tally(13, 0, 2, 0)
    assert str(Tally.of([Cast.YES, Cast.ABSENT, Cast.NOT_PARTICIPATING])) == "1-0-0 (2 not voting)"


def test_no_tally_counts_fewer_than_none() -> None:
    with pytest.raises(NinthVoteError):
        Tally(-1, 0, 0)


def test_an_interval_ends_on_the_first_day_it_no_longer_held() -> None:
    """Japan sat until 31 December 2017: on 1 January 2018 it did not."""
    term = Interval(parse_day("2016-01-01"), parse_day("2018-01-01"))
    assert parse_day("2017-12-31") in term
    assert parse_day("2018-01-01") not in term


@pytest.mark.parametrize("text", ["2018-02-30", "20181210", "10 December 2018", ""])
def test_an_impossible_day_is_refused(text: str) -> None:
    with pytest.raises(NinthVoteError, match="YYYY-MM-DD"):
        parse_day(text)


def test_a_conclusion_is_no_surer_than_its_least_sure_fact() -> None:
    assert weakest([Confidence.SOURCED, Confidence.RECALLED, Confidence.DERIVED]) is Confidence.RECALLED
