"""Requests, letters, statements and documents: who asked, with whose support; who signed; what a symbol names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.clause import Clause, widen
from ninthvote.check.frame import Found, frame
from ninthvote.check.grammar import AUX, COUNT, MEMBERS, NAMED, OTHERS, PERSON, WHO
from ninthvote.check.ledger import Fact, Happening, Paper
from ninthvote.check.names import listed, name_of, states_in
from ninthvote.check.scene import Scene, charitable
from ninthvote.check.timing import Time
from ninthvote.text.mention import fold
from ninthvote.vocabulary import Cast, Confidence

_THING = r"(?:meetings?|sessions?|discussions?|debates?|briefings?|gatherings?|talks|conversation|consultations|hearing|item|video-?conference|vtc|it|one)"


@dataclass(frozen=True, slots=True)
class Request:
    """One request for a meeting, however it ended, drawn from a letter, an event or a vote."""

    key: str
    on: date
    state: str | None
    names: frozenset[str]
    complete: bool
    count: int | None
    failed: bool
    withheld: str | None
    fact: Fact
    day: date


def requests_of(scene: Scene) -> list[Request]:
    """The requests of the record in order of time."""
    known = scene.facts.get("requests")
    if known is None:
        out: list[Request] = []
        led = scene.ledger
        for p in led.papers:
            if (p.kind == "letter" and grammar.match(r"Request", p.title)) or p.kind == "meeting_request":
                held = grammar.search(r"(\d{4}-\d\d-\d\d)", p.title)
                out.append(
                    Request(
                        p.key,
                        p.on,
                        p.state,
                        p.names,
                        p.complete,
                        p.count,
                        False,
                        None,
                        p.fact,
                        date.fromisoformat(held[1]) if held else p.on,
                    )
                )
        for h in led.happenings:
            if h.kind == "request_failed":
                withheld = (
                    "CIV"
                    if "Ivoire" in h.outcome
                    else "USA"
                    if "United States" in f"{h.title}{h.outcome}"
                    else None
                )
                number = grammar.search(r"(\d+) of 9", h.tally or "")
                out.append(
                    Request(
                        h.key,
                        h.on,
                        h.state,
                        frozenset(),
                        False,
                        int(number[1]) if number else None,
                        True,
                        withheld,
                        h.fact,
                        h.on + timedelta(days=3),
                    )
                )
            elif h.kind in ("any_other_business", "video_conference", "formal_meeting") and h.signatories:
                out.append(
                    Request(
                        h.key,
                        h.on,
                        h.state,
                        frozenset(h.signatories),
                        True,
                        len(h.signatories),
                        False,
                        None,
                        h.fact,
                        h.on,
                    )
                )
        for b in led.ballots:
            if (
                b.body == "SC"
                and b.requested_by
                and not any(r.day == b.on and r.state == b.state for r in out)
            ):
                out.append(
                    Request(
                        b.key,
                        b.on,
                        b.state,
                        frozenset(b.requested_by),
                        not b.requested_text
                        or len(b.requested_by) == len(re.findall(r"[A-Z]{3}", b.requested_text)),
                        len(b.requested_by),
                        False,
                        None,
                        b.fact,
                        b.on,
                    )
                )
        out.sort(key=lambda r: r.day)
        scene.facts["requests"] = out
        known = out
    return list(known)


def _requests(scene: Scene, clause: Clause, times: Sequence[Time]) -> tuple[list[Request], bool]:
    """The requests that a statement may speak of, and whether they are named firmly."""
    state = scene.topic_of(clause) or scene.topic
    rows = [
        r
        for r in requests_of(scene)
        if r.state == state and (scene.published is None or r.on <= scene.published + timedelta(days=21))
    ]
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
    rows, firm = _requests(scene, clause, times)
    if not rows:
        return (
            [(m.start(), max(stop, m.end("what")), unknown("This request is not in the record."))]
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
        scene.facts["request"] = rows[-1]
    scene.states = states or scene.states
    answer = charitable(
        answers, firm=firm, otherwise=lambda: unknown("Who asked is not known for certain.", rows[0].fact)
    )
    end = max(stop, m.end("what"))
    return [(m.start(), end, answer)]


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
def asked_by(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The meeting was requested by the United States, Britain, Japan and South Korea"."""
    states, extra = states_in(scene, clause, m.start("who"), m.end("who"))
    if m.group("more"):
        states = (*states, *clause.at[m.start("more")].value)
    number = next((x.value for x in clause.within(m.start("who"), m.end("who"), "N")), None)
    if "PRK" in states or grammar.search(r"vote", m.group(0)):
        return None
    left, right = widen(clause, m.start(), m.end())
    rows, firm = _requests(scene, clause, scene.times_in(clause, left, right))
    if not rows:
        return None
    total = len(states) + extra if extra and states else number if not states else None
    answers = [_asked(scene, r, states, total, exact=len(states) > 2 and not extra) for r in rows]
    return [
        (
            m.start(),
            m.end(),
            charitable(
                answers,
                firm=firm,
                otherwise=lambda: unknown("Who asked is not known for certain.", rows[0].fact),
            ),
        )
    ]


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


_FAILED = r"(?:died|failed|was dropped|were dropped|was abandoned|was withdrawn|was shelved|was scrapped|was cancell?ed|fell (?:short|through|apart)|collapsed|foundered|got stuck|got nowhere|stalled|came to nothing|was called off|was frustrated|it was frustrated|never (?:happened|took place)|did not (?:happen|take place|go ahead)|was not held|lapsed|was given up|went nowhere|stopped at|stuck at|ended with)"


@frame(
    Family.REQUEST,
    rf"(?:(?:[Ii]n|[Oo]n) D(?:,? and(?: again)?(?: in)? D)?,? |D,? )?(?:(?:a|the|its|that|this|another|such a|an|D's) (?:[a-z-]+ )*(?:request|bid|attempt|effort|push|move|plan|meeting|session|initiative|letter|drive|proposal)[^,;.]{{0,40}}|it|this|the same(?: thing)?) ?(?P<how>{_FAILED}|(?:happened|failed) again)(?P<rest>[^;.]*)",
    "died|fail|dropped|abandon|withdrawn|shelved|scrapped|cancel|fell|collaps|founder|stuck|nowhere|stalled|nothing|called off|frustrat|never|did not|was not|lapsed|given up|stopped at|ended with|happened again",
    rank=3,
)
def request_failed(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That a request came to nothing, and with how much support."""
    left, right = widen(clause, m.start(), m.end("how"))
    times = scene.times_in(clause, left, right)
    state = scene.topic_of(clause) or scene.topic
    rows = [r for r in requests_of(scene) if r.failed and r.state == state]
    if "vote" in m.group(0)[:40] or not rows:
        return None
    cut = grammar.search(r",? (?:and (?=G|C|P|it|the)|but|while|after|which|who)\b", m.group("rest"))
    stop = m.end() - (len(m.group("rest")) - cut.start()) if cut else m.end()
    stop = min(stop, right) if right > m.end("how") else stop
    numbers = [x.value for x in clause.within(m.end("how") - 1, stop, "N")]
    short = grammar.search(
        r"one short|want of a single|one (?:vote|signature|supporter|name) short|a single (?:vote|supporter)|short of (?:one|the) ",
        m.group(0),
    )
    if not times:
        return None
    hit = [[r for r in rows if t.holds(r.on) or t.holds(r.day)] for t in times]
    if not all(hit):
        held = [h for t in times for h in scene.meetings([t], ("formal_meeting",), state)]
        if (
            held
            and all(t.sure for t in times)
            and grammar.search(r"meeting|session", m.group(0))
            and times[0].grain in ("year", "month")
        ):
            return [
                (left, stop, contradicted(f"A meeting was held on {held[0].on:%-d %B %Y}.", held[0].fact))
            ]
        return None
    facts = [r[0].fact for r in hit]
    counts = [r[0].count for r in hit]
    scene.facts["request"] = hit[-1][0]
    if numbers and 9 not in numbers and any(c is not None and c != numbers[0] for c in counts):
        return [(left, stop, contradicted(f"It had {counts[0]} supporters where nine were needed.", *facts))]
    if short and any(c is not None and c != 8 for c in counts):
        return [(left, stop, contradicted(f"It had {counts[0]} supporters where nine were needed.", *facts))]
    return [
        (
            left,
            stop,
            supported(
                "The request "
                + listed([f"of {r[0].on:%-d %B %Y} stopped at {r[0].count}" for r in hit])
                + " where nine were needed.",
                *facts,
            ),
        )
    ]


@frame(
    Family.REQUEST,
    rf"(?P<who>{WHO}),?(?: which)?{AUX} (?P<how>dropped|gave up|abandoned|withdrew|scrapped|shelved|cancell?ed|called off|pulled|retracted|gave up on) (?:its|their|the|an?|on its|his) (?:[a-z-]+ )*(?:request|bid|attempt|effort|push|plans?|meeting|session|move|initiative|letter|call|discussion|drive)(?P<rest>[^;.]*)",
    "dropped|gave up|abandon|withdrew|scrapped|shelved|cancel|called off|pulled|retract",
    rank=5,
)
def dropped_request(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That a state gave up its request."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    left, right = widen(clause, m.start(), m.end())
    times = scene.times_in(clause, left, right)
    state = scene.topic_of(clause) or scene.topic
    rows = [
        r
        for r in requests_of(scene)
        if r.failed
        and r.state == state
        and (not times or any(t.holds(r.on) or (t.grain != "day" and t.holds(r.day)) for t in times))
    ]
    if not times:
        rows = [r for r in rows if scene.published and abs((r.on - scene.published).days) <= 45]
    if not states:
        return None
    begin = (
        left if times and grammar.match(r"\s*(?:[Oo]n|[Ii]n|[Ll]ast)", clause.skeleton[left:]) else m.start()
    )
    if len(rows) == 1:
        h = next(h for h in scene.ledger.happenings if h.key == rows[0].key)
        if all(name_of(s).replace("the ", "") in h.title for s in states):
            scene.facts["request"] = rows[0]
            return [(begin, right, supported(f"The record has, for {h.on:%-d %B %Y}: {h.title}.", h.fact))]
        return [(begin, right, unknown(f"{h.title}.", h.fact))]
    return None


@frame(
    Family.REQUEST,
    rf"(?P<cn>{COUNT}) (?:had |have )?(?:supported|backed|favou?red|endorsed|were behind|stood behind|signed on to|joined) (?:the |a |an |its |this |that )?(?:A |G's |C )?(?:annual |yearly )?(?:request|bid|attempt|effort|meeting|session|call|push|initiative|letter)[^;.]*|(?:(?P<who>it|they|{NAMED}|the (?:request|bid|letter|attempt|americans|draft)|supporters|organi[sz]ers|diplomats|sponsors),?{AUX} )?(?P<how>found|had|mustered|gathered|secured|won|got|counted|collected|rallied|assembled|attracted|with|obtained|lined up|could (?:only )?(?:find|muster|count)|managed|fell short with)(?: only| just| no more than)? (?P<n>N)(?: (?:supporters|backers|votes|signatures|names|members|states|countries|of the (?:nine|N)|in support|yes votes|council members|C members|allies|pledges|of N))(?P<rest>[^;.]*)|(?P<short>one (?:vote|signature|supporter|name|member|country|state)? ?short(?: of (?:the )?(?:nine|N|minimum|required|threshold))?[^;.,]*)",
    "found|had |mustered|gather|secured|won |got |counted|collect|rallied|assembl|attract|with |obtain|lined|could|managed|fell short|short|support|back|favo|endors|behind|signed|joined",
    rank=4,
)
def how_many_supporters(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "It had found eight supporters and was one short"."""
    state = scene.topic_of(clause) or scene.topic
    words = clause.skeleton
    if grammar.search(r"vote of|tally|voted", words) and not grammar.search(
        r"supporters|signatures|short", words
    ):
        return None
    times = scene.times_in(clause)
    rows, firm = _requests(scene, clause, times)
    current = scene.facts.get("request")
    if not times and isinstance(current, Request):
        rows, firm = [current], True
    rows = [r for r in rows if r.failed and r.state == state] or [r for r in rows if r.failed]
    if not rows or not grammar.search(
        r"support|backer|signature|names|short|request|meeting|sign|votes|members|allies|nine|N", m.group(0)
    ):
        return None
    number = clause.within(m.start("n"), m.end("n"), "N")[0].value if m.group("n") else 8
    if m.group("cn"):
        number = clause.within(m.start("cn"), m.end("cn"), "N")[0].value
    if m.group("n") and m.group("how") == "had" and grammar.search(r"^ (?:members|states)", m.group("rest")):
        return None
    if number not in (7, 8, 9) and not grammar.search(
        r"request|support|sign|letter|back|ninth", clause.skeleton
    ):
        return None
    left, _right = widen(clause, m.start(), m.end())
    answers = [
        supported(f"Eight were in support where nine were needed ({r.on:%-d %B %Y}).", r.fact) if r.count == number or (number == 9 and grammar.search(r"not|fail|unable", words))
        else contradicted(f"{r.count} were in support where nine were needed ({r.on:%-d %B %Y}).", r.fact)
        for r in rows if r.count is not None
    ]  # fmt: skip
    begin = left if left <= m.start() and m.start() - left < 40 else m.start()
    return [
        (
            begin,
            m.end(),
            charitable(answers, firm=firm, otherwise=lambda: unknown("Which request is meant is not clear.")),
        )
    ]


@frame(
    Family.REQUEST,
    rf"(?P<who>{WHO}),?(?: which| who)?{AUX} (?P<how>(?:refus(?:ed|ing)|declin(?:ed|ing)|would not|did not|didn't|fail(?:ed|ing)|balk(?:ed|ing)|unwilling|opt(?:ed|ing) not)(?: to| at)? (?:sign|support|back|join|give|lend|add|provide|be|supply|put|agree)(?:ing)?|withh(?:eld|olding|olds)|with-held|stood aside|held back|kept its (?:name|signature)|refus(?:ed|ing) (?:its|the)|would not sign)(?P<rest>[^;.]*)",
    "refus|declin|would not|did not|didn't|fail|balk|unwilling|opt|withh|with-held|stood aside|held back|kept its",
    rank=5,
    hedged=True,
)
def refused_support(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That a state would not be the ninth."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if m.group("who") == "it" and not states:
        states = scene.states
    if len(states) != 1 or "PRK" in states:
        return None
    words = m.group(0)
    if not grammar.search(
        r"sign|support|back|letter|O|request|ninth|meeting|session|aside|name", words[len(m.group("who")) :]
    ):
        return None
    if grammar.search(r"statement|resolution|co-?sponsor", words):
        return None
    left, right = widen(clause, m.start(), m.end())
    times = scene.times_in(clause, left, right)
    state = scene.topic_of(clause) or scene.topic
    rows = [r for r in requests_of(scene) if r.failed and r.state == state]
    if times:
        rows = [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in times)]
    else:
        current = scene.facts.get("request")
        rows = (
            [current]
            if isinstance(current, Request) and current.failed
            else [r for r in rows if scene.published and abs((r.on - scene.published).days) <= 45]
        )
    if len(rows) != 1:
        return None
    cut = grammar.search(
        r",? (?:and (?=G|C|P|it|the)|but|while|after|which|who|has been|neither)\b", m.group("rest")
    )
    stop = m.end() - (len(m.group("rest")) - cut.start()) if cut else m.end()
    r = rows[0]
    begin = left if times and grammar.match(r"\s*(?:[Ii]n|[Oo]n) D", clause.skeleton[left:]) else m.start()
    if r.withheld == states[0]:
        return [
            (
                begin,
                stop,
                supported(
                    f"{name_of(states[0])} withheld the support that would have made nine ({r.on:%-d %B %Y}).",
                    r.fact,
                ),
            )
        ]
    if r.withheld and grammar.search(r"O|ninth", words):
        return [
            (
                begin,
                stop,
                contradicted(
                    f"It was {name_of(r.withheld)} that withheld the ninth ({r.on:%-d %B %Y}).", r.fact
                ),
            )
        ]
    return [
        (begin, stop, unknown(f"The record names {name_of(r.withheld) if r.withheld else 'nobody'}.", r.fact))
    ]


@frame(
    Family.REQUEST,
    r"(?:the (?:support|signature|vote|name|country|state|member|holdout|missing (?:vote|name|signature|ninth)|ninth(?: (?:vote|signature|member|supporter|name))?|one)|ninth)(?: (?:that|which|who) (?:never came|was missing|would not sign|refused|held out|said no|balked|stood aside|did not sign))?,? (?:was|were|had been|being|is) (?P<who>G)(?:'s)?|(?P<who2>G) (?:was|being) the (?:holdout|missing (?:O|ninth|vote)|one that (?:refused|balked|would not))|the critical ninth vote|(?P<who3>G)(?:'s refusal|'s silence|, the (?:critical|missing|crucial|needed) (?:O|ninth) vote)",
    "support|signature|vote|name|country|state|member|holdout|missing|ninth|the one|refusal|silence|critical|crucial",
    rank=4,
)
def who_was_missing(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The support that never came was Côte d'Ivoire's"."""
    group = next((g for g in ("who", "who2", "who3") if m.group(g)), None)
    if group is None:
        return None
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    current = scene.facts.get("request")
    state = scene.topic_of(clause) or scene.topic
    rows = [current] if isinstance(current, Request) and current.failed else []
    times = scene.times_in(clause)
    if not rows or times:
        rows = [
            r
            for r in requests_of(scene)
            if r.failed
            and r.state == state
            and (
                (times and any(t.holds(r.on) or t.holds(r.day) for t in times))
                or (not times and scene.published is not None and abs((r.on - scene.published).days) <= 45)
            )
        ]
    if len(rows) != 1 or len(states) != 1:
        return None
    if not grammar.search(
        r"never came|missing|ninth|O|holdout|refus|would not|balk|critical|crucial|held out|did not sign",
        m.group(0),
    ):
        return None
    r = rows[0]
    if r.withheld == states[0]:
        return [
            (
                m.start(),
                m.end(),
                supported(f"{name_of(states[0])} withheld the support that would have made nine.", r.fact),
            )
        ]
    if r.withheld:
        return [
            (
                m.start(),
                m.end(),
                contradicted(f"It was {name_of(r.withheld)} that withheld its support.", r.fact),
            )
        ]
    return None


@frame(
    Family.REQUEST,
    rf"(?:(?:[Ii]n|[Oo]n) D,? )?(?P<who>{WHO}),?{AUX}(?:,? however,?)? (?P<how>made no (?:attempt|effort|move)|did not (?:press|push|seek|ask|try|attempt|request|call|pursue|bother|even try|lift a finger)|didn't (?:press|push|seek|ask|try|request)|never (?:pressed|pushed|sought|asked|tried|requested|called|attempted)|(?:chose|decided|opted|preferred) not to (?:press|push|seek|ask|try|request|call|hold|pursue|convene)|refrained from (?:seeking|asking|requesting|pressing|calling)|failed to (?:press|push|seek|ask|request)|let (?:the|it) (?:matter )?drop|without (?:trying|seeking|asking))(?P<rest>[^;.]*)",
    "made no|did not|didn't|never|not to|refrain|failed to|let |without ",
    rank=6,
)
def did_not_ask(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "In 2018 the administration made no attempt to convene the Council": contradicted where the request is on record."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states or not grammar.search(
        r"C|meeting|discussion|session|debate|briefing|conven|it\b|one\b", m.group("rest")
    ):
        return None
    left, right = widen(clause, m.start(), m.end())
    times = scene.times_in(clause)
    state = scene.topic_of(clause) or scene.topic
    if not times or state is None:
        return None
    rows = [
        r
        for r in requests_of(scene)
        if r.state == state and any(t.holds(r.on) or t.holds(r.day) for t in times)
    ]
    led = []
    for r in rows:
        h = next((h for h in scene.ledger.happenings if h.key == r.key), None)
        sought = set(states) <= r.names or (
            h is not None
            and all(
                grammar.search(rf"^{name_of(s).replace('the ', '')} drops its request", h.title)
                for s in states
            )
        )
        if sought:
            led.append(r)
    if led and all(t.sure or t.grain in ("year", "month") for t in times):
        r = led[0]
        return [
            (
                min(left, m.start()),
                right,
                contradicted(
                    f"{listed([name_of(s) for s in states])} had asked for a meeting; the request is of {r.on:%-d %B %Y}.",
                    r.fact,
                ),
            )
        ]
    declined = [r for r in rows if r.failed and r.withheld in states]
    if declined and grammar.search(r"press|push|seek|ask|request|sign|call", m.group("how")):
        return [
            (
                min(left, m.start()),
                right,
                unknown("The record says that it declined to sign.", declined[0].fact),
            )
        ]
    return [(min(left, m.start()), right, unknown("What was not done is not in the record."))]


@frame(
    Family.REQUEST,
    rf"(?P<who>{WHO}),?{AUX} (?:oppos(?:ed|ing)|object(?:ed|ing|s)|resist(?:ed|ing)|block(?:ed|ing)|protest(?:ed|ing)|prevent(?:ed|ing)|stopp(?:ed|ing)|(?:refus(?:ed|ing)) to (?:allow|agree))(?: to)? (?P<what>(?:mak(?:e|ing) it|hold(?:ing)?|an? |any |the |its |it\b|such )[^;,.]*)|(?P<adj>(?:over|despite|because of|due to|following|after|against|in the face of) (?:the |strong |fierce )*(?P<who2>(?:A|G's?)(?: and (?:A|G))*) (?:objections?|opposition|resistance|protests?))",
    "oppos|object|resist|block|protest|prevent|stopp|refus",
    rank=4,
)
def objected(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who objected to a meeting, or to its being open."""
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    what = m.group("what") or ""
    if not states or "PRK" in states:
        return None
    if group == "who" and not grammar.search(
        r"meeting|discussion|session|debate|briefing|public|open|it\b|agenda|item|hold|webcast|broadcast|video",
        what,
    ):
        return None
    times = scene.times_in(clause)
    topic = scene.topic_of(clause) or scene.topic
    held = scene.meetings(
        times,
        ("formal_meeting", "video_conference", "any_other_business", "arria_formula", "request_failed"),
        topic,
    )
    if not times:
        held = (
            [scene.happening]
            if scene.happening is not None and scene.sentence - scene.happening_at <= 6
            else [h for h in held if scene.published and abs((h.on - scene.published).days) <= 14]
        )
    ballots = [
        b
        for b in scene.ledger.ballots
        if b.body == "SC" and b.procedural and b.state == topic and any(b.on == h.on for h in held)
    ] or ([scene.ballot] if scene.ballot is not None and scene.sentence - scene.ballot_at <= 4 else [])
    answers: list[Answer] = []
    for h in held:
        words = f"{h.outcome} {h.note}"
        if grammar.search(r"object|block", words):
            named = [s for s in ("CHN", "RUS", "USA") if name_of(s).replace("the ", "") in words]
            if set(states) <= set(named):
                answers.append(supported(f"{h.outcome}.", h.fact))
    for b in ballots:
        against = {s for s, c in b.casts.items() if c is Cast.NO and s in b.firm_casts}
        if set(states) <= against | set(b.called_by):
            answers.append(
                supported(
                    f"{listed(sorted(map(name_of, against)))} voted against on {b.on:%-d %B %Y}.", b.fact
                )
            )
        elif any(b.casts.get(s) is Cast.YES and s in b.firm_casts for s in states):
            wrong = [s for s in states if b.casts.get(s) is Cast.YES]
            answers.append(
                contradicted(
                    f"{listed([name_of(s) for s in wrong])} voted in favour on {b.on:%-d %B %Y}.", b.fact
                )
            )
    if group == "who2" and not any(a.settled for a in answers):
        return None
    if not answers:
        return None
    scene.states = states
    begin, stop = m.start(), m.end()
    return [
        (
            begin,
            stop,
            charitable(
                answers,
                firm=len(answers) == 1,
                otherwise=lambda: unknown("Who objected is not in the record."),
            ),
        )
    ]


# -- signatories ---------------------------------------------------------------------------------------------------


def _papers(
    scene: Scene, clause: Clause, times: Sequence[Time], kinds: Sequence[str]
) -> tuple[list[Paper], bool]:
    """The letters or statements that a sentence may speak of."""
    topic = scene.topic_of(clause) or scene.topic
    rows = [
        p
        for p in scene.ledger.papers
        if p.kind in kinds and p.state == topic and (scene.published is None or p.on <= scene.published)
    ]
    rows = [p for p in rows if "missile" not in p.subject.lower()]
    if times:
        hit = [p for p in rows if any(_paper_in(t, p) for t in times)]
        return hit, bool(hit) and all(t.sure for t in times)
    if scene.paper in rows and scene.sentence - scene.paper_at <= 5:
        return [scene.paper], True
    near_days = []
    if scene.happening is not None and scene.sentence - scene.happening_at <= 8:
        near_days.append(scene.happening.on)
    if scene.ballot is not None and scene.sentence - scene.ballot_at <= 8 and scene.ballot.state == topic:
        near_days.append(scene.ballot.on)
    for d in near_days:
        hit = [p for p in rows if -21 <= (p.on - d).days <= 1]
        if hit:
            return hit, len(hit) == 1
    if scene.published:
        hit = [p for p in rows if 0 <= (scene.published - p.on).days <= 21]
        if hit:
            return hit, len(hit) == 1
    return rows, False


def _paper_in(t: Time, p: Paper) -> bool:
    if p.precision == "year":
        return any(a.year <= p.on.year <= b.year for a, b in t.spans)
    if p.precision == "month":
        return any((a.year, a.month) <= (p.on.year, p.on.month) <= (b.year, b.month) for a, b in t.spans)
    return t.holds(p.on)


_DOC = r"(?:statements?|letters?|requests?|texts?|appeals?|declarations?|call|documents?|communication|joint statement)"
_SIGN = r"(?:co-?signed|signed|issued|released|published|announced|joined|endorsed|made|put (?:its|their) names? to|backed|supported|delivered|wrote|had written|sent|read|subscribed to|adopted|presented|put out)"


@frame(
    Family.SIGNATORIES,
    rf"(?P<n>{COUNT})(?: and (?P<plus>G|the european union|the eu))?,? (?:had |have |has |then |later |jointly |also )*(?P<how>{_SIGN}) (?:to )?(?:a |an |the |their |that |another |this |its )?(?:[a-z-]+ )*(?P<doc>{_DOC}|C)(?P<rest>[^;.]*)",
    "sign|issued|released|published|announced|joined|endorsed|made|put |backed|support|deliver|wrote|written|sent|read|subscribed|adopted|presented",
    rank=4,
)
def how_many_signed(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Eight states signed the statement", "In 2017 ten members signed the request"."""
    number = clause.within(m.start("n"), m.end("n"), "N")[0].value
    doc = m.group("doc")
    kinds = (
        ("letter", "meeting_request")
        if grammar.search(r"letter|request|C|appeal|call", doc) and "statement" not in doc
        else ("joint_statement",)
    )
    if doc == "C" and m.group("how") not in ("wrote", "had written", "sent"):
        return None
    left, right = widen(clause, m.start(), m.end("doc"))
    times = scene.times_in(clause, left, right) or scene.times_in(clause, m.start(), m.end())
    rows, firm = _papers(scene, clause, times, kinds)
    if kinds[0] == "letter" and grammar.search(r"request", doc):
        rows = [p for p in rows if p.title.startswith("Request")] or rows
    if not rows:
        return None
    rest = m.group("rest")
    listing = grammar.match(r"\s*(?::|,|\()?\s*(?=G)", rest)
    cut = grammar.search(r",? (?:and (?=G|C|P|it|the|A)|but|while|after(?! the)|which|who)\b", rest)
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    members = grammar.search(
        r"N of them (?:C )?members|N of (?:whom|which|them) (?:are|were|sat|members)|(?P<s>G) being the only one[^,;.]*without a seat",
        m.group(0),
    )
    answers = []
    for p in rows:
        a = _plus_answer(scene, clause, m, p, number) if m.group("plus") == "G" else _count_answer(p, number)
        if a.verdict.value == "SUPPORTED" and members:
            a = _members_among(scene, clause, m, p, members) or a
        if listing and a.verdict.value == "SUPPORTED":
            given = next(
                (
                    x.value
                    for i, x in sorted(clause.at.items())
                    if i >= m.end("doc") and x.kind.value == "states"
                ),
                (),
            )
            a = _names_answer(p, given, whole=True) if len(given) == number else a
        answers.append(a)
    good = [p for p, a in zip(rows, answers, strict=True) if a.verdict.value == "SUPPORTED"]
    if good or len(rows) == 1:
        scene.see_paper((good or rows)[0])
    begin = (
        left
        if times
        and left <= m.start()
        and grammar.match(r"\s*(?:[Ii]n|[Oo]n|[Ll]ast)", clause.skeleton[left:])
        else m.start()
    )
    lead = grammar.search(r"(?:[Aa]fterwards?|[Aa]fter the [a-z]+),? $", clause.skeleton[: m.start()])
    del lead
    return [
        (
            begin,
            stop,
            charitable(
                answers,
                firm=firm and len(rows) == 1,
                otherwise=lambda: unknown("Which letter or statement is meant is not clear."),
            ),
        )
    ]


def _plus_answer(scene: Scene, clause: Clause, m: re.Match[str], p: Paper, number: int) -> Answer:
    """ "Seven Council members and Japan": so many with a seat, and these without."""
    others = set(clause.at[m.start("plus")].value)
    seated = p.names & scene.ledger.roster(p.on)
    if not p.complete:
        return unknown("The whole list was not found.", p.fact)
    if p.names - seated == others and len(seated) == number:
        return supported(
            f"{len(seated)} members signed, and {listed(sorted(map(name_of, others)))} ({_day(p)}).", p.fact
        )
    if others <= p.names and p.count == number + len(others):
        return supported(f"{p.count} signed ({_day(p)}).", p.fact)
    return contradicted(
        f"Signed by {len(seated)} members and {listed(sorted(map(name_of, p.names - seated))) or 'nobody else'} ({_day(p)}).",
        p.fact,
    )


def _count_answer(p: Paper, number: int) -> Answer:
    if p.count is None:
        return unknown("The number of signatories was not found.", p.fact)
    if p.count == number:
        return (
            supported(f"It was made by {number} States: {named_paper(p)}.", p.fact)
            if p.firm("n_signatories")
            else unknown("The number is unconfirmed.", p.fact)
        )
    if not p.firm("n_signatories"):
        return unknown("The number is unconfirmed.", p.fact)
    if grammar.search(rf"\b(?:{number}|{_word(number)})\b", p.note.lower()):
        return unknown(f"Sources differ: {p.note}", p.fact)
    return contradicted(f"{named_paper(p)} was made by {p.count} States, not {number}.", p.fact)


def _word(n: int) -> str:
    from ninthvote.text.number import WORDS

    return next((w for w, v in WORDS.items() if v == n), str(n))


def _day(p: Paper) -> str:
    return {"year": f"{p.on:%Y}", "month": f"{p.on:%B %Y}"}.get(p.precision, f"{p.on:%-d %B %Y}")


def named_paper(p: Paper) -> str:
    """The letter or statement by its kind and day, as a sentence of ours names it."""
    kind = {
        "joint_statement": "statement",
        "meeting_request": "request",
        "arria_sponsorship": "list of sponsors",
    }.get(p.kind, p.kind)
    return f"the {kind} of {_day(p)}" + (f" ({p.symbol})" if p.symbol else "")


def who_delivered_it(p: Paper) -> str:
    """The person, with the state in whose name; or the state."""
    m = grammar.match(r"([A-Z]{3}) \(([^)]+)\)", p.delivered_by)
    return f"{m[2]} of {name_of(m[1])}" if m else p.delivered_by


def _members_among(
    scene: Scene, clause: Clause, m: re.Match[str], p: Paper, members: re.Match[str]
) -> Answer | None:
    seated = p.names & scene.ledger.roster(p.on)
    if members.groupdict().get("s"):
        at = m.start() + members.start("s")
        state = clause.at[at].value[0] if at in clause.at else None
        outside = p.names - seated
        if state and outside == {state}:
            return supported(f"{p.count} signed: {len(seated)} members and {name_of(state)}.", p.fact)
        if p.complete and outside != {state}:
            return contradicted(
                f"Without a seat were {listed(sorted(map(name_of, outside))) or 'none'}.", p.fact
            )
        return None
    numbers = [x.value for x in clause.within(m.start() + members.start(), m.start() + members.end(), "N")]
    if numbers and p.complete:
        if len(seated) == numbers[0]:
            return supported(f"{p.count} signed, {len(seated)} of them members.", p.fact)
        return contradicted(f"{len(seated)} of the {p.count} were members.", p.fact)
    return None


def _names_answer(p: Paper, states: Sequence[str], *, yes: bool = True, whole: bool = False) -> Answer:
    signed = [s for s in states if s in p.names]
    told = named_paper(p)
    if not p.firm("signatories") or not p.firm("names"):
        return unknown("The list is unconfirmed.", p.fact)
    if yes:
        missing = [s for s in states if s not in p.names]
        if missing and not p.complete:
            return unknown(f"The whole list of {told} was not found.", p.fact)
        if missing:
            return contradicted(f"{listed([name_of(s) for s in missing])} did not sign {told}.", p.fact)
        if whole and p.complete and set(states) != p.names:
            return contradicted(
                f"{listed(sorted(name_of(s) for s in p.names - set(states)))} signed {told} too.", p.fact
            )
        return supported(f"{listed([name_of(s) for s in states])} signed {told}.", p.fact)
    if signed:
        return contradicted(f"{listed([name_of(s) for s in signed])} signed {told}.", p.fact)
    if not p.complete:
        return unknown(f"The whole list of {told} was not found.", p.fact)
    return supported(f"{listed([name_of(s) for s in states])} did not sign {told}.", p.fact)


@frame(
    Family.SIGNATORIES,
    r"signed by (?P<n>N)(?: (?:C )?(?:council )?(?:members?|states|countries|nations|governments))?(?:: | \(|, )?(?P<who>G)?|(?:letter|statement|request|text)[^;.,]{0,40} (?:bore|carried|has|had|with|counted|bears|carries|drew|attracted)(?: only| just)? (?P<n2>N) (?:signatories|signatures|names|co-?sponsors|signatory|co-signatories)|(?P<n3>N) signatories|(?:and )?the one of D(?: had)?(?: only| just)? N",
    "signed by|signator|signature|names|sponsors|the one of",
    rank=6,
)
def signed_by(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Signed by ten members: …", "last December's statement had 13 signatories and the one of 17 March only four"."""
    numbers = [x.value for x in clause.within(m.start(), m.end(), "N")]
    if not numbers:
        return None
    number = numbers[0]
    left, right = widen(clause, m.start(), m.end())
    others = [
        e.start()
        for e in grammar.finditer(
            r" and the one of| while the| and the (?:letter|statement)", clause.skeleton
        )
    ]
    for cut in others:
        if cut >= m.end():
            right = min(right, cut)
        if cut <= m.start():
            left = max(left, cut)
    times = scene.times_in(clause, left, right)
    words = clause.skeleton[left:right]
    kinds = (
        ("letter", "meeting_request")
        if grammar.search(r"letter|request", words) and "statement" not in words
        else ("joint_statement",)
        if grammar.search(r"statement|the one of", words)
        else ("letter", "meeting_request", "joint_statement")
    )
    rows, firm = _papers(scene, clause, times, kinds)
    given: tuple[str, ...] = ()
    if m.group("who"):
        given = clause.at[m.start("who")].value
    answers = []
    for p in rows:
        a = _count_answer(p, number)
        if given and a.verdict.value != "CONTRADICTED":
            a = _names_answer(p, given, whole=True)
        answers.append(a)
    if not answers:
        return None
    if len(rows) == 1:
        scene.see_paper(rows[0])
    begin = m.start()
    subject = grammar.search(
        rf"(?:D's|the|that|this|[Ll]ast [a-z]+'s) (?:[a-z]+ )?{_DOC}[^,;.]{{0,20}}$",
        clause.skeleton[: m.start()],
    )
    if subject and "signatories" in m.group(0):
        begin = subject.start()
    return [
        (
            max(begin, left),
            m.end(),
            charitable(
                answers,
                firm=firm and len(rows) == 1,
                otherwise=lambda: unknown("Which letter or statement is meant is not clear."),
            ),
        )
    ]


@frame(
    Family.SIGNATORIES,
    rf"(?P<who>{NAMED}),?{AUX} (?P<how>(?:did not |didn't |refused to |declined to |never )?(?:sign(?:ed)?|join(?:ed)?|co-?sign(?:ed)?|endorse[d]?)\b(?! C)|did not\b|(?:was|were|is|are) (?:not )?(?:among (?:the )?(?:signatories|signers|them|those)|one of (?:them|the signatories|the N)|a signatory|on the list|missing from the list|absent from the list))(?P<rest>[^;.,]*)"
    rf"|the names? of (?P<who2>G) (?:is|was|are|were) (?P<how2>not |missing |absent )?(?:in|on|from|under|among) (?:the )?{_DOC}|(?P<who3>G)(?:'s)? names? (?:is|was|are|were) (?P<how3>not |missing |absent )(?:in|on|from|under|among)?[^;.,]*",
    "sign|join|endorse|did not|among|one of|on the list|the list|name",
    rank=3,
)
def named_signatories(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Ecuador and Brazil signed; Gabon, Ghana and Mozambique did not"."""
    group = next(g for g in ("who", "who2", "who3") if m.group(g))
    states, _extra = states_in(scene, clause, m.start(group), m.end(group))
    how = m.group("how") or m.group("how2") or m.group("how3") or ""
    if not states or "PRK" in states:
        return None
    if grammar.fullmatch(r"did not", how):
        earlier = clause.skeleton[: m.start()]
        if not grammar.search(r"\bsigned|joined\b", earlier) or grammar.match(
            r" (?!sign|join)[a-z]", m.group("rest") or ""
        ):
            return None
    near = (
        scene.paper is not None
        and scene.sentence - scene.paper_at <= 4
        and not grammar.search(r"C|table|seat", m.group(0))
    )
    if (
        grammar.search(r"\bjoin", how)
        and not near
        and not grammar.search(r"statement|letter|call|signator|them|it|appeal", m.group("rest") or "")
    ):
        return None
    if grammar.search(r"^ (?:it|them) in|C\b", m.group("rest") or "") and "join" in how:
        return None
    yes = not grammar.search(r"\bnot\b|n't|refused|declined|never|missing|absent", how)
    if grammar.search(r"the (?:request|letter)", m.group("rest") or "") and not yes:
        return None
    times = scene.times_in(clause, m.start(), m.end())
    kinds = (
        ("letter", "meeting_request")
        if grammar.search(r"letter|request", m.group(0))
        else ("joint_statement",)
    )
    if (
        scene.paper is not None
        and not grammar.search(_DOC, m.group(0))
        and scene.sentence - scene.paper_at <= 5
    ):
        kinds = (scene.paper.kind,)
    rows, firm = _papers(scene, clause, times, kinds)
    rows = rows if firm or times else rows[:0]
    if not rows:
        return None
    answers = [_names_answer(p, states, yes=yes) for p in rows]
    if len(rows) == 1:
        scene.see_paper(rows[0])
    return [
        (
            m.start(),
            m.end() if len(m.group("rest") or "") < 60 else m.end("how"),
            charitable(
                answers,
                firm=firm,
                otherwise=lambda: (
                    answers[0]
                    if len(answers) == 1
                    else unknown("Which letter or statement is meant is not clear.")
                ),
            ),
        )
    ]


@frame(
    Family.SIGNATORIES,
    r"(?P<all>all|N|none|only N|both)(?: but one)? of (?:the |them|those|these )?(?:N )?(?:N|N states|signatories|countries|nations|states|governments|signers)?(?: (?:also|now|then|still|today|currently))* (?:are|were|is|was|sit|sits|sat|had|have|has|hold|held|being)(?: (?:now|then|still|today|currently|also))* (?P<not>not )?(?:all )?(?:members? of C|on C|C members?|members?(?! of)|a? ?seats?(?: on C)?|sitting members)|(?P<n>N) of the N (?:C )?members[^;.]{0,40}(?:issued|signed|joined|backed|released)[^;.]*|(?P<n3>N) of (?:the )?(?:N(?: ?C)?|C's N) (?:members? )?(?:issued|signed|joined|released|backed)[^;.]*|(?P<jn>joint statement of (?P<n2>N) (?:security )?(?:C )?members)",
    "of them|of the|all of|none of|members|statement of|of those|both of",
    rank=7,
)
def how_many_seated(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Eight of the fifty-two are on the Council", "All of the eight are members of the Council"."""
    words = m.group(0)
    if (m.group("n") or m.group("n3")) and not grammar.search(r"statement|declaration", clause.skeleton):
        return None
    times = scene.times_in(clause)
    kinds = (
        ("joint_statement",)
        if not grammar.search(r"request|asked|letter", clause.skeleton)
        else ("letter", "meeting_request")
    )
    rows, firm = _papers(scene, clause, times, kinds)
    if scene.paper is not None and not times and scene.sentence - scene.paper_at <= 6:
        rows, firm = [scene.paper], True
    if not firm or len(rows) != 1:
        return None
    p = rows[0]
    if not p.complete or p.count is None:
        return [(m.start(), m.end(), unknown("The whole list was not found.", p.fact))]
    total = grammar.search(r"\bof (?:the |those )?N\b", words)
    whole = clause.at.get(m.start() + total.end() - 1) if total else None
    if whole is not None and whole.value not in (p.count, len(scene.ledger.roster(p.on))):
        # "Six of the fifty": another paper is meant.
        others = [
            x
            for x in scene.ledger.papers
            if x.complete and x.count == whole.value and (scene.published is None or x.on <= scene.published)
        ]
        if len(others) != 1:
            return None
        p = others[0]
    if p.count is None:
        return None
    seated = p.names & scene.ledger.roster(p.on)
    outside = p.names - seated
    lead = words.split(" of ")[0]
    numbers = [x.value for x in clause.within(m.start(), m.end(), "N")]
    if lead.startswith(("all", "both")):
        asked = p.count
    elif lead == "none":
        asked = 0
    else:
        asked = numbers[0] if numbers else p.count
    facts = [
        p.fact,
        *(
            scene.ledger.term_fact(scene.ledger.terms_of(s)[-1])
            for s in sorted(outside)[:1]
            if scene.ledger.terms_of(s)
        ),
    ]
    if m.group("not"):
        asked = p.count - asked
    told = f"{len(seated)} of the {p.count} were members" + (
        f"; {listed(sorted(map(name_of, outside)))} did not sit on the Council in {p.on.year}"
        if 0 < len(outside) <= 3
        else ""
    )
    _left, _right = widen(clause, m.start(), m.end())
    begin = m.start()
    if len(seated) == asked:
        return [(begin, m.end(), supported(told + ".", p.fact))]
    return [(begin, m.end(), contradicted(told + ".", *facts))]


@frame(
    Family.SIGNATORIES,
    rf"(?P<who>{PERSON}|{NAMED}),? (?:then |later |also |had |who |has )*(?:read(?: it| them)?(?: out| aloud)?|delivered|spoke|presented|read out)(?: (?:it|a|the|their|that|this))?(?: joint)?(?: (?:statement|text|declaration|document))?(?: out| aloud)?(?P<rest>[^;.]*)|(?:statement|document|declaration|it|text)[^;.]{{0,20}} (?:was )?(?:delivered|read(?: out)?|presented)(?: in [^;,.]{{0,40}})?(?: on behalf of [^;,.]{{0,40}})? by (?P<who2>(?:the )?(?:{NAMED}|{PERSON})[^;.,]*(?:, P)?)",
    "read|deliver|spoke|present",
    rank=4,
)
def who_delivered(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who read or delivered the statement, and for how many."""
    group = "who" if m.group("who") else "who2"
    rest = m.group("rest") or ""
    words = m.group(0)
    if not grammar.search(r"statement|\bit\b|document|declaration|text|on behalf|for N", words):
        return None
    people = list(clause.within(m.start(group), m.end(group), "P"))
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    left, right = widen(clause, m.start(), core_of(m))
    times = scene.times_in(clause, left, right)
    rows, firm = _papers(scene, clause, times, ("joint_statement",))
    number = next((x.value for x in clause.within(m.start(), m.end(), "N") if x.value and x.value > 1), None)
    rows = [p for p in rows if p.delivered_by]
    if not rows:
        return None
    cut = grammar.search(r",? (?:and(?! the european| the eu)|but|while|which|who|she|he)\b", rest)
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    answers = []
    for p in rows:
        by = fold(p.delivered_by)
        names = [fold(x.surface).split()[-1] for x in people]
        if names and not all(n in by for n in names) and grammar.search(r"\(", by):
            answers.append(contradicted(f"{who_delivered_it(p)} delivered {named_paper(p)}.", p.fact))
            continue
        if states and not any(s in by for s in states):
            answers.append(contradicted(f"{who_delivered_it(p)} delivered {named_paper(p)}.", p.fact))
            continue
        if number is not None and p.count is not None and p.count != number:
            answers.append(contradicted(f"It was made by {p.count} ({_day(p)}).", p.fact))
            continue
        answers.append(
            supported(f"{who_delivered_it(p)} delivered {named_paper(p)}, for {p.count} States.", p.fact)
        )
    good = [p for p, a in zip(rows, answers, strict=True) if a.verdict.value == "SUPPORTED"]
    if good or len(rows) == 1:
        scene.see_paper((good or rows)[0])
    answer = charitable(
        answers,
        firm=firm and len(rows) == 1,
        otherwise=lambda: unknown("Which statement is meant is not clear."),
    )
    if not answer.settled:
        return None
    return [(m.start(), stop, answer)]


@frame(
    Family.SIGNATORIES,
    r"(?P<n>N) (?:states|countries|governments|nations|members)[^;.]{0,20} (?:had |have )?(?:written|wrote|appealed|addressed|sent a letter|sent) (?:to )?(?:a letter to )?C[^;.]*",
    "written|wrote|appeal|address|sent",
    rank=7,
)
def wrote_to_council(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Sixty-two governments had written to the Council early this year"."""
    number = clause.within(m.start("n"), m.end("n"), "N")[0].value
    times = scene.times_in(clause)
    rows, firm = _papers(scene, clause, times, ("letter", "meeting_request"))
    if not rows:
        return None
    answers = [_count_answer(p, number) for p in rows]
    good = [p for p, a in zip(rows, answers, strict=True) if a.verdict.value == "SUPPORTED"]
    if good or len(rows) == 1:
        scene.see_paper((good or rows)[0])
    return [
        (
            m.start(),
            m.end(),
            charitable(
                answers,
                firm=firm and len(rows) == 1,
                otherwise=lambda: unknown("Which letter is meant is not clear."),
            ),
        )
    ]


# -- documents -----------------------------------------------------------------------------------------------------

_NOUN = (
    (r"letter|request", ("letter",)),
    (r"verbatim|record|minutes|transcript|meeting", ("record",)),
    (r"report|findings", ("report",)),
    (r"resolution|text|decision", ("resolution",)),
    (r"draft", ("draft",)),
)  # fmt: skip


@frame(Family.DOCUMENT, r"[^;]*?Y[^;.]*", "s/|a/|resolution|sc/", rank=4)
def symbol_of(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """What a symbol or a resolution's number names, with the date and author said of it."""
    place = clause.skeleton.index("Y", m.start(), m.end())
    mention = clause.at[place]
    named = mention.surface
    before = clause.skeleton[max(0, place - 60) : place]
    after = clause.skeleton[place + 1 : place + 70]
    known = _known_symbol(scene, named)
    left, right = widen(clause, place, place + 1)
    noun = grammar.search(
        r"(?:the |a |its |that |this |in a |by )?(?:verbatim |provisional |official )?(?:letter|record|minutes|transcript|report|document|request|resolution|draft|text|statement)[^,;]{0,45}$",
        before,
    )
    start = place - (len(before) - noun.start()) if noun else place
    stop = place + 1
    called = grammar.match(
        r",? (?:which )?(?:called|convened|summoned|created|renewed|adopted|established|set up)[^,;.]*", after
    )
    if not grammar.search(
        r"document|letter|record|report|request|resolution|verbatim|draft|reached|circulated|as $|is $|was $|minutes|text|,|\($",
        before[-50:],
    ) and not named.lower().startswith("resolution"):
        return None
    if known:
        title, fact, on, kind = known
        facts = [fact]
        times = [t for t in scene.times_in(clause, left, right) if t.grain in ("day", "month")]
        if (
            times
            and on
            and kind in ("letter", "report")
            and grammar.search(r"dated|of D", clause.skeleton[left:right])
            and not any(t.holds(on) for t in times)
        ):
            firm = fact.is_firm
            ans = contradicted(f"{named} is of {on:%-d %B %Y}.", fact) if firm else unknown("", fact)
            return [(max(left, start), stop, ans)]
        words = _noun_kind(clause.skeleton[max(left, place - 60) : place])
        if (
            words
            and kind not in words
            and kind in ("record", "letter", "report")
            and "resolution" not in words
        ):
            return [(max(left, start), stop, contradicted(f"{named} is {title}.", fact))]
        meant = _document_meant(scene, clause, left, place)
        if meant and not _same(named, meant[0]) and kind == meant[2]:
            return [
                (
                    max(left, start),
                    stop,
                    contradicted(f"{named} is {title}; {meant[3]} is {meant[0]}.", fact, meant[1]),
                )
            ]
        if called and not _called_fits(called.group(0), title):
            return None
        if called:
            stop = place + 1 + called.end()
        begin = (
            left
            if grammar.match(r"\s*(?:the|a|its|that|reached|circulated|and )", clause.skeleton[left:place])
            and place - left < 70
            else max(left, start)
        )
        return [(begin, stop, supported(f"{named} is {title}.", *facts))]
    meant = _document_meant(scene, clause, left, place)
    if meant:
        begin = left if place - left < 60 else max(left, start)
        return [(begin, stop, contradicted(f"{meant[3]} is {meant[0]}.", meant[1]))]
    if grammar.search(r"resolution", named.lower()) and not called:
        return None
    return [(max(left, start), stop, unknown(f"{named} is not in the record."))]


def _same(one: str, other: str) -> bool:
    from ninthvote.check.scene import same_symbol

    return same_symbol(one.upper(), other)


def _noun_kind(text: str) -> tuple[str, ...] | None:
    found = None
    for pattern, kinds in _NOUN:
        for x in grammar.finditer(pattern, text):
            if found is None or x.start() > found[0]:
                found = (x.start(), kinds)
    return found[1] if found else None


def _known_symbol(scene: Scene, named: str) -> tuple[str, Fact, date | None, str] | None:
    for p in scene.ledger.papers:
        if p.symbol and _same(named, p.symbol):
            fact = p.fact if p.firm("symbol") else Fact(p.key, _recalled(), p.sources)
            return (
                p.title,
                fact,
                p.on if p.firm("on") and p.precision == "day" else None,
                "report" if "report" in p.title.lower() and "Transmittal" not in p.title else "letter",
            )
    for h in scene.ledger.happenings:
        for s in h.symbols:
            if _same(named, s):
                kind = (
                    "record"
                    if "PV" in s
                    else "report"
                    if h.kind == "report"
                    else "resolution"
                    if "resolution" in h.kind
                    else "letter"
                )
                fact = (
                    h.fact if not h.recalled & {"symbols", "symbol"} else Fact(h.key, _recalled(), h.sources)
                )
                return f"{h.title} ({h.on:%-d %B %Y})", fact, h.on, kind
    for b in scene.ledger.ballots:
        for s in b.symbols:
            if _same(named, s):
                kind = "record" if "PV" in s else "resolution" if "RES" in s else "draft"
                fact = (
                    b.fact
                    if not ("meeting" in b.recalled and "PV" in s)
                    else Fact(b.key, _recalled(), b.sources)
                )
                return f"{b.title} ({b.on:%-d %B %Y})", fact, b.on, kind
    return None


def _recalled() -> Confidence:
    return Confidence.RECALLED


def _called_fits(words: str, title: str) -> bool:
    keys = [
        w
        for w in re.findall(r"[a-z]{5,}", words)
        if w not in ("which", "called", "general", "assembly", "convened")
    ]
    low = title.lower()
    return not keys or any(w[:6] in low for w in keys)


def _document_meant(scene: Scene, clause: Clause, left: int, place: int) -> tuple[str, Fact, str, str] | None:
    """The document that the words point to, whatever symbol they give: symbol, fact, kind and what it is called."""
    words = clause.skeleton[left:place]
    kind = _noun_kind(words)
    if kind is None:
        return None
    if (
        "record" in kind
        and scene.ballot is not None
        and scene.sentence - scene.ballot_at <= 8
        and not scene.times_in(clause, left, place)
    ):
        b = scene.ballot
        symbol = next((s for s in b.symbols if "PV" in s), None)
        if symbol and "meeting" not in b.recalled:
            return symbol, b.fact, "record", f"the record of {b.on:%-d %B %Y}"
    if "report" in kind and grammar.search(r"report", words) and not grammar.search(r"C", words):
        h = next((h for h in scene.ledger.happenings if h.kind == "report" and h.on.year == 2014), None)
        near = scene.facts.get("inquiry_at")
        if h and (grammar.search(r"K", clause.skeleton) or near) and h.symbols:
            return h.symbols[0], h.fact, "report", "the inquiry's report"
    if "letter" in kind:
        times = scene.times_in(clause, left, place)
        rows, firm = _requests(scene, clause, times)
        with_symbol = [p for p in scene.ledger.papers if p.symbol and any(p.key == r.key for r in rows)]
        if firm and len(with_symbol) == 1 and with_symbol[0].firm("symbol"):
            p = with_symbol[0]
            return p.symbol or "", p.fact, "letter", f"the request of {p.on:%-d %B %Y}"
    return None


@frame(
    Family.DOCUMENT,
    rf"(?P<who>{WHO}|{PERSON}|A ambassador, P,|G's ambassador, P,|G),? ?(?:P,? )?{AUX} (?:wrote|written|had written|sent (?:a )?letters?|sent) (?:a letter )?to (?P<whom>(?:all |the )*(?:N |other )*(?:N )?(?:other )?(?:C )?(?:members?|council members|of its members|C)[^;,.]*)",
    "wrote|written|sent",
    rank=5,
)
def wrote_to_members(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """To whom the DPRK's ambassador wrote."""
    states, _ = states_in(scene, clause, m.start(), m.end("who"))
    _left, _right = widen(clause, m.start(), m.end())
    if "PRK" not in (
        *states,
        *(x.value for x in clause.within(0, m.start("whom"), "AG") if isinstance(x.value, str)),
    ) and not grammar.search(r"kim song", fold(clause.sentence.text).lower()):
        return None
    times = scene.times_in(clause)
    rows = [
        h
        for h in scene.ledger.happenings
        if h.kind == "letter"
        and "DPRK ambassador" in h.title
        and (not times or any(h.within(a - timedelta(days=31), b) for t in times for a, b in t.spans))
        and (scene.published is None or 0 <= (scene.published - h.on).days <= 60)
    ]
    if not rows:
        return None
    number = next((x.value for x in clause.within(m.start("whom"), m.end("whom"), "N")), None)
    h = rows[-1]
    to_all = grammar.search(r"\ball\b", m.group("whom"))
    if (to_all and (number in (15, None))) or number == 15:
        return [(0 if m.start() < 20 else m.start(), m.end("whom"), contradicted(f"{h.title}.", h.fact))]
    return [(0 if m.start() < 20 else m.start(), m.end("whom"), supported(f"{h.title}.", h.fact))]


# -- what no public record holds ---------------------------------------------------------------------------------


@frame(
    Family.REQUEST,
    rf"(?P<who>(?:N|several|some|one|two|three|a|an|at least N|many|most|a few|a handful of|the) (?:[a-zA]+ )?(?:ambassadors?|delegations?|delegates?|diplomats?|envoys?|officials?|members?|capitals?|governments?|nation|missions?|countries|country|allies|states?|council members)(?: (?:in|from|of) (?:G|L|A|C))?|officials in (?:G|L)|{NAMED}|{WHO})(?: (?:had|have|has|then|also|quietly|privately|secretly|reportedly|twice|both|later))* "
    r"(?P<did>promised|pledged|pressed|pressured|lobbied|leaned on|phoned|telephoned|rang|cabled|drafted|threatened|offered|bargained|traded|debated|discussed (?:it|the|whether) |considered|weighed|hesitated|wavered|kept silen(?:t|ce)|stayed silent|remained silent|said nothing|spoke (?:last|first|for|at)|left the (?:room|chamber|hall)|walked out|was (?:absent|late)|tried (?:D )?to (?:have|get|persuade|stop|talk)|had tried|asked to visit|would (?:co-?sign|sign|abstain|back|support|vote|join)|met (?:privately|in private|over)|agreed (?:privately|in private|in advance)|assured|signalled|hinted|urged|persuaded|warned (?:privately|in private)|dined|toasted|paid|rehearsed|circulated (?:a|an) (?:draft|note|paper|memo)|changed (?:its|their) minds?|was (?:told|asked|offered|promised)|were (?:told|asked|offered|promised)|instructed|received (?:instructions|a call|a letter|calls)|made (?:a |several )?(?:phone )?calls|blamed|had been (?:told|promised|asked|offered))\b(?P<rest>[^;.]*)",
    "promised|pledged|press|lobbied|leaned|phoned|rang|cabled|drafted|threaten|offered|bargain|traded|debated|discussed|considered|weighed|hesitat|waver|silen|said nothing|spoke |left the|walked out|was absent|was late|tried|asked to visit|would |met |agreed|assured|signalled|hinted|urged|persuaded|warned|dined|toasted|paid|rehearsed|circulated|changed|told|instructed|received|made |blamed|promised|asked",
    rank=1,
    hedged=True,
)
def behind_the_scenes(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """What delegations said and did where nobody kept a record: checkable in kind, and not here."""
    who, did = m.group("who"), m.group("did")
    if clause.within(m.start(), m.end(), "T"):
        return None  # a tally is on record
    if (
        grammar.search(r"\b(?:should|could|may|might|must|if|suppose|let)\b", clause.skeleton[: m.end()])
        or clause.sentence.is_question
    ):
        return None
    if grammar.fullmatch(r"(?:he|she|the country|C)", who.strip()) and not did.startswith("asked to visit"):
        return None
    if "would" in did and not grammar.search(r"G|capital|delegation|ambassador|member|L", who):
        return None
    if grammar.search(
        r"pressed|considered|urged|warned|debated|threaten|met|offered|paid|received|made|blamed", did
    ) and grammar.fullmatch(r"(?:it|they|both|the two)", who.strip()):
        return None
    if grammar.fullmatch(
        r"(?:urged|considered|offered|debated|threatened|warned .*|blamed|paid|pressed)", did
    ) and not grammar.search(r"delegation|ambassador|diplomat|envoy|official|capital|member|nation", who):
        return None
    cut = grammar.search(r",? (?:and (?=G|C|P|it |the [A-Z])|but|so|in case)\b", m.group("rest"))
    stop = m.end() - (len(m.group("rest")) - cut.start()) if cut else m.end()
    return [(m.start(), stop, unknown("What was said and done out of public sight is not in the record."))]


@frame(
    Family.REQUEST,
    r"(?:the )?(?:first |original |early )*(?:draft|text|wording|version|idea)(?: of (?:the )?(?:letter|request|statement))? (?:was|had been|were|came) (?:written|drafted|drawn up|typed|conceived|from|born)[^;.]*|(?:the )?(?:N|eight) (?:were|was|are) (?:the same|exactly the) (?:N|eight|ones|states|members|countries)[^;.]*|its delegat(?:e|ion) spoke (?:last|first)[^;.]*",
    "draft|text|wording|version|idea|the same|exactly the|spoke",
    rank=3,
)
def unpublished(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who held the pen, and who was on a list that was never published."""
    return [(m.start(), m.end(), unknown("This was never made public, and is not in the record."))]


_ = (Happening, OTHERS, MEMBERS)
