"""Where a damaged copy differs from the edition that the readers were checked against.

The hash of the whole file says that something changed; two bytes of checksum a line, shipped for every pinned edition,
say in which line first. They hold nothing of the file itself.
"""

from __future__ import annotations

import zlib
from collections.abc import Iterator
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

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


def has_lines(document: Document) -> bool:
    """Whether the document is one text, a row to a line."""
    return not document.name.endswith((".tar", *_BINARY))


def kept_checksums(source: str) -> NDArray[np.uint16]:
    """Those of the pinned edition, in order; none where none were kept."""
    kept = files("ninthvote.intake.lookup").joinpath("pinned", f"{source}.bin")
    return np.frombuffer(kept.read_bytes() if kept.is_file() else b"", dtype="<u2")


def first_difference(source: str, document: Document) -> tuple[str, str]:
    """Where the document first differs from the pinned edition of the source, and in what.

    A bundle that cannot be opened differs where its own message says.
    """
    expected = kept_checksums(source).tobytes()
    at, where = 0, document.name
    try:
        for where, piece in pieces(document):
            if at >= len(expected) > 0:
                return where, "the checked edition ends before it"
            if (zlib.crc32(piece) & 0xFFFF).to_bytes(2, "little") != expected[at : at + 2]:
                return where, "it is the first that differs from the checked edition"
            at += 2
    except IntakeError as wrong:
        return wrong.where or where, wrong.what
    if at < len(expected):
        return where, "it is the last, and the checked edition goes on"
    return document.name, "the file differs from the checked edition"


def hold_pinned(source: Source, document: Document, origin: str) -> None:
    """The document is the edition that was checked, byte for byte.

    Raises:
        IntakeError: naming the first line that differs, and both hashes.
    """
    if document.sha256 == source.sha256:
        return
    where, how = first_difference(source.source, document)
    raise IntakeError(
        f"{how}; {origin} has {len(document.data):,} bytes and sha256 {document.sha256}",
        where=where,
        expected=f"the edition of {source.as_of}: {source.bytes:,} bytes, sha256 {source.sha256}",
        hint="Another edition, or a damaged copy; --unpinned reads another edition on the strength of its reader.",
    )
