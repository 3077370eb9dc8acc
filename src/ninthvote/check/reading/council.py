"""Which council "the Council" is: in a text of the Human Rights Council it is not the Security Council.

Until the Security Council is named, a bare "Council" in a text that has named the Human Rights Council is that one,
unless the text speaks of what only the Security Council has.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from ninthvote.check.reading.clause import Clause, build
from ninthvote.text import Kind

#: The Security Council by a name of its own.
_OWN_NAME = re.compile(
    r"security\s+council|\bunsc\b|\bu\.?n\.?\s+council|15|fifteen|horseshoe|table|body", re.IGNORECASE
)
#: What is said of the Security Council alone.
_ITS_OWN = re.compile(
    r"security council|\bunsc\b|\bveto|permanent member|elected member"
    r"|procedural|\bS/(?:\d{4}/|PV|RES)|monthly forecast|what's in blue|\bSC/\d",
    re.IGNORECASE,
)


def told_apart(clauses: Sequence[Clause]) -> list[Clause]:
    """The clauses with each bare "Council" as the council that the text is of."""
    rights = any(m.kind is Kind.RIGHTS_COUNCIL for c in clauses for m in c.mentions)
    if not rights:
        return list(clauses)
    ever = any(_ITS_OWN.search(c.sentence.text) for c in clauses)
    out: list[Clause] = []
    heard = False
    for n, clause in enumerate(clauses):
        if not ever or (heard and not any(_ITS_OWN.search(c.sentence.text) for c in clauses[:n])):
            clause = _of_rights(clause)
        heard = heard or any(m.kind is Kind.RIGHTS_COUNCIL for m in clause.mentions)
        out.append(clause)
    return out


def _of_rights(clause: Clause) -> Clause:
    """The same sentence with "the Council" before the Security Council is named read as the Human Rights Council."""
    named = _ITS_OWN.search(clause.sentence.text)
    stop = named.start() if named else len(clause.sentence.text)
    mentions = [
        replace(m, kind=Kind.RIGHTS_COUNCIL)
        if m.kind is Kind.COUNCIL and m.start < stop and not _OWN_NAME.search(m.surface)
        else m
        for m in clause.mentions
    ]
    return clause if mentions == list(clause.mentions) else build(clause.sentence, mentions)
