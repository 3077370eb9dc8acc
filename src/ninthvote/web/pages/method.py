"""How the count is made, and how often such numbers came true: the backtest over the record that is served."""

from __future__ import annotations

from functools import lru_cache

from ninthvote.brief.backtest import backtest_document
from ninthvote.brief.document import Document, Table
from ninthvote.count.backtest import run_backtest
from ninthvote.record import Record
from ninthvote.web.page import Desk, Page


def method(desk: Desk) -> Page:
    backtest = _backtest(desk.record)
    by_title = {section.title: section for section in backtest.sections}
    return Page(
        title="How the count is made, and how right it has been",
        summary="The method of the count, its backtest on procedural votes since 1990, and how few those are.",
        template="method.html",
        section="/method",
        context={
            "backtest": backtest,
            "member_tables": [
                b for b in by_title["Members, motion by motion"].blocks if isinstance(b, Table)
            ],
        },
        data=(("/api/v1/backtest", "JSON"),),
    )


@lru_cache(maxsize=2)
def _backtest(record: Record) -> Document:
    """Two seconds of forecasts, made once for a record."""
    return backtest_document(run_backtest(record), record)
