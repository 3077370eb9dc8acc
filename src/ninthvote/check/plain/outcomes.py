"""What became of a meeting that was voted on: the Council agreed to it or would not have it, and who had wanted it."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Ballot
from ninthvote.check.names import listed, name_of
from ninthvote.check.plain.statement import Statement, reads
from ninthvote.check.scene import NEWS_DAYS

_HEAR = r"\b(?:hear|hold|meet|open|take up|discuss|debate|listen to|have|convene|be briefed|receive)\b|\b(?:briefing|meeting|session|discussion|debate|agenda)\b"
_REFUSED = r"\b(?:refus\w+|declin\w+|fail(?:s|ed)? (?:(?:on )?D )?to|turn(?:s|ed)? down|reject\w*|vot\w+ down|would not|wouldn't|drop(?:s|ped)?|decid\w+ (?:not|against)|vot\w+ (?:not to|against))\b"
_AGREED = r"\b(?:agree[sd]?|vot(?:ed|es) to|decid(?:ed|es) to|consent(?:ed|s) to|cleared the way)\b"


def _ballots(s: Statement) -> list[Ballot]:
    """The votes on the agenda that can be meant: of the time told, else of the last days."""
    p = s.scene.published
    topic = s.scene.topic_of(s.clause) or s.scene.topic
    rows = [b for b in s.scene.ledger.ballots if b.body == "SC" and b.procedural and b.state == topic]
    if s.times:
        return [b for b in rows if any(t.holds(b.on) for t in s.times)]
    return [b for b in rows if p is not None and 0 <= (p - b.on).days <= NEWS_DAYS]


@reads(Family.MEETING, rf"{_REFUSED}|{_AGREED}")
def agreed_or_refused(s: Statement) -> Answer | None:
    """The Council agreed to the meeting, or would not have it."""
    if (
        not s.clause.within(s.start, s.end, "C")
        or s.numbers
        or s.clause.within(s.start, s.end, "TQYHFEO")
        or s.unsaid
    ):
        return None
    if not s.has(_HEAR) or s.has(r"resolution|draft|statement|sanction|refer|envoy's|letter|adjourn|suspend"):
        return None
    if s.states and not set(s.states) <= {s.scene.topic_of(s.clause) or s.scene.topic}:
        return None
    refused, agreed = s.has(_REFUSED), s.has(_AGREED) and not s.has(r"vot\w+ (?:not to|against)|decid\w+ not")
    found = _ballots(s)
    if refused == agreed or len(found) != 1 or found[0].carried is None or not found[0].firm("carried"):
        return None
    b = found[0]
    told = f"The vote of {b.on:%-d %B %Y} was {b.result}: the agenda was {'adopted' if b.carried else 'not adopted'}."
    s.scene.see_ballot(b)
    if b.carried == agreed:
        return supported(told, b.fact)
    clear = s.times and all(t.sure and not t.others and t.grain in ("day", "month") for t in s.times)
    strict = s.has(
        r"\bC (?:D |on D |then |also )?(?:agreed|voted|decided|refused|declined) to (?:hear|hold|meet|open|take up|discuss)"
    )
    return contradicted(told, b.fact) if clear and strict and not s.negative else None


@reads(Family.REQUEST, r"\b(?:want(?:ed|s)?|tried|sought|propos\w+|move[sd]?|pushed|tries)\b")
def who_wanted_it(s: Statement) -> Answer | None:
    """The state named had asked for the meeting, or the speaker, that was voted on."""
    if (
        len(s.states) == 0
        or s.people
        or s.numbers
        or s.negative
        or not s.times
        or s.clause.within(s.start, s.end, "TQYHFE")
    ):
        return None
    if not s.has(_HEAR + r"|\btalk\b|\binvite\b|speak|again") or s.has(
        r"\b(?:stop|block|prevent|avoid|delay|end|keep|kill|postpone|put off)\b"
    ):
        return None
    topic = s.scene.topic_of(s.clause) or s.scene.topic
    who = [x for x in s.states if x != topic] or list(s.states)
    for b in _ballots(s):
        if b.requested_by and set(who) <= set(b.requested_by) and b.firm("requested_by"):
            s.scene.see_ballot(b)
            return supported(
                f"The vote of {b.on:%-d %B %Y} was on what {listed(sorted(map(name_of, b.requested_by)))} had asked for.",
                b.fact,
            )
    return None
