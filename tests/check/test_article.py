"""Articles held against the record: what is found, what is said of it, and what changes nothing."""

from datetime import date

import pytest

from ninthvote.check import Checked, Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import document_of

DAY = date(2018, 12, 10)


def checked(text: str, published: date | None = DAY) -> Checked:
    return open_checker().check(document_of(text), published)


def verdicts(text: str, published: date | None = DAY) -> list[tuple[str, str]]:
    return [(c.family.value, c.answer.verdict.value) for c in checked(text, published).claims]


@pytest.mark.parametrize(
    ("text", "family", "verdict"),
    [
        # Terms: JPN 2016-17 and 2023-24; CIV 2018-19; roster of 2018.
        ("Japan was a member of the Security Council in 2017.", "membership", "SUPPORTED"),
        ("Japan was a member of the Security Council in 2020.", "membership", "CONTRADICTED"),
        # Rule 18 rotation: Côte d'Ivoire in December 2018, China the month before.
        ("Ivory Coast holds the presidency of the Security Council this month.", "presidency", "SUPPORTED"),
        ("China holds the presidency of the Security Council this month.", "presidency", "CONTRADICTED"),
        # S/PV.8130, 11 December 2017: 10-3-2.
        (
            "The vote of 11 December 2017 on North Korea in the Security Council was 10-3-2.",
            "vote",
            "SUPPORTED",
        ),
        (
            "The vote of 11 December 2017 on North Korea in the Security Council was 11-2-2.",
            "vote",
            "CONTRADICTED",
        ),
        # S/PV.8209, 19 March 2018: 8-4-3, not carried.
        (
            "On 19 March 2018 the Security Council fell one vote short of the nine needed to hear him on Syria.",
            "vote",
            "SUPPORTED",
        ),
        (
            "On 19 March 2018 the Security Council fell two votes short of the nine needed to hear him on Syria.",
            "vote",
            "CONTRADICTED",
        ),
        # ETH 2017-18.
        ("Ethiopia's term on the Security Council runs through 2018.", "membership", "SUPPORTED"),
        ("Ethiopia's term on the Security Council runs through 2019.", "membership", "CONTRADICTED"),
        # Charter, article 27(2).
        ("A procedural vote in the Security Council needs nine votes.", "rule", "SUPPORTED"),
        ("A procedural vote in the Security Council needs eight votes.", "rule", "CONTRADICTED"),
        # 10 December 1948 plus seventy.
        (
            "The Universal Declaration of Human Rights turns seventy today, the United Nations says.",
            "calendar",
            "SUPPORTED",
        ),
    ],
)
def test_a_plain_claim_has_its_verdict(text: str, family: str, verdict: str) -> None:
    """A true sentence marked false, or a false one passed, is what the program exists to prevent."""
    assert (family, verdict) in verdicts(text)


@pytest.mark.parametrize(
    "text",
    [
        "Should the Security Council meet on North Korea in January?",
        "The Council ought to be ashamed of itself, and of its silence.",
        "If Japan were a member of the Council, it would vote for the meeting.",
        "The weather in New York was fine.",
    ],
)
def test_opinion_questions_and_wishes_yield_no_claim(text: str) -> None:
    """A fact-checker that checks opinions is a censor."""
    assert not checked(text).claims


@pytest.mark.parametrize(
    "text",
    [
        # Each was once marked false. All are true of 11 December 2017 (10-3-2) and the Charter.
        "The Security Council voted 10-3 on North Korea on 11 December 2017. Of the Africans only Senegal voted for.",
        "The Security Council met on North Korea that day. It passed by one more than the nine required.",
        "Any of the five permanent members of the Security Council can block a resolution but not a procedural motion.",
        "Any of the five can block a resolution of the Security Council, alone or acting together.",
        "The vote of the Security Council on North Korea on Monday, 10-3-2, was one better than last year's nine.",
    ],
)
def test_what_is_true_in_other_words_is_not_contradicted(text: str) -> None:
    """A false contradiction is the worst mistake the program can make."""
    assert "CONTRADICTED" not in [v for _, v in verdicts(text, date(2017, 12, 15))]


@pytest.mark.parametrize(
    ("published", "text"),
    [
        (
            date(2023, 8, 18),
            "The Security Council met on human rights in North Korea. Thursday's session came almost six years"
            " after the last one in public, in December 2017.",
        ),
        (
            date(2023, 8, 18),
            "Thursday's meeting of the Security Council was the first public session on human rights in North"
            " Korea since December 2017.",
        ),
    ],
)
def test_the_day_of_another_meeting_is_not_taken_for_this_one(published: date, text: str) -> None:
    """ "After the last one, in December 2017" tells when another meeting was."""
    assert "CONTRADICTED" not in [v for _, v in verdicts(text, published)]


def test_without_a_day_of_the_article_relative_times_are_not_guessed() -> None:
    """ "This month" of no known month cannot be true or false."""
    text = "China holds the presidency of the Security Council this month."
    assert all(c.answer.verdict is not Verdict.CONTRADICTED for c in checked(text, None).claims)


@pytest.mark.parametrize(
    "time", ["3,000 years ago", "90,000,000 days ago", "9,000 years later", "in a million weeks"]
)
def test_a_time_outside_the_calendar_is_no_time_of_the_council(time: str) -> None:
    """An article that speaks of an old civilisation would not be checked at all."""
    text = f"The Security Council met on North Korea on 11 December 2017. It was, {time}, the same Security Council."
    assert [c.answer.verdict for c in checked(text, date(2018, 12, 7)).claims] == [Verdict.SUPPORTED]
