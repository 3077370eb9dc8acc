"""Claims that hold one vote beside others: how they are put, and how the record answers.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.comparison import company, compared, every, order, poll, summary

__all__ = ["company", "compared", "every", "order", "poll", "summary"]
