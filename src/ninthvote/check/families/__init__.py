"""The fifteen families of claims: how each is written, and how the record answers it; importing one registers it.

May import: record, rules, text, trace.
"""

from ninthvote.check.families import (
    ballots,
    charter,
    exact,
    gatherings,
    law,
    papers,
    people,
    quotes,
    seats,
    signals,
    table,
    turns,
)

__all__ = [
    "ballots", "charter", "exact", "gatherings", "law", "papers", "people", "quotes", "seats", "signals", "table", "turns",
]  # fmt: skip
