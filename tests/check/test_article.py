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


def test_without_a_day_of_the_article_relative_times_are_not_guessed() -> None:
    """ "This month" of no known month cannot be true or false."""
    text = "China holds the presidency of the Security Council this month."
    assert all(c.answer.verdict is not Verdict.CONTRADICTED for c in checked(text, None).claims)
