"""Who can have a meeting called, and how soon."""

from datetime import date

import pytest

from ninthvote.errors import LawError
from ninthvote.rules.convening import (
    Duty,
    Notice,
    Requester,
    Timeliness,
    admissible_item,
    assembly_debate_by,
    check_interval,
    check_notice,
    delay,
    request_by_several,
    request_meeting,
)

DAY = date(2018, 12, 10)


@pytest.mark.parametrize(
    ("requester", "party", "accepts", "duty", "provision"),
    [
        (Requester.UN_MEMBER, False, False, Duty.CONVENE, "MTG-03"),  # Poland on Spain, April 1946
        (Requester.GENERAL_ASSEMBLY, False, False, Duty.CONVENE, "MTG-03"),  # South Africa, September 1974
        (Requester.SECRETARY_GENERAL, False, False, Duty.CONVENE, "MTG-04"),  # Congo, July 1960
        (Requester.NON_MEMBER_STATE, True, True, Duty.CONVENE, "MTG-05"),  # Kuwait, July 1961
        (Requester.NON_MEMBER_STATE, True, False, Duty.NONE, "MTG-05"),
        (Requester.NON_MEMBER_STATE, False, True, Duty.NONE, "MTG-05"),
        (
            Requester.OBSERVER,
            True,
            True,
            Duty.NONE,
            "MTG-05",
        ),  # the PLO in December 1975 acted through Lebanon, Egypt
        (
            Requester.INDIVIDUAL,
            True,
            True,
            Duty.NONE,
            "AGD-01",
        ),  # Mr Papanek in 1948; Chile brought the matter
    ],
)
def test_who_may_bring_a_matter(
    requester: Requester, party: bool, accepts: bool, duty: Duty, provision: str
) -> None:
    """A petition printed as "a request to the Council" gives its author a right that only states have."""
    ruling = request_meeting(DAY, requester, is_party=party, accepts_settlement=accepts)
    assert (ruling.outcome, ruling.provisions) == (duty, (provision,))


def test_a_state_that_left_the_council_cannot_ask_as_a_member() -> None:
    """MTG-02: Japan was off the Council in 2018 and on it again from 2023."""
    with pytest.raises(LawError, match="JPN is not a member"):
        request_meeting(DAY, Requester.COUNCIL_MEMBER, state="JPN", members=["CHN", "USA"])
    assert request_by_several(DAY, ["JPN", "USA"], ["CHN", "USA"]).outcome is Duty.CONVENE
    assert request_by_several(DAY, ["JPN", "KOR"], ["CHN", "USA"]).outcome is Duty.NONE


@pytest.mark.parametrize(
    ("before", "after", "outcome"),
    [
        (date(1954, 6, 20), date(1954, 6, 25), Timeliness.WITHIN),  # S/PV.675 to S/PV.676
        (date(1958, 12, 9), date(1959, 9, 7), Timeliness.EXCEEDED),
        (date(2020, 1, 1), date(2020, 1, 15), Timeliness.WITHIN),
    ],
)
def test_a_long_gap_is_flagged_and_has_no_consequence(before: date, after: date, outcome: Timeliness) -> None:
    """MTG-01: "the Council broke its own rule" would make a scandal of a custom."""
    assert check_interval(before, after).outcome is outcome


def test_delay_is_counted_and_never_judged() -> None:
    """MTG-07: the request S/2014/872 of 5 December 2014 led to a meeting eleven working days later."""
    assert delay(date(2014, 12, 5), date(2014, 12, 22)).working_days == 11  # 8-12, 15-19 and 22 December
    assert delay(date(1966, 4, 7), date(1966, 4, 9)).days == 2
    assert delay(date(2018, 11, 25), date(2018, 11, 26)).working_days == 1
    with pytest.raises(LawError):
        delay(date(2018, 11, 26), date(2018, 11, 25))


@pytest.mark.parametrize(
    ("days", "urgent", "periodic", "addition", "outcome"),
    [
        (3, False, False, False, Notice.IN_ORDER),
        (2, False, False, False, Notice.LATE),
        (0, True, False, False, Notice.IN_ORDER),  # 26 November 2018, the day after the incident
        (21, False, True, False, Notice.IN_ORDER),
        (20, True, True, False, Notice.LATE),
        (5, False, True, True, Notice.IN_ORDER),
        (4, False, True, True, Notice.LATE),
        (0, True, True, True, Notice.IN_ORDER),
    ],
)
def test_notice(days: int, urgent: bool, periodic: bool, addition: bool, outcome: Notice) -> None:
    """AGD-03."""
    sent = date(2018, 11, 1)
    meeting = date.fromordinal(sent.toordinal() + days)
    ruling = check_notice(sent, meeting, is_urgent=urgent, is_periodic=periodic, is_addition=addition)
    assert ruling.outcome is outcome


def test_an_item_needs_a_way_onto_the_provisional_agenda() -> None:
    """AGD-02."""
    assert admissible_item(is_communication=True, is_unfinished=False, is_deferred=False)
    assert not admissible_item(is_communication=False, is_unfinished=False, is_deferred=False)


def test_the_assembly_meets_within_ten_working_days_of_a_veto() -> None:
    """REL-06: the veto of 26 May 2022 on the DPRK was debated on 8 June, a day before the last."""
    assert assembly_debate_by(date(2022, 5, 26)) == date(2022, 6, 9)  # 27 May, 30 May to 3 June, 6 to 9 June
    assert assembly_debate_by(date(2022, 2, 25)) is None
