"""The line of those who held an office: who came after whom."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.person.office import holds, role_of, span
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.scene import Scene


@frame(
    Family.OFFICE,
    r"(?:was|is|were|had been) (?:succeeded|replaced|followed) (?:by|in [^,;.]{1,20} by) P",
    "succeeded|replaced|followed",
    rank=4,
)
def was_succeeded(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "… and was succeeded by Michelle Bachelet": after the person last named."""
    later = clause.within(m.start(), m.end(), "P")[0].value
    before = [
        x.value
        for i, x in sorted(clause.at.items())
        if i < m.start() and x.kind.value == "person" and x.value
    ]
    earlier = before[-1] if before else scene.person
    for a in scene.ledger.tenures:
        for b in scene.ledger.tenures:
            if (
                a.person == earlier
                and b.person == later
                and a.role == b.role
                and a.state == b.state
                and a.latest
                and b.earliest
                and abs((b.earliest - a.latest).days) <= 400
            ):
                return supported(f"{a.person}{span(a)}, then {b.person}{span(b)}.", a.fact, b.fact)
    return None


@frame(
    Family.OFFICE,
    r"(?:[Tt]hen|[Nn]ext|[Aa]fter (?:him|her)|followed by|and),? ?(?:(?:came|was|er|um),? )*P,? (?:from )?(?:D(?: (?:to|until|till|through|-) D)?|until D|since D|from D(?: (?:to|until) D)?)|P \((?:D|from D)(?: ?(?:to|-) ?D)?\)|P,? (?:served|held (?:it|the post|the mandate)|was in office|did the job)? ?(?:from )?D (?:to|until) D",
    "then|next|after|followed|and|until|since|to|(|from",
    rank=4,
)
def in_turn(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Then Marzuki Darusman, 2010 to 2016, then, er, Tomás Ojea Quintana, until 2022"."""
    people = clause.within(m.start(), m.end(), "P")
    person = people[0].value if people else None
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    if person is None or not times:
        return None
    role = role_of(clause.skeleton) or (
        "rapporteur"
        if any(t.person == person and t.role == "rapporteur" for t in scene.ledger.tenures)
        else None
    )
    mine = [t for t in scene.ledger.tenures if t.person == person and (role is None or t.role == role)]
    if not mine:
        return None
    t = mine[0]
    only_end = bool(grammar.search(r"until|till", m.group(0))) and len(times) == 1
    only_start = bool(grammar.search(r"since|from", m.group(0))) and len(times) == 1
    checks = []
    if not only_end:
        checks.append((times[0], t.earliest, t.began_by, t.from_firm))
    if not only_start and (only_end or len(times) > 1):
        checks.append((times[-1], t.ended_from, t.latest, t.until_firm))
    for time, first, last, firm in checks:
        if first is None or last is None:
            return unknown(f"{person} was {t.office}{span(t)}.", t.fact)
        if not (first <= time.last and time.first <= last):
            return contradicted(f"{person} was {t.office}{span(t)}.", t.fact) if firm else unknown("", t.fact)
    return supported(f"{person} was {t.office}{span(t)}.", t.fact)


@frame(
    Family.OFFICE,
    r"(?:number one|the first(?: one| holder| to hold (?:it|the (?:post|mandate)[^,;.]*)| R| person)?(?: was|,| of them)|the (?P<o2>O) (?:one |holder |R )?(?:was|is)) ?(?:was )?P|P,? (?:is |was |being |became |took office as |is now )?(?:only )?the (?P<o>O) (?:person |man |woman |one |holder |independent expert )?(?:to hold (?:the|that|this) [^,;.]*|R[^,;.]{0,40}|in (?:the|that) (?:post|job|line)[^,;.]*|(?:person|holder)[^,;.]{0,30})",
    "number one|first|second|third|fourth|fifth",
    rank=6,
)
def in_the_line(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Elizabeth Salmón, the third person to hold the post of special rapporteur"."""
    people = clause.within(m.start(), m.end(), "P")
    person = people[0].value if people else None
    line = sorted(
        (t for t in scene.ledger.tenures if t.role == "rapporteur" and t.earliest),
        key=lambda t: t.earliest or date.min,
    )
    names = [t.person for t in line]
    if person not in names:
        return None
    marks = clause.within(m.start(), m.end(), "O")
    number = marks[0].value if marks else 1
    place = names.index(person) + 1
    if not marks and not grammar.search(r"number one|first", m.group(0)):
        return None
    t = line[place - 1]
    told = f"The holders were {', '.join(names)}."
    if place == number:
        return supported(told, t.fact)
    return contradicted(told, *(x.fact for x in line))


@frame(
    Family.OFFICE,
    r"P,? (?:who )?(?:had |has |then |also |later |earlier |previously |once |first )*(?:succeed(?:ed|s)|replac(?:ed|es)|took over from|follow(?:ed|s)|handed over to|made way for|gave way to|was (?:succeeded|replaced|followed) by) P(?: (?:as|in|on) [^,;.]*)?|P'?s? (?:predecessor|successor),? (?:was |is )?P",
    "succeed|replac|took over|follow|handed|made way|gave way|predecessor|successor",
    rank=6,
)
def succeeded(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """Who followed whom in an office."""
    people = [x.value for x in clause.within(m.start(), m.end(), "P")]
    if len(people) < 2 or None in people:
        return None
    later, earlier = people[0], people[1]
    if grammar.search(
        r"handed over|way (?:for|to)|was (?:succeeded|replaced|followed)|successor", m.group(0)
    ):
        later, earlier = earlier, later
    if "predecessor" in m.group(0):
        later, earlier = people[0], people[1]
    for a in scene.ledger.tenures:
        for b in scene.ledger.tenures:
            if (
                a.person == earlier
                and b.person == later
                and a.role == b.role
                and a.state == b.state
                and a.latest
                and b.earliest
            ):
                gap = (b.earliest - a.latest).days
                after = grammar.match(r" (?:in|on|from) D", clause.skeleton[m.end() :])
                told = scene.times_in(clause, m.start(), m.end() + (after.end() if after else 0))
                if told and not any(
                    t.first <= (b.began_by or b.earliest) and t.last >= b.earliest for t in told
                ):
                    wrong = b.from_firm and all(t.sure and not t.others for t in told)
                    return (
                        (contradicted(f"{a.person}{span(a)}, then {b.person}{span(b)}.", a.fact, b.fact))
                        if wrong
                        else None
                    )
                if -400 <= gap <= 400:
                    return supported(f"{a.person}{span(a)}, then {b.person}{span(b)}.", a.fact, b.fact)
                if gap < -400 and a.from_firm and b.from_firm:
                    return contradicted(f"{b.person}{span(b)}, then {a.person}{span(a)}.", a.fact, b.fact)
    return None


@frame(
    Family.OFFICE,
    r"(?:[Ww]hen [^,;.]*,(?: in D,)? )?(?:that|it|the (?:B|R|office(?:-?holder)?))(?: then)? (?:was|is) (?:still |then |already |now )*P",
    "still|then|already| was | is ",
    rank=4,
)
def that_was_still(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "When the Council first took up the North, in December 2014, that was still Navi Pillay"."""
    person = clause.within(m.start(), m.end(), "P")[-1].value
    if person is None:
        return None
    roles = {t.role for t in scene.ledger.tenures if t.person == person}
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    if len(roles) != 1 or not times:
        return None
    answer = holds(scene, person, roles.pop(), None, times[-1])
    return answer
