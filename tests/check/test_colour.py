"""Sentences that stand beside a claim and make none: gossip, weather, other people's business in the field's words."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest

from ninthvote.check.source import open_checker
from ninthvote.text import document_of


def sentences() -> Iterator[tuple[date, str, str]]:
    """`@ day | opening`, and under it one sentence a line; / breaks a line."""
    day, opening = date.min, ""
    for line in (Path(__file__).parent / "colour.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("@ "):
            head, _, opening = line.replace(" /", "\n").partition(" | ")
            day = date.fromisoformat(head[2:])
        elif line:
            yield day, opening, line.replace(" /", "\n")


@pytest.mark.parametrize(("day", "opening", "sentence"), list(sentences()))
def test_colour_is_neither_confirmed_nor_denied(day: date, opening: str, sentence: str) -> None:
    """A reader would be told that the record knows who lost a friend."""
    claims = open_checker().check(document_of(f"{opening} {sentence}"), day).claims
    assert [(c.family, c.frame) for c in claims if c.start >= len(opening) and c.answer.settled] == []
