"""Claims about meetings sought: how they are put, and how the record answers.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.request import ask, attempt, backer, failure, hearsay, support

__all__ = ["ask", "attempt", "backer", "failure", "hearsay", "support"]
