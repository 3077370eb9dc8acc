"""Whether an answer stands: what is said bears on the Council and this business of it, a contradiction is fair, and a
support accounts for what its span names.

The recognisers know words; here what they found is held against the sentence and the record once more.
May import: record, rules, text, trace.
"""

from ninthvote.check.guard.account import accounted
from ninthvote.check.guard.bearing import bears
from ninthvote.check.guard.fairness import fair, undated
from ninthvote.check.guard.hearing import hears

__all__ = ["accounted", "bears", "fair", "hears", "undated"]
