"""Claims about runs of meetings, their firsts and their days: how they are put, and how the record answers.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.sequence import apart, calendar, first, place, run, streak

__all__ = ["apart", "calendar", "first", "place", "run", "streak"]
