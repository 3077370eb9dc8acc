"""Meetings and what they follow: that one was held, where and with whom; firsts, runs and counts; days and spans."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.clause import Clause, widen
from ninthvote.check.frame import Found, frame
from ninthvote.check.ledger import CALENDAR, Fact, Happening
from ninthvote.check.names import listed
from ninthvote.check.scene import Scene
from ninthvote.check.timing import Time
from ninthvote.text.mention import fold

FORMAL = ("formal_meeting",)
CLOSED = ("video_conference", "any_other_business", "closed_consultations")
ANY = (*FORMAL, *CLOSED)
_SHOWN = {
    "formal_meeting": "a formal meeting",
    "video_conference": "a closed videoconference",
    "any_other_business": "a closed discussion under any other business",
    "closed_consultations": "closed consultations",
    "arria_formula": "an Arria-formula meeting",
    "request_failed": "a request that failed",
}
_MEETING = r"(?:meetings?|sessions?|discussions?|debates?|briefings?|gatherings?|talks|event|consultations|conversation|hearing|video-?\s?conference|vtc|plenary)"


def told(h: Happening) -> str:
    return f"{_SHOWN.get(h.kind, h.title)} on {h.on:%-d %B %Y}"


def _rights_subject(scene: Scene, clause: Clause) -> str | None:
    return scene.topic_of(clause) or scene.topic


def _votes_at(scene: Scene, state: str | None, times: Sequence[Time]) -> list[Fact]:
    """Votes on the agenda are meetings too: of situations whose events the record does not list."""
    return [
        b.fact
        for b in scene.ledger.ballots
        if b.body == "SC" and b.procedural and b.state == state and any(t.holds(b.on) for t in times)
    ]


_MET = (
    r"(?:met|meets|will meet|is to meet|held|holds?|is to hold|will hold|is holding|hosted|hosts|conven(?:ed|es)|discuss(?:ed|es)|debat(?:ed|es)|took up|takes up|has taken up|talked about|talks about|talked|consider(?:ed|s)"
    r"|gathered|heard|hears|examined|addressed|turned to|sat down|opened|dealt with|spoke about|spoke of|put (?:G|L|A|it|the)[^,;.]* on (?:its|the) agenda|add(?:ed|s) [^,;.]* to its agenda|placed [^,;.]* on its agenda|agreed[^,;.]* to (?:meet|hear|hold|discuss|take up)|decided to (?:meet|hear|hold|discuss)|voted to (?:hear|hold|discuss|take up))"
)


@frame(
    Family.MEETING,
    rf"(?:(?:[Oo]n|[Ii]n|[Aa]t|last|this) D,? (?:[a-zC' ]{{0,20}},? )?|D,? )?(?:C|the UN|the U\.N\.|diplomats|members of C|its members|the N members)(?: (?:of the un|members|of the united nations))?(?:,? (?:on D|in D|D|has|had|have|also|then|again|once again|finally|is|was|are|were|did),?)* {_MET}(?P<rest>[^;.]*)",
    "met|meet|held|hold|conven|discuss|debat|took up|takes up|taken up|talk|consider|gather|heard|hear|examin|address|turned|sat down|opened|dealt|spoke|agenda|host",
    rank=1,
)
def council_met(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That the Council met on a subject: when, and behind open or closed doors."""
    rest = m.group("rest")
    skeleton = clause.skeleton
    if grammar.search(r"\b(?:not|never|no)\b", m.group(0)[:60]) or grammar.match(
        r" (?:a |another |its |the )?(?:[a-z]+ )?vote\b", rest
    ):
        return None
    cut = grammar.search(
        r",? (?:and (?=C|G|P|it|the|was|lost|fell)|but|while|after|before|which|who|where|because|so|with [A-Za-z]* ?(?:voting|abstain))\b",
        rest,
    )
    stop = m.end() - (len(rest) - cut.start()) if cut and cut.start() > 8 else m.end()
    _left, _right = widen(clause, m.start(), stop)
    times = scene.times_in(clause, m.start(), stop) or scene.times_in(clause, 0, m.start())
    state = _rights_subject(scene, clause)
    headline = scene.sentence <= 2 and not times
    if not times and headline and scene.published:
        times = [Time(scene.published - timedelta(days=4), scene.published + timedelta(days=2), "week")]
    if not times:
        return None
    kinds = ANY
    closed = grammar.search(
        r"behind closed doors|in private|closed|non-public|in secret|away from (?:the )?cameras|private(?:ly)?|informal|any other business|virtual|without cameras",
        skeleton,
    )
    opened = grammar.search(r"\b(?:open|public|openly|in public|formal)\b", m.group(0)) and not closed
    held = scene.meetings(times, kinds, state)
    held = [h for h in held if h.precision == "day" or times[0].grain != "day"]
    if len(times) > 1:
        return _several(scene, m.start(), stop, times, state, closed=bool(closed))
    if held:
        h = held[0]
        scene.see_happening(h)
        if any(b.on == h.on and b.state == h.state for b in scene.ledger.ballots):
            b = (
                next(
                    b for b in scene.ledger.ballots if b.on == h.on and b.state == h.state and b.body == "SC"
                )
                if any(b.on == h.on and b.state == h.state and b.body == "SC" for b in scene.ledger.ballots)
                else None
            )
            if b:
                scene.see_ballot(b)
        wrong_day = next((t for t in times if t.weekday_wrong), None)
        if wrong_day is not None:
            return [
                (
                    m.start(),
                    stop,
                    contradicted(
                        f"{wrong_day.first:%-d %B %Y} was a {wrong_day.first:%A}.", CALENDAR, h.fact
                    ),
                )
            ]
        if closed and all(x.open_ for x in held) and all(x.kind == "formal_meeting" for x in held):
            return [(m.start(), stop, contradicted(f"It was {told(h)}, open to the public.", h.fact))]
        if opened and all(x.open_ is False for x in held):
            return [(m.start(), stop, contradicted(f"It was {told(h)}, closed to the public.", h.fact))]
        return [(m.start(), stop, supported(f"The Council held {told(h)}.", *(x.fact for x in held)))]
    facts = _votes_at(scene, state, times)
    carried = [b for b in scene.ledger.ballots if b.fact in facts]
    if carried:
        b = carried[-1]
        scene.see_ballot(b)
        if b.carried:
            return [
                (
                    m.start(),
                    stop,
                    supported(f"The agenda was adopted on {b.on:%-d %B %Y} ({b.result}).", b.fact),
                )
            ]
        if grammar.search(r"\b(?:took up|discussed|debated|heard)\b", m.group(0)):
            return [
                (
                    m.start(),
                    stop,
                    contradicted(f"The agenda was not adopted on {b.on:%-d %B %Y} ({b.result}).", b.fact),
                )
            ]
        return None
    return _not_held(scene, clause, m.start(), stop, times, state)


def _not_held(
    scene: Scene, clause: Clause, start: int, stop: int, times: Sequence[Time], state: str | None
) -> list[Found] | None:
    """No meeting at that time: contradicted only where the record of the situation is whole and the time exact."""
    t = times[0]
    if (
        state != "PRK"
        or not grammar.search(r"human rights|rights|prison|abuse", clause.skeleton)
        or not t.sure
    ):
        return None
    if t.grain == "day":
        near = scene.meetings(
            [Time(t.first - timedelta(days=20), t.last + timedelta(days=20), "week")], ANY, state
        )
        if near and t.first.year >= 2014:
            return [
                (
                    start,
                    stop,
                    contradicted(
                        f"The Council held {told(near[0])}, not on {t.first:%-d %B %Y}.", near[0].fact
                    ),
                )
            ]
        return None
    if t.grain in ("month", "year") and t.first.year >= 2014 and t.last <= scene.ledger.last_day:
        gone = scene.meetings([t], ("request_failed",), state)
        if gone:
            return [
                (
                    start,
                    stop,
                    contradicted(
                        f"No such meeting was held; the request failed on {gone[0].on:%-d %B %Y}.",
                        gone[0].fact,
                    ),
                )
            ]
    return None


def _several(
    scene: Scene, start: int, stop: int, times: Sequence[Time], state: str | None, *, closed: bool
) -> list[Found] | None:
    rows, missing = [], []
    for t in times:
        held = scene.meetings([t], CLOSED if closed else ANY, state) or scene.meetings([t], ANY, state)
        if held:
            rows.append(held[0])
        else:
            missing.append(t)
    if not rows:
        return None
    if not missing:
        scene.see_happening(rows[-1])
        return [
            (
                start,
                stop,
                supported(
                    "Meetings were held on " + listed([f"{h.on:%-d %B %Y}" for h in rows]) + ".",
                    *(h.fact for h in rows),
                ),
            )
        ]
    if state == "PRK" and all(
        t.grain in ("month", "year") and t.first.year >= 2014 and t.last <= scene.ledger.last_day
        for t in missing
    ):
        gone = [h for t in missing for h in scene.meetings([t], ("request_failed",), state)]
        facts = [h.fact for h in gone] or [Fact("coi-sc-agenda")]
        return [
            (
                start,
                stop,
                contradicted(
                    "None was held in " + listed([str(t.first.year) for t in missing]) + ".", *facts
                ),
            )
        ]
    return None


@frame(
    Family.MEETING,
    rf"(?P<head>(?:(?:[Tt]he|an?|D's|that|this|its|no|[Tt]his)(?: last| latest| most recent| next)?|last|latest)(?: (?:O|first|open|formal|closed|public|private|such|yearly|annual|regular|informal|full|official|virtual|human rights|C|arria-formula|arria formula|security council|new|special|emergency|separate|dedicated|N))* {_MEETING}(?: (?:on|about|of|of C on) [^,;.]{{0,50}}?)?)"
    rf"(?:,? (?:which|that))? (?:was|were|had been|has been|is|fell|took place|came|happened|will be|is to be|is due|is set|dates? from|dated from)(?: last)?(?: (?:held|convened|scheduled|due|set|planned|taking place|that|back))?(?P<rest>[^;.]*)",
    "meeting|session|discussion|debate|briefing|gathering|talks|event|consultations|conversation|hearing|conference|vtc|plenary",
    rank=2,
)
def meeting_was_held(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The last formal meeting was held in December of that year", "Last year's closed discussion fell on Thursday 11 December"."""
    words = m.group(0)
    rest = m.group("rest")
    if grammar.search(r"\bno\b|not\b|never", m.group("head")):
        return None
    if grammar.search(r"\b(?:since|O|first|in N (?:years|months))\b", rest):
        # "Was the first since December 2017": the day told is another meeting's.
        return None
    cut = grammar.search(r",? (?:and|but|while|after|before|which|who|where|because|so|under|with)\b", rest)
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    times = scene.times_in(clause, m.start(), stop)
    after = list(scene.times_in(clause, m.start("rest"), stop))
    head_times = scene.times_in(clause, m.start(), m.end("head"))
    if not times:
        return None
    state = _rights_subject(scene, clause)
    if grammar.search(r"E|plenary", m.group("head")):
        return None
    kinds: tuple[str, ...] = ANY
    if grammar.search(r"formal|open|public", m.group("head")) and "informal" not in m.group("head"):
        kinds = FORMAL
    elif grammar.search(r"closed|private", m.group("head")):
        kinds = CLOSED
    elif "arria" in m.group("head"):
        kinds = ("arria_formula",)
    time = (after or times)[-1]
    fit: tuple[Happening, ...] = ()
    rows = [
        h
        for h in scene.meetings([], kinds, state)
        if scene.published is None or h.on <= scene.published or time.first > scene.published
    ]
    if head_times and after:
        inside = [h for h in rows if h.within(head_times[0].first, head_times[0].last)]
        if len(inside) == 1:
            h = inside[0]
            scene.see_happening(h)
            if time.weekday_wrong and time.holds(h.on):
                return [(m.start(), stop, Answer_calendar(time, h))]
            if h.on.weekday() == (
                time.weekday if time.weekday is not None else h.on.weekday()
            ) and time.holds(h.on):
                return [(m.start(), stop, supported(f"The Council held {told(h)}.", h.fact, CALENDAR))]
            straight = grammar.search(r"^,? ?(?:only |once |again |held )?(?:on |in |for )?(?:the )?D", rest)
            if not time.holds(h.on) and time.grain in ("day", "month") and straight and len(after) == 1:
                return [(m.start(), stop, contradicted(f"It was {told(h)}.", h.fact))]
    if grammar.search(r"\b(?:last|latest|most recent)\b", m.group("head")) and rows:
        past = [h for h in rows if scene.published is None or h.on < scene.published - timedelta(days=0)]
        if kinds == ANY and grammar.search(r"\bmeeting", m.group("head")):
            formal = [h for h in past if h.kind == "formal_meeting"]
            past = past if past and time.holds(past[-1].on) else formal or past
        if not past:
            return None
        h = past[-1]
        # The meeting just reported is not the last one before it.
        before = [x for x in past if x.on < (scene.published or h.on) - timedelta(days=7)]
        if time.holds(h.on) or (before and time.holds(before[-1].on)):
            hit = h if time.holds(h.on) else before[-1]
            scene.see_happening(hit)
            return [(m.start(), stop, supported(f"The last was {told(hit)}.", hit.fact))]
        if time.sure and state == "PRK":
            return [(m.start(), stop, contradicted(f"The last was {told(h)}.", h.fact))]
        return None
    inside = [h for h in rows if time.holds(h.on)]
    if inside:
        hit = scene.happening if scene.happening in inside else inside[-1]
        assert hit is not None
        scene.see_happening(hit)
        return [(m.start(), stop, supported(f"The Council held {told(hit)}.", hit.fact))]
    del fit, words
    return None


def Answer_calendar(time: Time, h: Happening) -> Answer:  # noqa: N802
    return contradicted(f"{time.first:%-d %B %Y} was a {time.first:%A}.", CALENDAR, h.fact)


@frame(
    Family.MEETING,
    r"C (?:had |has )?last (?:met|discussed|debated|took|considered|addressed|held|heard|dealt with|convened)[^;.]*?D",
    " last ",
    rank=5,
)
def council_last_met(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The Council last discussed the subject in December 2017"."""
    times = scene.times_in(clause, m.start(), m.end())
    state = _rights_subject(scene, clause)
    if not times or state != "PRK":
        return None
    before = [
        h
        for h in scene.meetings([], ANY, state)
        if h.kind != "closed_consultations" and (scene.published is None or h.on <= scene.published)
    ]
    # The discussion just reported is not the last one before it.
    earlier = [h for h in before if scene.published is None or (scene.published - h.on).days > 9]
    for rows in (before, earlier, [h for h in earlier if h.kind == "formal_meeting"]):
        if rows and times[-1].holds(rows[-1].on):
            scene.see_happening(rows[-1])
            return [(m.start(), m.end(), supported(f"The last was {told(rows[-1])}.", rows[-1].fact))]
    if before and times[-1].sure:
        last = (earlier or before)[-1]
        return [(m.start(), m.end(), contradicted(f"The last was {told(last)}.", last.fact))]
    return None


@frame(
    Family.MEETING,
    r"(?:K(?:'s)?|it|they|the (?:commission|panel|commissioners|three)|(?:the |its |their )?(?:report|findings))(?: report| findings)?(?: had| has| was| were)? (?:reported|publish(?:ed)?|releas(?:ed)?|present(?:ed)?|issu(?:ed)?|deliver(?:ed)?|made public|came out|appeared)(?: (?:its|their|the) (?:[0-9a-z-]+ )*(?:report|findings|conclusions))?(?: to [A-Z])? (?:in |on )?D",
    "reported|publish|releas|present|issu|deliver|made public|came out|appeared",
    rank=4,
)
def report_came_out(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "It published its report in February 2014"."""
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    h = next((h for h in scene.ledger.happenings if h.kind == "report" and h.on.year == 2014), None)
    if h is None or not times or not grammar.search(r"K|report\b|findings|inquiry|commission", m.group(0)):
        return None
    if grammar.search(r"(?:was|were|has|had) reported", m.group(0)):
        return None
    # Dated 7 February, released on 17 February, presented on 17 March.
    days = [h.on, date(2014, 2, 17), date(2014, 3, 17)] if "17 February" in h.note else [h.on]
    t = times[-1]
    if any(t.holds(d) for d in days):
        return [(m.start(), m.end(), supported(f"{h.title}. {h.note}", h.fact))]
    if (
        t.sure
        and t.grain in ("month", "year")
        and grammar.search(r"report\b|findings", m.group(0))
        and grammar.search(r"K|inquiry", clause.skeleton)
    ):
        return [(m.start(), m.end(), contradicted(f"{h.title}. {h.note}", h.fact))]
    return None


@frame(
    Family.MEETING,
    r"(?:[Tt]he )?(?:last|latest|most recent) (?:one|formal one|open one|such meeting|meeting|time)(?: was|:| came| is)(?: (?:held|on|in))* D",
    "last|latest|most recent",
    rank=4,
)
def last_one(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Last one: 12 June 2024"."""
    times = scene.times_in(clause, m.start(), m.end())
    rows = [
        h
        for h in scene.meetings([], FORMAL, scene.topic)
        if scene.published is None or h.on < scene.published
    ]
    if not times or not rows:
        return None
    h = rows[-1]
    if times[-1].holds(h.on):
        return [(m.start(), m.end(), supported(f"The last was {told(h)}.", h.fact))]
    if times[-1].sure and scene.topic == "PRK":
        return [(m.start(), m.end(), contradicted(f"The last was {told(h)}.", h.fact))]
    return None


@frame(
    Family.MEETING,
    rf"C(?:,? (?:has|had|have|did|so far|D|this year|,))* (?:not|never)(?: yet)? (?:met|meet|held|hold|discuss(?:ed)?|taken up|convened?)[^;.]*|(?:there (?:was|were|has been|have been)|held|had|has) no (?:such |open |formal |public |human rights )*{_MEETING}[^;.]*|no (?:such |open |formal |public |human rights |council )*{_MEETING} (?:was|were|has been|have been|took|is)[^;.]*|programme[^;.]* no {_MEETING}[^;.]*|(?:did not|failed to|without) (?:meet|hold|holding|hold a|meeting) (?:at all|on)[^;.]*",
    "not|never|no |failed|without",
    rank=3,
)
def no_meeting(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That no meeting was held in a year."""
    left, right = widen(clause, m.start(), m.end())
    state = _rights_subject(scene, clause)
    times = scene.times_in(clause)
    if grammar.search(r"programme|schedule", m.group(0)):
        hit = next(
            (
                h
                for h in scene.ledger.happenings
                if "programme" in h.outcome
                and scene.published
                and h.on <= scene.published + timedelta(days=31)
                and (scene.published - h.on).days < 60
            ),
            None,
        )
        return (
            [
                (
                    max(left, m.start() - 20),
                    m.end(),
                    supported("No meeting on the item was in the published programme.", hit.fact),
                )
            ]
            if hit
            else None
        )
    near = scene.times_in(clause, left, right)
    times = near or times
    if (
        not times
        or state != "PRK"
        or grammar.search(r"since|between|until|till|before|after", clause.skeleton[left:right])
    ):
        return None
    year = times[0]
    if year.grain not in ("year", "month", "day", "years"):
        return None
    held = scene.meetings(times, FORMAL, state)
    held = [h for h in held if scene.published is None or h.on <= scene.published]
    begin = left
    if held:
        return [(begin, right, contradicted(f"The Council held {told(held[0])}.", held[0].fact))]
    informal = scene.meetings(times, CLOSED, state)
    if informal and not grammar.search(r"formal|open|public", m.group(0)):
        return [
            (
                begin,
                right,
                unknown(f"No formal meeting was held, but there was {told(informal[0])}.", informal[0].fact),
            )
        ]
    facts = [h.fact for h in scene.meetings(times, ("request_failed",), state)] or [Fact("coi-sc-agenda")]
    return [(begin, right, supported("No meeting on the item is in the record for that time.", *facts))]


_BRIEFED = r"(?:brief(?:ed|s|ing)?|came and briefed|addressed|spoke|appeared|testified|are due to brief|is due to brief|will brief|told C)"


@frame(
    Family.MEETING,
    r"(?P<lead>(?:(?<![^;:.])|(?<=, and ))[^;:.]*?)\b(?P<verb>briefed|came and briefed|are due to brief|is due to brief|will brief|gave (?:a |the )?briefings?|delivered (?:a |the )?briefings?|briefed by|heard (?:briefings? )?from|spoke to C|addressed C|heard|testified|spoke(?=[,;.]|$)|took the floor|gave evidence)(?P<rest>[^;.]*)",
    "brief|heard|spoke|addressed|testified|took the floor|gave evidence",
    rank=3,
)
def who_briefed(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who briefed a meeting, by the names that the row of the meeting gives."""
    passive = bool(grammar.search(r"by$|from$|heard$", m.group("verb")))
    part = (
        clause.span(m.start("rest"), m.end("rest"))
        if passive
        else clause.span(m.start("lead"), m.end("lead"))
    )
    if part[0] >= part[1]:
        return None
    text = clause.sentence.text[part[0] - clause.sentence.start : part[1] - clause.sentence.start]
    names = _surnames(text)
    if not names:
        return None
    times = scene.times_in(clause)
    state = _rights_subject(scene, clause)
    rows = scene.meetings(times, ("formal_meeting", "arria_formula"), state)
    if not times:
        if scene.happening is not None and scene.sentence - scene.happening_at <= 6:
            rows = [scene.happening]
        elif scene.ballot is not None and scene.sentence - scene.ballot_at <= 6:
            rows = [
                h for h in scene.ledger.happenings if h.on == scene.ballot.on and h.kind == "formal_meeting"
            ]
        elif scene.published:
            rows = [h for h in rows if abs((h.on - scene.published).days) <= 10]
    if not rows:
        return None
    left, _ = widen(clause, m.start("verb"), m.end("verb"))
    begin = max(left, m.start())
    cut = grammar.search(r",? (?:and (?=G|C|the)|but|while|before|after)\b", m.group("rest"))
    stop = m.end() - (len(m.group("rest")) - cut.start()) if cut and not passive else m.end()
    if len(times) > 1 and len(rows) >= len(times):
        bad = [h for h in rows if not _names_fit(names, h)]
        if bad:
            return [
                (
                    begin,
                    stop,
                    unknown(f"The row of {bad[0].on:%-d %B %Y} names: {bad[0].outcome}.", bad[0].fact),
                )
            ]
        return [
            (
                begin,
                stop,
                supported(
                    "They briefed " + listed([f"the meeting of {h.on:%-d %B %Y}" for h in rows]) + ".",
                    *(h.fact for h in rows),
                ),
            )
        ]
    fitting = [h for h in rows if _names_fit(names, h)]
    if fitting:
        return [
            (
                begin,
                stop,
                supported(
                    f"The record of {fitting[0].on:%-d %B %Y} has: {fitting[0].outcome}.", fitting[0].fact
                ),
            )
        ]
    if len(rows) == 1 and "brief" in rows[0].outcome:
        other = _same_office(text, rows[0])
        if other:
            return [
                (
                    begin,
                    stop,
                    contradicted(f"{other} briefed the meeting of {rows[0].on:%-d %B %Y}.", rows[0].fact),
                )
            ]
    return None


_TITLES = (
    "Deputy Secretary-General",
    "High Commissioner",
    "Assistant Secretary-General",
    "Special Rapporteur",
    "Under-Secretary-General",
)


def _surnames(text: str) -> list[str]:
    """The last words of capitalised names, titles of offices left out."""
    bare = fold(text)
    for title in (
        *_TITLES,
        "Security Council",
        "Human Rights",
        "United Nations",
        "North Korea",
        "Secretary-General",
    ):
        bare = re.sub(title, " , ", bare, flags=re.IGNORECASE)
    found = re.findall(
        r"(?<![.!?] )(?<!^)\b([A-Z][\w'-]{2,}(?: (?:al |van |de )?[A-Z][\w'-]{2,})*)|^([A-Z][\w'-]{2,}(?: [A-Z][\w'-]{2,})*)",
        bare.strip(),
    )
    names = [(a or b).split()[-1] for a, b in found]
    skip = {
        "The",
        "Two",
        "On",
        "In",
        "Council",
        "Korea",
        "December",
        "Afterwards",
        "Then",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "June",
        "August",
        "Assembly",
        "Both",
        "That",
        "This",
        "Also",
    }
    return [n for n in names if n not in skip]


def _names_fit(names: Sequence[str], h: Happening) -> bool:
    row = fold(f"{h.outcome} {h.title}")
    return all(n in row for n in names)


def _same_office(text: str, h: Happening) -> str | None:
    """The holder of the office named, as the meeting's row gives it, where it is another person."""
    for title in ("Deputy Secretary-General", "High Commissioner"):
        if title.lower() in text.lower():
            m = grammar.search(rf"{title} ([A-Z]\w+)", h.outcome)
            if m and fold(m[1]) not in fold(text):
                return f"{title} {m[1]}"
    return None


@frame(
    Family.MEETING,
    r"(?:[Ii]n|[Oo]n) D,? it was (?P<who>(?:the |a )?(?:deputy secretary-general|B|R|assistant secretary-general)[^;.]*)",
    "it was",
    rank=5,
)
def it_was_who_briefed(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "In 2016 it was the deputy secretary-general, Amina Mohammed": said of briefers."""
    times = scene.times_in(clause)
    rows = scene.meetings(times, FORMAL, scene.topic)
    if len(rows) != 1:
        return None
    a, b = clause.span(m.start("who"), m.end("who"))
    text = clause.sentence.text[a - clause.sentence.start : b - clause.sentence.start]
    other = _same_office(text, rows[0])
    if other:
        return [
            (
                m.start(),
                m.end(),
                contradicted(f"{other} briefed the meeting of {rows[0].on:%-d %B %Y}.", rows[0].fact),
            )
        ]
    names = _surnames(text)
    if names and _names_fit(names, rows[0]):
        return [(m.start(), m.end(), supported(f"The record has: {rows[0].outcome}.", rows[0].fact))]
    return None


@frame(
    Family.MEETING,
    r"(?:(?:in|on|at) D,? )?(?:(?:P|kim(?: ?jong)?[- ]un|mr\.? kim|trump|president trump|donald trump|the two leaders|the (?:two )?(?:leaders|sides)|G)[^;.,]{0,30}?(?:met|meet|held (?:a |their )?(?:\w+ )?summit|sat down)|(?:the )?(?:first|second|O|L|G|A|singapore|hanoi)? ?(?:summit|talks))[^;.]{0,60}?(?P<where>singapore|hanoi|panmunjom|stockholm|L|G)[^;.]{0,40}"
    r"|and (?:again )?in (?P<where2>L|G|hanoi|singapore) in D[^;.]*",
    "met|meet|summit|talks|sat down| in ",
    rank=5,
)
def summit(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """A summit or round of talks of the record: where and when."""
    left, right = m.start(), m.end()
    words = fold(clause.sentence.text).lower()
    a, b = clause.span(left, right)
    part = fold(clause.sentence.text[a - clause.sentence.start : b - clause.sentence.start]).lower()
    places = {
        "singapore": "Singapore",
        "hanoi": "Hanoi",
        "stockholm": "Stockholm",
        "panmunjom": "Panmunjom",
        "pyongyang": "Pyongyang",
    }
    named = [p for p in places if p in part]
    if len(named) > 1:
        cut = part.find(named[1])
        lead = clause.sentence.text[a - clause.sentence.start :][:cut]
        if grammar.search(r"\band\b", lead):
            place = named[0]
            stop = clause.skeleton.find(" and ", left + 20)
            for i in grammar.finditer(r" and ", clause.skeleton[left:right]):
                if clause.span(left, left + i.start())[1] > a + part.find(named[0]):
                    stop = left + i.start()
                    break
            right = stop if stop > left else right
            named = [place]
    if not named or not grammar.search(r"trump|summit|kim|talks|leaders|biegun", words):
        return None
    times = scene.times_in(clause, left, right)
    if not times:
        return None
    rows = [
        h
        for h in scene.ledger.happenings
        if h.kind == "summit_or_event"
        and places[named[0]].lower() in fold(f"{h.title} {h.outcome}").lower()
        and grammar.search(r"summit|talks|meet", h.title)
    ]
    if not rows:
        return None
    time = times[-1]
    hit = [
        h
        for h in rows
        if h.within(time.first, time.last) or (time.grain == "day" and abs((h.on - time.first).days) <= 1)
    ]
    if hit:
        return [
            (
                left,
                right,
                supported(
                    f"The record has, for {hit[0].on:%-d %B %Y}: {hit[0].title}; {hit[0].outcome}.",
                    hit[0].fact,
                ),
            )
        ]
    firm = [h for h in rows if h.confidence.is_firm and not h.recalled & {"date", "on", "all"}]
    if firm and time.sure and len(rows) == 1:
        return [(left, right, contradicted(f"{firm[0].title} was on {firm[0].on:%-d %B %Y}.", firm[0].fact))]
    return None


@frame(
    Family.MEETING,
    r"E(?: has|:| held| had| convened|'s)[^;.]*(?:plenary|high-level|O|D)[^;.]*|(?:high-level|plenary) (?:plenary |meeting |session )+of E[^;.]*",
    "assembly|unga",
    rank=1,
)
def assembly_plenary(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """The General Assembly's own meeting on the subject."""
    if grammar.search(r"resolution|adopted|vot|passed|recommend|encourag|elect", m.group(0)):
        return None
    times = scene.times_in(clause, m.start(), m.end())
    rows = [
        h
        for h in scene.ledger.happenings
        if h.body == "GA" and h.kind == "summit_or_event" and "plenary" in h.title
    ]
    if not times or not rows:
        return None
    # "last month, on the twentieth" are two words for one day.
    day_ = next((t for t in times if t.grain == "day"), times[-1])
    hit = [h for h in rows if any(t.holds(h.on) for t in times)]
    if hit:
        return [
            (
                m.start(),
                m.end(),
                supported(f"The record has, for {hit[0].on:%-d %B %Y}: {hit[0].title}.", hit[0].fact),
            )
        ]
    if (
        day_.grain == "day"
        and day_.sure
        and grammar.search(r"plenary|high-level", m.group(0))
        and rows[0].on.year == day_.first.year
    ):
        return [
            (
                m.start(),
                m.end(),
                contradicted(f"{rows[0].title} was on {rows[0].on:%-d %B %Y}.", rows[0].fact),
            )
        ]
    return None


# -- firsts, runs and counts ---------------------------------------------------------------------------------------


@frame(
    Family.SEQUENCE,
    rf"(?:(?:[Ii]t|[Tt]his|[Tt]hat|which|D)(?:'s)? (?:was|is|marked|marks|would be|will be|has been) )?(?:C'?s? )?(?:(?:the|its|their|a|C's|held) )*(?:first|O)(?: (?:ever|such|open|formal|public|full|time|C|closed|human rights))*(?: {_MEETING})?(?: [^,;.]{{0,60}}?)? (?P<in>in (?:more than |over |almost |nearly |about |around |some )?(?:N|a|six|three|five) (?:years|months)|since D|in (?:almost |over )?a decade|since (?:the )?D)(?P<rest>[^;.,]*)",
    "first|second|third|fourth|fifth|sixth",
    rank=6,
)
def first_in_years(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The first time in three years", "its first open meeting since December 2017"."""
    words = clause.skeleton[: m.end()]
    state = _rights_subject(scene, clause)
    if grammar.search(
        r"vote|resolution|veto|sponsor|call|year (?:that|since)|december since|to pass", m.group(0)
    ) and not grammar.search(_MEETING, m.group(0)):
        return None
    if clause.within(m.start(), m.start("in"), "O") and not any(
        o.value == 1 for o in clause.within(m.start(), m.start("in"), "O")
    ):
        return None
    formal = (
        bool(grammar.search(r"\bformal|\bopen|\bpublic", words))
        and "informal" not in words
        and not grammar.search(r"closed|virtual|private", clause.skeleton)
    )
    kinds = FORMAL if formal else ANY
    rows = scene.meetings([], kinds, state)
    now: Happening | None = None
    before_in = scene.times_in(clause, 0, m.start("in"))
    if before_in:
        now = next((h for h in rows if any(t.holds(h.on) for t in before_in)), None)
    if now is None and scene.happening in rows and scene.sentence - scene.happening_at <= 5:
        now = scene.happening
    if now is None and scene.published:
        near = [
            h
            for h in rows
            if -45 <= (h.on - scene.published).days <= 14 and abs((h.on - scene.published).days) <= 45
        ]
        now = near[-1] if near else None
    if now is None or state != "PRK":
        return None
    earlier = [h for h in rows if h.on < now.on and h.kind != "closed_consultations"]
    if not earlier:
        return None
    last = earlier[-1]
    left, _ = widen(clause, m.start(), m.end())
    begin = max(left, min(m.start(), m.start()))
    times = scene.times_in(clause, m.start("in"), m.end("in"))
    if "since" in m.group("in"):
        if not times:
            return None
        t = times[-1]
        if t.holds(last.on):
            return [
                (
                    begin,
                    m.end("in"),
                    supported(f"Before {now.on:%-d %B %Y} the last was {told(last)}.", now.fact, last.fact),
                )
            ]
        if t.first > last.on:
            return [(begin, m.end("in"), unknown(f"The last before was {told(last)}.", last.fact))]
        public = [h for h in earlier if h.kind in FORMAL]
        if public and now.kind in FORMAL and t.holds(public[-1].on):
            # "For the first time since 2017", said of a meeting in public, counts those in public.
            return [
                (
                    begin,
                    m.end("in"),
                    supported(
                        f"The last open meeting before was {told(public[-1])}.", now.fact, public[-1].fact
                    ),
                )
            ]
        return [
            (
                begin,
                m.end("in"),
                contradicted(f"Before {now.on:%-d %B %Y} the last was {told(last)}.", now.fact, last.fact),
            )
        ]
    number = next(
        (n.value for n in clause.within(m.start("in"), m.end("in"), "N")),
        10 if "decade" in m.group("in") else 1,
    )
    months = (now.on.year - last.on.year) * 12 + now.on.month - last.on.month
    asked = number * (1 if "month" in m.group("in") else 12)
    loose = 11 if grammar.search(r"over|more than|almost|nearly|about|around|some", m.group("in")) else 6
    if abs(months - asked) <= loose if asked >= 12 else months == asked:
        return [
            (
                begin,
                m.end("in"),
                supported(f"Before {now.on:%-d %B %Y} the last was {told(last)}.", now.fact, last.fact),
            )
        ]
    public = [h for h in earlier if h.kind in FORMAL]
    if public and now.kind in FORMAL:
        gap = (now.on.year - public[-1].on.year) * 12 + now.on.month - public[-1].on.month
        if abs(gap - asked) <= 6 if asked >= 12 else gap == asked:
            return [
                (
                    begin,
                    m.end("in"),
                    supported(
                        f"The last open meeting before was {told(public[-1])}.", now.fact, public[-1].fact
                    ),
                )
            ]
    if grammar.search(r"formal", words) and not formal:
        return None
    return [
        (
            begin,
            m.end("in"),
            contradicted(f"Before {now.on:%-d %B %Y} the last was {told(last)}.", now.fact, last.fact),
        )
    ]


@frame(
    Family.SEQUENCE,
    rf"(?:(?:[Ii]t|[Tt]his|[Tt]hat|D) (?:was|is|marked|would be|will be|marks) )?(?:C's|the|its|their|C's O|a) (?P<o>O)(?: (?:ever|such|open|formal|public|yearly|annual|C|council|human rights))* (?:{_MEETING}(?: (?:on|about|devoted to|of C on) (?:the |this )?[^,;.]{{1,50}})?|time (?:that )?C (?:has |had )?(?:discuss|met|debat|took|consider|address|held|convened)[^,;.]*|on (?:the |this )?[^,;.]{{1,50}})(?:,? (?:was held|took place|came|followed|was),? (?:on|in) D)?(?! since| in N)",
    "first|second|third|fourth|fifth|sixth|seventh|st |nd |rd |th ",
    rank=3,
)
def nth_meeting(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "It was the council's first meeting on the subject"."""
    number = clause.within(m.start("o"), m.end("o"), "O")[0].value
    state = _rights_subject(scene, clause)
    if state != "PRK" or grammar.search(r"arria|closed|private|virtual|aob|summit|plenary|E\b", m.group(0)):
        return None
    rows = scene.meetings([], FORMAL, state)
    rows = [h for h in rows if grammar.search(r"meeting on the situation", h.title)]
    left, right = widen(clause, m.start(), m.end())
    after = grammar.search(r",? and |;", clause.skeleton[m.end() : right])
    near = m.end() + after.start() if after else right
    since = grammar.search(r"since|after|from", m.group(0))
    near = m.start() + since.start() if since else near
    times = (
        scene.times_in(clause, m.start(), near)
        or scene.times_in(clause, left, m.start())[-1:]
        or ([] if since else scene.times_in(clause)[:1])
    )
    now = next((h for h in rows if times and any(t.holds(h.on) for t in times)), None)
    if now is None and scene.happening in rows and scene.sentence - scene.happening_at <= 4:
        now = scene.happening
    if now is None and scene.ballot is not None:
        now = next((h for h in rows if h.on == scene.ballot.on), None)
    if now is None and scene.published:
        now = next((h for h in rows if abs((h.on - scene.published).days) <= 7), None)
    if now is None:
        return None
    place = rows.index(now) + 1
    if place == number:
        return [
            (
                m.start(),
                m.end(),
                supported(f"The meeting of {now.on:%-d %B %Y} was number {place} on the subject.", now.fact),
            )
        ]
    if not grammar.search(r"L|G's|subject|item|issue|topic|matter|human rights|rights", m.group(0)):
        return None
    return [
        (
            m.start(),
            m.end(),
            contradicted(f"The meeting of {now.on:%-d %B %Y} was number {place} on the subject.", now.fact),
        )
    ]


@frame(
    Family.SEQUENCE,
    r"(?:[Ii]n )?(?:every|each) (?:single )?(?:D|year|december)(?: (?:from|since|between) D| D)?(?P<rest>[^;.]*)|(?P<n>N) times,? (?:once a year |every year |each year )?(?:from|since|between|in) D[^;.]*|(?:once a year|yearly|annually|annual)(?P<rest2>[^;.]{0,60})(?:since|from) D[^;.]*|(?:since|from) D[^;.]{0,80}(?:every year|each year|annual|yearly|once a year|each december)[^;.]*|ever since,? C[^;.]{0,80}(?:annual|yearly|every year|each year)[^;.]*|C[^;.]{0,60}(?:annual|yearly|every year|each year)[^;.]{0,60}(?:since|from) D[^;.]*",
    "every |each |times|once a year|yearly|annual|ever since",
    rank=5,
)
def every_year(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "In every December from 2014 to 2017 the Council met", "annual meetings since 2014"."""
    words = clause.skeleton
    if not grammar.search(rf"{_MEETING}|\bmet\b|\bheld\b|times|took (?:it )?up|discuss", words):
        return None
    if grammar.search(r"E |F|resolution|mandate|H", m.group(0)) and "C" not in m.group(0):
        return None
    state = _rights_subject(scene, clause)
    times = [t for t in scene.times_in(clause) if t.grain in ("year", "years", "month")]
    runs = [i for i, x in clause.at.items() if x.kind.value == "date" and x.value.word in ("range", "list")]
    if runs:
        times = [t for i in runs for t in scene.times[i]]
    if state != "PRK":
        return None
    if "ever since" in words and scene.focus is not None and not times:
        times = [scene.focus]
    if not times:
        return None
    years = [t.first.year for t in times]
    if len(years) == 1 or "since" in words:
        last = (scene.published or scene.ledger.last_day).year
        first = years[0]
        # A run told as broken off ends the year before.
        if scene.published and not scene.meetings(
            [Time(date(last, 1, 1), date(last, 12, 31), "year")], ANY, state
        ):
            last -= 1
        run = [*range(first, last + 1)]
    else:
        run = years if len(years) > 2 else [*range(years[0], years[-1] + 1)]
    held = {h.on.year: h for h in scene.meetings([], FORMAL, state)}
    anyhow = {h.on.year: h for h in scene.meetings([], ANY, state)}
    missing = [y for y in run if y not in held and y not in anyhow]
    left, right = widen(clause, m.start(), m.end())
    begin, stop = min(left, m.start()), max(right, m.end())
    number = next((n.value for n in clause.within(m.start(), m.end(), "N")), None) if m.group("n") else None
    facts = [(held.get(y) or anyhow[y]).fact for y in run if y in held or y in anyhow]
    if not missing and (number is None or number == len(run)):
        return [
            (begin, stop, supported("Meetings were held in " + listed([str(y) for y in run]) + ".", *facts))
        ]
    if missing and run[0] >= 2014:
        return [
            (
                begin,
                stop,
                contradicted(
                    "None was held in " + listed([str(y) for y in missing]) + ".",
                    *(facts or [Fact("coi-sc-agenda")]),
                ),
            )
        ]
    if number is not None and number != len(run):
        return [(begin, stop, contradicted(f"There were {len(run)}.", *facts))]
    return None


@frame(
    Family.SEQUENCE,
    r"(?:formal |open |public |human rights )*meetings[^;.]{0,50}(?:so far|to date|in all|up to now|until now|until then)[^;.]{0,8} ?(?P<n>N)|(?P<n2>N) (?:formal |open |public |such )*meetings[^;.]{0,40}(?:so far|to date|in all|up to now|until now|have been held|were held|had been held)|C (?:has|had) (?:met|held|discussed)[^;.]{0,40}?(?P<n3>N) (?:times|meetings|formal meetings)[^;.]*|(?:has|had) been (?:done|held|taken up) (?P<n4>N) times",
    "so far|to date|in all|up to now|until|held|times|meetings",
    rank=5,
)
def how_many_meetings(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """How many formal meetings there have been on the item."""
    group = next(g for g in ("n", "n2", "n3", "n4") if m.group(g))
    number = clause.within(m.start(group), m.end(group), "N")[0].value
    state = _rights_subject(scene, clause)
    if state != "PRK":
        return None
    times = scene.times_in(clause)
    rows = [
        h
        for h in scene.meetings([], FORMAL, state)
        if "meeting on the situation" in h.title and (scene.published is None or h.on <= scene.published)
    ]
    if times:
        first, last = times[0].first, times[-1].last
        rows = [h for h in rows if first <= h.on <= last]
    facts = [h.fact for h in rows]
    if len(rows) == number:
        return [(m.start(), m.end(), supported(f"There were {number}.", *facts))]
    if not rows:
        return None
    return [
        (
            m.start(),
            m.end(),
            contradicted(
                f"There were {len(rows)}: " + listed([f"{h.on:%-d %B %Y}" for h in rows]) + ".", *facts
            ),
        )
    ]


@frame(
    Family.SEQUENCE,
    r"(?:for )?the (?P<o>O) (?:consecutive |straight |successive )?(?P<u>D|year|december|time)(?: in a row| running| in succession)[^;.]*|(?:for )?the (?P<o2>O) (?:consecutive|straight|successive) (?P<u2>year|time|december|D)[^;.]*|(?:for )?(?P<n>N) (?:consecutive |straight )?(?:years|times|decembers)(?: in a row| running| in succession)[^;.]*",
    "in a row|running|in succession|consecutive|straight|successive",
    rank=5,
)
def in_a_row(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The second December in a row without cameras", "for the 21st consecutive year"."""
    marks = clause.within(m.start(), m.end(), "ON")
    if not marks or not scene.published:
        return None
    number = marks[0].value
    left, right = widen(clause, m.start(), m.end())
    words = clause.skeleton
    if grammar.search(
        r"without (?:cameras|a (?:formal )?meeting)|behind closed doors|closed|in private|in secret", words
    ):
        state = _rights_subject(scene, clause)
        year = scene.published.year
        run = []
        while True:
            span = [Time(date(year, 12, 1), date(year, 12, 31), "month")]
            closed = scene.meetings(span, CLOSED, state)
            if scene.meetings(span, FORMAL, state) or not closed:
                break
            run.append(closed[0])
            year -= 1
        if not run:
            return None
        facts = [h.fact for h in run]
        if len(run) == number:
            return [
                (
                    m.start(),
                    right,
                    supported(f"The last {number} Decembers had closed discussions only.", *facts),
                )
            ]
        return [(m.start(), right, contradicted(f"{len(run)} in a row were closed.", *facts))]
    state = _rights_subject(scene, clause)
    if (
        state == "PRK"
        and grammar.search(r"C", words)
        and grammar.search(r"\bmet\b|meeting|discuss|held|taken up|took up", words)
        and not grammar.search(r"resolution|E|F|H", words)
    ):
        year = scene.published.year
        held = []
        while (
            scene.meetings([Time(date(year, 1, 1), date(year, 12, 31), "year")], ANY, state) and year > 2000
        ):
            held.append(scene.meetings([Time(date(year, 1, 1), date(year, 12, 31), "year")], ANY, state)[-1])
            year -= 1
        if held and len(held) == number:
            return [
                (
                    left,
                    right,
                    supported(f"There was one in each of the last {number} years.", *(h.fact for h in held)),
                )
            ]
        if held:
            return [
                (
                    left,
                    right,
                    contradicted(
                        f"There was one in each of the last {len(held)} years.", *(h.fact for h in held)
                    ),
                )
            ]
    return None


@frame(
    Family.SEQUENCE,
    r"(?:[Tt]his|[Ii]t|D) (?:is|was|will be) the first (?:D|year|december)(?: since D)? (?:to pass|to go by|to end|without|since D)[^;.]*|(?:(?:[Ii]t|[Tt]his|[Tt]hat)(?: is|'s| was| would be| will be) |(?:for )?)?the first time (?:since D|in N years)(?:,? that)? C (?:has |had )?(?:failed|did not|does not|has not|will not|not)[^;.]*",
    "first",
    rank=7,
)
def first_without(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "This is the first December since 2014 to pass without a human rights meeting"."""
    if not grammar.search(r"without|failed|did not|has not|will not|no ", m.group(0)) or not scene.published:
        return None
    state = _rights_subject(scene, clause)
    times = [t for t in scene.times_in(clause) if t.grain in ("year", "month")]
    start = next((t.first.year for t in times if t.first.year < scene.published.year), None)
    span = next((n.value for n in clause.within(m.start(), m.end(), "N")), None)
    if start is None and span:
        # "the first time in five years": the four before had one.
        start = scene.published.year - span + 1
    if start is None or state != "PRK":
        return None
    years = range(start, scene.published.year)
    anyhow = {h.on.year: h for h in scene.meetings([], ANY, state)}
    gap = [y for y in years if y not in anyhow]
    now = scene.published.year in anyhow
    facts = [h.fact for y, h in anyhow.items() if y in years]
    if not gap and not now:
        return [
            (
                m.start(),
                m.end(),
                supported("Each year before had its meeting, and this one has none.", *facts),
            )
        ]
    return [
        (
            m.start(),
            m.end(),
            contradicted(
                "None was held in " + listed([str(y) for y in gap]) + "." if gap else "A meeting was held.",
                *facts,
            ),
        )
    ]


@frame(
    Family.SEQUENCE,
    r"N (?:G|A|L|rights|human rights|council|procedural)? ?(?:votes|meetings|requests|letters|summits|resolutions),? N (?:years|months|days|weeks) (?:apart|between them)",
    "apart|between them",
    rank=6,
)
def years_apart(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Two Myanmar votes, twelve years apart"."""
    numbers = [n.value for n in clause.within(m.start(), m.end(), "N")]
    state = (
        scene.topic_of(clause)
        or next((x.value for x in clause.mentions if x.kind.value == "adjective"), None)
        or next((x.value[0] for x in clause.mentions if x.kind.value == "states"), scene.topic)
    )
    rows = [
        b
        for b in scene.ledger.ballots
        if b.body == "SC"
        and b.procedural
        and b.state == state
        and (scene.published is None or b.on <= scene.published)
    ]
    if len(numbers) < 2 or len(rows) < 2:
        return None
    gap = rows[-1].on.year - rows[-2].on.year
    if gap == numbers[-1]:
        return [
            (
                m.start(),
                m.end(),
                supported(
                    f"{rows[-2].on:%-d %B %Y} and {rows[-1].on:%-d %B %Y}.", rows[-2].fact, rows[-1].fact
                ),
            )
        ]
    return None


@frame(
    Family.SEQUENCE,
    r"(?:this|that|it|D's vote|the vote|D's)[^;.]{0,60}(?:the best|the highest|the strongest|the most|the largest|the widest|the worst|the lowest|the narrowest|the weakest) (?:result|tally|vote|margin|support|score|number of (?:yes )?votes)[^;.]*",
    "the best|the highest|the strongest|the most|the largest|the widest|the worst|the lowest|the narrowest|the weakest",
    rank=8,
)
def best_result(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Last year's vote … was the best result this item has ever had"."""
    state = _rights_subject(scene, clause)
    rows = [
        b
        for b in scene.ledger.ballots
        if b.body == "SC"
        and b.procedural
        and b.state == state
        and b.yes is not None
        and (scene.published is None or b.on <= scene.published)
    ]
    if len(rows) < 2:
        return None
    times = scene.times_in(clause)
    best = not grammar.search(r"worst|lowest|narrowest|weakest", m.group(0))
    found = [b for b in rows if times and any(t.holds(b.on) for t in times)] or (
        [scene.ballot] if scene.ballot in rows else []
    )
    if len(found) != 1:
        return None
    b = found[0]
    tally = next((t.value for t in clause.within(m.start(), m.end(), "T")), None)
    scene.see_ballot(b)
    if tally and tally != (b.yes, b.no, b.abstain):
        return [(m.start(), m.end(), contradicted(f"The vote of {b.on:%-d %B %Y} was {b.result}.", b.fact))]
    extreme = (max if best else min)(x.yes or 0 for x in rows)
    if b.yes == extreme:
        return [
            (
                m.start(),
                m.end(),
                supported(
                    "The results were " + listed([x.result for x in rows]) + ".", *(x.fact for x in rows)
                ),
            )
        ]
    return [
        (
            m.start(),
            m.end(),
            contradicted(
                "The results were " + listed([x.result for x in rows]) + ".", *(x.fact for x in rows)
            ),
        )
    ]


@frame(
    Family.SEQUENCE,
    r"<<(?:had (?:ever|never) before|has never before|never before|for the first time in (?:its|the council's) history|not made such a[^;.]*for)[^;.]*",
    "before|history|for ",
    rank=1,
)
def never_before(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """A first or a longest gap that only a whole list could confirm."""
    if not grammar.search(r"C|meeting|call|vote|session", clause.skeleton):
        return None
    return [
        (
            m.start(),
            m.end(),
            unknown("The record lists this one but not every earlier one, so it cannot confirm this."),
        )
    ]


def _has_weekday(clause: Clause, m: re.Match[str]) -> bool:
    when = clause.within(m.start(), m.end(), "D")[0].value
    return when.weekday is not None and when.day is not None and when.month is not None


def _is_years_ago(clause: Clause, m: re.Match[str]) -> bool:
    return clause.within(m.start(), m.end(), "D")[0].surface.endswith("ago")


def _is_after(clause: Clause, m: re.Match[str]) -> bool:
    return any(x.value.word in ("after", "before") for x in clause.within(m.start(), m.start("what"), "D"))


# -- the calendar --------------------------------------------------------------------------------------------------

#: Days that writers count from, as the calendar and the record have them.
FIXED = (
    (r"universal declaration|declaration of human rights|\budhr\b", date(1948, 12, 10), "The Universal Declaration was adopted on 10 December 1948"),
    (r"commission of inquiry|inquiry|report|findings|K", date(2014, 2, 17), "The inquiry's report was released on 17 February 2014"),
    (r"united nations|charter", date(1945, 10, 24), "The Charter came into force on 24 October 1945"),
)  # fmt: skip


@frame(
    Family.CALENDAR,
    r"(?:the )?universal declaration of human rights[^;.]{0,30}(?:turns?|turned|is|was|marks?|celebrates?|reaches) (?P<n>N|O)[^;.]{0,30}|(?:the )?(?P<o>O|N[- ]years?|N-year|N) anniversary of (?:the )?(?:adoption (?:and proclamation )?of (?:the )?)?universal declaration[^;.,]*(?:human rights)?|universal declaration[^;.]{0,30}(?:adopted|proclaimed)[^;.]{0,40}(?:D|ago)",
    "universal declaration",
    rank=3,
)
def declaration(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """How old the Universal Declaration is, and on what day it was adopted."""
    if "Q" in clause.skeleton:
        # The anniversary dates the quotation, and is judged with it.
        return None
    born = date(1948, 12, 10)
    times = scene.times_in(clause)
    number = next(
        (n.value for n in clause.within(m.start(), m.end(), "NO") if n.value and n.value > 20), None
    )
    if grammar.search(r"adopted|proclaimed", m.group(0)) and number is None:
        exact = next((t for t in times if t.grain in ("day", "year")), None)
        if exact is None:
            return None
        return [
            (
                m.start(),
                m.end(),
                supported("It was adopted on 10 December 1948.", CALENDAR)
                if exact.holds(born)
                else contradicted("It was adopted on 10 December 1948.", CALENDAR),
            )
        ]
    if number is None:
        return None
    days = [t.first for t in times if t.first.year > 1950] or ([scene.published] if scene.published else [])
    if not days:
        return None
    year = days[-1].year
    if born.year + number == year:
        return [
            (
                m.start(),
                m.end(),
                supported(f"It was adopted on 10 December 1948, {number} years before.", CALENDAR),
            )
        ]
    if scene.published and times and born.year + number == scene.published.year:
        return [
            (
                m.start(),
                m.end(),
                supported(f"It was adopted on 10 December 1948, {number} years before.", CALENDAR),
            )
        ]
    return [
        (
            m.start(),
            m.end(),
            contradicted(
                f"It was adopted on 10 December 1948; {year} was year {year - born.year}.", CALENDAR
            ),
        )
    ]


@frame(
    Family.CALENDAR,
    r"(?:[Ee]xactly )?D(?: today| to the day| this (?:week|month))?[^;.]*",
    " ago",
    rank=1,
    guard=_is_years_ago,
)
def years_ago_today(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Ten years ago today the commission made its findings public"."""
    if (
        not grammar.match(r"(?:exactly )?D (?:today|this (?:week|month)|to the day)", m.group(0))
        or not scene.published
    ):
        return None
    mention = clause.within(m.start(), m.end(), "D")[0]
    if mention.value.unit != "year" or not mention.value.count:
        return None
    meant_year = scene.published.year - mention.value.count
    rows: list[tuple[date, Fact, str]] = [(h.on, h.fact, h.title) for h in scene.ledger.happenings]
    rows += [(b.on, b.fact, b.title) for b in scene.ledger.ballots]
    text = clause.skeleton
    if grammar.search(r"K", text) and grammar.search(r"report|findings|publi|releas", text):
        h = next((h for h in scene.ledger.happenings if h.kind == "report" and h.on.year == 2014), None)
        marks = [h.on, date(2014, 2, 17)] if h and "17 February" in h.note else [h.on] if h else []
        ok = any(
            d.year == meant_year
            and d.month == scene.published.month
            and abs(d.day - scene.published.day) <= (0 if "today" in m.group(0) else 20)
            for d in marks
        )
        facts = [h.fact, CALENDAR] if h else [CALENDAR]
        told_ = f"The report was released to the press on {marks[-1]:%-d %B %Y}." if marks else ""
        return (
            [(m.start(), m.end(), supported(told_, *facts) if ok else contradicted(told_, *facts))]
            if marks
            else None
        )
    hit = [
        r
        for r in rows
        if r[0]
        == date(
            meant_year,
            scene.published.month,
            min(scene.published.day, 28) if scene.published.month == 2 else scene.published.day,
        )
    ]
    if hit:
        return [(m.start(), m.end(), supported(f"{hit[0][2]}: {hit[0][0]:%-d %B %Y}.", hit[0][1], CALENDAR))]
    return None


@frame(
    Family.CALENDAR,
    r"(?:the )?D,? (?:was|is|fell on|falls on) (?:a |the )?D(?:, the day after (?:the )?(?:D|human rights day))?|D (?:was|fell on|is) (?:a )?(?:monday|tuesday|wednesday|thursday|friday|saturday|sunday)",
    " was | is | fell on | falls on ",
    rank=5,
)
def weekday_of_day(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The 11th was Friday, the day after the Human Rights Day"."""
    days = clause.within(m.start(), m.end(), "D")
    if len(days) > 1 and days[0].value.weekday is not None and days[0].value.day is None:
        days = [days[1], days[0], *days[2:]]
    if len(days) < 2 or days[1].value.weekday is None or days[1].value.day is not None:
        return None
    place = next(i for i, x in clause.at.items() if x is days[0])
    first = scene.times.get(place) or []
    if not first or first[0].grain != "day":
        return None
    candidates = [a for a, _ in first[0].spans]
    good = [d for d in candidates if d.weekday() == days[1].value.weekday]
    after = grammar.search(r"day after", m.group(0))
    if good and (not after or good[0] == date(good[0].year, 12, 11)):
        return [(m.start(), m.end(), supported(f"{good[0]:%-d %B %Y} was a {good[0]:%A}.", CALENDAR))]
    d = candidates[0]
    return (
        [(m.start(), m.end(), contradicted(f"{d:%-d %B %Y} was a {d:%A}.", CALENDAR))]
        if len(candidates) == 1 or not good
        else None
    )


@frame(
    Family.CALENDAR,
    r"(?P<lead>(?:on |[Tt]he )?(?P<d>D))",
    "monday|tuesday|wednesday|thursday|friday|saturday|sunday|mon |tue|wed |thu|fri |sat |sun ",
    rank=9,
    guard=_has_weekday,
)
def wrong_weekday(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """A weekday that the day written does not fall on, where the year leaves no choice."""
    mention = clause.within(m.start(), m.end(), "D")[0]
    when = mention.value
    if when.weekday is None or when.day is None or when.month is None:
        return None
    times = scene.times_in(clause, m.start(), m.end())
    if not times or not times[0].weekday_wrong:
        return None
    d = times[0].first
    if when.year is None:
        known = any(b.on == d for b in scene.ledger.ballots) or any(
            h.on == d for h in scene.ledger.happenings
        )
        others = [
            y
            for y in (d.year - 1, d.year + 1)
            if date(y, d.month, min(d.day, 28)).year and _weekday(y, d.month, d.day) == when.weekday
        ]
        if not known or (
            others
            and not times[0].sure
            and any(b.on == date(y, d.month, d.day) for b in scene.ledger.ballots for y in others)
        ):
            return None
    start, stop = m.start(), m.end()
    fell = grammar.search(
        r"(?:[Ll]ast year's|D's|the|that) [a-z ]{3,40} (?:fell|was|took place|was held|came) (?:on )?$",
        clause.skeleton[:start],
    )
    if fell:
        start = fell.start()
    return [(start, stop, contradicted(f"{d:%-d %B %Y} was a {d:%A}.", CALENDAR))]


def _weekday(year: int, month: int, day: int) -> int | None:
    try:
        return date(year, month, day).weekday()
    except ValueError:
        return None


@frame(
    Family.CALENDAR,
    r"(?P<lead><<~)\b(?P<n>a|one|two|three|four|five|six|seven|N|just N|only N)? ?(?P<u>day|days|week|weeks|month|months|hours) (?P<k>after|before|later than|earlier than) (?P<what>[^;.,]*)",
    " after | before ",
    rank=2,
)
def days_after(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The decision came a day after the General Assembly adopted resolution 69/188"."""
    return _interval(
        scene,
        clause,
        m.start(),
        m.end(),
        m.group("n") or "a",
        m.group("u"),
        m.group("k"),
        m.start("what"),
        m.end("what"),
    )


@frame(
    Family.CALENDAR,
    r"(?:[^;.]{0,60}?)D(?P<what> (?:E|F|H|C|K|G|the)[^;.,]*)",
    " after| before",
    rank=2,
    guard=_is_after,
)
def date_after(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """The same, where the number and unit were read as one time ("a day after the General Assembly …")."""
    mention = clause.within(m.start(), m.start("what"), "D")[-1]
    when = mention.value
    if when.word not in ("after", "before") or not when.count or not when.unit:
        return None
    return _interval(
        scene,
        clause,
        m.start(),
        m.end(),
        str(when.count),
        when.unit,
        when.word,
        m.start("what"),
        m.end("what"),
    )


def _interval(
    scene: Scene, clause: Clause, start: int, end: int, n: str, unit: str, kind: str, a: int, b: int
) -> list[Found] | None:
    count = (
        int(n)
        if n.isdigit()
        else {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7}.get(
            n.split()[-1]
        )
        or next((x.value for x in clause.within(start, a, "N")), None)
    )
    if count is None or not unit.startswith(("day", "week")):
        return None
    count *= 7 if unit.startswith("week") else 1
    anchor = scene.ballot.on if scene.ballot is not None and scene.sentence - scene.ballot_at <= 12 else None
    if anchor is None and scene.happening is not None:
        anchor = scene.happening.on
    what = clause.skeleton[a:b]
    body = "GA3" if "F" in what else "GA" if "E" in what else "HRC" if "H" in what else None
    if anchor is None or body is None:
        return None
    rows = [r for r in scene.ledger.ballots if r.body == body and abs((r.on - anchor).days) <= 60]
    named = {s.surface.upper() for s in clause.within(a, b, "Y")}
    if named:
        from ninthvote.check.scene import same_symbol

        rows = [r for r in rows if any(same_symbol(x, s) for x in named for s in r.symbols)]
    if len(rows) != 1 or not rows[0].firm("on") or not rows[0].firm("date"):
        return None
    other = rows[0]
    gap = (anchor - other.on).days * (1 if kind.startswith(("after", "later")) else -1)
    anchor_fact = scene.ballot.fact if scene.ballot is not None and scene.ballot.on == anchor else CALENDAR
    lead = grammar.search(
        r"(?:the |this |that |its |it |D's )?(?:decision|vote|meeting|session|move|council's move|action)?[^,;.]{0,20}$",
        clause.skeleton[start:a],
    )
    del lead
    if gap == count:
        return [
            (
                start,
                end,
                supported(
                    f"{other.on:%-d %B %Y} and {anchor:%-d %B %Y} are {abs(gap)} days apart.",
                    other.fact,
                    anchor_fact,
                    CALENDAR,
                ),
            )
        ]
    return [
        (
            start,
            end,
            contradicted(
                f"{other.on:%-d %B %Y} and {anchor:%-d %B %Y} are {abs(gap)} days apart, not {count}.",
                other.fact,
                anchor_fact,
                CALENDAR,
            ),
        )
    ]
