"""True sentences about the Council, in the words of wires, students and advocates: none may be contradicted."""

from datetime import date
from pathlib import Path

import pytest

from ninthvote.check.source import open_checker
from ninthvote.text.document import document_of

_LINES = (Path(__file__).parent / "true_sentences.txt").read_text(encoding="utf-8").splitlines()
_BEFORE = "The UN Security Council has discussed human rights in North Korea since 2014.\n\n"


@pytest.mark.parametrize("line", _LINES)
def test_no_true_sentence_is_contradicted(line: str) -> None:
    """Each line is the day of writing and one sentence that is true on that day, alone after its subject is named."""
    day, _, sentence = line.partition("|")
    checked = open_checker().check(document_of(_BEFORE + sentence), date.fromisoformat(day))
    assert [c.answer.explanation for c in checked.claims if c.answer.verdict.value == "CONTRADICTED"] == []


def test_most_of_them_are_found() -> None:
    """A checker that finds nothing contradicts nothing."""
    found = 0
    for line in _LINES:
        day, _, sentence = line.partition("|")
        checked = open_checker().check(document_of(_BEFORE + sentence), date.fromisoformat(day))
        found += any(
            c.start >= len(_BEFORE) and c.answer.verdict.value == "SUPPORTED" for c in checked.claims
        )
    assert found >= 0.65 * len(_LINES)
