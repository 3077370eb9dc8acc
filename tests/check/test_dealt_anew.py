"""Sentences dealt anew, under any day: whatever stands beside whatever, an article is read to its end."""

import random
from datetime import date

import pytest

from check.test_wordings import wordings
from ninthvote.check import Checked
from ninthvote.check.source import open_checker
from ninthvote.text import document_of

SENTENCES = [sentence for *_, sentence in wordings()]
DAYS = [None, date(2014, 12, 23), date(2018, 12, 9), date(2020, 12, 15), date(2024, 6, 13)]


def dealt(seed: int) -> Checked:
    """Forty sentences of which one in three goes over into another half way, in no order, under a day not their own."""
    draw = random.Random(seed)
    words: list[str] = ["The Security Council met on North Korea."]
    for _ in range(40):
        one, other = draw.choice(SENTENCES).split(), draw.choice(SENTENCES).split()
        crossed = draw.random() < 1 / 3
        words += one[: draw.randrange(len(one))] + other[draw.randrange(len(other)) :] if crossed else one
    return open_checker().check(document_of(" ".join(words)), draw.choice(DAYS))


@pytest.mark.parametrize("seed", range(20))
def test_sentences_in_any_company_are_read_to_the_end(seed: int) -> None:
    """An article of its own kind would end in a traceback."""
    spans = [(claim.start, claim.end) for claim in dealt(seed).claims]
    assert spans
    assert spans == sorted(spans)


def test_a_subject_that_never_met_has_no_last_meeting_to_show() -> None:
    """A sentence about a state without meetings in the record would end in a traceback."""
    text = "For the first time since 2014 there will be no Security Council meeting on Zimbabwe."
    checked = open_checker().check(document_of(text), date(2014, 12, 1))
    assert "SUPPORTED" not in {claim.answer.verdict.value for claim in checked.claims}
