"""Statements with more than one fair reading are not held against the writer; those with none are."""

from datetime import date
from pathlib import Path

import pytest

from ninthvote.check import Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import document_of


def with_verdict(verdict: Verdict, text: str, published: date | None) -> list[str]:
    checked = open_checker().check(document_of(text), published)
    return [checked.document.text[c.start : c.end] for c in checked.claims if c.answer.verdict is verdict]


def readings(kind: str) -> list[tuple[date, list[str]]]:
    """The lines of one kind: the day of the article, the sentence, the claim in it where one is named."""
    out = []
    for line in (Path(__file__).parent / "readings.txt").read_text(encoding="utf-8").splitlines():
        head, _, text = line.partition(" | ")
        if head.endswith(f" {kind}"):
            out.append((date.fromisoformat(head.split()[0]), text.replace(" / ", "\n").split(" | ")))
    return out


@pytest.mark.parametrize(("published", "text"), readings("TRUE"))
def test_what_is_true_on_one_fair_reading_is_not_contradicted(published: date, text: list[str]) -> None:
    """A reader would be told that a true sentence is false: the worst thing this program can print."""
    assert with_verdict(Verdict.CONTRADICTED, text[0], published) == []


@pytest.mark.parametrize(("published", "text"), readings("FALSE"))
def test_what_is_false_on_every_reading_is_contradicted(published: date, text: list[str]) -> None:
    """A check that never says no would pass any article."""
    assert with_verdict(Verdict.CONTRADICTED, text[0], published)


@pytest.mark.parametrize(("published", "text"), readings("LEFT_OUT"))
def test_what_is_left_out_is_understood_from_what_was_said(published: date, text: list[str]) -> None:
    """Half of what an article says of votes and signatures would go unchecked."""
    assert text[1] in with_verdict(Verdict.SUPPORTED, text[0], published)


#: A wish, a plan, a question or a condition.
NOT_SAID = [
    "If nine members sign, the Security Council will meet on North Korea in December.",
    "Would Kuwait have voted for a meeting of the Security Council on North Korea?",
    "Had Japan been a member of the Security Council, it would have signed.",
    "The Security Council should hold an open meeting on North Korea this year.",
    "Perhaps Poland will preside over the Security Council next month.",
]


@pytest.mark.parametrize("text", NOT_SAID)
def test_a_wish_or_a_condition_is_no_claim(text: str) -> None:
    """What nobody asserted would be marked true or false."""
    for verdict in (Verdict.CONTRADICTED, Verdict.SUPPORTED):
        assert with_verdict(verdict, text, date(2018, 12, 1)) == []
