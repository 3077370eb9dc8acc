"""A picture that leaves someone out, or says it by colour alone, misleads a reader of the printed page."""

import xml.etree.ElementTree as ET

from ninthvote.brief.figure import MARKS, SeatMark, chance_strip, horseshoe, tally_bars

SVG = "{http://www.w3.org/2000/svg}"


def test_every_member_is_drawn_once_and_named() -> None:
    seats = [SeatMark(code=str(i), name=f"State {i}", mark="yes" if i < 8 else "no") for i in range(15)]
    root = ET.fromstring(horseshoe(seats, title="The Council"))
    drawn = [g for g in root.iter(f"{SVG}g") if (g.get("class") or "").startswith("seat")]
    assert len(drawn) == 15
    assert {g.find(f"{SVG}title").text.split(",")[0] for g in drawn} == {s.name for s in seats}  # type: ignore[union-attr]
    places = {g.get("transform") for g in drawn}
    assert len(places) == 15


def test_a_name_with_markup_in_it_stays_text() -> None:
    drawn = horseshoe([SeatMark(code="X", name='<script>"&', mark=None)], title="<b>")
    assert "<script>" not in drawn
    ET.fromstring(drawn)


def test_marks_differ_by_sign_and_not_by_colour_alone() -> None:
    signs = [MARKS[m][2] for m in ("yes", "no", "abstain", "not_participating", "absent")]
    assert len(set(signs)) == len(signs)


def test_bars_that_carry_are_told_from_those_that_fall_short() -> None:
    pmf = [0.0] * 7 + [0.2, 0.3, 0.4, 0.1] + [0.0] * 5
    root = ET.fromstring(tally_bars(pmf, required=9, title="Tally"))
    carried = [g for g in root.iter(f"{SVG}g") if g.get("class") == "bar carried"]
    assert len(carried) == 7  # nine to fifteen votes
    assert carried[0].find(f"{SVG}title").text == "9 votes: 40.0%"  # type: ignore[union-attr]


def test_no_picture_carries_inline_style() -> None:
    for drawn in (tally_bars([1.0], required=1, title="t"), chance_strip(0.5, 0.2, title="t")):
        assert "style=" not in drawn
        ET.fromstring(drawn)
