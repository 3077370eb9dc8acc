"""Every way in which a question is refused, as a problem detail (RFC 9457)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from starlette.responses import Response

from ninthvote.errors import AmbiguousKey, NinthVoteError, UnknownKey

PROBLEM = "application/problem+json"


@dataclass(frozen=True, slots=True)
class Kind:
    """One way in which a question is refused: its status, the name of its type, and what is said of it."""

    status: int
    name: str
    title: str
    words: str


NOT_ANSWERABLE = Kind(
    400,
    "not-answerable",
    "Cannot be answered",
    "The question cannot be answered as asked; `detail` says why and what is expected.",
)
AMBIGUOUS = Kind(
    400, "ambiguous", "Ambiguous", "Two or more fit; `candidates` lists them and nothing is guessed."
)
NOT_IN_RECORD = Kind(
    404,
    "not-in-record",
    "Not in the record",
    "Nothing in the record bears this name; `candidates` lists what is near.",
)
NO_ENDPOINT = Kind(404, "no-such-endpoint", "No such endpoint", "There is no such address.")
WRONG_METHOD = Kind(405, "wrong-method", "Not so", "The address answers another method; `Allow` names it.")
TOO_SLOW = Kind(408, "too-slow", "Too slow", "The document did not arrive in time.")
TOO_LARGE = Kind(
    413, "too-large", "Too large", "The document is larger than is read; `detail` says how large it may be."
)
WRONG_TYPE = Kind(415, "wrong-type", "Not a type that is read", "`detail` lists the types that are read.")
MALFORMED = Kind(422, "malformed", "Of the wrong form", "A parameter is missing or of the wrong form.")
NOT_READABLE = Kind(
    422,
    "not-readable",
    "Cannot be read",
    "The document cannot be read as text, or not within the time and memory allowed.",
)
TOO_MANY = Kind(429, "too-many", "Too many checks", "Ask again after the seconds in `Retry-After`.")
FAULT = Kind(500, "fault", "A fault of the program", "A fault of the program, not of the question.")
BUSY = Kind(503, "busy", "Busy", "Every reader is at work; ask again after the seconds in `Retry-After`.")


def problem(
    kind: Kind,
    detail: str,
    *,
    headers: Mapping[str, str] | None = None,
    more: Mapping[str, Any] | None = None,
) -> Response:
    """A problem detail of this kind."""
    body = {
        "type": f"tag:ninthvote,2026:problem/{kind.name}",
        "title": kind.title,
        "status": kind.status,
        "detail": detail,
        **(more or {}),
    }
    return Response(to_json(body), kind.status, dict(headers or {}), media_type=PROBLEM)


def problem_of(wrong: NinthVoteError) -> Response:
    """What a mistake of the caller's is answered with."""
    kind = NOT_ANSWERABLE
    if isinstance(wrong, UnknownKey):
        kind = NOT_IN_RECORD
    elif isinstance(wrong, AmbiguousKey):
        kind = AMBIGUOUS
    candidates = {"candidates": list(wrong.candidates)} if wrong.candidates else {}
    return problem(kind, str(wrong), more=candidates)


def to_json(said: Any) -> bytes:
    return json.dumps(said, ensure_ascii=False, default=str, separators=(",", ":")).encode(errors="replace")


def refusals(*kinds: Kind) -> dict[int | str, dict[str, Any]]:
    """How these refusals are declared; one status may have several kinds."""
    said: dict[int | str, dict[str, Any]] = {}
    for kind in kinds:
        words = " ".join(k.words for k in kinds if k.status == kind.status)
        said[kind.status] = {
            "description": words,
            "content": {PROBLEM: {"schema": {"$ref": "#/components/schemas/Problem"}}},
        }
    return said
