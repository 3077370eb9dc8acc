"""A brief that cites the wrong source, or knows what nobody could know that day, is worse than no brief."""

from __future__ import annotations

import json
from datetime import date
from pathlib import Path

import pypdfium2
import pytest
from click.testing import CliRunner

from ninthvote.brief.compose import compose
from ninthvote.brief.document import Document, Listing, Table
from ninthvote.brief.html import to_html
from ninthvote.brief.markdown import to_markdown
from ninthvote.brief.pdf import to_pdf
from ninthvote.cli.command_table import cli
from ninthvote.count import Report
from ninthvote.record import open_record
from ninthvote.vocabulary import Cast

DECEMBER_2018 = date(2018, 12, 10)


@pytest.fixture(scope="module")
def brief() -> Document:
    return compose(open_record(), "dprk", DECEMBER_2018)


def _section(document: Document, title: str) -> str:
    found = next(s for s in document.sections if s.title == title)
    said = []
    for block in found.blocks:
        match block:
            case Listing():
                said += ["".join(span.text for span in item) for item in block.items]
            case Table():
                said += ["".join(span.text for span in cell) for row in block.rows for cell in row]
    return "\n".join(said)


def test_the_brief_fits_on_two_pages_today_and_then(brief: Document) -> None:
    for document in (brief, compose(open_record(), "dprk", date(2026, 12, 10))):
        with pypdfium2.PdfDocument(to_pdf(document)) as opened:
            assert len(opened) == 2


def test_the_brief_of_december_2018_names_those_who_sat_and_what_they_had_done(brief: Document) -> None:
    """By hand: Kuwait was a member, Japan and Italy had left; Côte d'Ivoire presided; the 2017 vote was 10-3-2."""
    members = _section(brief, "The members")
    assert "Kuwait" in members
    assert "Japan" not in members
    dates = _section(brief, "Dates")
    assert "December 2018: Côte d'Ivoire presides" in dates
    assert "joining Belgium, Dominican Republic, Germany, Indonesia, South Africa" in dates
    assert "marked for deletion in January 2021" in dates
    assert "10-3-2, carried" in _section(brief, "What has happened")


def test_a_brief_knows_nothing_that_became_public_later(brief: Document) -> None:
    """The eight of December 2019, the video conference of 2020 and today's state of the recommendations are later."""
    text = to_markdown(brief)
    assert "2019" not in _section(brief, "What has happened")
    assert "2020" not in _section(brief, "What has happened")
    assert "not read back to an earlier day" in text


def test_every_number_in_the_notes_has_its_source(brief: Document) -> None:
    said = brief.to_json()
    known = {s["number"] for s in said["sources"]}
    assert known == set(range(1, len(known) + 1))
    assert "[^1]:" in to_markdown(brief)
    assert to_html(brief).count('id="source-') == len(known)


def test_private_notes_are_printed_only_when_asked_for_and_only_in_a_confidential_brief() -> None:
    """A note that slips into a brief meant for sending burns its author."""
    report = Report("KWT", Cast.YES, 0.6, "told to us in the corridor")
    quiet = compose(open_record(), "dprk", DECEMBER_2018, reports=[report])
    assert quiet.confidential
    assert "corridor" not in to_markdown(quiet) + to_html(quiet) + json.dumps(quiet.to_json())
    loud = compose(open_record(), "dprk", DECEMBER_2018, reports=[report], show_notes=True)
    assert "corridor" in to_markdown(loud)
    with pypdfium2.PdfDocument(to_pdf(loud)) as opened:
        assert all("CONFIDENTIAL" in page.get_textpage().get_text_range() for page in opened)


def test_the_command_writes_four_files_that_are_the_same_each_time(tmp_path: Path) -> None:
    run = CliRunner()
    for folder in ("a", "b"):
        done = run.invoke(cli, ["brief", "dprk", "--on", "2018-12-10", "--out", str(tmp_path / folder)])
        assert done.exit_code == 0, done.output
    names = sorted(p.name for p in (tmp_path / "a").iterdir())
    assert names == [f"dprk-2018-12-10.{form}" for form in ("html", "json", "md", "pdf")]
    for name in names:
        assert (tmp_path / "a" / name).read_bytes() == (tmp_path / "b" / name).read_bytes()


def test_a_situation_without_a_meeting_still_gives_a_brief() -> None:
    document = compose(open_record(), "belarus", date(2021, 6, 1))
    assert to_pdf(document).startswith(b"%PDF")
