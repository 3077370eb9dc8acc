"""The same votes laid out twice, by roll call and by State and year, so that each block of the fit reads straight on.

Sparse throughout: fourteen bytes a vote, and nothing whose size is States times roll calls.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from numpy.typing import ArrayLike, NDArray

from ninthvote.errors import ModelError

Index = NDArray[np.int32]


@dataclass(frozen=True, slots=True)
class Layout:
    """Votes in compressed rows. A *place* is one State in one year; a State's places are consecutive years."""

    n_states: int
    n_roll_calls: int
    roll_call_year: Index  #: (n_roll_calls,); `NO_YEAR` where it has no vote
    roll_call_start: NDArray[np.int64]  #: (n_roll_calls + 1,) into the next three
    place_of: Index
    state_of: Index
    vote_by_roll_call: NDArray[np.int8]
    place_start: NDArray[np.int64]  #: (n_places + 1,) into the next two
    roll_call_of: Index
    vote_by_place: NDArray[np.int8]
    path_start: Index  #: (n_states + 1,) into places
    first_year: Index  #: (n_states,); `NO_YEAR` for a State without a vote

    @property
    def n_votes(self) -> int:
        return int(self.place_of.size)

    @property
    def n_places(self) -> int:
        return int(self.place_start.size - 1)


#: Stands for "no year": a State or roll call in which nothing was voted.
NO_YEAR = np.iinfo(np.int32).min


def lay_out(
    state: ArrayLike,
    roll_call: ArrayLike,
    year: ArrayLike,
    vote: ArrayLike,
    *,
    n_states: int | None = None,
    n_roll_calls: int | None = None,
    left_out: NDArray[np.bool_] | None = None,
) -> Layout:
    """The votes in both orders; the order in which they were given leaves no trace.

    Args:
        left_out: (n,) votes that give a State its years and a roll call its year, and are otherwise not laid out.

    Raises:
        ModelError: shapes differ, an index is negative or too large, a vote is not 0, 1 or 2, a roll call has two
            years, or a State votes twice on one roll call.
    """
    s, j = _whole("state", state), _whole("roll_call", roll_call)
    t, v = _whole("year", year), _whole("vote", vote)
    if not s.shape == j.shape == t.shape == v.shape or s.size == 0:
        raise ModelError(
            f"the four arrays have shapes {s.shape}, {j.shape}, {t.shape} and {v.shape}",
            expected="four one-dimensional arrays of one length, one entry a vote, and at least one vote",
        )
    n_s = _size("state", s, n_states)
    n_j = _size("roll_call", j, n_roll_calls)
    if v.min() < 0 or v.max() > 2:
        raise ModelError(
            f"vote holds {v[(v < 0) | (v > 2)][0]}",
            expected="0 no, 1 abstain or 2 yes; leave out the cells in which a State did not vote",
        )
    if int(t.max()) - int(t.min()) > 500:
        raise ModelError(
            f"year runs from {t.min()} to {t.max()}", expected="calendar years or session numbers"
        )
    order = np.lexsort((s, j))
    s, j, t, v = s[order], j[order], t[order], v[order]
    kept = np.ones(s.size, dtype=np.bool_) if left_out is None else ~left_out[order]
    same = j[1:] == j[:-1]
    if np.any(same & (s[1:] == s[:-1])):
        k = int(np.argmax(same & (s[1:] == s[:-1])))
        raise ModelError(
            f"state {s[k]} votes twice on roll call {j[k]}", expected="one vote a State and roll call"
        )
    if np.any(same & (t[1:] != t[:-1])):
        k = int(np.argmax(same & (t[1:] != t[:-1])))
        raise ModelError(f"roll call {j[k]} has years {t[k]} and {t[k + 1]}", expected="one year a roll call")
    roll_call_year = np.full(n_j, NO_YEAR, dtype=np.int32)
    roll_call_year[j] = t
    first, last = np.full(n_s, np.iinfo(np.int32).max), np.full(n_s, NO_YEAR)
    np.minimum.at(first, s, t)
    np.maximum.at(last, s, t)
    n_years = np.where(last >= first, last - first + 1, 0)
    path_start = np.concatenate([[0], np.cumsum(n_years)]).astype(np.int32)
    place = (path_start[s] + t - first[s]).astype(np.int32)[kept]
    s, j, v = s[kept], j[kept], v[kept]
    by_place = np.argsort(place, kind="stable")
    n_places = int(path_start[-1])
    return Layout(
        n_states=n_s,
        n_roll_calls=n_j,
        roll_call_year=roll_call_year,
        roll_call_start=_starts(j, n_j),
        place_of=place,
        state_of=s.astype(np.int32),
        vote_by_roll_call=v.astype(np.int8),
        place_start=_starts(place, n_places),
        roll_call_of=j[by_place].astype(np.int32),
        vote_by_place=v[by_place].astype(np.int8),
        path_start=path_start,
        first_year=np.where(n_years > 0, first, NO_YEAR).astype(np.int32),
    )


def _whole(name: str, values: ArrayLike) -> Index:
    array = np.asarray(values)
    if array.ndim != 1 or not (np.issubdtype(array.dtype, np.integer) or array.dtype == np.bool_):
        raise ModelError(
            f"{name} is {array.dtype} of shape {array.shape}", expected="a line of whole numbers"
        )
    return array.astype(np.int32)


def _size(name: str, index: Index, stated: int | None) -> int:
    found = int(index.max()) + 1
    size = found if stated is None else stated
    if index.min() < 0 or found > size:
        raise ModelError(
            f"{name} holds index {index.min() if index.min() < 0 else found - 1}",
            expected=f"indices from 0 to {size - 1}",
        )
    return size


def _starts(sorted_index: Index, n: int) -> NDArray[np.int64]:
    counts = np.bincount(sorted_index, minlength=n)
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)
