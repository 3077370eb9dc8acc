"""A text as a stream of letters and digits, each knowing the place it came from.

Case, accents, spaces, punctuation and line breaks are dropped, so that a web page, a scan and a PDF of one speech give
the same stream.
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass
from functools import lru_cache

import numpy as np
import numpy.typing as npt

Places = npt.NDArray[np.int64]

#: Codes: 0 nothing, 1 to 26 a to z, 27 to 36 the digits, above that letters of other scripts, several to a code.
_OTHERS = 37
_SMALL = 0x2400  #: Latin, Greek, Cyrillic, Hebrew, Arabic, Indic, punctuation, up to enclosed letters
_LARGE = 0x20000  #: the first two planes; beyond them stand rare Han characters only, which are letters all

_DOTS, _ELLIPSIS = re.compile(r"\.(?:\s?\.){2,}"), "…"

#: Letters that Unicode does not take apart.
_SPELLED_OUT = {"æ": "ae", "œ": "oe", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ŋ": "ng"}


@dataclass(frozen=True, slots=True)
class Letters:
    """`codes[i]` is the i-th letter of the text; it stands at `text[places[i]]`."""

    codes: bytes
    places: Places
    #: The letters before which an ellipsis stands.
    ellipses: tuple[int, ...] = ()

    def __len__(self) -> int:
        return len(self.codes)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """Characters of the text that letters `first` up to, not including, `last` take up."""
        if last <= first:
            return (0, 0)
        return int(self.places[first]), int(self.places[last - 1]) + 1


def letters(text: str) -> Letters:
    """The letters and digits of the text, folded, in order."""
    codes, places = _codes_and_places(text)
    marks = [m.end() for m in _DOTS.finditer(text)]
    if _ELLIPSIS in text:
        marks += [m.end() for m in re.finditer(_ELLIPSIS, text)]
    return Letters(codes, places, tuple(np.searchsorted(places, sorted(marks)).tolist()) if marks else ())


def _codes_and_places(text: str) -> tuple[bytes, Places]:
    if text.isascii():
        codes = np.frombuffer(text.encode("ascii").translate(_ascii()[0]), dtype=np.uint8)
    else:
        point = np.frombuffer(text.encode("utf-32-le", "surrogatepass"), dtype=np.uint32)
        top = int(point.max())
        size = _SMALL if top < _SMALL else _LARGE
        if top >= size:
            point = np.where(point < size, point, np.uint32(0x4E00))
        spelled = _spelled(size)
        if spelled[1].take(point).max():
            return _with_spelled(point, spelled)
        codes = spelled[0].take(point)
    kept = (codes != 0).nonzero()[0]
    return codes.take(kept).tobytes(), kept


def letter_codes(text: str) -> bytes:
    """The same without the places, which an index does not need."""
    if not text.isascii():
        return _codes_and_places(text)[0]
    return text.encode("ascii").translate(*_ascii())


@lru_cache(maxsize=1)
def _ascii() -> tuple[bytes, bytes]:
    codes = _first_codes(_SMALL)[:256]
    return codes.tobytes(), bytes(np.flatnonzero(codes == 0).astype(np.uint8))


def _with_spelled(
    point: npt.NDArray[np.uint32], spelled: tuple[npt.NDArray[np.uint8], ...]
) -> tuple[bytes, Places]:
    """The same where some characters stand for several letters: `ﬁ`, `æ`, `½`; each letter keeps its place."""
    columns = np.stack([column[point] for column in spelled], axis=1)
    places, column = np.nonzero(columns)
    return columns[places, column].tobytes(), places


@lru_cache(maxsize=2)
def _spelled(size: int) -> tuple[npt.NDArray[np.uint8], ...]:
    """Codes of the first, second, third and fourth letter that each character stands for."""
    columns = tuple(np.zeros(size, dtype=np.uint8) for _ in range(4))
    for number in range(size):
        char = chr(number)
        if not char.isalnum() and unicodedata.category(char) not in ("So", "Sk", "No", "Nl"):
            continue
        for column, code in zip(columns, _codes(char), strict=False):
            column[number] = code
    return columns


@lru_cache(maxsize=2)
def _first_codes(size: int) -> npt.NDArray[np.uint8]:
    return _spelled(size)[0]


def _codes(char: str) -> list[int]:
    plain = unicodedata.normalize("NFKD", unicodedata.normalize("NFKD", char).casefold())
    spelled = "".join(_SPELLED_OUT.get(c, c) for c in plain)
    return [_code(c) for c in spelled if c.isalnum() and not unicodedata.combining(c)]


def _code(letter: str) -> int:
    if "a" <= letter <= "z":
        return ord(letter) - ord("a") + 1
    if "0" <= letter <= "9":
        return ord(letter) - ord("0") + 27
    return _OTHERS + ord(letter) % (256 - _OTHERS)
