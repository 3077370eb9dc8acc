"""Four tables of Council votes are compared as printed, and what differs is what an independent comparison found."""

import csv

import pytest

from ninthvote.intake.disagreement import find_differences
from ninthvote.intake.document import open_document
from ninthvote.intake.reader.practice import read_practice
from ninthvote.intake.reader.sciencespo import read_sciencespo
from ninthvote.intake.reader.undl import read_scrape_1946_2021, read_scrape_2025
from shared_data import shared


@pytest.mark.shared
def test_the_four_council_tables_differ_where_an_independent_comparison_says() -> None:
    """2,307 differences (354 dates, 1,953 positions) in 606 resolutions; one more or fewer is a misread row."""
    known = open_document(shared("data/sc-votes.source-disagreements.csv.xz"))
    expected = {
        (int(row[0]), *("XXX" if cell == "not identified" else cell for cell in row[1:]))
        for row in list(csv.reader(known.data.decode().splitlines()))[1:]
    }
    found = find_differences(
        {
            "sciencespo": read_sciencespo(
                open_document(shared("data/sc-votes-1946-2025.sciencespo.csv.xz")), corrected=False
            ),
            "undl_1946_2021": read_scrape_1946_2021(
                open_document(shared("data/un-votes-ga-sc-1946-2021.undl-scrape.csv.xz")), corrected=False
            )[0],
            "practice": read_practice(
                open_document(shared("data/sc-votes-1994-2025.practice.xlsx")), corrected=False
            ),
            "undl_2025": read_scrape_2025(
                open_document(shared("data/un-votes-ga-sc-2025.undl-scrape.csv.xz"))
            )[0],
        }
    )
    assert {(d.resolution, d.field, d.member, *d.readings) for d in found} == expected
    assert len(found) == 2307
    assert len({d.resolution for d in found}) == 606
