"""Who stood behind a request, who did not, and who objected."""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import charitable
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX, NAMED, WHO
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.request.ask import failed_ones
from ninthvote.check.seat.roster import START, STATEMENT, said_so, states_named, tight
from ninthvote.check.seat.sitting import CLAUSE, CLAUSE_BEGINS
from ninthvote.vocabulary import Cast


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
    rows = failed_ones(scene, clause, times)
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
def who_was_missing(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The support that never came was Côte d'Ivoire's"."""
    group = next((g for g in ("who", "who2", "who3") if m.group(g)), None)
    if group is None:
        return None
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    current = scene.request
    state = scene.topic_of(clause) or scene.topic
    rows = [current] if current is not None and current.failed else []
    times = scene.times_in(clause)
    if not rows or times:
        rows = [
            r
            for r in scene.ledger.requests
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
        return supported(f"{name_of(states[0])} withheld the support that would have made nine.", r.fact)
    if r.withheld:
        return contradicted(f"It was {name_of(r.withheld)} that withheld its support.", r.fact)
    return None


@frame(
    Family.REQUEST,
    rf"(?P<who>{WHO}),?{AUX} (?:oppos(?:ed|ing)|object(?:ed|ing|s)|resist(?:ed|ing)|block(?:ed|ing)|protest(?:ed|ing)|prevent(?:ed|ing)|stopp(?:ed|ing)|(?:refus(?:ed|ing)) to (?:allow|agree))(?: to)? (?P<what>(?:mak(?:e|ing) it|hold(?:ing)?|an? |any |the |its |it\b|such )[^;,.]*)|(?P<adj>(?:over|despite|because of|due to|following|after|against|in the face of) (?:the |strong |fierce )*(?P<who2>(?:A|G's?)(?: and (?:A|G))*) (?:objections?|opposition|resistance|protests?))",
    "oppos|object|resist|block|protest|prevent|stopp|refus",
    rank=3,
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
    if grammar.search(r"\b(?:should|could|may|might|must|if|suppose|let)\b", clause.skeleton[: m.end()]):
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
def unpublished(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """Who held the pen, and who was on a list that was never published."""
    return unknown("This was never made public, and is not in the record.")


@frame(
    Family.REQUEST,
    rf"{START}{STATEMENT}(?:request|ask|sought|wanted|call|letter|initiat|propos|sponsor){STATEMENT}",
    "request|ask|sought|wanted|call|letter|initiat|propos|sponsor",
    rank=0,
)
def just_these_askers(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """States that are exactly those who asked for one meeting."""
    for at, states in states_named(clause, m.start(), m.end()):
        if len(states) < 2:
            continue
        times = said_so(scene, clause, m.start(), m.end())
        rows = [
            r
            for r in scene.ledger.requests
            if r.complete and r.names == set(states) and (scene.published is None or r.on <= scene.published)
        ]
        if times:
            rows = [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in times)]
        if rows:
            start, stop = tight(clause, m, at)
            return [
                (
                    start,
                    stop,
                    supported(
                        f"The request of {rows[-1].on:%-d %B %Y} was made by {listed(sorted(map(name_of, rows[-1].names)))}.",
                        rows[-1].fact,
                    ),
                )
            ]
    return None


@frame(
    Family.REQUEST,
    rf"{CLAUSE_BEGINS}{CLAUSE}\b(?:request\w*|asked|ask|sought|seek\w*|bid|push\w*|initiative|attempt\w*|wanted|convene|call(?:ed|ing)? for)\b{CLAUSE}",
    "request|ask|sought|seek|bid|push|initiative|attempt|wanted|convene|call",
    rank=-1,
)
def request_signal(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """A state with a word for asking: supported where it is among those who asked at that time."""
    words = m.group(0)
    if grammar.search(
        r"vot|veto|statement|resolution|Q|said|told|post|\bnot\b|n't|never|block|stop|prevent|withdraw|refus|declin",
        words,
    ) or not grammar.search(r"meeting|session|discussion|debate|briefing|C|it\b|item|agenda", words):
        return None
    lists = [
        (i, x.value)
        for i, x in sorted(clause.at.items())
        if m.start() <= i < m.end() and x.kind.value == "states"
    ]
    if len(lists) != 1 or "PRK" in lists[0][1]:
        return None
    at, states = lists[0]
    if clause.skeleton[at + 1 : at + 3] == "'s" or at - m.start() > 40:
        return None
    topic = scene.topic_of(clause) or scene.topic
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    rows = [r for r in scene.ledger.requests if r.state == topic and set(states) <= r.names]
    if times:
        rows = [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in times)]
    else:
        recent = scene.recent_day()
        rows = [
            r
            for r in rows
            if (recent and r.day == recent.first)
            or (scene.published and abs((r.day - scene.published).days) <= 21)
        ]
    if len({r.day for r in rows}) != 1:
        return None
    lead = grammar.match(r"\s*(?:and |but |so |then |also )+", clause.skeleton[m.start() : at])
    start = m.start() + (lead.end() if lead else 0)
    return [
        (
            start,
            m.end(),
            supported(
                f"The request of {rows[0].on:%-d %B %Y} was made by {listed(sorted(map(name_of, rows[0].names)))}.",
                rows[0].fact,
            ),
        )
    ]


@frame(
    Family.REQUEST,
    r"<<N[^;.]{0,60}(?:of|out of|where|when|and|but|instead of|short of|for|,) (?:the )?(?:required |needed |necessary )?N>>|<<(?:one|a single) (?:[a-z]+ )?(?:short|too few|missing|away)>>",
    " of |out of|where|when|and |but |instead|short|for |,|too few|missing|away",
    rank=0,
)
def eight_of_nine(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """Eight and nine, or eight of fifteen, in a sentence on a request that stopped there."""
    words = m.group(0)
    if not grammar.search(
        r"sign|support|back|name|need|requir|necess|short|missing|found|got|muster|gather|request|too few|away|yes",
        words,
    ) or grammar.search(r"statement|T|vote(?:d)? (?:against|no)|abstain", words):
        return None
    numbers = [x.value for x in clause.within(m.start(), m.end(), "N")]
    topic = scene.topic_of(clause) or scene.topic
    times = [t for t in scene.times_in(clause) if t.grain in ("day", "month", "year")]
    rows = [r for r in scene.ledger.requests if r.failed and r.state == topic]
    if times:
        rows = [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in times)]
    else:
        rows = [r for r in rows if scene.published and abs((r.on - scene.published).days) <= 45]
    if not rows or len({r.on for r in rows}) > len(times or [1]):
        return None
    if (8 in numbers and (9 in numbers or 15 in numbers or "short" in words)) or (
        set(numbers) <= {9} and grammar.search(r"short|too few|missing|away", words)
    ):
        return supported(
            f"Eight were in support where nine were needed ({rows[-1].on:%-d %B %Y}).", rows[-1].fact
        )
    return None
