"""What is only said to have happened: checkable in kind, and in no record.

"Some forty delegations are said to have attended", "one of them, we understand, signed last".
"""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Family, unknown
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.scene import Scene

_SAID_TO = (
    r"(?:\b(?:is|are|was|were) (?:said|supposed|rumou?red|believed|thought|reputed|understood) to\b|\bwe understand\b|\bapparently\b|\ballegedly\b"
    r"|\bit is (?:said|known|rumou?red) that\b|\baccording to (?:a|an|one|N|several|some) [^,;.]{0,40}(?:diplomat|envoy|official|source|delegate)s?\b|\bby one account\b)"
)
_BUSINESS = r"G|\bA\b|C|delegation|ambassador|envoy|diplomat|letter|request|\bsign|members?\b|capital|record|\bitem\b|meeting|statement"


@frame(
    Family.REQUEST,
    rf"<<{_SAID_TO}>>",
    "said to|supposed to|rumored to|rumoured to|believed to|thought to|reputed to|understood to|we understand|apparently|allegedly|it is said|it is known|it is rumo|according to|by one account",
    rank=-1,
    hedged=True,
)
def only_said(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """What delegations did by hearsay alone."""
    if clause.within(m.start(), m.end(), "TQ") or not grammar.search(_BUSINESS, m.group(0)):
        return None
    return unknown("What is only said to have happened is not in the record.")
