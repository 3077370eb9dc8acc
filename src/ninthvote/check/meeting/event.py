"""What happened elsewhere: summits, reports, the Assembly; and meetings that a vote let in or kept out."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Ballot
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.scene import NEWS_DAYS, Scene
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text.mention import fold


@frame(
    Family.MEETING,
    r"(?:K(?:'s)?|it|they|the (?:commission|panel|commissioners|three)|(?:the |its |their )?(?:report|findings))(?: report| findings)?(?: had| has| was| were)? (?:reported|publish(?:ed)?|releas(?:ed)?|present(?:ed)?|issu(?:ed)?|deliver(?:ed)?|made public|came out|appeared)(?: (?:its|their|the) (?:[0-9a-z-]+ )*(?:report|findings|conclusions))?(?: to [A-Z])? (?:in |on )?D",
    "reported|publish|releas|present|issu|deliver|made public|came out|appeared",
    rank=4,
)
def report_came_out(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
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
        return supported(f"{h.title}. {h.note}", h.fact)
    if (
        t.sure
        and t.grain in ("month", "year")
        and grammar.search(r"report\b|findings", m.group(0))
        and grammar.search(r"K|inquiry", clause.skeleton)
    ):
        return contradicted(f"{h.title}. {h.note}", h.fact)
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
def assembly_plenary(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
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
        return supported(f"The record has, for {hit[0].on:%-d %B %Y}: {hit[0].title}.", hit[0].fact)
    if (
        day_.grain == "day"
        and day_.sure
        and grammar.search(r"plenary|high-level", m.group(0))
        and rows[0].on.year == day_.first.year
    ):
        return contradicted(f"{rows[0].title} was on {rows[0].on:%-d %B %Y}.", rows[0].fact)
    return None


HEAR = r"\b(?:hear|hold|meet|open|take up|discuss|debate|listen to|have|convene|be briefed|receive)\b|\b(?:briefing|meeting|session|discussion|debate|agenda|chamber|microphone|floor)\b"


_REFUSED = r"\b(?:refus\w+|declin\w+|fail(?:s|ed)? (?:(?:on )?D )?to|turn(?:s|ed)? down|reject\w*|vot\w+ down|would not|wouldn't|drop(?:s|ped)?|decid\w+ (?:not|against)|vot\w+ (?:not to|against)|kept (?:\w+ ){0,3}out|shut (?:\w+ ){0,3}out|barred|turned away)\b"


_AGREED = r"\b(?:agree[sd]?|vot(?:ed|es) to|decid(?:ed|es) to|consent(?:ed|s) to|cleared the way)\b"


def about(s: Statement) -> str | None:
    """The state whose situation it was to be about: the one named after "on" or "about", else the topic."""
    m = grammar.search(r"\b(?:about|on|over|regarding|concerning) (?:the (?:\w+ )+(?:in|of) )?G", s.own)
    if m and len(named := s.clause.at[s.start + m.end() - 1].value) == 1:
        return str(named[0])
    return s.scene.topic_of(s.clause) or s.scene.topic


def ballots(s: Statement) -> list[Ballot]:
    """The votes on the agenda that can be meant: of the time told, else of the last days."""
    p = s.scene.published
    topic = about(s)
    rows = [b for b in s.scene.ledger.ballots if b.body == "SC" and b.procedural and b.state == topic]
    if times := s.times or ([t for t in s.told if t.grain == "day"] if s.scene.times_in(s.clause) else []):
        return [b for b in rows if any(t.holds(b.on) for t in times)]
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
    if not s.has(HEAR) or s.has(r"resolution|draft|statement|sanction|refer|envoy's|letter|adjourn|suspend"):
        return None
    if s.states and not set(s.states) <= {s.scene.topic_of(s.clause) or s.scene.topic}:
        return None
    refused, agreed = s.has(_REFUSED), s.has(_AGREED) and not s.has(r"vot\w+ (?:not to|against)|decid\w+ not")
    found = ballots(s)
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
