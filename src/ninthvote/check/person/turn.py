"""The holders of an office one after another: who came before whom, and who was the how-manyth, in any wording."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported, unknown
from ninthvote.check.ledger import Tenure
from ninthvote.check.person.office import span
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import charitable
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads, statement_at
from ninthvote.text import Kind
from ninthvote.text.mention import fold

#: For so many sentences "the post" is the one last spoken of.
POST_SENTENCES = 3
#: One holder leaves and the next comes within about a year.
GAP_DAYS = 400


def line_of(s: Statement, role: str, state: str | None = None) -> list[Tenure]:
    """The holders of the office in the order in which they came."""
    rows = [t for t in s.scene.ledger.tenures if t.role == role and t.state == state and t.began_by]
    return sorted(rows, key=lambda t: t.began_by or date.min)


_HIM = r"\b(?:before|after) (?:him|her|them)\b|^(?:him|her)\b"


def subjects_of(s: Statement) -> list[str]:
    """Who "she" may be: the one that "who" stands by, else the first named in the sentence, else any of the one before."""
    before = [
        str(m.value)
        for i, m in sorted(s.clause.at.items())
        if i < s.start and m.kind is Kind.PERSON and m.value
    ]
    if before:
        near = grammar.search(r"\b(?:who|whose|before|after|P,)\W*$", s.clause.skeleton[: s.start])
        return [before[-1] if near or grammar.search(_HIM, s.own) else before[0]]
    told = fold(s.scene.previous)
    near_ones = [t.person for t in s.scene.ledger.tenures if fold(t.person).split()[-1] in told]
    return list(dict.fromkeys(near_ones)) or ([s.scene.person] if s.scene.person else [])


def _holders(line: list[Tenure]) -> str:
    return f"The holders were {listed([f'{t.person}{span(t)}' for t in line])}."


_PLACE = (
    r"(?:\b(?:is|was|became|as)\b|^|,) ?(?:only |still |already |just |now )*(?:the|its|their) O"
    r"(?: (?:person|one|holder|incumbent|expert|individual|R|rapporteur))?(?:,? (?:to (?:hold|do|serve|fill|have|occupy|take)|of|in|since|on|was|is)\b|:|$| P)"
    r"|^number (?:N|one) (?:was|is)\b"
)
_ANOTHER_FIRST = r"wom[ae]n|\bman\b|asian|african|latin|european|meeting|session|\btime\b|\bvote|\bterm\b|member|round|\byear|brief|visit|report\b|\bcountry\b|commissioner|in a row|running\b|consecutive|successive|\bfrom\b|\bhail"


@reads(Family.OFFICE, r"\b(?:the|its|their) O\b|\bnumber (?:N|one)\b")
def place_among_the_holders(s: Statement) -> Answer | None:
    """ "She is the fourth to hold it", "its first holder was Vitit Muntarbhorn": the place among the rapporteurs."""
    marks = [m.value for m in s.clause.within(s.start, s.end, "ON")] or [1]
    if len(marks) != 1 or s.negative or s.has(_ANOTHER_FIRST) or s.clause.within(s.start, s.end, "TQYCK"):
        return None
    if not grammar.search(_PLACE, s.own) or len(s.people) > 1:
        return None
    line = line_of(s, "rapporteur")
    names = [t.person for t in line]
    meant = [p for p in s.people or subjects_of(s) if p in names]
    if not meant or s.scene.topic not in ("PRK", "MMR") or not _is_of_the_post(s, meant):
        return None
    right = any(marks == [names.index(p) + 1] for p in meant)
    return answer_of(right, _holders(line), *(t.fact for t in line))


def _is_of_the_post(s: Statement, people: list[str]) -> bool:
    """Whether the post is the rapporteur's: it was spoken of, or they held no other."""
    if s.scene.ago("rapporteur") <= POST_SENTENCES or s.scene.ago("office") <= POST_SENTENCES:
        return True
    others = [t for t in s.scene.ledger.tenures if t.person in people and t.role != "rapporteur"]
    return not others and s.has(r"holder|\bpost\b|mandate|\bjob\b")


_NAME = r"(?: the| mr| ms| prince| judge| ambassador| G's?| A| [a-z]+){0,3} P"
_AFTER = (
    r"\b(?:succe(?:eded|eds|eding)|replac(?:ed|es|ing)|follow(?:ed|s|ing)|inherit\w* [^;.]{0,30}from"
    rf"|(?:took|taking|takes|taken) (?:[a-z]+ ){{0,2}}?over (?:directly |straight |immediately )?from){_NAME}"
)
_FOLLOWED = rf"\b(?:was|were|is|been) (?:then )?(?:succeeded|replaced|followed)[^;.]{{0,20}} by{_NAME}|\b(?:handed over|made way|gave way) (?:to|for)(?: [a-z]+)? ?P"
_BEFORE_HIM = r"\b(?:before (?:him|her|them|that)|(?:his|her|whose) predecessor)\b[^;.]{0,25}P"
_AFTER_HIM = r"\b(?:after (?:him|her|them)|(?:his|her|whose) successor)\b[^;.]{0,25}P"


@reads(
    Family.OFFICE,
    r"succe|replac|follow|over from|over directly|inherit|handed over|\bway (?:to|for)\b|(?:before|after) (?:him|her|them|that)\b|predecessor|over (?:directly|straight|immediately)|^(?:him|her) ",
)
def came_after(s: Statement) -> Answer | None:
    """Who came to an office after whom, and when: held against the whole line of its holders."""
    people = [p for p in s.people if p]
    if (
        s.negative
        or len(people) != len(s.people)
        or not 0 < len(people) < 3
        or s.clause.within(s.start, s.end, "QT")
    ):
        return None
    tie = grammar.search(r"\b(?:before|after) $", s.clause.skeleton[: s.start])
    own = (tie[0] if tie else "") + s.own
    if grammar.search(_FOLLOWED, own) or grammar.search(_AFTER_HIM, own):
        is_later = True
    elif grammar.search(_AFTER, own) or grammar.search(_BEFORE_HIM, own):
        is_later = False
    elif people[1:] and grammar.search(r"P'?s? (?:predecessor|successor),? (?:was |is )?P", own):
        is_later = "successor" in own
    else:
        return None
    other = people[-1]
    subjects = people[:1] if people[1:] else [x for x in subjects_of(s) if x != other]
    answers = [_came_after(s, x, other) if is_later else _came_after(s, other, x) for x in subjects]
    found = [a for a in answers if a is not None]
    firm = len(found) == len(answers)
    return (
        charitable(found, firm=firm, otherwise=lambda: unknown("Who is meant is not clear."))
        if found
        else None
    )


@frame(
    Family.OFFICE,
    rf"P,? (?:who )?(?:[a-z]+ ){{0,2}}{_AFTER[2:]}(?: (?:as|in|on) [^,;.]*)?|P's (?:predecessor|successor),? (?:was |is )?P",
    "predecessor|succe|replac|follow|over from|over directly|over straight|over immediately|inherit",
    rank=6,
)
def one_came_after_the_other(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "She took over from Tomás Ojea Quintana, an Argentine": before the aside that parts the sentence."""
    return came_after(statement_at(scene, clause, m.start(), m.end()))


def _came_after(s: Statement, earlier: str, later: str) -> Answer | None:
    """Whether the one came to the office next after the other, at the time told."""
    rows = [
        t for t in s.scene.ledger.tenures if t.fact.is_firm and t.role not in ("member", "chair", "other")
    ]
    held = [{(t.role, t.state) for t in rows if t.person == who} for who in (earlier, later)]
    shared = held[0] & held[1]
    if len(shared) != 1:
        return _of_another_office(s, earlier, later)
    line = line_of(s, *next(iter(shared)))
    names = [t.person for t in line]
    first, second = names.index(earlier), names.index(later)
    a, b, between = line[first], line[second], line[first + 1 : second]
    told = _holders(line)
    directly = s.has("directly|straight|immediately")
    if second < first or any(directly or "acting" not in t.office.lower() for t in between):
        return contradicted(told, a.fact, b.fact, *(t.fact for t in between))
    if a.latest is None or b.earliest is None or (b.earliest - a.latest).days > GAP_DAYS or s.unsaid:
        return None
    if any(not t.holds(b.earliest) and not (b.began_by and t.holds(b.began_by)) for t in s.times):
        sure = b.from_firm and b.earliest == b.began_by and all(t.sure and not t.others for t in s.times)
        return contradicted(told, b.fact) if sure else None
    return supported(told, a.fact, b.fact)


def _of_another_office(s: Statement, earlier: str, later: str) -> Answer | None:
    """ "Before him Michael Kirby": one who never held the post of the one last named."""
    other = next(p for p in reversed(s.people) if p)
    one = later if other == earlier else earlier
    known = any(t.person == other for t in s.scene.ledger.tenures)
    for role in ("rapporteur", "commissioner"):
        line = line_of(s, role)
        names = [t.person for t in line]
        if (
            known
            and one in names
            and other not in names
            and s.has(r"\b(?:him|her|his|predecessor|successor)\b")
        ):
            return contradicted(_holders(line), *(t.fact for t in line))
    return None
