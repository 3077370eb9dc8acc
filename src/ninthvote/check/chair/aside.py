"""The chair told in passing: whose month it is, a second month, the chair of another year's meeting."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ninthvote.check.chair.gavel import meeting_month
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.names import name_of
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text import Kind


def _held(scene: Scene, state: str, year: int, month: int) -> Answer | None:
    """Whether the state presided in that month; nothing where nobody is known to."""
    held = scene.ledger.presides(year, month)
    if held is None:
        return None
    who, fact = held
    told = f"{name_of(who)} presided in {date(year, month, 1):%B %Y}"
    return (
        supported(f"{told}.", fact) if who == state else contradicted(f"{told}, not {name_of(state)}.", fact)
    )


@frame(
    Family.PRESIDENCY,
    r"(?:C's|C|its|council|the) (?:current |rotating |monthly )?president(?: of C)?(?: (?:for|in|of))? (?:the month|this month|D), (?P<who>(?:the )?G)(?=,|\.|$)",
    "president",
    rank=7,
)
def president_for_the_month(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The Council's president for the month, Kuwait, ...": the month written, else that of the article."""
    states = clause.at[m.end("who") - 1].value
    times = [t for t in scene.times_in(clause, m.start(), m.end()) if t.grain in ("month", "day", "now")]
    days = [day for t in times for day, _ in t.spans]
    if not times:
        days += [scene.published] if scene.published is not None else []
        days += (
            [scene.focus.first] if scene.focus is not None and scene.focus.grain in ("day", "month") else []
        )
    if len(states) != 1 or not days:
        return None
    answers = [_held(scene, states[0], day.year, day.month) for day in days]
    right = next((a for a in answers if a is not None and a.verdict.value == "SUPPORTED"), None)
    answer = right or (answers[0] if None not in answers else None)
    return answer


def _presided(s: Statement) -> str | None:
    """The state just said, in this sentence or the one before, to have presided."""
    told = [x for x in s.scene.said if x[2] is Family.PRESIDENCY]
    m = grammar.search(r"^presidency: \d{4}-\d\d (\w+)$", told[-1][3]) if told else None
    return m[1] if m else None


@reads(Family.PRESIDENCY, r"\bagain (?:in|for) D")
def again_in(s: Statement) -> Answer | None:
    """Who presided in one month did so again in another."""
    state = _presided(s)
    if state is None or s.scene.ago("presidency") != 0 or len(s.times) != 1 or s.times[0].grain != "month":
        return None
    if grammar.fullmatch(r"(?:and |then |but )*again (?:in|for) D", s.own) is None:
        return None
    answers = [_held(s.scene, state, a.year, a.month) for a, _ in s.times[0].spans]
    right = next((a for a in answers if a is not None and a.verdict.value == "SUPPORTED"), None)
    return right or (answers[0] if s.times[0].sure and len(answers) == 1 else None)


_CHAIR = r"(?:(?:the|its|C's|C|council's|rotating|monthly) )*(?:presidency|chair|gavel)"


@reads(
    Family.PRESIDENCY,
    rf"(?:holds?|held|has|had|took|takes) {_CHAIR}(?: of C)?,?(?: (?:in|for|this|throughout))? D$|\bcountry (?:is|was) president(?: of C)? (?:in|for) D$",
)
def whose_predicate_it_is(s: Statement) -> Answer | None:
    """The chair told of a state that the sentence has named before, or of that of the person named."""
    if s.states or s.negative or s.numbers or s.people or len(s.times) != 1:
        return None
    if s.times[0].grain not in ("month", "day", "now"):
        return None
    before = [m for i, m in sorted(s.clause.at.items()) if i < s.start]
    named = [m.value for m in before if m.kind is Kind.STATES and len(m.value) == 1]
    people = {m.value for m in before if m.kind is Kind.PERSON}
    states = {t.state for t in s.scene.ledger.tenures if t.role == "ambassador" and t.person in people}
    states |= {x[0] for x in (named[0], named[-1])} if named else set()
    for day in (a for a, _ in s.times[0].spans):
        held = s.scene.ledger.presides(day.year, day.month)
        if held is not None and held[0] in states:
            return _held(s.scene, held[0], day.year, day.month)
    return None


@reads(
    Family.PRESIDENCY,
    r"\bG(?:'s)? (?:month|turn|stint) (?:in the chair|at the helm|as president|with the gavel)",
)
def month_is_over(s: Statement) -> Answer | None:
    """The month of the state named ends about the day of the article."""
    p = s.scene.published
    if (
        p is None
        or len(s.states) != 1
        or s.negative
        or s.people
        or not s.has(r"\b(?:end|close|is over|was over|r[au]ns? out)")
    ):
        return None
    for day in (p, p.replace(day=1) - timedelta(days=1)):
        held = s.scene.ledger.presides(day.year, day.month)
        if held is not None and held[0] == s.states[0]:
            return _held(s.scene, held[0], day.year, day.month)
    return None


@reads(Family.PRESIDENCY, r"\bthat (?:of|in) D (?:was )?(?:presided over |chaired )?by (?:the )?G$")
def that_of_another_year(s: Statement) -> Answer | None:
    """The meeting of one year was presided over by one, that of another year by another."""
    if s.scene.ago("presidency") != 0 or len(s.states) != 1 or len(s.times) != 1 or s.negative:
        return None
    if (
        grammar.fullmatch(
            r"(?:and |but )*that (?:of|in) D (?:was )?(?:presided over |chaired )?by (?:the )?G", s.own
        )
        is None
    ):
        return None
    t = s.times[0]
    month = t.first.month if t.grain in ("month", "day") else meeting_month(s, t.first.year)
    return _held(s.scene, s.states[0], t.first.year, month) if month and t.sure and not t.others else None
