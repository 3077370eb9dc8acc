"""What practice has added to the rules: programmes, lists, signatures, informal gatherings; and what is not so."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from ninthvote.check.claim import Answer, Family, answer_of, contradicted
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text.sieve import Sieve


@dataclass(frozen=True, slots=True)
class Practice:
    """What must all be said, what holds, and whether what is said is so; `near` must have been spoken of lately."""

    says: tuple[str, ...]
    told: str
    refs: tuple[str, ...]
    holds: bool = True
    near: str = ""
    numbers: frozenset[int] = frozenset()


_INFORMAL = r"^(?:and |but |that |so )*(?:it|they|there|these|those|such|this|here|nothing|nobody|no\b)|\bthere$|arria|informal"
_NOT_A_VOTE = r"(?:not|n't) entitle\w* (?:anyone|anybody|a member|a state|it|them) to (?:another|a new|a further|a second|any) meeting"

PRACTICES = (
    Practice(
        (
            r"programmes? of work|monthly programme|^(?:and |but )?(?:a|the) programme (?:is|does|gives)\b",
            r"not an agenda|no (?:shelter|cover|protection|guarantee)|(?:does|do) not (?:bind|protect|guarantee)|not binding|only a plan",
        ),
        "The monthly programme of work is a plan: the agenda of each meeting is still to be adopted.",
        ("AGD-04",),
    ),
    Practice(
        (
            r"list of matters|\bseized\b",
            r"neither does|(?:does|do) not (?:entitle|guarantee|oblige|protect)|no (?:guarantee|right|claim)",
        ),
        "A place on the list of matters does not oblige the Council to take an item up again.",
        ("AGD-06",),
    ),
    Practice((_NOT_A_VOTE,), "An earlier meeting does not oblige the Council to hold another.", ("AGD-06",)),
    Practice(
        (r"(?:enters?|goes on|joins|is put on|is placed on) (?:to )?the list of matters",),
        "An item adopted at a formal meeting is on the list of matters of which the Council is seized.",
        ("SZD-02",),
    ),
    Practice(
        (
            r"consultations|informal|gatherings?|arria|discussions?|dialogues?",
            r"(?:do|does|did)(?: not|n't)[^;.]{0,15}(?:stop|reset|interrupt)[^;.]{0,15}(?:clock|period|years)|\bleaves?\b[^;.]{0,60}(?:period|clock|years)[^;.]{0,50}\brun\b",
        ),
        "Only formal meetings stop the three-year clock.",
        ("SZD-06",),
        numbers=frozenset({3}),
    ),
    Practice(
        (
            r"^(?:and |but )*any C? ?(?:council )?members?\b[^;.]*(?:nobody|no one|none) else",
            r"\bask|request",
            r"another year|one more year|february",
        ),
        "Any Member State of the United Nations may ask that an item be kept for a year.",
        ("SZD-04",),
        holds=False,
        near="rule",
    ),
    Practice(
        (_INFORMAL, r"\bno (?:number|verbatim record|official record|record|transcript|minutes)\b"),
        "Arria-formula meetings and consultations are informal: they have neither number nor record.",
        ("FMT-02",),
        near="informal",
    ),
    Practice(
        (
            _INFORMAL,
            r"(?:is|are) not (?:a |an )?(?:formal |official |real )?meetings? of C\b|not C meetings?\b",
        ),
        "An Arria-formula meeting is not a meeting of the Council.",
        ("FMT-02",),
        near="informal",
    ),
    Practice(
        (_INFORMAL, r"(?:nobody|no one|no member|nothing)\b[^;.]{0,20}(?:force|demand|call|decided|voted)"),
        "Informal gatherings can decide nothing, and no vote is taken there.",
        ("FMT-02",),
        near="informal",
    ),
    Practice(
        (
            r"\bonly (?:by )?the (?:C )?president\b|month's president (?:convenes|calls)",
            r"\bconven|\bcall|\bhost",
        ),
        "Any member may hold an Arria-formula meeting; the presidency has no part in it.",
        ("FMT-02",),
        holds=False,
        near="informal",
    ),
    Practice(
        (r"arria", r"(?:begin|open|start)s? with the adoption of (?:an|the) agenda|must adopt an agenda"),
        "An Arria-formula meeting is informal and adopts no agenda.",
        ("FMT-02",),
        holds=False,
    ),
    Practice(
        (
            r"\bno (?:particular |fixed |set |minimum |certain )?number of (?:signatures|names|signatories|supporters) (?:is|are) (?:needed|required|necessary|prescribed)",
        ),
        "Any member may ask for a meeting.",
        ("rule 2", "MTG-02"),
    ),
    Practice(
        (r"\bN signatures (?:announce|promise|signal|mean|foretell) (?:a |that )",),
        "A request signed by nine announces a safe vote.",
        ("MTG-08",),
        numbers=frozenset({9}),
    ),
    Practice(
        (
            r"\bonly (?:a |those )?(?:requests?|letters?)\b[^;.]{0,40}\bN (?:signatures|names|signatories)",
            r"\b(?:can|may) be\b",
        ),
        "Any member may ask for a meeting: no number of signatures is prescribed.",
        ("rule 2", "MTG-02"),
        holds=False,
        numbers=frozenset({9}),
    ),
    Practice(
        (
            r"(?:president|chair)\b",
            r"(?:president's|own) (?:own )?(?:delegation|country|state) (?:casts no vote|has no vote|does not vote|may not vote|cannot vote)|the president (?:has no vote|does not vote|may not vote|cannot vote)\b",
        ),
        "The President votes like every member.",
        ("COM-06", "Charter article 27(1)"),
        holds=False,
    ),
    Practice(
        (
            r"(?:simple|plain|bare|mere) majority\b[^;.]{0,40}(?:is|are) (?:enough|sufficient)|(?:simple|plain|bare|mere) majority\b[^;.]{0,40}suffices",
            r"agenda|procedural|such (?:cases|votes|matters|questions)",
        ),
        "Nine votes in favour carry a procedural decision.",
        ("Charter article 27(2)", "VOT-01"),
        holds=False,
        near="procedure",
    ),
    Practice(
        (
            r"charter|rules",
            r"(?:does not|doesn't|do not) (?:allow|let|permit)\b[^;.]{0,30}\b(?:stand|run|serve|sit|be elected)\b[^;.]{0,20}(?:again|at once|immediately|straight away)",
        ),
        "A retiring member may not be elected again at once.",
        ("COM-03", "Charter article 23(2)"),
    ),
    Practice(
        (
            r"\bno (?:negative vote|objection|vote against|dissent)",
            r"(?:amounts? to|counts? as|has the (?:force|effect) of|works as) (?:a )?veto",
        ),
        "No veto applies to a procedural decision.",
        ("Charter article 27(2)", "VOT-03"),
        near="procedure",
    ),
    Practice(
        (
            r"\babstention",
            r"(?:do|does) not (?:help|add)|(?:are|is) (?:no|of no) help|weighs? (?:exactly |just )?as much as (?:a|the) no\b|(?:is|are) as good as (?:a )?no\b",
        ),
        "Only votes in favour count towards the nine.",
        ("VOT-01",),
        near="procedure",
    ),
    Practice(
        (
            r"how many (?:are|is|vote|votes are)? ?(?:cast )?(?:against|no\b)",
            r"matters? not|(?:does not|doesn't) matter|makes no difference|no matter|irrelevant",
        ),
        "Only votes in favour count towards the nine.",
        ("VOT-01",),
        near="procedure",
    ),
    Practice(
        (r"\bballot is (?:always )?secret|(?:is|are) (?:always )?by secret ballot",),
        "The Assembly elects members of the Council by secret ballot.",
        ("ELE-01",),
        near="seats",
    ),
    Practice(
        (
            r"\bagenda\b",
            r"\bobjects?\b",
            r"(?:must|has to|have to|needs to) be (?:put to (?:the|a) vote|voted on)",
        ),
        "An agenda that is objected to is put to the vote.",
        ("rule 9", "AGD-04"),
    ),
)

#: What was so once, of whom, or of another body.
_NOT_IN_GENERAL = (
    r"\b(?:was|were|had|did|would|resolution|draft|assembly|substan\w*|committee|reform|proposal)\b|D|G"
)
#: For so many sentences what was spoken of goes on.
LATELY = 8


@cache
def _sieve() -> Sieve:
    return Sieve(p.says for p in PRACTICES)


@reads(
    Family.RULE,
    r"programme|seized|list of matters|entitle|clock|\brun\b|another year|more year|february|\bno (?:number|\w* ?record|transcript|minutes)|meetings? of C|C meeting|nobody|no one|no member|nothing|only|president|arria|signatures|number of|majority|charter|rules|negative vote|objection|dissent|vote against|abstention|how many|ballot|objects?\b",
)
def what_is_practised(s: Statement) -> Answer | None:
    """The statement says what practice has, or what it has not."""
    if s.people or s.clause.within(s.start, s.end, "TQHFE") or s.has(_NOT_IN_GENERAL):
        return None
    for p in (PRACTICES[n] for n in _sieve().left(s.own)):
        if any(n not in p.numbers for n in s.numbers) or (p.near and s.scene.ago(p.near) > LATELY):
            continue
        if all(grammar.search(word, s.own) for word in p.says):
            facts = tuple(Fact(x) for x in p.refs)
            return answer_of(p.holds, p.told, *facts)
    return None


@reads(Family.RULE, r"\blast (?:amended|revised|changed) in D")
def last_amended(s: Statement) -> Answer | None:
    """The rules of procedure were amended for the last time in 1982."""
    if s.states or s.people or s.negative or s.numbers or len(s.times) != 1:
        return None
    if not grammar.search(r"\brules\b|provisional", s.clause.sentence.text) or s.has(
        r"charter|E\b|H\b|committee"
    ):
        return None
    told, fact = "The provisional rules of procedure were last amended in 1982.", Fact("S/96/Rev.7")
    right = any(t.first.year <= 1982 <= t.last.year for t in s.times)
    return answer_of(right, told, fact)


@reads(
    Family.RULE,
    r"\brequest of (?:any |at least )?N (?:C )?members|\btakes (?:at least )?N (?:C )?members to ask",
)
def how_many_may_ask(s: Statement) -> Answer | None:
    """One member may ask for a meeting; no more are needed."""
    numbers = [n for n in s.numbers if n not in (2, 15)]
    if s.states or s.people or s.times or s.negative or s.clause.within(s.start, s.end, "TQHFE"):
        return None
    if (
        not s.has(r"\bmeeting")
        or not s.has(r"president|C\b|rule")
        or s.has(r"\b(?:was|were|had|did|vote|agenda|E|special session)\b")
    ):
        return None
    if len(numbers) != 1 or not 1 < numbers[0] < 15:
        return None
    return contradicted(
        "The President calls a meeting when any one member asks.", Fact("rule 2"), Fact("MTG-02")
    )
