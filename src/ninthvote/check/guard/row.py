"""The rows that an answer rests on, by their keys."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from ninthvote.check.ledger import Ballot, Fact, Ledger


def votes_of(ledger: Ledger, facts: Sequence[Fact]) -> list[Ballot]:
    """The votes that an answer rests on, each once."""
    rows = {ref: ledger.rows.get(ref, []) for ref in (f.ref.partition(": ")[0] for f in facts)}
    return [row for found in rows.values() for row in found if isinstance(row, Ballot)]


def day_of(ledger: Ledger, ref: str) -> date | None:
    """The day of the row, where it has one."""
    rows = ledger.rows.get(ref)
    return rows[-1].on if rows else None
