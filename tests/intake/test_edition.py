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
from ninthvote.intake.reader.voeten import read_roll_calls
from ninthvote.intake.tabulate import TABULATE
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
    assert stand(find_source("voeten_issues"), later) == Standing(5747, 5747, 0, ())


def test_a_line_of_the_checked_edition_that_is_gone_is_refused_and_its_place_named() -> None:
    """A roll call that vanishes makes every State absent on it, and no sum of the file says so."""
    document = published("voeten_issues")
    lines = document.data.split(b"\n")
    with pytest.raises(IntakeError, match=r"1 line of the checked edition is gone") as refused:
        stand(find_source("voeten_issues"), with_lines(document, [*lines[:299], *lines[300:]]))
    assert refused.value.where == f"{document.name}:299"
    with pytest.raises(IntakeError, match=r"1,746 lines of the checked edition are gone"):
        stand(find_source("voeten_issues"), with_lines(document, [*lines[:4000], b""]))


def test_an_excerpt_is_taken_in_and_what_it_lacks_is_said() -> None:
    """Four hundred roll calls are enough to try a fit on; nobody may take them for the whole history."""
    document = published("voeten_issues")
    standing = stand(
        find_source("voeten_issues"), with_lines(document, [*document.data.split(b"\n")[:400], b""])
    )
    assert str(standing).endswith("401 of the 5,747 lines of the checked one stand, 5,346 are gone")


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


@pytest.mark.parametrize(
    ("key", "old", "new", "message"),
    [
        ("undl_1946_2021", b"2014-12-18,Situation of h", b"2015-12-18,Situation of h", "a day of session 69"),
        ("undl_1946_2021", b"Council,2017-09-11,", b"Council,2017-12-11,", "no day before 2017-12-11"),
        ("ideal_points_2026", b"\"Ghana\"\t1980", b"\"Ghane\"\t1980", "Ghana, the name of the State"),
        ("country_codes", b",KWT,", b",KWX,", "KWT is not in the file"),
        ("wpdl_vetoes", b"Southern Africa", b"Southgrn Africa", "'Southern Africa'"),
        ("voeten_descriptions", b"\n4604,", b"\n4603,", "a key above 4603"),
    ],
)  # fmt: skip
def test_a_row_that_contradicts_itself_or_its_neighbours_is_refused(
    key: str, old: bytes, new: bytes, message: str
) -> None:
    """A day outside the session of its symbol, or before the resolution of the number before: a wrong year in print."""
    document = published(key)
    assert old in document.data
    with pytest.raises(IntakeError, match=message):
        TABULATE[key](Document(document.name, document.data.replace(old, new, 1)))


def test_a_state_casts_no_vote_before_it_was_a_member() -> None:
    """Namibia, which joined in 1990, would have voted on the partition of Palestine."""
    document = published("voeten_roll_calls")
    header, first, *rest = document.data.split(b"\n")
    cells = first.split(b",")
    cells[header.split(b",").index(b"NAM")] = b"1"
    with pytest.raises(
        IntakeError, match=r":2 NAM: '1'(.|\n)*no state is known under this label on 1946-01-01"
    ):
        read_roll_calls(with_lines(document, [header, b",".join(cells), *rest]))


def test_who_casts_in_the_council_sits_on_it() -> None:
    """Algeria's column under Mali: no sum of the row tells, but Mali did not sit in 2025."""
    document = published("undl_2025")
    rows = list(csv.reader(io.StringIO(document.data.decode(), newline="")))
    a, b = rows[0].index("DZA"), rows[0].index("MLI")
    for row in rows[1:]:
        row[a], row[b] = row[b], row[a]
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    with pytest.raises(IntakeError, match=r"members of the Council; MLI was not"):
        TABULATE["undl_2025"](Document(document.name, out.getvalue().encode()))


def test_days_of_resolutions_that_the_library_corrects_are_put_right() -> None:
    """1009 on the Croatian offensive is of 10 August 1995 and not 8 October; 451 is of June 1979."""
    for key in ("sciencespo", "undl_1946_2021"):
        votes = next(table for table in TABULATE[key](published(key)) if table.name == "council_votes")
        columns = {column.name: column.values for column in votes.columns}
        on = dict(zip(columns["resolution"], columns["on"], strict=True))
        assert [str(on[n]) for n in (451, 727, 840, 857, 928, 1009, 2237)] == [
            "1979-06-15", "1992-01-08", "1993-06-15", "1993-08-20", "1994-06-20", "1995-08-10", "2015-09-02",
        ]  # fmt: skip


def test_a_table_that_was_cut_off_below_its_header_is_refused() -> None:
    document = published("voeten_issues")
    with pytest.raises(IntakeError, match=r"the table has no rows"):
        TABULATE["voeten_issues"](Document(document.name, document.data.partition(b"\n")[0] + b"\n"))
