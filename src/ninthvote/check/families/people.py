"""People in offices; the mechanisms and their mandates; what the inquiry recommended and what became of it."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.clause import Clause, widen
from ninthvote.check.families.ballots import body_of
from ninthvote.check.frame import Found, frame
from ninthvote.check.grammar import AUX
from ninthvote.check.ledger import Fact, Tenure
from ninthvote.check.names import name_of
from ninthvote.check.scene import Scene, charitable
from ninthvote.check.timing import Time
from ninthvote.text.mention import fold

# -- offices -------------------------------------------------------------------------------------------------------

_AMBASSADOR = r"(?:ambassador|permanent representative|envoy|representative|un envoy|un ambassador)"
_OFFICES = (
    (r"R|rapporteur|investigator|mandate holder", "rapporteur"),
    (r"B|rights chief|high commissioner", "commissioner"),
    (r"chair(?:ed|s|ing|man|woman|person)?(?: of)? (?:the )?(?:K|inquiry|commission)|head(?:ed)? (?:of )?(?:the )?(?:K|inquiry|commission)|(?:K|inquiry)(?:'s)? (?:chair|head)|led (?:the )?(?:K|inquiry)", "chair"),
    (rf"{_AMBASSADOR}|mission", "ambassador"),
)  # fmt: skip


def _role(words: str) -> str | None:
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
            f"{person} was {t.office}" + (f" ({name_of(t.state)})" if t.state else "") + _span(t) + ".",
            t.fact,
        )
    for t in mine:
        began = t.earliest is None or t.earliest <= time.last
        ended = t.latest is None or time.first <= t.latest
        if began and ended:
            return supported(f"{person} was {t.office}{_span(t)}.", t.fact)
    t = mine[0]
    before = t.earliest is not None and time.last < t.earliest and t.from_firm
    after = t.latest is not None and time.first > t.latest and t.until_firm
    other = _holder(scene, role, time, state)
    if before or after:
        facts = [t.fact, *([other.fact] if other else [])]
        return contradicted(
            f"{person} was {t.office}{_span(t)}"
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
        return contradicted(f"{other.person} was {other.office}{_span(other)}.", other.fact, t.fact)
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


def _span(t: Tenure) -> str:
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
    role = _role(words)
    mine = [t for t in scene.ledger.tenures if t.person == person and (role is None or t.role == role)]
    if grammar.search(r"president\b|secretary of state|prime minister", words) and role is None:
        return None
    begins = grammar.search(
        r"took|started|began|assum|appointed|named|became|arriv|came in|t(?:ook|akes) over|since", words
    )
    leaves = grammar.search(r"left|stepped down|until", words)
    if not (begins or leaves) or not times:
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
            told.append(unknown(f"{person} was {t.office}{_span(t)}.", t.fact))
        elif first <= time.last and time.first <= last:
            told.append(supported(f"{person} was {t.office}{_span(t)}.", t.fact))
        elif firm or abs((time.first - first).days) > 200:
            told.append(contradicted(f"{person} was {t.office}{_span(t)}.", t.fact))
        else:
            told.append(unknown(f"{person} was {t.office}; the days are not known for certain.", t.fact))
    return [(start, m.end(), charitable(told, firm=True, otherwise=lambda: told[0]))]


def _state_in(clause: Clause, m: re.Match[str]) -> str | None:
    for x in clause.within(m.start(), m.end(), "GA"):
        return str(x.value[0] if isinstance(x.value, tuple) else x.value)
    return None


@frame(
    Family.OFFICE,
    rf"P,? (?:then |now |at the time )?(?P<who>(?:the |an? |its |his |her |their )?(?:(?:then|former|acting|outgoing|departing|new|deputy|current)[ -])*(?:(?:G's?|A|his country's|her country's|their country's) )?(?:(?:then|former|acting|outgoing|departing|new|deputy|current) )?(?:un |u\.n\. )?{_AMBASSADOR}(?: (?:of|to|for) [A-Za-z. ]{{1,30}})?)"
    rf"|(?P<who2>(?:(?:then|former|acting|outgoing|departing|new|deputy|current)[ -])*(?:G's?|A)(?: (?:then|former|acting|outgoing|departing|new|deputy|current|top))* (?:un |u\.n\. )?(?:permanent )?{_AMBASSADOR}(?: to C| to the un| to the united nations| to the u\.n\.)?,? P)"
    rf"|(?P<who3>G mission:? P, acting|{_AMBASSADOR} P of G)",
    "ambassador|representative|envoy|mission",
    rank=3,
)
def ambassador_aside(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
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
    aside = bool(m.group("who"))
    if (
        answer.verdict.value == "SUPPORTED"
        and not (aside and grammar.search(r"country's|his |her ", words))
        and not m.group("who3")
    ):
        # A title before a name is rarely the point of a sentence.
        return None
    if answer.verdict.value == "NOT_IN_RECORD":
        return None
    if "former" in words and answer.verdict.value == "CONTRADICTED":
        return None
    return [(m.start(), m.end(), answer)]


@frame(
    Family.OFFICE,
    r"(?:R|special rapporteur)(?: on [^,;.:]{1,60})?(?::|,| is| was| has been)? P(?: ?\((?:G|L)\)|, (?:from|of) (?:G|L)|, a (?:A|G))?|P,? ?(?:\((?:G|L)\)|, (?:from|of) (?:G|L)|, (?:the|a) (?:A|G)[^,;.]{0,40})(?: is| was)?|P, (?:from|of) (?:G|L)",
    "rapporteur|from |of |(|a ",
    rank=2,
)
def rapporteur_from(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Elizabeth Salmón, from Peru"; "Special Rapporteur: Elizabeth Salmón (Peru)"."""
    people = clause.within(m.start(), m.end(), "P")
    person = people[0].value if people else None
    mine = [t for t in scene.ledger.tenures if t.person == person and t.role == "rapporteur"]
    if person is None or not mine:
        return None
    place = [
        x.value[0] if isinstance(x.value, tuple) else x.value
        for x in clause.within(m.start(), m.end(), "GLA")
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
            return [(m.start(), m.end(), supported(f"{row.title}.", row.fact, mine[0].fact))]
        return [(m.start(), m.end(), contradicted(f"{row.title}.", row.fact))]
    if grammar.search(r"is|was|:|has been", m.group(0)) and not place:
        times = scene.times_in(clause)
        answer = holds(scene, person, "rapporteur", None, times[0] if times else scene.present())
        return [(m.start(), m.end(), answer)] if answer else None
    return None


@frame(
    Family.OFFICE,
    r"P,? (?:was |is |served as |had been |has been |then |now )?(?:the |an? )?(?P<what>(?:un |former |then )*(?:R|B|G's? ambassador|A ambassador|ambassador)[^,;.]{0,40}?),? (?:from |between |since |until |in )?(?P<d>D)(?: (?:to|until) D)?|(?:R|B) (?:from |since |between |until )?D(?: (?:to|until) D)?,? (?:was )?P",
    "rapporteur|commissioner|chief|ambassador",
    rank=5,
)
def in_office_from(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Zeid was High Commissioner from 2014 to 2018", "Ojea Quintana, the special rapporteur since 2016"."""
    person = clause.within(m.start(), m.end(), "P")[0].value
    role = _role(m.group(0))
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    mine = [t for t in scene.ledger.tenures if t.person == person and t.role == role]
    if person is None or not mine or not times:
        return None
    t = mine[0]
    told = f"{person} was {t.office}{_span(t)}."
    checks = []
    if len(times) > 1 or not grammar.search(r"until|\bin D", m.group(0)):
        checks.append((times[0], t.earliest, t.began_by, t.from_firm))
    if len(times) > 1 or "until" in m.group(0):
        checks.append((times[-1], t.ended_from, t.latest, t.until_firm))
    if not checks:
        answer = holds(scene, person, role or "", t.state, times[0])
        return [(m.start(), m.end(), answer)] if answer else None
    for time, first, last, firm in checks:
        if first is None or last is None:
            return [(m.start(), m.end(), unknown(told, t.fact))]
        if not (first <= time.last and time.first <= last):
            sure = firm or abs((time.first - first).days) > 400
            return [(m.start(), m.end(), contradicted(told, t.fact) if sure else unknown(told, t.fact))]
    return [(m.start(), m.end(), supported(told, t.fact))]


@frame(
    Family.OFFICE,
    r"P,? (?:is|was|being) (?:an? )?(?:A|from L)(?: [a-z]+)?(?=[,;.]|$)|P, (?:the|an?) A (?:[a-z]+ )?(?:judge|lawyer|jurist|scholar|diplomat|academic|professor|politician|official)",
    "is |was |being |the |a |an ",
    rank=3,
)
def nationality(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
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
            return [
                (
                    m.start(),
                    m.end(),
                    supported(told, h.fact) if home[1] == place else contradicted(told, h.fact),
                )
            ]
    return None


@frame(
    Family.OFFICE,
    r"(?:was|is|were|had been) (?:succeeded|replaced|followed) (?:by|in [^,;.]{1,20} by) P",
    "succeeded|replaced|followed",
    rank=4,
)
def was_succeeded(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
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
                return [
                    (
                        m.start(),
                        m.end(),
                        supported(f"{a.person}{_span(a)}, then {b.person}{_span(b)}.", a.fact, b.fact),
                    )
                ]
    return None


@frame(
    Family.OFFICE,
    r"(?:[Tt]hen|[Nn]ext|[Aa]fter (?:him|her)|followed by|and),? ?(?:(?:came|was|er|um),? )*P,? (?:from )?(?:D(?: (?:to|until|till|through|-) D)?|until D|since D|from D(?: (?:to|until) D)?)|P \((?:D|from D)(?: ?(?:to|-) ?D)?\)|P,? (?:served|held (?:it|the post|the mandate)|was in office|did the job)? ?(?:from )?D (?:to|until) D",
    "then|next|after|followed|and|until|since|to|(|from",
    rank=4,
)
def in_turn(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Then Marzuki Darusman, 2010 to 2016, then, er, Tomás Ojea Quintana, until 2022"."""
    people = clause.within(m.start(), m.end(), "P")
    person = people[0].value if people else None
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    if person is None or not times:
        return None
    role = _role(clause.skeleton) or (
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
            return [(m.start(), m.end(), unknown(f"{person} was {t.office}{_span(t)}.", t.fact))]
        if not (first <= time.last and time.first <= last):
            return [
                (
                    m.start(),
                    m.end(),
                    contradicted(f"{person} was {t.office}{_span(t)}.", t.fact)
                    if firm
                    else unknown("", t.fact),
                )
            ]
    return [(m.start(), m.end(), supported(f"{person} was {t.office}{_span(t)}.", t.fact))]


@frame(
    Family.OFFICE,
    r"(?:number one|the first(?: one| holder| to hold (?:it|the (?:post|mandate)[^,;.]*)| R| person)?(?: was|,| of them)|the (?P<o2>O) (?:one |holder |R )?(?:was|is)) ?(?:was )?P|P,? (?:is |was |being |became |took office as |is now )?(?:only )?the (?P<o>O) (?:person |man |woman |one |holder |independent expert )?(?:to hold (?:the|that|this) [^,;.]*|R[^,;.]{0,40}|in (?:the|that) (?:post|job|line)[^,;.]*|(?:person|holder)[^,;.]{0,30})",
    "number one|first|second|third|fourth|fifth",
    rank=6,
)
def in_the_line(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
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
        return [(m.start(), m.end(), supported(told, t.fact))]
    return [(m.start(), m.end(), contradicted(told, *(x.fact for x in line)))]


@frame(
    Family.OFFICE,
    r"P,? (?:who )?(?:had |has |then |also |later |earlier |previously |once |first )*(?:succeed(?:ed|s)|replac(?:ed|es)|took over from|follow(?:ed|s)|handed over to|made way for|gave way to|was (?:succeeded|replaced|followed) by) P(?: (?:as|in|on) [^,;.]*)?|P'?s? (?:predecessor|successor),? (?:was |is )?P",
    "succeed|replac|took over|follow|handed|made way|gave way|predecessor|successor",
    rank=6,
)
def succeeded(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
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
                if -400 <= gap <= 400:
                    return [
                        (
                            m.start(),
                            m.end(),
                            supported(f"{a.person}{_span(a)}, then {b.person}{_span(b)}.", a.fact, b.fact),
                        )
                    ]
                if gap < -400 and a.from_firm and b.from_firm:
                    return [
                        (
                            m.start(),
                            m.end(),
                            contradicted(f"{b.person}{_span(b)}, then {a.person}{_span(a)}.", a.fact, b.fact),
                        )
                    ]
    return None


@frame(
    Family.OFFICE,
    r"(?:P|he|she|who),? (?:had |has |then |also |later |earlier |previously |once )*(?:chaired|headed|led|presided over|ran) (?:the |an? )?(?:K|inquiry|commission|fact-finding mission|mission)(?: (?:on|into|of|for) [^,;.]*)?|(?:(?:said |by )?the )?(?:chair|head|chairman) of (?:the )?(?:K|fact-finding mission)[^,;.]{0,30},? P",
    "chaired|headed|led|presided|ran |chair|head",
    rank=7,
)
def chaired_inquiry(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who chaired the inquiry, or the fact-finding mission on Myanmar."""
    people = [x.value for x in clause.within(m.start(), m.end(), "P")]
    person = (
        people[0]
        if people
        else next(
            (
                x.value
                for i, x in sorted(clause.at.items(), reverse=True)
                if i < m.start() and x.kind.value == "person"
            ),
            scene.person,
        )
    )
    if person is None:
        return None
    role = "mission" if "fact-finding" in m.group(0) else "chair"
    answer = holds(scene, person, role, None, None)
    if answer is None and role == "mission":
        return None
    if (
        answer is not None
        and answer.verdict.value == "SUPPORTED"
        and not grammar.search(r"chaired|headed|led|presided|ran", m.group(0))
    ):
        return None
    return [(m.start(), m.end(), answer)] if answer else None


@frame(
    Family.OFFICE,
    r"(?:[Ww]hen [^,;.]*,(?: in D,)? )?(?:that|it|the (?:B|R|office(?:-?holder)?))(?: then)? (?:was|is) (?:still |then |already |now )*P",
    "still|then|already| was | is ",
    rank=4,
)
def that_was_still(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "When the Council first took up the North, in December 2014, that was still Navi Pillay"."""
    person = clause.within(m.start(), m.end(), "P")[-1].value
    if person is None:
        return None
    roles = {t.role for t in scene.ledger.tenures if t.person == person}
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    if len(roles) != 1 or not times:
        return None
    answer = holds(scene, person, roles.pop(), None, times[-1])
    return [(m.start(), m.end(), answer)] if answer else None


# -- mandates ------------------------------------------------------------------------------------------------------

_CREATED = r"(?:created?|established|set up|sets? up|founded|launched|mandated|instituted|appointed|formed|authori[sz]ed|ordered|decided on)"
_RENEWED = r"(?:renew(?:ed|s)?|extend(?:ed|s)?|prolong(?:ed|s)?|continued)"
_BODIES = (
    ("H", "HRC", "the Human Rights Council"),
    ("F", "GA3", "the Third Committee"),
    ("E", "GA", "the General Assembly"),
    ("C", "SC", "the Security Council"),
)


def _named_body(words: str) -> tuple[str, str] | None:
    if grammar.search(r"commission on human rights|old commission|human rights commission|\bchr\b", words):
        return "CHR", "the Commission on Human Rights"
    for letter, body, name in _BODIES:
        if letter in words:
            return body, name
    return None


@frame(
    Family.MANDATE,
    rf"(?P<body>E|H|C|F|the (?:old |former )?commission on human rights)(?: had| has)?,? {_CREATED} (?:the |a |an |its |this )?(?:[a-z-]+ )*(?P<what>K|inquiry|R|mandate|commission|post|office of [^,;.]*)(?P<rest>[^;.]*)|(?:the )?(?P<what2>K|inquiry|R(?:'s)?(?: mandate| post)?|mandate|commission)(?: (?:of|on) [^,;.]{{1,40}}?)?,? (?:was|is|had been|were) {_CREATED}(?P<rest2>[^;.]*)",
    "creat|establish|set up|sets up|found|launch|mandat|institut|appoint|form|author|order|decided",
    rank=5,
)
def who_created(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who created the inquiry or the rapporteur's mandate, when and by which resolution."""
    what = m.group("what") or m.group("what2") or ""
    words = m.group(0)
    inquiry = bool(grammar.search(r"K|inquiry|commission$", what))
    rapporteur = bool(grammar.search(r"R|mandate|post", what))
    key = "dprk-019" if inquiry else "dprk-002" if rapporteur else None
    scene.facts["inquiry_at"] = True
    h = next((b for b in scene.ledger.ballots if b.key == key), None)
    if h is None:
        return None
    rest = m.group("rest") or m.group("rest2") or ""
    cut = grammar.search(
        r",? (?:and (?=G|C|P|it|the)|but|while|which|who|to (?=investigat|look|examin))\b", rest
    )
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    named = _named_body(m.group("body") or "") or _named_body(rest[: cut.start()] if cut else rest)
    if rapporteur and not inquiry and grammar.search(r"appoint", words):
        return _appoints(scene, clause, m)
    told = f"{h.title}, on {h.on:%-d %B %Y}."
    if named and named[0] != h.body:
        return [(m.start(), stop, contradicted(f"It was {_BODY_NAMES[h.body]}: {told}", h.fact))]
    times = [t for t in scene.times_in(clause, m.start(), stop) if t.grain in ("day", "month", "year")]
    if times and not any(
        t.holds(h.on) or (t.grain == "day" and abs((t.first - h.on).days) <= 1) for t in times
    ):
        return [(m.start(), stop, contradicted(told, h.fact))]
    symbol = clause.within(m.start(), stop, "Y")
    if symbol and not any(re.sub(r"\D+", "/", symbol[0].surface).strip("/").endswith(s) for s in h.symbols):
        return [(m.start(), stop, contradicted(f"It was resolution {h.symbols[-1]}: {told}", h.fact))]
    if not named and not times and not symbol:
        return None
    return [(m.start(), stop, supported(told, h.fact))]


_BODY_NAMES = {
    "HRC": "the Human Rights Council",
    "CHR": "the Commission on Human Rights",
    "GA": "the General Assembly",
    "SC": "the Security Council",
    "GA3": "the Third Committee",
}


def _appoints(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    return None


@frame(
    Family.MANDATE,
    r"(?:the )?R(?: [^,;.]{0,50}?)? (?:is|was|are) (?:appointed|named|chosen|picked|mandated|elected) by (?P<body>(?:the )?(?:U\.?N\.? )?(?:H|E|C|secretary-general|B|un secretary-general|F))(?P<rest>[^;.]*)|(?:the )?R[^;.]{0,60} reports?(?: [^;.]{0,60}?)? to (?P<to>[^;.]*)",
    "appointed|named|chosen|picked|mandated|elected|report",
    rank=6,
)
def rapporteur_line(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who appoints the Special Rapporteur, and to whom he or she reports."""
    fact = next((b.fact for b in scene.ledger.ballots if b.key == "dprk-064"), Fact("dprk-019"))
    words = m.group(0)
    body = m.group("body")
    if body and not grammar.search(r"H", body):
        return [
            (
                m.start(),
                m.end(),
                contradicted("The Human Rights Council appoints the Special Rapporteur.", fact),
            )
        ]
    tail = words[words.rfind("report") :] if "report" in words else ""
    to = {c for c in "HEC" if c in tail}
    if tail and "C" in to:
        return [
            (
                m.start(),
                m.end(),
                contradicted(
                    "The Special Rapporteur reports to the Human Rights Council and the General Assembly.",
                    fact,
                ),
            )
        ]
    if body or to:
        return [
            (
                m.start(),
                m.end(),
                supported(
                    "The Special Rapporteur is appointed by the Human Rights Council and reports to it and to the General Assembly.",
                    fact,
                ),
            )
        ]
    return None


@frame(
    Family.MANDATE,
    rf"(?:the )?(?:R(?:'s)? ?)?mandate(?: of (?:the )?R)?(?: [^,;.]{{0,30}}?)?,? (?:(?:was|is|has been|had been) )?{_RENEWED}(?P<rest>[^;.]*)|(?P<body>H|E|C)(?: has| had)?,? {_RENEWED} (?:the |its |his |her |their )?(?:R(?:'s)? ?)?(?:mandate|R)(?P<rest2>[^;.]*)",
    "renew|extend|prolong|continued",
    rank=6,
)
def renewed(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That the mandate was renewed, by whom, when, and with or without a vote."""
    words = m.group(0)
    named = _named_body(
        m.group("body") or words[words.find("renew") :] if "renew" in words else m.group("body") or words
    )
    if named is None and "H" in clause.skeleton[: m.start()]:
        named = ("HRC", "the Human Rights Council")
    times = [t for t in scene.times_in(clause) if t.grain in ("day", "month", "year")]
    begin = m.start()
    lead = grammar.search(r"H: ?$", clause.skeleton[: m.start()])
    if lead:
        begin = lead.start()
    rows = [
        b
        for b in scene.ledger.ballots
        if b.body in ("HRC", "CHR")
        and "renew" in b.title.lower()
        and (scene.published is None or b.on <= scene.published)
    ]
    if named and named[0] in ("GA", "SC", "GA3"):
        return (
            [(begin, m.end(), contradicted("The Human Rights Council renews the mandate.", rows[-1].fact))]
            if rows
            else None
        )
    if times:
        rows = [b for b in rows if any(t.holds(b.on) for t in times)]
        if not rows:
            t = times[0]
            year = [
                b
                for b in scene.ledger.ballots
                if b.body == "HRC" and "renew" in b.title.lower() and b.on.year == t.first.year
            ]
            if len(year) == 1 and t.sure and t.grain in ("day", "month"):
                return [
                    (begin, m.end(), contradicted(f"It was renewed on {year[0].on:%-d %B %Y}.", year[0].fact))
                    if year[0].firm("on")
                    else (begin, m.end(), unknown("", year[0].fact))
                ]
            return None
    elif grammar.search(r"every year|each year|annually|yearly", clause.skeleton):
        return [(begin, m.end(), supported("It has been renewed every year.", rows[-1].fact))]
    if not rows:
        return None
    b = rows[-1]
    told = f"It was renewed on {b.on:%-d %B %Y}, {'without a vote' if b.without_vote else f'by {b.result}'}."
    voted = grammar.search(r"recorded vote|by (?:a )?vote\b|after a vote|put to (?:a|the) vote", words)
    unvoted = grammar.search(r"without a vote|consensus|acclamation|unanimous", words)
    if voted and b.without_vote:
        return [
            (
                begin,
                m.end(),
                contradicted(told, b.fact) if b.firm("mode") and b.firm("outcome") else unknown("", b.fact),
            )
        ]
    if unvoted and b.yes is not None:
        return [(begin, m.end(), contradicted(told, b.fact))]
    return [(begin, m.end(), supported(told, b.fact))]


@frame(
    Family.MANDATE,
    r"(?:(?:an?|the|its|this|that) )?(?:[a-z]+ )*(?:field (?:office|presence|structure|-based structure)|(?:un |u\.n\. )?(?:human rights )?office (?:in (?:G|L|seoul))|(?:field-based )?structure)[^;.]{0,40}?(?:opened|was opened|opens|has been open|set up|was set up|was established|established|started work|began)[^;.]*|opened (?:an? |its )?(?:field )?office in L[^;.]*",
    "office|structure|field",
    rank=5,
)
def field_office(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """When the field office opened in Seoul."""
    h = next((h for h in scene.ledger.happenings if "field office" in h.title and "opens" in h.title), None)
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("day", "month", "year")]
    if h is None:
        return None
    places = clause.within(m.start(), m.end(), "GL")
    wrong_place = [
        x for x in places if (x.value if isinstance(x.value, str) else x.value[0]) not in ("KOR", "PRK")
    ]
    if wrong_place:
        return [(m.start(), m.end(), contradicted(f"{h.title} on {h.on:%-d %B %Y}.", h.fact))]
    if not times:
        return None
    if any(t.holds(h.on) for t in times):
        return [(m.start(), m.end(), supported(f"{h.title} on {h.on:%-d %B %Y}.", h.fact))]
    return [(m.start(), m.end(), contradicted(f"{h.title} on {h.on:%-d %B %Y}.", h.fact))]


@frame(
    Family.MANDATE,
    r"P(?:, P)*,? and P(?: (?:wrote it|sat on (?:it|K)|were (?:its|the) (?:members|commissioners|authors)|made up[^;.]*|served on[^;.]*|formed[^;.]*))?|(?:K|inquiry|commission)[^;.]{0,40}(?:members|commissioners|made up of|consisted of|composed of)[^;.]{0,20}P[^;.]*",
    " and |members|commissioners|made up|consist|compos",
    rank=3,
)
def commissioners(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who the three commissioners were."""
    people = [x.value for x in clause.within(m.start(), m.end(), "P")]
    if len(people) < 2:
        return None
    row = next(
        (
            h
            for h in scene.ledger.happenings
            if h.kind == "appointment" and "commission of inquiry" in h.title.lower()
        ),
        None,
    )
    if row is None:
        return None
    members = {
        t.person
        for t in scene.ledger.tenures
        if t.role in ("chair", "member") and "commission of inquiry" in t.office
    }
    said = {p for p in people if p}
    if (
        not said & members
        or not (
            grammar.search(r"K|inquiry|commission|wrote", clause.skeleton) or scene.facts.get("asked_who")
        )
    ) and not (said and said <= members and len(people) == 3):
        return None
    if len(people) == 3 and said == members:
        return [(m.start(), m.end(), supported(f"{row.title}.", row.fact))]
    if len(people) == 3 and None not in people:
        return [(m.start(), m.end(), contradicted(f"{row.title}.", row.fact))]
    return None


@frame(
    Family.MANDATE,
    r"(?:she|he|R|P|the commissioners|K|it) (?:has|had|have|was|were) (?:never |been )?(?:asked to visit|visited|allowed (?:in|to)|let in|admitted|refused entry|taken|interviewed|heard|granted|permitted)[^;.]*",
    "visit|allowed|let in|admitted|refused|taken|interview|heard|granted|permitted",
    rank=4,
)
def visits_and_interviews(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """How often a visit was asked for, how many witnesses were heard: not in the record."""
    if (
        not grammar.search(
            r"visit|interview|witness|statements|victims|allowed|let in|admitted|permitted|testimon",
            m.group(0),
        )
        or grammar.search(r"taken (?:up|over|place|it|part|the)", m.group(0))
        or (not clause.within(m.start(), m.end(), "N") and "hundred" not in m.group(0))
    ):
        return None
    return [(m.start(), m.end(), unknown("The record does not count this."))]


# -- recommendations -----------------------------------------------------------------------------------------------

_REFER = r"(?:refer(?:red|ral|ring|s)?[^;.]{0,60}(?:I\b|the hague|court)|(?:I) referral|referral(?: to I)?|send(?:ing)? [^;.]{0,40} to (?:I|the hague)|(?:I)\b[^;.]{0,20}referral|bring(?:ing)? [^;.]{0,40}before I)"
_SANCTION = r"(?:(?:targeted |individual |smart |human rights )?sanctions)"


def _recommended(scene: Scene, words: str) -> list[Fact]:
    rec = scene.ledger.recommendations
    keys = []
    if grammar.search(_REFER, words):
        keys.append("coi-94a1")
    if grammar.search(_SANCTION, words):
        keys.append("coi-94a2")
    if not keys and grammar.search(
        r"two (?:things|recommendations|steps|requests)|key recommendations|N (?:things|recommendations)|neither|both",
        words,
    ):
        keys = ["coi-94a1", "coi-94a2"]
    return [Fact(k, rec[k].confidence, rec[k].sources) for k in keys if k in rec]


@frame(
    Family.RECOMMENDATION,
    r"(?P<who>K(?:'s)?(?: report| call| recommendations?)?|the (?:report|commissioners|inquiry|panel)(?:'s)?|it|they|the three|F|E|Y|which|H)(?: [^,;.]{0,30}?)?(?: also| had| has| even)? (?P<did>asked|asks|call(?:ed|s)|urg(?:ed|es)|recommend(?:ed|s)|encourag(?:ed|es)|want(?:ed|s)|propos(?:ed|es)|told|advised|invited|pressed|suggested|to (?=adopt))(?P<rest>[^;.]*)",
    "asked|asks|call|urg|recommend|encourag|want|propos|told|advised|invited|pressed|suggest|to adopt",
    rank=5,
    hedged=True,
)
def what_was_asked(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """What the inquiry, or the Assembly after it, asked of the Council."""
    rest = m.group("rest")
    if not grammar.search(rf"{_REFER}|{_SANCTION}|I\b|the hague|court", rest):
        return None
    if grammar.search(r"put to a vote|never been", rest):
        return None
    facts = _recommended(scene, rest)
    if not facts and grammar.search(r"I\b", rest):
        facts = _recommended(scene, "referral")
    if grammar.search(r"^ (?:the |on )?(?:E|H) ", rest) and grammar.search(
        r"K|report|inquiry", m.group("who")
    ):
        return (
            [(m.start(), m.end(), contradicted("The inquiry asked this of the Security Council.", *facts))]
            if facts
            else None
        )
    who = m.group("who")
    if grammar.search(r"E|Y|which", who):
        b = next((b for b in scene.ledger.ballots if b.key == "dprk-031"), None)
        facts = ([b.fact] if b else []) + facts
    scene.facts["inquiry_at"] = True
    both = grammar.search(r" and (?:to )?(?:adopt|impose|introduce|place|slap)", rest)
    if (
        both
        and grammar.search(_REFER, rest[: both.start()])
        and grammar.search(_SANCTION, rest[both.start() :])
    ):
        cut = m.start("rest") + both.start()
        one, two = _recommended(scene, rest[: both.start()]), _recommended(scene, rest[both.start() :])
        return [
            (
                m.start(),
                cut,
                supported(
                    "The inquiry asked the Council for a referral to the International Criminal Court.", *one
                ),
            ),
            (cut + 5, m.end(), supported("The inquiry asked the Council for targeted sanctions.", *two)),
        ]
    end = m.end()
    done = grammar.search(r"; C has|, but C", clause.skeleton[end:])
    if grammar.search(r"^; C has adopted none", clause.skeleton[end:]) or (
        done and "none" in clause.skeleton[end:]
    ):
        end = len(clause.skeleton)
    return (
        [(m.start(), end, supported("The record has this among the recommendations.", *facts))]
        if facts
        else None
    )


@frame(
    Family.RECOMMENDATION,
    rf"<<~(?:{_REFER}|{_SANCTION}|K's key recommendations|I\b|recommendations)[^;.]*?(?:remain(?:s|ed)? (?:undone|unheeded|unfulfilled|a dead letter|outstanding|on paper)|(?:has|have|had|was|were)(?: still)? (?:never|not)(?: yet| ever)?(?: been)? (?:put to (?:a|the) vote|acted on|taken up|happened|come|followed|implemented|adopted|made|carried out|done|tried|voted)|undone|unheeded|(?:has|have) (?:come to nothing|gone nowhere)|never (?:came|happened|put|followed))[^;.]*|neither (?:the )?(?:[a-z]+ )*(?:referral|sanctions)[^;.]{{0,40}}(?:has|have|had|was|were|came|happened|followed)[^;.]*|C (?:has|had|still has|have)(?:n't| not| never| still not| yet)+(?: taken up| acted on| adopted| imposed| referred| adopted none| put)[^;.]*(?:recommendation|{_SANCTION}|{_REFER}|human rights grounds|I\b)[^;.]*|C has adopted none on human rights grounds",
    "remain|never|not|n't|undone|unheeded|neither|nothing|nowhere|none|yet",
    rank=6,
)
def not_acted_on(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That neither the referral nor the sanctions have come."""
    words = m.group(0)
    facts = _recommended(scene, words) or _recommended(scene, "neither")
    if not facts:
        return None
    keys = [f.ref for f in facts]
    statuses = {scene.ledger.recommendations[k].status for k in keys}
    begin = m.start()
    lead = grammar.match(r"\s*(?:while |although |though |and |but )", words)
    if lead:
        begin += lead.end()
    if statuses <= {"not_acted_on", "not acted on"}:
        return [(begin, m.end(), supported("It was not acted on.", *facts))]
    return [(begin, m.end(), unknown("It was acted on in part.", *facts))]


@frame(
    Family.RECOMMENDATION,
    rf"C(?: has| had)? (?:imposed|adopted|slapped|placed) (?:[a-z]+ )*(?:{_SANCTION})[^;.]*(?:human rights|crimes against humanity|abuses)[^;.]*|C(?: has| had)? referred [^;.]*(?:I\b|the hague)[^;.]*|(?:G|A)(?: has| had)? vetoed [^;.]*(?:{_REFER}|I\b)[^;.]*|(?:G|A)(?: has| had)? vetoed (?:in D )?to [^;.]*I\b[^;.]*|(?:referral|resolution)[^;.]{{0,60}}(?:was|were) vetoed[^;.]*",
    "imposed|adopted|slapped|placed|referred|vetoed",
    rank=8,
)
def falsely_done(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That the referral was made, vetoed, or the sanctions imposed on human rights grounds: none was."""
    topic = scene.topic_of(clause) or scene.topic
    if topic != "PRK" or grammar.search(r"\b(?:not|never|no|none)\b", m.group(0)):
        return None
    facts = _recommended(scene, m.group(0)) or _recommended(scene, "referral")
    if any(scene.ledger.recommendations[f.ref].status not in ("not_acted_on", "not acted on") for f in facts):
        return None
    return [
        (
            m.start(),
            m.end(),
            contradicted(
                "No referral was ever put to a vote, and no sanctions were adopted on human rights grounds.",
                *facts,
            ),
        )
    ]


@frame(
    Family.RECOMMENDATION,
    r"(?:(?:[Tt]o (?:G|A|the north|the dprk|pyongyang)(?: (?:itself|alone|government))?,? )?(?:it|K|the report|the commission|the commissioners) (?:addressed|made|makes|issued|has|had|gave|listed|contains|sent|directed) (?:only )?(?P<n>N)(?: [a-z]+)? recommendations?[^;.]*|(?P<n2>N) recommendations? (?:were|are|was) (?:addressed|made|directed|put) (?:to|at) (?:G|the north|the dprk)[^;.]*|of (?:its|the) (?P<n3>N) recommendations to G[^;.]*)",
    "recommendation",
    rank=7,
)
def how_many_recommendations(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """How many recommendations the inquiry addressed to the DPRK."""
    group = next(g for g in ("n", "n2", "n3") if m.group(g))
    number = clause.within(m.start(group), m.end(group), "N")[0].value
    if not grammar.search(r"G|A|the north|dprk|pyongyang|L", m.group(0)):
        return None
    first = scene.ledger.recommendations.get("coi-89a")
    if first is None:
        return None
    noted = grammar.search(r"nineteen|19", first.evidence or "")
    facts = [
        Fact(k, r.confidence, r.sources)
        for k, r in sorted(scene.ledger.recommendations.items())
        if r.addressee == "DPRK" and r.confidence.is_firm
    ]
    if not noted or not facts:
        return None
    if number == 19:
        return [
            (m.start(), m.end(), supported("Nineteen recommendations are addressed to the DPRK.", *facts))
        ]
    return [(m.start(), m.end(), contradicted("Nineteen recommendations are addressed to the DPRK.", *facts))]


_ = (body_of,)
