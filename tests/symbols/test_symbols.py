"""A symbol printed wrong sends a reader to another document."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ninthvote.errors import NinthVoteError
from ninthvote.symbols import (
    Article,
    Document,
    MeetingRecord,
    PressRelease,
    Resolution,
    Rule,
    find_provisions,
    find_symbols,
    parse_provision,
    parse_symbol,
)

PRINTED = [
    ("S/RES/1718 (2006)", Resolution("S", 1718, year=2006)),
    ("S/RES/218", Resolution("S", 218)),
    ("A/RES/60/173", Resolution("A", 173, session="60")),
    ("A/RES/2758 (XXVI)", Resolution("A", 2758, session="XXVI")),
    ("A/RES/1991 A (XVIII)", Resolution("A", 1991, session="XVIII", part="A")),
    ("A/RES/ES-11/1", Resolution("A", 1, session="ES-11")),
    ("A/HRC/RES/25/25", Resolution("A/HRC", 25, session="25")),
    ("S/PV.8422", MeetingRecord("S", 8422)),
    ("S/PV.2190 (Resumption 1)", MeetingRecord("S", 2190, resumption=1)),
    ("A/65/PV.71", MeetingRecord("A", 71, session="65")),
    ("SC/12615", PressRelease("SC", 12615)),
    ("S/2014/872", Document(("S", "2014", "872"))),
    ("S/2016/10/Add.10", Document(("S", "2016", "10", "Add.10"))),
    ("A/C.3/69/L.28/Rev.1", Document(("A", "C.3", "69", "L.28", "Rev.1"))),
    ("A/HRC/25/CRP.1", Document(("A", "HRC", "25", "CRP.1"))),
    ("A/HRC/34/66/Add.1", Document(("A", "HRC", "34", "66", "Add.1"))),
    ("S/96/Rev.7", Document(("S", "96", "Rev.7"))),
    ("S/4381", Document(("S", "4381"))),
]


@pytest.mark.parametrize(("text", "value"), PRINTED, ids=[t for t, _ in PRINTED])
def test_a_symbol_is_read_and_printed_back(text: str, value: object) -> None:
    assert parse_symbol(text) == value
    assert str(value) == text


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("S/RES/2623(2022)", "S/RES/2623 (2022)"),
        ("S/PV9180", "S/PV.9180"),
        ("S/RES/1718\n(2006)", "S/RES/1718 (2006)"),
        ("A/RES/377A(V)", "A/RES/377 A (V)"),
    ],
)
def test_a_symbol_as_people_type_it_is_printed_as_the_un_does(typed: str, printed: str) -> None:
    assert str(parse_symbol(typed)) == printed


@given(st.integers(1, 9999), st.one_of(st.none(), st.integers(1946, 2027)))
def test_council_resolutions_round_trip(number: int, year: int | None) -> None:
    resolution = Resolution("S", number, year=year)
    assert parse_symbol(str(resolution)) == resolution


@given(st.integers(1946, 2099), st.integers(1, 1999))
def test_council_documents_round_trip(year: int, number: int) -> None:
    document = Document(("S", str(year), str(number)))
    assert parse_symbol(str(document)) == document
    assert document.year == year


@pytest.mark.parametrize(
    "text", ["", "S/", "resolution", "S/RES/", "http://x.org/S/2014/872", "USS/2014/872"]
)
def test_what_is_no_symbol_is_refused(text: str) -> None:
    with pytest.raises(NinthVoteError, match="not a document symbol"):
        parse_symbol(text)


def test_symbols_are_found_in_running_text_with_their_exact_places() -> None:
    """A span one character off would mark the wrong words in an article."""
    text = (
        "The request (S/2014/872) led to S/PV.7353; see resolution A/RES/69/188, and/or www.un.org/S/2014/1."
    )
    found = list(find_symbols(text))
    assert [text[start:end] for start, end, _ in found] == ["S/2014/872", "S/PV.7353", "A/RES/69/188"]


def test_provisions_are_read_in_their_usual_forms() -> None:
    assert parse_provision("Charter Art. 27(3)") == Article(27, 3)
    assert parse_provision("Article 27, paragraph 3 of the Charter") == Article(27, 3)
    assert parse_provision("rule 33(1)") == Rule(33, 1)
    assert str(Article(27, 2)) == "Charter Art. 27(2)"
    text = "Under rule 9 and Article 27 of the UN Charter, nine votes are needed; rule 99 does not exist."
    assert [p for _, _, p in find_provisions(text)] == [Rule(9), Article(27)]


def test_two_provisions_are_not_one() -> None:
    with pytest.raises(NinthVoteError, match="one provision"):
        parse_provision("rule 9 and rule 10")
