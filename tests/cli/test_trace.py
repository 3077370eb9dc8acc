"""`ninthvote trace` as a user runs it: graded, shown, as data under its schema, and with a library of documents."""

from __future__ import annotations

import io
import json
import shlex
from contextlib import redirect_stderr, redirect_stdout
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from ninthvote.cli import main
from ninthvote.trace.index import Source, build, content_hash, documents_path, write

SCHEMA = json.loads((Path(__file__).parents[2] / "docs/schema/trace.schema.json").read_text(encoding="utf-8"))


def run(*args: str) -> tuple[int, str, str]:
    out, err = io.StringIO(), io.StringIO()
    with redirect_stdout(out), redirect_stderr(err), pytest.raises(SystemExit) as stop:
        main(args)
    return int(stop.value.code or 0), out.getvalue(), err.getvalue()


def answer(*args: str) -> dict[str, Any]:
    code, out, err = run("trace", *args, "--json")
    assert (code, err) == (0, "")
    data: dict[str, Any] = json.loads(out)
    jsonschema.validate(data, SCHEMA)
    return data


def test_a_sentence_of_2018_placed_in_2019_is_traced_to_its_day() -> None:
    """The commentary's mistake that the program exists to find."""
    found = answer(
        "It is a bitter irony that on the 70th anniversary of the Universal Declaration of Human Rights",
        "--speaker", "Human Rights Watch", "--on", "2019-12",
    )  # fmt: skip
    assert found["mark"] == "wrong_date"
    assert found["best"]["on"] == {"from": "2018-12-09", "until": "2018-12-10"}


def test_words_of_one_ambassador_given_to_another_are_named_so() -> None:
    """Liu Jieyi said it before the vote of 22 December 2014; Russia's envoy did not."""
    found = answer(
        "The Security Council is not the forum to get involved in human rights issues",
        "--speaker",
        "Russia's envoy",
    )
    assert (found["mark"], found["best"]["speaker"]) == ("wrong_speaker", "Liu Jieyi")
    assert answer(found["words"], "--speaker", "China's ambassador")["mark"] == "exact"


def test_what_a_day_did_not_know_is_not_graded() -> None:
    """A quotation of 2022 would be known to a reader of 2020."""
    assert answer("you cannot veto our voices", "--as-of", "2020-01-01")["mark"] == "not_found"
    assert answer("you cannot veto our voices")["mark"] in {"exact", "not_found"}


def test_the_screen_says_verdict_origin_and_source() -> None:
    """A verdict without its source cannot be checked."""
    code, out, _ = run("trace", "The Security Council is the forum to get involved in human rights issues")
    assert code == 0
    for words in (
        "Drifted",
        "Liu Jieyi, Permanent Representative of China",
        "22 December 2014",
        "negation",
        "Sources",
    ):
        assert words in out
    code, out, _ = run("trace", "an", "entirely", "invented", "phrase")
    assert code == 0
    assert "Not found" in out


def test_a_folder_is_indexed_and_words_are_found_in_it(tmp_path: Path) -> None:
    """A user's own documents could not be searched, or would be read anew every time."""
    folder, index = tmp_path / "speeches", tmp_path / "index.parquet"
    (folder / "2014").mkdir(parents=True)
    sentence = (
        "The harbour lights were put out one after another, and nobody asked who had ordered it that night."
    )
    (folder / "2014" / "one.txt").write_text(f"Mr. President,\n\n{sentence}\n", encoding="utf-8")
    (folder / "two.txt").write_text(
        "Another speech, on the price of grain and of bread in the winter months."
    )
    code, out, _ = run("trace", "index", str(folder), "--out", str(index), "--json")
    assert code == 0
    assert (json.loads(out)["n_read"], json.loads(out)["n_unchanged"]) == (2, 0)
    before = index.read_bytes(), documents_path(index).read_bytes()
    code, out, _ = run("trace", "index", str(folder), "--out", str(index), "--json")
    assert (json.loads(out)["n_read"], json.loads(out)["n_unchanged"]) == (0, 2)
    assert (index.read_bytes(), documents_path(index).read_bytes()) == before

    quote = sentence.upper().replace("NOBODY", "NO-ONE")
    seen = answer(quote, "--library", str(index))["passages"]
    assert [(p["document"], p["is_verified"]) for p in seen] == [("2014/one.txt", False)]
    shown = answer(quote, "--library", str(index), "--documents", str(folder))["passages"]
    assert shown[0]["is_verified"]
    assert shown[0]["text"].startswith("The harbour lights")
    assert shown[0]["likeness"] > 0.9
    few = answer("harbour lights were put out one after", "--library", str(index), "--documents", str(folder))
    assert [p["likeness"] for p in few["passages"]] == [1.0]


@pytest.mark.parametrize(
    ("args", "says"),
    [
        (("trace",), "Usage"),
        (("trace", "said", "--on", "2019-13"), "not a day"),
        (("trace", "said", "--on", "December"), "not a day"),
        (("trace", "said", "--library", "nowhere.parquet"), "no index"),
        (("trace", "said", "--documents", "."), "--library"),
        (("trace", "index", "nowhere", "--out", "x.parquet"), "does not exist"),
    ],
)
def test_mistakes_are_told_in_one_message(args: tuple[str, ...], says: str) -> None:
    """A traceback tells a user nothing."""
    code, out, err = run(*args)
    assert says in err + out
    assert "Traceback" not in err
    assert code == 2 or not args[1:]


def test_an_index_goes_where_its_user_stands_and_says_how_it_is_used(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A newcomer would be stopped for an option, or be left with two files and no idea what to do with them."""
    (tmp_path / "my talks").mkdir()
    (tmp_path / "my talks" / "one.txt").write_text(SAID, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    code, out, _ = run("trace", "index", "my talks")
    assert code == 0
    used = "--library 'my talks.parquet' --documents 'my talks'"
    assert f'ninthvote trace "WORDS" {used}' in out
    assert "one.txt (100% alike" in run("trace", SAID, *shlex.split(used))[1]


def test_a_document_that_cannot_be_read_is_left_out_and_named(tmp_path: Path) -> None:
    """One broken file would stop the indexing of an archive, or go missing in silence."""
    (tmp_path / "broken.pdf").write_bytes(b"%PDF-1.7 and nothing else")
    (tmp_path / "page.html").write_text(
        "<html><body><p>" + "Bread was dear that winter. " * 20 + "</p></body></html>"
    )
    code, out, _ = run("trace", "index", str(tmp_path), "--out", str(tmp_path / "i.parquet"), "--json")
    assert code == 0
    made = json.loads(out)
    assert (made["n_documents"], [u["name"] for u in made["unread"]]) == (1, ["broken.pdf"])


def test_a_file_that_is_no_index_is_not_written_over(tmp_path: Path) -> None:
    """A wrong --out would destroy somebody's data."""
    (tmp_path / "one.txt").write_text("Bread was dear that winter. " * 20)
    mine = tmp_path / "data.parquet"
    mine.write_bytes(b"years of work")
    code, _, err = run("trace", "index", str(tmp_path), "--out", str(mine))
    assert (code, mine.read_bytes()) == (2, b"years of work")
    assert "no index" in err


def test_an_empty_folder_is_said_to_be_empty(tmp_path: Path) -> None:
    """An index of nothing would be written over one of something."""
    code, _, err = run("trace", "index", str(tmp_path), "--out", str(tmp_path / "i.parquet"))
    assert code == 2
    assert "no document" in err
    assert not (tmp_path / "i.parquet").exists()


SAID = "The harbour lights were put out one after another, and nobody asked who had ordered it that night."


def indexed(folder: Path, *args: str) -> dict[str, Any]:
    code, out, err = run(
        "trace", "index", str(folder), "--out", str(folder.parent / "i.parquet"), "--json", *args
    )
    assert (code, err) == (0, "")
    made: dict[str, Any] = json.loads(out)
    return made


def test_an_index_without_its_documents_says_what_it_knows_and_what_it_does_not(tmp_path: Path) -> None:
    """A passage that nobody compared would pass for one that was, or not say which words it is about."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "one.txt").write_text(SAID, encoding="utf-8")
    indexed(folder)
    library = ("--library", str(tmp_path / "i.parquet"))
    _, alone, _ = run("trace", SAID, *library)
    for words in (
        "one.txt (unverified: the documents are not at hand; at its beginning)",
        "may hold: “",
        "--documents FOLDER",
    ):
        assert words in " ".join(alone.split())
    (folder / "one.txt").rename(tmp_path / "elsewhere.txt")
    _, gone, _ = run("trace", SAID, *library, "--documents", str(folder))
    assert "unverified: no such file in" in " ".join(gone.split())
    (folder / "one.txt").write_text(f"Mr. President, {SAID}", encoding="utf-8")
    _, changed, _ = run("trace", SAID, *library, "--documents", str(folder))
    assert "100% alike; changed since it was indexed: index the folder again" in " ".join(changed.split())
    (folder / "one.txt").write_text(
        "The price of bread in the winter months, and nothing else.", encoding="utf-8"
    )
    _, other, _ = run("trace", SAID, *library, "--documents", str(folder))
    assert "unverified: changed since it was indexed" in " ".join(other.split())
    (folder / "one.txt").write_bytes(bytes(range(256)) * 20)
    code, broken, _ = run("trace", SAID, *library, "--documents", str(folder))
    assert code == 0
    assert "unverified: is neither text nor HTML nor PDF" in " ".join(broken.split())


def test_an_index_from_elsewhere_reads_no_file_outside_the_folder(tmp_path: Path) -> None:
    """An index given away could have any file of the reader's machine shown on the screen."""
    outside = tmp_path / "private.txt"
    outside.write_text(SAID, encoding="utf-8")
    (tmp_path / "docs").mkdir()
    content = content_hash(outside.read_bytes())
    write(build([Source("../private.txt", content, SAID)]), tmp_path / "i.parquet")
    found = answer(SAID, "--library", str(tmp_path / "i.parquet"), "--documents", str(tmp_path / "docs"))
    assert [(p["is_verified"], p["text"]) for p in found["passages"]] == [(False, None)]


def test_what_holds_no_words_is_left_out_and_named(tmp_path: Path) -> None:
    """A scan without a layer of text would count as indexed, and its quotations as never said."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "one.txt").write_text(SAID, encoding="utf-8")
    (folder / "nothing.txt").write_bytes(b"")
    (folder / "short.txt").write_text("Fifteen letters.", encoding="utf-8")
    (folder / "signs.txt").write_text("... —  ?!  ...", encoding="utf-8")
    (folder / "program.md").write_bytes(bytes(range(256)) * 40)
    (folder / "dangling.txt").symlink_to("nowhere.txt")
    (folder / "itself.txt").symlink_to("itself.txt")
    (folder / "again").symlink_to(folder)  # a folder within itself
    made = indexed(folder)
    assert made["n_documents"] == 1
    assert [u["name"] for u in made["unread"]] == [
        "dangling.txt", "itself.txt", "nothing.txt", "program.md", "short.txt", "signs.txt",
    ]  # fmt: skip
    (folder / "one.txt").unlink()
    code, _, err = run("trace", "index", str(folder), "--out", str(tmp_path / "none.parquet"))
    assert code == 2
    assert "no document of this folder can be indexed" in err
    assert not (tmp_path / "none.parquet").exists()


@pytest.mark.parametrize(
    ("text", "asked"),
    [
        ("a" * 1_000_000, "a" * 100_000),
        ("وقال الأمين العام إن مجلس الأمن يجب أن يجتمع في هذا الشأن. " * 20, "مجلس الأمن يجب أن يجتمع في هذا الشأن"),
        ("\u200b".join(SAID), SAID),
        (f"\x1b[31m{SAID}\x1b[0m \x07".replace(" one", " \x1b]0;title\x07one"), SAID),
    ],
    ids=["one letter", "right to left", "zero width", "orders to a terminal"],
)  # fmt: skip
def test_odd_text_is_found_once_and_shown_plainly(tmp_path: Path, text: str, asked: str) -> None:
    """A hostile document would hang the search, fill the screen or give orders to the terminal."""
    folder = tmp_path / "docs"
    folder.mkdir()
    (folder / "odd.txt").write_text(text, encoding="utf-8")
    indexed(folder)
    code, out, err = run("trace", asked, "--library", str(tmp_path / "i.parquet"), "--documents", str(folder))
    assert (code, err) == (0, "")
    assert 1 <= out.count("odd.txt (") <= 2  # the document repeats itself
    assert len(out) < 4000
    assert "\x1b" not in out
    assert "\x07" not in out


def test_signs_without_words_are_refused() -> None:
    """Not to find what was not asked would look like an answer."""
    for nothing in ("", "...", "“ ”", "\u200b"):
        code, out, err = run("trace", nothing)
        assert (code, out) == (2, "")
        assert "no words" in err


def test_the_list_of_documents_is_no_index(tmp_path: Path) -> None:
    """Whoever names the wrong one of the two files would be told of a third that never was."""
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs" / "one.txt").write_text(SAID, encoding="utf-8")
    indexed(tmp_path / "docs")
    code, _, err = run("trace", SAID, "--library", str(tmp_path / "i.documents.parquet"))
    assert code == 2
    assert "Name the index itself" in err
