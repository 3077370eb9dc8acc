"""What a member has done that bears on a motion: one row of the record, one piece of evidence, in one sentence.

A row enters by what it shows (a cast, a signature) and by how near it is to the motion. A cast on a motion of the other
side says little: a member may well refuse both. Over all recorded votes it forecast nothing, and it is left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum

from ninthvote.model.occasion.habit import assembly_on
from ninthvote.model.occasion.motion import Motion, Side, motion_of
from ninthvote.record import CastRow, LetterRow, Record, RightsCouncilCastRow, SignatoryRow, VoteRow
from ninthvote.vocabulary import Cast, Confidence, weakest

#: A request opens a meeting within weeks: the four of 2014 to 2017 were dated 7 to 17 days before theirs. One older
#: than this belongs to another attempt.
REQUEST_IS_OPEN_FOR = timedelta(days=45)


#: Where the counts of Assembly casts come from, as the record names it.
ASSEMBLY_SOURCE = "ga-roll-calls-unvotes"

_REQUESTS = ("letter", "meeting_request")


class Kind(StrEnum):
    """How near a row is to the motion; each kind has one weight."""

    SAME = "same"  #: a cast on a motion of the same kind on the same situation
    LIKE = "like"  #: a cast on a motion of the same kind elsewhere, human-rights or not as this one
    OTHER = "other"  #: a cast on any other procedural motion of the same side
    REQUEST = (
        "request"  #: its signature under the open request for this very meeting, or under the letter against
    )
    LETTER = "letter"  #: an earlier letter, statement or meeting it convened on the same situation
    LIKE_LETTER = "like_letter"  #: a request for, or letter against, taking up another situation
    RIGHTS_COUNCIL = "rights_council"  #: a cast on the same situation in the Human Rights Council
    ASSEMBLY = "assembly"  #: casts on texts on the same situation in the General Assembly


@dataclass(frozen=True, slots=True)
class Evidence:
    """One row, what it shows of the member's will (`leans`), and whether it counts: what is unconfirmed does not.

    `times` is how often it was shown: rows of the Assembly stand for several texts.
    """

    id: str
    kind: Kind
    leans: Cast
    on: date
    known_on: date
    subject: str
    text: str
    confidence: Confidence
    sources: tuple[str, ...]
    times: int = 1

    @property
    def counts(self) -> bool:
        return self.confidence.is_firm


class Precedents:
    """Every row of a record that can be evidence, by state; seats that one state continued from another are one."""

    def __init__(self, record: Record) -> None:
        self._continues = {s.state: s.successor for s in record.states() if s.successor}
        self.votes = {v.vote: v for v in record.votes()}
        self._motions = {key: motion_of(v) for key, v in self.votes.items()}
        self._letters = {letter.letter: letter for letter in record.letters()}
        self._titles = {s.situation: s.title for s in record.situations()}
        self.casts: dict[str, list[CastRow]] = {}
        self._of_vote: dict[str, list[CastRow]] = {}
        self._signed: dict[str, list[SignatoryRow]] = {}
        self._rights: dict[str, list[RightsCouncilCastRow]] = {}
        for cast in record.rows(CastRow):
            self.casts.setdefault(self.seat_of(cast.state), []).append(cast)
            self._of_vote.setdefault(cast.vote, []).append(cast)
        for row in record.rows(SignatoryRow):
            self._signed.setdefault(self.seat_of(row.state), []).append(row)
        for heard in record.rights_council_casts():
            self._rights.setdefault(self.seat_of(heard.state), []).append(heard)

    def seat_of(self, state: str) -> str:
        """The code under which a state and those whose place it continues are one."""
        while state in self._continues:
            state = self._continues[state]
        return state

    def casts_of(self, vote: str) -> tuple[CastRow, ...]:
        """All casts of a vote."""
        return tuple(self._of_vote.get(vote, ()))

    def of(self, state: str, motion: Motion, known_by: date) -> tuple[Evidence, ...]:
        """What the state did that was public by that day and bears on the motion, in order of day."""
        seat = self.seat_of(state)
        found = [
            *self._from_casts(seat, motion),
            *self._from_letters(seat, motion, known_by),
            *self._from_rights_council(seat, motion),
            *self._from_assembly(seat, motion),
        ]
        known = [e for e in found if e.known_on <= known_by and e.on <= motion.on]
        return tuple(sorted(known, key=lambda e: (e.on, e.id)))

    def _from_casts(self, seat: str, motion: Motion) -> list[Evidence]:
        found = []
        for cast in self.casts.get(seat, ()):
            vote, then = self.votes[cast.vote], self._motions[cast.vote]
            if then.side is not motion.side or cast.vote == motion.vote:
                continue
            kind = Kind.OTHER
            if then.kind == motion.kind and motion.situation in (vote.situation, *vote.also):
                kind = Kind.SAME if motion.situation else Kind.LIKE
            elif then.kind == motion.kind and then.human_rights == motion.human_rights:
                kind = Kind.LIKE
            found.append(
                Evidence(
                    cast.vote, kind, _leaning(cast.cast), vote.on, vote.known_on, vote.subject,
                    self._cast_words(vote, cast), weakest((cast.confidence, vote.confidence)), cast.sources,
                )
            )  # fmt: skip
        return found

    def _cast_words(self, vote: VoteRow, cast: CastRow) -> str:
        tally = "" if vote.yes is None else f" ({vote.yes}-{vote.no}-{vote.abstain})"
        fate = "carried" if vote.carried else "not carried"
        motion = _MOTION.get(vote.motion, "a procedural motion on")
        return f"{_DID[cast.cast]} {motion} {vote.subject}, {fate}{tally}"

    def _from_letters(self, seat: str, motion: Motion, known_by: date) -> list[Evidence]:
        if not motion.human_rights:
            return []
        found = []
        for row in self._signed.get(seat, ()):
            letter = self._letters.get(row.letter)
            if letter is None or not (kind := self._letter_kind(letter, motion, known_by)):
                continue
            if self._was_voted_on(letter, seat, known_by):
                continue
            towards = letter.supports is not False
            is_yes = towards if motion.side is Side.WESTERN else not towards
            verb = "signed" if letter.kind in (*_REQUESTS, "motion") else "joined"
            if letter.kind == "arria_sponsorship":
                verb = "convened"
            found.append(
                Evidence(
                    letter.letter, kind, Cast.YES if is_yes else Cast.NO, letter.on, letter.known_on,
                    letter.subject, f"{verb}: {letter.title} ({letter.subject})",
                    weakest((letter.confidence, row.confidence)), letter.sources,
                )
            )  # fmt: skip
        return found

    def _letter_kind(self, letter: LetterRow, motion: Motion, known_by: date) -> Kind | None:
        """None for a statement on another situation: it may praise or blame, and the record does not say which."""
        asks = letter.supports is not None
        if letter.situation != motion.situation:
            return Kind.LIKE_LETTER if asks and letter.kind in _REQUESTS else None
        is_request = asks and letter.kind in _REQUESTS
        is_open = motion.on - letter.on <= REQUEST_IS_OPEN_FOR and not self._answered(letter, known_by)
        return Kind.REQUEST if is_request and is_open else Kind.LETTER

    def _answered(self, letter: LetterRow, known_by: date) -> bool:
        """Whether the Council has since voted on the situation, so that the request is spent."""
        return any(
            v.situation == letter.situation and letter.on <= v.on and v.known_on <= known_by
            for v in self.votes.values()
        )

    def _was_voted_on(self, letter: LetterRow, seat: str, known_by: date) -> bool:
        """Whether the member's cast on the meeting that the letter asked for is on record: the cast says it better."""
        return letter.kind in _REQUESTS and any(
            vote.situation == letter.situation
            and timedelta(0) <= vote.on - letter.on <= REQUEST_IS_OPEN_FOR
            and vote.known_on <= known_by
            for vote in (self.votes[cast.vote] for cast in self.casts.get(seat, ()))
        )

    def _from_rights_council(self, seat: str, motion: Motion) -> list[Evidence]:
        if motion.situation is None or not motion.human_rights:
            return []
        subject = self._titles.get(motion.situation, motion.situation)
        return [
            Evidence(
                row.symbol, Kind.RIGHTS_COUNCIL, _leaning(row.cast), row.on, row.on, subject,
                f"{_DID[row.cast]} {row.symbol} of the Human Rights Council on the same", row.confidence, row.sources,
            )
            for row in self._rights.get(seat, ())
            if row.situation == motion.situation
        ]  # fmt: skip

    def _from_assembly(self, seat: str, motion: Motion) -> list[Evidence]:
        """Casts on texts on the situation, some years together; known from the end of the last of them."""
        if motion.situation is None or not motion.human_rights or motion.side is not Side.WESTERN:
            return []
        subject = self._titles.get(motion.situation, motion.situation)
        found = []
        for block in assembly_on(motion.situation, seat):
            day = date(block.until, 12, 31)
            years = str(block.until) if block.since == block.until else f"{block.since} to {block.until}"
            for leans, n in block.counts:
                id_ = f"assembly-{motion.situation}-{block.since}-{block.until}-{leans.value}"
                texts = "text" if n == 1 else f"{n} texts"
                said = f"{_DID[leans]} {'a' if n == 1 else ''} {texts} on it in the General Assembly, {years}"
                found.append(
                    Evidence(
                        id_, Kind.ASSEMBLY, leans, day, day, subject, " ".join(said.split()),
                        Confidence.DERIVED, (ASSEMBLY_SOURCE,), n,
                    )
                )  # fmt: skip
        return found


def _leaning(cast: Cast) -> Cast:
    """A member that stays away withholds its yes as one that abstains does."""
    return cast if cast in (Cast.YES, Cast.NO) else Cast.ABSTAIN


_DID = {
    Cast.YES: "voted yes on",
    Cast.NO: "voted no on",
    Cast.ABSTAIN: "abstained on",
    Cast.NOT_PARTICIPATING: "took no part in the vote on",
    Cast.ABSENT: "was absent from the vote on",
}

_MOTION = {
    "adopt_agenda": "an agenda for",
    "invite_participant": "an invitation to speak on",
    "suspend_or_adjourn": "a motion to adjourn on",
    "order_of_drafts": "the order of drafts on",
    "postpone": "a motion to postpone on",
    "convene_emergency_session": "an emergency special session on",
}
