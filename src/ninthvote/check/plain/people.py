"""People and the inquiry, read by names: who held an office, who spoke at a meeting, who made the report."""

from __future__ import annotations

import re
from datetime import timedelta

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, supported
from ninthvote.check.families.gatherings import _names_fit, _surnames
from ninthvote.check.ledger import Fact, Tenure
from ninthvote.check.names import listed, name_of
from ninthvote.check.plain.statement import Statement, reads
from ninthvote.check.timing import Time
from ninthvote.vocabulary import Confidence

_ROLES = (
    (r"\bR\b|rapporteur", "rapporteur"),
    (r"\bB\b|high commissioner|rights chief", "commissioner"),
    (r"fact-finding|mission", "mission"),
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


@reads(
    Family.OFFICE,
    r"since|until|left|succeed|took|became|before|replac|fill|charge|represent|acting|in the job|in the post|in office|stepped down|resign",
)
def came_or_left_office(s: Statement) -> Answer | None:
    """The person named took the office, or left it, at the time told."""
    known = [p for p in s.people if p]
    if (
        len(s.people) != 1
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
    if len(rows) != 1 or (s.states and rows[0].state not in s.states):
        return None
    t = rows[0]
    leaves = s.has(r"until|left|stepped down|resign|leav|gave up")
    mark = (t.ended_from, t.latest, t.until_firm) if leaves else (t.earliest, t.began_by, t.from_firm)
    if not s.times:
        p = s.scene.published
        if p and s.has("acting|charge|represent|fill") and _held(t, Time(p, p, "day")):
            return supported(
                f"{t.person} was {t.office}, {t.from_text} to {t.until_text or 'today'}.", t.fact
            )
        return None
    if mark[0] is None or mark[1] is None or not mark[2]:
        return None
    if all(any(a <= mark[1] and b >= mark[0] for a, b in x.spans) for x in s.times):
        return supported(f"{t.person} was {t.office}, {t.from_text} to {t.until_text or 'today'}.", t.fact)
    return None


_SPOKE = r"brief|spoke|spoken|testif|told|report(?:ed|s)?\b|heard|address|took part|appear|describ|present|inform|speak"


@reads(Family.MEETING, _SPOKE)
def spoke_there(s: Statement) -> Answer | None:
    """Those named spoke at the meeting told, as its row has it."""
    if s.negative or (s.clause.within(s.start, s.end, "QTG") and not s.has(_SPOKE)) or s.unsaid:
        return None
    a, b = s.clause.span(s.start, s.end)
    base = s.clause.sentence.start
    text = s.clause.sentence.text[a - base : b - base]
    shown = [m.surface for m in s.clause.within(s.start, s.end, "GALCEDHFKI")]
    for word in shown:
        text = text.replace(word, " , ")
    for m in s.clause.within(s.start, s.end, "P"):
        text = text.replace(m.surface, " , ")
    names = _surnames("x " + text)
    people = [m.value or m.surface for m in s.clause.within(s.start, s.end, "P")]
    if not 0 < len(names) + len(people) <= 4:
        return None
    p = s.scene.published
    times = s.times or s.told
    kinds = ("formal_meeting", "arria_formula")
    rows = [h for h in s.scene.ledger.happenings if h.kind in kinds and h.state == (s.scene.topic or h.state)]
    if times:
        rows = [h for h in rows if any(h.within(x, y) for t in times for x, y in t.spans)]
    elif s.scene.happening is not None and s.scene.sentence - s.scene.happening_at <= 6:
        rows = [s.scene.happening]
    elif p is not None:
        rows = [h for h in rows if abs((h.on - p).days) <= 10]
    for h in rows:
        if _names_fit(names, h) and all(
            any(_names_fit([part], h) for part in who.split() if len(part) > 3) for who in people
        ):
            return supported(f"The record of {h.on:%-d %B %Y} has: {h.outcome}.", h.fact)
    return None


_COMMISSION = (("set up|creat|establish|launch|mandate|found", "dprk-019"),)


@reads(
    Family.MANDATE,
    r"\bK\b|inquiry|commission|set up|creat|establish|\bled\b|chaired|headed|its (?:other )?members|its report|the report|fellow",
)
def the_inquiry(s: Statement) -> Answer | None:
    """Who set the inquiry up and when, who led it, who its members were, when it reported."""
    if (
        s.negative
        or s.numbers
        or s.unsaid
        or s.clause.within(s.start, s.end, "QTY")
        or (s.states and set(s.states) - {"PRK", "AUS", "SRB", "IDN"})
    ):
        return None
    led = s.scene.ledger
    known = [p for p in s.people if p]
    if len(known) != len(s.people) or s.scene.sentence - s.scene.facts.get("inquiry_at", -9) > 2:
        return None
    if s.has(r"fact-finding|myanmar|syria|mission|mandate of|rapporteur\b|\bR\b"):
        return None
    members = [t for t in led.tenures if "inquiry" in t.office.lower()]
    facts: list[Fact] = []
    if s.has(r"members?|commissioners") and len(known) != len(
        [m for m in s.clause.mentions if m.kind.value == "person"]
    ):
        return None
    if known:
        fitting = [t for t in members if t.person in known]
        if {t.person for t in fitting} != set(known):
            return None
        leads = s.has(r"\bled\b|chair|head|lead")
        if leads and not any(t.role == "chair" for t in fitting):
            return None
        facts += [t.fact for t in fitting]
    if s.has(r"set up|creat|establish|launch|mandated"):
        row = next(
            (
                h
                for h in led.happenings
                if h.kind == "resolution_hrc" and "establishes the commission of inquiry" in h.title
            ),
            None,
        )
        if row is None or s.clause.within(s.start, s.end, "ECF") or not s.clause.within(s.start, s.end, "H"):
            return None
        if s.times and not any(t.holds(row.on) for t in s.times):
            return None
        facts.append(row.fact)
    elif s.has(r"report|findings|publish|came out|released|concluded|found"):
        row = next(
            (h for h in led.happenings if h.kind == "report" and "commission of inquiry" in h.title), None
        )
        if row is None:
            return None
        last = row.on + timedelta(days=40)
        if (
            not s.times
            or not all(t.first <= last and t.last >= row.on for t in s.times)
            or s.clause.within(s.start, s.end, "EC")
            or any(t.grain == "day" for t in s.times)
        ):
            return None
        facts.append(row.fact)
    elif s.times:
        return None
    if not facts:
        return None
    return supported(_told(members), *facts)


def _told(members: list[Tenure]) -> str:
    chair = next((t.person for t in members if t.role == "chair"), "")
    rest = sorted({t.person for t in members} - {chair})
    return (
        f"The Human Rights Council set up the inquiry in March 2013; {chair} chaired it, with {listed(rest)}."
    )


@reads(Family.RECOMMENDATION, r"\bI\b|sanction|recommend|referral|refer\b|referr|asked of")
def what_it_asked(s: Statement) -> Answer | None:
    """A referral and targeted sanctions were asked of the Council, and neither has come."""
    if (
        (s.numbers and s.numbers != [2])
        or (s.states and set(s.states) - {"PRK"})
        or s.people
        or s.clause.within(s.start, s.end, "QTH")
    ):
        return None
    if s.has(r"veto|vote|draft|blocked|Myanmar|Syria|resolution"):
        return None
    rows = s.scene.ledger.recommendations
    refer = s.has(r"\bI\b|referr")
    sanction = s.has(r"sanction")
    if not (refer or sanction) or (
        sanction and not refer and not s.has(r"target|those most responsible|individual")
    ):
        return None
    facts = []
    for want, key in ((refer, "coi-94a1"), (sanction, "coi-94a2")):
        row = rows.get(key)
        if want:
            if row is None or row.confidence not in (Confidence.SOURCED, Confidence.DERIVED):
                return None
            facts.append(Fact(row.recommendation, row.confidence, tuple(row.sources)))
    if (
        s.has(r"ask|recommend|call|urg|want|propos|suggest")
        and not s.negative
        and (s.clause.within(0, len(s.clause.skeleton), "K") or s.scene.topic == "PRK")
    ):
        return supported(
            "The inquiry asked the Security Council for a referral to the International Criminal Court and for targeted sanctions.",
            *facts,
        )
    if s.has(
        r"not (?:happened|come|been|acted)|neither|never|still|yet|undone|unheeded|no referral|has ignored|nothing came|did not|has(?:n't| not)"
    ) and s.has(r"refer|sanction"):
        return supported("Neither the referral nor the targeted sanctions has come.", *facts)
    return None


_ = (re, grammar, name_of)
