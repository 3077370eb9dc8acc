"""The form of the check page read within bounds: what is sent stays in memory, and is forgotten with the answer."""

from __future__ import annotations

from collections.abc import AsyncGenerator
from dataclasses import dataclass
from datetime import date

from fastapi import Request
from starlette.datastructures import Headers, UploadFile
from starlette.formparsers import FormParser, MultiPartException, MultiPartParser

from ninthvote.errors import TextError
from ninthvote.vocabulary import parse_day
from ninthvote.web.limit import MOST_BYTES


class _InMemory(MultiPartParser):
    """Files larger than this would be written to disk for a moment; none is that large."""

    spool_max_size = MOST_BYTES + 1
    max_file_size = MOST_BYTES + 1


@dataclass(frozen=True, slots=True)
class Sent:
    """What was pasted or uploaded, and the day of the article if it was given."""

    data: bytes
    name: str
    text: str = ""  #: what was pasted, to be shown in the form again
    published: date | None = None
    author: str | None = None  #: in whose name reviews are published


async def read_form(request: Request) -> Sent:
    """The form that the check page sends.

    Raises:
        TextError: nothing was sent, or more than is read, or in another form.
    """
    body = await _bounded(request)

    async def stream() -> AsyncGenerator[bytes, None]:
        yield body
        yield b""

    kind = request.headers.get("content-type", "")
    try:
        if kind.startswith("multipart/form-data"):
            form = await _InMemory(Headers({"content-type": kind}), stream(), max_files=1, max_fields=4,
                                   max_part_size=MOST_BYTES).parse()  # fmt: skip
        elif kind.startswith("application/x-www-form-urlencoded"):
            form = await FormParser(Headers({"content-type": kind}), stream()).parse()
        else:
            raise TextError("is none that is read here", where="the form", expected="multipart/form-data")
    except (MultiPartException, KeyError) as wrong:
        raise TextError(
            f"cannot be read ({getattr(wrong, 'message', 'no boundary')})",
            where="the form",
            expected="one text and one file at the most",
        ) from None
    file = form.get("file")
    data = await file.read() if isinstance(file, UploadFile) else b""
    await form.close()
    text, day, author = (_typed(form.get(name)) for name in ("text", "published", "author"))
    published = parse_day(day, where="Day of the article") if day.strip() else None
    if isinstance(file, UploadFile) and file.filename:
        return Sent(data, file.filename[:200], text, published, author.strip()[:200] or None)
    if not text.strip():
        raise TextError("nothing was sent", where="the form", expected="a text pasted, or a file chosen")
    return Sent(
        text.encode(errors="replace"), "the text pasted", text, published, author.strip()[:200] or None
    )


def _typed(value: UploadFile | str | None) -> str:
    return value if isinstance(value, str) else ""


async def _bounded(request: Request) -> bytes:
    body = bytearray()
    async for part in request.stream():
        body += part
        if len(body) > MOST_BYTES:
            raise TextError(
                f"more than {MOST_BYTES // 1_000_000} MB were sent",
                where="the form",
                expected="one article",
                hint="`ninthvote check FILE` reads larger files on your own machine.",
            )
    return bytes(body)
