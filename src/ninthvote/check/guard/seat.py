"""What is said of a seat bears on a seat: a post is none, nor is a chair, a list or a place in a race."""

from __future__ import annotations

import re

from ninthvote.check.claim import Answer, Verdict
from ninthvote.check.guard.row import votes_of
from ninthvote.check.reading import grammar
from ninthvote.check.reading.clause import Clause
from ninthvote.check.reading.scene import Scene

#: What only names a post, and says nothing of a seat.
_POST = r"permanent (?:[a-zA]+(?:'s)? )?(?:representative|mission|envoy)|member states?\b(?! of C)|members? of (?:the )?(?:K|E|H|F|parliament|congress|commission|panel|committee|delegation|team|group of|european|united nations|U)"

#: A seat by its words, which stands near the state that has it.
_SEAT = r"\b(?:members?|seats?|sit|sits|sat|serv\w+|terms?|elect\w+|join\w*|leav\w+|left|replac\w+|succe\w+|tables?|places?|permanent\w*|tenure|rotat\w+|newcomers?|step\w*|return\w*|back|depart\w*|outgoing|incoming|non-permanent|membership|stints?|spells?|comes?|came|goes|gone|stays?|remain\w*)\b|\b(?:on|at|in|of|enter\w*) C"

#: So many letters may stand between the two.
SEAT_LETTERS = 60

NOWHERE = 1000

#: So is this; it is claimed where a state is said to be permanent, or to be at the table.
_FOR_GOOD = re.compile(r"[^.;]*has a permanent seat\.|[^.;]*have permanent seats\.")

_AT_THE_TURN = re.compile(r"(?:joined|left) at the turn to (\d{4})")

#: Earlier terms, to which those that begin or end now say nothing.
_SERVED_BEFORE = r"\b(?:previously|before|already|in the past)\b[^;.,]{0,20}\b(?:serv|sat|been|held)|\b(?:serv|sat|been|held)\w*\b[^;.,]{0,30}\b(?:before|previously|in the past)\b"

_FOREVER = ("permanent seat.", "permanent seats.")

#: No elected member is permanent, or sits so long.
_NO_SUCH_SEAT = r"\bas (?:an? |the )?permanent (?:C )?members?\b|\b(?:three|four|five|six|[3-9])[- ]year (?:term|tenure|stint|period)"

_AT_ITS_TABLE = r"members? (?:of|on|in) C|\bC(?:'s)? members?|(?:sit|sat|seat|place|serve|table)\w*\b[^;.]{0,20}C\b|\b(?:on|at) C\b|\bN members\b"

#: The row of a seat that does not end: true of any sentence, so it is claimed only where it is said.
_PERMANENT = re.compile(r"membership: [A-Z]{3} \d{4}-\d\d-\d\d")

#: Who stands for a seat has none yet.
_RUNS = r"\bcandida|\bbids?\b|\brace\b|\bwhich of (?:them|the)\b|\bvying\b|\bvied\b|\bcontest|\bcampaign|\bhop(?:es|ed|ing)\b|\brun-?off|\b(?:took|takes?|taking) place\b"


def _at_another_turn(scene: Scene, clause: Clause, year: int) -> bool:
    """Whether the sentence tells of the January of other years alone."""
    told = {
        t.first.year for t in scene.times_in(clause) if t.sure and t.grain == "day" and t.first.month == 1
    }
    return bool(told) and year not in told


def is_a_seat(scene: Scene, clause: Clause, start: int, end: int, words: str, answer: Answer) -> bool:
    """A post is no seat, and who follows in the chair does not follow at the table."""
    if votes_of(scene.ledger, answer.evidence[:1]):
        return True  # of those who voted then
    if answer.verdict is Verdict.CONTRADICTED and grammar.search(_RUNS, words):
        return False
    if not answer.explanation.endswith(_FOREVER) and grammar.search(_NO_SUCH_SEAT, words):
        return False
    turn = _AT_THE_TURN.search(answer.explanation)
    if turn and (
        grammar.search(_SERVED_BEFORE, clause.skeleton) or _at_another_turn(scene, clause, int(turn[1]))
    ):
        return False
    if grammar.search(
        r"\bon (?:the |its )?(?:[CG](?:'s)? )?agenda\b|invok\w+ (?:an? |the )?(?:[\w-]+ )*rule|main organs?",
        words,
    ):
        return False
    if grammar.search(r"presid|\bchair", clause.skeleton) and grammar.search(r"replac|succeed|follow", words):
        return grammar.search(r"\bseat|\bterm|\bmember", words) is not None
    if (
        scene.ago("chair") <= 1
        and grammar.search(
            r"\b(?:holds?|has|have|had|held|begins?|began|takes?|took) (?:it|its own)\b", words
        )
        and not grammar.search(r"\bseat|\bterm|\bmember", words)
    ):
        return False  # the presidency is held
    if any(f.ref.startswith("Charter") for f in answer.evidence) and grammar.search(
        r"\bvot|favou?r|\bbacked|support|\bsigned|abst|\bagreed to\b|\b(?:asked|called|pushed|pressed) for\b",
        clause.skeleton,
    ):
        return False  # so many members who voted, not so many that there are
    if (
        _FOR_GOOD.fullmatch(answer.explanation)
        and not grammar.search(r"\bpermanent|\bveto|\bp5\b", words)
        and not (clause.within(start, end, "GA") and grammar.search(_AT_ITS_TABLE, words))
    ):
        return False
    places = [i for i in clause.spots if start <= i < end and clause.skeleton[i] == "G"]
    seats = [i for m in grammar.finditer(_SEAT, clause.skeleton) for i in (m.start(), m.end())]
    near = min((abs(i - j) for i in places or [start] for j in seats), default=NOWHERE)
    if near > SEAT_LETTERS and all(_PERMANENT.fullmatch(f.ref) for f in answer.evidence):
        return False  # one that always sits here, and a member there
    if grammar.search(_POST, words):
        rest = grammar.compiled(_POST).sub(" ", clause.skeleton[start:end])
        return grammar.search(r"C|\bseats?\b|\bmembers?\b|\bterms?\b|elected", rest) is not None
    return True
