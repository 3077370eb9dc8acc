"""A verdict stands only where what it rests on bears on what was said: the Council's business, and this business.

The readers know words; the same words are used of other bodies, other letters and other votes. "Australia voted in
favour of the Declaration" is about the Assembly, "a letter addressed to the President" names no president.
"""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Family, Verdict
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.scene import Scene
from ninthvote.text import Kind

#: Families that are about the Council and its table: where it is not spoken of, the words are of something else.
_OF_THE_COUNCIL = frozenset(
    {
        Family.MEMBERSHIP,
        Family.REQUEST,
        Family.SIGNATORIES,
        Family.MEETING,
        Family.MEMBER_VOTE,
        Family.VOTE,
        Family.RULE,
        Family.PRESIDENCY,
        Family.SEQUENCE,
    }
)
#: For so many sentences an article goes on about the Council without naming it.
COUNCIL_SENTENCES = 25

#: Presidents of states, courts and other bodies, and the one to whom a letter is addressed.
_OTHER_PRESIDENT = r"addressed to the president|letters? (?:dated|from|to|sent)[^;.]{0,120}president|president of (?:the )?(?:republic|general|court|E|H|commission|committee|L|G|economic)|president and head of state|(?:vice|prime|former)[- ]president|presidential"
#: What only names a post, and says nothing of a seat.
_POST = r"permanent (?:[a-zA]+(?:'s)? )?(?:representative|mission)|member states?\b(?! of C)|members? of (?:the )?(?:K|E|H|F|parliament|congress|commission|panel|committee|delegation|team|group of|european|united nations|U)"
#: Another office than a seat.
_OFFICE = r"\bserv(?:e|es|ed|ing) (?:in (?:this|that|the|such an?) (?:position|post|role|capacity|office|job)|as (?:the |an? |its )?(?![^;.,]{0,40}member))"


#: How the Council is named, or what only it has.
_NAMES_IT = re.compile(
    r"security council|\bunsc\b|permanent member|\bveto|\bS/(?:PV|RES|20\d\d)\b|\bp5\b", re.IGNORECASE
)


def hears(scene: Scene, clause: Clause) -> None:
    """Take in whether the sentence names the Council."""
    if any(m.kind is Kind.COUNCIL for m in clause.mentions) or _NAMES_IT.search(clause.sentence.text):
        scene.facts["council_at"] = scene.sentence


def bears(scene: Scene, clause: Clause, start: int, end: int, family: Family, answer: Answer) -> bool:
    """Whether what was found is said of the Council's own business at all."""
    if answer.verdict is Verdict.NOT_IN_RECORD:
        return True
    if family in _OF_THE_COUNCIL and scene.sentence - scene.facts.get("council_at", 0) > COUNCIL_SENTENCES:
        return False
    left, right = widen(clause, start, end)
    words = clause.skeleton[left:right]
    if family is Family.PRESIDENCY:
        return grammar.search(_OTHER_PRESIDENT, clause.skeleton[left : end + 40]) is None
    if family is Family.MEMBERSHIP:
        if grammar.search(_OFFICE, words):
            return False
        if grammar.search(_POST, words):
            words = grammar.compiled(_POST).sub(" ", words)
            return grammar.search(r"C|\bseats?\b|\bmembers?\b|\bterms?\b|elected", words) is not None
    return True
