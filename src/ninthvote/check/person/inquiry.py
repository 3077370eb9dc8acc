"""The inquiry and the rapporteur's mandate read by what is named."""

from __future__ import annotations

import re
from datetime import timedelta

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported
from ninthvote.check.ledger import Fact, Tenure
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads


@reads(
    Family.MANDATE,
    r"\bK\b|inquiry|commission|set up|creat|establish|\bled\b|chaired|headed|its (?:other )?members|its report|the report|fellow",
)
def the_inquiry(s: Statement) -> Answer | None:
    """Who set the inquiry up and when, who led it, who its members were, when it reported."""
    consensus = s.has(r"without (?:a |any )?(?:recorded )?vote|by consensus|unanimous|no vote")
    if (
        (s.negative and not consensus)
        or s.numbers
        or s.unsaid
        or s.clause.within(s.start, s.end, "QTY")
        or (s.states and set(s.states) - {"PRK", "AUS", "SRB", "IDN"})
    ):
        return None
    led = s.scene.ledger
    known = [p for p in s.people if p]
    if len(known) != len(s.people) or s.scene.ago("inquiry") > 2:
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
    if s.has(r"set up|creat|establish|launch|mandated|\bformed\b|\bfounded\b"):
        row = next(
            (
                h
                for h in led.happenings
                if h.kind == "resolution_hrc" and "establishes the commission of inquiry" in h.title
            ),
            None,
        )
        consensus = s.has(
            r"without (?:a |any )?(?:recorded )?vote|by consensus|unanimous|no vote|nobody (?:voted|object)"
        )
        if row is None or s.clause.within(s.start, s.end, "ECF"):
            return None
        if not s.clause.within(s.start, s.end, "H") and not (
            consensus and s.clause.within(s.start, s.end, "K")
        ):
            return None
        if consensus and not row.without_vote:
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
        if not known:
            return supported(f"The inquiry's report is of {row.on:%-d %B %Y}.", row.fact)
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


@reads(Family.MANDATE, r"\bK\b|inquiry|commission|members|panel")
def how_many_on_the_inquiry(s: Statement) -> Answer | None:
    """The inquiry had three members."""
    if (
        s.states
        or s.people
        or s.times
        or s.negative
        or len(s.numbers) != 1
        or s.clause.within(s.start, s.end, "QTYCEHI")
    ):
        return None
    near = s.scene.ago("inquiry") <= 1 and s.has(r"^\W*(?:it|the panel|the team)\b")
    if not (s.clause.within(s.start, s.end, "K") or near) or not s.has(
        r"N(?:-| )(?:members?|persons?|people|commissioners|experts|jurists|strong)|N-(?:member|person|man|strong)|members|panel"
    ):
        return None
    if s.has(r"witness|victim|days|months|years|hearing|pages|recommend"):
        return None
    members = [t for t in s.scene.ledger.tenures if "inquiry" in t.office.lower()]
    people = sorted({t.person for t in members})
    if not people:
        return None
    told = f"The inquiry was made up of {listed(people)}."
    facts = [t.fact for t in members]
    return answer_of(s.numbers[0] == len(people), told, *facts)


@reads(Family.MANDATE, r"\bR\b|rapporteur|mandate")
def since_when_a_rapporteur(s: Statement) -> Answer | None:
    """The mandate has existed since 2004, created by the Commission on Human Rights."""
    if (
        (s.states and set(s.states) != {"PRK"})
        or s.people
        or s.negative
        or s.clause.within(s.start, s.end, "QTYCEHFI")
    ):
        return None
    if not s.has(
        r"mandate|post|office|position|\b(?:has|have|had) had\b|there (?:has|have) been|exist"
    ) or not s.has(r"dates|creat|establish|set up|exist|began|beg(?:i|u)n|goes back|since|founded|launched"):
        return None
    if s.has(r"renew|extend|holder|held|took|inquiry|report|visit"):
        return None
    row = next((h for h in s.scene.ledger.happenings if "creates the Special Rapporteur" in h.title), None)
    if row is None or len(s.times) != 1 or s.numbers:
        return None
    t = s.times[0]
    if t.holds(row.on):
        return supported(f"{row.title}, {row.on:%-d %B %Y}.", row.fact)
    return (
        contradicted(f"{row.title}, {row.on:%-d %B %Y}.", row.fact)
        if t.sure and t.grain == "year" and not t.others
        else None
    )


@reads(Family.MANDATE, r"N years|a decade|years")
def years_since_the_report(s: Statement) -> Answer | None:
    """So many years have passed since the inquiry reported, or since it was set up."""
    p = s.scene.published
    if (
        p is None
        or s.states
        or s.people
        or s.negative
        or s.times
        or s.clause.within(s.start, s.end, "TQYEHI")
    ):
        return None
    if (
        not s.clause.within(s.start, s.end, "K")
        or not s.has(r"since|after|ago|old\b|passed|later")
        or s.has(r"before|will")
    ):
        return None
    n = s.numbers[0] if len(s.numbers) == 1 else 10 if s.has(r"a decade") and not s.numbers else None
    report = s.has(r"report|findings|publish|releas|concluded|found\b|presented|issued")
    made = s.has(r"set up|creat|establish|launch")
    words = "Report of the commission of inquiry" if report else "establishes the commission of inquiry"
    row = next((h for h in s.scene.ledger.happenings if words in h.title), None)
    if n is None or report == made or row is None:
        return None
    past = (p - row.on).days / 365.25
    if n <= past < n + 1 if s.has(r"more than|over\b") else abs(past - n) <= 0.5:
        return supported(f"{row.title}, {row.on:%-d %B %Y}.", row.fact)
    return None


_LED = r"\b(?:chair\w*|head\w*|led)\b"
_COLLEAGUE = r"P(?:,? of G,?|,)? (?:sat|served|worked) (?:with|beside|alongside) (?:him|her|P)|P(?: of G)?,? (?:was|were) (?:one of )?(?:its|the) (?:other )?members?\b"


@frame(
    Family.OFFICE,
    rf"P, (?:its|(?:the )?K's|the inquiry's) chair(?:man|person)?(?=[,;.)]|$)|(?:its|their|K's) chair(?:man|person)?,? (?:the )?(?:A |G's )?(?:[a-z]+ )?P|{_COLLEAGUE}",
    "chair|sat |served |worked |member",
    rank=5,
    hedged=True,
)
def who_sat_on_the_inquiry(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Michael Kirby, its chair", "Sonja Biserko of Serbia sat with him": on the inquiry just spoken of, and from where."""
    person = clause.within(m.start(), m.end(), "P")[0].value
    if (
        person is None
        or scene.topic != "PRK"
        or scene.ago("inquiry") > 2
        or grammar.search(r"\b[RC]\b|mission|committee", m[0])
    ):
        return None
    members = [t for t in scene.ledger.tenures if "inquiry" in t.office.lower()]
    sat = next((t for t in members if t.person == person), None)
    home = grammar.search(rf"{re.escape(person)} \(([A-Z]{{3}})", _named(scene))
    told = _told(members)
    facts = [t.fact for t in members]
    if sat is None:
        return None
    codes = [
        str(x.value[0] if isinstance(x.value, tuple) else x.value)
        for x in clause.within(m.start(), m.end(), "GA")
    ]
    right_home = not codes or (home is not None and codes == [home[1]])
    return answer_of(right_home and (sat.role == "chair" or not grammar.search(_LED, m[0])), told, *facts)


def _named(scene: Scene) -> str:
    """The row by which the members were named, with where they come from."""
    return next(
        h.title
        for h in scene.ledger.happenings
        if h.title.startswith("Members of the commission of inquiry named")
    )
