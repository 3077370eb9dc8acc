"""What can go wrong, as one tree: a caller catches the floor it stands on and nothing below it.

    NinthVoteError
    ├── RecordError        the record cannot answer
    │   ├── UnknownKey         no such state, vote, situation …; lists the nearest that exist
    │   ├── AmbiguousKey       two or more fit; lists them, and is never settled by guessing
    │   ├── MalformedFacts     a table that cannot be read: file, line, field, expected
    │   └── RecordUnavailable  the built file can be neither opened nor written
    ├── LawError           the rules cannot answer
    │   └── NotInOrder         what was asked is not in order; nothing has changed
    ├── ModelError         a fit or forecast cannot be given
    │   └── DidNotConverge
    ├── TextError          a document cannot be read as text
    └── IntakeError        a source cannot be read, or cannot be fetched

Only the caller's mistakes are raised. What the world did (sources disagree, history contradicts a rule)
is collected and returned as findings; what is expected (`Withheld`, `Unchanged`, `Unavailable`) is a value.
"""

from __future__ import annotations

from collections.abc import Sequence


class NinthVoteError(Exception):
    """A mistake that the caller can mend: what, where, what was expected, what to do."""

    def __init__(
        self,
        what: str,
        *,
        where: str | None = None,
        expected: str | None = None,
        hint: str | None = None,
        candidates: Sequence[str] = (),
    ) -> None:
        self.what = what
        self.where = where
        self.expected = expected
        self.hint = hint
        self.candidates = tuple(candidates)
        super().__init__(str(self))

    def __str__(self) -> str:
        lines = [f"{self.where}: {self.what}" if self.where else self.what]
        if self.expected:
            lines.append(f"expected: {self.expected}")
        if self.candidates:
            lines.append("candidates: " + ", ".join(self.candidates))
        if self.hint:
            lines.append(self.hint)
        return "\n  ".join(lines)


class RecordError(NinthVoteError):
    """The record cannot answer."""


class UnknownKey(RecordError):
    """Nothing in the record bears this name."""


class AmbiguousKey(RecordError):
    """Two or more things bear this name; which one is meant is for the caller to say."""


class MalformedFacts(RecordError):
    """A table of facts cannot be read."""


class RecordUnavailable(RecordError):
    """The built record can be neither opened nor written."""


class LawError(NinthVoteError):
    """The rules cannot answer."""


class NotInOrder(LawError):
    """What was asked is not in order; nothing has changed."""


class ModelError(NinthVoteError):
    """A fit or forecast cannot be given."""


class DidNotConverge(ModelError):
    """The estimate had not settled when the iterations ran out."""


class TextError(NinthVoteError):
    """A document cannot be read as text."""


class IntakeError(NinthVoteError):
    """A source cannot be read, or cannot be fetched."""
