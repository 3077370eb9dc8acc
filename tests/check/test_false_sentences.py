"""False variants of what is found: another year, state, number or office, and nothing of it is supported."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ninthvote.check import Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import document_of


def sentences() -> Iterator[tuple[date | None, str, str]]:
    """`@ day | opening` (a dash where there is no day), and under it one false sentence a line; / breaks a line."""
    day: date | None = None
    opening = ""
    for line in (Path(__file__).parent / "false_sentences.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            head, _, opening = line.replace(" /", "\n").partition(" | ")
            day = None if head == "@ -" else date.fromisoformat(head[2:])
        elif line:
            yield day, opening, line.replace(" /", "\n")


@pytest.mark.parametrize(("day", "opening", "sentence"), list(sentences()))
def test_what_is_false_is_not_supported(day: date | None, opening: str, sentence: str) -> None:
    """A reader that only looks for its word would call it true."""
    claims = open_checker().check(document_of(f"{opening} {sentence}"), day).claims
    supported = [c.frame for c in claims if c.start >= len(opening) and c.answer.verdict is Verdict.SUPPORTED]
    assert supported == []
