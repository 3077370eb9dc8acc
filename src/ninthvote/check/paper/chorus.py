"""Many states with one voice: so many of them said it together, whatever the verb, and who spoke for them.

Only a number decides which statement is meant: one row of those days has it, and all that is named besides fits that row.
"""

from __future__ import annotations

from datetime import timedelta

from ninthvote.check.claim import Answer, Family, supported
from ninthvote.check.ledger import Paper
from ninthvote.check.paper.signature import named_paper, who_delivered_it
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.check.reading.timing import Time

_MANY = (
    r"\bN (?:(?:other|un|u\.n\.|member|different|western|democratic|like-minded|mostly|of the world's) )*(?:states|countries|nations|governments|delegations|capitals|missions|signatories|of them)\b"
    r"|\b(?:group|coalition|chorus|band|set|club|alliance) of (?:some )?N\b"
)
_SAID = (
    r"\bsp(?:oke|eak|oken)|\bsaid\b|\bvoice|condemn|critici[sz]|denounc|deplor|statement|declar|\btext\b|\bread (?:it|out|a)\b|\breading|\burg|\bappeal|\baccus|defend|answer|\brall|"
    r"line[sd]? up|lining up|\bst(?:oo|an)d|chorus|\bsign|\bnames?\b|letter|\bwrote\b|\braised\b|to task|rebuk|protest|prais|had their say|hit back|sided|sponsor|words"
)
_NOT_SAID = r"\bvot|abst|favou?r|elect|resolution|draft|amend|ratif|troops|observers?\b|embass|sanction|\bmembers of E|\b(?:in|across|to|into) (?:the |some |all |over )*N "
#: What is told without its day is of the last weeks, or of about the time of a meeting told.
NEWS_DAYS, NEAR_DAYS = 31, 10
#: So few may be those of any meeting: the subject must be spoken of.
FEW = 16


def _meant(s: Statement, p: Paper, times: list[Time]) -> bool:
    """Whether the paper is of the time told, or of these days."""
    if times:
        return any(
            t.holds(p.on)
            or (
                p.precision == "month"
                and any(a <= p.on.replace(day=28) and p.on.replace(day=1) <= b for a, b in t.spans)
            )
            for t in times
        )
    on = s.scene.published
    if on is not None and 0 <= (on - p.on).days <= NEWS_DAYS:
        return True
    told = s.scene.paragraph_time
    return (
        told is not None
        and told.grain in ("day", "month")
        and any(a <= p.on <= b + timedelta(days=NEAR_DAYS) for a, b in told.spans)
    ) or (s.scene.told.any_within(NEAR_DAYS, p.on))


@reads(Family.SIGNATORIES, _MANY)
def with_one_voice(s: Statement) -> Answer | None:
    """So many states said something together: the one statement of those days that has that number of names."""
    if (
        s.negative
        or s.unsaid
        or s.clause.within(s.start, s.end, "TQO")
        or not s.has(_SAID)
        or s.has(_NOT_SAID)
    ):
        return None
    kinds = (
        ("arria_sponsorship",) if s.has(r"sponsor")
        else ("letter", "meeting_request") if s.has(r"letter|wrote|request")
        else ("joint_statement",)
    )  # fmt: skip
    times = s.times
    rows = [
        p
        for p in s.scene.ledger.papers
        if p.kind in kinds and p.count in s.numbers and p.firm("n_signatories") and _meant(s, p, times)
    ]
    subjects = {s.scene.topic_of(s.clause), *s.states}
    if len(rows) != 1:
        rows = [p for p in rows if p.state in (subjects - {None} or {s.scene.topic})]
    if len(rows) != 1:
        return None
    p = rows[0]
    seated = len(p.names & s.scene.ledger.roster(p.on))
    if any(n not in (p.count, seated) for n in s.numbers) or not _fits(s, p):
        return None
    if p.state not in (*subjects, s.scene.topic) and (p.count or 0) < FEW:
        return None
    s.scene.see_paper(p)
    by = f", delivered by {who_delivered_it(p)}" if p.delivered_by else ""
    return supported(f"It was made by {p.count} States: {named_paper(p)}{by}.", p.fact)


def _fits(s: Statement, p: Paper) -> bool:
    """Whether everybody named is its subject, one of its names or who spoke for them; and the Union, if it is named."""
    if any(x != p.state and x not in p.names and x not in p.delivered_by for x in s.states):
        return False
    if s.has(r"european union|\beu\b") and "European Union" not in p.also:
        return False
    if s.has(
        r"with G as|(?:led|headed|fronted) by|G (?:\w+ ){0,2}(?:speaking|reading|spoke|read|as)\b|behind G|on whose behalf|G [^;.,N]{0,30}\b(?:for|on behalf of) (?:the |a group of )?N"
    ):
        return any(x in p.delivered_by for x in s.states) or any(
            who and who.split()[-1] in p.delivered_by for who in s.people
        )
    return all(who and who.split()[-1] in p.delivered_by for who in s.people)
