"""Letters and statements read by the names and numbers in them."""

from __future__ import annotations

from datetime import timedelta

from ninthvote.check.claim import Answer, Family, Verdict, answer_of, contradicted, supported
from ninthvote.check.ledger import Paper
from ninthvote.check.paper.signature import named_paper, names_answer, who_delivered_it
from ninthvote.check.reading import grammar
from ninthvote.check.reading.names import listed, name_of
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text import Kind

_SIGN = r"\bsign|(?<!by )\bnames?\b|co-?sponsor|endors|behind the|put (?:its|their) name|joined|included|among|on the list|\bdid\b|\bnot there\b|(?:stayed|kept|left|remained) off\b"


_PLAINLY_SIGNED = r"\bsign(?:s|ed)?\b|\blist\b|\bnames?\b|\bthere\b|\bdid\b"


_ISSUE = r"c(?:ame|omes) from N|sponsor|statement|letter|declaration|\bsign|names? to|spoke to the press|issued|appeal|stakeout"


def spoken(s: Statement) -> list[Paper]:
    """The papers that may be meant, the one last spoken of first."""
    p = s.scene.published
    led = s.scene.ledger
    times = s.told
    topic = s.scene.topic
    if (
        not s.times
        and s.scene.focus is not None
        and s.has(r"\b(?:on that occasion|that time|that year|back then)\b")
    ):
        times = [s.scene.focus]
    rows = [x for x in led.papers if (p is None or x.on <= p) and (topic is None or x.state in (topic, None))]
    if times:
        rows = [
            x
            for x in rows
            if any(t.first - timedelta(days=1) <= x.on <= t.last + timedelta(days=1) for t in times)
        ]
    elif s.scene.paper is not None and s.scene.sentence - s.scene.paper_at <= 6:
        rows = [s.scene.paper]
    elif s.scene.happening is not None and s.scene.sentence - s.scene.happening_at <= 6:
        # "Afterwards": the paper of the meeting just told.
        day = s.scene.happening.on
        near = [x for x in rows if abs((x.on - day).days) <= 1]
        rows = near or [x for x in rows if p is not None and 0 <= (p - x.on).days <= 21]
    elif p is not None:
        rows = [x for x in rows if 0 <= (p - x.on).days <= 21]
    kind = s.words + " " + s.clause.skeleton
    if grammar.search(r"statement|stakeout|declaration", kind):
        rows = [x for x in rows if x.kind == "joint_statement"] or rows
    elif grammar.search(r"letter|request", kind):
        rows = [x for x in rows if x.kind != "joint_statement"] or rows
    return rows


def _whose(s: Statement) -> tuple[str, ...]:
    """ "Kazakhstan, whose signature is not on it": the state before "whose"."""
    before = [m for i, m in sorted(s.clause.at.items()) if i < s.start and m.kind is Kind.STATES]
    return tuple(before[-1].value) if before and s.clause.skeleton[: s.start].endswith("G, whose ") else ()


def _on_both(s: Statement, states: tuple[str, ...]) -> Answer | None:
    """Whether they are on the two lists told last, or not on one of them."""
    two = [x for x in (s.scene.paper_before, s.scene.paper) if x is not None and x.firm("signatories")]
    if len(two) != 2 or s.negative or s.scene.sentence - s.scene.paper_at > 3:
        return None
    told = " and ".join(named_paper(x) for x in two)
    facts = [x.fact for x in two]
    missing = [x for x in two if not set(states) <= x.names]
    if not missing:
        return supported(f"{listed([name_of(x) for x in states])} signed {told}.", *facts)
    if all(x.complete for x in missing):
        return contradicted(f"Not every one of them signed both {told}.", *facts)
    return None


@reads(
    Family.SIGNATORIES,
    r"newcomers|new (?:names|signatories)|for the first time|had not (?:signed|been)|were (?:not on|missing from)",
)
def new_on_the_list(s: Statement) -> Answer | None:
    """ "Uruguay was a newcomer": on the list told last and not on the one before."""
    new, old = s.scene.paper, s.scene.paper_before
    if (
        not s.states
        or s.people
        or s.numbers
        or s.times
        or new is None
        or old is None
        or s.scene.sentence - s.scene.paper_at > 2
    ):
        return None
    if not (new.complete and old.complete and new.kind == old.kind and new.on > old.on):
        return None
    if not s.has(r"\b(?:were|was|are|is) (?:all |both )?(?:the )?(?:newcomers|new)\b"):
        return None
    fresh = new.names - old.names
    told = f"Only the later one has {listed(sorted(map(name_of, fresh)))}."
    return answer_of(set(s.states) <= fresh, told, new.fact, old.fact)


@reads(Family.SIGNATORIES, _SIGN)
def names_on_it(s: Statement) -> Answer | None:
    """Those named signed, or did not."""
    named = s.states or _whose(s)
    if (
        not named
        or s.people
        or s.clause.within(s.start, s.end, "O")
        or s.has(
            r"vote|abstain|against|seat|member of|presid|chair|term\b|join(?:ed|s|ing)? (?:C|in|on|at|D|the council)|meeting|brief|\bread (?:it |out )*by\b|\bdelivered by\b|\b(?:invited|asked|offered|urged|persuaded|begged|promised|ready|willing) to\b|\b(?:only|alone|sole|lone) \w"
        )
    ):
        return None
    if s.scene.paper is None and not grammar.search(_ISSUE, s.clause.skeleton):
        return None
    meant = spoken(s)
    off = s.negative or s.has(r"\b(?:stayed|kept|left|stay|remained) off\b|held back")
    if off and len(meant) > 1 and any(set(named) & x.names for x in meant):
        return None  # on one of the lists that may be meant
    if grammar.search(r"\bboth\b(?! (?:of )?G)", s.own):
        return _on_both(s, named)
    doubt: Answer | None = None
    for paper in meant:
        states = [x for x in named if x != paper.state]
        if not states or any(n != paper.count for n in s.numbers):
            continue
        if paper.state == "CHN" and "CHN" in s.states and not s.has("support"):
            continue
        answer = names_answer(paper, states, yes=not off)
        if answer.verdict is Verdict.SUPPORTED:
            s.scene.see_paper(paper)
            return answer
        if len(meant) == 1 and not paper.complete and not answer.settled and s.has(_PLAINLY_SIGNED):
            doubt = answer
    return doubt


@reads(Family.SIGNATORIES, _ISSUE)
def so_many_names(s: Statement) -> Answer | None:
    """So many governments signed it or made it."""
    if (
        not s.numbers
        or s.people
        or s.negative
        or s.clause.within(s.start, s.end, "TQ")
        or (s.states and s.has(r"\bdeliver|\bread\b|presented"))
        or s.has(
            r"vote|need|require|year|month|week|percent|years|\b(?:all|none|every|half|most)\b[^;.]*\bmembers?\b"
        )
    ):
        return None
    for paper in spoken(s):
        members = len(paper.names & s.scene.ledger.roster(paper.on))
        right = {paper.count, members}
        others = {len(paper.names) - members}
        states = [x for x in s.states if x != paper.state]
        if states and (not paper.complete or any(x not in paper.names for x in states)):
            continue
        if all(n in right or (states and n in others) or (n == members) for n in s.numbers) and paper.firm(
            "signatories"
        ):
            whole = states and members in s.numbers and members + len(states) == paper.count
            if paper.count not in s.numbers and not s.has(r"member|C|council|sit") and not whole:
                continue
            s.scene.see_paper(paper)
            return supported(f"It was made by {paper.count} States: {named_paper(paper)}.", paper.fact)
    return None


_BY_VOICE = r"\bread\b|deliver|spoke for|speaking for|on behalf|\bpresented\b|doing the talking|by the mouth of|at the microphone|\bdid the talking"


@reads(Family.SIGNATORIES, _BY_VOICE)
def read_it_out(s: Statement) -> Answer | None:
    """The person or the state named read the statement."""
    known = [p for p in s.people if p]
    states = [x for x in s.states if x != s.scene.topic]
    if len(known) != len(s.people) or len(known) > 1 or s.negative or s.has("vote|brief|report"):
        return None
    if not known and (
        len(states) != 1
        or not s.has(rf"(?:{_BY_VOICE}) (?:out |aloud )*(?:by )?(?:the [a-z]+ (?:of )?)?(?:the )?G")
    ):
        return None
    meant = [x for x in spoken(s) if x.delivered_by]
    for paper in meant:
        by = known[0].split()[-1] if known else states[0]
        if by in paper.delivered_by and (not s.numbers or s.numbers == [paper.count]):
            s.scene.see_paper(paper)
            return supported(f"{who_delivered_it(paper)} delivered {named_paper(paper)}.", paper.fact)
    just_told = len(meant) == 1 and s.scene.paper is meant[0] and s.scene.sentence - s.scene.paper_at <= 1
    if just_told and not s.numbers and not s.times and s.has(r"read|deliver"):
        return contradicted(f"{who_delivered_it(meant[0])} delivered {named_paper(meant[0])}.", meant[0].fact)
    return None
