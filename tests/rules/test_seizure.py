"""On the list of matters seized, and off it."""

from datetime import date

import pytest

from ninthvote.errors import NotInOrder
from ninthvote.rules.seizure import (
    Request,
    Status,
    consider,
    mark,
    remove,
    retain_or_delete,
    retention_deadline,
    seize,
)
from ninthvote.vocabulary import Format

DPRK = "The situation in the Democratic People's Republic of Korea"


def test_a_matter_enters_by_an_agenda_adopted_at_a_formal_meeting_and_in_no_other_way() -> None:
    """SZD-02: the DPRK title entered on 22 December 2014; the Kerch title of 2018 never did."""
    matter = seize(DPRK, date(2014, 12, 22), Format.FORMAL_PUBLIC, agenda_adopted=True)
    assert matter is not None
    assert matter.is_listed(date(2014, 12, 22))
    assert not matter.is_listed(date(2014, 12, 21))
    assert seize("Kerch", date(2018, 11, 26), Format.FORMAL_PUBLIC, agenda_adopted=False) is None
    assert seize(DPRK, date(2020, 12, 11), Format.ANY_OTHER_BUSINESS, agenda_adopted=True) is None


@pytest.mark.parametrize("format_", list(Format))
def test_only_formal_meetings_stop_the_clock(format_: Format) -> None:
    """SZD-06: the dialogue of 12 February 2009 did not, the private meeting of 5 November 2019 did."""
    matter = seize(
        "The situation in the Middle East", date(2000, 1, 10), Format.FORMAL_PUBLIC, agenda_adopted=True
    )
    assert matter is not None
    later = consider(matter, date(2019, 11, 5), format_)
    assert later.last_considered == (date(2019, 11, 5) if format_.is_formal else date(2000, 1, 10))


@pytest.mark.parametrize(
    ("last", "year", "status"),
    [
        (date(2014, 12, 15), 2015, Status.LISTED),
        (date(2014, 12, 15), 2016, Status.LISTED),
        (date(2014, 12, 15), 2017, Status.LISTED),
        (date(2014, 12, 15), 2018, Status.MARKED),
        (date(2009, 6, 15), 2012, Status.LISTED),  # Georgia
        (date(2009, 6, 15), 2013, Status.MARKED),
        (date(2009, 6, 15), 2016, Status.MARKED),
        (date(1990, 6, 1), 1996, Status.LISTED),  # no lapse yet on 1 January 1996
        (date(1991, 12, 31), 1997, Status.MARKED),  # 1992 to 1996 without a meeting
        (date(1992, 1, 1), 1997, Status.LISTED),
        (date(2003, 1, 1), 2008, Status.LISTED),
        (date(2005, 12, 31), 2009, Status.MARKED),  # three years by the note of the end of 2008
    ],
)
def test_a_matter_lapses_by_whole_calendar_years(last: date, year: int, status: Status) -> None:
    """SZD-03: "not discussed for three years" is not three years from the last meeting."""
    ruling = mark(last, year)
    assert ruling.outcome is status
    assert ruling.provisions == ("SZD-03",)


def test_any_member_may_keep_a_matter_until_the_end_of_february() -> None:
    """SZD-04: Georgia kept its own in 2016; nobody kept Guinea-Bissau's in 2024."""
    assert retention_deadline(2016) == date(2016, 2, 29)
    assert retention_deadline(2018) == date(2018, 2, 28)
    assert retain_or_delete(2016, [Request("GEO", date(2016, 2, 29))]).outcome is Status.RETAINED
    assert retain_or_delete(2016, [Request("GEO", date(2016, 3, 1))]).outcome is Status.DELETED
    assert retain_or_delete(2024, []).outcome is Status.DELETED


def test_the_council_may_strike_a_matter_and_a_withdrawal_may_not() -> None:
    """SZD-05: the Greek question went by a vote on 15 September 1947; Iran's stayed though withdrawn."""
    on = date(1947, 9, 15)
    greek = seize("The Greek question", date(1946, 12, 10), Format.FORMAL_PUBLIC, agenda_adopted=True)
    assert greek is not None
    gone = remove(greek, on, carried=True)
    assert not gone.is_listed(on)
    assert remove(greek, on, carried=False) == greek
    with pytest.raises(NotInOrder):
        remove(gone, on, carried=True)
    with pytest.raises(NotInOrder):
        consider(gone, on, Format.FORMAL_PUBLIC)


def test_a_matter_stays_on_the_list_for_decades_before_there_was_a_lapse() -> None:
    """SZD-01: the Iranian question of 1946 was still item 1 of the statement of 26 December 1964."""
    iran = seize("The Iranian question", date(1946, 1, 25), Format.FORMAL_PUBLIC, agenda_adopted=True)
    assert iran is not None
    assert iran.is_listed(date(1964, 12, 26))
    assert mark(iran.last_considered, 1964).outcome is Status.LISTED


def test_two_titles_about_one_country_are_two_matters() -> None:
    """AGD-07: non-proliferation in the DPRK (2006) is not the situation in the DPRK (2014)."""
    nuclear = f"Non-proliferation/{DPRK.removeprefix('The situation in the ')}"
    one = seize(nuclear, date(2006, 10, 14), Format.FORMAL_PUBLIC, agenda_adopted=True)
    other = seize(DPRK, date(2014, 12, 22), Format.FORMAL_PUBLIC, agenda_adopted=True)
    assert one is not None
    assert other is not None
    assert one.title != other.title
    assert consider(one, date(2017, 8, 5), Format.FORMAL_PUBLIC).last_considered != other.last_considered
