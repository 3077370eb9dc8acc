"""The situation that a sentence, or an article, speaks of."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable

from ninthvote.check.ledger import Ledger
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.text import Kind, Mention
from ninthvote.text.sieve import Sifted

#: Places, peoples and names that stand for a situation without naming its state.
_PLACES = Sifted(
    r"\b(?:(?P<CHN>Xinjiang|Uy?ghurs?|Tibet)|(?P<MMR>Rohingya|Burm(?:a|ese)|Rakhine)|(?P<UKR>Kerch|Crimea|Donbas|Donetsk|Luhansk)"
    r"|(?P<YUG>Kosovo|NATO(?:'s)? (?:bombing|air campaign|strikes))|(?P<SYR>Aleppo|Ghouta|Idlib)|(?P<ZWE>Mugabe)|(?P<BLR>Lukashenk)"
    r"|(?P<VEN>Maduro)|(?P<PRK>[Tt]he North(?= |'s|,|\.)(?! (?:Atlantic|Sea|American?|African?))|Kim Jong))"
)
#: "6. Belarus.", "3. DPRK, August.", "Compare 2014.": a line's or paragraph's subject or time, before what is said of it.
LABEL = re.compile(
    r"\W*(?:\d+[.)]\s*)?(?:(?:compare|take|then|now|and|so|back|to|in|on|consider|next|first|rewind|go|that|was|the|case|of) )*"
    r"(?:(?P<topic>[GL])(?:,? (?:in |of )?D(?: (?:to|and) D)?)?|D(?:,? (?:to|and) D)?)\W*"
)


def code_of(mention: Mention) -> str | None:
    """The one state that a mention names."""
    if mention.kind is Kind.STATES and len(mention.value) == 1:
        return str(mention.value[0])
    if mention.kind in (Kind.ADJECTIVE, Kind.PLACE):
        return str(mention.value)
    return None


def topic_of(ledger: Ledger, clause: Clause) -> str | None:
    """The state whose situation the sentence is about, where it says so."""
    subjects = ledger.subjects
    for mention in clause.mentions:
        if mention.kind is Kind.PLACE and mention.value in subjects:
            return str(mention.value)
    for m in grammar.finditer(
        r"[GA](?:'s)? (?:\w+ )?(?:human[- ]rights|rights|prison|situation|abuses|crimes|record|case|file|item|briefing|meeting|vote)s?\b",
        clause.skeleton,
    ):
        code = code_of(clause.at[m.start()])
        if code in subjects and code not in ("CHN", "RUS", "USA"):
            return code
    for mention in clause.mentions:
        code = code_of(mention)
        if code == "PRK":
            return code
    label = LABEL.fullmatch(clause.skeleton)
    if label and label["topic"]:
        code = code_of(clause.at[label.start("topic")])
        if code in subjects and code not in ("CHN", "RUS", "USA"):
            return code
    place = _PLACES.search(clause.sentence.text)
    return str(place.lastgroup) if place and place.lastgroup in subjects else None


def main_topic(ledger: Ledger, clauses: Iterable[Clause]) -> str | None:
    """The situation that the article names most; the title and the first lines weigh more."""
    subjects = ledger.subjects
    counts: Counter[str] = Counter()
    for n, clause in enumerate(clauses):
        for place in _PLACES.finditer(clause.sentence.text):
            if place.lastgroup in subjects:
                counts[str(place.lastgroup)] += 4 if n < 4 else 2
        for mention in clause.mentions:
            code = code_of(mention)
            if code in subjects and code not in ("CHN", "RUS", "USA"):
                counts[code] += 2 if n < 4 else 1
            elif mention.kind is Kind.PLACE and mention.value in subjects:
                counts[str(mention.value)] += 2
    return counts.most_common(1)[0][0] if counts else None
