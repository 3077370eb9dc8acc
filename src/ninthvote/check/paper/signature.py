"""Who, and how many, signed a letter or joined a statement."""

from __future__ import annotations

import re
from collections.abc import Sequence

from ninthvote.check.claim import Answer, Family, contradicted, supported, unknown
from ninthvote.check.ledger import Paper
from ninthvote.check.reading import grammar
from ninthvote.check.reading.candidate import charitable
from ninthvote.check.reading.clause import Clause, widen
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.grammar import AUX, COUNT, NAMED
from ninthvote.check.reading.names import listed, name_of, states_in
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.timing import Time


def papers(
    scene: Scene, clause: Clause, times: Sequence[Time], kinds: Sequence[str]
) -> tuple[list[Paper], bool]:
    """The letters or statements that a sentence may speak of."""
    topic = scene.topic_of(clause) or scene.topic
    rows = [
        p
        for p in scene.ledger.papers
        if p.kind in kinds and p.state == topic and (scene.published is None or p.on <= scene.published)
    ]
    rows = [p for p in rows if "missile" not in p.subject.lower()]
    if times:
        hit = [p for p in rows if any(_paper_in(t, p) for t in times)]
        return hit, bool(hit) and all(t.sure for t in times)
    if scene.paper in rows and scene.sentence - scene.paper_at <= 5:
        return [scene.paper], True
    near_days = []
    if scene.happening is not None and scene.sentence - scene.happening_at <= 8:
        near_days.append(scene.happening.on)
    if scene.ballot is not None and scene.sentence - scene.ballot_at <= 8 and scene.ballot.state == topic:
        near_days.append(scene.ballot.on)
    for d in near_days:
        hit = [p for p in rows if -21 <= (p.on - d).days <= 1]
        if hit:
            return hit, len(hit) == 1
    if scene.published:
        hit = [p for p in rows if 0 <= (scene.published - p.on).days <= 21]
        if hit:
            return hit, len(hit) == 1
    return rows, False


def _paper_in(t: Time, p: Paper) -> bool:
    if p.precision == "year":
        return any(a.year <= p.on.year <= b.year for a, b in t.spans)
    if p.precision == "month":
        return any((a.year, a.month) <= (p.on.year, p.on.month) <= (b.year, b.month) for a, b in t.spans)
    return t.holds(p.on)


_DOC = r"(?:statements?|letters?|requests?|texts?|appeals?|declarations?|call|documents?|communication|joint statement)"


_SIGN = r"(?:co-?signed|signed|issued|released|published|announced|joined|endorsed|made|put (?:its|their) names? to|backed|supported|delivered|wrote|had written|sent|read|subscribed to|adopted|presented|put out)"


@frame(
    Family.SIGNATORIES,
    rf"(?P<n>{COUNT})(?: and (?P<plus>G|the european union|the eu))?,? (?:had |have |has |then |later |jointly |also )*(?P<how>{_SIGN}) (?:to )?(?:a |an |the |their |that |another |this |its )?(?:[a-z-]+ )*(?P<doc>{_DOC}|C)(?P<rest>[^;.]*)",
    "sign|issued|released|published|announced|joined|endorsed|made|put |backed|support|deliver|wrote|written|sent|read|subscribed|adopted|presented",
    rank=4,
)
def how_many_signed(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Eight states signed the statement", "In 2017 ten members signed the request"."""
    number = clause.within(m.start("n"), m.end("n"), "N")[0].value
    doc = m.group("doc")
    kinds = (
        ("letter", "meeting_request")
        if grammar.search(r"letter|request|C|appeal|call", doc) and "statement" not in doc
        else ("joint_statement",)
    )
    if doc == "C" and m.group("how") not in ("wrote", "had written", "sent"):
        return None
    left, right = widen(clause, m.start(), m.end("doc"))
    right = before_the_comparison(clause, m.end("doc"), right)
    times = scene.times_in(clause, left, right) or scene.times_in(
        clause, m.start(), before_the_comparison(clause, m.end("doc"), m.end())
    )
    rows, firm = papers(scene, clause, times, kinds)
    if kinds[0] == "letter" and grammar.search(r"request", doc):
        rows = [p for p in rows if p.title.startswith("Request")] or rows
    if not rows:
        return None
    rest = m.group("rest")
    listing = grammar.match(r"\s*(?::|,|\()?\s*(?=G)", rest)
    cut = grammar.search(r",? (?:and (?=G|C|P|it|the|A)|but|while|after(?! the)|which|who)\b", rest)
    stop = m.end() - (len(rest) - cut.start()) if cut else m.end()
    stop = before_the_comparison(clause, m.end("doc"), stop)
    members = grammar.search(
        r"N of them (?:C )?members|N of (?:whom|which|them) (?:are|were|sat|members)|(?P<s>G) being the only one[^,;.]*without a seat",
        m.group(0),
    )
    answers = []
    for p in rows:
        a = _plus_answer(scene, clause, m, p, number) if m.group("plus") == "G" else count_answer(p, number)
        if a.verdict.value == "SUPPORTED" and members:
            a = _members_among(scene, clause, m, p, members) or a
        if listing and a.verdict.value == "SUPPORTED":
            given = next(
                (
                    x.value
                    for i, x in sorted(clause.at.items())
                    if i >= m.end("doc") and x.kind.value == "states"
                ),
                (),
            )
            a = names_answer(p, given, whole=True) if len(given) == number else a
        answers.append(a)
    good = [p for p, a in zip(rows, answers, strict=True) if a.verdict.value == "SUPPORTED"]
    if good or len(rows) == 1:
        scene.see_paper((good or rows)[0])
    begin = (
        left
        if times
        and left <= m.start()
        and grammar.match(r"\s*(?:[Ii]n|[Oo]n|[Ll]ast)", clause.skeleton[left:])
        else m.start()
    )
    lead = grammar.search(r"(?:[Aa]fterwards?|[Aa]fter the [a-z]+),? $", clause.skeleton[: m.start()])
    del lead
    return [
        (
            begin,
            stop,
            charitable(
                answers,
                firm=firm and len(rows) == 1,
                otherwise=lambda: unknown("Which letter or statement is meant is not clear."),
            ),
        )
    ]


def before_the_comparison(clause: Clause, start: int, stop: int) -> int:
    """Where ", five more than had signed the last one" begins, which is a statement of its own."""
    found = grammar.compiled(r", N (?:[a-z]+ )?(?:more|fewer|less) than\b").search(
        clause.skeleton, start, stop
    )
    return found.start() if found else stop


def _plus_answer(scene: Scene, clause: Clause, m: re.Match[str], p: Paper, number: int) -> Answer:
    """ "Seven Council members and Japan": so many with a seat, and these without."""
    others = set(clause.at[m.start("plus")].value)
    seated = p.names & scene.ledger.roster(p.on)
    if not p.complete:
        return unknown("The whole list was not found.", p.fact)
    if p.names - seated == others and len(seated) == number:
        return supported(
            f"{len(seated)} members signed, and {listed(sorted(map(name_of, others)))} ({day(p)}).", p.fact
        )
    if others <= p.names and p.count == number + len(others):
        return supported(f"{p.count} signed ({day(p)}).", p.fact)
    return contradicted(
        f"Signed by {len(seated)} members and {listed(sorted(map(name_of, p.names - seated))) or 'nobody else'} ({day(p)}).",
        p.fact,
    )


def count_answer(p: Paper, number: int) -> Answer:
    if p.count is None:
        return unknown("The number of signatories was not found.", p.fact)
    if p.count == number:
        return (
            supported(f"It was made by {number} States: {named_paper(p)}.", p.fact)
            if p.firm("n_signatories")
            else unknown("The number is unconfirmed.", p.fact)
        )
    if not p.firm("n_signatories"):
        return unknown("The number is unconfirmed.", p.fact)
    if grammar.search(rf"\b(?:{number}|{_word(number)})\b", p.note.lower()):
        return unknown(f"Sources differ: {p.note}", p.fact)
    return contradicted(f"{named_paper(p)} was made by {p.count} States, not {number}.", p.fact)


def _word(n: int) -> str:
    from ninthvote.text.number import WORDS

    return next((w for w, v in WORDS.items() if v == n), str(n))


def day(p: Paper) -> str:
    return {"year": f"{p.on:%Y}", "month": f"{p.on:%B %Y}"}.get(p.precision, f"{p.on:%-d %B %Y}")


def named_paper(p: Paper) -> str:
    """The letter or statement by its kind and day, as a sentence of ours names it."""
    kind = {
        "joint_statement": "statement",
        "meeting_request": "request",
        "arria_sponsorship": "list of sponsors",
    }.get(p.kind, p.kind)
    return f"the {kind} of {day(p)}" + (f" ({p.symbol})" if p.symbol else "")


def who_delivered_it(p: Paper) -> str:
    """The person, with the state in whose name; or the state."""
    m = grammar.match(r"([A-Z]{3}) \(([^)]+)\)", p.delivered_by)
    return f"{m[2]} of {name_of(m[1])}" if m else p.delivered_by


def _members_among(
    scene: Scene, clause: Clause, m: re.Match[str], p: Paper, members: re.Match[str]
) -> Answer | None:
    seated = p.names & scene.ledger.roster(p.on)
    if members.groupdict().get("s"):
        at = m.start() + members.start("s")
        state = clause.at[at].value[0] if at in clause.at else None
        outside = p.names - seated
        if state and outside == {state}:
            return supported(f"{p.count} signed: {len(seated)} members and {name_of(state)}.", p.fact)
        if p.complete and outside != {state}:
            return contradicted(
                f"Without a seat were {listed(sorted(map(name_of, outside))) or 'none'}.", p.fact
            )
        return None
    numbers = [x.value for x in clause.within(m.start() + members.start(), m.start() + members.end(), "N")]
    if numbers and p.complete:
        if len(seated) == numbers[0]:
            return supported(f"{p.count} signed, {len(seated)} of them members.", p.fact)
        return contradicted(f"{len(seated)} of the {p.count} were members.", p.fact)
    return None


def names_answer(p: Paper, states: Sequence[str], *, yes: bool = True, whole: bool = False) -> Answer:
    signed = [s for s in states if s in p.names]
    told = named_paper(p)
    if not p.firm("signatories") or not p.firm("names"):
        return unknown("The list is unconfirmed.", p.fact)
    if yes:
        missing = [s for s in states if s not in p.names]
        if missing and not p.complete:
            return unknown(f"The whole list of {told} was not found.", p.fact)
        if missing:
            return contradicted(f"{listed([name_of(s) for s in missing])} did not sign {told}.", p.fact)
        if whole and p.complete and set(states) != p.names:
            return contradicted(
                f"{listed(sorted(name_of(s) for s in p.names - set(states)))} signed {told} too.", p.fact
            )
        return supported(f"{listed([name_of(s) for s in states])} signed {told}.", p.fact)
    if signed:
        return contradicted(f"{listed([name_of(s) for s in signed])} signed {told}.", p.fact)
    if not p.complete:
        return unknown(f"The whole list of {told} was not found.", p.fact)
    return supported(f"{listed([name_of(s) for s in states])} did not sign {told}.", p.fact)


@frame(
    Family.SIGNATORIES,
    r"signed by (?P<n>N)(?: (?:C )?(?:council )?(?:members?|states|countries|nations|governments))?(?:: | \(|, )?(?P<who>G)?|(?:letter|statement|request|text)[^;.,]{0,40} (?:bore|carried|has|had|with|counted|bears|carries|drew|attracted)(?: only| just)? (?P<n2>N) (?:signatories|signatures|names|co-?sponsors|signatory|co-signatories)|(?P<n3>N) signatories|(?:and )?the one of D(?: had)?(?: only| just)? N",
    "signed by|signator|signature|names|sponsors|the one of",
    rank=6,
)
def signed_by(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Signed by ten members: …", "last December's statement had 13 signatories and the one of 17 March only four"."""
    numbers = [x.value for x in clause.within(m.start(), m.end(), "N")]
    if not numbers:
        return None
    number = numbers[0]
    left, right = widen(clause, m.start(), m.end())
    others = [
        e.start()
        for e in grammar.finditer(
            r" and the one of| while the| and the (?:letter|statement)", clause.skeleton
        )
    ]
    for cut in others:
        if cut >= m.end():
            right = min(right, cut)
        if cut <= m.start():
            left = max(left, cut)
    times = scene.times_in(clause, left, right)
    words = clause.skeleton[left:right]
    kinds = (
        ("letter", "meeting_request")
        if grammar.search(r"letter|request", words) and "statement" not in words
        else ("joint_statement",)
        if grammar.search(r"statement|the one of", words)
        else ("letter", "meeting_request", "joint_statement")
    )
    rows, firm = papers(scene, clause, times, kinds)
    given: tuple[str, ...] = ()
    if m.group("who"):
        given = clause.at[m.start("who")].value
    answers = []
    for p in rows:
        a = count_answer(p, number)
        if given and a.verdict.value != "CONTRADICTED":
            a = names_answer(p, given, whole=True)
        answers.append(a)
    if not answers:
        return None
    fits = [p for p, a in zip(rows, answers, strict=True) if a.verdict.value == "SUPPORTED"]
    if len(rows) == 1 or len(fits) == 1:
        scene.see_paper((fits or rows)[0])
    begin = m.start()
    subject = grammar.search(
        rf"(?:D's|the|that|this|[Ll]ast [a-z]+'s) (?:[a-z]+ )?{_DOC}[^,;.]{{0,20}}$",
        clause.skeleton[: m.start()],
    )
    if subject and "signatories" in m.group(0):
        begin = subject.start()
    return [
        (
            max(begin, left),
            m.end(),
            charitable(
                answers,
                firm=firm and len(rows) == 1,
                otherwise=lambda: unknown("Which letter or statement is meant is not clear."),
            ),
        )
    ]


@frame(
    Family.SIGNATORIES,
    rf"(?P<who>{NAMED}),?{AUX} (?P<how>(?:did not |didn't |refused to |declined to |never )?(?:sign(?:ed)?|join(?:ed)?|co-?sign(?:ed)?|endorse[d]?|put (?:its|their) names? (?:to|on|under|behind))\b(?! C)|did not\b|(?:was|were|is|are) (?:not )?(?:among (?:the )?(?:signatories|signers|them|those)|one of (?:them|the signatories|the N)|a signatory|on the list|missing from the list|absent from the list))(?P<rest>[^;.,]*)"
    rf"|the names? of (?P<who2>G) (?:is|was|are|were) (?P<how2>not |missing |absent )?(?:in|on|from|under|among) (?:the )?{_DOC}|(?P<who3>G)(?:'s)? names? (?:is|was|are|were) (?P<how3>not |missing |absent )(?:in|on|from|under|among)?[^;.,]*",
    "sign|join|endorse|did not|among|one of|on the list|the list|name",
    rank=3,
)
def named_signatories(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """ "Ecuador and Brazil signed; Gabon, Ghana and Mozambique did not"."""
    group = next(g for g in ("who", "who2", "who3") if m.group(g))
    states, _extra = states_in(scene, clause, m.start(group), m.end(group))
    how = m.group("how") or m.group("how2") or m.group("how3") or ""
    if not states or "PRK" in states or grammar.match(r"\W*both\b(?! (?:of )?G)", m.group("rest") or ""):
        return None
    if grammar.search(r"\b(?:places?|seats?)\b", clause.skeleton[m.start() :]):
        return None  # at a table
    if grammar.fullmatch(r"did not", how):
        earlier = clause.skeleton[: m.start()]
        if not grammar.search(r"\bsigned|joined\b", earlier) or grammar.match(
            r" (?!sign|join)[a-z]", m.group("rest") or ""
        ):
            return None
    near = (
        scene.paper is not None
        and scene.sentence - scene.paper_at <= 4
        and not grammar.search(r"C|table|seat", m.group(0))
    )
    if (
        grammar.search(r"\bjoin", how)
        and not near
        and not grammar.search(r"statement|letter|call|signator|them|it|appeal", m.group("rest") or "")
    ):
        return None
    if grammar.search(r"^ (?:it|them) in|C\b", m.group("rest") or "") and "join" in how:
        return None
    yes = not grammar.search(r"\bnot\b|n't|refused|declined|never|missing|absent", how)
    if grammar.search(r"the (?:request|letter)", m.group("rest") or "") and not yes:
        return None
    times = scene.times_in(clause, m.start(), m.end())
    kinds = (
        ("letter", "meeting_request")
        if grammar.search(r"letter|request", m.group(0))
        else ("joint_statement",)
    )
    if (
        scene.paper is not None
        and not grammar.search(_DOC, m.group(0))
        and scene.sentence - scene.paper_at <= 5
    ):
        kinds = (scene.paper.kind,)
    rows, firm = papers(scene, clause, times, kinds)
    rows = rows if firm or times else rows[:0]
    if not rows:
        return None
    answers = [names_answer(p, states, yes=yes) for p in rows]
    if len(rows) == 1:
        scene.see_paper(rows[0])
    return [
        (
            m.start(),
            m.end() if len(m.group("rest") or "") < 60 else m.end("how"),
            charitable(
                answers,
                firm=firm,
                otherwise=lambda: (
                    answers[0]
                    if len(answers) == 1
                    else unknown("Which letter or statement is meant is not clear.")
                ),
            ),
        )
    ]
