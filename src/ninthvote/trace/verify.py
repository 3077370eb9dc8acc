"""A chain of hits made certain where the text is at hand: both passages laid side by side, letter by letter.

Sixteen letters in common are often only a turn of phrase. From a run that both have, the passage is followed either
way over changes and ellipses as long as that pays, and what lies between the stretches that agree is aligned exactly.
Whether it counts is weighed: letters that agree against letters that do not, and how rare the words are.

Every step is a search in bytes or one operation on a long number: a passage takes a few dozen of them.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from operator import itemgetter
from typing import NamedTuple

from ninthvote.trace.chain import Chain
from ninthvote.trace.fingerprint import RUN
from ninthvote.trace.index import STEP
from ninthvote.trace.letter import Letters

#: Weight in bits of the lightest chain that is worth the text: more than one run. A short passage in a poor scan often
#: leaves no more than two that overlap.
LEAST_TRIED = 13.1
#: What it takes to call one passage a version of the other: letters that agree, less two for each that does not, and
#: half the bits of the chain. Some forty letters unchanged, nine words, are enough where one document has them.
LEAST_EVIDENCE = 54.0
#: And the share of letters in common, however many they are; unrelated English passages reach 0.55.
LEAST_ALIKE = 0.75

#: So much of the letters that must agree stands in one unbroken stretch; in half of what is no passage it does not.
_UNBROKEN = 0.53

#: A chain lighter than this, two runs or fewer, is mostly a turn of phrase, and followed only where the letters around
#: its first hit agree as well: where nothing was put in or left out they all do, and by chance one in fifteen does.
_SURE = 23.0
_AROUND = 24  #: letters looked at on either side
_AROUND_ALIKE = 0.29  #: share of them that must be the same

_SEED = 8  #: letters that must agree for a passage to be taken up again after a change
_STRIDE = 8  #: letters from one try at that to the next: a stretch of fifteen is never missed
_BRIDGE = 48  #: letters without agreement after which a passage is at its end
_BAND = 48  #: letters by which the two passages may slip against each other at one change
_LEAP = 640  #: letters of the document that an ellipsis may pass over
_MARGIN = 112  #: letters beyond the outermost hits in which a passage may go on


class Match(NamedTuple):
    """A passage of the text and the passage of a document that it repeats, in letters of each."""

    document: int
    first: int
    last: int
    there_first: int
    there_last: int
    likeness: float
    score: float


Stretch = tuple[int, int, int]  #: place here, place there, letters that agree


def verified(
    chains: Iterable[Chain],
    text: Letters,
    document_of: Callable[[int], Letters],
    *,
    least: float = LEAST_EVIDENCE,
) -> list[Match]:
    """The passages that the chains of a text point at, each made exact, in order of the chains.

    What another document has letter for letter is not aligned again; and one that has less than half of a passage, by
    weight, is not where it is from.
    """
    out: list[Match] = []
    whole, passage = None, b""
    for chain in chains:
        document = document_of(chain.document)
        if whole and whole.first <= chain.first and chain.last <= whole.last:
            if chain.score < whole.score / 2:
                continue
            there = document.codes.find(
                passage, max(0, chain.there_first - _MARGIN), chain.there_last + _MARGIN
            )
            if there >= 0:
                place = (whole.first, whole.last, there, there + len(passage))
                out.append(Match(chain.document, *place, whole.likeness, chain.score))
                continue
        match = verify(chain, text, document, least=least)
        if match:
            out.append(match)
            whole, passage = match, document.codes[match.there_first : match.there_last]
    return out


def verify(chain: Chain, text: Letters, document: Letters, *, least: float = LEAST_EVIDENCE) -> Match | None:
    """The passage that the chain points at, made exact; None where the two do not agree enough to be one.

    Args:
        least: evidence wanted; less will do where the text is a quotation and nothing else.
    """
    if chain.score < _SURE and not _goes_on(chain, text.codes, document.codes):
        return None
    low, there_low = max(0, chain.first - _MARGIN), max(0, chain.there_first - _MARGIN - STEP)
    ours = text.codes[low : chain.last + _MARGIN]
    theirs = document.codes[there_low : chain.there_last + _MARGIN + STEP]
    first, last = chain.first - low, chain.last - low
    wanted = least - chain.score / 2
    runs = _runs(ours, theirs, first, last)
    if not runs or runs[0][2] < _UNBROKEN * wanted:
        return None
    elided = [mark - low for mark in text.ellipses if low < mark < low + len(ours)] if text.ellipses else []
    tried: Sequence[Stretch] = ()
    for run in runs:
        if run in tried:
            continue
        at, there, n = run
        if at <= first and at + n >= last and n >= least:
            tried, common, longer = [run], n, n
        else:
            tried = _followed(ours, theirs, run, elided)
            common, longer = _agreement(ours, theirs, tried, elided)
        if common >= LEAST_ALIKE * longer and common - 2 * (longer - common) >= wanted:
            (at, there, _), (end, there_end, n) = tried[0], tried[-1]
            place = (low + at, low + end + n, there_low + there, there_low + there_end + n)
            return Match(chain.document, *place, round(common / longer, 3), chain.score)
        longest = max(tried, key=_length)
        if longest[2] > n:  # it may stand in the right place where the run does not
            runs.append(_unbroken(ours, theirs, *longest[:2]))
    return None


def _goes_on(chain: Chain, ours: bytes, theirs: bytes) -> bool:
    """Whether the letters around the first hit agree too, as far as both texts reach, straight on from it."""
    at = chain.first
    there = theirs.find(ours[at : at + RUN], chain.there_first, chain.there_first + STEP + RUN)
    if there < 0:
        return False
    before = min(_AROUND, at, there)
    a = ours[at - before : at + RUN + _AROUND]
    b = theirs[there - before : there + RUN + _AROUND]
    n = min(len(a), len(b))
    apart = int.from_bytes(a[:n]) ^ int.from_bytes(b[:n])
    return apart.to_bytes(n).count(0) - RUN >= _AROUND_ALIKE * (n - RUN)


def _runs(ours: bytes, theirs: bytes, first: int, last: int) -> list[Stretch]:
    """The unbroken stretches through the first hit and through the last, the longer one first.

    Where a document repeats itself the first hit is sought from the front and the last from behind, and the one that
    stands in the right place is mostly the longer.
    """
    there = theirs.find(ours[first : first + RUN])
    runs = [_unbroken(ours, theirs, first, there)] if there >= 0 else []
    if not runs or runs[0][0] + runs[0][2] < last:
        there = theirs.rfind(ours[last - RUN : last])
        if there >= 0:
            runs.append(_unbroken(ours, theirs, last - RUN, there))
            runs.sort(key=_length, reverse=True)
    return runs


_length = itemgetter(2)


def _unbroken(ours: bytes, theirs: bytes, at: int, there: int) -> Stretch:
    """The stretch that agrees through these two places, as far as it goes either way."""
    back = _common_end(ours[:at], theirs[:there])
    at, there = at - back, there - back
    return at, there, _common_start(ours[at:], theirs[there:])


def _followed(ours: bytes, theirs: bytes, run: Stretch, elided: Sequence[int]) -> list[Stretch]:
    """The run with the stretches before it and behind it that belong to the same passage."""
    at, there, n = run
    end, there_end = at + n, there + n
    behind = _onward(ours[end:], theirs[there_end:], [mark - end for mark in elided], n)
    agreed = n + sum(map(_length, behind))
    before = _onward(ours[:at][::-1], theirs[:there][::-1], [at - mark for mark in elided], agreed)
    return [
        *((at - h - k, there - t - k, k) for h, t, k in reversed(before)),
        run,
        *((end + h, there_end + t, k) for h, t, k in behind),
    ]


def _onward(ours: bytes, theirs: bytes, elided: Sequence[int], agreed: int) -> list[Stretch]:
    """The stretches that agree further on, as far as they outweigh what lies between, at half a letter each.

    Args:
        agreed: letters of the passage so far; a change longer than that is no change but another text.
    """
    out: list[Stretch] = []
    at = at_there = kept = 0
    score = best = 0.0
    far = len(ours) - _SEED + 1
    is_marked = False
    while True:
        bridge = min(_BRIDGE, agreed)
        if elided:
            is_marked = _is_marked(elided, at, 0)
        reach = at_there + (_LEAP if is_marked else bridge + _BAND)
        for here in range(at, min(at + bridge + 1, far), _STRIDE):
            seed = ours[here : here + _SEED]
            there = theirs.find(seed, at_there, reach)
            if there >= 0:
                break
        else:
            return out[:kept]
        level = at_there + here - at
        if there < level:  # the same letters may stand nearer to where they are expected
            later = theirs.find(seed, there + 1, reach)
            if 0 <= later < 2 * level - there:
                there = later
        while here > at and there > at_there and ours[here - 1] == theirs[there - 1]:
            here, there = here - 1, there - 1
        n = _common_start(ours[here:], theirs[there:])
        gap, gap_there = here - at, there - at_there
        score += n - (_SEED if is_marked and gap_there > gap + _BAND else max(gap, gap_there) / 2)
        out.append((here, there, n))
        at, at_there, agreed = here + n, there + n, agreed + n
        if score > best:
            best, kept = score, len(out)


def _is_marked(elided: Sequence[int], at: int, gap: int) -> bool:
    """Whether an ellipsis stands in a gap of the text, or so near that the letters up to it agree by chance."""
    return any(at - _SEED <= mark <= at + gap + _SEED for mark in elided)


def _agreement(
    ours: bytes, theirs: bytes, stretches: Sequence[Stretch], elided: Sequence[int]
) -> tuple[int, int]:
    """Letters in common, in order, and letters of the longer side, leaving out what an ellipsis passes over."""
    common = mine = yours = 0
    at, at_there, _ = stretches[0]
    for here, there, n in stretches:
        gap, gap_there = here - at, there - at_there
        if not (elided and gap <= _SEED and gap < gap_there and _is_marked(elided, at, gap)):
            if gap and gap_there:
                common += common_letters(ours[at:here], theirs[at_there:there])
            mine, yours = mine + gap, yours + gap_there
        common, mine, yours = common + n, mine + n, yours + n
        at, at_there = here + n, there + n
    return common, max(mine, yours)


def _common_start(a: bytes, b: bytes) -> int:
    """How many letters two passages have in common from their start, read off their difference as one number.

    No letter is zero: where one passage ends the difference begins.
    """
    apart = int.from_bytes(a, "little") ^ int.from_bytes(b, "little")
    return ((apart & -apart).bit_length() - 1) // 8 if apart else len(a)


def _common_end(a: bytes, b: bytes) -> int:
    """The same from their end."""
    apart = int.from_bytes(a) ^ int.from_bytes(b)
    return ((apart & -apart).bit_length() - 1) // 8 if apart else len(a)


def common_letters(ours: bytes, theirs: bytes) -> int:
    """Length of the longest common subsequence, a word of bits at a time (Hyyrö, "Bit-parallel LCS-length", 2004)."""
    where: dict[int, int] = {}
    for k, code in enumerate(ours):
        where[code] = where.get(code, 0) | (1 << k)
    full = (1 << len(ours)) - 1
    row = full
    for code in theirs:
        met = row & where.get(code, 0)
        row = ((row + met) | (row - met)) & full
    return len(ours) - row.bit_count()
