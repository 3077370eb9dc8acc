"""Where a damaged copy differs from the edition that the readers were checked against.

The hash of the whole file says that something changed; two bytes of checksum a line, shipped for every pinned edition,
say in which line first. They hold nothing of the file itself.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from importlib.resources import files

from ninthvote.errors import IntakeError
from ninthvote.intake.bundle import open_bundle
from ninthvote.intake.catalogue import Source
from ninthvote.intake.document import Document

#: Files that have no lines are told apart by blocks of so many bytes.
BLOCK = 4096

_BINARY = (".xlsx", ".ods", ".dta", ".pdf")


def pieces(document: Document) -> Iterator[tuple[str, bytes]]:
    """(where, bytes) of each line, each line of each file of a bundle, or each block of a binary file."""
    if document.name.endswith(".tar"):
        for part in open_bundle(document):
            yield from ((f"{part.name}:{n}", line) for n, line in enumerate(part.data.split(b"\n"), start=1))
    elif document.name.endswith(_BINARY):
        for start in range(0, len(document.data), BLOCK):
            yield (
                f"{document.name}, bytes {start:,} to {start + BLOCK:,}",
                document.data[start : start + BLOCK],
            )
    else:
        yield from (
            (f"{document.name}:{n}", line) for n, line in enumerate(document.data.split(b"\n"), start=1)
        )


def checksums(document: Document) -> bytes:
    """Two bytes for each piece."""
    return b"".join((zlib.crc32(piece) & 0xFFFF).to_bytes(2, "little") for _, piece in pieces(document))


def first_difference(source: str, document: Document) -> str | None:
    """Where the document first differs from the pinned edition of the source; None if no checksums are kept.

    A bundle that cannot be opened differs where its own message says.
    """
    kept = files("ninthvote.intake.lookup").joinpath("pinned", f"{source}.bin")
    if not kept.is_file():
        return None
    expected = kept.read_bytes()
    at, where = 0, document.name
    try:
        for where, piece in pieces(document):
            if at >= len(expected):
                return f"{where}: the checked edition ends before it"
            if (zlib.crc32(piece) & 0xFFFF).to_bytes(2, "little") != expected[at : at + 2]:
                return f"{where}: the first that differs from the checked edition"
            at += 2
    except IntakeError as wrong:
        return str(wrong)
    if at < len(expected):
        return f"{where}: the last; the checked edition goes on"
    return f"{document.name}: the difference is not in its lines"


def hold_pinned(source: Source, document: Document, origin: str) -> None:
    """The document is the edition that was checked, byte for byte.

    Raises:
        IntakeError: naming both hashes and the first line that differs.
    """
    if document.sha256 == source.sha256:
        return
    differs = first_difference(source.source, document)
    raise IntakeError(
        f"sha256 is {document.sha256} ({len(document.data):,} bytes)" + (f"; {differs}" if differs else ""),
        where=origin,
        expected=f"{source.sha256} ({source.bytes:,} bytes), the edition of {source.as_of}",
        hint="Another edition, or a damaged copy; --unpinned reads another edition on the strength of its reader.",
    )
