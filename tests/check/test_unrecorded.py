"""News that the record does not have yet: true sentences are checked with the rows about their day taken out."""

from datetime import date, timedelta
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from ninthvote.check import Verdict
from ninthvote.check.article import Checker
from ninthvote.check.ledger import Ledger
from ninthvote.check.source import open_checker
from ninthvote.text import document_of

_LINES = (Path(__file__).parent / "true_sentences.txt").read_text(encoding="utf-8").splitlines()
_BEFORE = "The UN Security Council has discussed human rights in North Korea since 2014.\n\n"
#: What happened so many days before or after is not recorded.
UNRECORDED_DAYS = timedelta(days=20)


@cache
def without_the_days_about(day: date) -> Checker:
    """A checker whose record has no vote, event or letter about the day."""
    tables: dict[str, list[Any]] = {name: list(rows) for name, rows in open_checker().ledger.tables.items()}
    gone: set[str] = set()
    for name, key in (("votes", "vote"), ("letters", "letter"), ("events", "event"), ("vectors", "vector")):
        about = [r for r in tables[name] if abs(r.on - day) <= UNRECORDED_DAYS]
        gone |= {getattr(r, key) for r in about}
        tables[name] = [r for r in tables[name] if r not in about]
    tables["casts"] = [r for r in tables["casts"] if r.vote not in gone]
    tables["signatories"] = [r for r in tables["signatories"] if r.letter not in gone]
    return Checker(Ledger(tables))


@pytest.mark.parametrize("line", _LINES)
def test_what_is_not_recorded_is_not_held_against_an_older_event(line: str) -> None:
    """A true report of this week's vote would be called false because of last year's."""
    day, _, sentence = line.partition("|")
    on = date.fromisoformat(day)
    claims = without_the_days_about(on).check(document_of(_BEFORE + sentence), on).claims
    assert [c.answer.explanation for c in claims if c.answer.verdict is Verdict.CONTRADICTED] == []
