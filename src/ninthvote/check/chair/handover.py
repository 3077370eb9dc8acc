"""The chair from hand to hand: who takes it from whom, and whose turn comes next."""

from __future__ import annotations

import re
from datetime import date

from ninthvote.check.chair.presiding import presides
from ninthvote.check.claim import Answer, Family, answer_of, supported
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import charitable
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import NAMED
from ninthvote.check.reading.names import name_of, states_in
from ninthvote.check.reading.scene import Scene


@frame(
    Family.PRESIDENCY,
    rf"(?P<who7>{NAMED}) (?:opens|opened|begins|began|starts|started|closes|closed|ends|ended) the (?:year|month) (?:in the chair|as president|with the (?:presidency|gavel)|presiding)|(?P<who>{NAMED}) (?:mov(?:es|ed)|slid(?:es)?|steps?|stepped|goes|went|settl(?:es|ed)|gets|got|will be|will sit|sat|sits) (?:in|into|to) the (?:president's |C |council )?(?:chair|presidency)(?P<rest>[^;.]*)|(?:it (?:is|was) )?(?P<who2>G)(?:'s)? turn (?:in the chair|to preside|at the (?:gavel|helm)|as president)[^;.]*|(?:in|during) (?P<who3>G)(?:'s)? month (?:in the chair|as president|at the helm)?[^;.]*|(?P<who4>G)(?:'s)? month in the chair[^;.]*|(?:first|next|then|last)(?: up)? (?:in the chair|to preside|at the gavel) (?:is|was|comes|came|are) (?P<who5>G)[^;.]*|(?:in the chair|presiding|at the gavel|holding the gavel|with the gavel)(?: (?:in|for|this) D| this month| for the month| on the day| that day| then)?(?:,|:| is| was| sat| were| are)? (?P<who6>(?:the |a )?{NAMED})",
    "chair|presidency|turn |month|presid|gavel|helm",
    rank=6,
)
def into_the_chair(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "France moves into the chair in March", "in the chair was Greece"."""
    group = next(g for g in ("who", "who2", "who3", "who4", "who5", "who6", "who7") if m.group(g))
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    if grammar.search(r"committee|inquiry|K|H\b|fact-finding", m.group(0)):
        return None
    past = bool(
        grammar.search(
            r"\b(?:was|were|moved|went|stepped|sat|came|got|settled|that day|then|on the day)\b", m.group(0)
        )
    )
    answer = presides(scene, clause, states, m.start(), m.end(), past=past)
    return answer


@frame(
    Family.PRESIDENCY,
    r"(?P<one>G) (?:hands?|handed|passes|passed|gives?|gave|cedes|yields?|yielded)(?: over)? (?:(?:the|its) )?(?:gavel|chair|presidency|hammer)(?: over)? to (?P<two>G)(?: (?:in|on|for|at|this|next) ?D)?|(?P<two2>G) (?:takes?|took|inherits?|inherited|succeeds?|succeeded|follows?|followed)(?: over)?(?: (?:the )?(?:gavel|chair|presidency))?(?: from| after)? (?P<one2>G) (?:in the chair|as (?:C )?president|in the presidency|at the helm)[^;.]*|(?P<two3>G) follows(?: (?:in|as president in|for))? D|followed by (?P<two4>G) in D|(?:hands?|handed|passes|passed|gives?|gave)(?: (?:on|over))? it(?: (?:on|over))? to (?P<two5>G)(?: (?:in|on|for) D)?",
    "hand|pass|give|gave|cede|yield|take|took|inherit|succeed|follow",
    rank=8,
)
def chair_passes(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "France hands the gavel to Guyana in February": both months must fit."""
    after = next(g for g in ("two", "two2", "two3", "two4", "two5") if m.group(g))
    before = {"two": "one", "two2": "one2"}.get(after)
    if (
        after in ("two3", "two4", "two5")
        and not grammar.search(r"presid|chair|gavel", clause.skeleton)
        and scene.ago("presidency") > 2
    ):
        return None
    new = clause.at[m.start(after)].value
    old = clause.at[m.start(before)].value if before else None
    if len(new) != 1 or (old is not None and len(old) != 1):
        return None
    times = (
        scene.times_in(clause, m.start(), m.end())
        or [t for t in scene.times_in(clause) if t.grain in ("day", "month")][:1]
    )
    months: list[tuple[int, int]] = []
    if times:
        months = [(a.year, a.month) for a, _ in times[-1].spans]
        if "G follows" in m.group(0) and scene.published and len(months) > 1:
            months = [x for x in months if x >= (scene.published.year, scene.published.month)] or months
    elif scene.published:
        p = scene.published
        months = [(p.year, p.month), (p.year + p.month // 12, p.month % 12 + 1)]
    if not months:
        return None
    answers = []
    for y, mo in months:
        now = scene.ledger.presides(y, mo)
        prior = scene.ledger.presides(y - (mo == 1), (mo - 2) % 12 + 1)
        if now is None:
            continue
        ok = now[0] == new[0] and (old is None or (prior is not None and prior[0] == old[0]))
        told = (
            f"{name_of(now[0])} presided in {date(y, mo, 1):%B %Y}"
            + (f", after {name_of(prior[0])}" if prior else "")
            + "."
        )
        answers.append(answer_of(ok, told, now[1]))
    if not answers:
        return None
    return charitable(answers, firm=True, otherwise=lambda: answers[0])


@frame(
    Family.PRESIDENCY,
    r"(?:,|;|\band\b)(?: then)? (?P<who>G)(?: follows?)? (?:in|for) D",
    "in |for ",
    rank=3,
)
def one_after_another(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "… follows in February, France in March and Germany in April": months told one after another."""
    if (
        not grammar.search(r"presid|chair|gavel", clause.skeleton[: m.start()])
        or len(clause.at[m.start("who")].value) != 1
    ):
        return None
    answer = presides(scene, clause, clause.at[m.start("who")].value, m.start(), m.end(), past=False)
    return [(m.start("who"), m.end(), answer)] if answer and answer.settled else None


@frame(
    Family.PRESIDENCY,
    r"(?P<a>G)(?: [a-z ]{0,25}?)? ?(?:in|for) (?P<da>D)(?:,| and|;|, and)(?: then| to)? ?(?P<b>G)(?: [a-z ]{0,25}?)? ?(?:in|for) (?P<db>D)|(?:in|for) (?P<dc>D),?(?: it (?:is|was|will be))? (?P<c>G)(?:,| and|;|, and)(?: in| for)? (?P<dd>D),? (?P<d>G)",
    "in |for ",
    rank=1,
)
def two_months_two_chairs(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """Two states and two months that are just those in which they presided."""
    facts = []
    pairs = (("a", "da"), ("b", "db")) if m.group("a") else (("c", "dc"), ("d", "dd"))
    for who, when in pairs:
        states = clause.at[m.start(who)].value
        times = [t for t in scene.times_in(clause, m.start(when), m.end(when)) if t.grain in ("month", "day")]
        if len(states) != 1 or not times:
            return None
        held = [scene.ledger.presides(a.year + k, a.month) for a, _ in times[0].spans for k in (0, 1)]
        hit = next((h for h in held if h is not None and h[0] == states[0]), None)
        if hit is None:
            return None
        facts.append(hit[1])
    return supported("Each presided in its month.", *facts)
