"""The mechanisms and the calendar around the Council: how many led the inquiry, since when there is a rapporteur, whose turn came first."""

from __future__ import annotations

from datetime import date

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import CALENDAR, Tenure
from ninthvote.check.names import listed
from ninthvote.check.plain.statement import Statement, reads
from ninthvote.text import Kind


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
    near = s.scene.sentence - s.scene.facts.get("inquiry_at", -9) <= 1 and s.has(
        r"^\W*(?:it|the panel|the team)\b"
    )
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
    return supported(told, *facts) if s.numbers[0] == len(people) else contradicted(told, *facts)


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
    if not s.has(r"mandate|post|office|position") or not s.has(
        r"dates|creat|establish|set up|exist|began|beg(?:i|u)n|goes back|since|founded|launched"
    ):
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


def _line(s: Statement, role: str) -> list[Tenure]:
    """The holders of the office one after the other."""
    rows = [t for t in s.scene.ledger.tenures if t.role == role and t.began_by is not None]
    return sorted(rows, key=lambda t: t.began_by or date.min)


@reads(Family.OFFICE, r"predecessor|successor|before (?:him|her)|after (?:him|her)")
def before_or_after_in_office(s: Statement) -> Answer | None:
    """The one named held the office just before, or just after, the one last spoken of."""
    known = [p for p in s.people if p]
    last = s.scene.person
    if (
        len(known) != 1
        or len(s.people) != 1
        or s.negative
        or s.times
        or s.numbers
        or last is None
        or last == known[0]
    ):
        return None
    if not s.has(r"\b(?:his|her|their|the)\b|before|after"):
        return None
    back = s.has(r"predecessor|before")
    for role in ("rapporteur", "commissioner"):
        line = _line(s, role)
        names = [t.person for t in line]
        if last in names and known[0] in names:
            step = names.index(known[0]) - names.index(last)
            if step == (-1 if back else 1):
                return supported(f"The holders were {listed(names)}.", *(t.fact for t in line))
            if step != 0 and len(set(names)) == len(names):
                return contradicted(f"The holders were {listed(names)}.", *(t.fact for t in line))
    return None


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


_ADOPTED = date(1948, 12, 10)


@reads(Family.CALENDAR, r"\bD\b|declaration")
def human_rights_day(s: Statement) -> Answer | None:
    """The weekday of Human Rights Day, or the age of the Universal Declaration."""
    p = s.scene.published
    if p is None or s.people or s.states or s.negative:
        return None
    whens = [m for m in s.clause.within(s.start, s.end) if m.kind is Kind.DATE]
    days = [m for m in whens if m.value.word == "human_rights_day"]
    weekdays = [m for m in whens if m.value.weekday is not None and m.value.day is None]
    if len(days) == 1 and len(weekdays) == 1 and not s.numbers:
        year = p.year
        for m in whens:
            if m.value.year:
                year = m.value.year
            elif m.value.unit == "year" and m.value.word in ("last", "next"):
                year += -1 if m.value.word == "last" else 1
            elif m not in (*days, *weekdays) and not (m.value.unit == "year" and m.value.word == "this"):
                return None
        on = date(year, 12, 10)
        if on.weekday() == weekdays[0].value.weekday:
            return supported(f"10 December {year} is a {on:%A}.", CALENDAR)
        if s.has(r"\b(?:falls?|fell|is|was)\b") and abs((on - p).days) < 200:
            return contradicted(f"10 December {year} is a {on:%A}.", CALENDAR)
        return None
    if (
        not grammar.search(r"universal declaration|declaration of human rights|udhr", s.words)
        or len(s.numbers) != 1
        or s.times
    ):
        return None
    if not s.has(r"years? old|birthday|anniversary|turns?|turned|\bN today|\bN (?:this|on) "):
        return None
    age = (p - _ADOPTED).days / 365.25
    number = s.numbers[0]
    if abs(round(age) - number) == 0 and abs(age - number) < 0.3:
        return supported(f"It was adopted on 10 December 1948, {number} years ago.", CALENDAR)
    return None


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
    if s.times:
        rows = [h for h in rows if any(h.within(a, b) for t in s.times for a, b in t.spans)]
    else:
        rows = [h for h in rows if abs((h.on - p).days) <= 25]
    if len(rows) != 1:
        return None
    consensus = s.has(
        r"without (?:a |any )?(?:recorded )?vot|by consensus|by acclamation|no (?:recorded )?vote|not put to (?:a|the) vote|unopposed"
    )
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
