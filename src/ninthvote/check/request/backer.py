"""Requests read by the names and numbers in them."""

from __future__ import annotations

from datetime import timedelta

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Request
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.request.ask import requests


@reads(
    Family.REQUEST,
    r"eight|nine|ninth|N\b|O\b|signature|support|short|name|\bsign|declin|refus|withh|would not|wouldn't|lend|supply|stood in the way|balk",
)
def one_short(s: Statement) -> Answer | None:
    """The request had eight in support, or lacked the state named."""
    if (
        s.scene.topic is None
        or s.clause.within(s.start, s.end, "TQEH")
        or s.people
        or s.has(r"vote against|abstain|statement|term\b|seat|favou?r\b")
    ):
        return None
    rows, _ = requests(s.scene, s.clause, s.told)
    failed = [r for r in rows if r.failed]
    if not failed or (len({r.key for r in failed}) > 1 and len(s.told) < 2):
        return None
    near = (
        grammar.search(r"request|support|sign|letter|meeting|ninth|short|name", s.clause.skeleton)
        or s.scene.ago("request") <= 6
    )
    if not near:
        return None
    r = failed[-1]
    states = [x for x in s.states if x != s.scene.topic] or (
        list(s.actors) if s.has(r"\b(?:it|she|he)\b") and len(s.actors) == 1 else []
    )
    if states:
        refuses = s.has(
            r"declin|refus|would not|wouldn't|withh|not sign|not (?:be|lend|supply)|ninth|in the way|balk|did not|lacking|missing"
        )
        if (
            refuses
            and len(states) == 1
            and all(states[0] == x.withheld for x in failed)
            and not [n for n in s.numbers if n not in (8, 9)]
        ):
            return supported(_told(r), r.fact)
        return None
    numbers = s.numbers
    eight = 8 in numbers
    had = eight and s.has(r"sign|support|had|found|stood|back|name|vote|only|got")
    lacked = (
        9 in numbers
        and not eight
        and s.has(r"need|require|threshold|necessary|would have|must|fail|without|never|not ")
    )
    if numbers and all(n in (8, 9, 15) for n in numbers) and (lacked or (had and not s.negative)):
        return supported(_told(r), *(x.fact for x in failed))
    if s.has(
        r"one (?:signature|vote|name|supporter)? ?short|a single (?:signature|vote|supporter) (?:short|lacking)|no ninth|without a ninth|one (?:more|signature) (?:was )?(?:missing|needed|lacking)"
    ):
        return supported(_told(r), *(x.fact for x in failed))
    return None


def _told(r: Request) -> str:
    who = f"; {name_of(r.withheld)} was the ninth that did not come" if r.withheld else ""
    return f"The request of {r.on:%B %Y} had {r.count} in support where nine were needed{who}."


@reads(
    Family.REQUEST,
    r"put (?:it|this|the \w+|G) |raised|brought|host|ask|request|call|convene|sponsor|want|initiat|propos|seek|sought|organi[sz]",
)
def who_asked(s: Statement) -> Answer | None:
    """Those named asked for the meeting."""
    states = [x for x in s.states if x != s.scene.topic]
    if (
        not states
        or s.negative
        or s.people
        or s.scene.topic is None
        or s.has(
            r"vote|statement|\bin (?:a|the|their) letter\b|programme|for (?:its|the) release|veto|would\b|will\b|\bs(?:eek|ought)\w* to (?:highlight|link|show|stress|draw)"
        )
    ):
        return None
    rows, _firm = requests(s.scene, s.clause, s.told)
    put = grammar.search(
        r"\b(?:put|placed|brought|raised|took|take|brings|puts) (?:the (?:\w+ )+(?:in|of) )?G\b", s.own
    )
    about: tuple[str, ...] = s.clause.at[s.start + put.end() - 1].value if put else ()
    if len(about) == 1 and about[0] in states and len(states) > 1 and s.told:
        # "Estonia put Belarus on the table": the state named last is the subject.
        states = [x for x in states if x != about[0]]
        rows = [
            r
            for r in s.scene.ledger.requests
            if r.state == about[0] and any(t.holds(r.on) or t.holds(r.day) for t in s.told)
        ]
    if s.has(r"\bthat (?:one|meeting|session)\b") and not s.told:
        rows = [r for r in rows if s.scene.happening is not None and r.day == s.scene.happening.on]
    for r in rows:
        if (
            r.names
            and set(states) <= r.names
            and (
                not s.numbers
                or s.numbers == [r.count]
                or (s.numbers == [(r.count or 0) - 1] and s.has("N other|N more|N further"))
            )
            and r.fact.is_firm
        ):
            return supported(f"The request was made by {listed(sorted(map(name_of, r.names)))}.", r.fact)
    for h in s.scene.ledger.happenings:
        if (
            h.kind == "arria_formula"
            and h.state == s.scene.topic
            and set(states) <= set(h.signatories) | ({"KOR"} if "Republic of Korea" in h.outcome else set())
        ):
            near = (s.told and any(h.within(a, b) for t in s.told for a, b in t.spans)) or (
                not s.told and s.scene.published and 0 <= (s.scene.published - h.on).days <= 21
            )
            if near:
                return supported(f"{h.title}, {h.on:%-d %B %Y}: {h.outcome}.", h.fact)
    return None


@reads(Family.REQUEST, r"abandon|dropp|call\w* off|withdr|cancel|gave up|given up|shelv|put off|pulled")
def it_was_dropped(s: Statement) -> Answer | None:
    """The request was given up at the time told."""
    if (
        s.negative
        or s.numbers
        or s.people
        or s.scene.topic is None
        or s.clause.within(s.start, s.end, "TQEHY")
        or s.has(r"vote|draft|resolution|statement|mandate|membership")
    ):
        return None
    if not s.has(r"request|meeting|attempt|bid|plan|session|effort|push"):
        return None
    rows, _ = requests(s.scene, s.clause, s.told)
    failed = [r for r in rows if r.failed]
    others = [x for x in s.actors if x not in ("USA", s.scene.topic)]
    if len(failed) != 1 or others:
        return None
    r = failed[0]
    if any(
        t.grain == "day" and not (t.first <= r.on + timedelta(days=3) and t.last >= r.on - timedelta(days=3))
        for t in s.times
    ):
        return None
    return supported(_told(r), r.fact)


@reads(Family.REQUEST, r"ask|request|call(?:ed|ing)? for|sought|wanted|demand|raised|brought")
def so_many_members_asked(s: Statement) -> Answer | None:
    """So many members asked for the meeting."""
    if (
        len(s.numbers) != 1
        or set(s.states) - {s.scene.topic}
        or s.people
        or s.negative
        or s.clause.within(s.start, s.end, "TQEHY")
        or s.unsaid
    ):
        return None
    if not s.has(r"N (?:\w+ )?(?:C )?(?:council )?members?\b") or s.has(
        r"vote|sign|statement|need|require|at least|must|others?\b|block|oppos|object|reject|refus|prevent|\bhands?\b"
    ):
        return None
    rows, firm = requests(s.scene, s.clause, s.told)
    rows = [r for r in rows if r.count is not None and not r.failed]
    fitting = [r for r in rows if r.count == s.numbers[0]]
    if fitting:
        return supported(
            f"The request of {fitting[0].on:%-d %B %Y} was made by {fitting[0].count} members.",
            fitting[0].fact,
        )
    if not firm or not rows or not all(r.complete for r in rows) or len({r.count for r in rows}) != 1:
        return None
    r = rows[0]
    return contradicted(
        f"The request of {r.on:%-d %B %Y} was made by {r.count} members: {listed(sorted(map(name_of, r.names)))}.",
        r.fact,
    )


@reads(
    Family.REQUEST,
    r"N (?:C )?(?:council )?(?:other )?(?:members?|member (?:states|nations)|states|countries|governments|delegations|of them)[^;.]{0,20}\b(?:ask|request|call|sought|seek|want)",
)
def so_many_asked(s: Statement) -> Answer | None:
    """So many members asked for the meeting that was held."""
    if (
        (s.states and set(s.states) != {s.scene.topic})
        or s.people
        or s.negative
        or len(s.numbers) != 1
        or s.has(r"\bvot|statement|sanction|after(?:wards)?\b")
    ):
        return None
    if not s.has(r"meeting|session|discussion|talks|briefing|it\b") or s.scene.topic is None:
        return None
    rows, firm = requests(s.scene, s.clause, s.told)
    rows = [r for r in rows if not r.failed and r.complete and r.count]
    if len({r.count for r in rows}) != 1 or not firm:
        return None
    r = rows[-1]
    told = f"The request of {r.on:%-d %B %Y} was made by {listed(sorted(map(name_of, r.names)))}."
    if s.numbers[0] == r.count:
        return supported(told, r.fact)
    asked = s.has(r"\bhad (?:\w+ )?(?:asked|requested|sought)\b|\brequested\b") and not s.has(
        r"\bthen\b|later|open|since"
    )
    whole = asked and r.count == len(r.names) and grammar.search(r"other|more|further|some", s.words) is None
    return contradicted(told, r.fact) if whole and len({x.key for x in rows}) == 1 else None
