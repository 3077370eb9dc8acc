"""Who held an office, of which state, and when."""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported, unknown
from ninthvote.check.ledger import Tenure
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import charitable
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX
from ninthvote.check.reading.names import name_of
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time
from ninthvote.text.mention import fold

_AMBASSADOR = r"(?:ambassador|permanent representative|envoy|representative|un envoy|un ambassador)"


_OFFICES = (
    (r"R|rapporteur|investigator|mandate holder", "rapporteur"),
    (r"B|rights chief|high commissioner", "commissioner"),
    (r"chair(?:ed|s|ing|man|woman|person)?(?: of)? (?:the )?(?:K|inquiry|commission)|head(?:ed)? (?:of )?(?:the )?(?:K|inquiry|commission)|(?:K|inquiry)(?:'s)? (?:chair|head)|led (?:the )?(?:K|inquiry)", "chair"),
    (rf"{_AMBASSADOR}|mission", "ambassador"),
)  # fmt: skip


def role_of(words: str) -> str | None:
    for pattern, role in _OFFICES:
        if grammar.search(pattern, words):
            return role
    return None


def holds(scene: Scene, person: str, role: str, state: str | None, time: Time | None) -> Answer | None:
    """Whether this person held that office then; only a tenure firmly outside that time contradicts."""
    led = scene.ledger
    mine = [
        t
        for t in led.tenures
        if t.person == person and (t.role == role or (role == "ambassador" and t.role == "deputy"))
    ]
    if state:
        mine = [t for t in mine if t.state == state]
    if not mine:
        held = [t for t in led.tenures if t.person == person]
        if not held:
            return None
        if role in ("chair", "rapporteur", "commissioner"):
            other = _holder(scene, role, time)
            if other is not None and other.person != person:
                return contradicted(
                    f"{person} was {held[0].office}; {other.person} was {other.office}.",
                    other.fact,
                    held[0].fact,
                )
            return None
        if state and role == "ambassador":
            theirs = next((t for t in held if t.role in ("ambassador", "deputy") and t.state), None)
            if theirs:
                return contradicted(
                    f"{person} was {theirs.office} for {name_of(theirs.state or '')}.", theirs.fact
                )
        return None
    if time is None or time.grain == "now":
        t = mine[0]
        return supported(
            f"{person} was {t.office}" + (f" ({name_of(t.state)})" if t.state else "") + span(t) + ".",
            t.fact,
        )
    for t in mine:
        began = t.earliest is None or t.earliest <= time.last
        ended = t.latest is None or time.first <= t.latest
        if began and ended:
            return supported(f"{person} was {t.office}{span(t)}.", t.fact)
    t = mine[0]
    before = t.earliest is not None and time.last < t.earliest and t.from_firm
    after = t.latest is not None and time.first > t.latest and t.until_firm
    other = _holder(scene, role, time, state)
    if before or after:
        facts = [t.fact, *([other.fact] if other else [])]
        return contradicted(
            f"{person} was {t.office}{span(t)}"
            + (f"; then it was {other.person}" if other and other.person != person else "")
            + ".",
            *facts,
        )
    if (
        other is not None
        and other.person != person
        and other.from_firm
        and other.earliest
        and other.earliest <= time.first
    ):
        return contradicted(f"{other.person} was {other.office}{span(other)}.", other.fact, t.fact)
    return unknown(f"{person} was {t.office}; the days are not known for certain.", t.fact)


def _holder(scene: Scene, role: str, time: Time | None, state: str | None = None) -> Tenure | None:
    rows = [t for t in scene.ledger.tenures if t.role == role and (state is None or t.state == state)]
    if time is not None and time.grain != "now":
        rows = [
            t
            for t in rows
            if (t.earliest is None or t.earliest <= time.first)
            and (t.latest is None or time.last <= t.latest)
        ]
    return rows[0] if len(rows) == 1 else None


def span(t: Tenure) -> str:
    if t.from_text and t.until_text:
        return f" from {t.from_text} to {t.until_text}"
    return f" from {t.from_text}" if t.from_text else f" until {t.until_text}" if t.until_text else ""


def _when(scene: Scene, clause: Clause, start: int, end: int) -> Time | None:
    left, right = widen(clause, start, end)
    times = [t for t in scene.times_in(clause, left, right) if t.grain in ("day", "month", "year")]
    if times:
        return times[-1]
    if scene.ballot is not None and scene.sentence - scene.ballot_at <= 3:
        return Time(scene.ballot.on, scene.ballot.on, "day")
    return scene.present()


@frame(
    Family.OFFICE,
    rf"P,? (?:who )?{AUX}(?:took (?:up )?(?:the |her |his |up the )?(?:office|post|mandate|job|seat)|t(?:ook|akes) over|started|began|assumed (?:office|the post|the mandate|her duties|his duties)|was appointed|was named|became|arrived|came in|has been|served|held (?:the |that )?(?:post|office|job|mandate)|left (?:office|the post)|stepped down|was)(?P<rest>[^;.]*)",
    "took|over|started|began|assum|appointed|named|became|arriv|came in|has been|served|held|left|stepped| was",
    rank=3,
)
def took_office(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Ms Salmón took office in August 2021"."""
    person = clause.at[m.start()].value
    return _tenure_claim(scene, clause, m, person, m.start())


@frame(
    Family.OFFICE,
    r"\b(?:she|he|who) (?:has been|had been|was|became|took (?:up )?(?:the |her |his |up the )?(?:office|post|mandate)|took over|served as|is|assumed office)(?P<rest>[^;.]*)",
    "has been|had been| was | became|took|served| is |assum",
    rank=3,
)
def pronoun_office(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "She has been Washington's ambassador since last December"."""
    people = [
        x for i, x in sorted(clause.at.items()) if i < m.start() and x.kind.value == "person" and x.value
    ]
    person = people[-1].value if people else scene.person
    return _tenure_claim(scene, clause, m, person, m.start())


def _tenure_claim(
    scene: Scene, clause: Clause, m: re.Match[str], person: str | None, start: int
) -> list[Found] | None:
    if person is None:
        return None
    words = m.group(0)
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    role = role_of(words)
    mine = [t for t in scene.ledger.tenures if t.person == person and (role is None or t.role == role)]
    if grammar.search(r"president\b|secretary of state|prime minister", words) and role is None:
        return None
    if grammar.search(r"\bfrom (?:the )?P", words):
        return None  # whom one follows is for another to judge
    begins = grammar.search(
        r"took|started|began|assum|appointed|named|became|arriv|came in|t(?:ook|akes) over|since", words
    )
    leaves = grammar.search(r"left|stepped down|until", words)
    if not (begins or leaves) or not times:
        if not times:
            left, _ = widen(clause, m.start(), m.end())
            times = [
                t for t in scene.times_in(clause, left, m.start()) if t.grain in ("day", "month", "year")
            ]
        if role and len(times) <= 1 and grammar.search(r"\bwas\b|has been|is\b|served", words):
            answer = holds(scene, person, role, _state_in(clause, m), times[0] if times else None)
            return [(start, m.end(), answer)] if answer and answer.settled else None
        return None
    if not mine:
        answer = holds(scene, person, role, _state_in(clause, m), times[0]) if role else None
        return [(start, m.end(), answer)] if answer and answer.settled else None
    time = times[-1]
    told = []
    for t in mine:
        first, last = (
            (t.earliest, t.began_by) if begins and not (leaves and not begins) else (t.ended_from, t.latest)
        )
        firm = t.from_firm if begins else t.until_firm
        if first is None or last is None:
            told.append(unknown(f"{person} was {t.office}{span(t)}.", t.fact))
        elif first <= time.last and time.first <= last:
            told.append(supported(f"{person} was {t.office}{span(t)}.", t.fact))
        elif firm or abs((time.first - first).days) > 200:
            told.append(contradicted(f"{person} was {t.office}{span(t)}.", t.fact))
        else:
            told.append(unknown(f"{person} was {t.office}; the days are not known for certain.", t.fact))
    return [(start, m.end(), charitable(told, firm=True, otherwise=lambda: told[0]))]


def _state_in(clause: Clause, m: re.Match[str]) -> str | None:
    for x in clause.within(m.start(), m.end(), "GA"):
        return str(x.value[0] if isinstance(x.value, tuple) else x.value)
    return None


@frame(
    Family.OFFICE,
    rf"P,? (?:then |now |at the time )?(?P<who>(?:the |an? |its |his |her |their )?(?:(?:then|former|acting|outgoing|departing|new|deputy|current)[ -])*(?:(?:G(?:'s?)?|A|his country's|her country's|their country's) )?(?:(?:then|former|acting|outgoing|departing|new|deputy|current) )?(?:un |u\.n\. )?{_AMBASSADOR}(?: (?:of|to|for) [A-Za-z. ]{{1,30}})?)"
    rf"|(?P<who2>(?:(?:then|former|acting|outgoing|departing|new|deputy|current)[ -])*(?:G(?:'s?)?|A)(?: (?:then|former|acting|outgoing|departing|new|deputy|current|top))* (?:un |u\.n\. )?(?:permanent )?{_AMBASSADOR}(?: to C| to the un| to the united nations| to the u\.n\.)?,? P)"
    rf"|(?P<who3>G mission:? P, acting|{_AMBASSADOR} P of G)",
    "ambassador|representative|envoy|mission",
    rank=3,
)
def ambassador_aside(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Nikki Haley, his country's ambassador": the office must fit the day told of."""
    people = clause.within(m.start(), m.end(), "P")
    person = people[0].value if people else None
    if person is None:
        return None
    words = m.group(0)
    state = _state_in(clause, m)
    if "country's" in words:
        state = None
    time = _when(scene, clause, m.start(), m.end())
    answer = holds(scene, person, "ambassador", state, time)
    if answer is None:
        return None
    left, right = widen(clause, m.start(), m.end())
    if answer.verdict.value == "CONTRADICTED" and not scene.times_in(clause, left, right):
        # Of another day that the article tells of it may be right.
        told = [x.on for x in (scene.ballot, scene.happening, scene.paper) if x is not None]
        told += [t.first for t in [scene.focus] if t]
        past = [holds(scene, person, "ambassador", state, Time(on, on, "day")) for on in told]
        fitting = [a for a in past if a is not None and a.verdict.value == "SUPPORTED"]
        if fitting:
            answer = fitting[0]
        elif grammar.match(r",? (?:at the time|then\b|in those days)", clause.skeleton[m.end() :]):
            return None
    aside = bool(m.group("who"))
    if answer.verdict.value == "SUPPORTED" and not aside and not m.group("who3"):
        # A title before a name is rarely the point of a sentence.
        return None
    if answer.verdict.value == "NOT_IN_RECORD":
        return None
    if "former" in words and answer.verdict.value == "CONTRADICTED":
        return None
    return answer


@frame(
    Family.OFFICE,
    r"(?:the |un |then |new )*(?:B|R), P(?=[,;]| \(|$)|P, (?:the |un |then |now |new )*(?:B|R)(?=[,;.]|$)",
    ", ",
    rank=2,
    hedged=True,
)
def titled(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The High Commissioner, Zeid Ra'ad Al Hussein,": the office that is set beside the name, where it fits."""
    person = clause.within(m.start(), m.end(), "P")[0].value
    role = "commissioner" if clause.within(m.start(), m.end(), "B") else "rapporteur"
    if (
        person is None
        or grammar.search(r"brief|spoke\b|testif|heard\b|address|speaker", clause.skeleton)
        or grammar.search(r"P,? and $", clause.skeleton[: m.start()])
    ):
        return None  # of those who speak, the offices are only named
    times = (_when(scene, clause, m.start(), m.end()), scene.present())
    answers = [holds(scene, person, role, None, time) for time in times]
    return next((a for a in answers if a and a.verdict.value == "SUPPORTED"), None)


@frame(Family.OFFICE, r"P's (?:U\.?N\.? |un )?(?:K|inquiry|commission)\b", "'s ", rank=2)
def whose_inquiry(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Michael Kirby's commission of inquiry": he chaired it."""
    person = clause.at[m.start()].value
    answer = holds(scene, person, "chair", None, None) if person else None
    return answer if answer and answer.verdict.value == "SUPPORTED" else None


@frame(
    Family.OFFICE,
    r"(?:R|special rapporteur)(?: on [^,;.:]{1,60})?(?::|,| is| was| has been)? P(?: ?\((?:G|L)\)|, (?:from|of) (?:G|L)|, a (?:A|G))?|P,? ?(?:\((?:G|L)\)|, (?:from|of) (?:G|L)|, (?:the|a) (?:A|G)[^,;.]{0,40})(?: is| was)?|P, (?:from|of) (?:G|L)",
    "rapporteur|from |of |(|a ",
    rank=2,
)
def rapporteur_from(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Elizabeth Salmón, from Peru"; "Special Rapporteur: Elizabeth Salmón (Peru)"."""
    people = clause.within(m.start(), m.end(), "P")
    person = people[0].value if people else None
    mine = [t for t in scene.ledger.tenures if t.person == person and t.role == "rapporteur"]
    if person is None or not mine:
        return None
    # What stands before the name is the state that the mandate is on.
    place = [
        x.value[0] if isinstance(x.value, tuple) else x.value
        for x in clause.within(m.start() + m.group(0).index("P"), m.end(), "GLA")
    ]
    row = next(
        (
            h
            for h in scene.ledger.happenings
            if h.kind == "appointment" and fold(person).split()[-1] in fold(h.title)
        ),
        None,
    )
    home = grammar.search(r"\(([A-Z]{3})\)", row.title) if row else None
    if place and home and row:
        if home[1] in place:
            return supported(f"{row.title}.", row.fact, mine[0].fact)
        return contradicted(f"{row.title}.", row.fact)
    if grammar.search(r"is|was|:|has been", m.group(0)) and not place:
        times = scene.times_in(clause)
        answer = holds(scene, person, "rapporteur", None, times[0] if times else scene.present())
        return answer
    return None


@frame(
    Family.OFFICE,
    r"P,? (?:was |is |served as |had been |has been |then |now )?(?:the |an? )?(?P<what>(?:un |former |then )*(?:R|B|G's? ambassador|A ambassador|ambassador)[^,;.]{0,40}?),? (?:from |between |since |until |in )?(?P<d>D)(?: (?:to|until) D)?|(?:R|B) (?:from |since |between |until )?D(?: (?:to|until) D)?,? (?:was )?P",
    "rapporteur|commissioner|chief|ambassador",
    rank=5,
)
def in_office_from(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Zeid was High Commissioner from 2014 to 2018", "Ojea Quintana, the special rapporteur since 2016"."""
    person = clause.within(m.start(), m.end(), "P")[0].value
    role = role_of(m.group(0))
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    mine = [t for t in scene.ledger.tenures if t.person == person and t.role == role]
    if person is None or not mine or not times:
        return None
    t = mine[0]
    told = f"{person} was {t.office}{span(t)}."
    checks = []
    if len(times) > 1 or not grammar.search(r"until|\bin D", m.group(0)):
        checks.append((times[0], t.earliest, t.began_by, t.from_firm))
    if len(times) > 1 or "until" in m.group(0):
        checks.append((times[-1], t.ended_from, t.latest, t.until_firm))
    if not checks:
        answer = holds(scene, person, role or "", t.state, times[0])
        return answer
    for time, first, last, firm in checks:
        if first is None or last is None:
            return unknown(told, t.fact)
        if not (first <= time.last and time.first <= last):
            sure = firm or abs((time.first - first).days) > 400
            return contradicted(told, t.fact) if sure else unknown(told, t.fact)
    return supported(told, t.fact)


@frame(
    Family.OFFICE,
    r"P,? (?:is|was|being) (?:an? )?(?:A|from L)(?: [a-z]+)?(?=[,;.]|$)|P, (?:the|an?) A (?:[a-z]+ )?(?:judge|lawyer|jurist|scholar|diplomat|academic|professor|politician|official)",
    "is |was |being |the |a |an ",
    rank=3,
)
def nationality(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Its chair, Michael Kirby, is Australian": where the record of an appointment says so."""
    person = clause.at[m.start()].value
    place = next((x.value for x in clause.within(m.start(), m.end(), "AL")), None)
    if person is None or place is None:
        return None
    for h in scene.ledger.happenings:
        home = (
            grammar.search(rf"{re.escape(person)} \(([A-Z]{{3}})", h.title)
            if person.split()[-1] in h.title
            else None
        )
        if home:
            told = f"{h.title}."
            return answer_of(home[1] == place, told, h.fact)
    return None
