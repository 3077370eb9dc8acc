"""Claims about the procedure in general: how they are put, and how the Charter and the rules answer.

Importing it registers them. May import: record, rules, text, trace.
"""

from ninthvote.check.procedure import (
    agenda,
    charter,
    denial,
    duty,
    majority,
    practice,
    provision,
    rule,
    saying,
)

__all__ = ["agenda", "charter", "denial", "duty", "majority", "practice", "provision", "rule", "saying"]
