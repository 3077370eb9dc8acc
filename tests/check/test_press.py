"""Classes of mistakes made on texts of the press: what sounds like the record's event and is another."""

from datetime import date
from pathlib import Path

import pytest

from ninthvote.check import Claim, Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import document_of


def _lines(kind: str) -> list[tuple[str, str, str]]:
    """Day of the article, what it begins with, and the sentence."""
    lines = (Path(__file__).parent / "press.txt").read_text(encoding="utf-8").splitlines()
    parts = [line.split(" | ") for line in lines if line and not line.startswith("#")]
    return [(head.split()[0], opening, said) for head, opening, said in parts if head.endswith(f" {kind}")]


def _claims(day: str, opening: str, sentence: str) -> list[Claim]:
    checked = open_checker().check(document_of(f"{opening} {sentence}"), date.fromisoformat(day))
    return [c for c in checked.claims if c.start > len(opening)]


@pytest.mark.parametrize(("day", "opening", "sentence"), _lines("NOT_FALSE"))
def test_what_is_said_of_something_else_is_not_contradicted(day: str, opening: str, sentence: str) -> None:
    """A true report would be called false because its words are those of another event."""
    claims = _claims(day, opening, sentence)
    assert [c.answer.explanation for c in claims if c.answer.verdict is Verdict.CONTRADICTED] == []


@pytest.mark.parametrize(("day", "opening", "sentence"), _lines("STILL_FALSE"))
def test_what_is_false_of_the_event_stays_contradicted(day: str, opening: str, sentence: str) -> None:
    """A guard against false alarms that also silences the true ones is no guard."""
    assert any(c.answer.verdict is Verdict.CONTRADICTED for c in _claims(day, opening, sentence))


@pytest.mark.parametrize(("day", "opening", "sentence"), _lines("UNSUPPORTED"))
def test_what_no_row_bears_on_is_not_supported(day: str, opening: str, sentence: str) -> None:
    """A reader would be told that the record confirms what it does not speak of."""
    claims = _claims(day, opening, sentence)
    assert [c.answer.explanation for c in claims if c.answer.verdict is Verdict.SUPPORTED] == []
