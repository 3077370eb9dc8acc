"""Requests that came to nothing, and those that came to a vote, by the words for it."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Request
from ninthvote.check.meeting.event import HEAR, about, ballots
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.request.ask import requests

_SHORT = r"\b(?:fell|fall|falls|was|is|came|come|stopped|stuck|finished|ended|just|still)?\s?(?:short by|one (?:vote |signature |name |state |supporter )?(?:short|away|shy|too few)|a (?:single )?(?:vote|signature) (?:short|shy|away))\b|(?:want|lack|absence) of (?:a (?:ninth|single|O)|one|the O|a O)|one (?:fewer|less|below|under) (?:than )?(?:what was )?(?:needed|required|necessary|the)|one (?:vote|signature|more) (?:was )?(?:missing|lacking)"


_LACKED = r"\b(?:never|not|no|nobody|without|lack\w*|missing|fail\w*|could not|refus\w*|declin\w*|would not|wouldn't|elusive|balked|withheld|held out|unable|in vain|did not|didn't|nowhere)\b|n't\b"


_NO_NINE = r"\b(?:fail\w*|unable|could not|did not|not|without|never)\b[^;.]{0,20}\b(?:win|get|find\w*|secur\w+|gather\w*|muster\w*|obtain\w*|attract\w*|reach\w*|rais\w+|having)\b[^;.]{0,25}\bN\b"


_GAVE_UP = r"\b(?:shelv\w+|abandon\w*|drop(?:s|ped)?|called off|call off|fell through|withdr\w+|pulled|scrapp\w+|gave up|given up|died|collapsed|foundered|fail\w*|stall\w*|cancel\w*|came to nothing|put off|aborted|buried|sank|lapsed|faltered)\b"


_THING = r"\b(?:request|bid|plan|push|effort|attempt|move|initiative|meeting|session|drive|campaign|idea|it|discussion)\b"


def _spoken(s: Statement) -> list[Request]:
    """The failed requests that can be meant."""
    rows, _ = requests(s.scene, s.clause, s.told)
    failed = [r for r in rows if r.failed]
    if not failed and s.times:
        # Asked by its time alone: the record has few that failed.
        failed = [
            r
            for r in s.scene.ledger.requests
            if r.failed and any(t.holds(r.on) or t.holds(r.day) for t in s.times)
        ]
    p = s.scene.published
    if not failed and not s.told and p is not None:
        failed = [
            r
            for r in s.scene.ledger.requests
            if r.failed and r.state == s.scene.topic and abs((r.day - p).days) <= 45
        ]
    return failed


def _told(r: Request) -> str:
    who = f"; {name_of(r.withheld)} was the ninth that did not come" if r.withheld else ""
    return f"The request of {r.on:%B %Y} had {r.count} in support where nine were needed{who}."


def _plain(s: Statement) -> bool:
    return not (
        s.people
        or s.clause.within(s.start, s.end, "TQEHYKRB")
        or s.has(r"\bstatement\b|abstain|vote against|resolution|draft|seat|term\b")
    )


@reads(Family.REQUEST, rf"{_SHORT}|\bO\b|hold-?outs?\b|{_GAVE_UP}|{_NO_NINE}")
def it_came_to_nothing(s: Statement) -> Answer | None:
    """The request was one short, lacked its ninth, or was given up."""
    if not _plain(s):
        return None
    failed = _spoken(s)
    if len({r.key for r in failed}) != 1:
        return None
    r = failed[0]
    states = [x for x in s.states if x != s.scene.topic]
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")]
    numbers = [n for n in s.numbers if n not in (8, 9, 15)]
    if numbers or any(m != 9 for m in marks):
        return None
    short = s.has(_SHORT)
    ninth = marks == [9] and s.has(_LACKED)
    short = short or (9 in s.numbers and s.has(_NO_NINE))
    gave_up = s.has(_GAVE_UP) and s.has(_THING) and not s.negative
    hold_out = s.has(r"hold-?outs?\b|refusenik") or (ninth and bool(states))
    if hold_out and states:
        return supported(_told(r), r.fact) if states == [r.withheld] else None
    # Whose request it was is known only of the letters; the one named with its failure is the United States.
    if states and not (set(states) <= {"USA"} and (gave_up or short)):
        return None
    if states and grammar.search(r"[^;.]*\bO\b", s.words) and not short and not gave_up:
        return None
    near = (
        s.has(
            r"request|support|\bsign|meeting|bid\b|ninth|name|vote|O\b|push\b|effort|attempt|initiative|discuss|backing"
        )
        or s.scene.ago("request") <= 1
    )
    if near and (short or ninth or gave_up):
        return supported(_told(r), r.fact)
    return None


@reads(
    Family.REQUEST,
    r"\bN\b[^;.]{0,20}(?:members|states|countries|votes|supporters)?[^;.]{0,12}(?:back|support|sign|favou?r|behind)",
)
def so_many_backed_it(s: Statement) -> Answer | None:
    """Nine, or any other number than eight, backed the request that failed."""
    if (
        not _plain(s)
        or s.negative
        or (s.states and set(s.states) != {s.scene.topic})
        or len(s.numbers) != 1
        or len(s.times) != 1
    ):
        return None
    t = s.times[0]
    failed = _spoken(s)
    if len({r.key for r in failed}) != 1 or t.grain not in ("month", "day", "year") or not t.sure:
        return None
    r = failed[0]
    if s.has(r"need|require|would|vot|E\b|statement") or not s.has(r"meeting|session|request|discussion"):
        return None
    if s.numbers[0] == r.count:
        return supported(_told(r), r.fact)
    if s.numbers[0] == 9 and t.grain != "year":
        return contradicted(_told(r), r.fact)
    return None


@reads(Family.REQUEST, r"\b(?:want(?:ed|s)?|tried|sought|propos\w+|move[sd]?|pushed|tries)\b")
def who_wanted_it(s: Statement) -> Answer | None:
    """The state named had asked for the meeting, or the speaker, that was voted on."""
    if (
        len(s.states) == 0
        or s.people
        or s.numbers
        or s.negative
        or not s.told
        or s.clause.within(s.start, s.end, "TQYHFE")
    ):
        return None
    if not s.has(HEAR + r"|\btalk\b|\binvite\b|speak|again") or s.has(
        r"\b(?:stop|block|prevent|avoid|delay|end|keep|kill|postpone|put off)\b"
    ):
        return None
    topic = about(s)
    who = [x for x in s.states if x != topic] or list(s.states)
    for b in ballots(s):
        if b.requested_by and set(who) <= set(b.requested_by) and b.firm("requested_by"):
            s.scene.see_ballot(b)
            return supported(
                f"The vote of {b.on:%-d %B %Y} was on what {listed(sorted(map(name_of, b.requested_by)))} had asked for.",
                b.fact,
            )
    return None
