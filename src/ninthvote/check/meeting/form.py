"""In what form it met: in private, under other business, without a vote, or with some who stayed away."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Happening
from ninthvote.check.meeting.series import ARRIA, CLOSED, FORMAL, WHOLE, held_on
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads


def _day(h: Happening) -> str:
    return f"{h.on:%-d %B %Y}"


@reads(Family.MEETING, r"\bclosed|private|any other business|\baob\b|video|vtc|consultations|\bQ\b")
def in_this_form_each_time(s: Statement) -> Answer | None:
    """In each year told the matter came up in that form; with "only", in no open meeting."""
    if (
        not s.times
        or s.unsaid
        or s.people
        or s.numbers
        or s.scene.topic not in WHOLE
        or (s.states and set(s.states) != {s.scene.topic})
        or s.clause.within(s.start, s.end, "EHTYKRB")
        or not s.has(
            r"discuss|rais|came up|taken up|took up|met\b|held|treated|dealt|consider|talk|handled|brought up|debat|\bit was\b|confined"
        )
        or s.has(
            r"vote|request|letter|sign|statement|resolution|first|since|until|before|after|in a row|running"
        )
    ):
        return None
    quoted = [m.surface.lower() for m in s.clause.within(s.start, s.end, "Q")]
    if quoted and not all("other business" in q for q in quoted):
        return None
    other = bool(quoted) or s.has(r"any other business|\baob\b")
    only = s.has(r"\bonly\b|\bsolely\b|\bexclusively\b|nothing but|no more than|confined")
    if s.negative and not s.has(r"\bnot in (?:public|the open)|never in (?:public|the open)|no open"):
        return None
    p = s.scene.published
    closed = held_on(s, CLOSED)
    out = []
    for t in s.times:
        rows = [h for h in closed if any(h.within(a, b) for a, b in t.spans)]
        if other:
            rows = [h for h in rows if "other business" in f"{h.title} {h.outcome}".lower()]
        if s.has(r"video|vtc|virtual"):
            rows = [h for h in rows if "video" in h.title.lower()]
        if not rows or t.grain not in ("year", "month", "day") or not t.sure:
            return None
        out.append(rows[0])
        if (only or s.negative) and any(
            h.within(t.first, t.last) for h in held_on(s, FORMAL) if p is None or h.on <= p
        ):
            return None
    return supported(
        f"Discussions in private were held on {listed([_day(h) for h in out])}.", *(h.fact for h in out)
    )


_NO_VOTE = (
    r"without (?:a |any |its |having )*(?:procedural )?vot|\bno (?:procedural )?vote\b|not (?:been |have been )?(?:preceded by|put to|subject(?:ed)? to|decided by)"
    r"|(?:nobody|no one|no member|none of)[^;.]{0,20}(?:ask|call|object|forc|insist)|un(?:contested|opposed|challenged)|there was none|did not (?:go|come) to a vote"
)


@reads(Family.MEETING, _NO_VOTE)
def held_without_a_vote(s: Statement) -> Answer | None:
    """The meeting of the time told was held without a vote on its agenda."""
    if s.people or s.unsaid or s.numbers or s.clause.within(s.start, s.end, "EHTQYKRB"):
        return None
    if (s.states and set(s.states) != {s.scene.topic}) or s.has(r"resolution|draft|statement|text\b"):
        return None
    if not s.has(r"meeting|session|met\b|agenda|discussion|briefing|item|debate|held|\bit\b|vot"):
        return None
    rows = held_on(s, FORMAL)
    if s.times:
        rows = [h for h in rows if any(h.within(a, b) for t in s.times for a, b in t.spans)]
    elif s.scene.happening is not None and s.scene.sentence - s.scene.happening_at <= 3:
        rows = [s.scene.happening]
    else:
        return None
    if len(rows) == 1 and rows[0].without_vote and rows[0].kind in FORMAL:
        s.scene.see_happening(rows[0])
        return supported(f"{rows[0].title}, {_day(rows[0])}: {rows[0].outcome}.", rows[0].fact)
    return None


@reads(
    Family.MEETING,
    r"stayed away|boycott|absent|did not (?:attend|come|show|take part)|skipped|shunned|kept away|stay(?:ing)? away|missing from",
)
def stayed_away(s: Statement) -> Answer | None:
    """Those named stayed away from the informal meeting told."""
    if not s.states or s.people or s.numbers or s.clause.within(s.start, s.end, "EHTQYRB"):
        return None
    rows = [h for h in held_on(s, ARRIA) if "stayed away" in h.outcome]
    if s.told:
        rows = [h for h in rows if any(h.within(a, b) for t in s.told for a, b in t.spans)]
    elif s.scene.happening is not None and s.scene.sentence - s.scene.happening_at <= 3:
        rows = [h for h in rows if h is s.scene.happening]
    else:
        return None
    who = [x for x in s.states if x != s.scene.topic]
    away = rows[0].outcome.split("stayed away")[0].split(";")[-1] if len(rows) == 1 else ""
    if who and all(name_of(x).replace("the ", "") in away for x in who):
        return supported(f"{rows[0].title}, {_day(rows[0])}: {rows[0].outcome}.", rows[0].fact)
    return None


@reads(Family.MEETING, r"D")
def a_row_of_a_table(s: Statement) -> Answer | None:
    """ "2014: 22 December, 11-2-2, Chad": the day of the meeting in a row that begins with its year."""
    if (
        not grammar.fullmatch(r"\W*(?:on )?D\W*", s.own)
        or len(s.times) != 1
        or not s.clause.within(s.end, len(s.clause.skeleton), "TGN")
    ):
        return None
    row, t = grammar.match(r"\W*D: ", s.clause.skeleton), s.times[0]
    if row is None or s.start < row.end() - 1 or t.grain != "day" or not t.sure:
        return None
    held = [h for h in held_on(s, FORMAL) if h.on.year == t.first.year]
    if any(t.holds(h.on) for h in held):
        return supported(f"{held[0].title}, {_day(held[0])}.", held[0].fact)
    tallies = [m.value for m in s.clause.within(s.end, len(s.clause.skeleton), "T")]
    whole = (
        len(held) == 1 and tallies and held[0].tally == "-".join(str(x) for x in tallies[0] if x is not None)
    )
    return contradicted(f"{held[0].title}, {_day(held[0])}.", held[0].fact) if whole else None
