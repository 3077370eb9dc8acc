"""What is said of other bodies, letters and votes is not held against the Council's record, nor supported by it."""

from datetime import date

import pytest

from ninthvote.check import Claim, Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import document_of

#: The record of an assembly's day: the Council is named once, and the same words go on to speak of other things.
OTHER_BODY = (
    "The Security Council is to be told of this. "
    + "We turn to the next item. " * 30
    + "Japan voted in favour of the Declaration. The United States proposed direct talks on nuclear safety. "
    "Jordan signed the Convention. The delegation requests the floor."
)


def settled(text: str, published: date | None) -> list[Claim]:
    checked = open_checker().check(document_of(text), published)
    return [c for c in checked.claims if c.answer.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)]


def test_what_is_said_long_after_the_council_was_named_is_of_another_body() -> None:
    """The record of an Assembly meeting would be marked with votes and letters of the Council."""
    assert settled(OTHER_BODY, date(2017, 9, 13)) == []


#: Who wrote, and to whom.
LETTERS = [
    (
        date(2022, 8, 26),
        "The Security Council has before it a letter of 4 August 2022 from Ukraine"
        " addressed to the President of the Assembly.",
    ),
    (
        date(1997, 3, 22),
        "Letter dated 19 March 1997 from the Permanent Representative of Qatar"
        " addressed to the President of the Security Council.",
    ),
]


@pytest.mark.parametrize(("published", "text"), LETTERS)
def test_a_letter_to_a_president_names_no_president(published: date, text: str) -> None:
    """The state that wrote would be said to have presided, and to be wrong."""
    assert [c for c in settled(text, published) if c.family == "presidency"] == []
