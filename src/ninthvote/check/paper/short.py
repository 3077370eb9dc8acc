"""Statements told by their number and their year alone, and who stayed away from one."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported
from ninthvote.check.ledger import Paper
from ninthvote.check.paper.signature import named_paper
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads

#: For so many sentences a statement goes on being spoken of.
LATELY = 3
#: For so many sentences those who sponsor are the sponsors of the informal gathering spoken of.
INFORMAL_SENTENCES = 6
_WHO = r"(?: (?:states|countries|nations|governments|delegations|of them))?"
_SIGNED = r"(?: (?:had |have )?(?:stood|were|signed|joined|sponsored|put their names?|backed))?(?: (?:behind|to|on|under))?"
_ONE = r"(?: (?:that|the one|those|the statement)(?: of)?)?"
_SO_MANY = (
    rf"(?:and |but |then )*(?:only |just |some )?N{_WHO}{_SIGNED}{_ONE}(?: in)? D|(?:and |but )?(?:in )?D (?:there were|it was) N"
    rf"|(?:and )?D's (?:had )?N(?: (?:sponsors|names|signatories))?|N{_WHO} (?:sponsored|backed|signed|were behind|stood behind) the O"
)
_AWAY = r"\b(?:stayed|stood|kept|stays|stands) away from the (?:joint )?statement|\bnames? (?:was|were|is|are|had been) (?:missing|absent|lacking)|\b(?:was|were|had been) (?:missing|absent) from the (?:joint )?statement"


def _statements(s: Statement) -> list[Paper]:
    """The statements on the subject up to the day of the article; of informal gatherings, the lists of their sponsors."""
    p = s.scene.published
    rows = [
        x
        for x in s.scene.ledger.papers
        if x.kind in ("joint_statement", "arria_sponsorship")
        and x.state == s.scene.topic
        and "missile" not in x.subject.lower()
        and (p is None or x.on <= p)
    ]
    sponsors = [x for x in rows if x.kind == "arria_sponsorship"]
    informal = s.scene.ago("informal") <= INFORMAL_SENTENCES or s.has("sponsor")
    return sponsors if sponsors and informal else [x for x in rows if x.kind == "joint_statement"]


def _spoken_of(s: Statement) -> bool:
    near = s.scene.sentence - s.scene.paper_at <= LATELY or s.scene.ago("signatories") <= LATELY
    return near or "statement" in s.scene.previous or s.has(r"sponsor|statement")


@reads(
    Family.SIGNATORIES,
    r"\bN\b[^;.]{0,60}\bD$|\bD (?:there were|it was) N$|^D's (?:had )?N\b|\bN\b[^;.]{0,30}\bthe O$",
)
def so_many_then(s: Statement) -> Answer | None:
    """ "Thirty-one the following December", "eleven sponsored the first": the statement meant had so many names."""
    if s.states or s.people or len(s.numbers) != 1 or len(s.times) > 1 or not _spoken_of(s):
        return None
    if grammar.fullmatch(_SO_MANY, s.own) is None or (s.times and s.times[0].grain == "years"):
        return None
    rows = [x for x in _statements(s) if x.firm("n_signatories")]
    marks = [m.value for m in s.clause.within(s.start, s.end, "O")]
    if marks:
        rows = rows[marks[0] - 1 : marks[0]] if marks[0] else []
    else:
        rows = [x for x in rows if s.times and s.times[0].first <= x.on <= s.times[0].last]
    if len(rows) != 1:
        return None
    x = rows[0]
    right = x.count == s.numbers[0]
    last = s.scene.said[-1][2] if s.scene.said else None
    if not right and not (
        last is Family.SIGNATORIES or "statement" in s.scene.previous or s.has(r"sponsor|statement")
    ):
        return None
    if right or all(t.sure and not t.others for t in s.times):
        s.scene.see_paper(x)
        return answer_of(right, f"{named_paper(x)} had {x.count} names", x.fact)
    return None


@reads(Family.SIGNATORIES, r"\bG\b[^;.]{0,20}\bamong the N$")
def among_so_many(s: Statement) -> Answer | None:
    """ "Latvia was among the fifty-seven": the statement is told by its number."""
    if len(s.lists) != 1 or s.people or s.times or len(s.numbers) != 1 or not _spoken_of(s):
        return None
    if (
        grammar.fullmatch(
            r"(?:and |but )?(?:the )?G (?:was|were|is|are) (?:also )?(?:not )?among the N", s.own
        )
        is None
    ):
        return None
    rows = [x for x in _statements(s) if x.count == s.numbers[0] and x.firm("signatories")]
    if len(rows) != 1:
        return None
    return _on(s, rows[0], s.states, there=not s.negative)


@reads(Family.SIGNATORIES, _AWAY)
def stayed_away(s: Statement) -> Answer | None:
    """The state named was not on the statement of the time told."""
    states = s.actors
    if len(states) != 1 or s.people or s.numbers or s.negative or len(s.times) != 1 or s.unsaid:
        return None
    if not s.has(r"statement") and not _spoken_of(s):
        return None
    rows = [x for x in _statements(s) if x.firm("signatories") and s.times[0].holds(x.on)]
    if len(rows) != 1 or s.times[0].grain == "years":
        return None
    answer = _on(s, rows[0], states, there=False)
    if answer is not None:
        s.scene.see_paper(rows[0])
    return answer


def _on(s: Statement, paper: Paper, states: tuple[str, ...], *, there: bool) -> Answer | None:
    """Whether all of these are on the paper, or none of them."""
    told = f"{paper.title} ({paper.on:%-d %B %Y}) was signed by {listed(sorted(map(name_of, paper.names)))}."
    inside = [x in paper.names for x in states]
    if not all(inside) and not paper.complete:
        return None
    if all(inside) if there else not any(inside):
        return supported(told, paper.fact)
    firm = not any(inside) if there else all(inside)
    return contradicted(told, paper.fact) if firm and all(t.sure for t in s.times) else None


_SEATED = (
    r"^(?:and |but )?N of (?:the |its |C's )?(?:(?:N|present|current|sitting|elected|C|C's) )*members (?:are|were|is|was|had been|stand|stood) (?:also )?"
    r"(?:on (?:it|the list)|among (?:them|the N|the signatories|those)|behind (?:it|the statement))"
    r"|^N members of C (?:put their names? to|signed|joined|are on|were on) (?:it|the statement|the list)|^(?:of which )?N (?:of (?:them|whom|which) )?(?:are|were) members of C$"
    r"|^N were behind the statement of D"
)


@reads(Family.SIGNATORIES, r"\bmembers\b|\bbehind the statement\b")
def so_many_of_the_members(s: Statement) -> Answer | None:
    """ "Nine of the Council's present members are on the list": of the paper just told, or of that day."""
    if (
        s.people
        or s.negative
        or not s.numbers
        or s.clause.within(s.start, s.end, "TQYEHO")
        or not grammar.search(_SEATED, s.own)
    ):
        return None
    if s.times:
        rows = [x for x in _statements(s) if all(t.holds(x.on) for t in s.times)]
        if not grammar.search(r"of the present N", s.clause.skeleton[: s.start]):
            return None
    else:
        near = s.scene.paper is not None and s.scene.sentence - s.scene.paper_at <= LATELY
        rows = [s.scene.paper] if near and s.scene.paper else []
    if len(rows) != 1 or not rows[0].complete or not rows[0].firm("signatories"):
        return None
    x = rows[0]
    days = {x.on} if s.scene.published is None else {x.on, s.scene.published}
    counts = {len(x.names & s.scene.ledger.roster(on)) for on in days}
    told = f"{len(x.names & s.scene.ledger.roster(x.on))} of those who made {named_paper(x)} sat on the Council that day"
    return answer_of(s.numbers[0] in counts, told, x.fact)
