"""Who takes whose seat, who stays for how long, and who comes back."""

from __future__ import annotations

import re
from datetime import date, timedelta

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX, NAMED, WHO
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.seat.sitting import terms, told_of, told_terms
from ninthvote.check.seat.term import about_council, contradicts, last_day, supports, years_of
from ninthvote.check.seat.turn import changed, new_year


@frame(
    Family.MEMBERSHIP,
    r"(?P<who>G) (?:took over|inherited|got|filled|takes over|succeeded to|assumed) (?P<from>G)(?:'s)? (?:seat|place|chair|term)[^;.]*|(?P<who2>G) (?:replaced|succeeded|replaces|took the place of|takes the place of) (?P<from2>G)(?: (?:on|in|at) C)?[^;.]*(?:seat|C|term|table|D)|(?P<who3>G) (?:agreed to |decided to |had to |would |each )?(?:split|share)d?[^;.]*",
    "took over|inherit|got |filled|takes over|succeed|assumed|replac|place of|split|shared",
    rank=6,
)
def took_over_seat(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "The Netherlands took over Italy's seat in January under a split term"."""
    if m.group("who3"):
        pair = clause.at[m.start("who3")].value
        if len(pair) != 2 or not grammar.search(r"term|seat", m.group(0)):
            return None
        for old_, new_ in (pair, pair[::-1]):
            for o in scene.ledger.terms_of(old_):
                for r in scene.ledger.terms_of(new_):
                    if (
                        o.until == r.from_
                        and o.regional_group == r.regional_group
                        and r.until is not None
                        and (r.until - r.from_).days < 400
                    ):
                        return supported(
                            f"{told_terms(scene, old_)}; {told_terms(scene, new_)}.",
                            scene.ledger.term_fact(o),
                            scene.ledger.term_fact(r),
                        )
        return None
    g1, g2 = next((a, b) for a, b in (("who", "from"), ("who2", "from2")) if m.group(a))
    new, _ = states_in(scene, clause, m.start(g1), m.end(g1))
    old, _ = states_in(scene, clause, m.start(g2), m.end(g2))
    if len(new) != 1 or len(old) != 1:
        return None
    times = scene.times_in(clause, m.start(), m.end())
    for r in scene.ledger.terms_of(new[0]):
        for o in scene.ledger.terms_of(old[0]):
            if (
                o.until == r.from_
                and o.regional_group == r.regional_group
                and (not times or any(t.holds(r.from_) for t in times))
            ):
                return supported(
                    f"{told_terms(scene, old[0])}; {told_terms(scene, new[0])}.",
                    scene.ledger.term_fact(o),
                    scene.ledger.term_fact(r),
                )
    if not times:
        return None
    return contradicted(
        f"{told_terms(scene, old[0])}; {told_terms(scene, new[0])}.",
        *terms(scene, old[0]),
        *terms(scene, new[0]),
    )


_CLOSE = 45


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{WHO})(?:,? whose terms?|,? which| who)?{AUX} (?:will |to |are to |is to |set to |due to )?(?:remains?|remained|stays?(?: on)?|stayed(?: on)?|continues?|serves?|keeps? (?:its|their) seats?|sits?|holds? (?:its|their) seats?|hangs? on|has a seat|have seats)(?: (?:at|on|in|around) (?:the table|C|the horseshoe))?(?: as (?:an? )?(?:elected )?members?)?,? (?P<rest>(?:until|till|through|for another|another|one more|to the end)[^;.]*)",
    "remain|stay|continue|serve|keep|sit|hold|hang|has a seat|have seats",
    rank=6,
)
def stays_until(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Japan, Malta and Mozambique remain until December", "Estonia stays another year"."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    if not states or "PRK" in states or not about_council(scene, clause):
        return None
    rest = m.group("rest")
    cut = grammar.search(
        r",? (?:and (?=G|it|the|so\b|neither\b)|but|while|which|who|when)\b|, (?:the )?G\b", rest
    )
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    on = scene.published
    if on is None:
        return None
    times = scene.times_in(clause, m.start(), stop)
    bad = []
    for s in states:
        rows = [
            r
            for r in scene.ledger.terms_of(s)
            if r.from_ <= on + timedelta(days=_CLOSE) and on < (r.until or date.max)
        ]
        if not rows:
            bad.append(s)
            continue
        end = last_day(rows[0])
        if times:
            t = times[-1]
            if not any(a <= end <= b for a, b in t.spans) and not (
                t.grain == "year" and end.year == t.first.year
            ):
                bad.append(s)
        elif grammar.search(r"(?:for )?another year|one more year", rest):
            if not timedelta(days=300) <= end - on <= timedelta(days=430):
                bad.append(s)
        else:
            return None
    return [(m.start(), stop, contradicts(scene, bad) if bad else supports(scene, states))]


@frame(
    Family.MEMBERSHIP,
    rf"(?P<new>{NAMED}|they|the newcomers|the (?:N |five )?(?:new|incoming) members|these|the N|who|which),?(?: who|which)?{AUX} (?:will |are to |is to )?(?:replac(?:e|es|ed|ing)|succeed(?:s|ed|ing)?|tak(?:e|es|ing) (?:the )?(?:places?|seats?) of|took (?:the )?(?:places?|seats?) of|tak(?:e|es) over from|took over from|c(?:ome|omes|ame) in for|fill(?:s|ed)? the (?:seats?|places?) of|step(?:s|ped)? in for) (?P<old>(?:the )?(?:outgoing |departing )?G)(?P<rest>[^;.]*)",
    "replac|succeed|places|seats|take|took|come|came|fill|step",
    rank=7,
)
def replaces(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "They replace Albania, Brazil, Gabon, Ghana and the United Arab Emirates"."""
    old = clause.at[m.start("old") + m.group("old").index("G")].value
    new, _ = states_in(scene, clause, m.start("new"), m.end("new"))
    if grammar.search(
        r"as (?:president|chair)|presid|chair|\bin the (?:post|role|position|job|office)\b|G (?:among|in voting|on the (?:no|yes|losing|winning))",
        m.group(0),
    ) or not about_council(scene, clause):
        return None
    times = [t for t in scene.times_in(clause) if t.grain in ("year", "month", "day")]
    anchor = times[-1].first if times else scene.published
    if anchor is None:
        return None
    led = scene.ledger
    year = anchor.year if anchor.month <= 3 else anchor.year + 1
    years = [year] if times and times[-1].grain == "year" else [year, anchor.year]
    for y in dict.fromkeys(years):
        gone = {s for s, rows in led.terms.items() if any(r.until == date(y, 1, 1) for r in rows)}
        come = {s for s, rows in led.terms.items() if any(r.from_ == date(y, 1, 1) for r in rows)}
        if set(old) <= gone and set(new) <= come:
            fact = (Fact(f"membership: {y - 1}"), Fact(f"membership: {y}"))
            return [
                (
                    m.start(),
                    m.start("rest"),
                    supported(
                        f"In {y} {listed(sorted(map(name_of, come)))} took the places of {listed(sorted(map(name_of, gone)))}.",
                        *fact,
                    ),
                )
            ]
    y = years[0]
    gone = {s for s, rows in led.terms.items() if any(r.until == date(y, 1, 1) for r in rows)}
    bad = [s for s in old if s not in gone] or list(new)
    if len(old) < 2 and not new:
        return None
    return [(m.start(), m.start("rest"), contradicts(scene, bad))]


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED})(?:,? which)? (?:was|were|is|are|has been|have been|got|gets|had been) (?:re-?)?(?:elected|voted in|chosen)(?P<rest>[^;.]*)|(?P<who2>{NAMED}) (?:won|wins|gained|secured|captured) (?:a |the |its |their )?(?:[a-z-]+ )*seats?(?P<rest2>[^;.]*)",
    "elected|voted in|chosen|seat",
    rank=5,
)
def elected_for(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Estonia, Niger … won seats for 2020-21", "was elected on Friday to serve in 2018"."""
    group = "who" if m.group("who") else "who2"
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    rest = m.group("rest") or m.group("rest2") or ""
    begin = m.start("rest") if m.group("rest") is not None else m.start("rest2")
    if (
        not states
        or "PRK" in states
        or not about_council(scene, clause)
        or not (grammar.search(r"C|seat|term|serve", m.group(0)) or scene.ago("membership") <= 2)
    ):
        return None
    told = grammar.search(
        r"(?:for|to serve (?:in|from)|term (?:of|in)|starting(?: in| on)?|beginning(?: in| on)?|from|until|serve) (?:the )?(?:term |period |years? |two years |two-year term )*(?:of |in |from |beginning (?:in|on) |starting (?:in|on) )?D(?: (?:and|to|-) D)?",
        rest,
    )
    if not told:
        return None
    times = scene.times_in(clause, begin + told.start(), begin + told.end())
    years = {y for t in times for y in range(t.first.year, t.last.year + 1)}
    if not years:
        return None
    bad = [s for s in states if not any(years <= set(years_of(r)) for r in scene.ledger.terms_of(s))]
    return [(m.start(), begin + told.end(), contradicts(scene, bad) if bad else supports(scene, states))]


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED}) (?:remain|remains|stay|stays|stay on|stays on|are staying|is staying|carry on|keep their seats|keeps its seat)(?=[,;.]|$)",
    "remain|stay|carry on|keep",
    rank=4,
)
def stays(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """ "Egypt and Senegal remain", said when others go at the end of the year."""
    states, _ = states_in(scene, clause, m.start("who"), m.end("who"))
    on = scene.published
    if not states or on is None or "PRK" in states or scene.ago("membership") > 2:
        return None
    after = date(on.year + (on.month >= 6), 1, 2)
    bad = [s for s in states if not scene.ledger.is_member(s, after, after)]
    return contradicts(scene, bad) if bad else supports(scene, states)


#: A subject is back before the Council, and a delegate from home.
_BACK_ELSEWHERE = r" (?:again )?(?:before|under|in front|on (?!C|the council)|in (?!C|D|after|the council)|to|from|with|as|home|where)\b"


@frame(
    Family.MEMBERSHIP,
    rf"(?P<who>{NAMED})(?:,? too)?,? (?:is|are|was|were) (?:now )?back(?: (?:on|at|in) (?:C|the table))?(?P<rest>[^;.]*)|(?P<who2>{NAMED}) (?:has|have|had) (?:still |only )?(?:a|one|another|one more|N)(?: more)? year(?:s)? (?:to (?:go|serve|run)|left)[^;.]*|(?P<who3>{NAMED}) (?:is|are) (?:half-?way|midway) through(?: (?:its|their) terms?)?[^;.]*|(?P<who4>{NAMED})(?:'s)? (?:place|seat|chair)(?: (?:on|in) C)? (?:went|goes|passes|passed|falls|fell) to (?P<new>G)[^;.]*|(?P<who5>{NAMED}) (?:made|makes?|gave|gives?) (?:way|place) (?:for|to) (?P<new2>G)",
    "back|year|halfway|half-way|midway|place|seat|chair|way ",
    rank=5,
)
def back_or_halfway(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | Answer | None:
    """ "Belgium is back after ten years", "Peru has one more year to go"."""
    group = next(g for g in ("who", "who2", "who3", "who4", "who5") if m.group(g))
    states, _ = states_in(scene, clause, m.start(group), m.end(group))
    if (
        not states
        or "PRK" in states
        or (group == "who" and grammar.match(_BACK_ELSEWHERE, m.group("rest")))
        or not (
            grammar.search(r"C|table|seat|term|member|year|way|place", clause.skeleton)
            or scene.ago("membership") <= 2
        )
    ):
        return None
    on = scene.published
    if on is None:
        return None
    facts = [scene.ledger.term_fact(r) for s in states for r in scene.ledger.terms_of(s)[-1:]]
    if m.group("new") or m.group("new2"):
        new = clause.at[m.start("new") if m.group("new") else m.start("new2")].value
        year = new_year(scene, clause) or on.year
        for y in (year, year - 1, year + 1):
            if set(states) <= changed(scene, y, come=False) and set(new) <= changed(scene, y, come=True):
                return supported(
                    f"At the turn to {y}.", Fact(f"membership: {y - 1}"), Fact(f"membership: {y}")
                )
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
    return [(m.start(), stop, answer_of(all(good), told, *facts))]
