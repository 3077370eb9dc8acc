"""Formats, turns and terms: who may ask, who presides, how long a member serves, and what lapses."""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Family, answer_of, contradicted, supported
from ninthvote.check.procedure.majority import ok, provision
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.scene import Scene


@frame(
    Family.RULE,
    r"<<(?:arria(?:-formula| formula)?|any other business|consultations|video-?\s?conferences?|informal (?:meetings?|dialogues?|talks)|aob|closed (?:session|discussion|meeting)s?)>>(?:formal|informal|official|meeting of C|vote|voted|record|resolution|number(?:ed)?|binding|decision|minutes|count)>>|(?:no|votes?|nothing|decisions?|resolutions?)(?: [a-z]+)* (?:can|may|could|are|is) (?:not )?(?:be )?(?:ever )?(?:taken|held|voted|put to a vote|adopted|decided)[^;.]*(?:arria|any other business|consultations|video|informal)[^;.]*|(?:a )?heading under which >>",
    "arria|any other business|consultation|conference|video|informal|aob|closed|heading under",
    rank=4,
    hedged=True,
)
def formats(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | Answer | None:
    """Which gatherings are meetings of the Council, and where a vote can be taken."""
    words = m.group(0)
    general = grammar.search(
        r"\b(?:is|are|cannot|can|can't|nothing|no|not|have|has|does|do|never|which|count|counts)\b", words
    )
    if not general:
        return None
    negated = bool(
        grammar.search(
            r"\b(?:no|not|nothing|cannot|can't|never|nor|neither|without|informal|isn't|aren't|none)\b", words
        )
    )
    arria = "arria" in words
    other = (
        grammar.search(r"any other business|consultations|aob|heading under", words)
        or "any other business" in clause.sentence.text.lower()
    )
    video = grammar.search(r"video", words)
    names = ("FMT-02",) if arria else ("PRC-06", "FMT-02") if other else ("FMT-03",) if video else ()
    if not names:
        return None
    if grammar.search(r"vote|voted|resolution|decision|binding", words):
        if not grammar.search(
            r"\b(?:nothing can|no (?:procedural )?votes? (?:can|is|are|may)|cannot|can't|can be|may be|are taken|is taken|not be|no decisions?|no resolutions?)\b",
            words,
        ):
            return None
        start = words.find("a heading under which")
        begin = m.start() + start if start >= 0 else m.start()
        facts = tuple(provision(n) for n in names)
        told = "Votes can be taken only at formal meetings."
        return [(begin, m.end(), answer_of(negated, told, *facts))]
    if grammar.search(
        r"(?:is|are|count as|counts as|as)(?: (?:a|an|also|not))* (?:formal|official)|(?:is|are)(?: (?:a|an|also|not|no))* (?:meetings? of C|C meetings?|informal)|formal meeting",
        words,
    ):
        if grammar.search(r"first|last|asked|instead|rather|unlike", words):
            return None
        formal_claim = bool(
            grammar.search(
                r"\b(?:is|are|count|counts|as) (?:an? |also )?(?:formal|official|meetings? of C)", words
            )
        )
        said_formal = formal_claim and not grammar.search(r"\bnot\b|informal|no formal", words)
        told = "That format is informal and is no meeting of the Council."
        facts = tuple(provision(n) for n in names)
        if said_formal:
            return contradicted(told, *facts)
        if negated:
            return supported(told, *facts)
    return None


@frame(
    Family.RULE,
    r"<<(?:presidency|president|chair)[^;.]{0,40}(?:rotates?|changes|passes|moves|alternates|turns|goes (?:round|around)|runs|circulates)>>(?:month|alphabet|year|week|quarter|N months)>>|<<(?:rotating|monthly) presidency>>(?:alphabet|order)>>|(?:each|every) member[^;.]{0,40}(?:presid|chair|takes (?:the chair|a turn))>>",
    "rotat|changes|passes|moves|alternat|turns|goes |runs|circulates|monthly|each member|every member",
    rank=4,
    hedged=True,
)
def rotation(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That the presidency rotates monthly in English alphabetical order."""
    words = m.group(0)
    if grammar.search(r" to G| from G|D", words):
        return None
    bad = bool(
        grammar.search(
            r"\bf?rench alphabet|(?:every|each) (?:year|week|quarter|N (?:months|weeks|years))|yearly|weekly|by (?:election|lot|seniority|region)|elected by|order of seniority",
            words,
        )
    )
    french = any(x.surface == "French" for x in clause.within(m.start(), m.end(), "A"))
    return ok(
        m,
        clause,
        not (bad or french),
        "The presidency rotates monthly in English alphabetical order.",
        "PRS-01",
        "rule 18",
    )


@frame(
    Family.RULE,
    r"<<(?:elected|non-permanent|rotating|temporary)[^;.]{0,40}(?:serve|sit|terms?|chosen|elected|picked|stay|hold)[^;.]{0,40}(?P<y>N[- ]years?|D|one-year|three-year|two-year|four-year|for two years|years?)>>|<<(?P<n>N)[^;.]{0,20}(?:are|is) (?:elected|replaced|renewed|chosen|up for election)(?: by E)? (?:each|every) year>>|<<(?:re-?elect(?:ed|ion)|second term|consecutive terms?)>>",
    "serve|sit|term|chosen|elected|picked|stay|hold|re-elect|reelect",
    rank=3,
    hedged=True,
)
def term_length(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That elected members serve two years and five are chosen each year."""
    words = m.group(0)
    if grammar.search(r"G|P\b|last|first time", words) or not grammar.search(
        r"C|members|seats|states|council", words
    ):
        return None
    text = clause.sentence.text.lower()
    if grammar.search(r"re-?elect|second term|consecutive", words):
        if not grammar.search(
            r"immediate|at once|consecutive|straight away|right away|back-to-back|re-?elected", words
        ):
            return None
        good = bool(grammar.search(r"\b(?:not|cannot|no|never|nor|barred|ineligible|without)\b", words))
        return ok(
            m,
            clause,
            good,
            "A retiring member may not be elected at once for the next term.",
            "COM-03",
            "Charter article 23(2)",
        )
    if m.group("n"):
        number = clause.within(m.start("n"), m.end("n"), "N")[0].value
        return ok(
            m,
            clause,
            number == 5,
            "Five elected members are chosen each year.",
            "COM-03",
            "Charter article 23(2)",
        )
    length = grammar.search(r"(one|two|three|four|five|1|2|3|4)[- ]years?", text)
    if not length:
        return None
    return ok(
        m,
        clause,
        length[1] in ("two", "2"),
        "Elected members serve two years.",
        "COM-03",
        "Charter article 23(2)",
    )


@frame(
    Family.RULE,
    r"<<(?:any|a single|every|each|one|only (?:a )?permanent|no) (?:C |council )?members? (?:of C )?(?:can|may|is (?:free|entitled|able) to|has the right to|could|is allowed to) (?:ask|request|call|demand|object|insist|force|seek|propose)>>|<<president (?:must|shall|has to|is (?:bound|obliged)|may refuse|can refuse|cannot refuse)[^;.]{0,40}(?:meeting|call|conven|request)>>",
    "member|president",
    rank=4,
    hedged=True,
)
def who_may_ask(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That any member may ask for a meeting and any may object to the agenda."""
    words = m.group(0)
    if not grammar.search(r"meeting|session|agenda|vote|discussion|conven", words):
        return None
    bad = (
        bool(
            grammar.search(
                r"only (?:a )?permanent|no (?:C |council )?members?|(?:may|can) refuse|only the P5|not (?:ask|request|call)",
                words,
            )
        )
        and "cannot refuse" not in words
    )
    if any(n.value is not None and n.value > 1 for n in clause.within(m.start(), m.end(), "N")):
        return None  # so many is not what the rule speaks of
    if grammar.search(r"object|vote", words) and not grammar.search(
        r"ask for|request|call for|demand|meeting", words
    ):
        return ok(
            m, clause, not bad, "On an objection the agenda goes to a procedural vote.", "AGD-04", "rule 9"
        )
    return ok(m, clause, not bad, "The President calls a meeting when any member asks.", "MTG-02", "rule 2")


@frame(
    Family.RULE,
    r"<<(?:(?:non-permanent|elected) members are|(?:each|all|every one) of the (?:N|elected|non-permanent)[^;.]{0,20} (?:is|are)) (?:elected|chosen|picked|appointed) by >>|<<E (?:elects|chooses|picks|votes in)>>(?:members|seats|states)>>|<<items?[^;.]{0,40}(?:drop|lapse|fall|delet|remov)[^;.]{0,60}(?:three|N|five) years>>",
    "elected|chosen|picked|appointed|elects|chooses|drop|lapse|fall|delet|remov",
    rank=4,
    hedged=True,
)
def elections_and_lapse(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Who elects the elected members; when an item lapses."""
    words = m.group(0)
    if grammar.search(r"D", words) and "item" not in words:
        return None
    if "item" in words:
        years = next((x.value for x in clause.within(m.start(), m.end(), "N")), None)
        return ok(
            m,
            clause,
            years in (3, None),
            "An item not considered for three calendar years lapses unless somebody asks to keep it.",
            "SZD-03",
            "SZD-04",
        )
    by_assembly = "E" in words
    if any(x.value not in (5, 10) for x in clause.within(m.start(), m.end(), "N")):
        return None
    return ok(
        m,
        clause,
        by_assembly,
        "The General Assembly elects the ten elected members.",
        "ELE-01",
        "Charter article 23(1)",
    )
