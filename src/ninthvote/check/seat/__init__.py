"""Claims of membership: how they are put, and how the record answers.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.seat import (
    absence,
    arrival,
    intake,
    poll,
    roster,
    sitting,
    size,
    spell,
    succession,
    term,
    turn,
)

__all__ = [
    "absence",
    "arrival",
    "intake",
    "poll",
    "roster",
    "sitting",
    "size",
    "spell",
    "succession",
    "term",
    "turn",
]
