"""Bringing sources in: fetch, verify, read strictly, store, and only then let the manifest name the new tables.

Each source stands alone. One that is missing, damaged or refused by its reader is reported and leaves its last good
edition in use; the others go on.
"""

from __future__ import annotations

import hashlib
import os
import shutil
import tempfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum
from pathlib import Path

from ninthvote.errors import IntakeError
from ninthvote.intake.catalogue import Source, catalogue, find_source
from ninthvote.intake.document import Document, unpack
from ninthvote.intake.edition import stand
from ninthvote.intake.fetch import Absent, Unreachable
from ninthvote.intake.manifest import (
    FORMAT,
    Entry,
    Manifest,
    StoredTable,
    hold,
    read_manifest,
    write_manifest,
)
from ninthvote.intake.parquet import write_table
from ninthvote.intake.pinned import hold_pinned
from ninthvote.intake.reading import reading_hash
from ninthvote.intake.tabulate import TABULATE


class Came(StrEnum):
    """What became of one source in one sync."""

    UPDATED = "updated"
    UNCHANGED = "unchanged"
    MISSING = "missing"
    REFUSED = "refused"


@dataclass(frozen=True, slots=True)
class Outcome:
    """One source: what became of it, the edition now in use (None: none), and what there is to say.

    That is why it did not come, or how an edition that was not checked differs from the one that was.
    """

    source: Source
    came: Came
    entry: Entry | None
    message: str | None = None


#: Called with the source and what is being done to it, for the one who shows progress.
Report = Callable[[Source, str], None]

#: Called with the source; returns the document and the place it was read from, or raises.
Fetch = Callable[[Source], tuple[Document, str]]


def from_folder(folder: Path) -> Fetch:
    """A fetch that looks for each source's file, also with `.xz`, in that folder."""
    if not folder.is_dir():
        raise IntakeError(
            "there is no such folder", where=str(folder), expected="a folder with the sources' files"
        )

    def fetch(source: Source) -> tuple[Document, str]:
        for name in (source.file, f"{source.file}.xz"):
            path = folder / name
            if path.is_file():
                return unpack(Document(name, path.read_bytes())), str(path)
        raise Absent(f"no {source.file} or {source.file}.xz in {folder}", where=source.source)

    return fetch


def sync(
    fetch: Fetch,
    folder: Path,
    *,
    today: str,
    only: Sequence[str] = (),
    unpinned: bool = False,
    report: Report = lambda source, doing: None,
) -> list[Outcome]:
    """Every source of the catalogue is in the data folder in its newest good edition; what did not come is said.

    Args:
        today: day of the sync, for the manifest.
        only: keys of the sources to bring; all if none.
        unpinned: whether an edition other than the one checked may come in: its reader takes it, and it holds
            every line of the checked one, revised or not.
    """
    folder.mkdir(parents=True, exist_ok=True)
    outcomes: list[Outcome] = []
    silent = False
    for source in [find_source(key) for key in only] or catalogue():
        if silent:
            entry = read_manifest(folder).get(source.source)
            outcomes.append(Outcome(source, Came.MISSING, entry, "not asked for: the server does not answer"))
            continue
        report(source, "fetching")
        try:
            outcomes.append(_bring(source, fetch, folder, today=today, unpinned=unpinned, report=report))
        except Unreachable as wrong:
            silent = True
            outcomes.append(
                Outcome(source, Came.REFUSED, read_manifest(folder).get(source.source), str(wrong))
            )
        except Absent as wrong:
            outcomes.append(
                Outcome(source, Came.MISSING, read_manifest(folder).get(source.source), str(wrong))
            )
        except IntakeError as wrong:
            outcomes.append(
                Outcome(source, Came.REFUSED, read_manifest(folder).get(source.source), str(wrong))
            )
    return outcomes


def _bring(
    source: Source, fetch: Fetch, folder: Path, *, today: str, unpinned: bool, report: Report
) -> Outcome:
    document, origin = fetch(source)
    pinned = document.sha256 == source.sha256
    if not unpinned:
        hold_pinned(source, document, origin)
    present = read_manifest(folder).get(source.source)
    same = present and (present.sha256, present.reading) == (document.sha256, reading_hash())
    if present and same and all((folder / table.path).is_file() for table in present.tables):
        return Outcome(source, Came.UNCHANGED, present)
    report(source, "reading")
    tables = TABULATE[source.source](document)
    standing = None if pinned else str(stand(source, document))
    report(source, "storing")
    place = f"{source.source}/{document.sha256[:16]}-{reading_hash()}-{FORMAT}"
    (folder / source.source).mkdir(parents=True, exist_ok=True)
    incoming = Path(tempfile.mkdtemp(prefix=".incoming-", dir=folder / source.source))
    stored: list[StoredTable] = []
    for table in tables:
        path = incoming / f"{table.name}.parquet"
        write_table(table, path)
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        stored.append(StoredTable(table.name, f"{place}/{path.name}", table.n_rows, digest))
    entry = Entry(
        source=source.source,
        title=source.title,
        publisher=source.publisher,
        terms=source.terms,
        origin=origin,
        as_of=source.as_of if pinned else today,
        fetched_on=today,
        sha256=document.sha256,
        bytes=len(document.data),
        pinned=pinned,
        reading=reading_hash(),
        rows=sum(t.n_rows for t in tables if t is tables[0] or t.name.endswith("_votes")),
        tables=tuple(stored),
    )
    with hold(folder, "sync"):
        (folder / place).mkdir(exist_ok=True)
        for path in sorted(incoming.iterdir()):
            os.replace(path, folder / place / path.name)
        shutil.rmtree(incoming, ignore_errors=True)
        before = read_manifest(folder)
        write_manifest(folder, before.with_entry(entry))
        _prune(folder, source.source, before, keep=place)
    return Outcome(source, Came.UPDATED, entry, standing)


def _prune(folder: Path, source: str, before: Manifest, *, keep: str) -> None:
    """Editions that neither this manifest nor the one before names are gone; a reader may still hold the one before."""
    old = before.get(source)
    kept = {Path(keep).name} | ({Path(t.path).parent.name for t in old.tables} if old else set())
    for path in (folder / source).iterdir():
        if path.name not in kept and not path.name.startswith("."):
            shutil.rmtree(path, ignore_errors=True)
