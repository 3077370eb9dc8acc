"""A library of documents known by their fingerprints alone: sorted hashes with document and place, never the text.

Two Parquet files: the fingerprints (`hash`, `document`, `place`, sorted by hash, so that a join reads only the row
groups it needs) and the documents (`document`, `name`, `letters`, `content`). Both carry one build mark.
"""

from __future__ import annotations

import hashlib
import os
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np
import numpy.typing as npt

from ninthvote.errors import TextError
from ninthvote.trace.fingerprint import RUN, WINDOW, Hashes, winnow
from ninthvote.trace.letter import letter_codes

if TYPE_CHECKING:
    import duckdb

Numbers = npt.NDArray[np.uint32]

#: Changes when a file written before could no longer be read rightly.
_FORM = "1"
#: A place is given in steps of so many letters: near enough to chain hits, and a byte less a fingerprint.
STEP = 16
#: Stands before the ending in the name of the list of documents.
_LISTING = ".documents"
#: Hashes in a row group: some two megabytes, of which a join on few hashes reads few.
_ROWS = 491_520


@dataclass(frozen=True, slots=True)
class Document:
    """A document of a library: its name, how long it is, and the hash of the file that it was read from."""

    name: str
    letters: int
    content: str


@dataclass(frozen=True, slots=True)
class Source:
    """A document to be indexed; its text may be empty where its content has been indexed before."""

    name: str
    content: str
    text: str


@dataclass(frozen=True, slots=True)
class Library:
    """The fingerprints, sorted; row `i` says that `documents[document[i]]` has it about letter `place[i] * STEP`."""

    documents: tuple[Document, ...]
    hashes: Hashes
    document: Numbers
    place: Numbers

    def __len__(self) -> int:
        return len(self.hashes)


def content_hash(data: bytes) -> str:
    """The mark by which an unchanged file is known again."""
    return hashlib.sha256(data).hexdigest()


def build(sources: Iterable[Source], *, previous: Library | None = None) -> Library:
    """The library of these documents in the order given, one text in memory at a time.

    What `previous` holds under the same content is taken from it.
    """
    known = _rows_by_content(previous) if previous else {}
    documents: list[Document] = []
    hashes: list[Hashes] = []
    places: list[Numbers] = []
    for source in sources:
        old = known.get(source.content)
        if old is not None:
            length, found, at = old
        else:
            codes = letter_codes(source.text)
            length = len(codes)
            found, positions = winnow(codes)
            at = (positions // STEP).astype(np.uint32)
        documents.append(Document(source.name, length, source.content))
        hashes.append(found)
        places.append(at)
    return _sorted(documents, hashes, places)


def _sorted(documents: Sequence[Document], hashes: Sequence[Hashes], places: Sequence[Numbers]) -> Library:
    counts = [len(h) for h in hashes]
    total = sum(counts)
    if total >= 2**32:
        raise TextError(
            f"{total} fingerprints are more than one index can hold", hint="Index the folder in parts."
        )
    # one sort of hash, document and place packed into a word
    empty = np.zeros(0, dtype=np.uint32)
    value = np.concatenate([empty, *hashes]).astype(np.uint64)
    place = np.concatenate([empty, *places])
    number = np.repeat(np.arange(len(counts), dtype=np.uint32), counts)
    bits = int(place.max()).bit_length() if total else 0
    packed = bits + len(counts).bit_length() <= 32
    below = (number << np.uint32(bits)) | place if packed else np.arange(total, dtype=np.uint32)
    value <<= np.uint64(32)
    value |= below
    value.sort()
    below = value.astype(np.uint32)
    if packed:
        number, place = below >> np.uint32(bits), below & np.uint32((1 << bits) - 1)
    else:
        number, place = number[below], place[below]
    value32 = (value >> np.uint64(32)).astype(np.uint32)
    first = np.ones(total, dtype=bool)
    first[1:] = (value32[1:] != value32[:-1]) | (number[1:] != number[:-1])
    return Library(tuple(documents), value32[first], number[first], place[first])


def _rows_by_content(library: Library) -> dict[str, tuple[int, Hashes, Numbers]]:
    by_document = np.argsort(library.document, kind="stable")
    ends = np.searchsorted(library.document[by_document], np.arange(len(library.documents) + 1))
    rows = {}
    for number, document in enumerate(library.documents):
        mine = by_document[ends[number] : ends[number + 1]]
        mine = mine[np.argsort(library.place[mine], kind="stable")]
        rows[document.content] = (document.letters, library.hashes[mine], library.place[mine])
    return rows


def documents_path(path: Path) -> Path:
    """Where the documents of the index at `path` are listed."""
    return path.with_name(f"{path.stem}{_LISTING}{path.suffix}")


def write(library: Library, path: Path) -> None:
    """Write both files, each whole or not at all."""
    import duckdb

    mark = _mark(library)
    documents = {
        "document": np.arange(len(library.documents), dtype=np.uint32),
        "name": np.array([d.name for d in library.documents], dtype=object),
        "letters": np.array([d.letters for d in library.documents], dtype=np.uint32),
        "content": np.array([d.content for d in library.documents], dtype=object),
    }
    fingerprints = {"hash": library.hashes, "document": library.document, "place": library.place}
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with duckdb.connect() as store:
            store.execute("SET preserve_insertion_order = true")
            _write_one(store, documents, documents_path(path), mark)
            _write_one(store, fingerprints, path, mark)
    except (OSError, duckdb.Error) as wrong:
        why = getattr(wrong, "strerror", None) or str(wrong).rsplit(": ", 1)[-1]
        raise TextError(
            f"the index cannot be written: {why}",
            where=str(path),
            expected="a folder that can be written to",
        ) from None


def _write_one(
    store: duckdb.DuckDBPyConnection, columns: Mapping[str, npt.NDArray[Any]], path: Path, mark: str
) -> None:
    partial = path.with_name(f".{path.name}.{os.getpid()}.partial")
    try:
        store.register("columns", columns)
        # a file to write to cannot be a parameter
        store.execute(
            f"COPY (SELECT * FROM columns) TO '{_quoted(partial)}' (FORMAT parquet, PARQUET_VERSION v2, "  # noqa: S608
            f"COMPRESSION zstd, ROW_GROUP_SIZE {_ROWS}, KV_METADATA {{form: '{_FORM}', run: '{RUN}', "
            f"winnow: '{WINDOW}', build: '{mark}'}})"
        )
        partial.replace(path)
    finally:
        store.unregister("columns")
        partial.unlink(missing_ok=True)


def read(path: Path) -> Library:
    """The library written at `path`.

    Raises:
        TextError: no index is there, it is of another form, or its two files are of different builds.
    """
    import duckdb

    if path.stem.endswith(_LISTING):
        whose = path.with_name(path.stem.removesuffix(_LISTING) + path.suffix)
        raise TextError(
            "this is the list of documents of an index",
            where=str(path),
            hint=f"Name the index itself: {whose}",
        )
    if not os.path.isfile(path):
        raise TextError(
            "there is no index of this name that can be opened",
            where=str(path),
            hint="Make one with: ninthvote trace index FOLDER",
        )
    listing = documents_path(path)
    if not os.path.isfile(listing):
        raise TextError(
            "the list of documents that belongs to this index is missing",
            where=str(listing),
            hint=f"An index is two files: name {path.name} and keep {listing.name} beside it.",
        )
    try:
        with duckdb.connect() as store:
            marks = [_marks(store, one) for one in (path, listing)]
            if marks[0] != marks[1]:
                raise TextError(
                    "the index and its list of documents are of different builds",
                    where=str(path),
                    hint="Index the folder again, or copy both files from one place.",
                )
            named = store.execute(
                "SELECT name, letters, content FROM read_parquet(?) ORDER BY document", [str(listing)]
            ).fetchall()
            columns = store.execute(
                "SELECT hash, document, place FROM read_parquet(?)", [str(path)]
            ).fetchnumpy()
    except duckdb.Error:
        raise _damaged(path) from None
    documents = tuple(Document(name, length, content) for name, length, content in named)
    hashes, document, place = (
        np.ascontiguousarray(columns[c], dtype=np.uint32) for c in ("hash", "document", "place")
    )
    in_order = bool((hashes[1:] >= hashes[:-1]).all()) if len(hashes) else True
    if not in_order or (len(document) and int(document.max()) >= len(documents)):
        raise _damaged(path)
    return Library(documents, hashes, document, place)


def _damaged(path: Path) -> TextError:
    return TextError(
        "this is no index of fingerprints, or one that is damaged or cut short",
        where=str(path),
        hint="Index the folder again, or copy both files of the index anew.",
    )


def _marks(store: duckdb.DuckDBPyConnection, path: Path) -> str:
    import duckdb

    try:
        rows = store.execute("SELECT key, value FROM parquet_kv_metadata(?)", [str(path)]).fetchall()
    except duckdb.Error:
        raise _damaged(path) from None
    held = {bytes(key).decode(errors="replace"): bytes(value).decode(errors="replace") for key, value in rows}
    if "form" not in held:
        raise _damaged(path)
    if (held.get("form"), held.get("run")) != (_FORM, str(RUN)):
        raise TextError(
            "this index is of another version's form",
            where=str(path),
            expected=f"form {_FORM} with runs of {RUN} letters",
            hint="Index the folder again with this version.",
        )
    return held.get("build", "")


def _mark(library: Library) -> str:
    digest = hashlib.sha256()
    for document in library.documents:
        digest.update(f"{document.name}\0{document.content}\0".encode())
    return digest.hexdigest()[:32]


def _quoted(path: Path) -> str:
    return str(path).replace("'", "''")
