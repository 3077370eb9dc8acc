"""People read by their names: who held an office, who came before and after."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Tenure
from ninthvote.check.person.turn import subjects_of
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.reading.timing import Time

_ROLES = (
    (r"\bR\b|rapporteur", "rapporteur"),
    (r"\bB\b|high commissioner|rights chief", "commissioner"),
    (r"fact-finding", "mission"),
    (r"ambassador|envoy|representative|mission", "ambassador"),
)


def _tenures(s: Statement, person: str | None) -> list[Tenure]:
    return [t for t in s.scene.ledger.tenures if t.person == person]


def _held(t: Tenure, time: Time) -> bool:
    """Whether it was held throughout the time, as exactly as the days are known."""
    return (t.began_by is None or t.began_by <= time.last) and (
        t.ended_from is None or t.ended_from >= time.first
    )


@reads(Family.OFFICE, r"\bR\b|\bB\b|ambassador|envoy|representative|rapporteur|commissioner|mission|chief")
def in_office(s: Statement) -> Answer | None:
    """The person named held the office named at the time."""
    known = [p for p in s.people if p]
    if (
        len(s.people) != 1
        or len(known) != 1
        or s.negative
        or s.numbers
        or s.clause.within(s.start, s.end, "QT")
        or s.unsaid
    ):
        return None
    if s.has(
        r"former|predecessor|successor|succe|replac|took part|attend|appear|testif|address|present|first|second|third|fourth|O\b|brief|spoke|told|said|read|met\b|until|since|before|after|took office|became|left|appointed|took over|years"
    ):
        return None
    if not s.has(r"\b(?:is|was|as|remains?|remained|serves|served|still)\b|:|\|") and not s.has(
        r"P, (?:the |an? |his |her |then |G's |A )"
    ):
        # A title before a name says who speaks, and is no claim of its own.
        return None
    role = next((r for p, r in _ROLES if s.has(p)), None)
    p = s.scene.published
    times = s.times or ([Time(p, p, "day")] if p else [])
    if role is None or len(times) != 1:
        return None
    for t in _tenures(s, known[0]):
        if t.role != role and not (role == "mission" and "mission" in t.office.lower()):
            continue
        states = [x for x in s.states if x != s.scene.topic and x != "PRK"]
        if role == "ambassador" and states and t.state not in states:
            continue
        if role != "ambassador" and states:
            continue
        if _held(t, times[0]) and t.fact.is_firm:
            return supported(
                f"{t.person} was {t.office}, {t.from_text} to {t.until_text or 'today'}.", t.fact
            )
    return None


_HELD = r"\b(?:held|hold|holds|did|does|doing|filled|fills|occupied|occupies|had|has had|has held|in)\b[^;.]{0,20}\b(?:post|job|office|mandate|position|chair|role)\b|\bserv(?:ed|es|ing)\b|\bwas in office\b"


@reads(Family.OFFICE, _HELD)
def held_the_post(s: Statement) -> Answer | None:
    """The one named held the post last spoken of from one time told to the other, or in the time told."""
    known = [p for p in s.people if p]
    if (
        len(s.people) != 1
        or len(known) != 1
        or s.negative
        or s.numbers
        or s.unsaid
        or not s.times
        or s.clause.within(s.start, s.end, "QTKCEYO")
    ):
        return None
    role = next((r for p, r in _ROLES if s.has(p)), None) or (
        next((r for p, r in _ROLES if grammar.search(p, s.scene.previous.lower())), None)
    )
    roles = (role,) if role else ("rapporteur", "commissioner")
    rows = [t for t in _tenures(s, known[0]) if t.role in roles and t.fact.is_firm]
    if len(rows) != 1:
        return None
    t = rows[0]
    home = _home(s, known[0])
    if any(x not in (t.state, home, s.scene.topic) for x in s.states):
        return None
    years = {on.year for x in s.times for on in (x.first, x.last)}
    told = f"{t.person} was {t.office}, {t.from_text} to {t.until_text or 'today'}."
    written = " ".join(m.surface for m in s.clause.within(s.start, s.end, "D"))
    if len(years) > 1 and grammar.search(
        r"\bfrom\b|\bbetween\b|\bto\b|until|\bD-D\b|\d[-\u2013]\d", f"{s.own} {written}"
    ):
        if t.earliest is None or t.began_by is None or t.ended_from is None or t.latest is None:
            return None
        fits = (
            t.earliest.year <= min(years) <= t.began_by.year
            and t.ended_from.year <= max(years) <= t.latest.year
        )
        if fits:
            return supported(told, t.fact)
        only = role is not None or len(_tenures(s, known[0])) == 1 or s.scene.ago("rapporteur") <= 2
        return contradicted(told, t.fact) if only and t.from_firm and t.until_firm else None
    if s.has(r"since|until|after|before"):
        return None
    return supported(told, t.fact) if all(_held(t, x) for x in s.times) else None


def _home(s: Statement, person: str) -> str | None:
    """The state that a holder comes from, where the row of the appointment says so."""
    for h in s.scene.ledger.happenings:
        if h.kind == "appointment" and person.split()[-1] in h.title:
            m = re.search(rf"{re.escape(person)} \(([A-Z]{{3}})", h.title)
            if m:
                return m[1]
    return None


@reads(Family.OFFICE, r"\b(?:represent\w*|speaks? for|spoke for|envoy|is G's|man|woman) ")
def speaks_for(s: Statement) -> Answer | None:
    """The one named represents the state named at the United Nations on the day of the article."""
    p = s.scene.published
    known = [x for x in s.people if x]
    if (
        p is None
        or len(known) != 1
        or len(s.people) != 1
        or s.negative
        or s.numbers
        or s.times
        or s.clause.within(s.start, s.end, "QTYHKRB")
    ):
        return None
    if not s.has(r"\b(?:represents|speaks for)\b|(?:man|woman|envoy) (?:at|to|in) ") or not s.has(
        r"\bun\b|u\.?n\.?|united nations|new york|C"
    ):
        return None
    rows = [
        t
        for t in _tenures(s, known[0])
        if t.role == "ambassador" and t.fact.is_firm and _held(t, Time(p, p, "day"))
    ]
    states = [x for x in s.states if x != s.scene.topic or len(s.states) == 1]
    if len(rows) == 1 and states == [rows[0].state]:
        return supported(
            f"{rows[0].person} was {rows[0].office} of {name_of(rows[0].state or '')}.", rows[0].fact
        )
    return None


_TOOK_OVER = r"\b(?:took over|takes over|became|took (?:up )?(?:the )?(?:post|job|office|mandate))\b"


@reads(
    Family.OFFICE,
    r"since|until|left|quit|\bran\b|succeed|took|became|before|replac|fill|charge|represent|acting|in the job|in the post|in office|stepped down|resign",
)
def came_or_left_office(s: Statement) -> Answer | None:
    """The person named took the office, or left it, at the time told."""
    known = [p for p in s.people if p]
    if not s.people and grammar.match(r"in (?:office|the (?:post|job)) since D", s.own):
        known = subjects_of(s)
    if (
        len(s.people) > 1
        or len(known) != 1
        or s.negative
        or s.numbers
        or s.unsaid
        or s.clause.within(s.start, s.end, "QTKCE")
    ):
        return None
    rows = [t for t in _tenures(s, known[0]) if t.fact.is_firm]
    role = next((r for p, r in _ROLES if s.has(p)), None)
    if role:
        rows = [t for t in rows if t.role == role]
    if len(rows) != 1 or (
        s.states and rows[0].state not in s.states and list(s.states) != [_home(s, known[0])]
    ):
        return None
    t = rows[0]
    leaves = s.has(r"until|left|quit|stepped down|resign|leav|gave up")
    mark = (t.ended_from, t.latest, t.until_firm) if leaves else (t.earliest, t.began_by, t.from_firm)
    if not s.times:
        p = s.scene.published
        news = (
            p
            and not leaves
            and role
            and t.earliest
            and t.earliest.year == p.year
            and t.earliest <= p
            and s.has(_TOOK_OVER)
        )
        if news or (p and s.has("acting|charge|represent|fill") and _held(t, Time(p, p, "day"))):
            return supported(
                f"{t.person} was {t.office}, {t.from_text} to {t.until_text or 'today'}.", t.fact
            )
        return None
    if mark[0] is None or mark[1] is None or not mark[2]:
        return None
    if all(any(a <= mark[1] and b >= mark[0] for a, b in x.spans) for x in s.times):
        return supported(f"{t.person} was {t.office}, {t.from_text} to {t.until_text or 'today'}.", t.fact)
    return None


def _line(s: Statement, role: str) -> list[Tenure]:
    """The holders of the office one after the other."""
    rows = [t for t in s.scene.ledger.tenures if t.role == role and t.began_by is not None]
    return sorted(rows, key=lambda t: t.began_by or date.min)


_POST = r"^\W*(?:the )?(?:current |present |un |former )?(?P<post>B|R|high commissioner|special rapporteur|(?:G|A|us|un|u\.s\.)'?s? (?:mission|ambassador|envoy|representative)(?: to [a-z .C]{2,20})?)\W*:\W*(?:ambassador |mr |ms )?P\W*$"


@reads(Family.OFFICE, r"\bP\b")
def a_post_and_its_holder(s: Statement) -> Answer | None:
    """A line of a list: the post, and who holds it on the day of the article."""
    p = s.scene.published
    m = grammar.match(_POST, s.own)
    known = [x for x in s.people if x]
    if m is None or p is None or len(known) != 1 or len(s.people) != 1 or "former" in s.own:
        return None
    role = (
        "commissioner"
        if m["post"][0] in "Bh"
        else "rapporteur"
        if m["post"][0] == "R" or "rapporteur" in m["post"]
        else "ambassador"
    )
    if role == "ambassador" and len(s.states) != 1:
        return None
    rows = [
        t
        for t in s.scene.ledger.tenures
        if t.role == role and (role != "ambassador" or t.state == s.states[0])
    ]
    held = [
        t
        for t in rows
        if (t.began_by is None or t.began_by <= p) and (t.ended_from is None or t.ended_from >= p)
    ]
    mine = [t for t in rows if t.person == known[0]]
    if any(t.person == known[0] for t in held):
        return supported(f"{known[0]} held the post.", *(t.fact for t in mine))
    over = mine and all(
        (t.latest is not None and t.latest < p) or (t.earliest is not None and t.earliest > p) for t in mine
    )
    if over and all(t.fact.is_firm for t in mine):
        return contradicted(
            f"{known[0]} held the post from {mine[0].from_text} to {mine[0].until_text}.",
            *(t.fact for t in mine),
        )
    return None
