"""Several documents in one tar file, each read under its own name."""

from __future__ import annotations

import io
import tarfile

from ninthvote.errors import IntakeError
from ninthvote.intake.document import Document


def open_bundle(document: Document) -> tuple[Document, ...]:
    """The regular files of the tar in order, by their own names; nothing is written to disk.

    Raises:
        IntakeError: damaged, cut off, or empty.
    """
    found: list[Document] = []
    if len(document.data) % 512 or not document.data.endswith(bytes(1024)):
        raise IntakeError(
            "the bundle has no end",
            where=document.name,
            expected="a whole tar file",
            hint="It is cut off; fetch it again.",
        )
    end = 0
    try:
        with tarfile.open(fileobj=io.BytesIO(document.data), mode="r:") as archive:
            for member in archive:
                file = archive.extractfile(member) if member.isfile() else None
                if file is None:
                    if not member.isdir():
                        raise IntakeError(
                            f"{member.name} is neither a file nor a folder",
                            where=document.name,
                            expected="plain files",
                        )
                    continue
                data = file.read()
                if len(data) != member.size:
                    raise IntakeError(
                        f"{member.name} is cut off", where=document.name, expected=f"{member.size} bytes"
                    )
                end = max(end, member.offset_data + member.size)
                found.append(Document(f"{document.name}/{member.name.rpartition('/')[2]}", data))
    except (tarfile.TarError, EOFError, OSError, ValueError, UnicodeError) as wrong:
        raise IntakeError(
            f"the bundle is damaged: {wrong}", where=document.name, expected="a whole tar file"
        ) from None
    if any(document.data[end + -end % 512 :]):
        raise IntakeError(
            "the bundle goes on after its end", where=document.name, expected="a whole tar file"
        )
    if not found:
        raise IntakeError("the bundle is empty", where=document.name, expected="a tar file with documents")
    return tuple(found)
