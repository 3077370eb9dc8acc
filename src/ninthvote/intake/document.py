"""A source document as it was published: its own file name and its own bytes, unpacked but never mended."""

from __future__ import annotations

import hashlib
import lzma
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from ninthvote.errors import IntakeError

#: Longest unpacked document that is read at all; the largest known source is 4 MB. A bomb is refused, not swallowed.
MAX_BYTES = 512 * 1024 * 1024


@dataclass(frozen=True)
class Document:
    """The bytes of one source under the name by which messages call it."""

    name: str
    data: bytes

    @cached_property
    def sha256(self) -> str:
        return hashlib.sha256(self.data).hexdigest()

    def line_at(self, offset: int) -> int:
        """The number, from one, of the line in which that byte stands."""
        return self.data.count(b"\n", 0, offset) + 1


def open_document(source: Document | Path | str | bytes, *, name: str = "document") -> Document:
    """The document at a path, or made of the bytes; `.xz` is unpacked and dropped from the name.

    Raises:
        IntakeError: no such file, not an xz file, cut off, or larger than any source.
    """
    if isinstance(source, Document):
        return source
    if isinstance(source, bytes):
        return unpack(Document(name, source))
    path = Path(source)
    try:
        return unpack(Document(path.name, path.read_bytes()))
    except OSError as wrong:
        raise IntakeError(f"cannot be read: {wrong.strerror or wrong}", where=str(path)) from None


def unpack(document: Document) -> Document:
    """The document inside an `.xz` file; any other document unchanged."""
    if not document.name.endswith(".xz"):
        return document
    unpacker = lzma.LZMADecompressor()
    try:
        data = unpacker.decompress(document.data, max_length=MAX_BYTES)
    except lzma.LZMAError as wrong:
        raise IntakeError(
            f"the compressed file is damaged: {wrong}", where=document.name, expected="an xz file"
        ) from None
    if not unpacker.eof or unpacker.unused_data:
        raise IntakeError(
            "the compressed file is cut off, too long, or followed by something else",
            where=document.name,
            expected=f"one whole xz stream of at most {MAX_BYTES:,} bytes",
            hint="Fetch it again.",
        )
    return Document(document.name.removesuffix(".xz"), data)
