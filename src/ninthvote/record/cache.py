"""Where the built file lies and whether it still says what the facts say.

The file's name holds two digests: of what it was built from (the text of the facts and the code that reads it) and
of its own bytes. A changed fact, a new version, a truncated or foreign file each miss one of the two, and the file is
built again. Two builders make the same bytes, so whichever renames last changes nothing.
"""

from __future__ import annotations

import hashlib
import os
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from ninthvote import __version__
from ninthvote.errors import MalformedFacts, RecordUnavailable

#: The tables that the package ships.
SHIPPED = Path(__file__).parent / "facts"

#: How many superseded files are kept: enough for a few checkouts used in turn, about 2 MB each.
_KEPT = 4


@dataclass(frozen=True, slots=True)
class Built:
    """A verified built file and the digest of the facts in it."""

    file: Path
    facts_sha256: str
    was_built: bool


def facts_folder(given: Path | None = None) -> Path:
    """The folder asked for, else `NINTHVOTE_FACTS`, else the facts that the package ships."""
    folder = given or Path(os.environ.get("NINTHVOTE_FACTS") or SHIPPED)
    if not folder.is_dir():
        raise MalformedFacts(
            "there is no such folder of facts",
            where=str(folder),
            expected="a folder with the tables of facts (states.csv, terms.csv …)",
            hint="Unset NINTHVOTE_FACTS to use the facts that come with the program.",
        )
    return folder


def cache_folder(given: Path | None = None) -> Path:
    """The folder asked for, else `NINTHVOTE_CACHE`, else the user's cache folder of this system."""
    if given is not None:
        return given
    if named := os.environ.get("NINTHVOTE_CACHE"):
        return Path(named)
    import platformdirs

    return Path(platformdirs.user_cache_dir("ninthvote", appauthor=False))


def digest_of(folder: Path) -> str:
    """SHA-256 over the name and bytes of every table in the folder.

    Raises:
        MalformedFacts: a table cannot be read.
    """
    whole = hashlib.sha256()
    try:
        for file in sorted(p for p in folder.iterdir() if p.suffix in (".csv", ".yaml") and p.is_file()):
            text = file.read_bytes()
            whole.update(f"{file.name}\0{len(text)}\0".encode() + text)
    except OSError as wrong:
        raise MalformedFacts(
            f"cannot be read: {wrong.strerror}", where=str(wrong.filename or folder)
        ) from None
    return whole.hexdigest()


def fresh(folder: Path, cache: Path) -> Built:
    """The built file of these facts, taken from the cache if it is there whole, else built.

    Raises:
        MalformedFacts: the facts cannot be read.
        RecordUnavailable: the file is not there and cannot be written.
    """
    facts_sha256 = digest_of(folder)
    stem = f"record-{_built_from(facts_sha256)}"
    for file in sorted(cache.glob(f"{stem}-*.sqlite")) if cache.is_dir() else ():
        if _digest(file) == file.stem.rpartition("-")[2]:
            return Built(file, facts_sha256, was_built=False)
    return _write(folder, cache, stem, facts_sha256)


def _built_from(facts_sha256: str) -> str:
    """What a file is built from besides the facts: this version's code of this room, and the database library."""
    code = hashlib.sha256(f"{facts_sha256} {__version__} {sqlite3.sqlite_version}".encode())
    for name in ("table", "load", "schema", "build"):
        text = Path(__file__).with_name(f"{name}.py")
        code.update(
            text.read_bytes() if text.exists() else b""
        )  # shipped compiled: the version speaks for it
    return code.hexdigest()[:16]


def _digest(file: Path) -> str | None:
    try:
        return hashlib.sha256(file.read_bytes()).hexdigest()[:32]
    except OSError:
        return None


def _write(folder: Path, cache: Path, stem: str, facts_sha256: str) -> Built:
    import tempfile

    from ninthvote.record.build import build
    from ninthvote.record.load import read_facts

    facts = read_facts(folder)
    temporary: Path | None = None
    try:
        cache.mkdir(parents=True, exist_ok=True)
        handle, name = tempfile.mkstemp(prefix=".building-", suffix=".sqlite", dir=cache)
        os.close(handle)
        temporary = Path(name)
        build(facts, temporary, facts_sha256=facts_sha256)
        with temporary.open("rb+") as written:
            os.fsync(written.fileno())
        file = cache / f"{stem}-{_digest(temporary)}.sqlite"
        os.replace(temporary, file)
        temporary = None
    except (OSError, sqlite3.OperationalError) as wrong:
        reason = wrong.strerror if isinstance(wrong, OSError) else str(wrong)
        raise RecordUnavailable(
            f"the built record cannot be written here: {reason}",
            where=str(cache),
            expected="a folder that can be written, with a few megabytes free",
            hint="Set NINTHVOTE_CACHE to such a folder. The facts are untouched and nothing is lost.",
        ) from None
    finally:
        if temporary is not None:
            temporary.unlink(missing_ok=True)
    _prune(cache, stem, file)
    return Built(file, facts_sha256, was_built=True)


def _prune(cache: Path, stem: str, kept: Path) -> None:
    """Remove broken files of these facts and all but the latest files of others; one in use stays readable."""
    try:
        for file in cache.glob(f"{stem}-*.sqlite"):
            if file != kept:
                file.unlink(missing_ok=True)
        others = sorted(
            (p for p in cache.glob("record-*.sqlite") if p != kept),
            key=lambda p: p.stat().st_mtime,
            reverse=True,
        )
        for file in others[_KEPT:]:
            file.unlink(missing_ok=True)
        for file in cache.glob(".building-*.sqlite"):  # what a builder that was killed an hour ago left
            if file.stat().st_mtime < kept.stat().st_mtime - 3600:
                file.unlink(missing_ok=True)
    except OSError:
        return
