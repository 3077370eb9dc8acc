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

#: Bytes of a form: an article, a saved page with its markup, or a record of a meeting as PDF.
MOST_BYTES = 8_000_000


class _InMemory(MultiPartParser):
    """Files larger than this would be written to disk for a moment; none is that large."""

    spool_max_size = MOST_BYTES + 1
    max_file_size = MOST_BYTES + 1


@dataclass(frozen=True, slots=True)
class Sent:
    """What was pasted or uploaded, and the day of the article if it was given."""

    data: bytes
    name: str
    text: str  #: what was pasted, to be shown in the form again
    published: date | None


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
    file, text, day = form.get("file"), form.get("text"), form.get("published")
    published = parse_day(day, where="Day of the article") if isinstance(day, str) and day.strip() else None
    pasted = text if isinstance(text, str) else ""
    if isinstance(file, UploadFile):
        data, name = await file.read(), file.filename
        await form.close()
        if name:
            return Sent(data, name[:200], pasted, published)
    if not pasted.strip():
        raise TextError("nothing was sent", where="the form", expected="a text pasted, or a file chosen")
    return Sent(pasted.encode(), "the text pasted", pasted, published)


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
