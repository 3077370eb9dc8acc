"""The place of a vote among the others: the first since another, the fourth of its kind ever, the largest majority so far."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.comparison.summary import series
from ninthvote.check.ledger import LIVE_SINCE, Ballot
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads

_ELSE = r"\bsign|letter|request|statement|\bveto|[HEF]\b|\bseat|\belect|\bterm\b|members?\b"
_THE_VOTE = r"\b(?:vote|ballot|motion|time)\b"
#: The vote that is spoken of was told within so many sentences, or is of these days.
JUST_TOLD = 4
NEWS_DAYS = 31


def _told(b: Ballot) -> str:
    return f"{b.title}, {b.on:%-d %B %Y} ({b.result})"


def _meant(s: Statement) -> Ballot | None:
    """The vote that has the place: the one just told, else the last of these days."""
    b, p = s.scene.last_vote(JUST_TOLD), s.scene.published
    if b is not None and b.body == "SC":
        return b
    near = [x for x in series(s) if p is not None and 0 <= (p - x.on).days <= NEWS_DAYS]
    return near[-1] if near else None


@reads(Family.SEQUENCE, r"\brule 39\b|\brule N\b|invit|\bguest")
def so_many_votes_on_a_guest(s: Statement) -> Answer | None:
    """It was the so-and-so-manieth vote ever on an invitation under rule 39, of those that are on record at least."""
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")] or ([1] if s.has(r"\bfirst\b") else [])
    if len(marks) != 1 or s.times or s.states or s.people or s.negative or not s.has(r"\bvote|\bever\b"):
        return None
    if "39" not in s.clause.sentence.text or not s.has(
        r"\bever\b|\bin (?:its|the) history|so far|to date|there has been"
    ):
        return None
    b = s.scene.last_vote(JUST_TOLD)
    if b is None or "rule 39" not in b.title:
        return None
    rows = [
        x
        for x in s.scene.ledger.by_body["SC"]
        if "rule 39" in x.title and x.on.year >= LIVE_SINCE and x.on <= b.on and x.confidence.is_firm
    ]
    said = f"Before {b.on:%-d %B %Y} there had been {len(rows) - 1} since {LIVE_SINCE} on record."
    if marks[0] in (len(rows), len(rows) + 1):
        return supported(f"It was number {marks[0]}: {said}", *(x.fact for x in rows))
    return contradicted(said, *(x.fact for x in reversed(rows))) if marks[0] < len(rows) else None


@reads(
    Family.SEQUENCE,
    r"\b(?:first|O) (?:such |procedural )?(?:vote|ballot|time)\b[^;.]*\bsince\b|\bnot since\b[^;.]*\bvot",
)
def first_procedural_since(s: Statement) -> Answer | None:
    """The last procedural vote before, on whatever subject, was at the time told."""
    b = _meant(s)
    m = grammar.search(r"\bsince (?:the one |that )?(?:on (?:G|L|A) |of |in )*(D)", s.own)
    marks = [x.value for x in s.clause.within(s.start, s.end, "O")]
    if (
        b is None
        or s.people
        or s.numbers
        or s.has(_ELSE)
        or not s.has(r"procedural|C|own agenda")
        or marks not in ([], [1])
    ):
        return None
    since = s.scene.times.get(s.start + m.start(1), []) if m else []
    every = [
        x
        for x in s.scene.ledger.by_body["SC"]
        if x.procedural and x.on < b.on and x.on.year >= b.on.year - RECENT_YEARS
    ]
    if len(since) != 1 or not every or not s.has(r"procedural|agenda|vot"):
        return None
    last, t = every[-1], since[0]
    if t.holds(last.on):
        return supported(f"Before {b.on:%-d %B %Y} the last on record was: {_told(last)}.", last.fact, b.fact)
    later = [x for x in every if x.on > t.last and x.confidence.is_firm]
    of_all = s.has(r"procedural vote (?:in|of|by) C|C's O procedural") and t.sure
    return (
        contradicted(f"One was held in between: {_told(later[-1])}.", later[-1].fact)
        if later and of_all
        else None
    )


#: So far back the votes on record are looked at.
RECENT_YEARS = 30
_MOST = r"(?:largest|biggest|widest|highest|best|strongest|clearest)"
_LEAST = r"(?:smallest|narrowest|tightest|closest|lowest|slimmest|weakest)"
_NOUN = r"(?:majority|margin|number|support|result|tally|score|yes vote|vote|count)"
_EVER = r"\b(?:ever|so far|yet|to date|until (?:now|then)|on (?:the|this) (?:item|subject)|this item|(?:it|the item) has had|of them all|on record)\b"
_EXTREME = (
    rf"\b(?P<most>{_MOST} {_NOUN}\b[^;.]*{_EVER}|(?:no|not one) (?:earlier|previous|other|such)(?: \w+)? (?:vote|meeting|motion)\b[^;.]*\b(?:so many|as many|more)\b|never (?:before )?(?:had|were|have)\b[^;.]*\bso many\b|more than (?:ever|in any (?:earlier|previous|other)))"
    rf"|\b(?P<least>{_LEAST} {_NOUN}\b[^;.]*{_EVER}|(?:no|not one) (?:earlier|previous|other)(?: \w+)? (?:vote|meeting|motion)\b[^;.]*\b(?:so few|as few|fewer)\b)"
)


@reads(
    Family.SEQUENCE,
    rf"\b{_MOST} {_NOUN}|\b{_LEAST} {_NOUN}|\bso many\b|\bas many\b|\bso few\b|\bmore than (?:ever|in any)",
)
def the_most_so_far(s: Statement) -> Answer | None:
    """No vote on the subject had had more, or fewer, in favour than the one just told."""
    m = grammar.search(_EXTREME, s.own)
    b = s.scene.last_vote(JUST_TOLD)
    rows = [x for x in series(s) if b is not None and x.on <= b.on]
    if (
        m is None
        or b not in rows
        or len(rows) < 2
        or s.numbers
        or s.times
        or s.besides
        or s.people
        or s.has(_ELSE)
    ):
        return None
    before = [x.yes or 0 for x in rows if x is not b]
    right = (b.yes or 0) > max(before) if m["most"] else (b.yes or 0) < min(before)
    said = "The votes were " + ", ".join(f"{x.result} in {x.on.year}" for x in rows) + "."
    facts = [x.fact for x in rows]
    if right:
        return supported(said, *facts)
    equal = (b.yes or 0) in (max(before), min(before))
    return None if equal else contradicted(said, *facts)


_WAS_THAT_OF = rf"^\W*(?:the )?(?:(?P<least>{_LEAST})|{_MOST}) {_NOUN} (?:was|came|is|had been) (?:that )?(?:of|in|with) D\W*$"


@reads(Family.VOTE, rf"\b{_MOST} {_NOUN}|\b{_LEAST} {_NOUN}")
def the_smallest_was_that_of(s: Statement) -> Answer | None:
    """The vote of the year told was not the one with the fewest, or the most, in favour."""
    m = grammar.search(_WAS_THAT_OF, s.own)
    rows = series(s)
    if m is None or len(rows) < 2 or len(s.times) != 1 or not s.times[0].sure:
        return None
    held = [b for b in rows if s.times[0].holds(b.on)]
    extreme = (min if m["least"] else max)(b.yes or 0 for b in rows)
    if len(held) != 1:
        return None
    said = "The votes were " + ", ".join(f"{x.result} in {x.on.year}" for x in rows) + "."
    alone = [b.yes for b in rows].count(extreme) == 1
    if held[0].yes == extreme:
        return supported(said, *(b.fact for b in rows)) if alone else None
    return contradicted(said, *(b.fact for b in rows))
