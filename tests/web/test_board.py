"""The what-if board: its address is the whole question, and what it shows is the count of that question."""

from __future__ import annotations

from datetime import date
from functools import cache
from urllib.parse import parse_qsl, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninthvote.count import count_situation
from ninthvote.record import open_record
from ninthvote.vocabulary import Cast
from ninthvote.web.page import Asked, Desk
from ninthvote.web.pages.lookup import find_page
from ninthvote.web.render import render

ON = date(2026, 11, 25)


@cache
def _desk() -> Desk:
    return Desk(open_record(), ON)


def _html(asked: Asked) -> str:
    desk = _desk()
    page = find_page(desk, "/count/dprk", asked)
    assert page.status == 200
    assert not page.moved
    return render(page, desk, path="/count/dprk", url=str, address="/count/dprk")


def test_the_board_of_december_2018_shows_the_chance_that_the_command_prints() -> None:
    """One number on the screen and another on the site would make both worthless."""
    counted = count_situation(open_record(), "dprk", date(2018, 12, 10))
    assert f'"figure-number">{counted.p_carried:.0%}<' in _html([("on", "2018-12-10")])


def test_nine_members_taken_as_saying_yes_carry_it_for_sure() -> None:
    """Rule 40 and Article 27(2): nine yes of fifteen decide, whoever else refuses."""
    yes = ["BOL", "CIV", "FRA", "GBR", "GNQ", "KAZ", "KWT", "NLD", "PER"]
    rest = ["CHN", "ETH", "POL", "RUS", "SWE", "USA"]
    asked = [("on", "2018-12-10"), *sorted([(c, "yes") for c in yes] + [(c, "no") for c in rest])]
    assert '"figure-number">100%<' in _html(asked)


def test_an_elected_seat_can_be_given_to_another_state() -> None:
    """India for Pakistan: India's chances stand in the table and Pakistan's do not."""
    html = _html([("swap", "PAK:IND")])
    assert 'name="IND"' in html
    assert 'name="PAK"' not in html
    assert "India sits for Pakistan" in html


def test_a_swap_changes_nobody_elses_chances() -> None:
    record = open_record()
    plain = count_situation(record, "dprk", ON)
    swapped = count_situation(record, "dprk", ON, swap={"PAK": "IND"})
    before = {m.state.code: m.forecast.yes_p for m in plain.members if m.state.code != "PAK"}
    assert before == {m.state.code: m.forecast.yes_p for m in swapped.members if m.state.code != "IND"}


def test_what_the_form_sends_is_answered_with_the_one_address_that_asks_it() -> None:
    """Fifteen blanks in an address would be sent round with it."""
    desk = _desk()
    sent = [
        ("on", "2026-12-10"),
        ("council", ""),
        ("COD", "yes"),
        ("USA", ""),
        ("leave", "PAK"),
        ("join", "IND"),
    ]
    assert find_page(desk, "/count/dprk", sent).moved == "/count/dprk?swap=PAK:IND&COD=yes"


@pytest.mark.parametrize(
    ("asked", "words"),
    [
        ([("COD", "maybe")], "no vote"),
        ([("FRO", "yes")], "held no seat"),
        ([("swap", "CHN:IND")], "permanent seat"),
        ([("swap", "PAK:FRA")], "sits there already"),
        ([("swap", "PAK")], "no swap"),
        ([("add", "IND")], "seats are taken"),
        ([("council", "nine")], "no year"),
        ([("council", "²")], "no year"),
        ([("on", "2026-02-30")], "2026-02-30"),
        ([("as_of", "2027-01-01")], "only by"),
        ([("colour", "red")], "not a part of this question"),
    ],
)
def test_a_question_that_cannot_be_asked_is_refused_in_words(asked: Asked, words: str) -> None:
    page = find_page(_desk(), "/count/dprk", asked)
    assert page.status in (400, 404)
    assert words in page.context["words"]


def test_a_chair_leads_to_the_next_vote_and_after_the_last_back_to_the_forecast() -> None:
    assert 'href="/count/dprk?COD=yes"' in _html([])
    assert 'href="/count/dprk?COD=no"' in _html([("COD", "yes")])
    assert 'id="seat-COD" href="/count/dprk"' in _html([("COD", "abstain")])


def test_votes_taken_as_given_are_marked_where_the_member_is_shown() -> None:
    html = _html([("COD", Cast.YES.value)])
    assert "Taken as given: Democratic Republic of the Congo yes." in html
    assert "taken as given: yes" in html


NAMES = st.sampled_from(
    ["on", "as_of", "council", "swap", "add", "leave", "join", "COD", "PAK", "IND", "CHN"]
)
VALUES = st.sampled_from(
    [
        "yes",
        "no",
        "abstain",
        "",
        "PAK:IND",
        "IND:PAK",
        "CHN:IND",
        "PAK",
        "IND",
        "2018-12-10",
        "2027",
        "1950-06-27",
    ]
) | st.text(max_size=12)


@settings(max_examples=40)
@given(st.lists(st.tuples(NAMES | st.text(max_size=4), VALUES), max_size=5))
def test_whatever_is_asked_is_answered_refused_or_has_one_address(asked: list[tuple[str, str]]) -> None:
    """An address that leads on and on, or to a fault, cannot be sent to anybody."""
    desk = _desk()
    page = find_page(desk, "/count/dprk", asked)
    if page.moved:
        there = urlsplit(page.moved)
        page = find_page(desk, there.path, parse_qsl(there.query, keep_blank_values=True))
        assert not page.moved
    assert page.status in (200, 400, 404)
