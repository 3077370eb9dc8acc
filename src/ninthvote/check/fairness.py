"""A contradiction stands only where every fair reading of the statement fails.

A family judges the reading it was made for. Here the other readings are tried before a writer is told to be wrong: a
number of some of those spoken of, a time that could not be resolved, a pronoun that may stand for another list.
"""

from __future__ import annotations

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, Verdict
from ninthvote.check.clause import Clause, widen
from ninthvote.check.plain.statement import plainly
from ninthvote.check.scene import Scene

_COUNTED = frozenset({Family.VOTE, Family.MEMBER_VOTE, Family.SIGNATORIES, Family.REQUEST, Family.MEMBERSHIP})
#: "Of the three African members, two said no": of some of them, not of all.
_OF_SOME = r"\b(?:of|among|from) (?:the |these |those |its |their |our |all )?(?:N |other )?[a-zC' -]{0,30}(?:members?|ones|states|countries|N|them|C|group|signatories|permanent|elected)\b[^,;.]{0,20}, [^;.]{0,12}\bN\b"
_ANAPHOR = r"\b(?:them|it|too|also|as well|likewise|did|either|neither|one of)\b"
_PAPER = r"sign|statement|letter|text|declaration|appeal|names?\b"


def fair(scene: Scene, clause: Clause, start: int, end: int, family: Family, answer: Answer) -> Answer | None:
    """The answer, or none where it would contradict on one reading out of several."""
    if answer.verdict is not Verdict.CONTRADICTED:
        return answer
    left, right = widen(clause, start, end)
    if scene.unresolved_in(clause, left, right):
        return None
    words = clause.skeleton[left:right]
    if family in _COUNTED and grammar.search(_OF_SOME, clause.skeleton[left:end]):
        return None
    if (
        family is Family.SIGNATORIES
        and not grammar.search(_PAPER, words)
        and grammar.search(_ANAPHOR, words)
        and max(scene.ballot_at, scene.happening_at) >= scene.paper_at
    ):
        return None
    other = plainly(scene, clause, start, end, family)
    return other if other is not None else answer
