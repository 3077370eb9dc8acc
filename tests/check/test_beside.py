"""What stands beside a right figure, name or day is not confirmed with it."""

from datetime import date
from pathlib import Path

import pytest

from ninthvote.check import Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import document_of

LINES = (Path(__file__).parent / "beside.txt").read_text(encoding="utf-8").splitlines()


@pytest.mark.parametrize("line", [line for line in LINES if not line.startswith("#")])
def test_a_false_word_beside_a_true_one_is_not_supported(line: str) -> None:
    """A reader would be told that the record confirms the false half of the sentence."""
    day, text, words = line.split(" | ")
    at = text.index(words)
    claims = open_checker().check(document_of(text), None if day == "-" else date.fromisoformat(day)).claims
    over = [c for c in claims if c.start <= at < c.end and c.answer.verdict is Verdict.SUPPORTED]
    assert not over, [(c.frame, text[c.start : c.end]) for c in over]
