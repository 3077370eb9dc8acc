"""Sentences whose words sound like the field's and which say nothing that the record can answer."""

from datetime import date

import pytest

from ninthvote.check.source import open_checker
from ninthvote.text import document_of

OPENING = "The UN Security Council held a closed meeting on human rights in North Korea on 11 December 2020."


@pytest.mark.parametrize(
    "sentence",
    [
        "Few know how many hours the United States devoted to the talks.",
        "Since the meeting in December 2020 was not open to reporters, we know little of it.",
        "The discussion in December 2020 was not shown on television.",
        "China was criticised, but not by name.",
        "Russia was scolded in all but name.",
        "The young diplomat from Vietnam ran unopposed for the chair of the staff association.",
    ],
)
def test_words_that_only_sound_alike_support_nothing(sentence: str) -> None:
    """A reader would be told that the record confirms what nobody looked up."""
    claims = open_checker().check(document_of(f"{OPENING} {sentence}"), date(2020, 12, 15)).claims
    assert [(c.family, c.frame) for c in claims if c.start > len(OPENING)] == []
