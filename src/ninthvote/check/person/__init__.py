"""Claims about people, mandates, recommendations and words: how they are put, and how the record answers.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.person import (
    advice,
    holder,
    inquiry,
    line,
    mandate,
    office,
    quotation,
    recommendation,
    renewal,
    turn,
)

__all__ = [
    "advice",
    "holder",
    "inquiry",
    "line",
    "mandate",
    "office",
    "quotation",
    "recommendation",
    "renewal",
    "turn",
]
