"""Would nine vote to take it up: the distribution of a tally, member by member, with reasons.

May import: model, rules, record, score.
"""

from ninthvote.count.answer import count_json
from ninthvote.count.count import Count, CountedMember, count_situation
from ninthvote.count.tally import mixed, shaken, tally_pmf
from ninthvote.count.whip import Report, read_whip, what_if

__all__ = [
    "Count",
    "CountedMember",
    "Report",
    "count_json",
    "count_situation",
    "mixed",
    "read_whip",
    "shaken",
    "tally_pmf",
    "what_if",
]
