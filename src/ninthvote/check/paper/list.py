"""The names on a paper as a list: the whole of it, some of it, who is not on it, and how many of them sit on the Council."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported
from ninthvote.check.ledger import Fact, Paper
from ninthvote.check.paper.name import spoken
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.seat.intake import GROUPS

_VOTES = r"\bvot|abstain|against|favou?r|\bterm\b|presid|oppos|briefed"


def _paper(s: Statement) -> Paper | None:
    """The one paper spoken of: last told, else the one of the news."""
    paper = s.scene.paper
    if paper is not None and s.scene.sentence - s.scene.paper_at <= 5 and not s.times:
        return paper
    rows = [x for x in spoken(s) if x.kind == "joint_statement" or s.has(r"letter|request")]
    return rows[0] if len(rows) == 1 else None


def _said(paper: Paper) -> str:
    return f"{paper.title} ({paper.on:%-d %B %Y}) was signed by {listed(sorted(map(name_of, paper.names)))}."


@reads(Family.SIGNATORIES, r"\bthe N\b|signator|signers|\bthey (?:are|were)\b|names")
def the_whole_list(s: Statement) -> Answer | None:
    """The names are those listed, all of them."""
    if (
        len(s.lists) != 1
        or len(s.states) < 3
        or s.negative
        or s.people
        or s.has(_VOTES + r"|meeting|\basked|among|including")
    ):
        return None
    paper = _paper(s)
    if (
        paper is None
        or not paper.complete
        or not paper.firm("signatories")
        or any(n != paper.count for n in s.numbers)
    ):
        return None
    if not s.has(r"(?:the N|signator\w*|signers|they|names)[^;.]{0,25}\b(?:are|were|:)"):
        return None
    if set(s.states) == paper.names:
        return supported(_said(paper), paper.fact)
    near = len(s.states) == len(paper.names) and len(set(s.states) & paper.names) == len(s.states) - 1
    return contradicted(_said(paper), paper.fact) if near else None


@reads(Family.SIGNATORIES, r"more than|fewer than|twice|double")
def more_than_then(s: Statement) -> Answer | None:
    """The statement just told has so many names more than that of the time told, or twice as many."""
    paper = s.scene.paper
    if (
        paper is None
        or paper.count is None
        or s.scene.sentence - s.scene.paper_at > 2
        or s.people
        or s.states
        or s.negative
        or len(s.times) != 1
        or s.clause.within(s.start, s.end, "TQEHYO")
        or s.has(_VOTES + r"|meeting|member|year\b|month|request")
    ):
        return None
    then = [
        x
        for x in s.scene.ledger.papers
        if x.kind == "joint_statement"
        and x.state == s.scene.topic
        and "missile" not in x.subject.lower()
        and s.times[0].holds(x.on)
        and x.firm("n_signatories")
        and x.count
    ]
    if paper.kind != "joint_statement" or not paper.firm("n_signatories"):
        return None
    told = f"{paper.count} on {paper.on:%-d %B %Y}"
    if len(s.numbers) != 1 or not s.has(r"N (?:\w+ ){0,3}(?:more|fewer) than"):
        return None
    step = s.numbers[0] if s.has("more than") else -s.numbers[0]
    fits = [x for x in then if x.count == paper.count - step]
    told = listed([f"{x.count} on {x.on:%-d %B %Y}" for x in [*(fits or then), paper]])
    facts = (paper.fact, *(x.fact for x in fits or then))
    return (
        answer_of(bool(fits), f"The statements had so many names: {told}", *facts)
        if then and s.times[0].sure
        else None
    )


@reads(Family.SIGNATORIES, r"\bN\b")
def so_many_that_time(s: Statement) -> Answer | None:
    """In each year told the statement had that number of names: "31 in 2022, 52 in 2023", "the year before it had been seven"."""
    if (
        (s.states and set(s.states) != {s.scene.topic})
        or s.people
        or s.negative
        or s.unsaid
        or not s.times
        or len(s.numbers) != len(s.times)
        or s.clause.within(s.start, s.end, "TQEHYO")
        or s.has(_VOTES + r"|meeting|member|year|month|seat|letter|request")
    ):
        return None
    near = s.scene.sentence - s.scene.paper_at <= 2 or s.has(
        r"signator|signatures|statement|names\b|\bsigned"
    )
    if not near or not s.has(
        r"signator|signatures|names\b|statement|countr|states|there (?:were|had been)|it (?:was|had been)|\bfrom N\b|only N|\bsigned"
    ):
        return None
    out = []
    for n, t in zip(s.numbers, s.times, strict=True):
        rows = [
            x
            for x in s.scene.ledger.papers
            if x.kind == "joint_statement"
            and x.state == s.scene.topic
            and "missile" not in x.subject.lower()
            and x.count == n
            and t.first <= x.on <= t.last
            and x.firm("n_signatories")
        ]
        if len(rows) != 1 or t.grain == "years":
            return None
        out.append(rows[0])
    told = listed([f"{x.count} on {x.on:%-d %B %Y}" for x in out])
    return supported(f"The statements had so many names: {told}.", *(x.fact for x in out))


AMONG = r"\bG(?:'s name)?,? (?:was |is |were |are |also )*(?:not )?(?:among|one of|on|in|part of)\b"


_ABSENT = r"(?:missing|absent|lacking|omitted|left off|left out)\b|does not appear|did not appear|is not (?:there|on it|among them|in it)|not to be found|nowhere"


@reads(Family.SIGNATORIES, rf"among|one of|{_ABSENT}|name")
def on_the_list(s: Statement) -> Answer | None:
    """The state named is, or is not, among the names."""
    paper = _paper(s)
    if paper is None or len(s.lists) != 1 or s.people or s.has(_VOTES) or paper.state in s.states:
        return None
    just_told = paper is s.scene.paper and s.scene.sentence - s.scene.paper_at <= 1 and s.has(r"\bit\b")
    if not just_told and not s.has(
        r"signator|signers|\bsigned\b|names?\b|list\b|statement|letter|the N\b|text"
    ):
        return None
    absent = s.has(_ABSENT)
    if not absent and (not s.has(AMONG) or s.has(r"\bexcept\b|\bbut not\b")):
        return None
    numbers = [n for n in s.numbers if n != len(s.states)]
    if any(n != paper.count for n in numbers) or (
        not absent and not numbers and not s.has(r"signator|signers|list|names")
    ):
        return None
    yes = not absent and not s.negative
    if absent and s.has(r"not (?:missing|absent)|never missing"):
        return None
    on = [x in paper.names for x in s.states]
    if yes and all(on):
        return supported(_said(paper), paper.fact)
    if not yes and not any(on) and paper.complete:
        return supported(_said(paper), paper.fact)
    firm = (
        paper.complete
        and paper.firm("signatories")
        and paper is s.scene.paper
        and s.has(r"signator|signers|statement|letter|names?\b")
    )
    if firm and yes and not any(on):
        return contradicted(_said(paper), paper.fact)
    return None


@reads(
    Family.SIGNATORIES,
    r"none of|no (?:african|asian|latin|eastern|arab|other)|not (?:one|a single)|N of (?:the|them|its|those)|all (?:N|of|the)|every (?:one|signatory)",
)
def some_of_the_list(s: Statement) -> Answer | None:
    """So many of the signatories are members, elected, permanent or of a group; or all, or none."""
    paper = _paper(s)
    if (
        paper is None
        or s.states
        or s.people
        or s.has(_VOTES)
        or not paper.complete
        or not paper.firm("signatories")
    ):
        return None
    led = s.scene.ledger
    on = paper.on
    group = next((led.group(g, on) for word, g in GROUPS if s.has(word)), None)
    if group is None:
        group = (
            led.elected(on)
            if s.has(r"\belected|non-permanent|rotating")
            else led.permanent(on)
            if s.has(r"permanent|\bp5\b|veto")
            else led.roster(on)
            if s.has(r"members?\b|\bsits?\b|\bsat\b|seats?\b|on C\b")
            else None
        )
    if group is None:
        return None
    inside = paper.names & group
    members = paper.names & led.roster(on)
    told = f"{_said(paper)} {len(members)} of them sat on the Council that day."
    if s.has(r"none of|\bno (?:african|asian|latin|eastern|arab)|not (?:one|a single)"):
        return (
            supported(told, paper.fact)
            if not inside and s.has(r"sign|name|list|statement|letter|join") and not s.numbers
            else None
        )
    if not (s.scene.paper is paper or s.has(r"signator|signed|statement|letter")):
        return None
    if s.has(r"\ball (?:N|of (?:them|the|those)|the)|every (?:one|signatory)") and not s.negative:
        if any(n != paper.count for n in s.numbers) or (not s.numbers and not s.has(r"signator")):
            return None
        if inside == paper.names:
            return supported(told, paper.fact)
        return (
            contradicted(told, paper.fact, Fact(f"membership: {on.year}"))
            if s.has(r"\b(?:sits?|sat|members?)\b")
            else None
        )
    if s.has(r"N of (?:the|them|its|those)") and s.numbers:
        if any(n not in (paper.count, len(members), 15) for n in s.numbers[1:]) or s.negative:
            return None
        return supported(told, paper.fact) if s.numbers[0] == len(inside) else None
    return None


@reads(
    Family.SIGNATORIES,
    r"N (?:C )?(?:member )?(?:members|states|countries|governments|nations|delegations)[^;.]{0,25}\b(?:call|urg|appeal|demand|ask|join|back|endors|declar|said|issued)",
)
def so_many_called(s: Statement) -> Answer | None:
    """So many states made the joint statement of the day told."""
    if (
        (s.states and set(s.states) != {s.scene.topic})
        or s.people
        or s.negative
        or len(s.numbers) != 1
        or s.has(_VOTES + r"|letter|request|had asked")
    ):
        return None
    times = s.told or ([s.scene.paragraph_time] if s.scene.paragraph_time else [])
    p = s.scene.published
    rows = [
        x
        for x in s.scene.ledger.papers
        if x.kind == "joint_statement"
        and x.state == s.scene.topic
        and (any(t.holds(x.on) for t in times) if times else p is not None and 0 <= (p - x.on).days <= 14)
    ]
    if len(rows) == 1 and rows[0].count == s.numbers[0] and rows[0].firm("n_signatories"):
        return supported(f"{rows[0].title}, {rows[0].on:%-d %B %Y}: {rows[0].count} states.", rows[0].fact)
    return None
