"""The endpoint that takes something: an article, as JSON, in a form, or as it is. It is read and forgotten."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request, Response

from ninthvote.errors import NinthVoteError
from ninthvote.vocabulary import parse_day
from ninthvote.web.api.reply import json_reply
from ninthvote.web.booth import Booth, NoReaderFree
from ninthvote.web.form import Sent, read_form
from ninthvote.web.limit import MOST_BYTES
from ninthvote.web.problem import (
    BUSY,
    MALFORMED,
    NOT_READABLE,
    TOO_LARGE,
    TOO_MANY,
    TOO_SLOW,
    WRONG_METHOD,
    WRONG_TYPE,
    Kind,
    problem,
    refusals,
)

RAW = ("text/plain", "text/html", "application/pdf")
TYPES = ("application/json", "multipart/form-data", *RAW)


class NotTaken(Exception):
    """What was sent is not taken."""

    def __init__(self, kind: Kind, detail: str) -> None:
        self.kind, self.detail = kind, detail
        super().__init__(detail)


async def read_sent(request: Request) -> Sent:
    """The document in a request.

    Raises:
        NotTaken: it is too large, of another type, or there is none.
    """
    given = request.headers.get("content-type", "").partition(";")[0].strip().lower()
    if given == "application/json":
        sent = _from_json(await request.body())
    elif given == "multipart/form-data":
        sent = await read_form(request)
    elif given in RAW:
        sent = Sent(await request.body(), "article")
    else:
        raise NotTaken(WRONG_TYPE, f"{given or 'no type'} is not read; expected: {', '.join(TYPES)}")
    if not sent.data.strip():
        raise NotTaken(MALFORMED, "there is no text in what was sent")
    if len(sent.data) > MOST_BYTES:
        raise NotTaken(
            TOO_LARGE, f"the document has {len(sent.data):,} bytes; at most {MOST_BYTES:,} are read"
        )
    return sent


def _from_json(body: bytes) -> Sent:
    try:
        given = json.loads(body)
    except (ValueError, RecursionError):
        raise NotTaken(MALFORMED, "the body is not JSON") from None
    if not isinstance(given, dict) or not isinstance(given.get("text"), str):
        raise NotTaken(MALFORMED, 'the body is not of the form {"text": "...", "published": "YYYY-MM-DD"}')
    unknown = sorted(set(given) - {"text", "published", "name", "author"})
    if unknown:
        raise NotTaken(MALFORMED, f"{unknown[0][:50]!r} is no field of this question")
    return _sent(given["text"].encode(errors="replace"), given)


def _sent(data: bytes, given: Mapping[str, Any]) -> Sent:
    said = {}
    for name in ("published", "name", "author"):
        value = given.get(name)
        if value is not None and (not isinstance(value, str) or len(value) > 200):
            raise NotTaken(MALFORMED, f"{name} is not a short text")
        said[name] = value.strip() if value else None
    try:
        published = parse_day(said["published"], where="published") if said["published"] else None
    except NinthVoteError as wrong:
        raise NotTaken(MALFORMED, str(wrong)) from None
    name = "".join(c for c in said["name"] or "" if c.isprintable())
    return Sent(data, name or "article", published=published, author=said["author"])


_OTHERS = ("GET", "PUT", "DELETE", "PATCH", "OPTIONS")

Form = Literal["article", "annotations", "claimreview"]


def create_check_router(booth: Booth) -> APIRouter:
    """The endpoint, over these readers."""
    router = APIRouter(prefix="/api/v1")

    @router.api_route("/check", methods=list(_OTHERS), include_in_schema=False)
    def not_asked() -> Response:
        return problem(WRONG_METHOD, "an article is sent with POST", headers={"Allow": "POST"})

    @router.post("/check", tags=["check"], responses=_RESPONSES, openapi_extra={"requestBody": _BODY})
    async def check(
        request: Request,
        format: Annotated[
            Form,
            Query(
                description="`claimreview` is schema.org's and needs an author; `annotations` is the W3C's."
            ),
        ] = "article",
    ) -> Response:
        """Hold an article against the record: each checkable claim with its verdict. It is read and forgotten."""
        try:
            sent = await read_sent(request)
            if format == "claimreview" and not sent.author:
                raise NotTaken(MALFORMED, "claimreview is published in somebody's name; give `author`")
            said = await booth.checked(sent.data, sent.name, sent.published, author=sent.author)
        except NotTaken as wrong:
            return problem(wrong.kind, wrong.detail)
        except NinthVoteError as wrong:
            return problem(NOT_READABLE, str(wrong))
        except NoReaderFree as wrong:
            return problem(BUSY, str(wrong), headers={"Retry-After": "10"})
        return json_reply(said.forms[format])

    return router


_TEXT_SCHEMA = {"type": "string", "minLength": 1, "maxLength": MOST_BYTES}
_FIELDS: dict[str, Any] = {
    "published": {
        "type": ["string", "null"],
        "format": "date",
        "description": 'day of the article, for "last December"',
    },
    "name": {
        "type": ["string", "null"],
        "maxLength": 200,
        "description": "what the article is called in the answer",
    },
    "author": {"type": ["string", "null"], "maxLength": 200, "description": "who publishes the reviews"},
}
_BODY: dict[str, Any] = {
    "required": True,
    "description": f"Text, HTML or PDF, at most {MOST_BYTES // 1_000_000} MB.",
    "content": {
        "application/json": {
            "schema": {
                "type": "object",
                "properties": {"text": _TEXT_SCHEMA, **_FIELDS},
                "required": ["text"],
                "additionalProperties": False,
            },
            "example": {
                "text": "In December 2018 eight members backed the meeting.",
                "published": "2019-12-10",
            },
        },
        "multipart/form-data": {
            "schema": {
                "type": "object",
                "properties": {
                    "file": {"type": "string", "contentMediaType": "application/octet-stream"},
                    **{k: v for k, v in _FIELDS.items() if k != "name"},
                },
                "required": ["file"],
            }
        },
        **{kind: {"schema": {}} for kind in RAW},  # any bytes
    },
}
_RESPONSES: dict[int | str, dict[str, Any]] = {
    200: {
        "description": "The claims with their verdicts, in the form asked for.",
        "content": {
            "application/json": {
                "schema": {
                    "anyOf": [
                        {"$ref": "#/components/schemas/Check"},
                        {"$ref": "#/components/schemas/ClaimReviews"},
                        {"$ref": "#/components/schemas/Annotations"},
                    ]
                }
            }
        },
    },
    **refusals(TOO_SLOW, TOO_LARGE, WRONG_TYPE, MALFORMED, NOT_READABLE, TOO_MANY, BUSY),
}
