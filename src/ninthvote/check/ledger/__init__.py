"""The record as claims ask after it.

A verdict rests on rows; here they stand by the keys under which a claim asks, and nothing is decided.
May import: record tables by their rows, rules, text, vocabulary.
"""

from ninthvote.check.ledger.draw import words_of
from ninthvote.check.ledger.ledger import LIVE_SINCE, Ledger
from ninthvote.check.ledger.row import CALENDAR, Ballot, Fact, Happening, Paper, Request, Tenure

__all__ = [
    "CALENDAR",
    "LIVE_SINCE",
    "Ballot",
    "Fact",
    "Happening",
    "Ledger",
    "Paper",
    "Request",
    "Tenure",
    "words_of",
]
