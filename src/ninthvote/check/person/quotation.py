"""Words put in somebody's mouth: the record's quotations say whose they were, and when."""

from __future__ import annotations

import re
from datetime import timedelta
from functools import cache, lru_cache
from typing import Any

import ahocorasick

from ninthvote.check.claim import Answer, Family, Verdict, contradicted, supported, unknown
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time
from ninthvote.text import Kind, default_lexicon
from ninthvote.text.mention import fold
from ninthvote.trace import Candidate, Grade, Mark, Quotation, Shelf, Speaker
from ninthvote.vocabulary import Interval

_SAID = (
    r"(?:said|says|saying|told|tells|wrote|writes|warned|warns|called|calls|added|adds|declared|declares|described|describes|accused|insisted|argued|argues|stated|complained"
    r"|pointed out|noted|remarked|asked|spoke of|speaks of|denounced|dismissed|replied|responded|recalled|reminded|quipped|put it|spoken of|condemned|branded|criticized|criticised|announced"
    r"|pleaded|pleads|begged|implored|vowed|promised|joked|snapped|retorted|explained|recounted|testified|claimed|claims|charged|alleged|maintained|affirmed|reiterated|appealed|cried"
    r"|tweeted|lamented|concluded|urged|objected|countered|phrase|words|in the words of|as|according to|quoted|uses?|used|read|reads|mentioned|cited|referred|spoke|speaking|demanded|stressed|protested|observed)"
)


_PRONOUN = re.compile(
    r"^(?:he|she|they|it|who|which|the statement|the text|the letter|the report|the document|that)$"
)


@cache
def _state_words() -> Any:
    """The states by their names, adjectives and capitals, without accents and in small letters."""
    lexicon = default_lexicon()
    automaton = ahocorasick.Automaton()
    for names in (lexicon.states, lexicon.adjectives, lexicon.capitals):
        for name, code in names.items():
            if len(name) > 2:
                automaton.add_word(fold(name).lower(), (len(name), code))
    automaton.make_automaton()
    return automaton


@lru_cache(maxsize=4096)
def states_in(text: str) -> frozenset[str]:
    """The states that a text names."""
    low = fold(text).lower()
    found = {
        code
        for last, (length, code) in _state_words().iter_long(low)
        if not low[last - length : last - length + 1].isalnum() and not low[last + 1 : last + 2].isalnum()
    }
    if grammar.search(r"\bU\.?S\.?\b", text):
        found.add("USA")
    if grammar.search(r"\bU\.?K\.?\b", text):
        found.add("GBR")
    return frozenset(found)


_SHELVES: dict[int, Shelf] = {}


def shelf_of(scene: Scene) -> Shelf:
    """The record's quotations prepared once."""
    key = id(scene.ledger)
    if key not in _SHELVES:
        _SHELVES[key] = Shelf([Quotation.from_row(q) for q in scene.ledger.quotations], states_in=states_in)
    return _SHELVES[key]


@frame(Family.QUOTATION, r"[^Q]*Q(?:[^Q]*Q)*[^Q]*", "\"|'", rank=9, hedged=True)
def quoted(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Whatever stands between quotation marks, with whom it is given to and when."""
    marks = clause.within(m.start(), m.end(), "Q")
    places = [i for i, x in clause.at.items() if x in marks]
    words = "... ".join(str(x.value) for x in marks)
    n_words = len(words.split())
    first, last = places[0], places[-1]
    before, after = clause.skeleton[:first], clause.skeleton[last + 1 :]
    said = grammar.search(_SAID, before + " | " + after)
    speaker, who_span = _speaker(scene, clause, first, last)
    if speaker is None and first <= 1:
        told = grammar.search(rf"(?P<who>[A-Z][^.;:]{{2,60}}?) {_SAID}[.:,]?$", scene.previous)
        speaker = told["who"] if told else None
    times = [t for t in scene.times_in(clause) if t.grain in ("day", "month", "year")]
    on = Interval(times[-1].first, times[-1].last + timedelta(days=1)) if len(times) == 1 else None
    if len(times) > 1:
        on = None
    text = clause.sentence.text
    a, b = marks[0].start, marks[-1].end
    grade = shelf_of(scene).grade(words, speaker=speaker, on=on, before=text[:a], after=text[b:])
    start, stop = _span(clause, first, last, who_span)
    others = (
        _others_named(scene, clause, first, last, pronoun=who_span is not None) if speaker is None else []
    )
    if speaker is not None:
        scene.speaker = (scene.sentence, speaker)
    if grade.best is None or grade.mark is Mark.NOT_FOUND:
        if (
            not said
            or speaker is None
            or (
                n_words < 3
                and not grammar.search(r"call|describ|dismiss|brand|denounc|spoke of|phrase", before + after)
            )
            or n_words < 2
        ):
            return None
        if grammar.search(
            r"\b(?:headline|title|newspaper|song|sign|poster|known as|so-called|under the heading)\b", before
        ):
            return None
        return [(start, stop, unknown("The words are not among the quotations of the record."))]
    answer = _answer(scene, clause, grade, times, speaker)
    if others and answer.verdict is Verdict.SUPPORTED:
        said_by = {_compared(scene, words, name) for name in others}
        if Speaker.SAME not in said_by and Speaker.DIFFERENT in said_by:
            answer = unknown(
                f"The words are those of {grade.best.origin.speaker}; whose they are said to be is not clear."
            )
    return [(start, stop, answer)]


_ENVOY = r"[GA](?:'s?)? (?:[a-z-]+ ){0,2}(?:ambassador|envoy|representative|delegate|delegation|diplomat|mission|minister)\b"


def _others_named(scene: Scene, clause: Clause, first: int, last: int, *, pronoun: bool) -> list[str]:
    """Whom the words may be given to, where no speaker was read: those named beside them, or who spoke just before."""
    if pronoun:
        sentence, speaker = scene.speaker
        return [speaker] if scene.sentence - sentence <= 2 else []
    skeleton = clause.skeleton
    spans = [m.span() for m in grammar.finditer(_ENVOY, skeleton) if not first <= m.start() <= last]
    spans += [(i, i + 1) for i, x in clause.at.items() if x.kind is Kind.PERSON and not first <= i <= last]
    base = clause.sentence.start
    places = [clause.span(a, b) for a, b in sorted(spans)]
    return [clause.sentence.text[a - base : b - base] for a, b in places]


def _compared(scene: Scene, words: str, name: str) -> Speaker | None:
    """How this name compares with whose words they are."""
    grade = shelf_of(scene).grade(words, speaker=name)
    return grade.best.speaker if grade.best else None


def _answer(scene: Scene, clause: Clause, grade: Grade, times: list[Time], speaker: str | None) -> Answer:
    best = grade.best
    assert best is not None
    origin = best.origin
    fact = Fact(origin.quotation, origin.confidence, origin.sources)
    told = f"{origin.speaker}, {_when(origin)}" + (f" ({origin.occasion})" if origin.occasion else "")
    if grade.mark is Mark.WRONG_SPEAKER:
        return (
            contradicted(f"The words are those of {told}.", fact)
            if grade.is_firm
            else unknown(f"Much like the words of {told}.", fact)
        )
    if grade.mark is Mark.WRONG_DATE:
        return (
            contradicted(f"The words were said earlier or later: {told}.", fact)
            if grade.is_firm
            else unknown(f"Much like the words of {told}.", fact)
        )
    moved = _placed_elsewhere(scene, best, times)
    if moved is not None and grade.is_firm and best.speaker is Speaker.SAME:
        return contradicted(f"The words are of {_when(origin)}, not of {moved.first:%B %Y}: {told}.", fact)
    if best.turns_meaning and grade.is_firm:
        return contradicted(
            f"The words were changed to mean something else: {told} has {origin.words!r}.", fact
        )
    if grade.mark is Mark.EXACT or best.likeness >= 0.85:
        note = f" It goes on: {best.qualifier}." if grade.mark is Mark.CUT and best.qualifier else ""
        drift = "" if grade.mark is not Mark.DRIFTED else f" The record has: {origin.words}."
        return supported(f"{told}.{drift}{note}", fact)
    return unknown(f"Like, but not the same as, the words of {told}: {origin.words}.", fact)


def _when(origin: Quotation) -> str:
    return f"{origin.on.from_:%-d %B %Y}" if origin.is_to_the_day else f"{origin.on.from_:%Y}"


def _placed_elsewhere(scene: Scene, best: Candidate, times: list[Time]) -> Time | None:
    """The time in which the paragraph places the words, where it is another than theirs by most of a year."""
    if times or scene.paragraph_time is None or not best.origin.is_to_the_day:
        return None
    placed = scene.paragraph_time
    if placed.grain not in ("day", "month") or not placed.sure or best.likeness < 0.9:
        return None
    said = best.origin.on.from_
    anniversary = grammar.search(r"\b(\d+)th anniversary", best.origin.note or "")
    gap = min(abs((said - placed.first).days), abs((said - placed.last).days))
    if gap > 200 and (anniversary or placed.first > said + timedelta(days=300)):
        return placed if placed.first > said else None
    return None


#: "Jane Roe, a doctor from the town": a name that the record may not know, and who bears it.
_NAME_ASIDE = re.compile(r"[A-Z][\w\u2019'-]+(?: [A-Z][\w\u2019'-]+)+, (?:an?|the|who)\b[^,]{1,60}")


def _speaker(
    scene: Scene, clause: Clause, first: int, last: int
) -> tuple[str | None, tuple[int, int] | None]:
    """Who is said to have said it, as written, and where in the skeleton that stands."""
    skeleton = clause.skeleton
    after = skeleton[last + 1 :]
    before = skeleton[:first]
    attempts: list[tuple[int, int]] = []
    # "…," Simonovic said / said the chair, Marzuki Darusman; of two pieces the first may have it, and the second goes on.
    for end in dict.fromkeys((first, last)):
        m = grammar.match(
            rf"^[, ]*(?P<who>(?:(?!\b(?:and|but|while)\b)[^,;.:|Q]){{1,70}}?(?:,[^,;.Q]{{1,60}},)?) (?:also |later |has |had |then )*(?!as\b){_SAID}\b",
            skeleton[end + 1 :],
        )
        if m:
            attempts.append((end + 1 + m.start("who"), end + 1 + m.end("who")))
    m = grammar.match(rf"^[, ]*{_SAID}(?: by)? (?P<who>[^;.:]{{1,90}})", after)
    if m:
        attempts.append((last + 1 + m.start("who"), last + 1 + m.end("who")))
    m = grammar.match(
        r"^ (?:was|is|were) (?P<who>[^;.]{1,60}?)(?:'s|') (?:phrase|words|description|verdict|term|line|formula)",
        after,
    )
    if m:
        attempts.insert(0, (last + 1 + m.start("who"), last + 1 + m.end("who")))
    between = None
    if not attempts:
        hits = list(
            grammar.finditer(
                rf"(?P<who>(?:[^,;.:]|, (?!and |but ))+?),? (?:also |later |has |had |then |publicly )*{_SAID}\b",
                before,
            )
        )
        if hits:
            between = hits[-1]
            who = between.group("who")
            cut = max(who.rfind(", "), who.rfind("; "), who.rfind(" that "), who.rfind(" and "))
            start = between.start("who") + (
                cut + 2 if cut >= 0 and grammar.search(r"[PGARBKHC]|[a-z]", who[cut + 2 :]) else 0
            )
            apposed = grammar.search(r"[PGA][^,]{0,40}, [^,]{1,60}$", who)
            if apposed:
                start = between.start("who") + apposed.start()
            x, y = clause.span(*between.span("who"))
            written = clause.sentence.text[x - clause.sentence.start : y - clause.sentence.start]
            if _NAME_ASIDE.fullmatch(written):
                start = between.start("who")
            attempts.append((start, between.end("who")))
    if not attempts:
        m = grammar.match(
            r"^(?P<who>[PG][^:]{0,80}?)(?:,? (?:in|at|on|to|before) [^:]{0,50})?:? ?(?:the |that )?$", before
        )
        if m and ":" in before:
            attempts.append((0, m.end("who")))
    for a, b in attempts:
        x, y = clause.span(a, b)
        text = clause.sentence.text[x - clause.sentence.start : y - clause.sentence.start]
        bare = skeleton[a:b].strip(" ,")
        if _PRONOUN.match(bare):
            # Whom "he" goes back to is a guess, and the record's own speaker is the likeliest.
            return None, (a, b)
        if grammar.search(
            r"[PGARBKHCU]|(?:ambassador|envoy|delegate|representative|minister|commissioner|rapporteur|secretary|spokes|watch|amnesty|diplomat|official|chair)",
            skeleton[a:b],
        ) or grammar.search(r"[A-Z]\w+", text):
            known = [x.value for x in clause.within(a, b, "P") if x.value]
            return (f"{known[0]}, {text}" if len(known) == 1 and known[0] not in text else text), (a, b)
    return None, None


def _span(clause: Clause, first: int, last: int, who: tuple[int, int] | None) -> tuple[int, int]:
    """From the first of speaker and quotation to the last, with the verb between."""
    skeleton = clause.skeleton
    start, stop = first, last + 1
    if who is not None:
        start = min(start, who[0])
        stop = max(stop, who[1])
        if who[0] > last:
            rest = grammar.search(rf"^ (?:also |later |has |had )*{_SAID}(?: [^,;.:]*)?", skeleton[who[1] :])
            if rest:
                stop = who[1] + rest.end()
            of_the_state = grammar.search(r", (?:which|whose) ", skeleton[last:stop])
            if of_the_state:
                stop = last + of_the_state.start()
    else:
        lead = grammar.search(
            rf"(?:it|which|that|they|the statement|he|she)? ?{_SAID}[^,;.Q]{{0,60}}$", skeleton[:first]
        )
        if lead:
            start = lead.start()
    return start, stop
