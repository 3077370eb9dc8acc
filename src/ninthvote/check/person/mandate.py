"""The mechanisms: who created them, when, for how long, and who sat on them."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported, unknown
from ninthvote.check.ledger import Fact
from ninthvote.check.person.office import holds
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.scene import Scene
from ninthvote.symbols import same_symbol


@frame(
    Family.OFFICE,
    r"(?:P|he|she|who),? (?:had |has |then |also |later |earlier |previously |once )*(?:chaired|headed|led|presided over|ran) (?:the |an? )?(?:K|inquiry|commission|fact-finding mission|mission)(?: (?:on|into|of|for) [^,;.]*)?|(?:(?:said |by )?the )?(?:chair|head|chairman) of (?:the )?(?:K|fact-finding mission)[^,;.]{0,30},? P",
    "chaired|headed|led|presided|ran |chair|head",
    rank=7,
)
def chaired_inquiry(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
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
    return answer


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
    scene.spoken["inquiry"] = scene.sentence
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
    if not times and grammar.match(r"\W*D: ", clause.skeleton):
        times = scene.times_in(clause)  # the row begins with its year
    if times and not any(
        t.holds(h.on) or (t.grain == "day" and abs((t.first - h.on).days) <= 1) for t in times
    ):
        return [(m.start(), stop, contradicted(told, h.fact))]
    symbol = clause.within(m.start(), stop, "Y")
    if symbol and not any(_same_numbers(symbol[0].surface, s) for s in h.symbols):
        return [(m.start(), stop, contradicted(f"It was resolution {h.symbols[-1]}: {told}", h.fact))]
    if not named and not times and not symbol:
        return None
    left, right = widen(clause, m.start(), m.end())
    if any(
        not any(same_symbol(y.surface.upper(), x) for x in h.symbols) for y in clause.within(left, right, "Y")
    ):
        return None  # another resolution is named with it
    return [(m.start(), stop, supported(told, h.fact))]


def _same_numbers(said: str, symbol: str) -> bool:
    """Whether "resolution 2004/13" is E/CN.4/RES/2004/13: the numbers of one end with those of the other."""
    one, other = (re.findall(r"\d+", x) for x in (said, symbol))
    return one[-len(other) :] == other[-len(one) :]


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
    r"(?:the )?R(?: [^,;.]{0,50}?)? (?:is|was|are) (?:appointed|named|chosen|picked|mandated|elected) by (?P<body>(?:the )?(?:U\.?N\.? )?(?:H|E|C|secretary-general|B|un secretary-general|F))(?P<rest>[^;.]*)|(?:the )?R[^;.]{0,60} (?:reports?|answers?|is (?:answerable|accountable|responsible))(?: [^;.]{0,60}?)? to (?P<to>[^;.]*)",
    "appointed|named|chosen|picked|mandated|elected|report|answer|accountable|responsible",
    rank=6,
)
def rapporteur_line(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """Who appoints the Special Rapporteur, and to whom he or she reports."""
    fact = next((b.fact for b in scene.ledger.ballots if b.key == "dprk-064"), Fact("dprk-019"))
    words = m.group(0)
    body = m.group("body")
    if body and not grammar.search(r"H", body):
        return contradicted("The Human Rights Council appoints the Special Rapporteur.", fact)
    to_whom = grammar.search(r"report|answer|accountable|responsible", words)
    tail = words[to_whom.start() :] if to_whom else ""
    to = {c for c in "HEC" if c in tail}
    if tail and "C" in to:
        return contradicted(
            "The Special Rapporteur reports to the Human Rights Council and the General Assembly.",
            fact,
        )
    if body or to:
        return supported(
            "The Special Rapporteur is appointed by the Human Rights Council and reports to it and to the General Assembly.",
            fact,
        )
    return None


#: The mandate is renewed every spring: what is newer than this has not been followed by another renewal.
_RENEWED_DAYS = 330


def _is_the_latest(scene: Scene, on: date) -> bool:
    """Whether the renewal that is told without its time is this one."""
    return scene.published is not None and (scene.published - on).days < _RENEWED_DAYS


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
    if not rows or (not times and not _is_the_latest(scene, rows[-1].on)):
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
def field_office(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
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
        return contradicted(f"{h.title} on {h.on:%-d %B %Y}.", h.fact)
    if not times:
        return None
    return answer_of(any(t.holds(h.on) for t in times), f"{h.title} on {h.on:%-d %B %Y}.", h.fact)


@frame(
    Family.MANDATE,
    r"P(?:, P)*,? and P(?: (?:wrote it|sat on (?:it|K)|were (?:its|the) (?:members|commissioners|authors)|made up[^;.]*|served on[^;.]*|formed[^;.]*))?|(?:K|inquiry|commission)[^;.]{0,40}(?:members|commissioners|made up of|consisted of|composed of)[^;.]{0,20}P[^;.]*",
    " and |members|commissioners|made up|consist|compos",
    rank=3,
)
def commissioners(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
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
    if (not said & members or not (grammar.search(r"K|inquiry|commission|wrote", clause.skeleton))) and not (
        said and said <= members and len(people) == 3
    ):
        return None
    if len(people) == 3 and said == members:
        return supported(f"{row.title}.", row.fact)
    if len(people) == 3 and None not in people:
        return contradicted(f"{row.title}.", row.fact)
    return None


@frame(
    Family.MANDATE,
    r"(?:she|he|R|P|the commissioners|K|it) (?:has|had|have|was|were) (?:never |been )?(?:asked to visit|visited|allowed (?:in|to)|let in|admitted|refused entry|taken|interviewed|heard|granted|permitted)[^;.]*",
    "visit|allowed|let in|admitted|refused|taken|interview|heard|granted|permitted",
    rank=4,
)
def visits_and_interviews(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
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
    return unknown("The record does not count this.")
