"""Claims about meetings, one by one: how they are put, and how the record answers.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.meeting import around, audience, briefer, chamber, event, form, held, occasion, series

__all__ = ["around", "audience", "briefer", "chamber", "event", "form", "held", "occasion", "series"]
