"""Claims about letters, statements and documents: how they are put, and how the record answers.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.paper import among, chorus, envoy, lawtext, letter, list, name, short, signature, symbol

__all__ = ["among", "chorus", "envoy", "lawtext", "letter", "list", "name", "short", "signature", "symbol"]
