"""The chair at a time that was told before: when the vote just told was taken, in the year of the notes, in an earlier turn."""

from __future__ import annotations

from datetime import date

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.meeting.series import CLOSED, FORMAL
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import name_of
from ninthvote.check.reading.statement import Statement, reads

_OTHERS = r"\bcommittee|working group|\bassembly|\b[EHK]\b"
#: Nothing but who presided.
_PRESIDED = (
    r"\W*(?:(?:and|but|while|when|as|with|though|although|even though|since)\b ?)*(?:(?:the )?G|it|the country)(?:, [a-z' ]{1,30},)?"
    r" (?:(?:then|also|itself|at the time|meanwhile|was|had|were) )*(?:presiding|presided|in the chair|president|the president|the (?:C )?president|at the helm"
    r"|(?:held|holding|had|occupied|wielded) the (?:C )?(?:chair|gavel|presidency))(?: of C| over (?:it|C|the (?:meeting|session|vote)))?"
    r"(?: (?:then|at the time|(?:on )?that day|for the month|D))?\W*"
)
#: How many sentences after a vote "Greece presided" is said of it.
JUST_TOLD = 2


def at_the_vote(s: Statement) -> tuple[date, Fact] | None:
    """The day that a statement without a time of its own goes back to, and the row that has it."""
    scene = s.scene
    b, h = scene.ballot, scene.happening
    told = scene.paragraph_time
    if b is not None and scene.sentence - scene.ballot_at <= JUST_TOLD and (told is None or told.holds(b.on)):
        return b.on, b.fact
    if (
        h is not None
        and scene.sentence - scene.happening_at <= JUST_TOLD
        and (told is None or told.holds(h.on))
    ):
        return h.on, h.fact
    if len(scene.section) == 1:
        held = [x for x in scene.ledger.happenings if x.state == scene.topic and scene.section[0].holds(x.on)]
        formal = [x for x in held if x.kind in FORMAL] or [x for x in held if x.kind in CLOSED]
        return (formal[0].on, formal[0].fact) if len(formal) == 1 else None
    return None


@reads(Family.PRESIDENCY, r"presid|\bchair|gavel|\bhelm\b")
def who_presided_then(s: Statement) -> Answer | None:
    """The state named presided when the vote or meeting just told was held."""
    if len(s.actors) != 1 or s.people or s.negative or s.numbers or s.has(_OTHERS):
        return None
    if grammar.fullmatch(_PRESIDED, s.own) is None or any(t.grain != "day" for t in s.times):
        return None
    told = at_the_vote(s)
    held = s.scene.ledger.presides(told[0].year, told[0].month) if told else None
    if told is None or held is None or any(not t.holds(told[0]) for t in s.times):
        return None
    said = f"{name_of(held[0])} presided in {told[0]:%B %Y}."
    if held[0] == s.actors[0]:
        return supported(said, held[1])
    return contradicted(said, held[1], told[1]) if s.states else None


_EARLIER = (
    r"\W*(?:and |but |while )*(?:the|its|their|G's|our|that) (?:own )?(?:(?:previous|earlier|other|last|latest|most recent|first|second|O|one before|one before it)\b ?)+"
    r"(?:of (?:the|its|those) (?:N|turns|presidencies) ?)?(?:turn|month|presidency|stint|spell|time|term)?(?: (?:in the chair|at the helm|at the head of (?:the )?(?:C|table)|as (?:C )?president|with the gavel|of C))?,?"
    r" (?:was|had been|came|fell|had come|had fallen|has been|is|comes|falls|will be|will come|dates from|dated from)(?: back)?(?: in| that of)? (?:the )?D(?:,.*)?\W*"
)
_CHAIR = r"presid|\bchair|gavel|\bhelm\b|at the head of"


@reads(
    Family.PRESIDENCY,
    r"\b(?:turn|month|presidency|stint|spell|first|second|O|other|previous)\b[^;.]*\b(?:was|been|came|fell|is|comes|falls|be|come|dates|dated|fallen)\b",
)
def an_earlier_turn(s: Statement) -> Answer | None:
    """The turn before or after the one told of the same state was, or will be, in the month told."""
    state = _of_whom(s)
    times = [t for t in s.times if t.grain == "month"]
    if state is None or len(times) != 1 or len(s.times) != 1 or s.people or s.negative or s.has(_OTHERS):
        return None
    if grammar.fullmatch(_EARLIER, s.own) is None:
        return None
    held = [h for a, _ in times[0].spans if (h := s.scene.ledger.presides(a.year, a.month)) is not None]
    if any(h[0] == state for h in held):
        return supported(f"{name_of(state)} presided in that month.", *(h[1] for h in held if h[0] == state))
    firm = len(held) == len(times[0].spans) == 1 and (s.states or s.has(r"\bits\b"))
    return contradicted(f"{name_of(held[0][0])} presided in that month.", held[0][1]) if firm else None


def _of_whom(s: Statement) -> str | None:
    """The state of whose turns is spoken: the one named, else the one that was just said to preside."""
    if s.states:
        return s.states[0] if len(s.states) == 1 and s.has(_CHAIR) else None
    told = [x for x in s.scene.said if x[2] is Family.PRESIDENCY]
    m = grammar.search(r"^presidency: \d{4}-\d\d (\w+)$", told[-1][3]) if told else None
    if m is not None and s.scene.ago("presidency") <= 1:
        return m[1]
    return s.scene.states[0] if len(s.scene.states) == 1 and s.has(_CHAIR) and s.has(r"\bits\b") else None
