"""Chairs told by year, by table or in passing: each in its month, who opened the year, from whom it was taken."""

from __future__ import annotations

from datetime import date

from ninthvote.check.chair.gavel import meeting_month
from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, column, reads
from ninthvote.text import Kind

_CHAIR = r"presid|\bchair|gavel|\bhelm\b"
_ELSE = r"\bvote[sd]?\b|resolution|seat|member of|committee|commission|K|E\b|H\b|\bterm\b"


def _pairs(s: Statement) -> tuple[list[tuple[str, int, int | None]], bool] | None:
    """State, year and month, name after name; and whether the month was written."""
    marks = [
        (i, m)
        for i, m in sorted(s.clause.at.items())
        if s.start <= i < s.end and m.kind in (Kind.STATES, Kind.DATE)
    ]
    times = [next(iter(s.scene.times.get(i) or ()), None) if m.kind is Kind.DATE else None for i, m in marks]
    kinds = "".join("G" if m.kind is Kind.STATES else "D" for _, m in marks)
    month = None
    if kinds.startswith("DG") and len(kinds) % 2 and times[0] is not None and times[0].grain == "month":
        month = times[0].first.month
        marks, times, kinds = marks[1:], times[1:], kinds[1:]
    if len(kinds) % 2 or kinds not in ("GD" * (len(kinds) // 2), "DG" * (len(kinds) // 2)):
        return None
    out: list[tuple[str, int, int | None]] = []
    for n in range(0, len(kinds), 2):
        g, d = (n, n + 1) if kinds[0] == "G" else (n + 1, n)
        names, t = marks[g][1].value, times[d]
        if len(names) != 1 or t is None or t.grain not in ("year", "month"):
            return None
        own = t.first.month if t.grain == "month" else month or meeting_month(s, t.first.year)
        out.append((names[0], t.first.year, own))
    return out, month is not None or all(t is None or t.grain == "month" for t in times)


@reads(Family.PRESIDENCY, _CHAIR)
def each_in_its_year(s: Statement) -> Answer | None:
    """Those named presided when the Council met in the years told, or in the month told of each."""
    if not s.states or s.people or s.negative or s.numbers or s.has(_ELSE):
        return None
    found = _pairs(s)
    if found is None or not found[0]:
        return None
    facts: list[Fact] = []
    wrong: list[str] = []
    for state, year, month in found[0]:
        held = s.scene.ledger.presides(year, month) if month else None
        if month is None or held is None:
            return None
        facts.append(held[1])
        if held[0] != state:
            wrong.append(f"{name_of(held[0])} in {date(year, month, 1):%B %Y}")
    if not wrong:
        s.scene.spoken["chair"] = s.scene.sentence
        return supported("Each presided in its month.", *facts)
    if found[1] and len(facts) > 2 and len(wrong) == 1:
        return contradicted(f"It was {listed(wrong)}.", *facts)
    return None


@reads(Family.PRESIDENCY, r"^G$")
def president_of_the_row(s: Statement) -> Answer | None:
    """The president in the row of a table of days."""
    if len(s.states) != 1 or not grammar.search(r"^(?:C )?presiden|^chair", column(s)):
        return None
    times = s.scene.times_in(s.clause, 0, s.start)
    years = {t.first.year for t in times if t.grain == "year"}
    months = {t.first.month for t in times if t.grain in ("month", "day")}
    whole = {(t.first.year, t.first.month) for t in times if t.grain in ("month", "day")}
    if len(months) != 1 or len(years) > 1:
        return None
    year, month = (next(iter(years)), next(iter(months))) if years else next(iter(whole))
    held = s.scene.ledger.presides(year, month)
    if held is None:
        return None
    told = f"{name_of(held[0])} presided in that month."
    return answer_of(held[0] == s.states[0], told, held[1])


@reads(Family.PRESIDENCY, r"\b(?:open|beg[aiu]n|start|clos|end)\w* (?:the year|it)\b")
def opened_the_year(s: Statement) -> Answer | None:
    """The state named presided in the first, or the last, month of the year told."""
    near = min(s.scene.ago("chair"), s.scene.ago("presidency"))
    if len(s.states) != 1 or s.people or s.negative or s.numbers or near > 1 or s.has(_ELSE):
        return None
    years = {t.first.year for t in s.told if t.grain == "year"} or (
        {s.scene.focus.first.year} if s.scene.focus else set()
    )
    if len(years) != 1:
        return None
    year, month = next(iter(years)), 12 if s.has(r"\b(?:clos|end)\w* (?:the year|it)") else 1
    held = s.scene.ledger.presides(year, month)
    if held is None:
        return None
    told = f"{name_of(held[0])} presided in {'December' if month == 12 else 'January'} {year}."
    if held[0] == s.states[0]:
        return supported(told, held[1])
    return contradicted(told, held[1]) if s.told and all(t.sure for t in s.told) else None


@reads(Family.PRESIDENCY, r"\b(?:tak(?:en|es|ing)|took|inherit\w*|receiv\w*|got)\b[^;.]{0,15}\bfrom\b")
def taken_from(s: Statement) -> Answer | None:
    """The one just said to preside took the chair from the state named, which presided the month before."""
    p = s.scene.published
    before = [m for i, m in sorted(s.clause.at.items()) if i < s.start and m.kind is Kind.STATES]
    if p is None or not before or len(s.states) != 1 or len(before[-1].value) != 1 or s.people or s.negative:
        return None
    if s.scene.ago("presidency") != 0 or not s.has(r"\bit\b|chair|presid|gavel"):
        return None
    told = [t.first for t in s.told if t.grain in ("month", "day", "now")] or [p]
    for day in told:
        now = s.scene.ledger.presides(day.year, day.month)
        prior = s.scene.ledger.presides(day.year - (day.month == 1), (day.month - 2) % 12 + 1)
        if now and prior and now[0] == before[-1].value[0] and prior[0] == s.states[0]:
            return supported(f"{name_of(prior[0])} presided in the month before.", prior[1], now[1])
    return None


@reads(Family.PRESIDENCY, r"\b(?:first|O) time since D|\bnot (?:done so |presided |had it )?since D")
def first_since(s: Statement) -> Answer | None:
    """The state just said to preside had last done so in the month told."""
    p = s.scene.published
    earlier = [m for i, m in sorted(s.clause.at.items()) if i < s.start and m.kind is Kind.STATES]
    if p is None or s.scene.ago("presidency") != 0 or not earlier:
        return None
    states = s.states or (tuple(earlier[-1].value) if len(earlier[-1].value) == 1 else ())
    times = [t for t in s.times if t.grain in ("month", "year")]
    if len(states) != 1 or len(times) != 1 or s.people or s.numbers or s.has(_ELSE):
        return None
    months = [(p.year * 12 + p.month - 1 + k) for k in (0, 1, -1)]
    led = s.scene.ledger
    now = next((m for m in months if (h := led.presides(m // 12, m % 12 + 1)) and h[0] == states[0]), None)
    if now is None:
        return None
    for m in range(now - 1, now - 300, -1):
        held = led.presides(m // 12, m % 12 + 1)
        if held is None and times[0].first.year * 12 + times[0].first.month - 1 < m:
            return None
        if held is not None and held[0] == states[0]:
            here = times[0].first.year == m // 12 and (
                times[0].grain == "year" or times[0].first.month == m % 12 + 1
            )
            return (
                supported(
                    f"{name_of(states[0])} presided before that in {date(m // 12, m % 12 + 1, 1):%B %Y}.",
                    held[1],
                )
                if here
                else None
            )
    return None


@reads(Family.PRESIDENCY, r"\b(?:followed|succeeded) by (?:the )?G\b")
def followed_by(s: Statement) -> Answer | None:
    """The one just said to preside is followed by the state named."""
    p = s.scene.published
    near = s.scene.ago("presidency")
    if p is None or near > 1 or len(s.states) != 1 or s.people or s.negative or s.numbers or s.has(_ELSE):
        return None
    told = [x for x in s.scene.said if x[2] is Family.PRESIDENCY]
    m = grammar.match(r"presidency: (\d{4})-(\d\d)", told[-1][3]) if told else None
    if m is None:
        return None
    year, month = int(m[1]) + int(m[2]) // 12, int(m[2]) % 12 + 1
    held = s.scene.ledger.presides(year, month)
    if held is None or any((a.year, a.month) != (year, month) for t in s.times for a, _ in t.spans[:1]):
        return None
    said = f"{name_of(held[0])} presides in {date(year, month, 1):%B %Y}."
    return answer_of(held[0] == s.states[0], said, held[1])


@reads(Family.PRESIDENCY, r"^\W*(?:march|may)\W*(?::|\|)\W*(?:the )?G\W*(?:\||$)")
def march_or_may(s: Statement) -> Answer | None:
    """A line of a list of presidencies whose month is also a word: of the year of the line before."""
    t = s.scene.focus
    near = min(s.scene.ago("chair"), s.scene.ago("presidency"))
    if t is None or t.grain != "month" or near > 2 or len(s.states) != 1:
        return None
    month, p = 3 if "march" in s.own else 5, s.scene.published
    if month != t.first.month + (1 if near <= 1 else 2):
        return None
    years = dict.fromkeys([a.year for a, _ in t.spans] + ([p.year] if p is not None else []))
    held = [h for year in years if (h := s.scene.ledger.presides(year, month)) is not None]
    right = [h for h in held if h[0] == s.states[0]]
    s.scene.spoken["chair"] = s.scene.sentence
    told = f"{listed([name_of(h[0]) for h in right or held])} presided in that month."
    if right:
        return supported(told, *(h[1] for h in right))
    return contradicted(told, *(h[1] for h in held)) if len(held) == len(years) else None
