"""A meeting moves through few phases; what is in order in each is one table, and what is not in it changes nothing.

    CALLED ──open──> OPENED ──adopt agenda──> DISCUSSING <──announce── VOTING
                       │ refuse agenda            │  └─────put to vote────^
                       v                          v adjourn
                     CLOSED <─────────────────────┘

A meeting opened may be suspended and resumed, before its agenda is adopted or after, and keeps its number.
Rule 9 is the narrow gate: until the agenda is adopted nothing is discussed, nobody is invited and no draft is
put. Rule 33 ranks what may be moved; a motion of a lower number goes before all others and before every draft.

A `Meeting` is a value. Each act returns the meeting after it, or raises `NotInOrder` and leaves the old one as it was.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import Enum, IntEnum, auto

from ninthvote.errors import LawError, NotInOrder
from ninthvote.rules.ruling import Decision, Reason, Ruling, listed
from ninthvote.rules.voting import decide_without_vote, put_to_vote
from ninthvote.vocabulary import Format, Matter, Outcome, Tally


class Phase(Enum):
    CALLED = auto()
    OPENED = auto()  #: the agenda is still provisional
    DISCUSSING = auto()
    VOTING = auto()
    SUSPENDED_BEFORE_AGENDA = auto()
    SUSPENDED = auto()
    CLOSED = auto()


class Act(Enum):
    OPEN = auto()
    SPEAK_ON_AGENDA = auto()
    ADOPT_AGENDA = auto()
    REFUSE_AGENDA = auto()
    SPEAK = auto()
    INVITE = auto()
    SUBMIT = auto()  #: a draft, a principal motion or an amendment (rule 31)
    MOVE = auto()  #: a motion of rule 33
    WITHDRAW = auto()  #: rule 35
    PUT_TO_VOTE = auto()
    ANNOUNCE = auto()  #: the President states the result
    RAISE_POINT_OF_ORDER = auto()  #: rule 30
    SUSPEND = auto()
    RESUME = auto()
    ADJOURN = auto()


_P, _A = Phase, Act
#: Every movement of a meeting's state. A pair that is absent is not in order.
TABLE: Mapping[tuple[Phase, Act], Phase] = {
    (_P.CALLED, _A.OPEN): _P.OPENED,
    (_P.OPENED, _A.SPEAK_ON_AGENDA): _P.OPENED,
    (_P.OPENED, _A.RAISE_POINT_OF_ORDER): _P.OPENED,
    (_P.OPENED, _A.ADOPT_AGENDA): _P.DISCUSSING,
    (_P.OPENED, _A.REFUSE_AGENDA): _P.CLOSED,  # AGD-05: the meeting ends
    (_P.OPENED, _A.SUSPEND): _P.SUSPENDED_BEFORE_AGENDA,
    (_P.OPENED, _A.ADJOURN): _P.CLOSED,
    (_P.DISCUSSING, _A.SPEAK): _P.DISCUSSING,
    (_P.DISCUSSING, _A.INVITE): _P.DISCUSSING,
    (_P.DISCUSSING, _A.SUBMIT): _P.DISCUSSING,
    (_P.DISCUSSING, _A.MOVE): _P.DISCUSSING,
    (_P.DISCUSSING, _A.WITHDRAW): _P.DISCUSSING,
    (_P.DISCUSSING, _A.RAISE_POINT_OF_ORDER): _P.DISCUSSING,
    (_P.DISCUSSING, _A.PUT_TO_VOTE): _P.VOTING,
    (_P.DISCUSSING, _A.SUSPEND): _P.SUSPENDED,
    (_P.DISCUSSING, _A.ADJOURN): _P.CLOSED,
    (_P.VOTING, _A.RAISE_POINT_OF_ORDER): _P.VOTING,
    (_P.VOTING, _A.ANNOUNCE): _P.DISCUSSING,
    (_P.SUSPENDED_BEFORE_AGENDA, _A.RESUME): _P.OPENED,
    (_P.SUSPENDED, _A.RESUME): _P.DISCUSSING,
}


class Precedence(IntEnum):
    """The motions of rule 33, by rank; `TEXT` is a principal motion or draft, which comes after them all."""

    SUSPEND = 1
    ADJOURN = 2
    ADJOURN_TO = 3  #: a set day or hour
    REFER = 4  #: to a committee, the Secretary-General or a rapporteur
    POSTPONE = 5  #: discussion, to a day or indefinitely
    AMEND = 6
    TEXT = 7

    @property
    def is_debatable(self) -> bool:
        """Rule 33: a motion to suspend or simply to adjourn is decided without debate."""
        return self not in (Precedence.SUSPEND, Precedence.ADJOURN)


@dataclass(frozen=True, slots=True)
class Question:
    """Something that has been moved or submitted and may be put to the vote."""

    key: str
    kind: Precedence
    mover: str
    order: int  #: of submission, from 1
    amends: str | None = None  #: key of the text, for an amendment
    distance: int = (
        0  #: of an amendment from the text, as the President judges; the furthest goes first (rule 36)
    )
    seconder: str | None = None
    is_voted: bool = False


@dataclass(frozen=True, slots=True)
class Meeting:
    """A formal meeting as it stands."""

    on: date
    members: frozenset[str]
    format: Format = Format.FORMAL_PUBLIC
    phase: Phase = Phase.CALLED
    questions: tuple[Question, ...] = ()
    priority: tuple[str, ...] = ()  #: texts the Council has decided to vote on first (CND-05)

    def __post_init__(self) -> None:
        if not self.format.is_formal:
            raise NotInOrder(
                f"{self.format.value.replace('_', ' ')} is no meeting: no agenda, no procedural vote, no resolution",
                expected="a formal meeting, public or private (PRC-06, FMT-01)",
            )


def in_order(meeting: Meeting) -> tuple[Act, ...]:
    """What may be done now, in the order of the table."""
    return tuple(act for phase, act in TABLE if phase is meeting.phase)


def act(meeting: Meeting, what: Act) -> Meeting:
    """The meeting after an act that is in order.

    Raises:
        NotInOrder: saying what would be; the meeting is as it was.
    """
    following = TABLE.get((meeting.phase, what))
    if following is None:
        can = ", ".join(a.name.lower().replace("_", " ") for a in in_order(meeting))
        raise NotInOrder(
            f"to {what.name.lower().replace('_', ' ')} is not in order: the meeting is "
            f"{meeting.phase.name.lower().replace('_', ' ')}",
            expected=can or "nothing: the meeting is over",
        )
    return replace(meeting, phase=following)


def adopt_agenda(
    meeting: Meeting, *, objections: Collection[str] = (), vote: Tally | None = None
) -> tuple[Meeting, Ruling[Outcome]]:
    """The meeting after rule 9: agenda adopted in silence or by nine on a procedural vote; refused, it is over.

    Raises:
        NotInOrder: where a member objects and no vote was taken, or the agenda is not before the meeting.
    """
    act(meeting, Act.ADOPT_AGENDA)
    if vote is None:
        silent = decide_without_vote(meeting.on, objections=objections, needs_all=False)
        if silent.outcome is not Outcome.ADOPTED:
            who = listed(sorted(objections))
            raise NotInOrder(f"{who} objected to the agenda", expected="a procedural vote on it (rule 9)")
        first = Reason("AGD-04", "No member objected to the provisional agenda; it is adopted.")
        return act(meeting, Act.ADOPT_AGENDA), replace(silent, reasons=(first, *silent.reasons))
    ruling = put_to_vote(meeting.on, Matter.PROCEDURAL, vote)
    first = Reason("AGD-04", "A member objected, so the provisional agenda was put to a procedural vote.")
    if ruling.decision is Decision.CARRIED:
        return act(meeting, Act.ADOPT_AGENDA), replace(ruling, reasons=(first, *ruling.reasons))
    last = Reason(
        "AGD-05",
        "The meeting ends; the list of matters seized is unchanged, and another meeting may try again.",
    )
    return act(meeting, Act.REFUSE_AGENDA), replace(ruling, reasons=(first, *ruling.reasons, last))


def submit(meeting: Meeting, question: Question) -> Meeting:
    """The meeting with one more question before it.

    Raises:
        NotInOrder: out of phase; from somebody without a seat; for a key in use; for an amendment to nothing.
    """
    moved = act(meeting, Act.SUBMIT if question.kind >= Precedence.AMEND else Act.MOVE)
    keys = {q.key for q in meeting.questions}
    if question.mover not in meeting.members:
        raise NotInOrder(f"{question.mover} has no seat here", expected="a motion of a member (PAR-04)")
    if question.key in keys:
        raise NotInOrder(f"{question.key} is before the meeting already")
    if (question.kind is Precedence.AMEND) != (question.amends is not None) or (
        question.amends is not None and question.amends not in keys
    ):
        raise NotInOrder(
            f"{question.key} must relate to what is before the meeting",
            expected="an amendment that names a text submitted; other motions name none (rule 33)",
        )
    return replace(moved, questions=(*meeting.questions, question))


def withdraw(meeting: Meeting, key: str, *, insisted_on_by: str | None = None) -> Meeting:
    """The meeting after a mover withdraws a text on which no vote has been taken (rule 35).

    Args:
        insisted_on_by: the seconder, who may require it to be voted as its own, in its original place.

    Raises:
        NotInOrder: after a vote on it, or where the one who insists had not seconded it.
    """
    moved = act(meeting, Act.WITHDRAW)
    question = find(meeting, key)
    if question.is_voted:
        raise NotInOrder(f"{key} has been voted on", expected="withdrawal before any vote on it (rule 35)")
    if insisted_on_by is None:
        kept = tuple(q for q in meeting.questions if q.key != key and q.amends != key)
        return replace(moved, questions=kept)
    if insisted_on_by != question.seconder:
        raise NotInOrder(f"{insisted_on_by} has not seconded {key}", expected="its seconder (rule 35)")
    own = replace(question, mover=insisted_on_by, seconder=None)
    return replace(moved, questions=tuple(own if q.key == key else q for q in meeting.questions))


def find(meeting: Meeting, key: str) -> Question:
    """The question with this key."""
    for question in meeting.questions:
        if question.key == key:
            return question
    raise LawError(f"{key} is not before the meeting", candidates=[q.key for q in meeting.questions])


def voting_order(meeting: Meeting) -> tuple[Question, ...]:
    """What is to be voted on, first to last: rule 33 motions by rank, then each text after its amendments.

    Texts go in order of submission (rule 32) unless the Council gave some priority; amendments go furthest first.
    """
    pending = [q for q in meeting.questions if not q.is_voted]
    motions = sorted((q for q in pending if q.kind < Precedence.AMEND), key=lambda q: (q.kind, q.order))
    ranked = {key: n for n, key in enumerate(meeting.priority)}
    texts = sorted(
        (q for q in pending if q.kind is Precedence.TEXT),
        key=lambda q: (ranked.get(q.key, len(ranked)), q.order),
    )
    ordered: list[Question] = list(motions)
    for text in texts:
        amendments = [q for q in pending if q.amends == text.key]
        ordered += sorted(amendments, key=lambda q: (-q.distance, q.order))
        ordered.append(text)
    return tuple(ordered)


def change_cast(meeting: Meeting, *, announced: bool, council_agrees: bool) -> Meeting:
    """The meeting ready for a fresh vote, where a member would change its cast: a cast vote stands (VOT-11).

    Raises:
        NotInOrder: once the result is announced, unless the Council agrees to vote afresh.
    """
    if announced and not council_agrees:
        raise NotInOrder(
            "a cast vote stands", expected="an explanation of vote, or a fresh vote the Council agrees to"
        )
    return act(meeting, Act.PUT_TO_VOTE) if announced else meeting


def is_divided(*, requested: bool, mover_objects: bool) -> bool:
    """Whether parts of a text are voted on separately: on request, unless its mover objects (rule 32)."""
    return requested and not mover_objects


def precedes(one: Precedence, other: Precedence) -> bool:
    """Whether a motion goes before another (rule 33)."""
    return one < other


def speaking_order(
    requests: Sequence[str], *, president: str, reporting: Collection[str] = ()
) -> tuple[str, ...]:
    """Speakers in order of request; those who present a report first, the President's state last by custom (CND-01)."""
    once = list(dict.fromkeys(requests))
    first = [s for s in once if s in reporting]
    middle = [s for s in once if s not in reporting and s != president]
    return (*first, *middle, *([president] if president in once and president not in reporting else []))


def is_private(*, concerns_secretary_general: bool, decided_private: bool) -> bool:
    """Whether a meeting is private: on a Secretary-General always, otherwise by procedural decision (rule 48)."""
    return concerns_secretary_general or decided_private


def has_public_record(format_: Format) -> bool:
    """Whether the S/PV record carries the debate; of a private meeting, only the communique (rules 49, 55)."""
    return format_ is Format.FORMAL_PUBLIC
