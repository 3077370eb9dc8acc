"""All the votes on one subject at once, and which of its meetings had one: none was lost, each had nine, that one began with a vote."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.comparison.summary import series
from ninthvote.check.ledger import Ballot, Happening
from ninthvote.check.meeting.series import FORMAL, WHOLE, held_on
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.statement import Statement, reads

_ELSE = r"\bsign|letter|request|statement|\bveto|resolution|draft|[HEF]\b|seat|elect|term\b"
#: The article says "each time" of the meetings or votes that it spoke of so many sentences ago.
SPOKEN_OF = 3


def _told(rows: list[Ballot]) -> str:
    return f"The votes were {listed([f'{b.result} on {b.on:%-d %B %Y}' for b in rows])}."


def _clear(s: Statement) -> bool:
    near = min(s.scene.ago(x) for x in ("meeting", "sequence", "vote", "procedure"))
    return (
        s.scene.topic in WHOLE
        and s.scene.published is not None
        and near <= SPOKEN_OF
        and not (s.besides or s.people or s.has(_ELSE))
        and not s.clause.within(s.start, s.end, "TQYKRB")
    )


_ALL = r"\b(?:each|every|all|both|none|not one|never|no)\b"
_THEM = r"(?:them|these|those|(?:those|these|the|its) (?:N )?(?:procedural )?(?:votes|ballots|motions|counts|times))"
_NONE_LOST = (
    rf"\b(?:not one|none|no|never one) of {_THEM}(?: was| were| has been| have been)? (?:ever )?(?:lost|defeated|voted down)|\bnever (?:once )?lost\b"
    r"|\b(?:not one|none) (?:was|were) lost|\b(?:won|carried|prevailed) (?:each|every|both) times?|\b(?:won|carried) (?:each|every one|all) of them"
)
_EXTREME = r"\b(?:(?:each|every) time|(?:in )?(?:each|every|all) (?:of them|one|vote|case)|always|never)\b[^;.]{0,20}?\b(?P<at>at least|no fewer than|no less than|fewer than|less than|no more than|at most|more than) N\b"


@reads(Family.VOTE, rf"{_NONE_LOST}|{_EXTREME}")
def in_each_vote(s: Statement) -> Answer | None:
    """None of the votes on the subject was lost, or each had at least so many in favour."""
    rows = series(s)
    if not _clear(s) or len(rows) < 2 or s.times:
        return None
    m = grammar.search(_EXTREME, s.own)
    if m is None and grammar.search(_NONE_LOST, s.own):
        return (
            supported(_told(rows), *(b.fact for b in rows))
            if all(b.carried for b in rows) and not s.numbers
            else None
        )
    if m is None or len(s.numbers) != 1 or not s.has(r"favou?r|\bfor\b|yes|support|backed|wanted|majority"):
        return None
    n, least = s.numbers[0], m["at"] in ("at least", "no fewer than", "no less than")
    if "never" in m[0]:
        least = m["at"] in ("fewer than", "less than")
    right = all((b.yes or 0) >= n if least else (b.yes or 0) <= n for b in rows)
    return (supported if right else contradicted)(_told(rows), *(b.fact for b in rows))


_BARE = r"\bN (?:times|occasions)\b[^;.]{0,40}\b(?:bare (?:nine|N|minimum)|(?:the )?minimum|just (?:the )?(?:nine|N)|exactly (?:nine|N))|\b(?:once|twice)\b[^;.]{0,40}\bbare (?:nine|N|minimum)"


@reads(Family.VOTE, _BARE)
def so_often_the_bare_nine(s: Statement) -> Answer | None:
    """So many of the votes on the subject had just the nine that are needed."""
    rows = series(s)
    if not _clear(s) or len(rows) < 2 or s.times or s.negative:
        return None
    times = (
        s.numbers[0] if s.has(r"\bN (?:times|occasions)") and s.numbers else 1 if s.has(r"\bonce\b") else 2
    )
    bare = [b for b in rows if b.yes == 9]
    right = times == len(bare) and all(n == 9 for n in s.numbers[1:])
    return (supported if right else contradicted)(_told(rows), *(b.fact for b in rows))


_VOTE = r"(?:(?:a|another|one|its|any) )?(?:(?:procedural|similar|formal) )?(?:vote|ballot|show of hands|count(?: of hands)?)"
_BEGAN = rf"(?:beg[ai]n|open(?:ed|s)?|start(?:ed|s)?|needed|required|took|came only after|went ahead only after|was preceded by|followed|was decided by|escaped|had to be (?:fought for in|put to|decided by|settled by|won in)|(?:was|were|been) (?:put to|fought for in|decided by)|went to)\b[^;.]{{0,15}}?\b{_VOTE}\b"
_WITHOUT = rf"\b(?:without {_VOTE}|no {_VOTE}(?: at all| was (?:taken|held|needed|called|asked for))?|(?:nobody|no one) (?:bothered|cared|asked|wanted|troubled|thought) to (?:force|call|ask for|demand) (?:one|{_VOTE})|(?:nobody|no one) (?:asked for|called|forced|demanded) (?:one|{_VOTE})|(?:procedural )?vot(?:e|ing) was not (?:conducted|taken|held|needed|called))"


#: Of another time than the one written, or of all but some.
_THAN_THEN = r"\b(?:since|before|until|till|unlike|than) (?:the |that (?:of|in) |early |late )?D"
_SOME = rf"{_THAN_THEN}|\bsince\b|\b(?:but|except|bar|apart from|other than|save)\b|\bonly\b"


@reads(Family.VOTE, rf"{_BEGAN}|{_WITHOUT}")
def it_began_with_a_vote(s: Statement) -> Answer | None:
    """The meeting of the time told, or just told, or each of them, had to be voted on first; or it had not."""
    if not _clear(s) or s.scene.published is None or s.has(_SOME):
        return None
    without = grammar.search(_WITHOUT, s.own) is not None
    every = grammar.search(
        rf"{_ALL} (?:single )?(?:one )?(?:of (?:them|these|those|the)|meeting|session)|\beach\b|\bnone\b",
        s.own,
    )
    if (without or "escaped" in s.own) and every and not grammar.search(r"\bnone\b|\bnot one\b", s.own):
        return None
    rows = [h for h in held_on(s, FORMAL) if h.on <= s.scene.published]
    if grammar.search(
        r"\b(?:all|each|every one)(?: of them)? (?:but|except)(?: for)?\W*$", s.clause.skeleton[: s.start]
    ):
        return _all_but(s, rows)
    if every is None:
        rows = _meant(s, rows)
    elif s.times:
        rows = [h for h in rows if min(t.first for t in s.times) <= h.on <= max(t.last for t in s.times)]
    voted = {b.on for b in series(s)}
    put = [h for h in rows if h.on in voted]
    if not rows or (every is not None and len(rows) < 2):
        return None
    if s.numbers:
        return _so_many_of_them(s, series(s))
    unvoted = [h for h in rows if h.without_vote and h.on not in voted]
    if len(put) + len(unvoted) != len(rows) or (put and unvoted and every is None):
        return None
    said = f"Of the meetings on {listed([f'{h.on:%-d %B %Y}' for h in rows])} {len(put)} began with a vote."
    right = not put if without and every is None else not unvoted
    facts = [h.fact for h in (unvoted or rows)]
    return supported(said, *facts) if right else contradicted(said, *facts)


def _all_but(s: Statement, rows: list[Happening]) -> Answer | None:
    """Each meeting but that of the time told began with a vote."""
    voted = {b.on for b in series(s)}
    rest = [h for h in rows if h.on not in voted]
    said = f"All but the meeting of {listed([f'{h.on:%-d %B %Y}' for h in rest])} began with a vote."
    apart = [h for h in rows if any(h.within(a, z) for t in s.times for a, z in t.spans)]
    if not rest or len(apart) != 1:
        return None
    return supported(said, *(h.fact for h in rest)) if rest == apart else None


def _meant(s: Statement, rows: list[Happening]) -> list[Happening]:
    """The meeting of the time told, else the one just told, or that of the time last told."""
    if s.times:
        return [h for h in rows if any(h.within(a, z) for t in s.times for a, z in t.spans)]
    if grammar.search(_THAN_THEN, s.clause.skeleton):
        return []
    h, told = s.scene.happening, s.scene.paragraph_time
    if h in rows and s.scene.sentence - s.scene.happening_at <= SPOKEN_OF:
        return [h] if told is None or told.holds(h.on) else []
    return [h for h in rows if told is not None and told.holds(h.on)]


def _so_many_of_them(s: Statement, votes: list[Ballot]) -> Answer | None:
    """ "Five of them opened with a vote": so many of all that were held."""
    if s.times or s.negative or not s.has(r"\bN of (?:them|these|those|the)\b"):
        return None
    rows = [h for h in held_on(s, FORMAL) if s.scene.published is not None and h.on <= s.scene.published]
    put = [h for h in rows if h.on in {b.on for b in votes}]
    said = f"Of {len(rows)} meetings {len(put)} began with a vote."
    if s.numbers[0] == len(put) and all(n == len(rows) for n in s.numbers[1:]):
        return supported(said, *(h.fact for h in put))
    return contradicted(said, *(h.fact for h in rows)) if len(s.numbers) == 1 else None
