"""`ninthvote check` as its user meets it: what it prints, writes, refuses, and with which exit code it ends."""

import json
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from ninthvote.cli import main

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/check.schema.json").read_text(encoding="utf-8"))

TRUE = "Posted 10 December 2018\n\nThe Security Council met on North Korea on 11 December 2017. The vote was 10-3-2.\n"
FALSE = "Posted 10 December 2018\n\nThe Security Council met on North Korea on 11 December 2017. The vote was 11-2-2.\n"
DROPPED = "Posted 15 December 2020\n\nThe United States dropped its bid for a Security Council meeting on North Korea in December 2018.\n"  # noqa: E501
IDLE = "Posted 15 December 2020\n\nThe Trump administration did not press for a Security Council discussion on North Korea in 2018.\n"  # noqa: E501


def run(capsys: pytest.CaptureFixture[str], *args: str) -> tuple[int, str, str]:
    with pytest.raises(SystemExit) as end:
        main(["check", *args])
    out, err = capsys.readouterr()
    return int(end.value.code or 0), out, err


def written(folder: Path, name: str, text: str) -> str:
    path = folder / name
    path.write_text(text, encoding="utf-8")
    return str(path)


def answer(capsys: pytest.CaptureFixture[str], *args: str) -> Any:
    code, out, _ = run(capsys, *args)
    assert code == 0
    return json.loads(out)


def test_the_answer_as_data_keeps_its_schema(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A newsroom's program that reads the answer would break."""
    one = answer(capsys, written(tmp_path, "a.txt", FALSE), "--json")
    Draft202012Validator(SCHEMA).validate(one)
    for claim in one["claims"]:
        assert FALSE[claim["start"] : claim["end"]] == claim["text"]
        assert FALSE[: claim["start"]].endswith(claim["prefix"])
        assert FALSE[claim["end"] :].startswith(claim["suffix"])
    assert one["counts"]["CONTRADICTED"] == 1


def test_two_sources_show_where_they_disagree_with_each_other(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """One says that a meeting was sought in 2018, the other that none was: both cannot be right."""
    both = answer(capsys, written(tmp_path, "a.txt", DROPPED), written(tmp_path, "b.txt", IDLE), "--json")
    Draft202012Validator(SCHEMA).validate(both)
    assert [[c["verdict"] for c in d["claims"]] for d in both["disagreements"]] == [
        ["SUPPORTED", "CONTRADICTED"]
    ]
    assert both["disagreements"][0]["about"][0]["ref"] == "dprk-054"


SAID = (
    "The lamps of the harbour were put out one after another, and nobody asked who had ordered it that night"
)
QUOTING = f"""<!doctype html><html><body><article><p>Posted 10 December 2018</p>
<p>The Security Council met on North Korea on 11 December 2017.</p>
<p>&#8220;{SAID.replace("harbour", "<em>harbour</em>").replace("night", "evening")},&#8221; one member said.
Another spoke of &#8220;words that no document of the library has, whatever it may be of&#8221;.</p>
</article></body></html>
"""


def test_quotations_are_looked_up_in_documents_of_the_user(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A quotation that stands in the newsroom's own files would be told as one that nobody knows."""
    folder, index, page = tmp_path / "speeches", tmp_path / "index.parquet", tmp_path / "page.html"
    folder.mkdir()
    written(folder, "one.txt", f"Mr. President,\n\n{SAID}.\n" + "We meet on the price of bread. " * 20)
    with pytest.raises(SystemExit):
        main(["trace", "index", str(folder), "--out", str(index)])
    capsys.readouterr()
    article = written(tmp_path, "a.html", QUOTING)
    without = answer(capsys, article, "--json")
    by_hash = answer(capsys, article, "--library", str(index), "--json")
    Draft202012Validator(SCHEMA).validate(by_hash)
    assert without == {key: value for key, value in by_hash.items() if key != "library"}
    (quotation,) = by_hash["library"]
    assert QUOTING[quotation["start"] : quotation["end"]] == quotation["text"]
    (passage,) = quotation["passages"]
    assert (passage["document"], passage["is_verified"], passage["text"]) == ("one.txt", False, None)
    assert QUOTING[passage["start"] : passage["end"]].startswith("The lamps of the <em>harbour</em>")

    asked = (article, "--library", str(index), "--documents", str(folder))
    compared = answer(capsys, *asked, "--json")
    Draft202012Validator(SCHEMA).validate(compared)
    passage = compared["library"][0]["passages"][0]
    assert passage["text"] in SAID
    assert (passage["likeness"], passage["after"].split(".")[0]) == (1.0, "night")
    code, out, _ = run(capsys, *asked, "--html", str(page))
    assert code == 0
    for shown in (out, page.read_text(encoding="utf-8")):
        assert "one.txt" in shown
        assert "no document of the library has" not in shown.split("in the library", 1)[1]


def test_each_of_two_articles_may_have_its_own_day(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """ "This month" of 2018, when Côte d'Ivoire presided, would be read in 2020, when South Africa did."""
    words = "Côte d'Ivoire holds the presidency of the Security Council this month.\n"
    files = written(tmp_path, "a.txt", words), written(tmp_path, "b.txt", words)
    days = "--published", "2018-12-09", "--published", "2020-12-15"
    both = answer(capsys, *files, *days, "--json")["articles"]
    assert [[c["verdict"] for c in a["claims"]] for a in both] == [["SUPPORTED"], ["CONTRADICTED"]]
    code, _, err = run(capsys, files[0], *days)
    assert code == 2
    assert "2 times for 1 article" in err


def test_a_contradiction_ends_with_nought_unless_it_is_to_fail(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A pipeline that is to stop on a contradiction must be told so; others must not stop."""
    article = written(tmp_path, "a.txt", FALSE)
    assert run(capsys, article)[0] == 0
    assert run(capsys, article, "--fail-on", "contradicted")[0] == 1
    assert run(capsys, written(tmp_path, "b.txt", TRUE), "--fail-on", "contradicted")[0] == 0


def test_the_screen_reads_without_colour(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    """A verdict told by colour alone is lost on paper and on many readers."""
    _, out, _ = run(capsys, written(tmp_path, "a.txt", FALSE))
    assert "\u2717 CONTRADICTED" in out
    assert "pv-2017-12-11-dprk" in out
    assert "\x1b" not in out


def test_of_many_articles_what_is_contradicted_is_listed_once(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Who checks an archive would have to open every file to see what is wrong in it."""
    true = [written(tmp_path, f"{n}.txt", TRUE) for n in range(4)]
    code, out, _ = run(capsys, *true, written(tmp_path, "wrong.txt", FALSE))
    assert code == 0
    listed, _, apart = " ".join(out.split()).partition("They disagree with each other:")
    assert listed.count("\u2717 \u201cThe vote was 11-2-2") == 1
    assert apart.count("CONTRADICTED") == 1
    assert "(and 3 more)" in apart


def test_markup_in_the_article_stays_text_on_the_page(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """An article may be written to attack the reader of its check."""
    hostile = TRUE + '\n<script>alert(1)</script> "><img src=x onerror=alert(1)> javascript:alert(1)\n'
    out = tmp_path / "page.html"
    run(capsys, written(tmp_path, 'a"><script>.txt', hostile), "--html", str(out))
    page = out.read_text(encoding="utf-8")
    assert "<script" not in page
    assert "<img" not in page
    assert "&lt;script&gt;" in page
    assert 'id="claim-1"' in page


def test_the_text_that_offsets_point_into_is_written(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """Without it the offsets into a PDF point nowhere."""
    out = tmp_path / "text.txt"
    run(capsys, written(tmp_path, "a.txt", TRUE), "--text", str(out))
    assert out.read_text(encoding="utf-8") == TRUE


def test_reviews_and_annotations_carry_the_words_and_the_place(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    """A review without its author, or an annotation without its quote, cannot be published."""
    article = written(tmp_path, "a.txt", FALSE)
    reviews = answer(capsys, article, "--claimreview", "--author", "The Desk")
    assert {r["author"]["name"] for r in reviews} == {"The Desk"}
    assert {r["reviewRating"]["ratingValue"] for r in reviews} == {1, 5}
    assert {r["itemReviewed"]["appearance"]["name"] for r in reviews} == {"a.txt"}  # and not where it lies
    notes = answer(capsys, article, "--annotations")["first"]["items"]
    for note in notes:
        quote, place = note["target"]["selector"]
        assert FALSE[place["start"] : place["end"]] == quote["exact"]


@pytest.mark.parametrize(
    ("args", "words"),
    [
        (["missing.txt"], "cannot be opened"),
        (["https://example.org/article"], "only when asked"),
        (["a.txt", "--claimreview"], "--author NAME"),
        (["a.txt", "--json", "--annotations"], "give one"),
        (["a.txt", "--published", "last week"], "YYYY-MM-DD"),
        (["a.txt", "--documents", "."], "--library"),
        (["a.txt", "--library", "missing.parquet"], "no index"),
        (["a.txt", "--library", "missing.parquet", "--annotations"], "--json"),
    ],
)
def test_a_mistake_ends_in_one_message(
    args: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    """A traceback tells a reporter nothing."""
    code, _, err = run(capsys, *args)
    assert code == 2
    assert words in err
    assert "Traceback" not in err
