"""Whom a meeting heard, by their offices; that it heard nobody; and who kept it off the screens."""

from __future__ import annotations

import re
from datetime import timedelta

from ninthvote.check.claim import Answer, Family, supported
from ninthvote.check.ledger import Happening
from ninthvote.check.meeting.briefer import _names_fit, _surnames
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import name_of
from ninthvote.check.reading.statement import Statement, reads

#: An office as a writer names it, and as the row of a meeting does.
_OFFICES = (
    (r"\bB\b|high commissioner|rights chief", r"High Commissioner"),
    (r"\bR\b|rapporteur", r"Special Rapporteur"),
    (r"deputy secretary-general", r"Deputy Secretary-General"),
    (r"assistant secretar", r"Assistant Secretar"),
    (r"civil society|activist|advocate|non-governmental|\bngo\b", r"civil society|Gumhyok"),
    (r"escapee|defector|refugee|survivor|young (?:man|north korean)|who (?:had )?(?:fled|escaped|left)", r"Gumhyok|refugee|civil society"),
    (r"commissioners|members of K|authors of", r"commissioners spoke"),
)  # fmt: skip
_HEARD = r"\bheard|\bhear\b|brief|spoke\b|speakers? (?:were|was|included)|addressed|testif|told (?:C|the council|members)|appeared"


def _meeting(s: Statement) -> Happening | None:
    """The meeting of the time told, else the one last spoken of, else that of the news."""
    rows = [
        h
        for h in s.scene.ledger.happenings
        if h.kind in ("formal_meeting", "arria_formula", "any_other_business", "video_conference")
        and h.state == s.scene.topic
    ]
    p = s.scene.published
    if s.times:
        rows = [h for h in rows if any(h.within(a, b) for t in s.times for a, b in t.spans)]
    elif label := s.scene.label_times():
        rows = [h for h in rows if any(t.holds(h.on) for t in label)]
    elif s.scene.happening is not None and s.scene.sentence - s.scene.happening_at <= 4:
        rows = [h for h in rows if h is s.scene.happening]
    else:
        rows = [h for h in rows if p is not None and timedelta(0) <= p - h.on <= timedelta(days=12)]
    return rows[0] if len(rows) == 1 else None


@reads(Family.MEETING, _HEARD)
def those_offices_spoke(s: Statement) -> Answer | None:
    """The holders of the offices named spoke at the meeting."""
    if (
        s.people
        or s.negative
        or s.clause.within(s.start, s.end, "TQYEH")
        or s.has(r"vote|refus|request|asked|statement")
    ):
        return None
    if (s.states and set(s.states) != {s.scene.topic}) or any(n > 3 for n in s.numbers):
        return None
    named = [there for here, there in _OFFICES if s.has(here)]
    row = _meeting(s) if named else None
    if row is None or not all(grammar.search(there, row.outcome) for there in named):
        return None
    a, _ = s.clause.span(s.start, s.end)
    text = s.clause.sentence.text[a - s.clause.sentence.start :]
    beside = re.match(r"[^,;]*(?:, [A-Z][^,;]*)?", text)
    if beside and not _names_fit(_surnames("x " + beside[0]), row):
        return None  # somebody is named who is not there
    return supported(f"{row.title}, {row.on:%-d %B %Y}: {row.outcome}.", row.fact)


@reads(Family.MEETING, r"brief|spoke\b|speaker|heard")
def nobody_spoke(s: Statement) -> Answer | None:
    """Nobody briefed the discussion."""
    if s.people or s.states or s.numbers or s.clause.within(s.start, s.end, "TQYEHRB"):
        return None
    if not s.has(
        r"\b(?:no one|nobody|no briefers?|no speakers?|no briefing|without (?:a )?brief\w+|not briefed|no outside)\b"
    ):
        return None
    row = _meeting(s)
    if row is None or "no briefer" not in row.outcome:
        return None
    return supported(f"{row.title}, {row.on:%-d %B %Y}: {row.outcome}.", row.fact)


@reads(Family.MEETING, r"webcast|broadcast|televis|streamed|on screen|UN TV|cameras")
def off_the_screens(s: Statement) -> Answer | None:
    """China kept the informal meeting off the webcast of the United Nations."""
    if s.people or s.numbers or s.clause.within(s.start, s.end, "TQYEHRB"):
        return None
    if not (
        s.negative or s.has(r"block|object|prevent|stopp|\bkept\b[^;.]*\boff\b|barred|denied|refus|veto")
    ):
        return None
    row = _meeting(s)
    if row is None or "webcast" not in row.outcome:
        return None
    who = [x for x in s.states if x != s.scene.topic]
    if any(f"{name_of(x).replace('the ', '')} blocked" not in row.outcome for x in who):
        return None
    return supported(f"{row.title}, {row.on:%-d %B %Y}: {row.outcome}.", row.fact)
