"""Spreadsheets as rows of cells: the archive must be whole before any cell of it is believed."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Iterator
from typing import Any

from ninthvote.errors import IntakeError
from ninthvote.intake.document import Document


def whole_archive(document: Document) -> zipfile.ZipFile:
    """The zip archive that a spreadsheet is, every member held against its checksum.

    Raises:
        IntakeError: not an archive, cut off, or a member that was changed.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(document.data))
        damaged = archive.testzip()
    except (zipfile.BadZipFile, EOFError, OSError, ValueError, NotImplementedError, RuntimeError) as wrong:
        raise IntakeError(
            f"the archive is damaged: {wrong}", where=document.name, expected="a whole spreadsheet file"
        ) from None
    except zipfile.zlib.error as wrong:  # type: ignore[attr-defined]
        raise IntakeError(
            f"the archive is damaged: {wrong}", where=document.name, expected="a whole spreadsheet file"
        ) from None
    if damaged is not None:
        raise IntakeError(
            "the checksum does not fit",
            where=f"{document.name}:{damaged}",
            expected="a file that was not changed",
        )
    return archive


def read_xlsx(document: Document) -> Iterator[tuple[int, tuple[Any, ...]]]:
    """(row number, values) of the only sheet of an Excel file.

    Raises:
        IntakeError: the file is damaged, or has more than one sheet.
    """
    from xml.etree.ElementTree import ParseError

    import openpyxl

    whole_archive(document)
    try:
        book = openpyxl.load_workbook(io.BytesIO(document.data), read_only=True)
        if len(book.worksheets) != 1:
            raise IntakeError(
                f"{len(book.worksheets)} sheets", where=document.name, expected="one sheet, as published"
            )
        yield from enumerate(book.worksheets[0].iter_rows(values_only=True), start=1)
    except (KeyError, ValueError, TypeError, IndexError, AttributeError, ParseError) as wrong:
        raise IntakeError(
            f"the workbook cannot be read: {type(wrong).__name__}: {wrong}",
            where=document.name,
            expected="an Excel workbook as published",
        ) from None
