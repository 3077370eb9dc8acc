"""From the built record to a checker: the rows are read once and arranged."""

from __future__ import annotations

from functools import cache

from ninthvote.check.article import Checker
from ninthvote.check.ledger import Ledger
from ninthvote.record import (
    AssemblyVoteRow,
    CastRow,
    EventRow,
    LetterRow,
    OfficeRow,
    PresidencyRow,
    QuotationRow,
    RecommendationRow,
    Record,
    RightsCouncilCastRow,
    SourceRow,
    StateNameRow,
    TermRow,
    VectorRow,
    VoteRow,
    open_record,
)
from ninthvote.record.table import SignatoryRow

_TABLES = (
    TermRow, PresidencyRow, VoteRow, CastRow, EventRow, LetterRow, SignatoryRow, AssemblyVoteRow, RightsCouncilCastRow,
    QuotationRow, RecommendationRow, OfficeRow, VectorRow, SourceRow, StateNameRow,
)  # fmt: skip


def ledger_of(record: Record) -> Ledger:
    """The record's rows arranged for questions."""
    return Ledger({row.table: record.rows(row) for row in _TABLES})


@cache
def open_checker() -> Checker:
    """A checker over the record that comes with the program."""
    return Checker(ledger_of(open_record()))
