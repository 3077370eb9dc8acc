"""The words of the field as frozen values: one concept, one word, with the raw value used in CSV, SQL and JSON.

May import: errors.
"""

from ninthvote.vocabulary.council import Member, Roster, SeatKind, Term
from ninthvote.vocabulary.evidence import Confidence, Withheld, weakest
from ninthvote.vocabulary.interval import Interval, parse_day
from ninthvote.vocabulary.meeting import Format
from ninthvote.vocabulary.state import State
from ninthvote.vocabulary.vote import Cast, Matter, Mode, Outcome, Tally

__all__ = [
    "Cast",
    "Confidence",
    "Format",
    "Interval",
    "Matter",
    "Member",
    "Mode",
    "Outcome",
    "Roster",
    "SeatKind",
    "State",
    "Tally",
    "Term",
    "Withheld",
    "parse_day",
    "weakest",
]
