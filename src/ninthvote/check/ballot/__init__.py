"""Claims about votes and how members cast them: how they are put, and how the record answers.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.ballot import abroad, cast, outcome, role, short, side, since, tally, vote

__all__ = ["abroad", "cast", "outcome", "role", "short", "side", "since", "tally", "vote"]
