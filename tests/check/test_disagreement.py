"""Two articles beside each other: where both cannot be right it is told, where each tells another thing it is not."""

import sys
from datetime import date
from types import FrameType

import pytest

from ninthvote.check import Checked
from ninthvote.check.disagreement import disagreements
from ninthvote.check.source import open_checker
from ninthvote.text import document_of

OPENING = "The Security Council and human rights in North Korea."


def article(words: str, name: str, day: date = date(2024, 6, 20)) -> Checked:
    return open_checker().check(document_of(f"{OPENING} {words}", name), day)


def apart(one: str, other: str) -> list[list[str]]:
    pairs = disagreements(open_checker(), [article(one, "one"), article(other, "other")])
    return [[checked.words(claim) for checked, claim in pair.sides] for pair in pairs]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        # 11-2-2, 22 December 2014; 12-2-1, 12 June 2024, Algeria in favour, Mozambique abstaining.
        ("The vote of 22 December 2014 was 11-2-2.", "The vote of 22 December 2014 was 12-2-1."),
        ("In the vote of 12 June 2024 Algeria voted in favour.", "In the vote of 12 June 2024 Algeria abstained."),
        # Rule 18: the Republic of Korea in June 2024.
        ("South Korea presided over the Security Council in June 2024.",
         "Japan presided over the Security Council in June 2024."),
        ("Elizabeth Salmón took office as Special Rapporteur in August 2022.",
         "Elizabeth Salmón took office as Special Rapporteur in August 2021."),
        # Charter, article 23(2).
        ("Elected members of the Security Council serve two years.",
         "Elected members of the Security Council serve three years."),
        ("In December 2018 the United States dropped its request for a Security Council meeting on North Korea.",
         "The United States did not press for a Security Council discussion on North Korea in 2018."),
    ],
)  # fmt: skip
def test_who_says_another_number_name_or_day_disagrees(one: str, other: str) -> None:
    """The reader of two sources would have to find it alone."""
    assert len(apart(one, other)) == 1
    assert apart(other, one) == [pair[::-1] for pair in apart(one, other)]


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("The vote of 22 December 2014 was 11-2-2.", "In the vote of 22 December 2014 Chad voted in favour."),
        ("Elizabeth Salmón is from Peru.", "Elizabeth Salmón took office as Special Rapporteur in August 2021."),
        ("Japan was a member of the Security Council in 2017.", "Japan was a member of the Security Council in 2020."),
        ("Japan's term on the Security Council ends in 2024.", "Japan was a member of the Security Council in 2020."),
        ("In the vote of 19 March 2018 Russia and China voted against.",
         "In the vote of 19 March 2018 only Russia and China voted against."),
        ("The vote of 22 December 2014 was 11-2-2.", "The vote of 22 December 2014 was 11-2-2."),
    ],
)  # fmt: skip
def test_who_tells_another_thing_of_the_same_row_does_not(one: str, other: str) -> None:
    """Two reporters would be set against each other who are both at one."""
    assert apart(one, other) == []


def test_long_articles_are_held_against_each_other_in_time_that_grows_with_their_length() -> None:
    """Each claim held against each would keep two books at work for a day."""

    def calls(n: int) -> int:
        true = article("The Council's vote of 22 December 2014 on North Korea was 11-2-2. " * n, "one")
        false = article("The Council's vote of 22 December 2014 on North Korea was 12-2-1. " * n, "other")
        seen = 0

        def count(frame: FrameType, event: str, arg: object) -> None:
            nonlocal seen
            seen += event in ("call", "c_call")

        sys.setprofile(count)
        try:
            assert len(disagreements(open_checker(), [true, false])) == n
        finally:
            sys.setprofile(None)
        return seen

    calls(5)
    assert calls(160) < 4.4 * calls(40)
