"""An article held against the record: claim, query, verdict with evidence.

May import: record, rules, text, trace.
"""

from ninthvote.check.article import Checked, Checker
from ninthvote.check.claim import Answer, Claim, Family, Verdict
from ninthvote.check.ledger import Fact, Ledger

__all__ = ["Answer", "Checked", "Checker", "Claim", "Fact", "Family", "Ledger", "Verdict"]
