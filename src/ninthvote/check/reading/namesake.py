"""Two states of one name: of the two Congos that one is meant which sat about the time of the article."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from ninthvote.check.ledger import Ledger
from ninthvote.check.reading.clause import Clause, build
from ninthvote.text import Kind, Mention

#: The bare name, and the two that bear it; the lexicon takes it for the first.
_BARE = re.compile(r"(?<!Republic of )(?<!Republic of the )(?<!DR )(?<!D\.R\. )\bCongo\b(?!-|\s\()")
_FIRST, _OTHER = "COG", "COD"
#: In years, how near to the article one of them sat or sits.
ABOUT = 1


def which_congo(clauses: Sequence[Clause], ledger: Ledger, published: date | None) -> list[Clause]:
    """The clauses with a bare "Congo" as the state that sat about then, where the other did not."""
    if published is None or not any("Congo" in clause.sentence.text for clause in clauses):
        return list(clauses)
    first, other = (_sat(ledger, state, published.year) for state in (_FIRST, _OTHER))
    return [_as_other(clause) for clause in clauses] if other and not first else list(clauses)


def _sat(ledger: Ledger, state: str, year: int) -> bool:
    return any(
        r.from_.year - ABOUT <= year <= (r.until or date.max).year + ABOUT - 1 for r in ledger.terms_of(state)
    )


def _as_other(clause: Clause) -> Clause:
    mentions = [
        _renamed(mention) if _BARE.search(mention.surface) else mention for mention in clause.mentions
    ]
    return clause if mentions == list(clause.mentions) else build(clause.sentence, mentions)


def _renamed(mention: Mention) -> Mention:
    if mention.kind is Kind.STATES:
        return replace(mention, value=tuple(_OTHER if code == _FIRST else code for code in mention.value))
    return replace(mention, value=_OTHER) if mention.value == _FIRST else mention
