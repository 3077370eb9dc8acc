"""Firsts, runs and counts of meetings."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import Fact, Happening
from ninthvote.check.meeting.held import ANY, CLOSED, FORMAL, MEETING, rights_subject, told
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time


@frame(
    Family.SEQUENCE,
    rf"(?:(?:[Ii]t|[Tt]his|[Tt]hat|which|D)(?:'s)? (?:was|is|marked|marks|would be|will be|has been) )?(?:C'?s? )?(?:(?:the|its|their|a|C's|held) )*(?:first|O)(?: (?:ever|such|open|formal|public|full|time|C|closed|human rights))*(?: {MEETING})?(?: [^,;.]{{0,60}}?)? (?P<in>in (?:more than |over |almost |nearly |about |around |some )?(?:N|a|six|three|five) (?:years|months)|since D|in (?:almost |over )?a decade|since (?:the )?D)(?P<rest>[^;.,]*)",
    "first|second|third|fourth|fifth|sixth",
    rank=6,
)
def first_in_years(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The first time in three years", "its first open meeting since December 2017"."""
    words = clause.skeleton[: m.end()]
    if grammar.search(r"presid|gavel|\bchair", words) and not grammar.search(MEETING, m.group(0)):
        return None  # the first time in the chair
    state = rights_subject(scene, clause)
    said = [x for x in scene.said if (scene.sentence, -1) < x[:2] < (scene.sentence, m.start())]
    if said and said[-1][2] in (Family.PRESIDENCY, Family.MEMBERSHIP, Family.SIGNATORIES, Family.OFFICE):
        return None  # the first time that this was so, not that it met
    if grammar.search(
        r"vote|resolution|veto|sponsor|call|year (?:that|since)|december since|to pass", m.group(0)
    ) and not grammar.search(MEETING, m.group(0)):
        return None
    if clause.within(m.start(), m.start("in"), "O") and not any(
        o.value == 1 for o in clause.within(m.start(), m.start("in"), "O")
    ):
        return None
    formal = (
        bool(grammar.search(r"\bformal|\bopen|\bpublic", clause.skeleton))
        and "informal" not in words
        and not grammar.search(r"closed|virtual|private", clause.skeleton)
    )
    kinds = FORMAL if formal else ANY
    rows = scene.meetings([], kinds, state)
    now: Happening | None = None
    before_in = scene.times_in(clause, 0, m.start("in")) or scene.label_times()
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
    if grammar.search(r"over|more than", m.group("in")) and 0 <= asked - months <= loose:
        told_ = f"Before {now.on:%-d %B %Y} the last was {told(last)}."
        return [(begin, m.end("in"), contradicted(told_, now.fact, last.fact))] if asked > months else None
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
    rf"(?:(?:[Ii]t|[Tt]his|[Tt]hat|D) (?:was|is|marked|would be|will be|marks) )?(?:C's|the|its|their|C's O|a) (?P<o>O)(?: (?:ever|such|open|formal|public|yearly|annual|C|council|human rights))* (?:{MEETING}(?: (?:on|about|devoted to|of C on) (?:the |this )?[^,;.]{{1,50}})?|time (?:that )?C (?:has |had )?(?:discuss|met|debat|took|consider|address|held|convened)[^,;.]*|on (?:the |this )?[^,;.]{{1,50}})(?:,? (?:was held|took place|came|followed|was),? (?:on|in) D)?(?! since| in N)",
    "first|second|third|fourth|fifth|sixth|seventh|st |nd |rd |th ",
    rank=3,
)
def nth_meeting(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "It was the council's first meeting on the subject"."""
    number = clause.within(m.start("o"), m.end("o"), "O")[0].value
    state = rights_subject(scene, clause)
    if state != "PRK" or grammar.search(r"arria|closed|private|virtual|aob|summit|plenary|E\b", m.group(0)):
        return None
    rows = scene.meetings([], FORMAL, state)
    rows = [h for h in rows if grammar.search(r"meeting on the situation", h.title)]
    left, right = widen(clause, m.start(), m.end())
    if grammar.search(r"\bin [^,;.]{0,30}\b(?:years|months|decades?)\b", clause.skeleton[m.end("o") : right]):
        return None  # the first in so many years
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
        return supported(f"The meeting of {now.on:%-d %B %Y} was number {place} on the subject.", now.fact)
    if not grammar.search(r"L|G's|subject|item|issue|topic|matter|human rights|rights", m.group(0)):
        return None
    return contradicted(f"The meeting of {now.on:%-d %B %Y} was number {place} on the subject.", now.fact)


@frame(
    Family.SEQUENCE,
    r"(?:[Ii]n )?(?:every|each) (?:single )?(?:D|year|december)(?: (?:from|since|between) D| D)?(?P<rest>[^;.]*)|(?P<n>N) times,? (?:once a year |every year |each year )?(?:from|since|between|in) D[^;.]*|(?:once a year|yearly|annually|annual)(?P<rest2>[^;.]{0,60})(?:since|from) D[^;.]*|(?:since|from) D[^;.]{0,80}(?:every year|each year|annual|yearly|once a year|each december)[^;.]*|ever since,? C[^;.]{0,80}(?:annual|yearly|every year|each year)[^;.]*|C[^;.]{0,60}(?:annual|yearly|every year|each year)[^;.]{0,60}(?:since|from) D[^;.]*",
    "every |each |times|once a year|yearly|annual|ever since",
    rank=5,
)
def every_year(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "In every December from 2014 to 2017 the Council met", "annual meetings since 2014"."""
    words = clause.skeleton
    if not grammar.search(rf"{MEETING}|\bmet\b|\bheld\b|times|took (?:it )?up|discuss", words):
        return None
    if grammar.search(r"E |F|resolution|mandate|H", m.group(0)) and "C" not in m.group(0):
        return None
    state = rights_subject(scene, clause)
    times = [t for t in scene.times_in(clause) if t.grain in ("year", "years", "month")]
    since = grammar.search(r"\bsince (?=D)", m.group(0))
    runs = [i for i, x in clause.at.items() if x.kind.value == "date" and x.value.word in ("range", "list")]
    if runs:
        times = [t for i in runs for t in scene.times[i]]
    elif not since:
        times = [t for t in scene.label_times() if t.grain in ("year", "years")] or times
    if since:
        times = scene.times_in(clause, m.start() + since.end(), m.start() + since.end() + 1) or times
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
def how_many_meetings(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """How many formal meetings there have been on the item."""
    group = next(g for g in ("n", "n2", "n3", "n4") if m.group(g))
    number = clause.within(m.start(group), m.end(group), "N")[0].value
    state = rights_subject(scene, clause)
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
        return supported(f"There were {number}.", *facts)
    if not rows:
        return None
    return contradicted(
        f"There were {len(rows)}: " + listed([f"{h.on:%-d %B %Y}" for h in rows]) + ".", *facts
    )


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
        state = rights_subject(scene, clause)
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
    state = rights_subject(scene, clause)
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
