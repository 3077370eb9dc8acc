"""Who briefed the Council, and in what office."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import Happening
from ninthvote.check.meeting.held import FORMAL, rights_subject
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.names import listed
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text.mention import fold


@frame(
    Family.MEETING,
    r"(?P<lead>(?:(?<![^;:.])|(?<=, and ))[^;:.]*?)\b(?P<verb>briefed|came and briefed|are due to brief|is due to brief|will brief|gave (?:a |the )?briefings?|delivered (?:a |the )?briefings?|briefed by|heard (?:briefings? )?from|spoke to C|addressed C|heard|testified|spoke(?=[,;.]|$)|took the floor|gave evidence)(?P<rest>[^;.]*)",
    "brief|heard|spoke|addressed|testified|took the floor|gave evidence",
    rank=3,
)
def who_briefed(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who briefed a meeting, by the names that the row of the meeting gives."""
    passive = bool(grammar.search(r"by$|from$|heard$", m.group("verb")))
    part = (
        clause.span(m.start("rest"), m.end("rest"))
        if passive
        else clause.span(m.start("lead"), m.end("lead"))
    )
    if part[0] >= part[1]:
        return None
    text = clause.sentence.text[part[0] - clause.sentence.start : part[1] - clause.sentence.start]
    names = _surnames(text)
    if not names:
        return None
    times = scene.times_in(clause)
    state = rights_subject(scene, clause)
    rows = scene.meetings(times, ("formal_meeting", "arria_formula"), state)
    if not times:
        if scene.happening is not None and scene.sentence - scene.happening_at <= 6:
            rows = [scene.happening]
        elif scene.ballot is not None and scene.sentence - scene.ballot_at <= 6:
            rows = [
                h for h in scene.ledger.happenings if h.on == scene.ballot.on and h.kind == "formal_meeting"
            ]
        elif scene.published:
            rows = [h for h in rows if abs((h.on - scene.published).days) <= 10]
    if not rows:
        return None
    left, _ = widen(clause, m.start("verb"), m.end("verb"))
    begin = max(left, m.start())
    cut = grammar.search(r",? (?:and (?=G|C|the)|but|while|before|after)\b", m.group("rest"))
    stop = m.end() - (len(m.group("rest")) - cut.start()) if cut and not passive else m.end()
    if len(times) > 1 and len(rows) >= len(times):
        bad = [h for h in rows if not _names_fit(names, h)]
        if bad:
            return [
                (
                    begin,
                    stop,
                    unknown(f"The row of {bad[0].on:%-d %B %Y} names: {bad[0].outcome}.", bad[0].fact),
                )
            ]
        return [
            (
                begin,
                stop,
                supported(
                    "They briefed " + listed([f"the meeting of {h.on:%-d %B %Y}" for h in rows]) + ".",
                    *(h.fact for h in rows),
                ),
            )
        ]
    fitting = [h for h in rows if _names_fit(names, h)]
    if fitting:
        return [
            (
                begin,
                stop,
                supported(
                    f"The record of {fitting[0].on:%-d %B %Y} has: {fitting[0].outcome}.", fitting[0].fact
                ),
            )
        ]
    if len(rows) == 1 and "brief" in rows[0].outcome:
        other = _same_office(text, rows[0])
        if other:
            return [
                (
                    begin,
                    stop,
                    contradicted(f"{other} briefed the meeting of {rows[0].on:%-d %B %Y}.", rows[0].fact),
                )
            ]
    return None


_TITLES = (
    "Deputy Secretary-General",
    "High Commissioner",
    "Assistant Secretary-General",
    "Special Rapporteur",
    "Under-Secretary-General",
)


#: Words before a surname that are no given name.
_STYLES = frozenset(
    [
        "Secretary-General",
        "Commissioner",
        "Rapporteur",
        "Ambassador",
        "Judge",
        "Justice",
        "Mr",
        "Ms",
        "Mrs",
        "Dr",
        "Chair",
    ]
)


def _surnames(text: str) -> list[str]:
    """The last words of capitalised names, titles of offices left out."""
    bare = fold(text)
    for title in (
        *_TITLES,
        "Security Council",
        "Human Rights",
        "United Nations",
        "North Korea",
        "Secretary-General",
    ):
        bare = re.sub(title, " , ", bare, flags=re.IGNORECASE)
    found = re.findall(
        r"(?<![.!?] )(?<!^)\b([A-Z][\w'-]{2,}(?: (?:al |van |de )?[A-Z][\w'-]{2,})*)|^([A-Z][\w'-]{2,}(?: [A-Z][\w'-]{2,})*)",
        bare.strip(),
    )
    names = [(a or b).split()[-1] for a, b in found]
    skip = {
        "The",
        "Two",
        "On",
        "In",
        "Council",
        "Korea",
        "December",
        "Afterwards",
        "Then",
        "Monday",
        "Tuesday",
        "Wednesday",
        "Thursday",
        "Friday",
        "June",
        "August",
        "Assembly",
        "Both",
        "That",
        "This",
        "Also",
    }
    return [n for n in names if n not in skip]


def _names_fit(names: Sequence[str], h: Happening) -> bool:
    row = fold(f"{h.outcome} {h.title}")
    return all(n in row for n in names)


def _is_a_namesake(text: str, names: Sequence[str], h: Happening) -> bool:
    """Whether the row has one of the surnames with another given name: Ilhyeok Kim is not Gumhyok Kim."""
    row, said = fold(f"{h.outcome} {h.title}"), fold(text)
    for n in names:
        ours, theirs = (
            set(re.findall(rf"([A-Z][\w'-]+) {re.escape(n)}\b", x)) - _STYLES for x in (said, row)
        )
        if ours and theirs and not ours & theirs:
            return True
    return False


def _same_office(text: str, h: Happening) -> str | None:
    """The holder of the office named, as the meeting's row gives it, where it is another person."""
    for title in ("Deputy Secretary-General", "High Commissioner"):
        if title.lower() in text.lower():
            m = grammar.search(rf"{title} ([A-Z]\w+)", h.outcome)
            if m and fold(m[1]) not in fold(text):
                return f"{title} {m[1]}"
    return None


@frame(
    Family.MEETING,
    r"(?:[Ii]n|[Oo]n) D,? it was (?P<who>(?:the |a )?(?:deputy secretary-general|B|R|assistant secretary-general)[^;.]*)",
    "it was",
    rank=5,
)
def it_was_who_briefed(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "In 2016 it was the deputy secretary-general, Amina Mohammed": said of briefers."""
    times = scene.times_in(clause)
    rows = scene.meetings(times, FORMAL, scene.topic)
    if len(rows) != 1:
        return None
    a, b = clause.span(m.start("who"), m.end("who"))
    text = clause.sentence.text[a - clause.sentence.start : b - clause.sentence.start]
    other = _same_office(text, rows[0])
    if other:
        return contradicted(f"{other} briefed the meeting of {rows[0].on:%-d %B %Y}.", rows[0].fact)
    names = _surnames(text)
    if names and _names_fit(names, rows[0]):
        return supported(f"The record has: {rows[0].outcome}.", rows[0].fact)
    return None


_SPOKE = r"brief|spoke|spoken|testif|told|report(?:ed|s)?\b|heard|address|took part|appear|describ|present|inform|speak"


@reads(Family.MEETING, _SPOKE)
def spoke_there(s: Statement) -> Answer | None:
    """Those named spoke at the meeting told, as its row has it."""
    if s.negative or s.clause.within(s.start, s.end, "Q") or s.unsaid:
        return None  # that somebody spoke is no support for the words
    if grammar.match(r"(?:,? and|,) P\b", s.clause.skeleton[s.end :]):
        return None  # the list of names goes on
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
    elif p is not None and any(0 <= (p - h.on).days <= 2 for h in rows):
        rows = [h for h in rows if 0 <= (p - h.on).days <= 2]  # the news
    elif s.scene.happening is not None and s.scene.sentence - s.scene.happening_at <= 6:
        rows = [s.scene.happening]
    elif p is not None:
        rows = [h for h in rows if abs((h.on - p).days) <= 10]
    for h in rows:
        if (
            _names_fit(names, h)
            and not _is_a_namesake(text, names, h)
            and all(
                any(_names_fit([part], h) for part in fold(who).split() if len(part) > 3) for who in people
            )
        ):
            return supported(f"The record of {h.on:%-d %B %Y} has: {h.outcome}.", h.fact)
    return None
