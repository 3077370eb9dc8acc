"""The years beside each other: what the Council did on the situation itself, not on something near it."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.brief.year_figure import count_years, year_figure
from ninthvote.record import open_record

TODAY = date(2026, 11, 25)


def test_a_meeting_on_missiles_is_not_one_on_human_rights() -> None:
    """The Council met on the DPRK's missiles on 11 December 2019, after the meeting on its human rights was dropped.

    It took human rights up in 2014 to 2017, 2023 and 2024 (S/PV.7353, 7575, 7830, 8130, 9398, 9652).
    """
    years = count_years(open_record(), "dprk", TODAY)
    assert [y.year for y in years if y.taken_up] == [2014, 2015, 2016, 2017, 2023, 2024]
    assert [y.year for y in years if y.taken_up is False] == [2018, 2019, 2020, 2021, 2022, 2025]


def test_a_year_that_is_not_over_is_neither_taken_up_nor_not() -> None:
    last = count_years(open_record(), "dprk", TODAY)[-1]
    assert (last.year, last.taken_up, last.known_by) == (2026, None, TODAY)


def test_a_situation_that_was_never_before_the_council_has_no_course() -> None:
    assert count_years(open_record(), "xinjiang", TODAY) == ()


def test_the_picture_has_a_mark_for_each_year_of_the_table() -> None:
    years = count_years(open_record(), "dprk", TODAY)
    svg = year_figure(years, title="x & y")
    assert len(re.findall(r'<g class="year ', svg)) == len(years)
    assert "x &amp; y" in svg
    assert "style=" not in svg
