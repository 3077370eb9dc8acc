"""What must change nothing: quotes, line breaks, menus, the order of paragraphs; and finding in one stage or two."""

import re
import textwrap
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninthvote.check import Checked
from ninthvote.check.reading.frame import FRAMES
from ninthvote.check.source import open_checker
from ninthvote.text import document_of
from shared_data import shared

DAY = date(2018, 12, 10)

ARTICLE = "\n\n".join(
    (
        "In every December from 2014 to 2017 the Security Council met to talk about human rights in North Korea.",
        "Côte d'Ivoire holds the presidency of the Security Council this month. \"We do not see justification for this"
        ' meeting," the Russian delegate said on 19 March 2018 before the vote on Syria.',
        "The vote of 11 December 2017 on North Korea was 10-3-2. China, Russia and Bolivia voted against, and Egypt and"
        " Ethiopia abstained.",
        "The Security Council held a meeting on North Korea on Monday 11 December 2017. The Council met on North Korea on"  # noqa: E501
        " Thursday 9 December 2016.",
    )
)


def checked(text: str) -> Checked:
    return open_checker().check(document_of(text), DAY)


def findings(text: str) -> list[tuple[str, str, str]]:
    return [(c.family.value, c.frame, c.answer.verdict.value) for c in checked(text).claims]


def test_the_article_of_these_tests_has_claims_of_both_kinds() -> None:
    """Invariance of nothing would prove nothing."""
    seen = {verdict for _, _, verdict in findings(ARTICLE)}
    assert {"SUPPORTED", "CONTRADICTED"} <= seen


def test_every_finding_points_at_its_words() -> None:
    """A note beside the wrong words is worse than none."""
    found = checked(ARTICLE)
    for claim in found.claims:
        start, end = found.source_span(claim)
        assert found.document.source[start:end] == found.document.text[claim.start : claim.end]


def test_the_style_of_quotes_changes_no_verdict() -> None:
    """Two editions of one article would be judged differently."""
    curly = re.sub(r'"([^"]*)"', "\u201c\\1\u201d", ARTICLE).replace("'", "\u2019")
    assert findings(curly) == findings(ARTICLE)


@pytest.mark.parametrize("width", [60, 72, 88])
def test_line_breaks_change_no_verdict(width: int) -> None:
    """The same text out of a PDF would be judged differently."""
    wrapped = "\n\n".join(textwrap.fill(p, width) for p in ARTICLE.split("\n\n"))
    assert findings(wrapped) == findings(ARTICLE)


def test_a_menu_and_a_donation_appeal_change_no_verdict() -> None:
    """A claim found in a menu is one that nobody made."""
    body = "".join(f"<p>{p}</p>" for p in ARTICLE.split("\n\n") if p.strip())
    plain = f"<html><body><article>{body}</article></body></html>"
    menu = (
        "<nav><ul><li><a href='/a'>Japan on the Security Council</a></li></ul></nav>"
        "<div class='cookie-consent'>We use cookies on China's presidency.</div>"
    )
    appeal = "<p>Your tax deductible gift can help the Security Council meet.</p><footer>Norway presided in May 2018.</footer>"  # noqa: E501
    full = f"<html><body>{menu}<article>{body}{appeal}</article></body></html>"
    assert findings(full) == findings(plain)


@given(st.permutations(range(4)))
@settings(max_examples=12, deadline=None)
def test_the_order_of_paragraphs_changes_no_verdict_on_explicit_dates(order: list[int]) -> None:
    """A weekday that is wrong is wrong wherever it stands."""
    paragraphs = list(ARTICLE.strip().split("\n\n"))
    moved = "\n\n".join(paragraphs[i] for i in order)
    calendar = [f for f in findings(ARTICLE) if f[0] == "calendar"]
    assert sorted(f for f in findings(moved) if f[0] == "calendar") == sorted(calendar)


_WORDS = st.sampled_from(
    [
        "China",
        "Russia and China",
        "Japan",
        "the Security Council",
        "in 2018",
        "on Monday",
        "voted against",
        "abstained",
        "nine votes",
        "no veto",
        "the president",
        "holds the presidency",
        "was elected",
        "a seat",
        "signed the letter",
        "asked for a meeting",
        "by 10-3-2",
        "said",
        "the first time in three years",
        "and",
        ",",
        ";",
        "which",
        "procedural",
        "Nikki Haley",
        '"a quotation of five words"',
        "S/2014/872",
        "resolution 2623",
        "one of the three abstentions",
        "members",
        "term",
    ]
)


def both_ways(text: str) -> tuple[list[tuple[int, int, str, str]], list[tuple[int, int, str, str]]]:
    checker, document = open_checker(), document_of(text)
    one, two = (
        [
            (c.start, c.end, c.frame, c.answer.verdict.value)
            for c in checker.check(document, DAY, triggers=t).claims
        ]
        for t in (True, False)
    )
    return one, two


@given(st.lists(_WORDS, min_size=1, max_size=14).map(" ".join))
@settings(max_examples=80, deadline=None)
def test_triggers_and_patterns_find_exactly_what_patterns_alone_find(text: str) -> None:
    """A trigger word left out of a list would silently lose every claim of its kind."""
    with_triggers, without = both_ways(text)
    assert with_triggers == without


def test_triggers_lose_nothing_of_a_whole_article() -> None:
    """The same over running text, where sentences border on each other."""
    with_triggers, without = both_ways(ARTICLE)
    assert with_triggers == without


def test_triggers_lose_nothing_of_the_annotated_articles() -> None:
    """The same over twenty articles in as many voices."""
    for path in sorted(shared("check/dev").glob("[0-9]*.txt")):
        with_triggers, without = both_ways(path.read_text(encoding="utf-8"))
        assert with_triggers == without


def test_every_recogniser_says_what_it_recognises() -> None:
    """A frame that nobody can read is one that nobody can mend."""
    assert all(f.ask.__doc__ for f in FRAMES)
    assert len({f.name for f in FRAMES}) == len(FRAMES)
