"""Votes read by the states and numbers named: each cast so, and so many did, in the vote spoken of."""

from __future__ import annotations

from datetime import date

from ninthvote.check.ballot.cast import casts
from ninthvote.check.ballot.tally import reading_of
from ninthvote.check.claim import Answer, Family, Verdict, contradicted, supported
from ninthvote.check.ledger import Ballot, Happening
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import Candidates
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.vocabulary import Cast

_NO = r"\bvot\w+ (?:[a-z]+ )?against|\bagainst(?! (?:the )?(?:[GALPK]\b|humanity|civilian|people|population|them\b))|\boppos|\bsaid no\b|\bsays? no\b|\bvot\w+ no\b|\bno votes?\b|objected to the (?:item|agenda|meeting)|\bdisagreed|\bdissent|\bnegative|\bnoes\b|\bnays\b"


_ABSTAIN = r"\babst|\bsat (?:it |this )?out|on (?:its|their) hands|on the fence|stood aside|\bneutral\b|took no sides?|(?:not|n't|not to|declined to|refused to) take sides?|kept out of (?:it\b|the vote)|(?:chose|decided) not to vote|neither for nor against"


_YES = r"\bin favou?r|\bfavou?red|\bfavou?ring|\bvot\w+ (?:yes|for)\b|\bsaid yes\b|\byes votes?\b|\baye|\bback(?:ed|ing)|\bsupport|\b(?:was|were) for\b|\bfor it\b|\bvoted to\b|\baffirmative|\bayes\b|\byeses\b"


EVERY_TIME = r"\b(?:each|every) (?:single )?(?:time|year|one|vote|occasion)|\balways\b|\bboth (?:times|votes|occasions)|\ball (?:N|the) (?:times|votes|occasions)|\bon (?:each|every) occasion|\ball of them\b"
_NEITHER = r"\bneither (?:supported|backed|voted for|in favou?r|for)\b[^;.]{0,20}\bnor (?:opposed|against|voted against)"


def cast_named(words: str) -> Cast | None:
    """The one way of voting that the words name."""
    if grammar.search(_NEITHER, words):
        return Cast.ABSTAIN
    found = [
        c for p, c in ((_ABSTAIN, Cast.ABSTAIN), (_NO, Cast.NO), (_YES, Cast.YES)) if grammar.search(p, words)
    ]
    if found == [Cast.NO, Cast.YES] and grammar.search(r"against|\bno\b", words) is None:
        return None
    return found[0] if len(found) == 1 else None


def spoken_of(s: Statement) -> Candidates[Ballot]:
    """The vote that the statement speaks of; asked by several readings, found once."""
    key = (s.start, s.end, s.scene.ballot and s.scene.ballot.key)
    known = s.scene.readings
    if key not in known:
        known[key] = reading_of(s.scene, s.clause, s.start, s.end)[0]
    return known[key]


#: What leaves out how they cast, and says nothing else.
_NAMES_ALONE = (
    r"(?:\W|[GNDO]\b|\b(?:and|but|so|as|nor|then|neither|either|both|all|the|also|too|well|likewise|alone|only|just|did|does|do|was|were|is|are|had|has|have"
    r"|will|not|in|on|for|of|at|from|it|one|two|among|them|that|who|which|other|same|time|this|again|its|their|before|never|ones?|three|four|five|members?|states?)\b)*"
)


def _name(b: Ballot) -> str:
    return f"{b.on:%-d %B %Y}"


@reads(Family.MEMBER_VOTE, rf"{_NO}|{_ABSTAIN}|{_YES}|among them|other two|one that|was the one|only one")
def named_states_cast(s: Statement) -> Answer | None:
    """Each state named cast so."""
    cast = cast_named(s.words)
    if (
        cast is None
        or not s.states
        or s.people
        or s.has(r"\bsign|statement|letter|request|referral|veto|asked for|\bask\b|meeting of|H\b")
    ):
        return None
    if cast_named(s.own) is None and grammar.fullmatch(_NAMES_ALONE, s.own) is None:
        return None  # something else is said of those named, in its own words
    if s.has(r"(?:is|are|remains?|remain) (?:still |firmly |now )?(?:against|opposed|in favou?r)"):
        return None
    before = s.clause.skeleton[: s.start] if s.subject else ""
    if cast_named(before) is not None or grammar.search(r"\ba (?:no|yes)\b", before):
        return None  # how it cast before is told with it
    if s.negative and not s.has(_NEITHER + r"|said no\b|no votes?|vot\w+ no\b|says? no\b|neither G nor"):
        return None
    if s.has(r"(?:\bnot|n't|\bnever) (?:[a-z]+ )?(?:vot\w+|said|say) (?:no|against)"):
        return None
    if grammar.search(EVERY_TIME, s.clause.skeleton[max(0, s.start - 15) : s.end]):
        return None  # of several votes
    found = spoken_of(s)
    if not found.firm and not s.has(r"vot|abstain|against"):
        return None
    numbers = [n for n in s.numbers if n is not None]
    for b in found.found:
        states = [x for x in s.states if x != b.state or len(s.states) == 1]
        if not states or (b.body == "SC" and any(x not in b.casts for x in states)):
            continue
        totals = {b.yes, b.no, b.abstain, len(states)}
        totals.add({Cast.YES: b.yes, Cast.NO: b.no, Cast.ABSTAIN: b.abstain}[cast])
        if any(n not in totals for n in numbers):
            continue
        if s.has(r"\b(?:only|alone|sole|lone|the one|just)\b") and not _whole(b, states, cast):
            continue
        answer = casts(s.scene, b, states, cast)
        if answer.verdict is Verdict.SUPPORTED:
            return answer
    return None


def _whole(b: Ballot, states: list[str], cast: Cast) -> bool:
    return {x for x, c in b.casts.items() if c is cast} == set(states)


@reads(Family.MEMBER_VOTE, r"\b(?:were|are|being|the) |:|\|")
def just_those(s: Statement) -> Answer | None:
    """A list that is exactly those who cast one way in the vote just told."""
    b = s.scene.ballot
    if (
        b is None
        or s.scene.sentence - s.scene.ballot_at > 2
        or len(s.states) < 2
        or len(s.lists) != 1
        or s.negative
        or s.people
        or s.has(
            r"blam|accus|attack|strik|struck|bomb|condemn|suspect|retaliat|urg|welcom|warn|allies|\bally\b|said\b"
        )
    ):
        return None
    for cast, number in ((Cast.NO, b.no), (Cast.ABSTAIN, b.abstain), (Cast.YES, b.yes)):
        group = {x for x, c in b.casts.items() if c is cast}
        if (
            group == set(s.states)
            and group <= b.firm_casts
            and all(n == number for n in s.numbers)
            and (len(group) > 2 or s.heading)
        ):
            return casts(s.scene, b, s.states, cast)
    return None


@reads(
    Family.MEMBER_VOTE, r"among the N|one of the N|of the N\\b|sided with|side of|stayed neutral|\\bjoined\\b"
)
def among_so_many(s: Statement) -> Answer | None:
    """Those named were among the nine, the four or the two; or cast as others named did."""
    if not s.states or s.negative or s.people or s.has("sign|statement|letter|request"):
        return None
    found = spoken_of(s)
    if len(found.found) != 1 or not found.firm:
        return None
    b = found.found[0]
    if s.has("sided with|side of") and not s.numbers:
        named = {
            x
            for m in s.clause.within(s.start, s.end, "GAL")
            for x in (m.value if isinstance(m.value, tuple) else (m.value,))
        }
        ways = {b.casts.get(x) for x in named}
        if len(named) > 1 and len(ways) == 1 and None not in ways and named <= b.firm_casts:
            return casts(s.scene, b, sorted(named), next(c for c in ways if c is not None))
        return None
    if len(s.numbers) != 1:
        return None
    totals = {Cast.YES: b.yes, Cast.NO: b.no, Cast.ABSTAIN: b.abstain}
    cast = [c for c, n in totals.items() if n == s.numbers[0]]
    if (
        len(cast) == 1
        and all(b.casts.get(x) is cast[0] for x in s.states)
        and cast_named(s.words) in (None, cast[0])
    ):
        return casts(s.scene, b, s.states, cast[0])
    return None


def _number_of(b: Ballot, cast: Cast) -> int | None:
    return {Cast.YES: b.yes, Cast.NO: b.no, Cast.ABSTAIN: b.abstain}.get(cast)


_NONE_OF = r"\b(?:none of|not one of|not a single|no) (?:the |its )?(?:N )?(?:african|permanent|elected|non-permanent)"


_JOINED = r"\b(?:members?|states|countries|newcomers|ones|those) (?:that|who|which) (?:had )?(?:joined|came in|arrived|took their seats)|\bnewcomers\b|\bnew members\b"


@reads(Family.MEMBER_VOTE, rf"african|permanent|elected|{_JOINED}")
def so_many_of_a_group(s: Statement) -> Answer | None:
    """So many of the permanent, elected or regional members cast so; none of them, or all."""
    found = spoken_of(s)
    if s.besides or not found.firm or len(found.found) != 1 or s.has("need|require|must"):
        return None
    numbers, cast = s.numbers, cast_named(s.words)
    if cast is None and s.has(r"\bamong the N\b") and numbers:
        *numbers, total = numbers
        ways = [c for c in Cast if total and _number_of(found.found[0], c) == total]
        cast = ways[0] if len(ways) == 1 else None
    if cast is None:
        return None
    none = s.has(_NONE_OF)
    if (s.negative and not none and cast is not Cast.NO) or (none and numbers):
        return None
    b = found.found[0]
    led = s.scene.ledger
    group = (
        led.permanent(b.on)
        if s.has(r"permanent members|the permanent|\bpermanent (?:five|N)")
        else led.elected(b.on)
        if s.has("elected members|the elected|non-permanent")
        else led.group("african", b.on)
        if s.has("african")
        else frozenset(led.begun.get(date(b.on.year, 1, 1), ()))
        if s.has(_JOINED)
        else frozenset()
    )
    did = {x for x in group if b.casts.get(x) is cast}
    said = [0] if none else numbers or ([len(group)] if s.has(r"\ball (?:the |of the )?[a-z]") else [])
    if not group or not said or not set(group) <= b.firm_casts:
        return None
    number = said[0 if s.has(r"N of ") else -1]
    told = f"On {_name(b)} {len(did)} of the {len(group)} did."
    if number == len(did) and all(n in (len(did), len(group)) for n in said):
        return supported(told, b.fact)
    plain = s.has(r"\bN of (?:the|its|C's) (?:N )?(?:african|permanent|elected)\b") or none
    return contradicted(told, b.fact) if plain and s.times else None


@reads(Family.VOTE, rf"{_NO}|{_ABSTAIN}|{_YES}|votes?\b|voted|wanted to|willing|hands?\b")
def so_many_cast(s: Statement) -> Answer | None:
    """So many were in favour, against or abstaining."""
    if (
        len(s.numbers) != 1
        or s.besides
        or s.negative
        or s.clause.within(s.start, s.end, "TQ")
        or s.has(
            r"\bsign|statement|need|require|enough|must|months?\b|years?\b|percent|^\W*of (?:the|those|these) N"
        )
    ):
        return None
    words = s.words
    cast = cast_named(words)
    if cast is None and not grammar.search(r"voted|votes?\b|wanted|hands|willing", words):
        return None
    found = spoken_of(s)
    if not found.firm:
        return None
    for b in found.found:
        has = {Cast.YES: b.yes, Cast.NO: b.no, Cast.ABSTAIN: b.abstain}[cast or Cast.YES]
        if has == s.numbers[0] and b.firm((cast or Cast.YES).value):
            return supported(f"The vote of {_name(b)} was {b.result}.", b.fact)
    return None


@reads(Family.VOTE, r"vote|procedural|challenge|forced|insist|demand")
def who_forced_it(s: Statement) -> Answer | None:
    """The state named asked that the agenda be voted on."""
    if (
        len(s.states) != 1
        or s.negative
        or s.numbers
        or not s.has(
            r"\bvote\b[^;.]{0,25}\b(?:demanded|called|requested|forced|sought|asked for|insisted on|wanted|triggered) by\b|(?:asked|call|demand|insist|force|request|want|trigger|push)\w*(?: for| on| that)?[^;.]{0,25}\bvote"
        )
    ):
        return None
    found = spoken_of(s)
    for b in reversed(found.found):  # of two like votes the later is the news
        if s.states[0] in b.called_by and b.firm("called_by"):
            return supported(
                f"{listed([name_of(x) for x in b.called_by])} asked for the vote of {_name(b)}.", b.fact
            )
    if (
        found.firm
        and len(found.found) == 1
        and found.found[0].called_by
        and found.found[0].firm("called_by")
        and s.has(r"asked for (?:the|a) (?:procedural )?vote|called (?:for )?(?:the|a) (?:procedural )?vote")
    ):
        b = found.found[0]
        return contradicted(
            f"{listed([name_of(x) for x in b.called_by])} asked for the vote of {_name(b)}.", b.fact
        )
    return None


@reads(
    Family.VOTE,
    r"agree|decid|adopt|went ahead|goes ahead|\bt(?:akes?|ook|aken) (?:it |this )?up\b|goes on|refus|reject|fail|not held|lost|block|overrul|put|place|let |allow|without a vote|no vote",
)
def how_it_ended(s: Statement) -> Answer | None:
    """The motion was carried, or was not; or nothing was put to the vote."""
    if s.numbers or s.clause.within(s.start, s.end, "TQ") or (s.people and not s.has("vote")):
        return None
    if s.has(
        r"without (?:a|any|putting\b[^;.]{0,20}|(?:being |having been )?put to (?:a|the)) ?(?:procedural )?vot|no (?:procedural )?vote|not (?:put to|conducted|taken)"
    ):
        return _unvoted(s)
    if not s.has(r"C|agenda|meeting|briefing|item|session|motion|brief") or s.has(
        r"provision|statute|prosecutor|virtual|\bveto|\bto work\b|\bcase|\bI\b|\ballows?\b(?! (?:it|C|for) )"
    ):
        return None
    if s.has(r"adopted") and not s.has(r"agenda|item|motion|meeting|session|brief|vote|decision"):
        return None  # moves, measures
    lost = s.has(
        r"refus|reject|fail|not (?:held|go|went|take|took|adopted|opened)|lost|blocked|voted down|turned down|never"
    )
    won = (
        s.has(
            r"agree|decid|adopt|went ahead|goes ahead|overrul|\b(?:put|placed?|goes)\b[^;.]{0,60}agenda|allow|\blet\b"
            r"|vot(?:e|es|ed|ing)\b[^;.]{0,20}\bt(?:akes?|ook) (?:it |this )?up\b"
        )
        and not s.negative
    )
    if lost == won:
        return None
    if any(x not in ("CHN", "RUS") for x in s.states if x != s.scene.topic) and s.lists:
        return None
    found = spoken_of(s)
    if not found.firm or len(found.found) != 1:
        return None
    b = found.found[0]
    if b.carried is None or b.carried != won or b.body != "SC" or not b.procedural:
        return None
    s.scene.see_ballot(b)
    return supported(
        f"The vote of {_name(b)} was {b.result}: the motion was {'carried' if b.carried else 'lost'}.", b.fact
    )


def _unvoted(s: Statement) -> Answer | None:
    led = s.scene.ledger
    times = s.told
    held = [
        h
        for h in led.happenings
        if h.formal and h.kind == "formal_meeting" and h.without_vote and h.state == s.scene.topic
    ]
    if times:
        held = [h for h in held if any(t.holds(h.on) for t in times)]
    elif s.scene.happening is not None and s.scene.sentence - s.scene.happening_at <= 6:
        held = [h for h in held if h.on == s.scene.happening.on]
    elif s.scene.published is not None:
        held = [h for h in held if abs((h.on - s.scene.published).days) <= 31]
    if len(held) == 1 and not any(b.on == held[0].on and b.procedural for b in led.ballots):
        return supported(f"The meeting of {held[0].on:%-d %B %Y} was held without a vote.", held[0].fact)
    return None


def _year_after_year(s: Statement, rows: list[Happening], consensus: bool) -> Answer | None:
    """The resolution was adopted in each year since the one told; all of them without a vote, where that is said."""
    if len(s.times) != 1 or not s.has(r"\bsince\b") or s.negative != consensus:
        return None
    run = [h for h in rows if h.on >= s.times[0].first]
    years = [h.on.year for h in run]
    if not run or years != [*range(s.times[0].first.year, years[-1] + 1)]:
        return None
    voted = [h for h in run if not (h.without_vote or "without a vote" in h.outcome)]
    told = f"It was adopted each year from {years[0]} to {years[-1]}"
    if consensus and voted:
        return contradicted(
            f"{told}, by a vote in {listed([str(h.on.year) for h in voted])}.", *(h.fact for h in voted)
        )
    return supported(f"{told}{', without a vote' if consensus else ''}.", *(h.fact for h in run))


@reads(Family.VOTE, r"\bE\b|assembly")
def the_assembly_resolution(s: Statement) -> Answer | None:
    """The Assembly's yearly resolution on the subject was adopted with or without a vote at the time told."""
    p = s.scene.published
    topic = s.scene.topic
    if p is None or topic is None or s.people or s.numbers or not s.clause.within(s.start, s.end, "E"):
        return None
    if s.clause.within(s.start, s.end, "TQYHFKC") or not s.has(r"resolution|text|adopt"):
        return None
    rows = [
        h
        for h in s.scene.ledger.happenings
        if h.kind == "resolution_ga" and h.state == topic and "annual resolution" in h.title
    ]
    consensus = s.has(
        r"without (?:a |any )?(?:recorded )?vot|by consensus|by acclamation|no (?:recorded )?vote|not put to (?:a|the) vote|unopposed"
    )
    if s.has(r"\bsince\b|\bevery\b|\beach\b|\balways\b|\bever\b"):
        return _year_after_year(s, [h for h in rows if h.on <= p], consensus)
    if s.times:
        rows = [h for h in rows if any(h.within(a, b) for t in s.times for a, b in t.spans)]
    else:
        rows = [h for h in rows if abs((h.on - p).days) <= 25]
    if len(rows) != 1:
        return None
    if consensus:
        return (
            supported(f"{rows[0].title}, {rows[0].on:%-d %B %Y}: {rows[0].outcome}.", rows[0].fact)
            if rows[0].without_vote or "without a vote" in rows[0].outcome
            else None
        )
    if s.negative or s.has(r"\bvot|first|refer|encourag|\blast\b"):
        return None
    if s.has(r"adopted|passed|approved"):
        return supported(f"{rows[0].title}, {rows[0].on:%-d %B %Y}.", rows[0].fact)
    return None
