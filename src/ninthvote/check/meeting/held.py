"""That the Council met, or did not, on a day, in a month or in a year."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import timedelta

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import CALENDAR, Ballot, Fact, Happening
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time

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


MEETING = r"(?:meetings?|sessions?|discussions?|debates?|briefings?|gatherings?|talks|event|consultations|conversation|hearing|video-?\s?conference|vtc|plenary)"


def told(h: Happening) -> str:
    return f"{_SHOWN.get(h.kind, h.title)} on {h.on:%-d %B %Y}"


def rights_subject(scene: Scene, clause: Clause) -> str | None:
    return scene.topic_of(clause) or scene.topic


def _votes_at(scene: Scene, state: str | None, times: Sequence[Time]) -> list[Ballot]:
    """Votes on the agenda are meetings too: of situations whose events the record does not list."""
    return [
        b
        for b in scene.ledger.by_body["SC"]
        if b.procedural and b.state == state and any(t.holds(b.on) for t in times)
    ]


_MET = (
    r"(?:met|meets|will meet|is to meet|held|holds?|is to hold|will hold|is holding|hosted|hosts|conven(?:ed|es)|discuss(?:ed|es)|debat(?:ed|es)|took up|takes up|has taken up|talked about|talks about|talked|consider(?:ed|s)"
    r"|gathered|heard|hears|examined|addressed|turned to|sat down|opened|dealt with|spoke about|spoke of|put (?:G|L|A|it|the)[^,;.]* on (?:its|the) agenda|add(?:ed|s) [^,;.]* to its agenda|placed [^,;.]* on its agenda|agreed[^,;.]* to (?:meet|hear|hold|discuss|take up)|decided to (?:meet|hear|hold|discuss)|voted to (?:hear|hold|discuss|take up))"
)


#: Who presided over it is another statement.
_CHAIRED = r",? (?:with (?:the )?G (?:in the chair|presiding)|under the (?:presidency|chairmanship) of)\b"


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
    if grammar.search(r"\b(?:every|each) (?:single )?year\b|\b(?:annually|yearly)\b", rest):
        return None  # a run of years is not one of them
    if grammar.search(r"\b(?:not|never|no)\b", m.group(0)[:60]) or grammar.match(
        r" (?:a |another |its |the )?(?:[a-z]+ )?vote\b", rest
    ):
        return None
    cut = grammar.search(
        r",? (?:and (?=C|G|P|it|the|was|lost|fell)|but|while|after|before|which|who|where|because|so|with [A-Za-z]* ?(?:voting|abstain))\b|, (?:for )?(?:the|its|their) O\b|, (?:also |again )?a D\b",
        rest,
    )
    stop = m.end() - (len(rest) - cut.start()) if cut and cut.start() > 8 else m.end()
    chair = grammar.search(_CHAIRED, m.group(0))
    stop = min(stop, m.start() + chair.start()) if chair else stop
    _left, _right = widen(clause, m.start(), stop)
    times = scene.times_in(clause, m.start(), stop) or scene.times_in(clause, 0, m.start())
    state = rights_subject(scene, clause)
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
    if len(times) > 1 and grammar.search(r"\b(?:every|each) D", m.group(0)):
        return None  # a run of years, each with its month
    if grammar.search(r"\bO\b|-ever|agenda", m.group(0)):
        held = [
            h for h in held if h.kind in FORMAL
        ] or held  # consultations have no agenda, and are not counted
    if len(times) > 1:
        return _several(scene, m.start(), stop, times, state, closed=bool(closed))
    if held:
        h = held[0]
        scene.see_happening(h)
        b = next((b for b in scene.ledger.votes("SC", h.on, h.on) if b.state == h.state), None)
        if b:
            scene.see_ballot(b)
        if closed and all(x.open_ for x in held) and all(x.kind == "formal_meeting" for x in held):
            return [(m.start(), stop, contradicted(f"It was {told(h)}, open to the public.", h.fact))]
        if opened and all(x.open_ is False for x in held):
            return [(m.start(), stop, contradicted(f"It was {told(h)}, closed to the public.", h.fact))]
        return [(m.start(), stop, supported(f"The Council held {told(h)}.", *(x.fact for x in held)))]
    votes = _votes_at(scene, state, times)
    if votes:
        b = votes[-1]
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
    finer = [t for t in times if t.grain in ("day", "month")]
    for t in times:
        if t.grain == "year" and any(t.first <= f.first and f.last <= t.last for f in finer):
            continue  # "in 2014 it met in December 2014"
        held = scene.meetings([t], CLOSED if closed else FORMAL, state) or scene.meetings([t], ANY, state)
        if not held:
            missing.append(t)
        elif held[0] not in rows:
            rows.append(held[0])
    if not rows:
        return None
    if not missing:
        scene.see_happening(rows[-1])
        return [
            (
                start,
                stop,
                supported(
                    ("A meeting was" if len(rows) == 1 else "Meetings were")
                    + f" held on {listed([f'{h.on:%-d %B %Y}' for h in rows])}.",
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
    rf"(?P<head>(?:(?:[Tt]he|an?|D's|that|this|its|no|[Tt]his)(?: last| latest| most recent| next)?|last|latest)(?: (?:O|first|open|formal|closed|public|private|such|yearly|annual|regular|informal|full|official|virtual|human rights|C|arria-formula|arria formula|security council|new|special|emergency|separate|dedicated|N))* {MEETING}(?: (?:on|about|of|of C on) [^,;.]{{0,50}}?)?)"
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
    if grammar.match(r" (?:preceded|followed|presided over|chaired) by\b", rest):
        return None
    marks = [x.value for x in clause.within(m.start("head"), m.end("head"), "O")]
    formal = [h for h in scene.ledger.happenings if h.kind == "formal_meeting" and h.state == scene.topic]
    if len(marks) == 1 and formal and scene.topic == "PRK" and "arria" not in m.group("head"):
        nth = formal[marks[0] - 1 : marks[0]]
        if not nth or not any(t.holds(nth[0].on) for t in scene.times_in(clause)):
            return None  # another place in the row than the day told has
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
    state = rights_subject(scene, clause)
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
            if time.holds(h.on):
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


@frame(
    Family.MEETING,
    r"C (?:had |has )?last (?:met|discussed|debated|took|considered|addressed|held|heard|dealt with|convened)[^;.]*?D",
    " last ",
    rank=5,
)
def council_last_met(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The Council last discussed the subject in December 2017"."""
    times = scene.times_in(clause, m.start(), m.end())
    state = rights_subject(scene, clause)
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
            return supported(f"The last was {told(rows[-1])}.", rows[-1].fact)
    if before and times[-1].sure:
        last = (earlier or before)[-1]
        return contradicted(f"The last was {told(last)}.", last.fact)
    return None


@frame(
    Family.MEETING,
    r"(?:[Tt]he )?(?:last|latest|most recent) (?:one|formal one|open one|such meeting|meeting|time)(?: was|:| came| is)(?: (?:held|on|in))* D",
    "last|latest|most recent",
    rank=4,
)
def last_one(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
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
    news = len(rows) > 1 and scene.published is not None and (scene.published - h.on).days <= 31
    if news and not times[-1].holds(h.on):
        # Of a meeting just held, the last one is the one before it.
        h = rows[-2]
    if times[-1].holds(h.on):
        return supported(f"The last was {told(h)}.", h.fact)
    if times[-1].sure and scene.topic == "PRK":
        return contradicted(f"The last was {told(h)}.", h.fact)
    return None


@frame(
    Family.MEETING,
    rf"C(?:,? (?:has|had|have|did|so far|D|this year|,))* (?:not|never)(?: yet)? (?:met|meet|held|hold|discuss(?:ed)?|taken up|convened?)[^;.]*|(?:there (?:was|were|has been|have been)|held|had|has) no (?:such |open |formal |public |human rights )*{MEETING}[^;.]*|no (?:such |open |formal |public |human rights |council )*{MEETING} (?:was|were|has been|have been|took|is)[^;.]*|programme[^;.]* no {MEETING}[^;.]*|(?:did not|failed to|without) (?:meet|hold|holding|hold a|meeting) (?:at all|on)[^;.]*",
    "not|never|no |failed|without",
    rank=3,
)
def no_meeting(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That no meeting was held in a year."""
    left, right = widen(clause, m.start(), m.end())
    state = rights_subject(scene, clause)
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
