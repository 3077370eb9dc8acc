"""Who asked for a meeting."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import Request
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import charitable
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX, COUNT, NAMED, PERSON
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time

_THING = r"(?:meetings?|sessions?|discussions?|debates?|briefings?|gatherings?|talks|conversation|consultations|hearing|item|video-?conference|vtc|it|one)"


_THAT_ONE = r"\bthat (?:meeting|session|discussion|debate|briefing|one)\b"


def requests(scene: Scene, clause: Clause, times: Sequence[Time]) -> tuple[list[Request], bool]:
    """The requests that a statement may speak of, and whether they are named firmly."""
    state = scene.topic_of(clause) or scene.topic
    # Those made before the article, or soon after.
    until = scene.published + timedelta(days=21) if scene.published else date.max
    rows = [r for r in scene.ledger.requests if r.state == state and r.on <= until]
    times = times or scene.label_times()
    if not times and scene.focus and scene.ago("time") <= 2 and grammar.search(_THAT_ONE, clause.skeleton):
        times = [scene.focus]  # "that meeting" is of the time just told
    if times:
        inside = [r for r in rows if any(_holds(t, r) for t in times)]
        return inside, bool(inside) and all(t.sure for t in times)
    recent: list[date] = []
    if scene.happening is not None and scene.sentence - scene.happening_at <= 6:
        recent.append(scene.happening.on)
    if scene.ballot is not None and scene.sentence - scene.ballot_at <= 6 and scene.ballot.state == state:
        recent.append(scene.ballot.on)
    for day_ in recent:
        near = [r for r in rows if r.day == day_ or 0 <= (day_ - r.on).days <= 21]
        if near:
            return near, True
    if scene.published:
        near = [r for r in rows if abs((r.day - scene.published).days) <= 31]
        if near:
            return near, len({r.day for r in near}) == 1
    return rows, False


def failed_ones(scene: Scene, clause: Clause, times: Sequence[Time]) -> list[Request]:
    """The requests without success that are meant: of the times told, or else the one told last or in the news."""
    state = scene.topic_of(clause) or scene.topic
    rows = [r for r in scene.ledger.requests if r.failed and r.state == state]
    if times:
        return [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in times)]
    if scene.request is not None and scene.request.failed:
        return [scene.request]
    return [r for r in rows if scene.published and abs((r.on - scene.published).days) <= 45]


def _holds(t: Time, r: Request) -> bool:
    if t.grain in ("day", "week"):
        return any(
            a - timedelta(days=4) <= d <= b + timedelta(days=4) for d in (r.on, r.day) for a, b in t.spans
        )
    return t.holds(r.on) or t.holds(r.day)


_ASK = r"(?:asked(?: for)?|ask for|requested|request|called for|calling for|sought|seeking|seeks|sponsored|convened|convoked|proposed|initiated|demanded|signed the request|put their names|tabled|asking for|requesting|co-sponsored|wanted|moved to hold|raised)"


@frame(
    Family.REQUEST,
    rf"(?P<who>{NAMED}(?:,? (?:and|with) N others?)?|{PERSON}|(?P<n>{COUNT})|they)(?: including (?P<inc>G))?,?(?: which| who| that)?{AUX} (?P<how>(?:already )?{_ASK})(?: for| to hold| to have| to put| to convene)? (?P<what>(?:the |a |an |its |this |that |such |another |open |formal |urgent |emergency |public |yearly |annual |closed |fresh |C )*(?:{_THING}|meeting|C to (?:meet|discuss|hold|take)|that [^,;.]{{0,30}}be (?:discussed|held|taken up)))(?P<rest>[^;.]*)",
    "ask|request|call|sought|seek|sponsor|conven|convok|propos|initiat|demand|sign|put their|tabled|wanted|moved|raised",
    rank=5,
)
def who_asked(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who asked for the meeting."""
    if (
        grammar.search(r"vote", m.group("what") + m.group("rest")[:12])
        or "not" in clause.skeleton[max(0, m.start("how") - 8) : m.start("how")].split()
    ):
        return None
    rest = m.group("rest")
    states, extra = states_in(scene, clause, m.start("who"), m.end("who"))
    if m.group("n") and not states:
        states = ()
    number = next((x.value for x in clause.within(m.start("who"), m.end("who"), "N")), None)
    inc, _ = states_in(scene, clause, m.start("inc"), m.end("inc")) if m.group("inc") else ((), 0)
    named_after = grammar.match(r"\s*(?::|,|\(|-+|\u2014)\s*(?=G)", rest)
    stop = m.end("what")
    if named_after:
        more = [x for i, x in clause.at.items() if i >= m.end("what") and x.kind.value == "states"]
        if more:
            inc = (*inc, *more[0].value)
            stop = next(i for i, x in clause.at.items() if x is more[0]) + 1
    begin = m.start()
    among = grammar.search(
        r"G (?:was|were|is|are) (?:also )?(?:among|one of|part of) $", clause.skeleton[: m.start()]
    )
    if among:
        inc = (*inc, *clause.at[among.start()].value)
        begin = among.start()
    if "PRK" in states:
        return None
    joined = grammar.match(
        rf",? and (?P<j>{NAMED})(?:, which has no seat[^,]*,)? (?:joined|backed|supported) (?:them|it|the (?:call|request))",
        rest,
    )
    if joined:
        inc = (
            *inc,
            *states_in(scene, clause, m.end("what") + joined.start("j"), m.end("what") + joined.end("j"))[0],
        )
        stop = m.end("what") + joined.end()
    seven_others = extra if states and extra else 0
    left, right = widen(clause, m.start(), m.end("what"))
    times = scene.times_in(clause, left, right)
    rows, firm = requests(scene, clause, times)
    if not rows:
        return (
            [(begin, max(stop, m.end("what")), unknown("This request is not in the record."))]
            if states and firm
            else None
        )
    everyone = (*states, *inc)
    answers = []
    for r in rows:
        total = None
        if number is not None and not seven_others and (m.group("n") or not states):
            total = number
        elif seven_others:
            total = len(states) + seven_others
        answers.append(_asked(scene, r, everyone, total, exact=bool(named_after)))
    if len(rows) == 1 or firm:
        scene.request = rows[-1]
    scene.states = states or scene.states
    answer = charitable(
        answers, firm=firm, otherwise=lambda: unknown("Who asked is not known for certain.", rows[0].fact)
    )
    end = max(stop, m.end("what"))
    return [(begin, end, answer)]


def core_of(m: re.Match[str]) -> int:
    """Where the statement ends and what is only looked at begins."""
    at = m.start("rest") if "rest" in m.re.groupindex else -1
    return at if at >= 0 else m.end()


@frame(
    Family.REQUEST,
    rf"(?:the |this |that |a |D's |its )?(?:[a-z-]+ )*(?:meeting|session|discussion|briefing|debate|item|it|request|talks|conversation)[^,;.]{{0,60}}? (?:was|were|is|had been|has been|came|,) (?:requested|called|convened|asked for|sought|initiated|proposed|organi[sz]ed|sponsored|co-sponsored|made|at the request of|called for)(?: for)?(?: jointly)? (?:by |of |from )?(?P<who>{NAMED}|(?P<n>{COUNT}))(?:, (?:joined by|together with|along with|with) (?P<more>G))?",
    "requested|called|convened|asked for|sought|initiated|proposed|organi|sponsor|made|at the request",
    rank=5,
)
def asked_by(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The meeting was requested by the United States, Britain, Japan and South Korea"."""
    states, extra = states_in(scene, clause, m.start("who"), m.end("who"))
    if m.group("more"):
        states = (*states, *clause.at[m.start("more")].value)
    number = next((x.value for x in clause.within(m.start("who"), m.end("who"), "N")), None)
    if "PRK" in states or grammar.search(r"vote", m.group(0)):
        return None
    left, right = widen(clause, m.start(), m.end())
    rows, firm = requests(scene, clause, scene.times_in(clause, left, right))
    if not rows:
        return None
    total = len(states) + extra if extra and states else number if not states else None
    answers = [_asked(scene, r, states, total, exact=len(states) > 2 and not extra) for r in rows]
    return charitable(
        answers,
        firm=firm,
        otherwise=lambda: unknown("Who asked is not known for certain.", rows[0].fact),
    )


def _asked(scene: Scene, r: Request, states: Sequence[str], total: int | None, *, exact: bool) -> Answer:
    told = f"The request of {r.on:%-d %B %Y}"
    if total is not None and r.count is not None and r.count != total:
        return (
            contradicted(f"{told} was made by {r.count}.", r.fact)
            if not r.failed
            else unknown(f"{told} had {r.count} supporters.", r.fact)
        )
    outside = [s for s in states if s not in r.names]
    if outside and r.complete and r.names:
        return contradicted(f"{told} was made by {listed(sorted(map(name_of, r.names)))}.", r.fact)
    if outside:
        led = [s for s in outside if not r.failed]
        return (
            unknown(f"{told}: not everybody who asked is named.", r.fact)
            if led or not r.failed
            else _led(scene, r, outside)
        )
    if (
        exact
        and r.complete
        and states
        and set(states) != r.names
        and (total is None or total != len(r.names))
    ):
        return contradicted(f"{told} was made by {listed(sorted(map(name_of, r.names)))}.", r.fact)
    if not states and total is None:
        return unknown(told, r.fact)
    return supported(f"{told} was made by {listed(sorted(map(name_of, r.names))) or r.count}.", r.fact)


def _led(scene: Scene, r: Request, outside: Sequence[str]) -> Answer:
    h = next((h for h in scene.ledger.happenings if h.key == r.key), None)
    if (
        h
        and all(name_of(s).replace("the ", "") in f"{h.title} {h.outcome} {h.note}" for s in outside)
        and not (r.withheld in outside and "declined" in h.title)
    ):
        return supported(f"{h.title}.", r.fact)
    return unknown("Not everybody who asked is named.", r.fact)
