"""Turns of phrase: lists after a colon, hands that go up, chairs that change, names that are missing."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import Any

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.clause import Clause, widen
from ninthvote.check.families.ballots import _reading, casts
from ninthvote.check.families.papers import Request, _known_symbol, _requests, requests_of
from ninthvote.check.families.table import presides, told_of
from ninthvote.check.frame import Found, frame
from ninthvote.check.grammar import AUX, NAMED
from ninthvote.check.ledger import Ballot, Fact
from ninthvote.check.names import listed, name_of, states_in
from ninthvote.check.scene import Scene, charitable
from ninthvote.check.timing import Time
from ninthvote.vocabulary import Cast

_DAY = timedelta(days=1)


def _new_year(scene: Scene, clause: Clause) -> int | None:
    """The January that a sentence about comings and goings means."""
    for t in scene.times_in(clause):
        if t.grain == "year":
            return t.first.year
        if t.grain in ("day", "month"):
            return t.first.year + (1 if t.first.month >= 11 else 0)
    if scene.published is None:
        return None
    return scene.published.year + (1 if scene.published.month >= 6 else 0)


def _changed(scene: Scene, year: int, *, come: bool) -> set[str]:
    start = date(year, 1, 1)
    return {
        s
        for s, rows in scene.ledger.terms.items()
        if any((r.from_ if come else r.until) == start for r in rows)
    }


def _change(scene: Scene, clause: Clause, states: Sequence[str], *, come: bool) -> Answer | None:
    year = _new_year(scene, clause)
    if year is None:
        return None
    answers = []
    for y in (year, year - 1, year + 1) if not scene.times_in(clause) else (year,):
        right = _changed(scene, y, come=come)
        fact = Fact(f"membership: {y if come else y - 1}")
        told = f"Those that {'joined' if come else 'left'} at the turn to {y} were {listed(sorted(map(name_of, right)))}."
        if set(states) <= right:
            return supported(told, fact)
        if 2 * len(set(states) & right) >= len(states):
            answers.append(contradicted(told, fact))
    return answers[0] if answers else None


@frame(
    Family.MEMBERSHIP,
    r"(?P<out5>G) (?:have|has|are|is) (?:now |all )?gone\b|(?:out|off) (?:go|went|are|goes|come) (?P<out>G)|in (?:come|came|are|comes) (?P<in>G)|(?P<out2>G) (?:are|is|go|goes) (?:out|off)\b|(?P<in2>G) (?:are|is|come|comes) in\b|(?:the )?(?:class|intake|crop|batch) of D(?: is| are|:| was| were| consists of)? (?P<in3>G)|(?:the )?(?:N |five )?(?:newcomers|new (?:members|faces|arrivals|countries|boys)|arrivals|incoming (?:members|N|five)|debutants|recruits)(?: (?:are|were|is)|:|,|\s\()(?: (?:called|named))? ?(?P<in4>G)|(?:the )?(?:N |five )?(?:leavers|departing (?:members|N|five)|outgoing (?:members|N|five)|departures|those (?:leaving|going)|(?:members|countries|states) (?:that|who) (?:left|leave|are leaving))(?: (?:are|were|is)|:|,|\s\()? ?(?P<out3>G)|(?:say )?(?:goodbye|farewell) to (?P<out4>G)|welcomes? (?P<in5>G)",
    "gone|out go|out went|off go|in come|in came| out| off|come in|are in|is in|class of|intake|crop|batch|newcomer|new |arrivals|incoming|debutants|recruits|leavers|departing|outgoing|departures|those leaving|those going|left|leave|goodbye|farewell|welcome|out are|in are",
    rank=6,
)
def out_and_in(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Out go Albania and Brazil; in come Algeria and Guyana", "the newcomers are …"."""
    group = next(g for g, v in m.groupdict().items() if v)
    at = m.start(group)
    states = clause.at[at].value
    if (
        len(states) < 2
        and not scene.lately("membership")
        and not grammar.search(r"newcomer|new member|outgoing|leav", m.group(0))
    ):
        return None
    if grammar.search(r"vote|abstain|favou?r", m.group(0)):
        return None
    answer = _change(scene, clause, states, come=group.startswith("in"))
    return [(m.start(), m.end(), answer)] if answer else None


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED})(?:,? too)?,? (?:is|are|was|were) (?:now )?back(?: (?:on|at|in) (?:C|the table))?(?P<rest>[^;.]*)|(?P<who2>{NAMED}) (?:has|have|had) (?:still |only )?(?:a|one|another|one more|N)(?: more)? year(?:s)? (?:to (?:go|serve|run)|left)[^;.]*|(?P<who3>{NAMED}) (?:is|are) (?:half-?way|midway) through(?: (?:its|their) terms?)?[^;.]*|(?P<who4>{NAMED})(?:'s)? (?:place|seat|chair)(?: (?:on|in) C)? (?:went|goes|passes|passed|falls|fell) to (?P<new>G)[^;.]*|(?P<who5>{NAMED}) (?:made|makes?|gave|gives?) (?:way|place) (?:for|to) (?P<new2>G)",
    "back|year|halfway|half-way|midway|place|seat|chair|way ",
    rank=5,
)
def back_or_halfway(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Belgium is back after ten years", "Peru has one more year to go"."""
    group = next(g for g in ("who", "who2", "who3", "who4", "who5") if m.group(g))
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    if (
        not states
        or "PRK" in states
        or not (
            grammar.search(r"C|table|seat|term|member|year|way|place", clause.skeleton)
            or scene.lately("membership")
        )
    ):
        return None
    on = scene.published
    if on is None:
        return None
    facts = [scene.ledger.term_fact(r) for s in states for r in scene.ledger.terms_of(s)[-1:]]
    if m.group("new") or m.group("new2"):
        new = clause.at[m.start("new") if m.group("new") else m.start("new2")].value
        year = _new_year(scene, clause) or on.year
        for y in (year, year - 1, year + 1):
            if set(states) <= _changed(scene, y, come=False) and set(new) <= _changed(scene, y, come=True):
                return [
                    (
                        m.start(),
                        m.end(),
                        supported(
                            f"At the turn to {y}.", Fact(f"membership: {y - 1}"), Fact(f"membership: {y}")
                        ),
                    )
                ]
        return None
    good = []
    for s in states:
        rows = [
            r
            for r in scene.ledger.terms_of(s)
            if r.from_ <= on + timedelta(days=45) and on < (r.until or date.max)
        ]
        if not rows:
            good.append(False)
            continue
        row = rows[0]
        if group == "who":
            earlier = [r for r in scene.ledger.terms_of(s) if r.from_ < row.from_]
            number = next((n.value for n in clause.within(m.start(), m.end(), "N")), None)
            gap = row.from_.year - earlier[-1].until.year if earlier and earlier[-1].until else None
            good.append(bool(earlier) and (number is None or (gap is not None and abs(gap - number) <= 1)))
        elif group == "who2":
            number = next((n.value for n in clause.within(m.start(), m.end(), "N")), 1)
            left = (row.until - on).days / 365 if row.until else 9
            good.append(number - 0.45 <= left <= number + 0.5)
        else:
            good.append(row.until is not None and 240 <= (on - row.from_).days <= 490)
    told = f"{told_of(scene, states)}."
    stop = m.start("rest") + min(len(m.group("rest") or ""), 40) if group == "who" else m.end()
    return [(m.start(), stop, supported(told, *facts) if all(good) else contradicted(told, *facts))]


# -- the chair -----------------------------------------------------------------------------------------------------


@frame(
    Family.PRESIDENCY,
    rf"(?P<who7>{NAMED}) (?:opens|opened|begins|began|starts|started|closes|closed|ends|ended) the (?:year|month) (?:in the chair|as president|with the (?:presidency|gavel)|presiding)|(?P<who>{NAMED}) (?:mov(?:es|ed)|slid(?:es)?|steps?|stepped|goes|went|settl(?:es|ed)|gets|got|will be|will sit|sat|sits) (?:in|into|to) the (?:president's |C |council )?(?:chair|presidency)(?P<rest>[^;.]*)|(?:it (?:is|was) )?(?P<who2>G)(?:'s)? turn (?:in the chair|to preside|at the (?:gavel|helm)|as president)[^;.]*|(?:in|during) (?P<who3>G)(?:'s)? month (?:in the chair|as president|at the helm)?[^;.]*|(?P<who4>G)(?:'s)? month in the chair[^;.]*|(?:first|next|then|last)(?: up)? (?:in the chair|to preside|at the gavel) (?:is|was|comes|came|are) (?P<who5>G)[^;.]*|(?:in the chair|presiding|at the gavel|holding the gavel|with the gavel)(?: (?:in|for|this) D| this month| for the month| on the day| that day| then)?(?:,|:| is| was| sat| were| are)? (?P<who6>(?:the |a )?{NAMED})",
    "chair|presidency|turn |month|presid|gavel|helm",
    rank=6,
)
def into_the_chair(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
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
    return [(m.start(), m.end(), answer)] if answer else None


@frame(
    Family.PRESIDENCY,
    r"(?P<one>G) (?:hands?|handed|passes|passed|gives?|gave|cedes|yields?|yielded)(?: over)? (?:(?:the|its) )?(?:gavel|chair|presidency|hammer)(?: over)? to (?P<two>G)(?: (?:in|on|for|at|this|next) ?D)?|(?P<two2>G) (?:takes?|took|inherits?|inherited|succeeds?|succeeded|follows?|followed)(?: over)?(?: (?:the )?(?:gavel|chair|presidency))?(?: from| after)? (?P<one2>G) (?:in the chair|as (?:C )?president|in the presidency|at the helm)[^;.]*|(?P<two3>G) follows(?: (?:in|as president in|for))? D|followed by (?P<two4>G) in D|(?:hands?|handed|passes|passed|gives?|gave)(?: (?:on|over))? it(?: (?:on|over))? to (?P<two5>G)(?: (?:in|on|for) D)?",
    "hand|pass|give|gave|cede|yield|take|took|inherit|succeed|follow",
    rank=8,
)
def chair_passes(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "France hands the gavel to Guyana in February": both months must fit."""
    after = next(g for g in ("two", "two2", "two3", "two4", "two5") if m.group(g))
    before = {"two": "one", "two2": "one2"}.get(after)
    if (
        after in ("two3", "two4", "two5")
        and not grammar.search(r"presid|chair|gavel", clause.skeleton)
        and not scene.lately("presidency")
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
        answers.append(supported(told, now[1]) if ok else contradicted(told, now[1]))
    if not answers:
        return None
    return [(m.start(), m.end(), charitable(answers, firm=True, otherwise=lambda: answers[0]))]


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
    Family.DOCUMENT,
    r"Y (?:is|was|being) (?P<what>(?:the |its |their |that )(?:[a-z-]+ )*(?:record|letter|report|request|resolution|draft|text|document)[^,;.]{0,40})",
    "record|letter|report|request|resolution|draft|text|document",
    rank=6,
)
def symbol_is(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "S/PV.7830 is the record"."""
    from ninthvote.check.families.papers import _document_meant, _noun_kind, _same

    named = clause.at[m.start()].surface
    known = _known_symbol(scene, named)
    kinds = _noun_kind(m.group("what"))
    if known is None:
        return [(m.start(), m.end(), unknown(f"{named} is not in the record."))]
    title, fact, _on, kind = known
    meant = _document_meant(scene, clause, m.start("what"), m.end("what"))
    if meant and kind == meant[2] and not _same(named, meant[0]):
        return [
            (
                m.start(),
                m.end(),
                contradicted(f"{named} is {title}; {meant[3]} is {meant[0]}.", fact, meant[1]),
            )
        ]
    if kinds and kind in ("record", "report") and kind not in kinds and "document" not in m.group("what"):
        return [(m.start(), m.end(), contradicted(f"{named} is {title}.", fact))]
    return [(m.start(), m.end(), supported(f"{named} is {title}.", fact))]


# -- how they voted ------------------------------------------------------------------------------------------------

_SIDES = (
    (
        r"(?:voting )?(?:in favou?r|for|yes|ayes?|the (?:yes|ayes)(?: votes?| camp| side)?|with the majority|the majority|supporters?|on one side)",
        Cast.YES,
    ),
    (
        r"(?:voting )?(?:against|no|noes|nays?|opposed|the (?:noes|nays)|opponents?|on the other(?: side)?)",
        Cast.NO,
    ),
    (r"(?:abstaining|abstained|abstentions?|abstainers?|the abstainers|on the fence)", Cast.ABSTAIN),
)
_SIDE = "|".join(f"(?P<s{i}>{p})" for i, (p, _) in enumerate(_SIDES))


@frame(
    Family.MEMBER_VOTE,
    rf"(?:^|[;,.(] ?|\band |\bwhile |\bwith |N )(?:{_SIDE})(?: \(N\))?(?::|,? (?:were|was|stood|came|are|is|sat))(?: (?:the )?(?:N )?)? ?(?P<who>{NAMED})(?:,? as (?:did|was|were) (?P<more>G))?",
    "favour|favor|for|yes|aye|majority|support|side|against|no|nay|oppos|abst|fence",
    rank=5,
)
def sides(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "For: France, Peru. Against: China", "on the other side stood China, Russia and Bolivia"."""
    cast = next(c for i, (_, c) in enumerate(_SIDES) if m.group(f"s{i}"))
    states, _extra = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states:
        return None
    found, _ = _reading(scene, clause, m.start(), m.end())
    if not found:
        return None
    answers = [casts(scene, b, states, cast) for b in found.found]
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    lead = grammar.match(r"[;,.(]? ?(?:and |while |with )?", m.group(0))
    start = m.start() + (lead.end() if lead else 0)
    return [
        (
            start,
            m.end(),
            charitable(
                answers, firm=found.firm, otherwise=lambda: unknown("Which vote is meant is not clear.")
            ),
        )
    ]


@frame(
    Family.MEMBER_VOTE,
    rf"(?:the |all )?(?:N |one |two )?(?P<role>yes votes?|ayes|noes|nays|no votes?|votes? against|opponents|objectors|abstentions?|abstainers?|majority|votes? in favou?r|supporters)(?: of (?:the )?[a-z]+)? (?:came from|were cast by|was cast by|belonged to|included|was made up of|were those of|counted|was that of) (?P<who>{NAMED})|among (?:the |those (?:who )?)(?:N )?(?P<role2>yes votes|ayes|noes|opponents|abstentions|abstainers|voting against|voting in favou?r|abstaining|who abstained|who voted no|majority|against|in favou?r|nine|N)(?: was| were| is|,)? (?P<who2>{NAMED})|(?P<who3>{NAMED}) (?:was|were|is|are) among (?:the |those )?(?:N )?(?P<role3>yes votes|ayes|noes|opponents|abstentions|abstainers|voting against|abstaining|majority|who abstained|who voted (?:no|against|yes|in favou?r)|in favou?r|against)|only (?P<who4>G) (?P<role4>held back|dissented|said no|stayed out|abstained|was missing)|(?P<who5>{NAMED}) (?P<role5>went (?:with|along with) the majority|raised (?:its|their) hands?|broke ranks|crossed (?:the floor|over)|sided with (?:the (?:majority|west)|G)|lined up (?:with|behind|against) [^;.,]*|joined (?:the (?:majority|ayes|noes|nays|opponents|abstainers)|G in (?:voting (?:no|against|yes|in favou?r)|saying no|opposing|abstaining|opposition))|sat on the fence|kept (?:its|their) hands? down|ducked|looked the other way|stayed on the fence)",
    "came from|cast by|belonged|included|made up|were those|counted|was that|among|held back|dissented|said no|stayed|abstained|missing|went|raised|broke|crossed|sided|lined|joined|sat on|kept|ducked|looked",
    rank=5,
)
def came_from(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The noes came from China and Russia", "Kuwait went with the majority", "sat on the fence"."""
    n = next(i for i in ("", "2", "3", "4", "5") if m.group(f"who{i}"))
    states, _ = states_in(scene, clause, m.start(f"who{n}"), m.end(f"who{n}"))
    role = m.group(f"role{n}")
    if not states or "PRK" in states:
        return None
    if grammar.search(r"abst|fence|hands? down|held back|stayed out|ducked|looked|missing", role):
        cast = Cast.ABSTAIN
    elif grammar.search(r"no\b|noes|nays|against|oppon|object|dissent|saying no|opposing|opposition", role):
        cast = Cast.NO
    else:
        cast = Cast.YES
    if grammar.search(r"broke ranks|crossed|sided with G|lined up", role):
        return None
    found, _ = _reading(scene, clause, m.start(), m.end())
    if not found:
        return None
    whole = n == "4" or bool(
        grammar.match(r"the |all ", m.group(0))
        and grammar.search(r"came from|cast by|belonged|made up|those of|that of", m.group(0))
    )
    answers = [casts(scene, b, states, cast, whole=whole) for b in found.found]
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    return [
        (
            m.start(),
            m.end(),
            charitable(
                answers, firm=found.firm, otherwise=lambda: unknown("Which vote is meant is not clear.")
            ),
        )
    ]


@frame(
    Family.MEMBER_VOTE,
    r"T(?: ?[:(\u2014\u2013-]+ ?| - )(?P<who>G)",
    ":|(|\u2014|\u2013| -",
    rank=6,
)
def names_after_tally(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "… and five against: Angola, China, Egypt, Russia and Venezuela": the number of names says whose they are."""
    states = clause.at[m.start("who")].value
    yes, no, abstain = clause.at[m.start()].value
    ends = clause.at[m.start()].surface.lower()
    found, _ = _reading(scene, clause, m.start(), m.end())
    sides = [(Cast.NO, no), (Cast.ABSTAIN, abstain), (Cast.YES, yes)]
    if grammar.search(r"against$|no$|opposed$|noes$", ends):
        sides = sides[:1]
    elif grammar.search(r"abst\w*$", ends):
        sides = sides[1:2]
    cast = next((c for c, n in sides if n == len(states)), None)
    if cast is None or not found:
        return None
    answers = [casts(scene, b, states, cast, whole=True) for b in found.found]
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    return [
        (
            m.start("who"),
            m.end(),
            charitable(
                answers, firm=found.firm, otherwise=lambda: unknown("Which vote is meant is not clear.")
            ),
        )
    ]


# -- margins -------------------------------------------------------------------------------------------------------


@frame(
    Family.VOTE,
    r"(?:it |the (?:motion|agenda|vote|proposal|item|meeting|request) |they |supporters )?(?:scraped|squeaked|squeezed|got|made it|just made it|passed|went|slipped|carried|won|lost|failed|missed|fell)[^;.]{0,30}? (?P<m>by (?:a single|one|N) votes?|with (?:exactly |just |only )?(?:the )?(?:nine|N)(?: votes?| it needed| that it needed)?|(?:one|N|a single) votes? (?:short|to spare|more than (?:needed|required|the minimum|it needed)|fewer than (?:needed|required)|too few)|(?:exactly|precisely|just) (?:the )?N(?: (?:it|that were|votes) (?:needed|required))?)[^;.]*|N hands went up[^;.]*|(?:one|N) (?:vote|votes) (?:more|fewer) than (?:needed|required|necessary)",
    "scraped|squeaked|squeezed|got |made it|passed|went|slipped|carried|won|lost|failed|missed|fell|hands|more than|fewer than",
    rank=3,
)
def margin(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "It scraped through with nine", "one vote short", "two votes to spare"."""
    words = m.group("m") or m.group(0)
    found, _ = _reading(scene, clause, m.start(), m.end())
    if not found or "T" in m.group(0):
        return None
    more = grammar.search(
        r"^ (?:more|fewer|less|better|worse) than(?: the)?(?: N)?[^,;.]*",
        clause.skeleton[m.end("m") if m.group("m") else m.end() :],
    )
    if more and not grammar.search(
        r"more than (?:the )?(?:N |minimum )?(?:it |they )?(?:requir|need|necess|minimum)", more.group(0)
    ):
        return None
    number = next(
        (x.value for x in clause.within(m.start(), m.end("m") if m.group("m") else m.end(), "N")),
        1 if grammar.search(r"single|one ", words) else None,
    )
    if number is None:
        return None
    answers: list[Answer] = []
    for b in found.found:
        if b.yes is None or not b.firm("yes"):
            continue
        if (
            grammar.search(r"short|too few|fewer|missed|by (?:a single|one|N) vote", words + m.group(0))
            and not b.carried
        ):
            ok = 9 - b.yes == number
        elif more or grammar.search(r"spare|more than", words):
            ok = b.yes - 9 == number and bool(b.carried)
        elif grammar.search(r"by (?:a single|one|N)", words):
            ok = number in (b.yes - (b.no or 0), b.yes - 9)
        else:
            ok = b.yes == number
        told = f"The vote of {b.on:%-d %B %Y} was {b.result}."
        answers.append(supported(told, b.fact) if ok else contradicted(told, b.fact))
    if not answers:
        return None
    if len(found.found) == 1:
        scene.see_ballot(found.found[0])
    return [
        (
            m.start(),
            m.end(),
            charitable(
                answers, firm=found.firm, otherwise=lambda: unknown("Which vote is meant is not clear.")
            ),
        )
    ]


# -- requests ------------------------------------------------------------------------------------------------------


@frame(
    Family.REQUEST,
    rf"(?:the |a )?(?:request|call|initiative|letter|bid|demand|push|idea|proposal) (?:had |has )?(?:came|come|comes|was led|is led|stemmed|originated)(?: (?:from|by))? (?P<who>{NAMED})[^;.,]*|(?:behind (?:the request|it)|the (?:requesters|askers|sponsors|movers|applicants))(?: (?:were|was|stood|are|is)|:) (?P<who2>{NAMED})|(?P<who3>{NAMED}) (?:led|headed|spearheaded|launched|made|filed|submitted|sent in|put in|was behind|were behind|had put in|tabled) (?:the |a |an |this |that )?(?:formal |written |joint )?(?:request|initiative|bid|push|effort|call|drive)(?: for)?[^;.,]*|(?P<who4>{NAMED}) (?:had |has )?(?:wanted|sought|tried|attempted|hoped|planned|intended) (?:to (?:hold|convene|call|have|organi[sz]e|put)|an? |the |such )[^;.,]{{0,60}}(?:meeting|session|discussion|debate|briefing)[^;.,]*",
    "request|call|initiative|letter|bid|demand|push|idea|proposal|behind|askers|sponsors|movers|applicants|led|headed|launched|made|filed|submit|sent|put in|tabled|wanted|sought|tried|attempt|hoped|planned|intended",
    rank=4,
)
def request_from(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The request came from Britain", "the United States had wanted to hold a meeting on 10 December"."""
    group = next(g for g in ("who", "who2", "who3", "who4") if m.group(g))
    states, _extra = states_in(scene, clause, m.start(group), m.end(group))
    if (
        not states
        or "PRK" in states
        or grammar.search(r"vote\b|stop|prevent|block|postpone|put off", m.group(0))
    ):
        return None
    left, right = widen(clause, m.start(), m.end())
    rows, firm = _requests(scene, clause, scene.times_in(clause, left, right))
    answers = []
    for r in rows:
        if set(states) <= r.names:
            answers.append(
                supported(
                    f"The request of {r.on:%-d %B %Y} was made by {listed(sorted(map(name_of, r.names)))}.",
                    r.fact,
                )
            )
        elif r.failed and _leads(scene, r, states):
            answers.append(
                supported(
                    f"The request of {r.on:%-d %B %Y} was dropped by {listed([name_of(s) for s in states])}.",
                    r.fact,
                )
            )
        elif r.complete and r.names:
            answers.append(
                contradicted(
                    f"The request of {r.on:%-d %B %Y} was made by {listed(sorted(map(name_of, r.names)))}.",
                    r.fact,
                )
            )
        else:
            answers.append(unknown("Not everybody who asked is named.", r.fact))
    if not answers:
        return None
    return [
        (
            m.start(),
            m.end(),
            charitable(answers, firm=firm, otherwise=lambda: unknown("Who asked is not known for certain.")),
        )
    ]


def _leads(scene: Scene, r: Request, states: Sequence[str]) -> bool:
    h = next((h for h in scene.ledger.happenings if h.key == r.key), None)
    return (
        h is not None
        and all(name_of(s).replace("the ", "") in f"{h.title} {h.outcome} {h.note}" for s in states)
        and r.withheld not in states
    )


@frame(
    Family.REQUEST,
    r"(?:could|did|would|can|had|has)(?: not|n't)? (?:find|muster|get|secure|win|attract|persuade|obtain|found|mustered|secured)(?: no| only| just)? (?:a |the |any )?(?P<o>O|N)(?: (?:supporter|vote|signature|name|member|state|country|backer|supporters|votes|signatures|names))?[^;.]*|(?:found|finding|without|for (?:want|lack) of|lacking|short of|missing) (?:no |a |the |any )?(?P<o2>O)(?: (?:supporter|vote|signature|name|member|state|country|backer))?|the O (?:name|signature|supporter|vote|member|country) (?:never|did not|was not|could not|was missing|was not found)[^;.]*",
    "find|muster|get |secure|win |attract|persuade|obtain|found|without|want of|lack|short of|missing|never|did not|was not|could not",
    rank=5,
)
def no_ninth(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Could not find a ninth": the request stopped at eight."""
    marks = clause.within(m.start(), m.end(), "ON")
    number = marks[0].value if marks else None
    state = scene.topic_of(clause) or scene.topic
    times = scene.times_in(clause)
    rows = [r for r in requests_of(scene) if r.failed and r.state == state]
    if times:
        rows = [r for r in rows if any(t.holds(r.on) or t.holds(r.day) for t in times)]
    else:
        current = scene.facts.get("request")
        rows = (
            [current]
            if isinstance(current, Request) and current.failed
            else [r for r in rows if scene.published and abs((r.on - scene.published).days) <= 45]
        )
    if not rows or number is None or number > 15:
        return None
    left, right = widen(clause, m.start(), m.end())
    r = rows[-1]
    scene.facts["request"] = r
    if number == 9:
        return [
            (
                left,
                right,
                supported(f"Eight were in support where nine were needed ({r.on:%-d %B %Y}).", r.fact),
            )
        ]
    if number == 8 and not grammar.search(r"not|n't|no ", m.group(0)):
        return [
            (
                left,
                right,
                supported(f"Eight were in support where nine were needed ({r.on:%-d %B %Y}).", r.fact),
            )
        ]
    if number in (7, 8, 10):
        return [
            (
                left,
                right,
                contradicted(f"Eight were in support where nine were needed ({r.on:%-d %B %Y}).", r.fact),
            )
        ]
    return None


# -- documents -----------------------------------------------------------------------------------------------------


@frame(
    Family.DOCUMENT,
    r"(?P<what>(?:the |that |its |this |a )?(?:[a-z-]+ )*?(?:letter|request|record|report|minutes|transcript|document|draft|resolution|text|meeting|findings))(?: of (?:the )?[^,;.]{1,40}?)?,? (?:is|was|has been|had been|appeared|went out|came out|reached (?:C|E|the members)|circulated|issued|published|filed|numbered|known|distributed|carries|bears|has)(?: [a-z]+)?(?: (?:as|under|in|with))?(?: (?:the )?(?:symbol|number|document|reference|code))? (?P<y>Y)",
    "letter|request|record|report|minutes|transcript|document|draft|resolution|text|meeting|findings",
    rank=6,
)
def numbered(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "The letter was circulated as S/2014/872", "its record bears the number S/PV.8130"."""
    from ninthvote.check.families.papers import _document_meant, _noun_kind, _same

    mention = clause.at[m.start("y")]
    known = _known_symbol(scene, mention.surface)
    kinds = _noun_kind(m.group("what"))
    if known:
        title, fact, _on, kind = known
        meant = _document_meant(scene, clause, m.start(), m.start("y"))
        if meant and not _same(mention.surface, meant[0]) and kind == meant[2]:
            return [
                (
                    m.start(),
                    m.end(),
                    contradicted(f"{mention.surface} is {title}; {meant[3]} is {meant[0]}.", fact, meant[1]),
                )
            ]
        if kinds and kind in ("record", "report") and kind not in kinds and "document" not in m.group("what"):
            return [(m.start(), m.end(), contradicted(f"{mention.surface} is {title}.", fact))]
        return [(m.start(), m.end(), supported(f"{mention.surface} is {title}.", fact))]
    meant = _document_meant(scene, clause, m.start(), m.start("y"))
    if meant:
        return [(m.start(), m.end(), contradicted(f"{meant[3]} is {meant[0]}.", meant[1]))]
    return [(m.start(), m.end(), unknown(f"{mention.surface} is not in the record."))]


_: Any = (AUX, Ballot, Time, _DAY)
