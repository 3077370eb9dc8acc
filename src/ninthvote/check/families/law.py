"""The procedure in general: what it takes to meet and to decide, as the Charter and the rules have it.

Each rule is a way of saying one thing, a test of whether what was said is that thing, and its provision. A general
statement is judged by the rules in force today; one about the time before 1966 by those of that time.
"""

from __future__ import annotations

import re

from ninthvote.check import grammar
from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.clause import Clause, widen
from ninthvote.check.frame import Found, frame
from ninthvote.check.ledger import Fact
from ninthvote.check.scene import Scene
from ninthvote.vocabulary import Confidence

ART27_2 = Fact("Charter article 27(2)")
ART27_3 = Fact("Charter article 27(3)")


def provision(name: str) -> Fact:
    return Fact(name, Confidence.SOURCED)


def _ok(m: re.Match[str], clause: Clause, good: bool, told: str, *names: str) -> list[Found]:
    facts = tuple(provision(n) for n in names)
    left, right = widen(clause, m.start(), m.end())
    del left, right
    answer: Answer = supported(told, *facts) if good else contradicted(told, *facts)
    return [(m.start(), m.end(), answer)]


_PROCEDURAL = r"(?:procedural|agenda|procedure|(?:hold|holding|convene|convening|call|calling|open|opening|have|discuss|put)[^;.]{0,30}(?:meeting|session|discussion|debate|briefing)|meeting|take (?:it|something|a (?:matter|subject|situation)) up)"
_SUBSTANTIVE = r"(?:substantive|resolutions?|sanctions|decisions? on (?:all )?other matters)"


@frame(
    Family.RULE,
    r"<<~(?:needs?|requires?|required|takes?|took|must (?:have|get|win|find|secure|muster)|necessary|needed|at least|a minimum of|the agreement of|the support of|is enough|are enough|suffices?|was enough|were enough|is needed|are needed|carr(?:y|ies|ied) (?:with|by))>>~(?P<n>N|two thirds|two-thirds|a simple majority|unanim\w+|eight|a majority)>>|(?:N|eight) (?:yes )?votes?[^;.]{0,40}(?:is|are|was|were) (?:enough|needed|required|sufficient|necessary)>>|(?:N|seven) (?:was|is|were|are) enough>>(?:N members)?"
    r"|<<(?:made|taken|decided|adopted|settled|carried|approved) by (?:an? )?(?:affirmative )?(?:votes?|majority|yes votes) (?:of )?N>>|N of C's N members >>(?:have to|must|has to|need to) (?:agree|vote|say yes|support|back|consent)>>|(?:since then|now|today|nowadays) it (?:has taken|takes|has needed|needs|has required|requires) N|N votes are needed>>|N members? (?:have to|must|need to) (?:agree|vote|say yes)>>"
    r"|N is (?:the (?:bare )?minimum|enough|what it takes|the number|the magic number|the threshold)>>",
    "is the|is enough|is what|agree|vote|say yes|made by|taken by|decided by|adopted by|since then|now it|today it|need|requir|take|took|must|necessary|at least|minimum|agreement|support|enough|suffice|carr",
    rank=2,
    hedged=True,
)
def votes_needed(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """How many votes a meeting, a procedural matter or a resolution takes."""
    words = m.group(0)
    if (
        not grammar.search(
            r"votes?|members|council|agreement|C|approv|affirmative|signatures|adopt|procedural (?:motion|question|matter|decision)",
            words,
        )
        or clause.sentence.is_question
    ):
        return None
    numbers = [x.value for x in clause.within(m.start(), m.end(), "N") if x.value is not None]
    old = (
        bool(grammar.search(r"until then|before (?:that|then)|in those days", words) and 7 in numbers)
        or bool(grammar.search(r"eleven members|N members", words) and 11 in numbers)
        or any(t.last.year < 1966 for t in scene.times_in(clause))
    )
    if grammar.search(
        r"short|found|had |mustered|stuck|got |won |refused|dropped|failed|wanted|last|one more|would not|did not",
        words,
    ) and not grammar.search(
        r"needs|requires|takes|is needed|are needed|are required|is required|must|was enough|requir", words
    ):
        return None
    if grammar.search(r"election|elected|two thirds|two-thirds|E\b", words):
        if (
            grammar.search(r"two[- ]thirds", words)
            and grammar.search(r"E\b", words)
            and grammar.search(r"elect|seat", words)
        ):
            return _ok(
                m,
                clause,
                True,
                "Election takes two thirds of the Assembly members present and voting.",
                "ELE-01",
                "Charter article 18(2)",
            )
        if grammar.search(r"two[- ]thirds|majority", words) and grammar.search(r"E\b", words):
            return None
    procedural = bool(grammar.search(_PROCEDURAL, words))
    substantive = bool(grammar.search(_SUBSTANTIVE, words)) and not procedural
    if old:
        good = 7 in numbers
        if not numbers:
            return None
        return _ok(
            m, clause, good, "Until the end of 1965 seven of eleven votes sufficed.", "VOT-02", "COM-01"
        )
    votes = [n for n in numbers if n <= 15]
    said = next((n for n in votes if n != 15), None)
    if grammar.search(r"unanim", words) and procedural and not grammar.search(r"not|no\b|need not", words):
        return _ok(m, clause, False, "Nine of fifteen votes suffice.", "Charter article 27(2)", "VOT-03")
    if grammar.search(r"two[- ]thirds", words) and (procedural or substantive) and said is None:
        return _ok(m, clause, False, "Nine of fifteen votes are needed.", "Charter article 27(2)", "VOT-03")
    if grammar.search(r"simple majority", words) and said is None and procedural:
        return _ok(
            m,
            clause,
            False,
            "Nine of fifteen votes are needed, whatever the number against.",
            "Charter article 27(2)",
            "VOT-01",
        )
    if said is None:
        return None
    if not (procedural or substantive) and not grammar.search(
        r"votes|members|minimum|enough|what it takes|threshold|it (?:has taken|takes)", words
    ):
        return None
    if said == 9:
        refs = (
            ("Charter article 27(2)", "VOT-03")
            if procedural or not substantive
            else ("Charter article 27(3)", "VOT-04")
        )
        vetoable = grammar.search(r"veto", words)
        if (
            procedural
            and vetoable
            and grammar.search(r"(?:and|with) no (?:permanent|veto)|no veto from", words)
            and not grammar.search(r"no veto(?:es)? (?:appl|in)|cannot|does not|not subject", words)
        ):
            return _ok(m, clause, False, "On procedural matters no veto applies.", *refs)
        note = "Nine of fifteen votes are needed"
        note += "; a vote is held only when somebody objects." if procedural and "hold" in words else "."
        return _ok(m, clause, True, note, *refs)
    if (
        said in (7, 8, 10, 11, 12)
        and grammar.search(r"votes|members|signatures|yes|majority", words)
        and (procedural or substantive)
        and grammar.search(r"needs?\b|requires?\b|takes|must|at least|needed|required|enough|minimum", words)
    ):
        return _ok(m, clause, False, "Nine of fifteen votes are needed.", "Charter article 27(2)", "VOT-02")
    return None


@frame(
    Family.RULE,
    r"<<\bvetoe?s?\b>>",
    "veto",
    rank=3,
    hedged=True,
)
def no_veto_on_procedure(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That no veto applies to procedural matters, or that an abstention is not one."""
    words = m.group(0)
    if clause.sentence.is_question or grammar.search(
        r"\bshould\b|abolish|\bvetoed\b|cast (?:its|their|a) veto|fell to|Q", words
    ):
        return None
    procedural = grammar.search(
        r"procedur|agenda|meeting|discussion|emergency special session|call of that kind", words
    )
    if grammar.search(r"abstention|abstain", words) and grammar.search(
        r"(?:is|does|are|amount|count|counts|equals?)", words
    ):
        good = bool(grammar.search(r"\b(?:not|no|never|nor|isn't|doesn't|without)\b", words))
        if grammar.search(r"permanent|P5|abstention|abstain", words):
            return _ok(
                m,
                clause,
                good,
                "A permanent member's abstention is not a veto.",
                "VOT-05",
                "Charter article 27(3)",
            )
    negated = bool(
        grammar.search(
            r"\b(?:no|not|cannot|can't|none|never|nor|neither|without|don't|doesn't|does not|do not|isn't|nobody|immune|exempt|free of|beyond)\b",
            words,
        )
    )
    if procedural:
        general = grammar.search(
            r"\b(?:is|are|has|have|can|cannot|can't|applies|apply|does|do|may|was|holds?|exists?|use|works?|none|no)\b",
            words,
        )
        if not general:
            return None
        if (
            grammar.search(
                r"\b(?:any|each|every|a|the)(?: N)? permanent members?[^;.]{0,20} (?:can|may|could) (?:also |still |simply )?(?:veto|block|use)",
                words,
            )
            and not negated
        ):
            return _ok(
                m, clause, False, "On procedural matters no veto applies.", "Charter article 27(2)", "VOT-03"
            )
        if negated:
            return _ok(
                m, clause, True, "On procedural matters no veto applies.", "Charter article 27(2)", "VOT-03"
            )
        if grammar.search(r"vetoe?s? (?:also )?appl|subject to (?:a |the )?veto|can veto|may veto", words):
            return _ok(
                m, clause, False, "On procedural matters no veto applies.", "Charter article 27(2)", "VOT-03"
            )
        return None
    if grammar.search(
        r"(?:elected|non-permanent) members?[^;.]{0,30}(?:have|has|hold|can|enjoy)[^;.]{0,20}veto", words
    ):
        return _ok(
            m, clause, negated, "Only the five permanent members can veto.", "Charter article 27(3)", "VOT-09"
        )
    if (
        grammar.search(
            r"(?:N|five|only)? ?permanent members?[^;.]{0,30}(?:have|has|hold|can|enjoy|wield|with|alone)[^;.]{0,30}vetoe?s?",
            words,
        )
        and not negated
    ):
        number = next((x.value for x in clause.within(m.start(), m.end(), "N")), 5)
        return _ok(
            m, clause, number == 5, "The five permanent members can veto.", "Charter article 27(3)", "VOT-04"
        )
    return None


@frame(
    Family.RULE,
    r"<<\b(?:abstention|abstaining|abstain|abstains)\b[^;.]{0,40}(?:counts?|hurts?|has the same|same effect|works? (?:like|as)|amounts?|is (?:the same|as good|no different|as bad|effectively|in effect|not a)|equals?|helps?|does not help|just as|like a no|weighs)>>",
    "abst",
    rank=5,
    hedged=True,
)
def abstention_counts(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That abstaining counts as little towards nine as voting no."""
    words = m.group(0)
    if clause.sentence.is_question:
        return None
    if grammar.search(r"veto", words):
        good = bool(grammar.search(r"\b(?:not|no|never|isn't|doesn't)\b", words))
        return _ok(
            m,
            clause,
            good,
            "A permanent member's abstention is not a veto.",
            "VOT-05",
            "Charter article 27(3)",
        )
    if grammar.search(
        r"counts? (?:as|for|towards|like) (?:a |the )?(?:yes|half|in favou?r|approval|consent)|helps? the (?:proposal|motion|ayes)|is (?:as good as|like) a yes",
        words,
    ):
        good = bool(grammar.search(r"\b(?:not|never|doesn't|does not|cannot)\b", words))
        return _ok(m, clause, good, "Only votes in favour count towards nine.", "VOT-01")
    if grammar.search(
        r"(?:hurts|same|no different|just as|as good as a no|as bad as|like a no|in effect a no|effectively a no|does not help|amounts to a no|works like a no|equals a no)",
        words,
    ):
        return _ok(
            m,
            clause,
            True,
            "Only votes in favour count towards nine, so abstaining has the effect of a no.",
            "VOT-01",
        )
    return None


@frame(
    Family.RULE,
    r"<<(?:president|presidency|chair)[^;.]{0,30}(?:vote (?:decides|breaks)|casting vote|tie-?break\w*|breaks? (?:the |a )?ties?|decides (?:the |a )?ties?|has (?:only )?(?:one|N) votes?|second vote)>>|<<(?:evenly split|a tie|tied vote|tied)>>(?:president|chair)>>",
    "vote decides|vote breaks|casting vote|tie|breaks|decides|has only|has one|has two|second vote|evenly split",
    rank=6,
    hedged=True,
)
def casting_vote(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Whether the President has a casting vote."""
    words = m.group(0)
    if clause.sentence.is_question:
        return None
    good = bool(
        grammar.search(r"\b(?:no|not|never|only one vote|one vote like|without|has one vote|nor)\b", words)
    )
    return _ok(
        m,
        clause,
        good,
        "The President has one vote like any member, and no casting vote.",
        "COM-06",
        "Charter article 27(1)",
    )


@frame(
    Family.RULE,
    r"<<(?:arria(?:-formula| formula)?|any other business|consultations|video-?\s?conferences?|informal (?:meetings?|dialogues?|talks)|aob|closed (?:session|discussion|meeting)s?)>>(?:formal|informal|official|meeting of C|vote|voted|record|resolution|number(?:ed)?|binding|decision|minutes|count)>>|(?:no|votes?|nothing|decisions?|resolutions?)(?: [a-z]+)* (?:can|may|could|are|is) (?:not )?(?:be )?(?:ever )?(?:taken|held|voted|put to a vote|adopted|decided)[^;.]*(?:arria|any other business|consultations|video|informal)[^;.]*|(?:a )?heading under which >>",
    "arria|any other business|consultation|conference|video|informal|aob|closed|heading under",
    rank=4,
    hedged=True,
)
def formats(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """Which gatherings are meetings of the Council, and where a vote can be taken."""
    words = m.group(0)
    if clause.sentence.is_question:
        return None
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
        return [(begin, m.end(), supported(told, *facts) if negated else contradicted(told, *facts))]
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
            return [(m.start(), m.end(), contradicted(told, *facts))]
        if negated:
            return [(m.start(), m.end(), supported(told, *facts))]
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
    if clause.sentence.is_question or grammar.search(r" to G| from G|D", words):
        return None
    bad = bool(
        grammar.search(
            r"\bf?rench alphabet|(?:every|each) (?:year|week|quarter|N (?:months|weeks|years))|yearly|weekly|by (?:election|lot|seniority|region)|elected by|order of seniority",
            words,
        )
    )
    french = any(x.surface == "French" for x in clause.within(m.start(), m.end(), "A"))
    return _ok(
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
    if (
        clause.sentence.is_question
        or grammar.search(r"G|P\b|last|first time", words)
        or not grammar.search(r"C|members|seats|states|council", words)
    ):
        return None
    text = clause.sentence.text.lower()
    if grammar.search(r"re-?elect|second term|consecutive", words):
        if not grammar.search(
            r"immediate|at once|consecutive|straight away|right away|back-to-back|re-?elected", words
        ):
            return None
        good = bool(grammar.search(r"\b(?:not|cannot|no|never|nor|barred|ineligible|without)\b", words))
        return _ok(
            m,
            clause,
            good,
            "A retiring member may not be elected at once for the next term.",
            "COM-03",
            "Charter article 23(2)",
        )
    if m.group("n"):
        number = clause.within(m.start("n"), m.end("n"), "N")[0].value
        return _ok(
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
    return _ok(
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
    if clause.sentence.is_question or not grammar.search(
        r"meeting|session|agenda|vote|discussion|conven", words
    ):
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
    if grammar.search(r"object|vote", words) and not grammar.search(
        r"ask for|request|call for|demand|meeting", words
    ):
        return _ok(
            m, clause, not bad, "On an objection the agenda goes to a procedural vote.", "AGD-04", "rule 9"
        )
    return _ok(m, clause, not bad, "The President calls a meeting when any member asks.", "MTG-02", "rule 2")


@frame(
    Family.RULE,
    r"<<(?:a call of that kind|call(?:ing)? (?:for |of )?an emergency (?:special )?session|emergency special session)>>(?:procedural|cannot stop|nine votes|veto|substantive)>>|<<(?:is|are|was|counts? as) (?:a )?procedural(?: (?:matter|vote|decision|question))?,? and >>",
    "procedural|emergency|call of that kind",
    rank=4,
    hedged=True,
)
def procedural_matter(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """That calling an emergency special session, or adopting an agenda, is procedural and cannot be vetoed."""
    words = m.group(0)
    if clause.sentence.is_question:
        return None
    if grammar.search(r"substantive|can (?:be )?(?:vetoed|stopped|blocked)", words) and not grammar.search(
        r"cannot|can't|not", words
    ):
        return _ok(
            m, clause, False, "It is procedural: nine votes suffice and no veto applies.", "VOT-13", "PRC-01"
        )
    if grammar.search(
        r"emergency|agenda|adopt|call of that kind|meeting|invit|adjourn", words
    ) and grammar.search(r"cannot|no veto|nine|not|no\b", words):
        return _ok(
            m, clause, True, "It is procedural: nine votes suffice and no veto applies.", "VOT-13", "PRC-01"
        )
    return None


@frame(
    Family.RULE,
    r"<<(?:permanent member's?|single|P5)(?:'s)? (?:no|negative vote|objection|vote)(?: [a-z' ]{0,20})? (?:counts for|weighs|is worth|cannot|does not|can|blocks|stops|kills|sinks)>>",
    "no|negative vote|objection|vote",
    rank=4,
    hedged=True,
)
def permanent_no(scene: Scene, clause: Clause, m: re.Match[str]) -> list[Found] | None:
    """What a permanent member's no does on a procedural matter."""
    words = m.group(0)
    if clause.sentence.is_question or not grammar.search(
        r"agenda|procedur|meeting|no more than|anybody|any other|as much as", words
    ):
        return None
    stops = bool(
        grammar.search(r"\b(?:blocks|stops|kills|sinks|can (?:block|stop|kill|sink))\b", words)
    ) and not grammar.search(r"cannot|not", words)
    return _ok(
        m,
        clause,
        not stops,
        "On procedural matters a permanent member's no counts like any other.",
        "Charter article 27(2)",
        "VOT-03",
    )


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
    if clause.sentence.is_question or (grammar.search(r"D", words) and "item" not in words):
        return None
    if "item" in words:
        years = next((x.value for x in clause.within(m.start(), m.end(), "N")), None)
        return _ok(
            m,
            clause,
            years in (3, None),
            "An item not considered for three calendar years lapses unless somebody asks to keep it.",
            "SZD-03",
            "SZD-04",
        )
    by_assembly = "E" in words
    return _ok(
        m,
        clause,
        by_assembly,
        "The General Assembly elects the ten elected members.",
        "ELE-01",
        "Charter article 23(1)",
    )
