"""How the Human Rights Council, the Assembly or its Third Committee voted on the situation, side by side."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Ballot
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.vocabulary import Cast

_WHO = r"(?: (?:states|countries|members|nations|governments|delegations|of them|others?|more))?"
_SIDES = (
    (
        "yes",
        rf"\bN{_WHO} (?:(?:had |were |was |voted|said|came out|votes|cast) ?)*(?:for\b|in favou?r|yes\b|ayes)",
    ),
    (
        "no",
        rf"\bN{_WHO} (?:(?:had |were |was |voted|said|came out|votes|cast) ?)*(?:against|opposed|noes|no\b)",
    ),
    ("abstain", rf"\bN{_WHO} (?:had |were )?abst\w+"),
)
_PASSED = r"\b(?:passed|adopted|carried|approved|went through|cleared)\b[^;.]*\bby N(?: votes)?(?: to|,) N\b"
#: No more sit at the Council's table.
TABLE = 15


def _told(s: Statement) -> dict[str, int]:
    """The numbers that are said, by their side; nothing where one of them is of no side."""
    out: dict[str, int] = {}
    m = grammar.search(_PASSED, s.own)
    if m and len(s.numbers) == 2:
        return dict(zip(("yes", "no"), s.numbers, strict=True))
    for side, pattern in _SIDES:
        if found := grammar.search(pattern, s.own):
            out[side] = s.clause.at[s.start + found.start()].value
    return out if sorted(out.values()) == sorted(s.numbers) else {}


def _of_the_time(s: Statement) -> list[Ballot]:
    """The votes of the other bodies on the subject at the time told."""
    other = (
        "HRC CHR"
        if s.clause.within(0, len(s.clause.skeleton), "H")
        else "GA GA3"
        if s.clause.within(0, len(s.clause.skeleton), "EF")
        else ""
    )
    return [
        b
        for b in s.scene.ledger.ballots
        if b.body != "SC"
        and b.state == s.scene.topic
        and any(t.holds(b.on) for t in s.times)
        and (not other or b.body in other.split())
    ]


@reads(Family.VOTE, r"\bN\b[^;.]*\b(?:for|favou?r|yes|against|abst\w+)\b|\bby N\b")
def how_the_others_voted(s: Statement) -> Answer | None:
    """So many states voted for the resolution of that time and so many against: the one vote that has these numbers."""
    if (
        not s.numbers
        or not s.times
        or s.unsaid
        or s.negative
        or s.people
        or s.clause.within(s.start, s.end, "TQYCO")
    ):
        return None
    told = _told(s)
    if (
        not told
        or (max(told.values()) <= TABLE and not s.has(r"resolution|H\b|geneva|E\b|F\b"))
        or set(s.states) - {s.scene.topic}
    ):
        return None
    rows = [
        b for b in _of_the_time(s) if all(getattr(b, side) == n and b.firm(side) for side, n in told.items())
    ]
    if len(rows) != 1 or (len(told) == 1 and len(_of_the_time(s)) != 1):
        return None
    b = rows[0]
    s.scene.see_ballot(b)
    return supported(f"{b.title}, {b.on:%-d %B %Y}: {b.result}.", b.fact)


_AMONG = r"\bG (?:was |were |is |are |being |had been )?(?:also )?(?:among|one of|two of|three of) the N(?: (?:that|who|which) (?P<did>[a-z ]+))?"


@reads(Family.MEMBER_VOTE, r"among the N|(?:one|two|three) of the N")
def one_of_so_many(s: Statement) -> Answer | None:
    """ "Indonesia was among the eleven who abstained" in the vote of another body just told."""
    m = grammar.search(_AMONG, s.own)
    b = s.scene.ballot
    if m is None or len(s.lists) != 1 or s.people or s.negative or not s.numbers:
        return None
    if s.times:
        rows = [x for x in _of_the_time(s) if s.numbers[-1] in (x.yes, x.no, x.abstain)]
        b = rows[0] if len(rows) == 1 else None
    if b is None or b.body == "SC" or (not s.times and s.scene.sentence - s.scene.ballot_at > 1):
        return None
    did = m["did"] or ""
    ways = [
        c
        for c, n, words in (
            (Cast.YES, b.yes, r"favou?r|for\b|yes"),
            (Cast.NO, b.no, r"against|no\b|oppos"),
            (Cast.ABSTAIN, b.abstain, r"abst"),
        )
        if n == s.numbers[-1] and (not did or grammar.search(words, did))
    ]
    cast = [b.casts.get(x) for x in s.states]
    if len(ways) != 1 or any(c is None for c in cast) or not set(s.states) <= b.firm_casts:
        return None
    told = f"{b.title}, {b.on:%-d %B %Y}: {b.result}."
    if all(c is ways[0] for c in cast):
        return supported(told, b.fact)
    here = b is s.scene.ballot and s.scene.sentence == s.scene.ballot_at and b.firm(ways[0].value)
    return contradicted(told, b.fact) if here and ways[0] not in cast else None
