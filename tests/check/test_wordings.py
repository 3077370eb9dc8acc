"""The same facts put in many words: each sentence stands after the opening of an article of its day."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ninthvote.check import Family, Verdict
from ninthvote.check.source import open_checker
from ninthvote.text import document_of


def wordings() -> Iterator[tuple[date | None, str, str, str, str]]:
    """`@ day | opening` (a dash where there is no day), and under it `family VERDICT | sentence`; / breaks a line."""
    day: date | None = None
    opening = ""
    for line in (Path(__file__).parent / "wordings.txt").read_text(encoding="utf-8").splitlines():
        head, _, text = line.partition(" | ")
        if head.startswith("@"):
            day, opening = None if head == "@ -" else date.fromisoformat(head[2:]), text.replace(" /", "\n")
        elif text:
            family, verdict = head.split()
            yield day, opening, family, verdict, text.replace(" /", "\n")


@pytest.mark.parametrize(("day", "opening", "family", "verdict", "sentence"), list(wordings()))
def test_a_fact_is_found_however_it_is_put(
    day: date | None, opening: str, family: str, verdict: str, sentence: str
) -> None:
    """A reporter's own words would pass unchecked, or be judged as if they said something else."""
    claims = open_checker().check(document_of(f"{opening} {sentence}"), day).claims
    said = [c for c in claims if c.start >= len(opening)]
    assert (Family(family), Verdict(verdict)) in [(c.family, c.answer.verdict) for c in said]
    if verdict != "CONTRADICTED":
        assert all(c.answer.verdict is not Verdict.CONTRADICTED for c in said)
