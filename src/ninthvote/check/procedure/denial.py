"""The veto, the majorities and the rules read by their terms, and what would deny them."""

from __future__ import annotations

from ninthvote.check.claim import Answer, Family, contradicted, supported
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads

_MAY = r"\b(?:can|could|may|might|is free to|are free to|is able to|has the (?:right|power) to)\b"


_PRIVILEGE = r"\bveto\b[^;.]{0,40}(?:belong|held|reserved|only)|(?:have|has|holds?|enjoys?|wields?|with|possess\w*|carry|own)\b[^;.]{0,30}\bvetoe?s?\b|veto (?:power|right)|right (?:of|to) (?:a )?veto|veto-(?:wield|hold)"


@reads(Family.RULE, r"veto")
def who_has_the_veto(s: Statement) -> Answer | None:
    """The five permanent members have it, and nobody else."""
    if (
        s.people
        or s.clause.within(s.start, s.end, "TQHFE")
        or not s.has(_PRIVILEGE)
        or s.has(
            r"procedur|agenda|meeting|no veto|not\b|used|cast|threat|apply|applies|draft|resolution|against"
        )
    ):
        return None
    p = s.scene.published
    if p is None or s.times:
        return None
    permanent = s.scene.ledger.permanent(p)
    if any(n not in (5, 15) for n in s.numbers) or (5 not in s.numbers and not s.states):
        return None
    facts = (Fact("Charter article 27(3)"), Fact("Charter article 23(1)"))
    if set(s.states) <= permanent and (5 in s.numbers or len(s.states) in (1, 2, 5)):
        return supported("The five permanent members have a veto.", *facts)
    if (
        len(s.lists) == 1
        and s.states
        and not set(s.states) <= permanent
        and not s.has(r"without|join|want|seek|demand|lack")
    ):
        return contradicted("Only the five permanent members have a veto.", *facts)
    return None


_NEEDED = r"(?:is|are) (?:adopted|decided|taken|carried|approved|passed|settled|made) (?:by|with) (?:at least )?N (?:votes?|members|of)|\bN (?:affirmative |yes |favou?rable |positive |concurring )?(?:votes?|members|states|hands) (?:are|is|were|was) (?:needed|required|necessary|enough|sufficient)|(?:needs?|requires?|takes?|asks? for|calls for|demands?|have to reach|must (?:have|reach|win|get)|takes)\b[^;.N]{0,30}\bN\b[^;.]{0,12}(?:votes?|members|yes|in favou?r|of the N)"


_PROCEDURE = r"procedur|agenda|to (?:hold|open|convene) (?:a|the) meeting|to meet\b|a new item"


@reads(
    Family.RULE,
    r"need|requir|necessary|enough|suffic|(?:adopted|decided|taken|carried|approved|passed|settled|made) (?:by|with)|takes?|asks? for|calls for|demand|must|have to",
)
def how_many_are_needed(s: Statement) -> Answer | None:
    """Nine votes, and no other number, decide a procedural matter."""
    if s.states or s.people or s.times or s.clause.within(s.start, s.end, "TQHFE") or not s.has(_NEEDED):
        return None
    if not (s.has(_PROCEDURE) or grammar.search(_PROCEDURE, s.clause.skeleton)) or s.has(
        r"resolution|draft|\bhad\b|found|short|substan|two[- ]thirds|more|fewer|less|another|still|last|elect|sign"
    ):
        return None
    numbers = [n for n in s.numbers if n not in (15, 27, 2)]
    if len(numbers) != 1 or not 5 <= numbers[0] <= 15:
        return None
    told, facts = (
        "Nine votes in favour carry a procedural decision.",
        (Fact("Charter article 27(2)"), Fact("VOT-01")),
    )
    if numbers[0] == 9 and not s.negative:
        return supported(told, *facts)
    if s.negative:
        short = numbers[0] < 9 and s.has(r"not (?:be )?(?:enough|sufficient)|not suffice")
        return supported(told, *facts) if short else None
    p = s.scene.published
    return contradicted(told, *facts) if p is not None and p.year >= 1966 else None


@reads(Family.RULE, r"veto")
def a_veto_on_procedure(s: Statement) -> Answer | None:
    """That a permanent member may veto an agenda is not so."""
    if (
        s.people
        or s.numbers not in ([], [5])
        or s.times
        or s.negative
        or s.clause.within(s.start, s.end, "TQHFE")
    ):
        return None
    with_it = rf"{_MAY} (?:simply |always |still |just )?(?:block|stop|prevent|kill|sink) (?:a|an|any|the|every) (?:agenda|meeting|procedural|briefing|debate|discussion)[^;.]{{0,25}}\b(?:with|by) (?:a|its|their|using|the) (?:its |their |a )?veto"
    counts = r"vetoe?s? (?:also |still )?(?:counts?|appl(?:y|ies)|works?|holds?) (?:in|to|on|for) (?:a |an |the |all )?(?:procedural|agenda)"
    passive = r"(?:meeting|agenda|briefing|debate|discussion|procedural)[^;.]{0,30}\b(?:can|could|may) (?:still |always |simply )?be vetoed"
    held = r"\b(?:has|have|holds?|enjoys?) (?:a |the )?veto (?:over|on|against) (?:the |an? |its |any )?(?:agenda|meeting|procedur|discussion|debate)"
    if (
        not s.has(passive)
        and not s.has(with_it)
        and not s.has(counts)
        and not s.has(held)
        and not s.has(
            rf"{_MAY} (?:simply |always |still |just )?(?:use (?:its|their|a) veto|veto)\b[^;.]{{0,25}}(?:agenda|procedural|a meeting|the meeting|any meeting)"
        )
    ):
        return None
    if s.has(r"\bif\b|resolution|draft|without|unless|\bonly\b|thinks?|believe|fear|claim"):
        return None
    return contradicted(
        "No veto applies to a procedural decision.", Fact("Charter article 27(2)"), Fact("VOT-03")
    )


@reads(Family.RULE, r"rules of procedure|\brules\b[^;.]*provisional")
def provisional_rules(s: Statement) -> Answer | None:
    """The rules of procedure have always been provisional."""
    if s.states or s.people or s.negative or s.numbers or not s.has(r"provisional"):
        return None
    if s.times and not any(t.first.year == 1946 for t in s.times):
        return None
    return supported(
        "The rules of procedure are provisional still.", Fact("Charter article 30"), Fact("S/96/Rev.7")
    )


_ITEM = r"agenda|meeting|procedur|briefing"


@reads(
    Family.RULE,
    r"no from|no vote|negative vote|decline|refuse|turn (?:it|them) down|reject|-year|for N years",
)
def what_nobody_may(s: Statement) -> Answer | None:
    """That one no keeps an item off the agenda, that the President may refuse a meeting, that terms are longer than two years."""
    if s.states or s.people or s.times or s.clause.within(s.start, s.end, "TQYHFEO"):
        return None
    if s.has(r"\b(?:not|never|cannot|neither|nor)\b|n't\b"):
        return None
    one_no = r"\b(?:a|one|a single|any) (?:\w+ )?(?:no|no vote|negative vote) (?:from|by|of) (?:a|any|one|one of the)\b[^;.]{0,25}(?:permanent|five|N|p5)[^;.]{0,40}(?:enough|suffic|block|stop|kill|defeat|sink|keep)"
    if (
        s.has(one_no)
        and s.has(_ITEM)
        and not s.has(r"resolution|draft|substan|\bif\b")
        and s.numbers in ([], [5])
    ):
        return contradicted(
            "No veto applies to a procedural decision.", Fact("Charter article 27(2)"), Fact("VOT-03")
        )
    refuses = r"\b(?:president|presidency|chair)\b[^;.]{0,12}\b(?:may|can|is free to) (?:simply |still |also |always )?(?:decline|refuse|turn (?:it|them) down|reject)"
    if (
        s.has(refuses)
        and s.has(r"meeting|conven|request|sign|call")
        and not s.has(r"\bto (?:speak|vote|sign)\b|E's|committee")
    ):
        return contradicted(
            "The President calls a meeting when any member asks.", Fact("rule 2"), Fact("MTG-02")
        )
    years = grammar.search(
        r"\b(?:elected|serve|sit)\b[^;.]{0,20}\bfor (?:a )?(?:(N) years|(?:one|three|four|five|six)-year)",
        s.own,
    )
    if years and s.has(
        r"^(?:and |but )?(?:the )?(?:(?:other|remaining) )?(?:N |ten )?(?:other |elected |non-permanent )*(?:members |seats |states )?(?:are|is|serve|sit)\b"
    ):
        count = s.clause.at[s.start + years.start(1)].value if years[1] else 3
        known = [n for n in s.numbers if not years[1] or n != count]
        if count != 2 and all(n == 10 for n in known) and (known or s.has("elected members|non-permanent")):
            return contradicted(
                "Elected members serve two years.", Fact("COM-03"), Fact("Charter article 23(2)")
            )
    return None


@reads(Family.RULE, r"presid|re-?elect|again|elect|agenda|meeting|matter|item|procedur")
def what_it_denies(s: Statement) -> Answer | None:
    """That a presidency is elected, that a member may be elected again at once, that a simple majority elects."""
    if s.states or s.people or s.times or s.negative or s.clause.within(s.start, s.end, "TQHF"):
        return None
    if s.has(
        r"\bif\b|\bwas\b|\bwere\b|E's president|president of (?:the )?(?:E|H|a |united|republic)|secretary-general|proposal|reform|should|would"
    ):
        return None
    if s.has(
        r"(?:presidency|president|chair)[^;.]{0,20}\b(?:is|are) (?:decided by (?:an )?election|elected|voted in|chosen by (?:a )?(?:vote|ballot|lot)|picked by (?:a )?vote|appointed by)"
    ) and not s.clause.within(s.start, s.end, "E"):
        return contradicted(
            "The presidency passes every month in the English alphabetical order.", Fact("rule 18")
        )
    if s.has(r"elected|non-permanent|retiring") and s.has(
        r"\b(?:can|may|could) (?:be re-?elected|run again|stand again|serve again|be elected again)\b[^;.]{0,20}(?:at once|immediately|straight away|right away|without a break)"
    ):
        return contradicted(
            "A retiring member may not be elected again at once.",
            Fact("COM-03"),
            Fact("Charter article 23(2)"),
        )
    if (
        s.has(r"\belect")
        and s.clause.within(s.start, s.end, "E")
        and s.has(r"(?:needs?|requires?|takes|by) (?:only )?(?:a |an )?(?:simple|bare|absolute) majority")
    ):
        return contradicted(
            "A candidate needs two thirds of the members present and voting in the Assembly.",
            Fact("ELE-01"),
            Fact("Charter article 18(2)"),
        )
    if s.has(
        r"(?:agenda|procedural|a meeting|every meeting|to meet)[^;.]{0,30}\b(?:needs?|requires?)\b[^;.]{0,12}\b(?:consent|agreement|approval|assent|unanimity|blessing|support) of (?:all )?(?:the )?(?:permanent|p5|N permanent|N\b(?! (?:votes|members|elected)))"
    ) and (not s.numbers or s.numbers == [5]):
        return contradicted(
            "No veto applies to a procedural decision.", Fact("Charter article 27(2)"), Fact("VOT-03")
        )
    lapse = (
        s.has(r"\b(?:matters?|items?)\b")
        and s.has(r"\bfall|\bdrop|remov|delet|laps|taken off")
        and s.has(r"list\b|seized")
    )
    if lapse and s.has(r"(?:for|after) N years") and len(s.numbers) == 1 and s.numbers[0] != 3:
        return contradicted("A matter not considered for three years is taken off the list.", Fact("SZD-03"))
    return None
