"""The rules in passing: "nine is the least you can do it with", "a retiring member has to sit out"."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cache

from ninthvote.check.claim import Answer, Family, answer_of
from ninthvote.check.ledger import Fact
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.frame import frame
from ninthvote.check.reading.scene import Scene
from ninthvote.check.reading.statement import Statement, reads
from ninthvote.text.sieve import Sieve


@dataclass(frozen=True, slots=True)
class Saying:
    """Words that must all be there, words that must not, and what must have been spoken of lately."""

    says: tuple[str, ...]
    near: str
    told: str
    refs: tuple[str, ...]
    number: int = 0  #: which must be said, where there is one
    unless: str = r"(?!)"
    holds: bool = True


_INFORMAL = r"^(?:and |but |that |so )*(?:it|they|these|those|such|this)\b|arria|informal"
_PER_MEMBER = r"(?:one or more |individual |interested |any |the |its |one of the |some of the |a )*(?:members?|delegations|missions|states)\b"
_GOES = r"retiring|outgoing|departing|leaving|(?:who|that|which) (?:leaves?|goe?s?|retires?)|elected|non-permanent|\bterms?\b|re-?election"
_MAY_NOT = r"ha(?:s|ve) to|must|\bnot\b|cannot|can't|\bbars?\b|barred|(?:ruled|rules) out|forb|prohibit|\bno \w+ (?:\w+ )?(?:may|can)"

_NINE = "Nine votes in favour carry a procedural decision, and fewer do not."
_NINE_REFS = ("Charter article 27(2)", "VOT-01")
_ALIKE = "On procedure a permanent member's no counts like any other."
_TWO_THIRDS = "A candidate needs two thirds of the members present and voting in the Assembly."
_RETIRING = "A retiring member may not be elected again at once."
_RETIRING_REFS = ("COM-03", "Charter article 23(2)")
_UNNUMBERED = "Arria-formula meetings are informal: they have neither number nor record."
_GUEST = "A guest may be invited to speak, without a vote."

SAYINGS = (
    Saying(
        (
            r"\bN (?:is|are) (?:just |only |the very |all |simply )*(?:the |a )?(?:bare )?(?:least|fewest|lowest|minimum|bar|threshold|target|mark|floor|(?:friends|hands|votes|names)? ?(?:one|you|it|they) (?:need|take))"
            r"|\b(?:bar|threshold|target|mark|floor|magic number|magic figure|figure|number)(?: to (?:reach|clear|meet|beat|hit))? (?:is|stands at|sits at|lies at|remains|stays)(?: set)?(?: at)? N\b",
        ),
        "procedure", _NINE, _NINE_REFS, 9,
    ),
    Saying(
        (
            r"(?:short of|below|under|less than|fewer than|without) N\b",
            r"fails?\b|falls?\b|defeat|\blos[te]|\bdies\b|nothing|not enough|no (?:meeting|debate|discussion|briefing|item)|collapses?|does not (?:pass|carry)|goes nowhere",
        ),
        "procedure", _NINE, _NINE_REFS, 9,
    ),
    Saying(
        (
            r"\bN (?:hands|arms|ayes|yeses|members|voices) (?:have to|has to|must|need to) (?:go up|be found|be raised|say|agree|be in favou?r|speak)"
            r"|\b(?:needs?|wants?|requires?|takes) N (?:hands|friends|ayes|yeses|arms|takers|backers)\b|\bN (?:it|there) (?:has|have|must) (?:to )?be\b",
        ),
        "procedure", _NINE, _NINE_REFS, 9,
    ),
    Saying(
        (
            r"(?:weighs?|counts?(?: for)?|is worth) (?:no |any )?more than (?:another|any|the|somebody|someone)|(?:makes no (?:odds|difference)|does not matter|matters little|no matter) who (?:says|said|is|votes|objects|opposes)"
            r"|\b\w+(?:'s|s') no is (?:only |just |still |but )*(?:one |a )no\b",
            r"\bno\b|\bnoes\b|against|oppos|object|vote",
        ),
        "procedure", _ALIKE, ("Charter article 27(2)", "VOT-03"),
    ),
    Saying(
        (r"adopti(?:on|ng) (?:of )?(?:an |the |its )?agenda\b", r"\bis (?:a matter of |a question of |only |pure |mere |just )*procedur"),
        "procedure", "The adoption of the agenda is a procedural matter.", ("Charter article 27(2)", "PRC-01"), 0, r"veto",
    ),
    Saying(
        (
            r"(?:two|N)[ -]thirds (?:(?:majority )?of )?(?:the |those |all |valid )*(?:members |states |countries |delegations |votes |ballots )*(?:(?:that (?:are|were) |who (?:are|were) )?present|voting|cast|ballots?\b|votes?\b)",
        ),
        "seats", _TWO_THIRDS, ("ELE-01", "Charter article 18(2)"), 0, r"\bN of (?:the )?N\b|permanent|amend",
    ),
    Saying(
        (
            r"without (?:a |any )?(?:rival|opponent|contest|competitor)|unopposed|stands? alone|runs? alone|uncontested|clean slate",
            r"(?:two|N)[ -]thirds",
            r"must|needs?|has to|have to|requires?|still",
        ),
        "seats", "Candidates without a rival must still win two thirds.", ("ELE-01",),
    ),
    Saying(
        (
            r"\bsits? out\b|\bat once\b|immediate|straight (?:back|away|again)|back-to-back|in a row|consecutive|successive|without a (?:break|pause|gap)",
            _GOES,
            _MAY_NOT,
        ),
        "seats", _RETIRING, _RETIRING_REFS, 0, r"president|rapporteur|secretary|meeting|report|\bneed not\b|not have to|can (?:run|stand|be)",
    ),
    Saying(
        (
            r"immediate re-?election|re-?election at once",
            r"\bbars?\b|barred|(?:ruled|rules) out|forb|prohibit|\bno\b|\bnot\b|exclude",
        ),
        "seats", _RETIRING, _RETIRING_REFS, 0, r"president|rapporteur|secretary",
    ),
    Saying(
        (rf"(?:called|convened|hosted|organi[sz]ed|arranged|initiated) by {_PER_MEMBER}", _INFORMAL, r"\b(?:is|are|can be|may be)\b"),
        "informal", "Any member may hold an Arria-formula meeting; the presidency has no part in it.", ("FMT-02",), 0, r"\bonly\b|never|\bvote",
    ),
    Saying(
        (
            r"(?:called|convened|hosted|organi[sz]ed|arranged) (?:only |solely )?by the (?:president|chair|presidency)(?: only| alone|$)",
            _INFORMAL,
            r"\b(?:is|are|can be|may be)\b",
            r"\bonly\b|\balone\b|solely",
        ),
        "informal", "Any member may hold an Arria-formula meeting; the presidency has no part in it.", ("FMT-02",), 0, r"\bnot\b|never", False,
    ),
    Saying(
        (r"arria|such (?:a |an )?(?:informal )?(?:meeting|session|gathering)s?\b", r"(?:carr(?:y|ies)|bears?|has|have|gets?|receives?|given) (?:a |an |its own |their own )?(?:s/pv |meeting |official |document )?(?:number|symbol|verbatim record)"),
        "informal", _UNNUMBERED, ("FMT-02",), 0, r"\bno\b|\bnot\b|n't|neither|never|closed|\bsome\b", False,
    ),
    Saying(
        (_INFORMAL, r"(?:carr(?:y|ies)|bears?|has|have|gets?|receives?|given) (?:no|neither) (?:s/pv |meeting |official |document )?(?:number|symbol)|(?:is|are) not numbered|unnumbered"),
        "informal", _UNNUMBERED, ("FMT-02",),
    ),
    Saying(
        (
            r"\b(?:gives?|grants?|allows?|lets?|confers?)\b[^;.]{0,25}\b(?:guests?|invitees?|visitors?|briefers?|outsiders?|non-members?|him|her|them)\b[^;.]{0,40}\b(?:a|the right to|the) vote\b",
        ),
        "procedure", _GUEST, ("PAR-01", "PAR-05"), 0, r"\bno\b|\bnot\b|without|n't|never|nor\b", False,
    ),
    Saying(
        (r"\bguests?\b|invitees?|non-members?|briefers?|visitors?|\brule N", r"\b(?:a voice|a microphone|may speak|be heard|speaks?|the floor)\b[^;.]{0,12}\b(?:but|and) (?:no|not a|without a|never a|has no|have no) vote\b"),
        "procedure", _GUEST, ("PAR-01", "PAR-05"),
    ),
    Saying(
        (r"\b(?:presidents?|chairs?|presiding (?:member|state|country))\b", r"\bkeeps? (?:its|his|her|their) (?:own )?vote|votes? (?:just )?(?:like|as) (?:the others|everyone else|any other|the rest)"),
        "chair", "The President votes like every member.", ("COM-06", "Charter article 27(1)"), 0, r"E\b|casting",
    ),
)  # fmt: skip

#: What was so once, of whom, or of something else.
_NOT_IN_GENERAL = (
    r"\b(?:was|were|had|did|would|resolution|draft|committee|reform|proposals?|sign|letter|statement)\b|D|G"
)
#: Numbers that are of no other majority: two thirds, the rules on guests, the members that there are.
_ASIDE = (2, 15, 37, 39)
#: For so many sentences what was spoken of goes on.
LATELY = 10


@cache
def _sieve() -> Sieve:
    return Sieve(x.says for x in SAYINGS)


@reads(
    Family.RULE,
    "|".join(dict.fromkeys(f"(?:{x.says[0]})" for x in SAYINGS if x.says[0] is not _INFORMAL))
    + r"|numbered|symbol|number",
)
def as_the_saying_goes(s: Statement) -> Answer | None:
    """The statement says in passing what a rule says, or the opposite of it."""
    if s.people or s.clause.within(s.start, s.end, "TQHF") or s.has(_NOT_IN_GENERAL):
        return None
    for x in (SAYINGS[n] for n in _sieve().left(s.own)):
        if (x.number and x.number not in s.numbers) or s.scene.ago(x.near) > LATELY:
            continue
        if any(n not in (x.number, *_ASIDE) for n in s.numbers):
            continue
        if all(grammar.search(word, s.own) for word in x.says) and not grammar.search(x.unless, s.own):
            return answer_of(x.holds, x.told, *(Fact(r) for r in x.refs))
    return None


@frame(
    Family.RULE,
    r"article N(?:\(|,? paragraph |,? para\.? |/)N\)? (?P<how>wants?|asks? for|needs?|requires?|demands?|calls for|is content with) (?:only |just )?(?P<n>N) (?:(?:affirmative|favou?rable|yes|positive) )?(?:votes?|members|ayes|yeses)\b[^;.]{0,30}(?:procedur|agenda)\w*",
    "article",
    rank=7,
    hedged=True,
)
def article_27(scene: Scene, clause: Clause, m: re.Match[str]) -> Answer | None:
    """Article 27(2) wants nine votes on procedure."""
    numbers = [x.value for x in clause.within(m.start(), m.end(), "N")]
    if numbers[:2] != [27, 2] or len(numbers) != 3:
        return None
    told, facts = (
        "Nine votes in favour carry a procedural decision.",
        (Fact("Charter article 27(2)"), Fact("VOT-03")),
    )
    return answer_of(numbers[2] == 9, told, *facts)
