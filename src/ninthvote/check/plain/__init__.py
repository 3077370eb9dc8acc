"""Statements read by what they name, however they are put: what fits the record is supported, the rest is left alone.

The families know turns of phrase; here a statement is a bag of states, people, times and numbers with a word that tells
the family. Every one of them must be accounted for before anything is said.

May import: record, rules, text, trace.
"""

from ninthvote.check.plain import (
    attempts,
    charter,
    law,
    lists,
    mechanisms,
    meetings,
    outcomes,
    papers,
    people,
    rosters,
    runs,
    seats,
    sides,
    terms,
    turns,
    votes,
)
from ninthvote.check.plain.statement import Statement, read, statements_of

__all__ = [
    "Statement",
    "attempts",
    "charter",
    "law",
    "lists",
    "mechanisms",
    "meetings",
    "outcomes",
    "papers",
    "people",
    "read",
    "rosters",
    "runs",
    "seats",
    "sides",
    "statements_of",
    "terms",
    "turns",
    "votes",
]
