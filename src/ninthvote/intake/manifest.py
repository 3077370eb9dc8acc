"""What the data folder holds: one manifest names every table in use, and replacing it is the only act that counts.

Tables stand in folders named by the hash of their source, so a new edition never overwrites the one in use. A sync that
fails or is interrupted leaves the manifest, and with it the last good data, as they were.
"""

from __future__ import annotations

import contextlib
import json
import os
import sys
from collections.abc import Iterator
from dataclasses import asdict, dataclass, replace
from pathlib import Path
from typing import Any

from ninthvote.errors import IntakeError

#: Raised when stored tables change shape, so that a newer program does not trust older tables.
FORMAT = 2

MANIFEST = "manifest.json"


@dataclass(frozen=True, slots=True)
class StoredTable:
    """One Parquet file, by its path below the data folder."""

    name: str
    path: str
    rows: int
    sha256: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One source as it was brought in."""

    source: str
    title: str
    publisher: str
    terms: str
    origin: str  #: URL, or path, that it was read from
    as_of: str
    fetched_on: str
    sha256: str
    bytes: int
    pinned: bool  #: whether this is the edition that the readers were checked against
    reading: str  #: stands for the program and the lookup tables by which it was read
    rows: int
    tables: tuple[StoredTable, ...]


@dataclass(frozen=True, slots=True)
class Manifest:
    """The entries by source, in alphabetical order."""

    entries: tuple[Entry, ...] = ()

    def get(self, source: str) -> Entry | None:
        return next((entry for entry in self.entries if entry.source == source), None)

    def with_entry(self, entry: Entry) -> Manifest:
        kept = [other for other in self.entries if other.source != entry.source]
        return replace(self, entries=tuple(sorted([*kept, entry], key=lambda e: e.source)))

    def as_json(self) -> dict[str, Any]:
        return {"format": FORMAT, "sources": [asdict(entry) for entry in self.entries]}


def read_manifest(folder: Path) -> Manifest:
    """The manifest in use; an empty one where nothing was brought in yet, or by a program of another format.

    Raises:
        IntakeError: the manifest is damaged.
    """
    path = folder / MANIFEST
    try:
        found = json.loads(path.read_bytes())
        if found["format"] != FORMAT:
            return Manifest()
        return Manifest(
            tuple(
                Entry(**{**entry, "tables": tuple(StoredTable(**table) for table in entry["tables"])})
                for entry in found["sources"]
            )
        )
    except FileNotFoundError:
        return Manifest()
    except (ValueError, KeyError, TypeError, OSError) as wrong:
        raise IntakeError(
            f"the manifest cannot be read: {wrong}",
            where=str(path),
            expected="the JSON written by `ninthvote sync` (schema: docs/schema/sync-manifest.schema.json)",
            hint="Move it away and run `ninthvote sync` again.",
        ) from None


def write_manifest(folder: Path, manifest: Manifest) -> None:
    """The manifest is replaced as a whole, or stays as it was."""
    temporary = folder / f".{MANIFEST}.{os.getpid()}"
    temporary.write_text(
        json.dumps(manifest.as_json(), indent=1, ensure_ascii=False) + "\n", encoding="utf-8"
    )
    os.replace(temporary, folder / MANIFEST)


@contextlib.contextmanager
def hold(folder: Path, name: str) -> Iterator[None]:
    """Nobody else holds that name in the folder meanwhile; the lock of a process that died is free."""
    folder.mkdir(parents=True, exist_ok=True)
    with open(folder / f".{name}.lock", "a+b") as handle:
        if sys.platform == "win32":
            import msvcrt

            handle.seek(0)
            msvcrt.locking(handle.fileno(), msvcrt.LK_LOCK, 1)
        else:
            import fcntl

            fcntl.flock(handle, fcntl.LOCK_EX)
        yield
