"""A letter or statement as a whole: how many of its names sit on the Council, who read it out, who sent it."""

from __future__ import annotations

import re
from datetime import timedelta

from ninthvote.check.claim import Answer, Family, Verdict, contradicted, supported, unknown
from ninthvote.check.paper.signature import (
    before_the_comparison,
    count_answer,
    day,
    named_paper,
    papers,
    who_delivered_it,
)
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import charitable
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX, NAMED, PERSON, WHO
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.request.ask import core_of
from ninthvote.check.seat.roster import START, STATEMENT, states_named, tight
from ninthvote.text.mention import fold


@frame(
    Family.SIGNATORIES,
    r"(?P<all>all|N|none|only N|both)(?: but one)? of (?:the |them|those|these )?(?:N )?(?:N|N states|signatories|countries|nations|states|governments|signers)?(?: (?:also|now|then|still|today|currently))* (?:are|were|is|was|sit|sits|sat|had|have|has|hold|held|being)(?: (?:now|then|still|today|currently|also))* (?P<not>not )?(?:all )?(?:members? of C|on C|C members?|members?(?! of)|a? ?seats?(?: on C)?|sitting members)|(?P<n>N) of the N (?:C )?members[^;.]{0,40}(?:issued|signed|joined|backed|released)[^;.]*|(?P<n3>N) of (?:the )?(?:N(?: ?C)?|C's N) (?:members? )?(?:issued|signed|joined|released|backed)[^;.]*|(?P<jn>joint statement of (?P<n2>N) (?:security )?(?:C )?members)",
    "of them|of the|all of|none of|members|statement of|of those|both of",
    rank=7,
)
def how_many_seated(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | Answer | None:
    """ "Eight of the fifty-two are on the Council", "All of the eight are members of the Council"."""
    words = m.group(0)
    if (m.group("n") or m.group("n3")) and not grammar.search(r"statement|declaration", clause.skeleton):
        return None
    times = scene.times_in(clause)
    kinds = (
        ("joint_statement",)
        if not grammar.search(r"request|asked|letter", clause.skeleton)
        else ("letter", "meeting_request")
    )
    rows, firm = papers(scene, clause, times, kinds)
    if scene.paper is not None and not times and scene.sentence - scene.paper_at <= 6:
        rows, firm = [scene.paper], True
    if not firm or len(rows) != 1:
        return None
    p = rows[0]
    if not p.complete or p.count is None:
        return unknown("The whole list was not found.", p.fact)
    total = grammar.search(r"\bof (?:the |those )?N\b", words)
    whole = clause.at.get(m.start() + total.end() - 1) if total else None
    if whole is not None and whole.value not in (p.count, len(scene.ledger.roster(p.on))):
        # "Six of the fifty": another paper is meant.
        others = [
            x
            for x in scene.ledger.papers
            if x.complete and x.count == whole.value and (scene.published is None or x.on <= scene.published)
        ]
        if len(others) != 1:
            return None
        p = others[0]
    if p.count is None:
        return None
    seated = p.names & scene.ledger.roster(p.on)
    outside = p.names - seated
    lead = words.split(" of ")[0]
    numbers = [x.value for x in clause.within(m.start(), m.end(), "N")]
    if lead.startswith(("all", "both")):
        asked = p.count
    elif lead == "none":
        asked = 0
    else:
        asked = numbers[0] if numbers else p.count
    facts = [
        p.fact,
        *(
            scene.ledger.term_fact(scene.ledger.terms_of(s)[-1])
            for s in sorted(outside)[:1]
            if scene.ledger.terms_of(s)
        ),
    ]
    if m.group("not"):
        asked = p.count - asked
    told = f"{len(seated)} of the {p.count} were members" + (
        f"; {listed(sorted(map(name_of, outside)))} did not sit on the Council in {p.on.year}"
        if 0 < len(outside) <= 3
        else ""
    )
    _left, _right = widen(clause, m.start(), m.end())
    begin = m.start()
    if len(seated) == asked:
        return [(begin, m.end(), supported(told + ".", p.fact))]
    return [(begin, m.end(), contradicted(told + ".", *facts))]


def _is_joint(scene: Scene, clause: Clause) -> bool:
    """Whether the statement is that of several, and not the one that each of them makes."""
    return (
        scene.ago("signatories") <= 3
        or grammar.search(
            r"joint|on behalf|\btheir\b|\bfor (?:the )?N\b|N (?:\w+ )?(?:states|members|countries)|signator",
            clause.skeleton,
        )
        is not None
    )


@frame(
    Family.SIGNATORIES,
    rf"(?P<who>{PERSON}|{NAMED}),? (?:then |later |also |had |who |has )*(?:read(?: it| them)?(?: out| aloud)?|delivered|spoke|presented|read out)(?: (?:it|a|the|their|that|this))?(?: joint)?(?: (?:statement|text|declaration|document))?(?: out| aloud)?(?P<rest>[^;.]*)|(?:statement|document|declaration|it|text)[^;.]{{0,20}} (?:was )?(?:delivered|read(?: out)?|presented)(?: in [^;,.]{{0,40}})?(?: on behalf of [^;,.]{{0,40}})? by (?P<who2>(?:the )?(?:{NAMED}|{PERSON})[^;.,]*(?:, P)?)",
    "read|deliver|spoke|present",
    rank=4,
)
def who_delivered(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who read or delivered the statement, and for how many."""
    group = "who" if m.group("who") else "who2"
    rest = m.group("rest") or ""
    words = m.group(0)
    if not grammar.search(r"statement|\bit\b|document|declaration|text|on behalf|for N", words):
        return None
    people = list(clause.within(m.start(group), m.end(group), "P"))
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    left, right = widen(clause, m.start(), core_of(m))
    times = scene.times_in(clause, left, before_the_comparison(clause, core_of(m), right))
    rows, firm = papers(scene, clause, times, ("joint_statement",))
    number = next((x.value for x in clause.within(m.start(), m.end(), "N") if x.value and x.value > 1), None)
    rows = [p for p in rows if p.delivered_by]
    if not rows:
        return None
    cut = grammar.search(r",? (?:and(?! the european| the eu)|but|while|which|who|she|he)\b", rest)
    stop = before_the_comparison(clause, core_of(m), m.end() - (len(rest) - cut.start()) if cut else m.end())
    answers = []
    for p in rows:
        by = fold(p.delivered_by)
        names = [fold(x.surface).split()[-1] for x in people]
        if names and not all(n in by for n in names) and grammar.search(r"\(", by):
            answers.append(contradicted(f"{who_delivered_it(p)} delivered {named_paper(p)}.", p.fact))
            continue
        if states and not any(s in by for s in states):
            answers.append(contradicted(f"{who_delivered_it(p)} delivered {named_paper(p)}.", p.fact))
            continue
        if number is not None and p.count is not None and p.count != number:
            answers.append(contradicted(f"It was made by {p.count} States ({day(p)}).", p.fact))
            continue
        answers.append(
            supported(f"{who_delivered_it(p)} delivered {named_paper(p)}, for {p.count} States.", p.fact)
        )
    good = [p for p, a in zip(rows, answers, strict=True) if a.verdict.value == "SUPPORTED"]
    if good or len(rows) == 1:
        scene.see_paper((good or rows)[0])
    answer = charitable(
        answers,
        firm=firm and len(rows) == 1,
        otherwise=lambda: unknown("Which statement is meant is not clear."),
    )
    if not answer.settled or (answer.verdict is Verdict.CONTRADICTED and not _is_joint(scene, clause)):
        return None
    return [(_after_the_office(clause, m.start(group)) if group == "who" else m.start(), stop, answer)]


def _after_the_office(clause: Clause, at: int) -> int:
    """ "The ambassador, Hwang Joon-kook, read it": that he was ambassador is a claim of its own."""
    words = clause.skeleton[at:]
    aside = grammar.match(
        r"(?:ambassador )?P, (?:the |its |his |her )?(?:G's|G|A)[^,;.]{0,45}, |(?:the )?(?:G's|G|A)[^,;.]{0,45}, P, ",
        words,
    )
    if aside is None and clause.skeleton[:at].endswith(("P, ", "P, the ")):
        aside = grammar.match(r"(?:the )?(?:G's|G|A)[^,;.]{0,45}, ", words)
    return at + aside.end() if aside else at


@frame(
    Family.SIGNATORIES,
    r"(?P<n>N) (?:states|countries|governments|nations|members)[^;.]{0,20} (?:had |have )?(?:written|wrote|appealed|addressed|sent a letter|sent) (?:to )?(?:a letter to )?C[^;.]*",
    "written|wrote|appeal|address|sent",
    rank=7,
)
def wrote_to_council(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Sixty-two governments had written to the Council early this year"."""
    number = clause.within(m.start("n"), m.end("n"), "N")[0].value
    times = scene.times_in(clause)
    rows, firm = papers(scene, clause, times, ("letter", "meeting_request"))
    if not rows:
        return None
    answers = [count_answer(p, number) for p in rows]
    good = [p for p, a in zip(rows, answers, strict=True) if a.verdict.value == "SUPPORTED"]
    if good or len(rows) == 1:
        scene.see_paper((good or rows)[0])
    return charitable(
        answers,
        firm=firm and len(rows) == 1,
        otherwise=lambda: unknown("Which letter is meant is not clear."),
    )


@frame(
    Family.DOCUMENT,
    rf"(?P<who>{WHO}|{PERSON}|A ambassador, P,|G's ambassador, P,|G),? ?(?:P,? )?{AUX} (?:wrote|written|had written|sent (?:a )?letters?|sent) (?:a letter )?to (?P<whom>(?:all |the )*(?:N |other )*(?:N )?(?:other )?(?:C )?(?:members?|council members|of its members|C)[^;,.]*)",
    "wrote|written|sent",
    rank=5,
)
def wrote_to_members(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """To whom the DPRK's ambassador wrote."""
    states, _ = states_in(scene, clause, m.start(), m.end("who"))
    _left, _right = widen(clause, m.start(), m.end())
    if "PRK" not in (
        *states,
        *(x.value for x in clause.within(0, m.start("whom"), "AG") if isinstance(x.value, str)),
    ) and not grammar.search(r"kim song", fold(clause.sentence.text).lower()):
        return None
    times = scene.times_in(clause)
    rows = [
        h
        for h in scene.ledger.happenings
        if h.kind == "letter"
        and "DPRK ambassador" in h.title
        and (not times or any(h.within(a - timedelta(days=31), b) for t in times for a, b in t.spans))
        and (scene.published is None or 0 <= (scene.published - h.on).days <= 60)
    ]
    if not rows:
        return None
    number = next((x.value for x in clause.within(m.start("whom"), m.end("whom"), "N")), None)
    h = rows[-1]
    to_all = grammar.search(r"\ball\b", m.group("whom"))
    if (to_all and (number in (15, None))) or number == 15:
        return [(0 if m.start() < 20 else m.start(), m.end("whom"), contradicted(f"{h.title}.", h.fact))]
    return [(0 if m.start() < 20 else m.start(), m.end("whom"), supported(f"{h.title}.", h.fact))]


_PAPERS = "sign|statement|letter|name|request|ask|call|appeal|join|written|wrote"


@frame(Family.SIGNATORIES, rf"{START}{STATEMENT}(?:{_PAPERS}){STATEMENT}", _PAPERS, rank=0)
def just_these_names(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """States that are exactly those in whose name one letter or statement was made."""
    for at, states in states_named(clause, m.start(), m.end()):
        if len(states) < 3:
            continue
        rows = [
            p
            for p in scene.ledger.papers
            if p.complete
            and p.names == set(states)
            and p.firm("signatories")
            and (scene.published is None or p.on <= scene.published)
        ]
        if rows:
            p = rows[-1]
            scene.see_paper(p)
            start, stop = tight(clause, m, at)
            return [
                (
                    start,
                    stop,
                    supported(
                        f"{p.title}, {p.on:%-d %B %Y}: {listed(sorted(map(name_of, p.names)))}.", p.fact
                    ),
                )
            ]
    return None
