"""Several votes on one subject told together: the closest of them, how many were won, who lost."""

from __future__ import annotations

from ninthvote.check.ballot.cast import casts
from ninthvote.check.ballot.vote import EVERY_TIME, cast_named, spoken_of
from ninthvote.check.claim import Answer, Family, Verdict, contradicted, supported
from ninthvote.check.ledger import Ballot
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text import Kind
from ninthvote.vocabulary import Cast

_ELSE = r"\bsign|letter|request(?!ed by)|statement|\bveto|resolution|draft|H\b|E\b|F\b|seat|elect|term\b"


def series(s: Statement) -> list[Ballot]:
    """The votes on the agenda of the subject before the article; found once."""
    known: dict[str | None, list[Ballot]] = s.scene.series
    if s.scene.topic not in known:
        known[s.scene.topic] = _series(s)
    return list(known[s.scene.topic])


def _series(s: Statement) -> list[Ballot]:
    p, topic = s.scene.published, s.scene.topic
    return [
        b
        for b in s.scene.ledger.by_body["SC"]
        if topic is not None
        and b.procedural
        and b.state == topic
        and b.motion == "adopt_agenda"
        and b.firm("yes")
        and (p is None or b.on <= p)
    ]


def _told(rows: list[Ballot]) -> str:
    return f"The votes were {listed([f'{b.result} on {b.on:%-d %B %Y}' for b in rows])}."


_LEAST = r"\b(?:closest|narrowest|tightest|slimmest|thinnest|lowest|weakest|smallest|fewest)\b"
_MOST = r"\b(?:highest|largest|widest|strongest|broadest|biggest|clearest|most (?:votes|yeses|support))\b"


@reads(Family.VOTE, rf"{_LEAST}|{_MOST}")
def the_closest(s: Statement) -> Answer | None:
    """The votes of the years told were the closest, or the widest, with so many in favour."""
    rows = series(s)
    if len(rows) < 2 or not s.times or s.besides or s.people or s.negative or s.has(_ELSE + "|T"):
        return None
    numbers = [n for n in s.numbers if n != len(s.times)] or s.numbers
    if len(numbers) > 1 or not s.has(r"vote|support|margin|majority|favou?r|result|closest|N$"):
        return None
    if s.has(_LEAST) == s.has(_MOST):
        return None
    extreme = (min if s.has(_LEAST) else max)(b.yes or 0 for b in rows)
    best = [b for b in rows if b.yes == extreme]
    held = [b for b in rows if any(t.holds(b.on) for t in s.times)]
    if held and held == best and all(n == extreme for n in numbers):
        return supported(_told(best), *(b.fact for b in best))
    return None


_WON = r"\b(?:won|carried|succeed\w*|passed|adopted|approved|went ahead|went through|prevailed|got through)\b"
_VOTED_ON = r"\bput to (?:a|the) (?:procedural )?vote|voted on\b|went to a vote|decided by a vote|subject to a (?:procedural )?vote|needed a vote"


@reads(Family.VOTE, rf"{_WON}|{_VOTED_ON}")
def so_many_were_won(s: Statement) -> Answer | None:
    """So many votes on the subject, in the years told, and all of them carried; or so many meetings put to the vote."""
    numbers = set(s.numbers)
    if not numbers or s.besides or s.people or s.negative or s.has(_ELSE + "|T"):
        return None
    if not s.has(r"\bN (?:times|occasions|votes?|ballots|motions|(?:\w+ )?meetings)\b|\ball N\b"):
        return None
    rows = series(s)
    if s.times:
        first, last = min(t.first for t in s.times), max(t.last for t in s.times)
        rows = [b for b in rows if first <= b.on <= last]
    if len(rows) < 2 or numbers != {len(rows)}:
        return None
    if s.has(_VOTED_ON) or all(b.carried for b in rows):
        return supported(_told(rows), *(b.fact for b in rows))
    return None


_STOP = r"(?:(?:stop|block|prevent|halt|thwart|derail|quash|scuttle|scupper|foil|avert|kill|delay|postpone|avoid|bar)\w*|(?:head|put|fend|hold|strike) off|strike|keep\b[^;.]{0,30}\b(?:off|out|from))"
_TRY = r"(?:bid|attempt|effort|move|motion|push|drive|campaign|manoeuvre|maneuver|try)s?"
_IN_VAIN = r"(?:fail\w*|f[ae]lls? short|falling short|f[ae]lls? flat|defeated|rebuffed|rejected|beaten(?: back)?|voted down|(?:comes?|came) to (?:nothing|nought|naught)|in vain|unsuccessful\w*|to no avail|collapse[sd]?)"
_LOST = (
    r"\blos(?:t|es?|ing) (?:out|again|both|it\b|(?:(?:the|a|an|that|its|this|their|C) )?(?:[a-z-]+ ){0,2}(?:vote|ballot|bid|fight|battle|motion|case|count|argument|challenge|contest)s?\b|(?:each|every|both) times?|on (?:the|a|G|L|D)\b|by\b|in (?:C|the council)|in D|D)|\blost\W*$"
    r"|\b(?:(?:was|were|is|are|been|being) (?:defeated|outvoted|overruled|outnumbered|rebuffed|overridden)|outvoted|overruled|in vain|to no avail|unsuccessful\w*)\b"
    rf"|\b(?:fail(?:s|ed|ing)?|tried and failed|could not|couldn't|cannot|were unable|was unable|did not manage|didn't manage|did not succeed)\b[^;.]{{0,25}}\b{_STOP}\b"
    rf"|\b(?:tried|attempted|sought)\b[^;.]{{0,15}}\b{_STOP}\b[^;.]{{0,60}}\b(?:lost|failed|in vain)\b"
    rf"|\b{_TRY} (?:[a-z]+ )?(?:by (?:the )?G )?(?:to|at) {_STOP}\b[^;.]{{0,60}}\b{_IN_VAIN}"
)


@reads(Family.VOTE, _LOST)
def who_lost(s: Statement) -> Answer | None:
    """Those named were on the losing side of the vote."""
    states = s.besides if grammar.search(_LOST, s.own) else ()
    if not states or s.people or s.numbers or s.has(_ELSE + r"|election|war\b|O\b|T|\bif\b"):
        return None
    if grammar.match(r"\W*[:(]? ?T", s.clause.skeleton[s.end :]):
        return None  # told with its numbers
    found = spoken_of(s)
    on_a_day = any(t.grain == "day" for t in s.times)
    if not (found.firm or on_a_day) or len(found.found) != 1:
        return None
    b = found.found[0]
    if b.carried is None or b.body != "SC" or not b.procedural:
        return None
    losing = Cast.NO if b.carried else Cast.YES
    if all(b.casts.get(x) is losing and x in b.firm_casts for x in states):
        s.scene.see_ballot(b)
        return supported(_told([b]), b.fact)
    return None


_OBJECTION = r"(?:objections?|opposition|protests?|resistance|wish(?:es)?|complaints?|noes|nays)"
_OVER = rf"\b(?:over|overrid\w+|overrul\w+|overrode|despite|against|amid|in the (?:face|teeth) of|brushing aside|brushed aside|in defiance of|defying) (?:the |an? )?(?:(?:G|A)(?:'s?)?(?: and (?:G|A)(?:'s?)?)? (?:[a-z]+ )?{_OBJECTION}|(?:[a-z]+ )?{_OBJECTION} (?:of|from|by) (?:the )?G)"


@reads(Family.VOTE, r"objection|opposition|protest|resistance|\bwish|complaint|\bnoes|\bnays")
def over_their_objection(s: Statement) -> Answer | None:
    """The motion was carried though those named voted against it."""
    m = grammar.search(_OVER, s.own)
    if m is None or s.people or s.numbers or s.negative or s.has(_ELSE + "|T"):
        return None
    named = s.clause.within(s.start + m.start(), s.start + m.end(), "GA")
    states = {x for k in named for x in (k.value if k.kind is Kind.STATES else (str(k.value),))}
    found = spoken_of(s)
    if not found.firm or len(found.found) != 1:
        return None
    b = found.found[0]
    against = {x for x, c in b.casts.items() if c is Cast.NO}
    if b.body != "SC" or not b.procedural or not b.carried or not states <= against & b.firm_casts:
        return None
    s.scene.see_ballot(b)
    return supported(_told([b]), b.fact)


@reads(
    Family.VOTE,
    r"\b(?:not (?:a|one)|without a) (?:single )?(?:vote )?to spare|\b(?:no(?:ne| votes?)|never a vote) to spare|not one (?:vote )?more than|with nothing to spare|the bare minimum|just enough",
)
def nothing_to_spare(s: Statement) -> Answer | None:
    """The vote had just the nine that are needed."""
    if s.besides or s.people or (s.negative is False and not s.has(r"minimum|enough")) or s.has(_ELSE):
        return None
    if any(n != 9 for n in s.numbers):
        return None
    found = spoken_of(s)
    for b in found.found if found.firm else ():
        if b.yes == 9 and b.firm("yes") and b.carried:
            return supported(_told([b]), b.fact)
    return None


@reads(Family.MEMBER_VOTE, EVERY_TIME)
def they_cast_so_each_time(s: Statement) -> Answer | None:
    """Those named cast so in each vote on the subject while they were members: in the same votes, all of them."""
    cast = cast_named(s.own)
    states = s.besides
    if cast is None or not states or s.people or s.has(_ELSE + "|T") or (s.negative and cast is not Cast.NO):
        return None
    rows = series(s)
    if s.times:
        rows = [b for b in rows if any(t.holds(b.on) for t in s.times)]
    sat = [[b for b in rows if x in b.casts] for x in states]
    if not sat or len(sat[0]) < 2 or any(x != sat[0] for x in sat):
        return None
    if any(n not in (len(sat[0]), len(states)) for n in s.numbers):
        return None
    answers = [casts(s.scene, b, states, cast) for b in sat[0]]
    if all(a.verdict is Verdict.SUPPORTED for a in answers):
        return supported(_told(sat[0]), *(b.fact for b in sat[0]))
    bad = [a for a in answers if a.verdict is Verdict.CONTRADICTED]
    return bad[0] if len(bad) == len(answers) else None


def _number_of(b: Ballot, cast: Cast) -> int | None:
    return {Cast.YES: b.yes, Cast.NO: b.no, Cast.ABSTAIN: b.abstain}[cast]


@reads(Family.VOTE, r"N\b[^;.]*D[^;.]*\bN\b[^;.]*D|D[^;.]*\bN\b[^;.]*D[^;.]*\bN\b")
def numbers_year_by_year(s: Statement) -> Answer | None:
    """So many cast so in one year and so many in another."""
    marks = [
        (i, m)
        for i, m in sorted(s.clause.at.items())
        if s.start <= i < s.end and m.kind in (Kind.NUMBER, Kind.DATE)
    ]
    kinds = "".join("N" if m.kind is Kind.NUMBER else "D" for _, m in marks)
    pairs = len(kinds) // 2
    if pairs < 2 or kinds not in ("ND" * pairs, "DN" * pairs) or s.besides or s.people or s.negative:
        return None
    cast = cast_named(s.own) or (Cast.YES if s.has(r"support|yes\b|majority|\bfor\b") else None)
    if cast is None or s.has(_ELSE + "|T|need|requir|member states|abroad"):
        return None
    rows, right, facts = series(s), [], []
    for n in range(0, len(kinds), 2):
        number, at = (marks[n], marks[n + 1]) if kinds[0] == "N" else (marks[n + 1], marks[n])
        times = s.scene.times.get(at[0]) or []
        held = [b for b in rows if any(t.holds(b.on) for t in times)]
        if not times or not all(t.sure for t in times) or len(held) != len(times):
            return None
        right.append(all(_number_of(b, cast) == number[1].value and b.firm(cast.value) for b in held))
        facts += held
    if all(right):
        return supported(_told(facts), *(b.fact for b in facts))
    return contradicted(_told(facts), *(b.fact for b in facts)) if right.count(False) == 1 else None


@reads(Family.VOTE, r"N, N(?:, N)*,? and N")
def numbers_in_order(s: Statement) -> Answer | None:
    """So many were in favour in one vote after the other, all of them told."""
    cast = cast_named(s.own)
    rows = series(s)
    if s.times:
        rows = [b for b in rows if min(t.first for t in s.times) <= b.on <= max(t.last for t in s.times)]
    if cast is None or s.besides or s.people or s.negative or len(rows) < 3 or s.has(_ELSE + "|T"):
        return None
    if s.numbers == [_number_of(b, cast) for b in rows] and all(b.firm(cast.value) for b in rows):
        return supported(_told(rows), *(b.fact for b in rows))
    return None


@reads(Family.VOTE, r"\bvotes? to spare")
def so_many_to_spare(s: Statement) -> Answer | None:
    """The vote had so many more than the nine that are needed."""
    if s.people or s.negative or s.has(_ELSE + "|T") or len(s.numbers) > 1:
        return None
    number = s.numbers[0] if s.numbers else 1 if s.has(r"\b(?:one|a|a single) vote to spare") else None
    found = spoken_of(s)
    for b in found.found if found.firm and number else ():
        if b.yes is not None and b.firm("yes") and b.yes - 9 == number:
            return supported(_told([b]), b.fact)
    return None


@reads(Family.SEQUENCE, r"\b(?:not|n't|never|no)\b[^;.]*\bvot[^;.]*\bsince\b|\bnot since\b[^;.]*\bvot")
def no_vote_since(s: Statement) -> Answer | None:
    """There had been no vote on the subject's agenda since the time told."""
    p = s.scene.published
    if p is None or len(s.times) != 1 or s.numbers or s.besides or s.people or s.has(_ELSE + "|T|H|E"):
        return None
    rows = series(s)
    before = [b for b in rows if (p - b.on).days > 31]
    for b in [x[-1] for x in (rows, before) if x]:
        if s.times[0].holds(b.on) and (b is not rows[-1] or (p - b.on).days > 31):
            return supported(f"The last vote before was on {b.on:%-d %B %Y}.", b.fact)
    return None
