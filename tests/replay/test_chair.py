"""The chair of months to come, by rule 18 from the last month in the record."""

from __future__ import annotations

from datetime import date

import pytest

from ninthvote.record import open_record
from ninthvote.replay.chair import presiding
from ninthvote.vocabulary import Confidence


@pytest.mark.parametrize(
    ("on", "state"),
    [
        # Liberia presides in December 2026. The members of 2027 in English order after Liberia: Portugal, Russian
        # Federation, Trinidad and Tobago, United Kingdom, United States, Zimbabwe, then Austria, Bahrain, China …
        (date(2026, 12, 10), "LBR"),
        (date(2027, 1, 15), "PRT"),
        (date(2027, 2, 1), "RUS"),
        (date(2027, 3, 31), "TTO"),
        (date(2027, 6, 1), "ZWE"),
        (date(2027, 7, 1), "AUT"),
    ],
)
def test_the_chair_goes_round_in_english_order(on: date, state: str) -> None:
    """Whoever plans for January would call the wrong mission."""
    row = presiding(open_record(), on)
    assert row is not None
    assert row.state == state


def test_a_month_to_come_is_derived_and_says_so() -> None:
    """A presidency worked out by rule must not look like one that was seen."""
    row = presiding(open_record(), date(2027, 1, 1))
    assert row is not None
    assert row.confidence is Confidence.DERIVED
    assert row.known_on >= date(2026, 6, 3)  # the election of Portugal
    assert row.note == "By rotation (rule 18) from December 2026."


@pytest.mark.parametrize("on", [date(1950, 6, 25), date(2028, 6, 1)])
def test_what_cannot_be_worked_out_is_not_given(on: date) -> None:
    """Before the first recorded month, and where half of the members are not elected yet."""
    assert presiding(open_record(), on) is None


def test_rotation_knows_no_election_to_come() -> None:
    """In May 2026 nobody knew who would sit in 2027."""
    assert presiding(open_record().as_of(date(2026, 5, 1)), date(2027, 1, 1)) is None
