"""Telling a writer that a true sentence is false is the worst error: a contradiction needs every reading to fail."""

from __future__ import annotations

from datetime import date

import pytest

from ninthvote.check import Family, Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import document_of

TRUE_TEXTS = [
    # 12-2-1 on 6 July 2023, with Russia and China against; just before, the two votes of March 2024 are told.
    "On 25 March and again on 28 March 2024 the Council refused to mark the anniversary of the bombing of Yugoslavia. "
    "In July 2023, over Russian objections, Ukraine was invited to a meeting on Iran by 12 votes to two.",
    # 3-0-12 and 6-0-9.
    "On 25 March and again on 28 March 2024 the Council refused to mark the anniversary of the bombing of Yugoslavia. "
    "The first attempt won only three votes, the second six.",
    # Côte d'Ivoire sat in 2018-19, not when the article was written.
    "In December 2018 an attempt to hold a meeting on North Korea fell one vote short. Ivory Coast, then a member, "
    "declined to be the ninth.",
    # Meetings of December 2014, 2015, 2016 and 2017; none in 2018.
    "Every December from 2014 to 2017 the Security Council held a meeting on North Korea's human rights record.",
    # Albania and Japan sat in 2023; the Republic of Korea did not.
    "The United States requested the August 2023 session on North Korea together with Albania, Japan and South Korea, "
    "which is not a member of the council this year.",
]


@pytest.mark.parametrize("text", TRUE_TEXTS)
def test_a_true_sentence_is_not_contradicted(text: str) -> None:
    published = date(2024, 6, 12) if "2024" in text else date(2023, 8, 17)
    checked = open_checker().check(document_of(text), published)
    wrong = [c for c in checked.claims if c.answer.verdict is Verdict.CONTRADICTED]
    assert not wrong, [(c.frame, c.answer.explanation) for c in wrong]


def test_the_time_that_a_sentence_names_wins_over_the_vote_told_before() -> None:
    """Japan sat in 2016-17: held against the vote of 2017 told just before, its seat in 2018 would pass for true."""
    text = "The vote of 11 December 2017 on North Korea was 10-3-2. In December 2018 Japan was a member of the Council."
    checked = open_checker().check(document_of(text), date(2018, 12, 20))
    seat = next(c for c in checked.claims if c.family is Family.MEMBERSHIP)
    assert seat.answer.verdict is Verdict.CONTRADICTED
