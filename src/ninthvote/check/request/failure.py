"""Requests that failed, were dropped, or were never made."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import Request
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import charitable
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX, COUNT, NAMED, WHO
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.request.ask import failed_ones, requests
from ninthvote.text import Kind

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
    rows = [r for r in scene.ledger.requests if r.failed and r.state == state]
    if "vote" in m.group(0)[:40] or not rows:
        return None
    cut = grammar.search(r",? (?:and (?=G|C|P|it|the)|but|while|after|which|who)\b", m.group("rest"))
    stop = m.end() - (len(m.group("rest")) - cut.start()) if cut else m.end()
    stop = min(stop, right) if right > m.end("how") else stop
    # So many names, not days.
    numbers = [
        x.value
        for i, x in clause.at.items()
        if x.kind is Kind.NUMBER
        and m.end("how") - 1 <= i < stop
        and not grammar.match(r"N (?:days?|weeks?|months?|years?|hours?)\b", clause.skeleton[i:])
    ]
    short = grammar.search(
        r"one short(?! of a)|want of a single|one (?:vote|signature|supporter|name) short|a single (?:vote|supporter)|short of (?:one|the) ",
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
    scene.request = hit[-1][0]
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
        for r in scene.ledger.requests
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
            scene.request = rows[0]
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
    rows, firm = requests(scene, clause, times)
    current = scene.request
    if not times and current is not None:
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
        for r in scene.ledger.requests
        if r.state == state and any(t.holds(r.on) or t.holds(r.day) for t in times)
    ]
    led = [r for r in rows if _led_by(scene, r, states)]
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


def _led_by(scene: Scene, request: Request, states: Sequence[str]) -> bool:
    """Whether it was made in the names of these states, or dropped by them as theirs."""
    drops = (rf"^{name_of(state).replace('the ', '')} drops its request" for state in states)
    event = next((h for h in scene.ledger.happenings if h.key == request.key), None)
    return set(states) <= request.names or (
        event is not None and all(grammar.search(words, event.title) for words in drops)
    )


@frame(
    Family.REQUEST,
    r"(?P<who>[GA])-(?:led|backed|sponsored|initiated|requested|proposed) (?:C )?(?:meeting|session|debate|briefing|discussion|request|bid|push|effort|attempt)\b",
    "-led|-backed|-sponsored|-initiated|-requested|-proposed",
    hedged=True,
)
def meeting_that_was_sought(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "In order to tank the United States-led meeting": whoever says so says that it was sought."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    times = scene.times_in(clause, 0, m.start()) or scene.label_times()
    rows = [r for r in scene.ledger.requests if any(t.holds(r.on) for t in times)]
    led = [r for r in rows if r.state in (scene.topic, scene.main_topic) and _led_by(scene, r, states)]
    if not states or len(led) != 1:
        return None
    sought = f"{name_of(states[0])} had asked for a meeting; the request is of {led[0].on:%-d %B %Y}."
    return supported(sought, led[0].fact)


@frame(
    Family.REQUEST,
    rf"(?:the |a )?(?:request|call|initiative|letter|bid|demand|push|idea|proposal) (?:had |has )?(?:came|come|comes|was led|is led|stemmed|originated)(?: (?:from|by))? (?P<who>{NAMED})[^;.,]*|(?:behind (?:the request|it)|the (?:requesters|askers|sponsors|movers|applicants))(?: (?:were|was|stood|are|is)|:) (?P<who2>{NAMED})|(?P<who3>{NAMED}) (?:led|headed|spearheaded|launched|made|filed|submitted|sent in|put in|was behind|were behind|had put in|tabled) (?:the |a |an |this |that )?(?:formal |written |joint )?(?:request|initiative|bid|push|effort|call|drive)(?: for)?[^;.,]*|(?P<who4>{NAMED}) (?:had |has )?(?:wanted|sought|tried|attempted|hoped|planned|intended) (?:to (?:hold|convene|call|have|organi[sz]e|put)|an? |the |such )[^;.,]{{0,60}}(?:meeting|session|discussion|debate|briefing)[^;.,]*",
    "request|call|initiative|letter|bid|demand|push|idea|proposal|behind|askers|sponsors|movers|applicants|led|headed|launched|made|filed|submit|sent|put in|tabled|wanted|sought|tried|attempt|hoped|planned|intended",
    rank=4,
)
def request_from(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The request came from Britain", "the United States had wanted to hold a meeting on 10 December"."""
    group = next(g for g in ("who", "who2", "who3", "who4") if m.group(g))
    states, _extra = states_in(scene, clause, m.start(group), m.end(group))
    if (
        not states
        or "PRK" in states
        or grammar.search(r"vote\b|stop|prevent|block|postpone|put off", m.group(0))
    ):
        return None
    left, right = widen(clause, m.start(), m.end())
    rows, firm = requests(scene, clause, scene.times_in(clause, left, right))
    answers = []
    for r in rows:
        if set(states) <= r.names:
            answers.append(
                supported(
                    f"The request of {r.on:%-d %B %Y} was made by {listed(sorted(map(name_of, r.names)))}.",
                    r.fact,
                )
            )
        elif r.failed and _leads(scene, r, states):
            answers.append(
                supported(
                    f"The request of {r.on:%-d %B %Y} was dropped by {listed([name_of(s) for s in states])}.",
                    r.fact,
                )
            )
        elif r.complete and r.names:
            answers.append(
                contradicted(
                    f"The request of {r.on:%-d %B %Y} was made by {listed(sorted(map(name_of, r.names)))}.",
                    r.fact,
                )
            )
        else:
            answers.append(unknown("Not everybody who asked is named.", r.fact))
    if not answers:
        return None
    return charitable(answers, firm=firm, otherwise=lambda: unknown("Who asked is not known for certain."))


def _leads(scene: Scene, r: Request, states: Sequence[str]) -> bool:
    h = next((h for h in scene.ledger.happenings if h.key == r.key), None)
    return (
        h is not None
        and all(name_of(s).replace("the ", "") in f"{h.title} {h.outcome} {h.note}" for s in states)
        and r.withheld not in states
    )


@frame(
    Family.REQUEST,
    r"(?:could|did|would|can|had|has)(?: not|n't)? (?:find|muster|get|secure|win|attract|persuade|obtain|found|mustered|secured)(?: no| only| just)? (?:a |the |any )?(?P<o>O|N)(?: (?:supporter|vote|signature|name|member|state|country|backer|supporters|votes|signatures|names))?[^;.]*|(?:found|finding|without|for (?:want|lack) of|lacking|short of|missing) (?:no |a |the |any )?(?P<o2>O)(?: (?:supporter|vote|signature|name|member|state|country|backer))?|the O (?:name|signature|supporter|vote|member|country) (?:never|did not|was not|could not|was missing|was not found)[^;.]*",
    "find|muster|get |secure|win |attract|persuade|obtain|found|without|want of|lack|short of|missing|never|did not|was not|could not",
    rank=5,
)
def no_ninth(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Could not find a ninth": the request stopped at eight."""
    marks = clause.within(m.start(), m.end(), "ON")
    number = marks[0].value if marks else None
    rows = failed_ones(scene, clause, scene.times_in(clause))
    if not rows or number is None or number > 15:
        return None
    left, right = widen(clause, m.start(), m.end())
    r = rows[-1]
    scene.request = r
    if number == 9:
        return [
            (
                left,
                right,
                supported(f"Eight were in support where nine were needed ({r.on:%-d %B %Y}).", r.fact),
            )
        ]
    if number == 8 and not grammar.search(r"not|n't|no ", m.group(0)):
        return [
            (
                left,
                right,
                supported(f"Eight were in support where nine were needed ({r.on:%-d %B %Y}).", r.fact),
            )
        ]
    if number in (7, 8, 10):
        return [
            (
                left,
                right,
                contradicted(f"Eight were in support where nine were needed ({r.on:%-d %B %Y}).", r.fact),
            )
        ]
    return None
