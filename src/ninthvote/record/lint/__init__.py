"""The facts validated like code: each check states what the record claims of itself, and every finding is told.

May import: the tables of the record, symbols, vocabulary.
"""

from ninthvote.record.lint.draft import Finding, Report
from ninthvote.record.lint.validate import fix, validate

__all__ = ["Finding", "Report", "fix", "validate"]
