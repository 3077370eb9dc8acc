"""The line of those who held an office: who came after whom."""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.person.office import holds, role_of, span
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.scene import Scene


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
