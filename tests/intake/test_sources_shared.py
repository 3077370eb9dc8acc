"""Every published file is read whole: the numbers of rows are those that the notes kept with the files give.

Where ours differ the reason stands beside the number.
"""

from __future__ import annotations

from pathlib import Path

import pytest

from ninthvote.intake.bulk import load_ideal_points
from ninthvote.intake.catalogue import catalogue, find_source
from ninthvote.intake.document import open_document
from ninthvote.intake.pinned import first_difference
from ninthvote.intake.reader.hrc import read_hrc_texts
from ninthvote.intake.reader.meeting import read_meetings, read_veto_list
from ninthvote.intake.reader.membership import read_dppa, read_wikipedia
from ninthvote.intake.reader.reference import read_authority, read_country_codes, read_record_numbers
from ninthvote.intake.reader.veto import read_vetoed_drafts
from ninthvote.intake.tabulate import TABULATE
from ninthvote.vocabulary import Tally
from shared_data import shared

pytestmark = pytest.mark.shared

ROWS = {
    "voeten_issues": 5745,
    "undl_2025": 236,
    "undl_council": 5,  # 75 rows, one a member
    "meetings": 9486,  # the notes count 9,406 and miss rows that are marked up amiss
    "wpdl_vetoes": 214,
    "dppa_2023": 1105,
    "dppa_2026": 70,
    "wikipedia": 1150,  # twenty years of eleven, sixty-two of fifteen
    "madore_terms": 480,  # 171 terms, as thirty-two years of fifteen
    "madore_speakers": 601,
    "madore_aliases": 32,
    "authority": 250,  # 242 names without the entry for no state; eight were in use a second or third time
    "country_codes": 249,
    "record_votes": 2722,
    "record_texts": 2722,
    "ideal_points_2026": 11610,
    "ideal_points_2025": 33891,  # 11,440 rows under up to three models
    "ideal_points_2024": 11238,
    "hrc": 1437,
}


@pytest.mark.parametrize("key", ROWS)
def test_every_row_of_the_source_is_there(key: str) -> None:
    """A reader that drops a row makes a State absent, or a meeting that was never held."""
    source = find_source(key)
    packed = source.file if key in ("dppa_2026", "undl_council", "hrc") else f"{source.file}.xz"
    tables = TABULATE[key](open_document(shared(f"data/{packed}")))
    votes = [table for table in tables if table.name.endswith("_votes")]
    assert sum(table.n_rows for table in votes or tables[:1]) == ROWS[key]


def test_the_checked_editions_are_those_of_the_catalogue() -> None:
    """Line checksums of another file would name a wrong line."""
    for source in catalogue():
        packed = shared("data") / f"{source.file}.xz"
        document = open_document(packed if packed.exists() else packed.with_suffix(""))
        assert (document.sha256, len(document.data)) == (source.sha256, source.bytes), source.source
        assert first_difference(source.source, document)[0] == document.name, source.source


def test_meetings_of_1947_are_there_although_their_symbols_are_headings() -> None:
    """37 numbers below 9085 are absent from the pages; those marked up as headings are not among them."""
    rows = read_meetings(open_document(shared("data/dhl-meetings-tables-1946-2022.html.tar.xz")))
    numbers = {row.number for row in rows} - {None}
    assert {224, 222, 220, 206, 202} <= numbers
    assert len(numbers) == 9048
    assert max(n for n in numbers if n is not None) == 9085
    (dprk,) = [row for row in rows if row.number == 7353]
    assert (str(dprk.on), dprk.outcome, dprk.tallies) == ("2014-12-22", "--", ())


def test_meetings_whose_row_has_no_opening_tag_are_there() -> None:
    """The block S/PV.8092 to 8098 elected judges of the Court; a browser shows it, and so did the library."""
    rows = read_meetings(open_document(shared("data/dhl-meetings-tables-1946-2022.html.tar.xz")))
    found = {row.number: row for row in rows}
    assert {7313, *range(8092, 8099), 8110, 8410} <= found.keys()
    assert (str(found[8098].on), found[8098].outcome) == ("2017-11-13", "--")
    assert found[8098].topic.startswith("Election of five members of the International Court of Justice")
    assert sum(row.symbol == "S/PV.9021 (Resumption 1)" for row in rows) == 1


def test_the_tallies_of_a_meeting_are_those_of_its_outcome() -> None:
    rows = read_meetings(open_document(shared("data/dhl-meetings-tables-1946-2022.html.tar.xz")))
    (row,) = [row for row in rows if row.number == 7351]
    assert row.tallies == (("S/RES/2195(2014)", 15, 0, 0),)
    (row,) = [row for row in rows if row.number == 7354]
    assert row.tallies == (("S/2014/916", 8, 2, 5),)


def test_two_lists_of_vetoes_differ_in_six_days_and_one_member() -> None:
    """213 drafts in the library's list, 214 in the other: day and members agree on all but seven, both readings kept.

    S/2001/1199 was voted on in the night to 15 December; the library alone names France with the Soviet Union in 1946.
    """
    library = read_veto_list(open_document(shared("data/dhl-meetings-tables-1946-2022.html.tar.xz")))
    other = read_vetoed_drafts(open_document(shared("data/sc-vetoes-1946-2022-07.wpdl.csv.xz")))
    assert (len(library), len(other)) == (213, 214)
    known = {(veto.on, frozenset(veto.vetoed_by)) for veto in other}
    assert {veto.draft for veto in library if (veto.on, frozenset(veto.vetoed_by)) not in known} == {
        "S/2001/1199",
        "S/2001/270",
        "S/16077/Rev.1",
        "S/13735",
        "S/13729",
        "S/4567/Rev.1",
        "S/PV.49",
    }


def test_a_name_with_several_intervals_was_in_use_each_time() -> None:
    """Egypt was a Member under that name until 1958 and again from 1971, after the United Arab Republic."""
    names = {
        row.name: row
        for row in read_authority(open_document(shared("data/member_states_auths_2025-10-08.csv.xz")))
    }
    assert [(str(a), str(b)) for a, b in names["Egypt"].intervals] == [
        ("1945-10-24", "1958-02-21"),
        ("1971-09-02", "None"),
    ]
    assert str(names["United Republic of Cameroon"].intervals[0][1]) == "1984-02-03"
    assert names["Namibia"].m49 == "516"
    assert names["Afghanistan"].m49 == "004"


def test_the_code_of_namibia_is_no_missing_value() -> None:
    codes = {
        row.alpha3: row for row in read_country_codes(open_document(shared("data/country-codes.csv.xz")))
    }
    assert codes["NAM"].alpha2 == "NA"
    assert codes["AFG"].m49 == "004"


def test_two_sources_have_the_same_record_numbers() -> None:
    numbers = read_record_numbers(open_document(shared("data/UNSC_Record_Voting_2722.csv.xz")), voting=True)
    assert numbers[1] == 280453
    assert len(numbers) == 2722


def test_names_left_blank_are_the_two_states_with_an_accent() -> None:
    rows = read_dppa(open_document(shared("data/DPPA-SCMEMBERSHIP_2023-06-06.csv.xz")))
    assert {row.state for row in rows if row.listed is None} == {"TUR", "CIV"}
    listed = {(row.year, row.state) for row in rows}
    other = read_wikipedia(open_document(shared("data/sc-members-by-year-1946-2027.wikipedia.json.tar.xz")))
    modern = {("BYS", "BLR"), ("SUN", "RUS")}
    fold = dict(modern)
    assert {(y, fold.get(s or "", s)) for y, s in listed} == {
        (row.year, fold.get(row.state or "", row.state)) for row in other if row.year <= 2024
    }


def test_tallies_of_the_human_rights_council_are_read_from_words() -> None:
    """25/25 (2014) on the DPRK: 30 in favour, 6 against, 11 abstentions."""
    texts = {
        row.symbol: row for row in read_hrc_texts(open_document(shared("data/hrc-texts-2006-2022.dw.ods")))
    }
    assert texts["25/25"].tally == Tally(30, 6, 11)
    assert texts["51/3"].tally is None
    assert texts["16/3"].tally is None  # printed 24-21-7, which is more than the members


@pytest.mark.parametrize(
    ("edition", "model", "estimate"),
    [("ideal_points_2026", "final_passage", 1.7402)],
)
def test_published_points_are_those_of_the_file(
    folder: Path, edition: str, model: str, estimate: float
) -> None:
    """The United States in 1946, the first row of the file."""
    points = load_ideal_points(folder, edition=edition, model=model)
    (at,) = [k for k in range(len(points.state)) if (points.state[k], points.year[k]) == ("USA", 1946)]
    assert points.estimate[at] == pytest.approx(estimate)
