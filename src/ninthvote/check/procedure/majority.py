"""What it takes to meet and to decide: nine votes, no veto, and what an abstention does."""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Family, answer_of
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import Found, frame
from ninthvote.check.reading.scene import Scene
from ninthvote.vocabulary import Confidence


def provision(name: str) -> Fact:
    return Fact(name, Confidence.SOURCED)


def _stop(m: re.Match[str]) -> int:
    """Where the statement ends: before what is added in brackets."""
    return m.start() + (m.group(0).find(" (") if " (" in m.group(0) else len(m.group(0)))


def ok(m: re.Match[str], clause: Clause, good: bool, told: str, *names: str) -> list[Found]:
    facts = tuple(provision(n) for n in names)
    answer: Answer = answer_of(good, told, *facts)
    return [(m.start(), _stop(m), answer)]


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
    words = m.group(0).split(" (")[0]
    if not grammar.search(
        r"votes?|members|council|agreement|C|approv|affirmative|signatures|adopt|procedural (?:motion|question|matter|decision)",
        words,
    ):
        return None
    numbers = [x.value for x in clause.within(m.start(), _stop(m), "N") if x.value is not None]
    old = (
        bool(grammar.search(r"until then|before (?:that|then)|in those days", words) and 7 in numbers)
        or bool(grammar.search(r"eleven members|N members", words) and 11 in numbers)
        or any(t.last.year < 1966 for t in scene.times_in(clause, 0, _stop(m)))
    )
    if grammar.search(
        r"short|found|had |mustered|stuck|got |won |refused|dropped|failed|wanted|last|one more|would not|did not",
        words,
    ) and not grammar.search(
        r"needs|requires|takes|is needed|are needed|are required|is required|\bmust\b|was enough|requir",
        words,
    ):
        return None
    if grammar.search(r"election|elected|two thirds|two-thirds|E\b", words):
        if (
            grammar.search(r"two[- ]thirds", words)
            and grammar.search(r"E\b", words)
            and grammar.search(r"elect|seat", words)
        ):
            return ok(
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
        return ok(
            m, clause, good, "Until the end of 1965 seven of eleven votes sufficed.", "VOT-02", "COM-01"
        )
    votes = [n for n in numbers if n <= 15]
    said = next((n for n in votes if n != 15), None)
    if grammar.search(r"unanim", words) and procedural and not grammar.search(r"not|no\b|need not", words):
        return ok(m, clause, False, "Nine of fifteen votes suffice.", "Charter article 27(2)", "VOT-03")
    if grammar.search(r"two[- ]thirds", words) and (procedural or substantive) and said is None:
        return ok(m, clause, False, "Nine of fifteen votes are needed.", "Charter article 27(2)", "VOT-03")
    if grammar.search(r"simple majority", words) and said is None and procedural:
        return ok(
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
            if (procedural or not substantive) and not grammar.search(r"concurring|other matters", words)
            else ("Charter article 27(3)", "VOT-04")
        )
        vetoable = grammar.search(r"veto", words)
        if (
            procedural
            and vetoable
            and grammar.search(r"(?:and|with) no (?:permanent|veto)|no veto from", words)
            and not grammar.search(r"no veto(?:es)? (?:appl|in)|cannot|does not|not subject", words)
        ):
            return ok(m, clause, False, "On procedural matters no veto applies.", *refs)
        note = "Nine of fifteen votes are needed"
        note += "; a vote is held only when somebody objects." if procedural and "hold" in words else "."
        return ok(m, clause, True, note, *refs)
    if (
        said in (7, 8, 10, 11, 12)
        and grammar.search(r"votes|members|signatures|yes|majority", words)
        and (procedural or substantive)
        and grammar.search(r"needs?\b|requires?\b|takes|\bmust\b|needed|required|enough|minimum", words)
    ):
        return ok(m, clause, False, "Nine of fifteen votes are needed.", "Charter article 27(2)", "VOT-02")
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
    if grammar.search(
        r"\bshould\b|abolish|\bvetoed\b|cast (?:its|their|a) veto|fell to|Q|preliminary|double veto|\bcame\b|rather than veto",
        words,
    ):
        return None
    procedural = grammar.search(
        r"procedur|agenda|meeting|discussion|emergency special session|call of that kind", words
    )
    if grammar.search(
        r"abst[a-z]+\b[^;.]{0,60}\b(?:is|does|are|do|amounts?|counts?|equals?|acts?|works?)\b|\b(?:is|are) (?:an )?abstention",
        words,
    ):
        good = bool(grammar.search(r"\b(?:not|no|never|nor|isn't|doesn't|without)\b", words))
        if grammar.search(r"permanent|P5|abstention|abstain", words):
            return ok(
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
            return ok(
                m, clause, False, "On procedural matters no veto applies.", "Charter article 27(2)", "VOT-03"
            )
        if negated:
            return ok(
                m, clause, True, "On procedural matters no veto applies.", "Charter article 27(2)", "VOT-03"
            )
        if grammar.search(r"vetoe?s? (?:also )?appl|subject to (?:a |the )?veto|can veto|may veto", words):
            return ok(
                m, clause, False, "On procedural matters no veto applies.", "Charter article 27(2)", "VOT-03"
            )
        return None
    if grammar.search(
        r"(?:elected|non-permanent) members?[^;.]{0,30}(?:have|has|hold|can|enjoy)[^;.]{0,20}veto", words
    ):
        return ok(
            m, clause, negated, "Only the five permanent members can veto.", "Charter article 27(3)", "VOT-09"
        )
    if (
        grammar.search(
            r"(?:N|five|only)? ?permanent members?[^;.]{0,30}(?:have|has|hold|can|enjoy|wield|with|alone)[^;.]{0,30}vetoe?s?",
            words,
        )
        and not negated
    ):
        said = grammar.search(r"N (?=permanent)", words)
        number = clause.at[m.start() + said.start()].value if said else 5
        return ok(
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
    if "permanent" in words and "veto" not in words:
        return None  # theirs counts otherwise where they have a veto
    if grammar.search(r"veto", words):
        good = bool(grammar.search(r"\b(?:not|no|never|isn't|doesn't)\b", words))
        return ok(
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
        return ok(m, clause, good, "Only votes in favour count towards nine.", "VOT-01")
    if grammar.search(
        r"(?:hurts|same|no different|just as|as good as a no|as bad as|like a no|in effect a no|effectively a no|does not help|amounts to a no|works like a no|equals a no)",
        words,
    ):
        return ok(
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
    good = bool(
        grammar.search(r"\b(?:no|not|never|only one vote|one vote like|without|has one vote|nor)\b", words)
    )
    if not good and grammar.search(
        r"president of (?!C)|[EHK]\b|committee|court|cabinet|parliament|senate", words
    ):
        return None
    return ok(
        m,
        clause,
        good,
        "The President has one vote like any member, and no casting vote.",
        "COM-06",
        "Charter article 27(1)",
    )


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
    if grammar.search(r"substantive|can (?:be )?(?:vetoed|stopped|blocked)", words) and not grammar.search(
        r"cannot|can't|not", words
    ):
        return ok(
            m, clause, False, "It is procedural: nine votes suffice and no veto applies.", "VOT-13", "PRC-01"
        )
    if grammar.search(
        r"emergency|agenda|adopt|call of that kind|meeting|invit|adjourn", words
    ) and grammar.search(r"cannot|no veto|nine|not|no\b", words):
        return ok(
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
    if not grammar.search(r"agenda|procedur|meeting|no more than|anybody|any other|as much as", words):
        return None
    stops = bool(
        grammar.search(r"\b(?:blocks|stops|kills|sinks|can (?:block|stop|kill|sink))\b", words)
    ) and not grammar.search(r"cannot|not", words)
    return ok(
        m,
        clause,
        not stops,
        "On procedural matters a permanent member's no counts like any other.",
        "Charter article 27(2)",
        "VOT-03",
    )
