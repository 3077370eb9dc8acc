"""A support accounts for what its span names: the states, times and numbers are those of the rows it rests on.

"On 10 December 2016 the agenda was adopted by nine votes to four" is no vote of 2015, though the figures are; and of
"nine votes are enough, whatever Beijing thinks" the rule bears out the first half alone. What the explanation tells is
accounted for, too.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from functools import lru_cache

from ninthvote.check.claim import Answer, Family, Verdict
from ninthvote.check.ledger import Ballot, Happening, Ledger, Paper
from ninthvote.check.person.quotation import states_in
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time
from ninthvote.text import Kind, Mention
from ninthvote.text.number import CARDINAL, value_of

Row = Ballot | Happening | Paper

#: The families whose rows have a day and name the states that took part.
_DATED = frozenset(
    (Family.VOTE, Family.MEMBER_VOTE, Family.MEETING, Family.REQUEST, Family.SIGNATORIES, Family.SEQUENCE)
)
#: A letter, the meeting it asks for and the day of either lie no further apart.
NEAR_DAYS = 45
#: What is left of a span must be this share of it.
LEAST = 0.3
#: Of those who did not, and of when nothing was, no row is found.
_NOT = r"\b(?:not|no|never|neither|nor|none|nobody|without|absent|missing|cannot|nothing)\b|n't\b|\brefus|\bdeclin|\bstay\w* (?:out|away|off)|\bwithh|\boff\b"
_HELD_BACK = r"\bwould not\b|wouldn't|\brefus|\bdeclin|\bwithh|\bheld back"
_OF_WHAT_IS_NOT = {
    Family.VOTE: frozenset((Kind.STATES, Kind.DATE)),
    Family.MEMBER_VOTE: frozenset((Kind.DATE,)),
    Family.REQUEST: frozenset((Kind.STATES, Kind.DATE, Kind.NUMBER)),
    Family.MEETING: frozenset((Kind.STATES, Kind.DATE, Kind.NUMBER, Kind.ORDINAL)),
    Family.SEQUENCE: frozenset((Kind.STATES, Kind.DATE, Kind.NUMBER, Kind.ORDINAL)),
    Family.SIGNATORIES: frozenset((Kind.STATES, Kind.DATE, Kind.NUMBER)),
}
_WHO = r"(?:members?|states|countries|nations|governments|capitals|delegations|supporters?|backers|signator\w+|signatures?|names?|co-?sponsors?|sponsors)"
#: A number of those who voted in some way, or who stood behind something.
_CAST = rf"N(?: (?:C )?{_WHO})?(?: (?:were|was|voted|raised|sat|said|with))?(?: (?:a|their|its))? (?:votes?|against|abst\w*|in favou?r|for|yes|no|noes|sitting|hands|opposed|objected|supported|backed)\b"
_COUNT = rf"{_CAST}|N (?:that|who|which) (?:abst|vot|sign)|N times\b|N (?:formal |open |public |such |more )*(?:meetings|sessions|discussions|debates)\b|N (?:(?:C|of them|elected|permanent|new|current) )*{_WHO}\b"
#: How many times something was held or voted on.
_NTH = r"O (?:such |ever |formal |open |public |time |straight |consecutive )*(?:meeting|session|time|vote|discussion|debate|december|year|to have been)\b"
#: A number of votes that a rule asks for, or of the members of a kind.
_RULED = r"N\b[^,;.ND]{0,25}\b(?:in favou?r|needed|enough|required|suffic\w+|affirmative|yes votes)\b"
_TOO_FEW = r"\bnot\b|n't\b|\bfew\b"
_PERMANENT = r"N (?:are |were )?(?:veto-\w+ )?permanent\b"
_ELECTED = r"N are (?:elected|chosen)\b"
_ASKED_FOR = r"\b(?:needs?|needed|requires?|required|takes?|took) (?:at least |only |just |the |all )*$"
#: Comings and goings are at the turn of the year; when somebody was elected is another thing.
_TURNS = r"\b(?:join\w*|took|takes?|taking|come|comes|came|arriv\w*|enter\w*|return\w*|back|leav\w+|left|go|goes|gone|went|end|ends|ended|expir\w*|retir\w*|begin|begins|began|start\w*|rotat\w*|giv\w+|gave)\b"
#: So many of those that come and go together, or sit.
_OF_THEM = r"N (?:of (?:these|them|those)\b|new\b|newcomers|members?\b|states\b|(?:that|who|which) (?:arriv|join|took|left|leav|sit|came|come))"
_MONTH = r"presidency: (\d{4})-(\d\d)"
#: Which of its terms it is; one is spoken of from the day of the election.
_NTH_TERM = r"O (?:term|stint|spell|turn on C|(?:\w+ )?on C)\b"
TURN_DAYS = 220
_HANDED = r"\bhand\w* |\btak\w+ over|\btook over|\bsucce\w+|\breplac|\bgiv\w+ (?:way|place|up)|\bgave|\bpass\w* |\binherit|seat (?:goes|went) to|\bmade way"
_CHOSEN = r"elect|\bvote|\bwon\b|ballot|candida"
_GRAINS = ("day", "week", "month", "year", "now")
#: That somebody asked.
_ASKS = r"\b(?:request|ask|call|sought|seek|push|press|want)\w*"
_TURN_MONTHS = frozenset((1, 12))
_CUTS = r"[,;:()\u2014]| - | (?:and|but|with|while|because|so|after|before|over|despite|whatever|when|which|who|against|as|for)\b"


def accounted(
    scene: Scene, clause: Clause, start: int, end: int, family: Family, answer: Answer
) -> tuple[int, int] | None:
    """The span without what the rows say nothing of; none where too little is left that they bear out."""
    if answer.verdict is not Verdict.SUPPORTED:
        return start, end
    is_told = _question(scene, clause, start, end, family, answer)
    if is_told is None:
        return start, end
    strange = [i for i in clause.spots if start <= i < end and not is_told(i, clause.at[i])]
    told = [t for i, ts in scene.times.items() if start <= i < end and i not in strange for t in ts]
    if told:
        # Of when the vote was the day is told; a year may be that of the war which it was about.
        strange = [i for i in strange if not any(t.grain == "year" for t in scene.times.get(i, ()))]
    if not strange:
        return start, end
    asks = grammar.search(_ASKS, clause.skeleton[start:end]) if family is Family.REQUEST else None
    if asks and any(clause.skeleton[i] == "G" and i < start + asks.start() for i in strange):
        return None  # who asked is what is claimed
    parts = [(a, b) for a, b in _parts(clause.skeleton, start, end) if not any(a <= i < b for i in strange)]
    a, b = max(parts, key=lambda part: part[1] - part[0], default=(start, start))
    return (a, b) if b - a >= LEAST * (end - start) else None


def _parts(skeleton: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Every run of neighbouring stretches between the cuts."""
    cuts = [start, *(m.start() for m in grammar.finditer(_CUTS, skeleton) if start < m.start() < end), end]
    return ((a, b) for n, a in enumerate(cuts) for b in cuts[n + 1 :])


def _question(
    scene: Scene, clause: Clause, start: int, end: int, family: Family, answer: Answer
) -> Callable[[int, Mention], bool] | None:
    """How it is asked of a mention at a place whether it is accounted for; none where nothing is asked."""
    words = clause.skeleton[start:end]
    if family is Family.RULE:
        return lambda place, mention: _is_ruled(clause, place, mention)
    denied = grammar.search(_NOT, words) is not None
    if family is Family.REQUEST and grammar.search(_HELD_BACK, words):
        denied = False  # who would not come along is on record
    if family is Family.PRESIDENCY:
        return lambda place, mention: _is_of_the_chair(scene, mention, answer)
    if family is Family.MEMBERSHIP and not denied:
        turns = grammar.search(_TURNS, words) is not None and grammar.search(_CHOSEN, words) is None
        return lambda place, mention: _is_of_the_terms(scene, clause, place, mention, answer, turns)
    if family in _DATED:
        rows = [row for f in answer.evidence for row in scene.ledger.rows.get(f.ref.partition(": ")[0], ())]
        near = NEAR_DAYS if family in (Family.REQUEST, Family.SIGNATORIES) else 0
        counts = {row.count for row in rows if isinstance(row, Paper) and row.count}
        numbers = {len(m.value) for m in clause.within(start, end, "G")} | _numbers_in(answer.explanation)
        numbers |= {abs(a - b) for a in counts for b in counts} | {len(rows)}
        exempt = _OF_WHAT_IS_NOT.get(family, frozenset()) if denied else frozenset()
        asked = _who_asked(scene.ledger, rows, answer) if family is Family.REQUEST else None

        def is_told(place: int, mention: Mention) -> bool:
            if asked is not None and mention.kind is Kind.STATES and mention.kind not in exempt:
                return asked >= set(mention.value)
            return mention.kind in exempt or _is_of_the_rows(
                scene, clause, place, mention, rows, near, numbers
            )

        return is_told if rows else None
    return None


def _who_asked(ledger: Ledger, rows: list[Row], answer: Answer) -> frozenset[str]:
    """Those that a request was made by or on, and the one that would not join it; not all that voted or spoke later."""
    known = states_in(answer.explanation).union(*(_named(row) for row in rows if not isinstance(row, Ballot)))
    known = known.union(*({row.state} for row in rows if row.state))
    known = known.union(*(row.requested_by for row in rows if isinstance(row, Ballot)))
    refs = {row.key for row in rows}
    asked = [r for r in ledger.requests if r.fact.ref in refs]
    return known.union(*(r.names for r in asked), *([r.withheld] for r in asked if r.withheld))


def _is_ruled(clause: Clause, place: int, mention: Mention) -> bool:
    """The numbers are those of the rules: five permanent and ten elected members, two years, nine votes, seven that block."""
    if mention.kind is not Kind.NUMBER:
        return True
    here = clause.skeleton[place:]
    if grammar.match(_PERMANENT, here):
        return bool(mention.value == 5)
    if grammar.match(r"N[ -]years?\b", here) and grammar.search(
        r"\bterms?\b|elected|\bserve", clause.skeleton
    ):
        return bool(mention.value == 2)
    if grammar.match(_ELECTED, here):
        return mention.value in (6, 10)
    asked = grammar.match(_RULED, here) or (
        grammar.match(r"N (?:votes?|members|of)\b", here)
        if grammar.search(_ASKED_FOR, clause.skeleton[:place])
        else None
    )
    return asked is None or mention.value in (7, 9, 11, 15) or grammar.search(_TOO_FEW, asked[0]) is not None


def _is_of_the_terms(
    scene: Scene, clause: Clause, place: int, mention: Mention, answer: Answer, turns: bool
) -> bool:
    """The states and their number are those whose terms are told, and come or go at the turn of a year."""
    if mention.kind is Kind.STATES:
        years = [int(f.ref[12:16]) for f in answer.evidence if re.fullmatch(r"membership: \d{4}", f.ref)]
        known = {f.ref[12:15] for f in answer.evidence if f.ref.startswith("membership: ")}
        known |= {s for y in years for m in (1, 12) for s in scene.ledger.roster(date(y, m, 2))}
        known |= states_in(answer.explanation)
        if grammar.search(_HANDED, clause.skeleton):
            known |= {s for x in known for s in _beside(scene.ledger, x)}
        return set(mention.value) <= known
    if mention.kind is Kind.DATE and turns:
        times = [t for t in scene.times.get(place, ()) if t.grain in ("day", "month")]
        return not times or any(t.first.month in _TURN_MONTHS for t in times)
    here = clause.skeleton[place:]
    if mention.kind is Kind.ORDINAL and scene.published and grammar.match(r"O year\b", here):
        states = [s for m in clause.mentions if m.kind is Kind.STATES for s in m.value]
        begun = [r.from_ for s in states for r in scene.ledger.terms_of(s) if r.from_ <= scene.published]
        return not begun or scene.published.year - max(begun).year + 1 == mention.value
    if mention.kind is Kind.ORDINAL and scene.published and grammar.match(_NTH_TERM, here):
        states = [s for m in clause.mentions if m.kind is Kind.STATES for s in m.value]
        soon = scene.published + timedelta(days=TURN_DAYS)
        terms = [sum(r.from_ <= soon for r in scene.ledger.terms_of(s)) for s in states]
        return not terms or mention.value in terms
    if mention.kind is Kind.NUMBER and grammar.match(_PERMANENT, here):
        return bool(mention.value == 5)
    if mention.kind is Kind.NUMBER and grammar.match(_OF_THEM, here):
        named = {len(m.value) for m in clause.mentions if m.kind is Kind.STATES}
        return mention.value in named | {3, 5, 6, 10, 11, 15}
    return True


def _is_of_the_chair(scene: Scene, mention: Mention, answer: Answer) -> bool:
    """The states are those that preside in the months told, or in the ones before and after."""
    if mention.kind is not Kind.STATES:
        return True
    months = [(int(m[1]), int(m[2])) for f in answer.evidence if (m := grammar.match(_MONTH, f.ref))]
    held = [
        scene.ledger.presides(y + (n - 1) // 12, (n - 1) % 12 + 1)
        for y, m in months
        for n in (m - 1, m, m + 1)
    ]
    known = states_in(answer.explanation).union(x[0] for x in held if x is not None)
    return not months or set(mention.value) <= known


def _beside(ledger: Ledger, state: str) -> Iterator[str]:
    """Those from whom the state took over a seat of its group, and to whom it gave one up, at the turn of a year."""
    for row in ledger.terms_of(state):
        for other, rows in ledger.terms.items():
            if any(
                row.regional_group == r.regional_group and (r.until == row.from_ or row.until == r.from_)
                for r in rows
                if r.until is not None and row.until is not None
            ):
                yield other


def _is_of_the_rows(
    scene: Scene,
    clause: Clause,
    place: int,
    mention: Mention,
    rows: list[Row],
    near: int,
    numbers: set[int],
) -> bool:
    """The states, the times and the numbers of those who took part are those of one of the rows."""
    before = clause.skeleton[:place]
    if mention.kind is Kind.DATE and not before.endswith("since "):
        when, times = mention.value, [t for t in scene.times.get(place, ()) if t.grain in _GRAINS]
        if when.month and not (when.year or when.day) and any(row.on.month == when.month for row in rows):
            return True  # "every December"
        return not times or any(_holds(t, row.on, near) for t in times for row in rows)
    if mention.kind is Kind.TALLY:
        votes = [row for row in rows if isinstance(row, Ballot) and row.yes is not None]
        return not votes or any(_fits(mention.value, row) for row in votes)
    if mention.kind is Kind.NUMBER and not before.endswith(("of the ", "of those ", "of these ", "of its ")):
        if mention.value is None or not grammar.match(_COUNT, clause.skeleton[place:]):
            return True
        return mention.value in numbers or any(mention.value in _counted(scene.ledger, row) for row in rows)
    if mention.kind is Kind.ORDINAL and grammar.match(_NTH, clause.skeleton[place:]):
        told = numbers | {n + 1 for n in numbers if "would" in before or "was to" in before}
        return mention.value == 1 or mention.value in told
    if mention.kind is Kind.STATES:
        return any(set(mention.value) <= _states(scene.ledger, row) for row in rows)
    return True


def _holds(time: Time, day: date, near: int) -> bool:
    reach = timedelta(days=near)
    return any(a - reach <= day <= b + reach for a, b in time.spans)


def _fits(tally: tuple[int, int, int | None], row: Ballot) -> bool:
    """Whether these are the row's figures, whichever side is told first."""
    yes, no, abstain = tally
    return {yes, no} == {row.yes, row.no} and abstain in (None, row.abstain)


def _counted(ledger: Ledger, row: Row) -> frozenset[int]:
    """The numbers that are told of a row: its sides, those who stood behind it, what its texts say, what is needed."""
    if isinstance(row, Ballot):
        sides = [n for n in (row.yes, row.no, row.abstain) if n is not None]
        asked = len(row.requested_by)
        return frozenset((*sides, sum(sides), asked, 7, 9, 15, 193))
    if isinstance(row, Paper):
        seated = len(row.names & ledger.roster(row.on))
        own = {len(row.names), seated, len(row.names) - seated, *([row.count] if row.count else ())}
        return frozenset(own | _numbers_in(f"{row.title} {row.note}") | {15, 193})
    texts = f"{row.title} {row.outcome} {row.note}"
    return frozenset(_numbers_in(texts) | {len(row.signatories), 15, 193})


@lru_cache(maxsize=4096)
def _written(text: str) -> frozenset[int]:
    found = (value_of(m[0]) for m in grammar.finditer(rf"(?<![\w/.-])(?i:{CARDINAL})", text))
    return frozenset(n for n in found if n is not None)


def _numbers_in(text: str) -> set[int]:
    return set(_written(text))


def _states(ledger: Ledger, row: Row) -> frozenset[str]:
    """The states that a row names, and those of the same matter about the same time: who voted, asked, signed, presided."""
    near = timedelta(days=NEAR_DAYS)
    found: set[str] = set()
    for other in ledger.about(row.state, row.on - near, row.on + near):
        found |= _named(other)
    return frozenset(found | _named(row))


def _named(row: Row) -> frozenset[str]:
    named = {row.state} if row.state else set()
    if isinstance(row, Ballot):
        named |= {*row.casts, *row.called_by, *row.requested_by, *([row.president] if row.president else ())}
        return frozenset(named) | states_in(f"{row.title} {row.requested_text}")
    if isinstance(row, Paper):
        return frozenset(named) | row.names | states_in(f"{row.title} {row.delivered_by} {row.note}")
    named |= {*row.signatories, *([row.president] if row.president else ())}
    return frozenset(named) | states_in(f"{row.title} {row.outcome} {row.note} {row.delivered_by}")
