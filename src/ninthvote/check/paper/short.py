"""Statements told by their number and their year alone, and who stayed away from one."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Paper
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads

#: For so many sentences a statement goes on being spoken of.
LATELY = 3
_WHO = r"(?: (?:states|countries|nations|governments|delegations|of them))?"
_SIGNED = r"(?: (?:had |have )?(?:stood|were|signed|joined|sponsored|put their names?|backed))?(?: (?:behind|to|on|under))?"
_ONE = r"(?: (?:that|the one|those|the statement)(?: of)?)?"
_SO_MANY = rf"(?:and |but |then )*(?:only |just |some )?N{_WHO}{_SIGNED}{_ONE}(?: in)? D|(?:and |but )?in D (?:there were|it was) N"
_AWAY = r"\b(?:stayed|stood|kept|stays|stands) away from the (?:joint )?statement|\bnames? (?:was|were|is|are|had been) (?:missing|absent|lacking)|\b(?:was|were|had been) (?:missing|absent) from the (?:joint )?statement"


def _statements(s: Statement) -> list[Paper]:
    """The statements on the subject that are firmly known, up to the day of the article."""
    p = s.scene.published
    return [
        x
        for x in s.scene.ledger.papers
        if x.kind == "joint_statement"
        and x.state == s.scene.topic
        and "missile" not in x.subject.lower()
        and (p is None or x.on <= p)
    ]


def _spoken_of(s: Statement) -> bool:
    return s.scene.sentence - s.scene.paper_at <= LATELY or s.scene.ago("signatories") <= LATELY


@reads(Family.SIGNATORIES, r"\bN\b[^;.]{0,60}\bD$|\bin D (?:there were|it was) N$")
def so_many_then(s: Statement) -> Answer | None:
    """ "Thirty-one the following December": the statement of that time had so many names."""
    if s.states or s.people or len(s.numbers) != 1 or len(s.times) != 1 or not _spoken_of(s):
        return None
    if grammar.fullmatch(_SO_MANY, s.own) is None or s.times[0].grain == "years":
        return None
    rows = [x for x in _statements(s) if x.firm("n_signatories") and s.times[0].holds(x.on)]
    if len(rows) != 1 or rows[0].count != s.numbers[0]:
        return None
    s.scene.paper, s.scene.paper_at = rows[0], s.scene.sentence
    return supported(f"The statement of {rows[0].on:%-d %B %Y} had {rows[0].count} names.", rows[0].fact)


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
        s.scene.paper, s.scene.paper_at = rows[0], s.scene.sentence
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
