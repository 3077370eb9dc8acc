"""Claims about the presidency: how they are put, and how the record answers.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.chair import aside, chain, gavel, handover, month, presiding, then

__all__ = ["aside", "chain", "gavel", "handover", "month", "presiding", "then"]
