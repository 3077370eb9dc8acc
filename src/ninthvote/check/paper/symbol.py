"""Documents by symbol, number and date."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported, unknown
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.request.ask import requests
from ninthvote.symbols import same_symbol
from ninthvote.text import Kind
from ninthvote.vocabulary import Confidence


@reads(Family.DOCUMENT, r"\bdated\b")
def of_what_date(s: Statement) -> Answer | None:
    """ "…, dated 3 December": the day of the paper whose symbol or list was just told."""
    paper = s.scene.paper
    if not grammar.fullmatch(r"\W*(?:and |both )?dated D\W*", s.own) or len(s.times) != 1 or paper is None:
        return None
    t = s.times[0]
    if (
        s.scene.paper_at != s.scene.sentence
        or t.grain != "day"
        or paper.precision != "day"
        or not paper.firm("on")
    ):
        return None
    if t.holds(paper.on):
        return supported(f"{paper.title} is of {paper.on:%-d %B %Y}.", paper.fact)
    near = t.sure or (t.first.month, t.first.day) != (paper.on.month, paper.on.day)
    return contradicted(f"{paper.title} is of {paper.on:%-d %B %Y}.", paper.fact) if near else None


_NOUN = (
    (r"letter|request", ("letter",)),
    (r"verbatim|record|minutes|transcript|meeting", ("record",)),
    (r"report|findings", ("report",)),
    (r"resolution|text|decision", ("resolution",)),
    (r"draft", ("draft",)),
)  # fmt: skip


@frame(Family.DOCUMENT, r"[^;]*?Y[^;.]*", "s/|a/|resolution|sc/", rank=4)
def symbol_of(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """What a symbol or a resolution's number names, with the date and author said of it."""
    place = clause.skeleton.index("Y", m.start(), m.end())
    mention = clause.at[place]
    named = mention.surface
    if named.upper().startswith(("SC/", "GA/")):
        return None  # a press release is no document of the record
    before = clause.skeleton[max(0, place - 60) : place]
    after = clause.skeleton[place + 1 : place + 70]
    known = _known_symbol(scene, named)
    left, right = widen(clause, place, place + 1)
    noun = grammar.search(
        r"(?:the |a |its |that |this |in a |by )?(?:verbatim |provisional |official )?(?:letter|record|minutes|transcript|report|document|request|resolution|draft|text|statement)[^,;]{0,45}$",
        before,
    )
    start = place - (len(before) - noun.start()) if noun else place
    stop = place + 1
    called = grammar.match(
        r",? (?:which )?(?:called|convened|summoned|created|renewed|adopted|established|set up)[^,;.]*", after
    )
    if not grammar.search(
        r"document|letter|record|report|request|resolution|verbatim|draft|reached|circulated|as $|is $|was $|minutes|text|,|\($",
        before[-50:],
    ) and not named.lower().startswith("resolution"):
        return None
    if known:
        title, fact, on, kind = known
        facts = [fact]
        times = [t for t in scene.times_in(clause, left, right) if t.grain in ("day", "month")]
        if (
            times
            and on
            and kind in ("letter", "report")
            and grammar.search(r"dated|of D", clause.skeleton[left:right])
            and not any(t.holds(on) for t in times)
        ):
            firm = fact.is_firm
            ans = contradicted(f"{named} is of {on:%-d %B %Y}.", fact) if firm else unknown("", fact)
            return [(max(left, start), stop, ans)]
        words = _noun_kind(clause.skeleton[max(left, place - 60) : place])
        if words and grammar.search(_SPEAKS_OF, clause.skeleton[left:place]):
            words = None
        if (
            words
            and kind not in words
            and kind in ("record", "letter", "report")
            and "resolution" not in words
            and not ("Transmittal" in title and "report" in words)
        ):
            return [(max(left, start), stop, contradicted(f"{named} is {title}.", fact))]
        meant = _document_meant(scene, clause, left, place)
        if meant and not _same(named, meant[0]) and kind == meant[2]:
            return [
                (
                    max(left, start),
                    stop,
                    contradicted(f"{named} is {title}; {meant[3]} is {meant[0]}.", fact, meant[1]),
                )
            ]
        if called and not _called_fits(called.group(0), title):
            return None
        if of_another_time(scene, clause, left, right, on, kind):
            days = [
                t for t in scene.times_in(clause, left, right) if t.grain == "day" and t.sure and not t.others
            ]
            of_it = grammar.search(
                r"Y (?:covers|is the record of|records|is that of|is of)\b", clause.skeleton[left:right]
            )
            if (
                kind == "record"
                and on
                and fact.is_firm
                and of_it
                and len(days) == 1
                and all(x.value.year is not None for x in clause.within(left, right, "D"))
            ):
                return [(max(left, start), right, contradicted(f"{named} is {title}.", fact))]
            return None
        if called:
            stop = place + 1 + called.end()
        begin = (
            left
            if grammar.match(r"\s*(?:the|a|its|that|reached|circulated|and )", clause.skeleton[left:place])
            and place - left < 70
            else max(left, start)
        )
        return [(begin, stop, supported(f"{named} is {title}.", *facts))]
    meant = _document_meant(scene, clause, left, place)
    if meant and not _of_one_series(named, meant[0]):
        return None  # more likely something else is spoken of
    if meant:
        begin = left if place - left < 60 else max(left, start)
        return [(begin, stop, contradicted(f"{meant[3]} is {meant[0]}.", meant[1]))]
    if grammar.search(r"resolution", named.lower()) and not called:
        return None
    return [(max(left, start), stop, unknown(f"{named} is not in the record."))]


def _of_one_series(one: str, other: str) -> bool:
    """Whether both are of the same body, and records both or neither."""
    one, other = one.upper(), other.upper()
    return one[0] == other[0] and ("/PV." in one) == ("/PV." in other)


def _same(one: str, other: str) -> bool:
    return same_symbol(one.upper(), other)


#: What a letter is for, or a report about, is not what it is.
_OBJECT = r"\b(?:for|of|on|about|after|before|to|at) (?:(?:the|a|an|that|this|its|such) )?(?:[a-z]+ ){0,2}(?:meeting|session|resolution|report|text)\b"


#: What a paper speaks of, and is not.
_SPEAKS_OF = (
    r"attention to|\b(?:cit|mention|quot|recall|refer)(?:es|s|ed|red|ing|ring)\b|\bpoint(?:s|ed|ing)? to"
)


def _noun_kind(text: str) -> tuple[str, ...] | None:
    text = grammar.compiled(_OBJECT).sub("", text)
    found = None
    for pattern, kinds in _NOUN:
        for x in grammar.finditer(pattern, text):
            if found is None or x.start() > found[0]:
                found = (x.start(), kinds)
    return found[1] if found else None


def _known_symbol(scene: Scene, named: str) -> tuple[str, Fact, date | None, str] | None:
    for p in scene.ledger.papers:
        if p.symbol and _same(named, p.symbol):
            scene.see_paper(p)
            fact = p.fact if p.firm("symbol") else Fact(p.key, _recalled(), p.sources)
            return (
                p.title,
                fact,
                p.on if p.firm("on") and p.precision == "day" else None,
                "report" if "report" in p.title.lower() and "Transmittal" not in p.title else "letter",
            )
    for h in scene.ledger.happenings:
        for s in h.symbols:
            if _same(named, s):
                kind = (
                    "record"
                    if "PV" in s
                    else "report"
                    if h.kind == "report"
                    else "resolution"
                    if "resolution" in h.kind
                    else "letter"
                )
                fact = (
                    h.fact if not h.recalled & {"symbols", "symbol"} else Fact(h.key, _recalled(), h.sources)
                )
                return f"{h.title} ({h.on:%-d %B %Y})", fact, h.on, kind
    for b in scene.ledger.ballots:
        for s in b.symbols:
            if _same(named, s):
                kind = "record" if "PV" in s else "resolution" if "RES" in s else "draft"
                fact = (
                    b.fact
                    if not ("meeting" in b.recalled and "PV" in s)
                    else Fact(b.key, _recalled(), b.sources)
                )
                return f"{b.title} ({b.on:%-d %B %Y})", fact, b.on, kind
    return None


def _recalled() -> Confidence:
    return Confidence.RECALLED


def _called_fits(words: str, title: str) -> bool:
    keys = [
        w
        for w in re.findall(r"[a-z]{5,}", words)
        if w not in ("which", "called", "general", "assembly", "convened")
    ]
    low = title.lower()
    return not keys or any(w[:6] in low for w in keys)


def _meeting_told(scene: Scene, clause: Clause, left: int, place: int) -> tuple[str, Fact, str, str] | None:
    """The record of the meeting that is told by its place in the row of meetings or by its time."""
    rows = [h for h in scene.ledger.happenings if h.kind == "formal_meeting" and h.state == scene.topic]
    marks = [m.value for m in clause.within(left, place, "O")]
    times = [t for t in scene.times_in(clause, left, place) if t.sure and not t.others]
    if len(marks) == 1 and grammar.search(
        r"O (?:such |formal |open |public )*(?:meeting|session)", clause.skeleton[left:place]
    ):
        rows = rows[marks[0] - 1 : marks[0]]
    elif not times:
        return None
    if times:
        rows = [h for h in rows if any(h.within(a, b) for t in times for a, b in t.spans)]
    if len(rows) != 1 or rows[0].recalled & {"symbols", "symbol"}:
        return None
    symbol = next((x for x in rows[0].symbols if "PV" in x), None)
    return (symbol, rows[0].fact, "record", f"the record of {rows[0].on:%-d %B %Y}") if symbol else None


def of_another_time(scene: Scene, clause: Clause, left: int, right: int, on: date | None, kind: str) -> bool:
    """Whether the only times told with a record or a letter are not its own: what is said of it then is not read."""
    times = [t for t in scene.times_in(clause, left, right) if t.grain in ("day", "month", "year")]
    return (
        bool(times)
        and on is not None
        and kind in ("record", "letter")
        and not any(t.first - timedelta(days=31) <= on <= t.last + timedelta(days=31) for t in times)
    )


#: "The report" is of the inquiry for so many sentences after it was named.
NEAR_SENTENCES = 6


def _document_meant(scene: Scene, clause: Clause, left: int, place: int) -> tuple[str, Fact, str, str] | None:
    """The document that the words point to, whatever symbol they give: symbol, fact, kind and what it is called."""
    words = clause.skeleton[left:place]
    kind = _noun_kind(words)
    symbol_here = clause.at[place].surface if place in clause.at else ""
    if grammar.match(r"S/\d{4}/\d", symbol_here) and grammar.search(r"letter|request\b", words):
        kind = ("letter",)
    if kind is None:
        return None
    if "record" in kind and (told := _meeting_told(scene, clause, left, place)) is not None:
        return told
    if (
        "record" in kind
        and scene.ballot is not None
        and scene.sentence - scene.ballot_at <= 8
        and not scene.times_in(clause, left, place)
    ):
        b = scene.ballot
        symbol = next((s for s in b.symbols if "PV" in s), None)
        if symbol and "meeting" not in b.recalled:
            return symbol, b.fact, "record", f"the record of {b.on:%-d %B %Y}"
    if "report" in kind and grammar.search(r"report", words) and not grammar.search(r"C", words):
        h = next((h for h in scene.ledger.happenings if h.kind == "report" and h.on.year == 2014), None)
        near = scene.ago("inquiry") <= NEAR_SENTENCES
        own = grammar.search(r"court|secretary|committee|\bI\b|\bE\b|annual", words) is None
        if h and own and (grammar.search(r"K", clause.skeleton) or near) and h.symbols:
            return h.symbols[0], h.fact, "report", "the inquiry's report"
    if "letter" in kind:
        times = scene.times_in(clause, left, place)
        rows, firm = requests(scene, clause, times)
        with_symbol = [p for p in scene.ledger.papers if p.symbol and any(p.key == r.key for r in rows)]
        if firm and len(with_symbol) == 1 and with_symbol[0].firm("symbol"):
            p = with_symbol[0]
            return p.symbol or "", p.fact, "letter", f"the request of {p.on:%-d %B %Y}"
    return None


def _is_called_so(what: str, kind: str) -> bool:
    """Whether a document of this kind may be called so: a record is no letter, though every text is a document."""
    kinds = _noun_kind(what)
    return not kinds or kind not in ("record", "report") or kind in kinds or "document" in what


@frame(
    Family.DOCUMENT,
    r"Y (?:is|was|being) (?P<what>(?:the |its |their |that )(?:[a-z-]+ )*(?:record|letter|report|request|resolution|draft|text|document)[^,;.]{0,40})",
    "record|letter|report|request|resolution|draft|text|document",
    rank=6,
)
def symbol_is(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "S/PV.7830 is the record"."""
    named = clause.at[m.start()].surface
    known = _known_symbol(scene, named)
    if known is None:
        return unknown(f"{named} is not in the record.")
    title, fact, _on, kind = known
    meant = _document_meant(scene, clause, m.start("what"), m.end("what"))
    if meant and kind == meant[2] and not _same(named, meant[0]):
        return contradicted(f"{named} is {title}; {meant[3]} is {meant[0]}.", fact, meant[1])
    return answer_of(_is_called_so(m.group("what"), kind), f"{named} is {title}.", fact)


@frame(
    Family.DOCUMENT,
    r"(?P<what>(?:the |that |its |this |a )?(?:[a-z-]+ )*?(?:letter|request|record|report|minutes|transcript|document|draft|resolution|text|meeting|findings))(?: of (?:the )?[^,;.]{1,40}?)?,? (?:(?:is|are|was|were) (?:set out|contained|recorded|found|published|issued|reproduced)|is|was|has been|had been|appeared|went out|came out|reached (?:C|E|the members)|circulated|issued|published|filed|numbered|known|distributed|carries|bears|has)(?: [a-z]+)?(?: (?:as|under|in|with))?(?: (?:the )?(?:symbol|number|document|reference|code))? (?P<y>Y)",
    "letter|request|record|report|minutes|transcript|document|draft|resolution|text|meeting|findings",
    rank=6,
)
def numbered(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The letter was circulated as S/2014/872", "its record bears the number S/PV.8130"."""
    mention = clause.at[m.start("y")]
    known = _known_symbol(scene, mention.surface)
    if known:
        title, fact, on, kind = known
        left, right = widen(clause, m.start(), m.end())
        meant = _document_meant(scene, clause, left, m.start("y"))
        if meant and not _same(mention.surface, meant[0]) and kind == meant[2]:
            return contradicted(f"{mention.surface} is {title}; {meant[3]} is {meant[0]}.", fact, meant[1])
        if of_another_time(scene, clause, left, right, on, kind):
            return None
        return answer_of(_is_called_so(m.group("what"), kind), f"{mention.surface} is {title}.", fact)
    meant = _document_meant(scene, clause, m.start(), m.start("y"))
    if meant:
        return contradicted(f"{meant[3]} is {meant[0]}.", meant[1])
    return unknown(f"{mention.surface} is not in the record.")


@frame(
    Family.DOCUMENT,
    r"(?:the |its |their |that |this |a )?(?:joint )?(?P<what>letter|request|report|statement|resolution)(?: [^,;.]{0,40}?)?,? (?:(?:is|was|were) )?(?:dated|dates from|dates to|bears the date of|carries the date of|sent on|went out on|written on|of) (?P<d>D)",
    "dated|dates|date of|sent on|went out|written on| of ",
    rank=2,
)
def dated(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | Answer | None:
    """ "The letter is dated 5 December": the date of a letter, a statement or the report."""
    times = [t for t in scene.times_in(clause, m.start("d"), m.end("d")) if t.grain == "day"]
    if not times:
        return None
    if m.group(0)[: -len(m.group("d"))].endswith(" of ") and clause.at[m.start("d")].value.year is None:
        return None  # "the statement of that day" names it and says nothing of it
    t, what = times[0], m.group("what")
    topic = scene.topic_of(clause) or scene.topic
    if what == "report":
        rows = [(h.on, h.fact) for h in scene.ledger.happenings if h.kind == "report" and h.state == topic]
    elif what == "resolution":
        rows = [
            (b.on, b.fact)
            for b in scene.ledger.ballots
            if b.motion == "resolution" and b.state == topic and b.firm("on")
        ]
    else:
        kinds = ("joint_statement",) if what == "statement" else ("letter", "meeting_request")
        rows = [
            (p.on, p.fact)
            for p in scene.ledger.papers
            if p.kind in kinds and p.state == topic and p.precision == "day" and p.firm("on")
        ]
    hit = [f for on, f in rows if t.holds(on)]
    other = _other_symbol(scene, clause, m.start(), m.end(), {f.ref for f in hit})
    if other:
        return [other]
    if hit:
        return supported(f"It is of {t.first:%-d %B %Y}.", *hit)
    near = [(on, f) for on, f in rows if abs((on - t.first).days) <= 14]
    if len(near) == 1 and t.sure and grammar.search(r"dated|dates|date of", m.group(0)):
        return contradicted(f"It is of {near[0][0]:%-d %B %Y}.", near[0][1])
    return None


#: A symbol that belongs to what was just named follows it so closely.
SYMBOL_LETTERS = 4


def _other_symbol(scene: Scene, clause: Clause, start: int, end: int, refs: set[str]) -> Found | None:
    """What is wrong where a document of these rows is given a symbol, and it is not its own."""
    marks = [i for i, x in clause.at.items() if x.kind is Kind.SYMBOL and start <= i <= end + SYMBOL_LETTERS]
    papers = [p for p in scene.ledger.papers if p.key in refs]
    if not marks or not papers or any(p.symbol is None or not p.firm("symbol") for p in papers):
        return None
    named = clause.at[marks[-1]].surface
    if not named.startswith("S/2") or any(_same(named, p.symbol or "") for p in papers):
        return None
    told = " or ".join(f"{p.symbol}" for p in papers)
    return start, marks[-1] + 1, contradicted(f"It is {told}, not {named}.", *(p.fact for p in papers))


@frame(
    Family.DOCUMENT,
    r"(?:(?:the|its|that|this) )?(?:C's? )?(?P<o>O) (?:formal )?meeting\b|meeting (?:no\.? |number )?(?P<n>N)\b|(?:was|is|being) (?:the |its )?(?P<o2>O)(?=[,;.]|$)",
    "meeting|was |is |being ",
    rank=4,
)
def meeting_number(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The meeting was the 8764th": the number of a formal meeting."""
    group = next(g for g in ("o", "n", "o2") if m.group(g))
    number = clause.at[m.start(group)].value
    if number is None or not 100 <= number <= 12000 or (group == "o2" and "meeting" not in clause.skeleton):
        return None
    symbol = f"S/PV.{number}"
    times = [t for t in scene.times_in(clause) if t.grain in ("day", "month", "year")]
    for b in scene.ledger.by_body["SC"]:
        if symbol in b.symbols:
            fact = b.fact if "meeting" not in b.recalled else None
            if fact is None:
                return None
            near = scene.sentence - scene.ballot_at <= 6
            meant = scene.ballot if near and scene.ballot is not None else b
            right = any(t.holds(b.on) for t in times) if times else meant.on == b.on
            return answer_of(right, f"{symbol} is the record of {b.on:%-d %B %Y}.", fact)
    near_ballot = scene.ballot if scene.ballot is not None and scene.sentence - scene.ballot_at <= 4 else None
    if near_ballot is not None and "meeting" not in near_ballot.recalled:
        own = next((s for s in near_ballot.symbols if s.startswith("S/PV.")), None)
        if own and not times:
            return contradicted(f"The meeting of {near_ballot.on:%-d %B %Y} is {own}.", near_ballot.fact)
    return None
