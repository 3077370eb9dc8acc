"""The look of an article changes no verdict: each look that `eval/steady.py` knows, over articles in many voices."""

from typing import Any

import pytest

from check.test_floors import SCORER, loaded
from ninthvote.check.source import open_checker
from ninthvote.text import document_of

STEADY = loaded(SCORER.with_name("steady.py"))

#: Those of the project's own folder, every seventh; the eval goes over all.
SOME = [article for article in STEADY.texts() if (STEADY.GOLD / f"{article.name}.txt").exists()][::7]


@pytest.mark.parametrize("look", STEADY.LOOKS)
def test_the_look_of_an_article_changes_no_verdict(look: str) -> None:
    """Two editions of one article would be judged differently."""
    moved = {article.name: STEADY.changed(article, STEADY.LOOKS[look]) for article in SOME}
    assert moved == {article.name: ([], []) for article in SOME}


#: 9 December 2016 was a Friday, 11 December 2017 a Monday, 22 December 2014 a Monday, 17 August 2023 a Thursday.
DAYS = (
    "The Council met on North Korea on Thursday, 9 December 2016.",
    "The Security Council held a meeting on North Korea on Monday 11 December 2017.",
    "On Tuesday 22 December 2014 the Security Council voted on North Korea.",
    "On Wednesday, 17 August 2023 the Council met on North Korea.",
)


FAMILIES = ("calendar", "meeting")


@pytest.mark.parametrize("day", DAYS)
def test_a_day_with_its_date_is_judged_alike_wherever_it_stands(day: str) -> None:
    """A weekday that is wrong is wrong in the first paragraph and in the last."""
    for article in SOME:
        paragraphs = STEADY.paragraphs(article.text)
        seen = {
            judged("\n".join([*paragraphs[:n], day, *paragraphs[n:]]), day, article)
            for n in (1, len(paragraphs) // 2, len(paragraphs))
        }
        assert len(seen) == 1


def judged(text: str, day: str, article: Any) -> tuple[tuple[str, str], ...]:
    """What is said of the day and the meeting in that sentence."""
    document = document_of(text, lexicon=open_checker().lexicon)
    at = document.text.index(day)
    claims = open_checker().check(document, article.published).claims
    inside = [c for c in claims if at <= c.start and c.end <= at + len(day) and c.family.value in FAMILIES]
    return tuple((c.family.value, c.answer.verdict.value) for c in inside)
