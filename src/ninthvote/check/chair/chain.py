"""Chairs told one after another: "Russia has April, and the Emirates follow in June"."""

from __future__ import annotations

from datetime import date

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import name_of
from ninthvote.check.reading.statement import Statement, reads

#: Besides a state and a time, what tells of a turn and of nothing else.
_TURN = (
    r"(?:\W|\b(?:and|but|then|next|later|again|finally|it|that|which|is|was|are|were|will|be|has|have|had|comes?|came|turn|takes?|took|over"
    r"|gets?|got|goes|went|passes|passed|to|in|for|until|till|of|the|this|by|after|before|with|months?|end|G|D|O|chair\w*|gavel|helm|presid\w*"
    r"|C|its|own|now|currently|from|on|at|held|holds?|did|does|do|so|follow\w*|succeed\w*|hands?|handed)\b|'s)*"
)
_AFTER = r"\bfollow(?:s|ed)?\b|\bnext\b|\bthen\b|\bsucceed(?:s|ed)?\b"
_NEXT_IN_LINE = r"(?:and |then |but )*(?:the )?G (?:(?:follows?|has it|holds it|takes it|gets it|will have it|has the \w+) )?(?:in|for) D"
_UNTIL = r"\b(?:until|till)\b"
_CHAIR = r"presid|\bchair|gavel|\bhelm\b"

#: A month by its number from the year 0.
Month = int


def _told_last(s: Statement) -> Month | None:
    """The month of the presidency told last, just before."""
    if s.scene.ago("presidency") > 1:
        return None
    rows = [x for x in s.scene.said if x[2] is Family.PRESIDENCY and x[:2] < (s.scene.sentence, s.start + 1)]
    m = grammar.match(r"presidency: (\d{4})-(\d\d)", rows[-1][3]) if rows else None
    return int(m[1]) * 12 + int(m[2]) - 1 if m else None


def _meant(s: Statement, last: Month | None) -> set[Month]:
    """The months that the statement may mean."""
    p = s.scene.published
    now = p.year * 12 + p.month - 1 if p else None
    written = [m.value for m in s.clause.within(s.start, s.end, "D")]
    if grammar.search(_UNTIL, s.own):
        return set() if now is None else {now}
    if not written:
        return {last + 1} if last is not None and grammar.search(_AFTER, s.own) else set()
    months = {a.year * 12 + a.month - 1 for t in s.times if t.grain in ("month", "day") for a, _ in t.spans}
    base = last if last is not None else now
    if base is None or any(when.year is not None or not when.month for when in written):
        return months
    # Of a chain, a month without its year is the one nearest to the last, and rather to come than gone by.
    return {base + (month - base + 4) % 12 - 4 for month in months}


def _in_line(s: Statement) -> bool:
    """Whether nothing but a state and its month stands here, after the chair before it: in the same sentence, or as the next."""
    if grammar.fullmatch(_NEXT_IN_LINE, s.own) is None:
        return False
    alone = s.own == s.clause.skeleton.strip(" .")
    return s.scene.ago("presidency") == 0 or (alone and s.scene.ago("presidency") == 1)


@reads(
    Family.PRESIDENCY,
    r"\bG\b[^;.]*(?:\bD\b|follow|next|then|until|till)|(?:\bD\b|follow|next|then|until|till)[^;.]*\bG\b",
)
def month_after_month(s: Statement) -> Answer | None:
    """One state and its month, or its place after the one told last."""
    last = _told_last(s)
    if len(s.states) != 1 or s.people or s.numbers or s.negative or grammar.fullmatch(_TURN, s.own) is None:
        return None
    if last is None and not (s.scene.ago("chair") <= 1 and s.has(rf"{_AFTER}|{_UNTIL}|{_CHAIR}|\bhas\b")):
        return None
    months = _meant(s, last)
    if len(months) != 1:
        return None
    month = date(next(iter(months)) // 12, next(iter(months)) % 12 + 1, 1)
    held = s.scene.ledger.presides(month.year, month.month)
    if held is None:
        return None
    if held[0] != s.states[0]:
        return (
            contradicted(f"{name_of(held[0])} presided in {month:%B %Y}.", held[1]) if _in_line(s) else None
        )
    s.scene.spoken["chair"] = s.scene.sentence
    return supported(f"{name_of(held[0])} presided in {month:%B %Y}.", held[1])
