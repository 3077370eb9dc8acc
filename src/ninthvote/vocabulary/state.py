"""A state: a UN Member as named in its time, by its ISO 3166-1 alpha-3 code, withdrawn codes kept."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, order=True)
class State:
    """A code and the English short name it bore on the day asked about (SUN before 24 December 1991, RUS after)."""

    code: str
    name: str

    def __str__(self) -> str:
        return self.name
