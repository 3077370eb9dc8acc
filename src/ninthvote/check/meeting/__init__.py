"""Claims about meetings, their runs and their days: how they are put, and how the record answers.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.meeting import (
    apart,
    around,
    audience,
    briefer,
    calendar,
    chamber,
    event,
    first,
    form,
    held,
    occasion,
    place,
    run,
    series,
    streak,
)

__all__ = [
    "apart",
    "around",
    "audience",
    "briefer",
    "calendar",
    "chamber",
    "event",
    "first",
    "form",
    "held",
    "occasion",
    "place",
    "run",
    "series",
    "streak",
]
