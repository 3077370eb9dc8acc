"""A claim is a typed question put to the record; a verdict is its answer, with the rows and provisions behind it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from ninthvote.check.ledger import Fact


class Family(StrEnum):
    MEMBERSHIP = "membership"
    RULE = "rule"
    MEETING = "meeting"
    VOTE = "vote"
    MEMBER_VOTE = "member_vote"
    SEQUENCE = "sequence"
    SIGNATORIES = "signatories"
    CALENDAR = "calendar"
    OFFICE = "office"
    DOCUMENT = "document"
    MANDATE = "mandate"
    RECOMMENDATION = "recommendation"
    PRESIDENCY = "presidency"
    QUOTATION = "quotation"
    REQUEST = "request"


#: The order in which the families are asked where a stretch of text may be read in more than one.
ASKED = (
    Family.REQUEST, Family.RULE, Family.SIGNATORIES, Family.MANDATE, Family.OFFICE, Family.CALENDAR, Family.MEETING, Family.SEQUENCE,
    Family.RECOMMENDATION, Family.DOCUMENT, Family.QUOTATION, Family.MEMBERSHIP, Family.PRESIDENCY, Family.MEMBER_VOTE, Family.VOTE,
)  # fmt: skip


class Verdict(StrEnum):
    SUPPORTED = "SUPPORTED"
    CONTRADICTED = "CONTRADICTED"
    NOT_IN_RECORD = "NOT_IN_RECORD"
    NOT_CHECKABLE = "NOT_CHECKABLE"


@dataclass(frozen=True, slots=True)
class Answer:
    """What the record says to a question, in one plain sentence, with what it rests on."""

    verdict: Verdict
    explanation: str
    evidence: tuple[Fact, ...] = ()

    @property
    def settled(self) -> bool:
        return self.verdict in (Verdict.SUPPORTED, Verdict.CONTRADICTED)


def sentence(words: str) -> str:
    """The words as one sentence: a capital first, one stop last."""
    words = words.strip()
    return f"{words[:1].upper()}{words[1:].rstrip('.')}." if words else words


def supported(explanation: str, *evidence: Fact) -> Answer:
    return Answer(Verdict.SUPPORTED, sentence(explanation), evidence)


def contradicted(explanation: str, *evidence: Fact) -> Answer:
    """Contradicted, if every fact it rests on is firm; else it is not known well enough, and says so."""
    if evidence and all(f.is_firm for f in evidence):
        return Answer(Verdict.CONTRADICTED, sentence(explanation), evidence)
    return Answer(
        Verdict.NOT_IN_RECORD, f"Only unconfirmed rows speak to this: {sentence(explanation)}", evidence
    )


def answer_of(right: bool, explanation: str, *evidence: Fact) -> Answer:
    """Supported or contradicted by the same facts, as the claim is right or not."""
    return supported(explanation, *evidence) if right else contradicted(explanation, *evidence)


def unknown(explanation: str, *evidence: Fact) -> Answer:
    return Answer(Verdict.NOT_IN_RECORD, sentence(explanation), evidence)


@dataclass(frozen=True, slots=True)
class Claim:
    """A finding: the span of the mended text, the question as it was understood, and its answer."""

    start: int
    end: int
    family: Family
    frame: str  #: the recogniser that found it
    answer: Answer
