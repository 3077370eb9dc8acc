"""What happened around the Council: summits, offices opened, experts named.

A statement that names one of them by a word that no other has is held to its row: the time, and who took part.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from ninthvote.check.claim import Answer, Family, supported
from ninthvote.check.ledger import Happening
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.reading.timing import Time
from ninthvote.text.mention import fold


@dataclass(frozen=True, slots=True)
class Event:
    """How one row is spoken of: words of its place or thing, and what was done there."""

    family: Family
    title: str  #: what its row's title begins with or holds
    thing: str
    done: str
    states: frozenset[str] = frozenset()  #: who may be named with it


_MET = r"\bmet\b|meet|summit|talks|sat down|negotiat|shook hands|joint (?:statement|declaration)"
_KOREAS = frozenset({"PRK", "KOR"})
_US = frozenset({"PRK", "USA", "SGP", "VNM", "SWE", "KOR"})
EVENTS = (
    Event(Family.MEETING, "First United States-DPRK summit", r"singapore", _MET, _US),
    Event(Family.MEETING, "Second United States-DPRK summit", r"hanoi", _MET + r"|collapsed|without (?:an )?agreement|broke", _US),
    Event(Family.MEETING, "Working-level talks", r"stockholm", _MET + r"|broke|collapsed|failed", _US),
    Event(Family.MEETING, "Third inter-Korean summit", r"pyongyang", r"inter-korean|moon", _KOREAS),
    Event(Family.MANDATE, "OHCHR field office", r"seoul", r"\boffices?\b|field (?:presence|structure|base)|field-based", frozenset({"PRK", "KOR"})),
    Event(Family.MANDATE, "Members of the commission of inquiry named", r"commissioners|members of (?:the )?(?:commission|inquiry|panel)|its (?:three )?members", r"\bnamed\b|appointed|chosen|announced|picked", frozenset({"PRK"})),
    Event(Family.MANDATE, "creates a group of independent experts", r"experts", r"accountab|group of (?:two )?(?:independent )?experts", frozenset({"PRK"})),
    Event(Family.MANDATE, "comprehensive update on DPRK", r"(?:update|report|review)\b", r"comprehensive update|314|decade|ten years|since 2014", frozenset({"PRK"})),
    Event(Family.MEETING, "withdrawal from the Human Rights Council", r"human rights council", r"withdr\w+|\bquit\b|\bleft\b|leav\w+|walk\w+ (?:out|away)|pull\w+ out", frozenset({"USA"})),
    Event(Family.MEETING, "First high-level plenary meeting", r"general assembly", r"plenary", frozenset({"PRK"})),
)  # fmt: skip
_BEGUN = r"\b(?:open\w*|set up|sets up|establish\w*|began|begun|started|since|created?|launched|has been|exists?|in operation|running|founded)\b"


def words_of(s: Statement) -> str:
    a, b = s.clause.span(s.start, s.end)
    base = s.clause.sentence.start
    return fold(s.clause.sentence.text[a - base : b - base]).lower()


_PLACES = r"summit|talks|\bmet\b|negotiat|sat down|shook hands|plenary|withdr|\bquit\b|\bleft\b|leav|walk\w* (?:out|away)|pull\w* out|collapsed|broke|agreement|\bin [GL] in D"
_BODIES = r"commissioners|members of|its members|its N members|\boffices?\b|field (?:presence|structure|base)|field-based|experts|update|report|review\b"


@reads(Family.MEETING, _PLACES)
def an_event_around_it(s: Statement) -> Answer | None:
    """A summit, a plenary or a withdrawal of the record, at the time told."""
    return _of_the_family(s, Family.MEETING)


@reads(Family.MANDATE, _BODIES)
def a_mechanism_besides(s: Statement) -> Answer | None:
    """The office in Seoul, the experts on accountability, the High Commissioner's update, at the time told."""
    return _of_the_family(s, Family.MANDATE)


def _of_the_family(s: Statement, family: Family) -> Answer | None:
    times = s.told
    if s.negative or s.unsaid or not times or s.clause.within(s.start, s.end, "TQYC"):
        return None
    if s.has(r"\bvot|presid(?:ency|ed|es)"):
        return None
    words = words_of(s)
    before = fold(
        s.clause.sentence.text[: s.clause.span(s.start, s.end)[1] - s.clause.sentence.start]
    ).lower()
    for event in EVENTS:
        if event.family is not family or not set(s.states) <= event.states:
            continue
        if not (grammar.search(event.thing, before) and grammar.search(event.done, before)):
            continue
        if before != words and not grammar.search(
            rf"{event.thing}|{event.done}|\bheld\b|took place|convened", words
        ):
            continue
        if event.title == "OHCHR field office" and not s.has(_BEGUN):
            continue
        row = next((h for h in s.scene.ledger.happenings if event.title in h.title), None)
        if row is not None and row.fact.is_firm and all(near(row, t) for t in times):
            return supported(f"{row.title}, {row.on:%-d %B %Y}.", row.fact)
    return None


def near(h: Happening, t: Time) -> bool:
    slack = timedelta(
        days=35 if h.precision == "month" and t.grain != "year" else 1 if t.grain == "day" else 0
    )
    return t.first - slack <= h.on <= t.last + slack
