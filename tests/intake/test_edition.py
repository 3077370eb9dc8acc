"""An edition that was not checked: whole, and nothing in it under another name, or its differences are said."""

from __future__ import annotations

import csv
import io

import pytest

from ninthvote.errors import IntakeError
from ninthvote.intake.catalogue import find_source
from ninthvote.intake.document import Document, open_document
from ninthvote.intake.edition import Standing, stand
from ninthvote.intake.reader.meeting import read_meetings
from ninthvote.intake.reader.veto import read_vetoed_drafts
from shared_data import shared

pytestmark = pytest.mark.shared


def published(key: str) -> Document:
    return open_document(shared(f"data/{find_source(key).file}.xz"))


def with_lines(document: Document, lines: list[bytes]) -> Document:
    return Document(document.name, b"\n".join(lines))


def test_a_later_edition_that_adds_lines_stands_whole() -> None:
    """Otherwise no newer edition could ever be brought in."""
    document = published("voeten_issues")
    later = Document(document.name, document.data + b"9999,hr,Human rights\n")
    assert stand(find_source("voeten_issues"), later) == Standing(5747, 5747, ())


def test_a_line_of_the_checked_edition_that_is_gone_is_refused_and_its_place_named() -> None:
    """A roll call that vanishes makes every State absent on it, and no sum of the file says so."""
    document = published("voeten_issues")
    lines = document.data.split(b"\n")
    with pytest.raises(IntakeError, match=r"1 line of the checked edition is gone") as refused:
        stand(find_source("voeten_issues"), with_lines(document, [*lines[:299], *lines[300:]]))
    assert refused.value.where == f"{document.name}:299"
    with pytest.raises(IntakeError, match=r"1,746 lines of the checked edition are gone"):
        stand(find_source("voeten_issues"), with_lines(document, [*lines[:4000], b""]))


def test_a_line_that_reads_otherwise_is_named_as_revised_or_damaged() -> None:
    document = published("wpdl_vetoes")
    copy = Document(
        document.name, document.data.replace(b"alleged bacterial warfare", b"alleged bacteria1 warfare", 1)
    )
    standing = stand(find_source("wpdl_vetoes"), copy)
    at = document.line_at(document.data.index(b"alleged bacterial warfare"))
    assert standing.changed == (f"{document.name}:{at}",)
    assert f"revised, or damaged: {document.name}:{at}" in str(standing)


def test_two_states_whose_votes_are_exchanged_are_named() -> None:
    """Egypt's votes under Syria: every row adds up, and both were members throughout."""
    document = published("voeten_roll_calls")
    rows = list(csv.reader(io.StringIO(document.data.decode(), newline="")))
    a, b = rows[0].index("EGY"), rows[0].index("SYR")
    for row in rows[1:]:
        row[a], row[b] = row[b], row[a]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    with pytest.raises(IntakeError, match=r"under 'EGY' are those that the checked edition has under 'SYR'"):
        stand(find_source("voeten_roll_calls"), Document(document.name, out.getvalue().encode()))


def test_a_row_that_stands_twice_is_refused() -> None:
    """One veto more, on the same draft of the same day."""
    document = published("wpdl_vetoes")
    lines = document.data.split(b"\n")
    with pytest.raises(IntakeError, match=r":101: the row stands twice"):
        read_vetoed_drafts(with_lines(document, [*lines[:100], lines[99], *lines[100:]]))


@pytest.mark.parametrize("spoilt", ["Yemen?s civil war", "c??te", "CÃ´te"])
def test_letters_spoilt_by_another_encoding_are_refused(spoilt: str) -> None:
    document = published("wpdl_vetoes")
    copy = document.data.replace(b"alleged bacterial warfare", spoilt.encode())
    with pytest.raises(IntakeError, match=r"saved in another encoding"):
        read_vetoed_drafts(Document(document.name, copy))


@pytest.mark.parametrize(
    ("old", "new"),
    [
        (b"<td>14 November</td>", b"<tL>14 November</td>"),
        (b'S/PV.8100">S/PV.8100', b"S/PV.8100 >S/PV.8100"),
        (b"<td>14 November</td>", b"<td>14 November</tr>"),
    ],
)
def test_a_damaged_tag_loses_no_meeting(old: bytes, new: bytes) -> None:
    """The row would be joined to another, or vanish into an attribute, and the meeting would never have been held."""
    document = published("meetings")
    assert old in document.data
    with pytest.raises(IntakeError, match=r"/scact\d{4}_table_en.html"):
        read_meetings(Document(document.name, document.data.replace(old, new, 1)))
