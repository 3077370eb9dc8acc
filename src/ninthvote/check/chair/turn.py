"""The month in which a chair was held: the day beside it may be that of a vote, and the turn meant the one before or after."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ninthvote.check.claim import Answer, Verdict
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time

#: The chair, by its words.
_CHAIR = r"presid|\bchair|gavel|\bhelm\b|\bturn\b"
#: What may stand between a month and the chair that was held in it.
_OF_ONE_PIECE = r"(?:'s)?[a-z]*[ ,]*(?:(?:the|of|C|in|for|on|over|[DGALPON]|council|un|months?|rotating|this|was|were|is|has|had|have|been|holds?|held|holding|took|takes?|taking|assum\w+|pass\w*|hand\w*|from|go(?:es)?|went|with|it|ambassador|to|up|will|be|who|which|that|its|monthly|by|at|under|during|presid\w+|chair\w*|gavel|turn|seat|not|also|then|again|nation|country|opens|closes|begins|began|starts|year|last|meeting|session|comes?|next|and|as|a|an|one)\b(?:'s)?[ ,'()-]*)*"
#: A turn of the chair told by the turn before or after it.
_TURN = r"\b(?:before|after|about to|soon|next|incoming|outgoing|until|till|since|left|leaves|ended|ends|previous|follow\w*|succe\w+|pass\w*|hand\w*|inherit\w*)\b"
#: A state and its month, beside which another state and its month may stand.
_STATE_AND_MONTH = r"(?:and |then |but )*(?:the )?G(?:'s turn (?:comes|is)(?: next)?,?| (?:follows|presides|holds it|has it|takes it|gets it))? ?(?:in|for) D"
#: A turn whose own month is told.
_IN_ITS_MONTH = r"\bG (?:will )?(?:follows?|presides?|succeeds?) in D$|\bG's turn (?:comes|is)(?: next)?,? in D$|\bD the (?:gavel|chair|presidency) (?:goes|passes|moves|falls) to (?:the )?G$"
#: A bare month is of the year about the article.
A_YEAR = 370
#: A month to come that is written without its year comes as soon as this.
SOON_DAYS = 70
#: Of the time to come.
_AHEAD = r"\bwill\b|\bnext\b|\bcomes\b|to come|\bsoon\b|upcoming|\bshall\b"


#: A verb, or a word for today, without which a chair is of no time.
_SINCE_WHEN = r"\bthis\b|\bfor the month\b|\bthat\b|\bnow\b|current|today|\bh[eo]ld|\bha[sd]\b|\b(?:is|was|were|are|will)\b|presid(?:es|ed|ing)|chair(?:s|ed|ing)|\bt(?:akes?|ook)\b|assum|pass|hand|follow|succe|\b(?:before|after|next|turn)\b|:|^G$|\||march|may|open|clos"
#: Of a time gone by.
_PAST = r"\b(?:held|had|was|were|presided|chaired|took|sat)\b"
#: What goes back to the time just told.
_THAT_TIME = r"\b(?:that|the same) (?:month|day|time|week|year|december)\b|\bat the time\b|\bthen\b|\bmeeting|\bsession|\bvote|\bdebate|\b(?:did|was) so\b"
#: The month that a row of the presidency is of.
_MONTH = re.compile(r"presidency: (\d{4})-(\d\d)")


def _touches(t: Time, year: int, month: int) -> bool:
    """Whether the time has a day in that month."""
    return any((a.year, a.month) <= (year, month) <= (z.year, z.month) for a, z in t.spans)


def is_in_that_month(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """A state is wrong of a month only where the month is that of its chair and no turn before or after is meant.

    In "days before Albania took the chair, on 26 May, two vetoes fell" the day is that of the vetoes.
    """
    if answer.verdict is not Verdict.CONTRADICTED:
        return True
    if len(answer.evidence) == 2 and not _MONTH.match(answer.evidence[1].ref):
        return True  # the month is that of the vote or meeting, which is named beside it
    if grammar.search(r"[EHF]\b", words):
        return False
    left, right = widen(clause, start, end)
    left, right = min(left, start), max(right, end)
    if grammar.fullmatch(_STATE_AND_MONTH, words.strip()):
        left, right = start, end
    times = {i: ts for i, ts in scene.times.items() if left <= i < right}
    chairs = [m.start() for m in grammar.finditer(_CHAIR, clause.skeleton) if left <= m.start() < right]
    told = [t for ts in times.values() for t in ts]
    held_in = [m for f in answer.evidence if (m := _MONTH.match(f.ref))]
    if told and held_in and not any(_touches(t, int(m[1]), int(m[2])) for t in told for m in held_in):
        return False  # held against another month than the one told
    p = scene.published
    is_now = p is not None and any((int(m[1]), int(m[2])) == (p.year, p.month) for m in held_in)
    if not told and not is_now and grammar.search(_PAST, words) and not grammar.search(_THAT_TIME, words):
        return False  # the month of the sentence before need not be that of this one
    if not told and not grammar.search(_SINCE_WHEN, clause.skeleton[start:end]):
        return False  # "its presidency", whenever that is
    if times and chairs:
        pairs = [(abs(c - d), min(c, d), max(c, d)) for c in chairs for d in times]
        _, a, b = min(pairs)
        if not grammar.fullmatch(_OF_ONE_PIECE, clause.skeleton[a:b]):
            return False
    named = [i for i, m in clause.at.items() if left <= i < right and clause.skeleton[i] in "GALP"]
    if chairs and named:
        _, a, b = min((abs(c - i), min(c, i), max(c, i)) for c in chairs for i in named)
        if not grammar.fullmatch(
            _OF_ONE_PIECE, clause.skeleton[a + 1 : b] if a in named else clause.skeleton[a:b]
        ):
            return False  # a state of which something else is said
    states = {
        s
        for m in clause.within(left, right, "GAL")
        for s in (m.value if isinstance(m.value, tuple) else (m.value,))
    }
    written = [clause.at[i].value for i in times]
    bare = (
        []
        if any(d.year or d.years for d in written)
        else [times[i] for i in times if clause.at[i].value.month]
    )
    ahead = date.max if scene.published is None else scene.published + timedelta(days=SOON_DAYS)
    for t in (t for ts in bare for t in ts):
        for step in (1,) if t.first <= ahead and grammar.search(_AHEAD, words) else (-1, 1):
            other = scene.ledger.presides(t.first.year + step, t.first.month)
            about = (
                scene.published is None
                or abs((date(t.first.year + step, t.first.month, 1) - scene.published).days) <= A_YEAR
            )
            if about and other is not None and other[0] in states:
                return False  # the month of the year before, or of the one to come
    said = clause.sentence.text[clause.places[left] : clause.places[right]].lower()
    if not grammar.search(_TURN, said) or grammar.search(_IN_ITS_MONTH, words):
        return True
    months = {(d.year, d.month) for ts in scene.times.values() for t in ts for span in t.spans for d in span}
    months |= {(scene.published.year, scene.published.month)} if scene.published and not months else set()
    near = {(y + (m - 1 + k) // 12, (m - 1 + k) % 12 + 1) for y, m in months for k in (-1, 1)}
    return not any((held := scene.ledger.presides(*x)) is not None and held[0] in states for x in near)
