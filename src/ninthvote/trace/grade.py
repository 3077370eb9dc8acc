"""A quotation held against the known ones: the words as recorded, changed, cut short, or given to another mouth or day.

Missing beats wrong. Two people may use the same few words, so words must carry enough surprise to prove an origin;
what is short of that counts only when the speaker, the day or the words around it point to the same place.
"""

# ruff: noqa: SIM905 -- lists of words read best as lines of words

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import date, timedelta
from typing import TYPE_CHECKING

from ninthvote.trace import speaker as speakers
from ninthvote.trace.align import Alignment, Change, align
from ninthvote.trace.quotation import Candidate, Difference, Grade, Mark, Quotation, Timing, day
from ninthvote.trace.speaker import Speaker, StatesIn
from ninthvote.trace.word import Word, bits, weigh, words
from ninthvote.vocabulary import Interval

if TYPE_CHECKING:
    from ninthvote.record import Record


#: Words of this much surprise name their origin by themselves: about four rare words in order, or seven with the
#: usual small ones among them. Below it a phrase may be anybody's ("long overdue", "a bitter irony").
ENOUGH_BITS = 44.0
#: Below this not even the right speaker makes a stock phrase a quotation ("human rights issues").
LEAST_BITS = 20.0
#: Below this what is not word for word the same is another phrase: "serious concern" is no drifted "serious doubt".
LEAST_DRIFTED_BITS = 33.0
#: What else adds: the speaker named is the one recorded; the day is; words of the note stand nearby; the quotation
#: begins and ends where the recorded one does.
SPEAKER_BITS, DAY_BITS, NEARBY_BITS, WHOLE_BITS = 24.0, 10.0, 24.0, 10.0
#: Of the words that both have, so much must agree for one to be a version of the other. Two sentences on one
#: matter by two speakers reach 0.6 on stock phrases alone.
LIKE_ENOUGH = 0.7
#: Words that by themselves fall this little short may be held against another mouth when day and surroundings agree.
NEARLY_ENOUGH_BITS = 36.0
#: To be held against another mouth, or another day, the words must agree more than that.
LIKE_ENOUGH_TO_BLAME = 0.85
#: Reports are filed across a date line, and give the day of filing for the day of speaking.
SLACK_DAYS = 1

#: Characters of a quotation that are read at all, and of what stands around it; words that are compared at a time.
_LONGEST, _AROUND = 100_000, 600
_PIECE, _OVERLAP = 400, 60

_NEGATION = frozenset(
    "not no never neither nor none nothing cannot cant dont doesnt didnt wont isnt arent wasnt werent shouldnt "
    "wouldnt couldnt without hardly barely scarcely refuse refuses refused deny denies denied rarely".split()
)
#: A sentence that goes on with one of these is not finished where it was cut.
_LIMITS = frozenset(
    "but if unless until except although though however provided only while whereas yet otherwise because".split()
)
#: A note that the words were said more than once.
_AGAIN = re.compile(r"\b(?:again|repeated|often)\b", re.IGNORECASE)
_STOP = re.compile(r"[,.;:!?–—]|\s-\s")


class Shelf:
    """Known quotations, prepared once, to grade many against."""

    def __init__(self, quotations: Iterable[Quotation], *, states_in: StatesIn | None = None) -> None:
        self._states_in = states_in
        self._quotations = sorted(quotations, key=lambda q: q.quotation)
        self._words = [words(q.words) for q in self._quotations]
        self._weight = [sum(weigh([w.folded for w in run])) for run in self._words]
        self._near = [_rare(f"{q.note or ''} {q.occasion} {q.qualifier or ''}") for q in self._quotations]
        self._holding: dict[str, list[int]] = {}
        for k, run in enumerate(self._words):
            for key in {key for w in run for key in _keys(w.folded)}:
                self._holding.setdefault(key, []).append(k)

    @classmethod
    def of_record(cls, record: Record) -> Shelf:
        """The quotations of the record, with its names of states."""
        quotations = map(Quotation.from_row, record.quotations())
        return cls(quotations, states_in=speakers.states_named(record.names()))

    def __len__(self) -> int:
        return len(self._quotations)

    def grade(
        self,
        quote: str,
        *,
        speaker: str | None = None,
        on: date | Interval | None = None,
        before: str = "",
        after: str = "",
    ) -> Grade:
        """The grade of the words between quotation marks, as an article gives them.

        Args:
            quote: the words, with or without the marks; several pieces of one quotation joined with "...".
            speaker: who is said to have said them; a name, an office or both.
            on: the day, or the days within which, they are said to have been said; never the day of the article.
            before: the sentence up to the quotation, in the article's own words.
            after: the rest of the sentence.
        """
        before, after = before[-_AROUND:], after[:_AROUND]
        quoted = words(quote[:_LONGEST])
        around: frozenset[str] | None = None
        best: dict[str, Candidate] = {}
        for piece in _pieces(quoted):
            for k in self._likely(piece):
                laid = align(piece, self._words[k])
                if laid is None or not self._is_near(laid, piece, self._words[k]):
                    continue
                if around is None:  # most quotations are like none on record, and need no surroundings
                    around = _rare(f"{before} {after} {quote[:_AROUND]}")
                found = self._compare(quote, piece, k, laid, speaker, on, before, after, around)
                known = best.get(found.origin.quotation)
                if known is None or _rank(found) < _rank(known):
                    best[found.origin.quotation] = found
        return _verdict(sorted(best.values(), key=_rank))

    @staticmethod
    def _is_near(laid: Alignment, quoted: list[Word], recorded: list[Word]) -> bool:
        """Whether the two share enough to be looked at as versions of one."""
        if laid.likeness < LIKE_ENOUGH:
            return False
        if _is_whole(laid, quoted, recorded):
            return laid.shared_bits + WHOLE_BITS >= LEAST_BITS
        if laid.shared_bits < LEAST_BITS or not _has_rare_word(laid, recorded):
            return False
        return laid.is_exact or laid.shared_bits >= LEAST_DRIFTED_BITS

    def _likely(self, quoted: list[Word]) -> list[int]:
        """Those sharing enough with the quotation to be worth laying side by side."""
        weight: dict[int, float] = {}
        for folded in {w.folded for w in quoted if not w.inserted}:
            held = {k for key in _keys(folded) for k in self._holding.get(key, ())}
            for k in held:
                weight[k] = weight.get(k, 0.0) + bits(folded)
        whole = sum(weigh([w.folded for w in quoted if not w.inserted]))
        return sorted(k for k, w in weight.items() if w >= 0.4 * min(whole, self._weight[k]))

    def _compare(
        self,
        quote: str,
        quoted: list[Word],
        k: int,
        laid: Alignment,
        speaker: str | None,
        on: date | Interval | None,
        before: str,
        after: str,
        around: frozenset[str],
    ) -> Candidate:
        origin, recorded = self._quotations[k], self._words[k]
        who = (
            speakers.compare(speaker, origin.speaker, origin.capacity, states_in=self._states_in)
            if speaker
            else Speaker.UNKNOWN
        )
        when = _timing(on, origin.on)
        nearby = sum(bits(f) for f in (around & self._near[k]) - {w.folded for w in recorded})
        support = (
            (SPEAKER_BITS if who is Speaker.SAME else 0.0)
            + (DAY_BITS if when is Timing.FITS else 0.0)
            + min(NEARBY_BITS, nearby)
            + _is_whole(laid, quoted, recorded) * WHOLE_BITS
        )
        cut = _cut_away(origin, quoted, recorded, laid, before, after)
        wording = Mark.CUT if cut else Mark.EXACT if laid.is_exact else Mark.DRIFTED
        q0, q1 = laid.q_span
        return Candidate(
            origin=origin,
            wording=wording,
            speaker=who,
            timing=when,
            differences=_differences(quote, quoted, origin.words, recorded, laid),
            likeness=round(laid.likeness, 3),
            start=quoted[q0].start,
            end=quoted[q1 - 1].end,
            is_whole=(q0, q1) == (0, len(quoted)),
            qualifier=cut,
            turns_meaning=_turns(quoted, recorded, laid),
            surprise_bits=round(laid.shared_bits, 1),
            support_bits=round(support, 1),
        )


def grade(
    quote: str,
    candidates: Iterable[Quotation],
    *,
    speaker: str | None = None,
    on: date | Interval | None = None,
    before: str = "",
    after: str = "",
    states_in: StatesIn | None = None,
) -> Grade:
    """One quotation graded once; to grade many, prepare a `Shelf`."""
    shelf = Shelf(candidates, states_in=states_in)
    return shelf.grade(quote, speaker=speaker, on=on, before=before, after=after)


def _verdict(found: list[Candidate]) -> Grade:
    proven = [c for c in found if _is_proven(c)]
    if not proven:
        return Grade(Mark.NOT_FOUND, None, tuple(found), False)
    best = proven[0]
    others = tuple(c for c in found if c is not best)
    if best.speaker is Speaker.DIFFERENT:
        mark = Mark.WRONG_SPEAKER
    elif best.timing is Timing.OFF:
        mark = Mark.WRONG_DATE
    else:
        mark = best.wording
    alone = best.speaker is not Speaker.SAME and best.surprise_bits < NEARLY_ENOUGH_BITS
    # others may say famous words again, and so may their speaker: only who is known to have said them once is misdated
    said_again = best.speaker is not Speaker.SAME or bool(_AGAIN.search(best.origin.note or ""))
    is_sure = best.origin.confidence.is_firm and best.likeness >= LIKE_ENOUGH_TO_BLAME and not alone
    return Grade(mark, best, others, is_sure and not (mark is Mark.WRONG_DATE and said_again))


def _pieces(quoted: list[Word]) -> list[list[Word]]:
    """The quotation, or, where somebody quotes whole pages, stretches of it that overlap by a recorded quotation."""
    if len(quoted) <= _PIECE:
        return [quoted]
    return [quoted[at : at + _PIECE] for at in range(0, len(quoted) - _OVERLAP, _PIECE - _OVERLAP)]


def _is_proven(found: Candidate) -> bool:
    if found.speaker is Speaker.DIFFERENT:
        told = found.surprise_bits + found.support_bits
        enough = found.surprise_bits >= NEARLY_ENOUGH_BITS and told >= ENOUGH_BITS
        return enough and found.likeness >= LIKE_ENOUGH_TO_BLAME
    if found.timing is Timing.OFF and found.likeness < LIKE_ENOUGH_TO_BLAME:
        return False
    return found.surprise_bits + found.support_bits >= ENOUGH_BITS


def _rank(found: Candidate) -> tuple[float, float, str]:
    """The best first: proven, then what agrees in speaker and day, then in words."""
    penalty = (found.speaker is Speaker.DIFFERENT) * 2 + (found.timing is Timing.OFF)
    worth = found.surprise_bits * found.likeness + found.support_bits
    return (
        penalty if found.likeness >= LIKE_ENOUGH_TO_BLAME else penalty + 0.5,
        -worth,
        found.origin.quotation,
    )


def _timing(claimed: date | Interval | None, recorded: Interval) -> Timing:
    if claimed is None:
        return Timing.UNKNOWN
    span = day(claimed) if isinstance(claimed, date) else claimed
    if span.overlaps(recorded):
        return Timing.FITS
    try:
        slack = timedelta(days=SLACK_DAYS)
        wide = Interval(span.from_ - slack, span.until + slack if span.until else None)
    except OverflowError:
        return Timing.OFF
    return Timing.UNKNOWN if wide.overlaps(recorded) else Timing.OFF


def _keys(folded: str) -> tuple[str, ...]:
    """The word, and its two halves: a misprint in one leaves the other."""
    if len(folded) < 6:
        return (folded,)
    return folded, folded[: len(folded) // 2] + "*", "*" + folded[len(folded) // 2 :]


def _rare(text: str) -> frozenset[str]:
    return frozenset(w.folded for w in words(text) if bits(w.folded) > 8)


def _cut_away(
    origin: Quotation,
    quoted: list[Word],
    recorded: list[Word],
    laid: Alignment,
    before: str,
    after: str,
) -> str | None:
    """What stands in the record just outside the quotation, or under its ellipsis, and turns what it says."""
    q0, q1 = laid.q_span
    r0, r1 = laid.r_span
    said_before = {w.folded for w in words(before)} | {w.folded for w in quoted[:q0]}
    said_after = {w.folded for w in words(after)} | {w.folded for w in quoted[q1:]}
    lead = _clause_before(origin.words, recorded, r0)
    if q0 == 0 and {w.folded for w in recorded[lead:r0]} & _NEGATION and not said_before & _NEGATION:
        return _stretch(origin.words, recorded, lead, r0)
    if q1 == len(quoted) and r1 < len(recorded):
        next_limit = recorded[r1].folded in _LIMITS
        if next_limit and recorded[r1].folded not in said_after:
            return _stretch(origin.words, recorded, r1, len(recorded))
    for step in laid.steps:
        if step.change is Change.ELIDED:
            gone = {w.folded for w in recorded[step.r0 : step.r1]} & (_NEGATION | _LIMITS)
            if gone:
                return _stretch(origin.words, recorded, step.r0, step.r1)
    if origin.qualifier and q1 == len(quoted) and r1 == len(recorded):
        missing = _rare(origin.qualifier) - said_after - _rare(before)
        if missing and len(missing) * 2 > len(_rare(origin.qualifier)):
            return origin.qualifier
    return None


def _clause_before(text: str, recorded: list[Word], r0: int) -> int:
    """First of the up to four words that lead into word `r0` without a stop between."""
    first = r0
    while first > max(0, r0 - 4) and not _STOP.search(text[recorded[first - 1].end : recorded[first].start]):
        first -= 1
    return first


def _turns(quoted: list[Word], recorded: list[Word], laid: Alignment) -> bool:
    """Whether a negation was put in or left out among the words that both have."""
    ours = sum(w.folded in _NEGATION for w in quoted[slice(*laid.q_span)])
    theirs = sum(w.folded in _NEGATION for w in recorded[slice(*laid.r_span)])
    return ours != theirs


def _is_whole(laid: Alignment, quoted: list[Word], recorded: list[Word]) -> bool:
    """Whether the two are word for word the same from end to end."""
    return laid.is_exact and laid.q_span == (0, len(quoted)) and laid.r_span == (0, len(recorded))


def _has_rare_word(laid: Alignment, recorded: list[Word]) -> bool:
    """Whether a word beyond the common and the stock ones is shared."""
    shared = (w for step in laid.steps if step.change is Change.SAME for w in recorded[step.r0 : step.r1])
    return any(bits(w.folded) > 8 for w in shared)


def _differences(
    quote: str, quoted: list[Word], text: str, recorded: list[Word], laid: Alignment
) -> tuple[Difference, ...]:
    out = []
    for step in laid.steps:
        ours = _stretch(quote, quoted, step.q0, step.q1)
        theirs = _stretch(text, recorded, step.r0, step.r1)
        if step.q1 > step.q0:
            start, end = quoted[step.q0].start, quoted[step.q1 - 1].end
        else:
            start = end = quoted[step.q0 - 1].end if step.q0 else 0
        out.append(Difference(step.change, ours, theirs, start, end))
    return tuple(out)


def _stretch(text: str, run: list[Word], first: int, last: int) -> str:
    return text[run[first].start : run[last - 1].end] if last > first else ""
