"""One of those just spoken of: "Kenya among them", "Mozambique is one, Guyana is not", after those who signed or asked.

Only a statement that says nothing else is read so, and only after a claim whose row has the whole list.
"""

from __future__ import annotations

from dataclasses import dataclass

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads


@dataclass(frozen=True, slots=True)
class Group:
    """Those who signed or asked, as the row of the last claim has them."""

    names: frozenset[str]
    complete: bool
    count: int | None
    seated: int
    fact: Fact


#: All that may be said besides the names.
_SAYS = (
    r"(?:\W|\b(?:their number|our number|that number|and|but|with|even|both|all|also|too|however|itself|themselves|though|of|the|those|these|them|they|its|their|was|were|is|are|had been|among|"
    r"included?|including|one|not|did|didn't|does|do|on it|on the list|in it|missing|absent|from|signatories|signers|askers|names?|group|N|O|G|A|'s)\b)*"
)
_PLACED = r"\b(?:among|included?|including|one of|is one|was one|are two|on it|on the list|of (?:their|our|that) number)\b|^\W*(?:and |but )?(?:the )?G(?: is| was| are| were| did| does)?,? ?(?:not|too|also|one)\b"
_ABSENT = r"\b(?:not|missing|absent|didn't)\b|n't\b"


_LISTED = (Family.SIGNATORIES, Family.REQUEST)


def _group(s: Statement, family: Family) -> Group | None:
    """The list behind the last claim before this place, where it was of this family."""
    said = [x for x in s.scene.said if x[:2] < (s.scene.sentence, s.start + 1)]
    if not said or s.scene.sentence - said[-1][0] > 1:
        return None
    named = grammar.search(r"signator|signers|askers|sponsors", s.own) and said[-1][2] in _LISTED
    if said[-1][2] is not family and not named:
        return None
    ref = said[-1][3]
    for paper in s.scene.ledger.papers:
        if paper.key == ref and paper.firm("signatories"):
            seated = len(paper.names & s.scene.ledger.roster(paper.on))
            return Group(paper.names, paper.complete, paper.count, seated, paper.fact)
    for r in s.scene.ledger.requests:
        if r.key == ref and r.names and r.fact.is_firm:
            return Group(r.names, r.complete, r.count, len(r.names), r.fact)
        if r.key == ref and r.failed and r.withheld in s.states and len(s.states) == 1 and r.fact.is_firm:
            return Group(
                frozenset(), True, r.count, r.count or 0, r.fact
            )  # it is known only who is not one of them
    return None


def _answer(s: Statement, family: Family) -> Answer | None:
    if (
        len(s.lists) != 1
        or s.people
        or s.scene.times_in(s.clause, s.start, s.end)
        or len(s.own) > 60
        or grammar.fullmatch(_SAYS, s.own) is None
    ):
        return None
    if not grammar.search(_PLACED, s.own):
        return None
    group = _group(s, family)
    if group is None or any(n not in (1, group.count, group.seated) for n in s.numbers):
        return None
    told = (
        f"They were {listed(sorted(map(name_of, group.names)))}."
        if group.names
        else f"{listed([name_of(x) for x in s.states])} was not one of the {group.count}."
    )
    inside = [x in group.names for x in s.states]
    if grammar.search(_ABSENT, s.own):
        if not any(inside):
            return supported(told, group.fact) if group.complete else None
        return contradicted(told, group.fact) if all(inside) else None
    if all(inside):
        return supported(told, group.fact)
    if not group.complete:
        return unknown("The whole list was not found.", group.fact)
    return None if _another_told_since(s) else contradicted(told, group.fact)


def _another_told_since(s: Statement) -> bool:
    """Whether more names, numbers or times stand between the last claim and here: others may be meant."""
    begin = max((end for _, end in s.scene.taken if end <= s.start), default=0)
    return bool(s.clause.within(begin, s.start, "NDG"))


_CUE = r"of (?:their|our|that) number|among|includ|\bone\b|\bnot\b|n't\b|missing|absent|on it|on the list|\btoo\b|\balso\b"


@reads(Family.SIGNATORIES, _CUE)
def one_of_those_who_signed(s: Statement) -> Answer | None:
    """The state named is one of those who signed, or is not."""
    return _answer(s, Family.SIGNATORIES)


@reads(Family.REQUEST, _CUE)
def one_of_those_who_asked(s: Statement) -> Answer | None:
    """The state named is one of those who asked, or is not."""
    return _answer(s, Family.REQUEST)


_ASKERS = r"\b(?:among|one of|two of|three of|N of|part of) (?:those|the N|them|the states|the members|the countries|the delegations|the group)\b[^;.,]{0,12}\b(?:that|who|which) (?:had |have )?(?:asked|written|wrote|signed|called|requested|sought|pressed|applied)\b"


def _who_had_asked(s: Statement) -> Answer | None:
    """Whether those named are among those who asked, in the one request of the time told."""
    m = grammar.search(_ASKERS, s.own)
    if m is None or len(s.lists) != 1 or s.people or s.unsaid or s.clause.within(s.start, s.end, "TQYEH"):
        return None
    led, scene = s.scene.ledger, s.scene
    topic = scene.topic_of(s.clause) or scene.topic
    rows = [r for r in led.requests if r.state == topic and r.names]
    times = s.times or (
        [scene.paragraph_time]
        if scene.paragraph_time and scene.paragraph_time.grain in ("day", "month")
        else []
    )
    if times:
        rows = [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in times)]
    elif scene.published is not None:
        rows = [r for r in rows if 0 <= (scene.published - r.on).days <= 31]
    if len(rows) != 1 or any(n not in (1, 2, 3, len(s.states), rows[0].count) for n in s.numbers):
        return None
    r = rows[0]
    inside = [x in r.names for x in s.states]
    told = f"The request of {r.on:%-d %B %Y} was made by {listed(sorted(map(name_of, r.names)))}."
    if s.negative:
        return supported(told, r.fact) if not any(inside) and r.complete else None
    if all(inside):
        return supported(told, r.fact)
    sure = r.complete and r.fact.is_firm and bool(s.times) and all(t.sure and not t.others for t in s.times)
    return contradicted(told, r.fact) if sure and not any(inside) else None


@reads(Family.SIGNATORIES, _ASKERS)
def among_those_who_wrote(s: Statement) -> Answer | None:
    """Those named are among those who had signed or written."""
    return _who_had_asked(s) if s.has(r"\bletter|\bsign|\bwrote|\bwritten") else None


@reads(Family.REQUEST, _ASKERS)
def among_those_who_asked(s: Statement) -> Answer | None:
    """Those named are among those who had asked for the meeting."""
    return None if s.has(r"\bletter|\bsign|\bwrote|\bwritten") else _who_had_asked(s)


_NOBODY_ELSE = r"\b(?:no other (?:\w+ )?|nobody else |no one else |none (?:of the )?others? )(?:had |has |have )?(?:put (?:its|their) names?|signed|co-?signed|joined|wrote|asked|requested)\b"


@reads(Family.SIGNATORIES, _NOBODY_ELSE)
def nobody_else(s: Statement) -> Answer | None:
    """One state asked, and no other: the one request of these days has one name."""
    if s.people or s.numbers or s.unsaid or s.clause.within(s.start, s.end, "TQYHFEO") or s.states:
        return None
    scene, on = s.scene, s.scene.published
    topic = scene.topic_of(s.clause) or scene.topic
    rows = [r for r in scene.ledger.requests if r.state == topic and r.names]
    if s.told:
        rows = [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in s.told)]
    else:
        rows = [r for r in rows if on is not None and 0 <= (on - r.day).days <= 14]
    if len({r.names for r in rows}) != 1 or len(rows[0].names) != 1 or not rows[0].complete:
        return None
    r = rows[0]
    return supported(
        f"The request of {r.on:%-d %B %Y} was made by {listed(sorted(map(name_of, r.names)))} alone.", r.fact
    )
