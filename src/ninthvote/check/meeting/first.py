"""The first without, the best so far, never before, and the years between."""

from __future__ import annotations

import re

from ninthvote.check.claim import Family, contradicted, supported, unknown
from ninthvote.check.meeting.held import ANY, rights_subject
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.scene import Scene


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
    state = rights_subject(scene, clause)
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
    state = rights_subject(scene, clause)
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
