"""Fingerprints, the index on disk, and passages found again in it."""

from __future__ import annotations

import random
from pathlib import Path

import duckdb
import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ninthvote.errors import TextError
from ninthvote.trace.chain import Finder
from ninthvote.trace.fingerprint import _BLOCK, RUN, WINDOW, run_hashes, winnow
from ninthvote.trace.index import Library, Source, build, content_hash, documents_path, read, write
from ninthvote.trace.letter import letters
from ninthvote.trace.verify import common_letters, verified, verify

SYLLABLES = [c + v + e for c in "bdfgklmnprstvz" for v in "aeiou" for e in ("", "n", "r", "s", "t")]


def prose(seed: int, words: int) -> str:
    """Words of no language, so that nothing coincides but by chance."""
    draw = random.Random(seed)
    return " ".join("".join(draw.choices(SYLLABLES, k=draw.randint(1, 4))) for _ in range(words))


def library_of(*texts: str, previous: Library | None = None) -> Library:
    return build(
        (Source(f"{n}.txt", content_hash(t.encode()), t) for n, t in enumerate(texts)), previous=previous
    )


@given(st.integers(0, 10_000), st.integers(0, 200))
def test_any_shared_passage_of_the_guaranteed_length_leaves_a_fingerprint(seed: int, offset: int) -> None:
    """A quotation long enough to be found would be reported as not found, for no reason that a user could see."""
    passage = prose(seed, 30).replace(" ", "")[: RUN + WINDOW - 1]
    kept, _ = winnow(letters(prose(seed + 1, 40)[:offset] + passage + prose(seed + 2, 40)).codes)
    asked = run_hashes(letters(passage).codes)
    assert set(kept.tolist()) & set(asked.tolist())


def test_a_run_is_kept_exactly_when_it_is_least_in_a_window() -> None:
    """Blocks are cut for speed; a fingerprint lost or added at a cut would depend on where it fell."""
    draw = np.random.default_rng(1)
    codes = draw.integers(1, 27, size=_BLOCK + 700, dtype=np.uint8).tobytes()
    hashed = run_hashes(codes).tolist()
    wanted: set[int] = set()
    for first in range(len(hashed) - WINDOW + 1):
        window = hashed[first : first + WINDOW]
        wanted.update(first + k for k, h in enumerate(window) if h == min(window))
    hashes, places = winnow(codes)
    assert places.tolist() == sorted(wanted)
    assert hashes.tolist() == [hashed[p] for p in places.tolist()]


@pytest.mark.parametrize("length", range(RUN - 2, RUN + WINDOW + 2))
def test_short_texts_have_what_their_length_allows(length: int) -> None:
    """A text of one run would have no fingerprint, or a text of none would break the index."""
    hashes, _ = winnow(letters(prose(1, 20).replace(" ", "")[:length]).codes)
    assert bool(len(hashes)) == (length >= RUN)


def test_what_is_written_is_read_back_and_can_be_joined(tmp_path: Path) -> None:
    """An index that only this program can read could not be used where the documents are many."""
    made = library_of(prose(1, 400), prose(2, 400), "", prose(3, 5))
    path = tmp_path / "it's an index.parquet"
    write(made, path)
    back = read(path)
    assert back.documents == made.documents
    for one, other in ((back.hashes, made.hashes), (back.document, made.document), (back.place, made.place)):
        assert one.tolist() == other.tolist()
    asked = winnow(letters(prose(2, 400)).codes)[0]
    with duckdb.connect() as store:
        store.register("asked", {"hash": asked})
        joined = store.execute(
            "SELECT name, count(DISTINCT hash) FROM asked JOIN read_parquet(?) USING (hash) "
            "JOIN read_parquet(?) USING (document) GROUP BY name ORDER BY 2 DESC",
            [str(path), str(documents_path(path))],
        ).fetchall()
    assert joined == [("1.txt", len(set(asked.tolist())))]
    assert sorted(p.name for p in tmp_path.iterdir()) == ["it's an index.documents.parquet", path.name]


def test_the_index_holds_no_text(tmp_path: Path) -> None:
    """An index is shared because the documents cannot be."""
    text = "Nobody may read this sentence out of an index that was made to be given away. " * 3
    path = tmp_path / "i.parquet"
    write(library_of(text), path)
    held = path.read_bytes() + documents_path(path).read_bytes()
    for word in (b"sentence", b"Nobody", b"index that"):
        assert word not in held


def test_an_unchanged_document_is_not_read_again() -> None:
    """Indexing an archive every night would take as long as the first time; or would miss what changed."""
    first = library_of(prose(1, 300), prose(2, 300))
    again = build(
        [
            Source("0.txt", first.documents[0].content, ""),
            Source("new.txt", "other", prose(3, 300)),
        ],
        previous=first,
    )
    fresh = build(
        [
            Source("0.txt", first.documents[0].content, prose(1, 300)),
            Source("new.txt", "other", prose(3, 300)),
        ]
    )
    assert again.documents == fresh.documents
    assert again.hashes.tolist() == fresh.hashes.tolist()
    assert again.place.tolist() == fresh.place.tolist()


def test_a_broken_index_is_refused_in_words(tmp_path: Path) -> None:
    """A damaged file would give answers, or a traceback."""
    path = tmp_path / "i.parquet"
    with pytest.raises(TextError, match="no index"):
        read(path)
    write(library_of(prose(1, 100)), path)
    listing = documents_path(path)
    other = tmp_path / "o.parquet"
    write(library_of(prose(2, 100)), other)
    documents_path(other).replace(listing)
    with pytest.raises(TextError, match="different builds"):
        read(path)
    whole, whole_list = other.read_bytes(), listing.read_bytes()
    write(library_of(prose(2, 100)), path)
    for damaged, rest, other_rest in (
        (path, whole[: len(whole) // 2], whole_list),
        (listing, whole, whole_list[: len(whole_list) // 2]),
        (path, b"", whole_list),
    ):
        path.write_bytes(rest)
        listing.write_bytes(other_rest)
        with pytest.raises(TextError, match="no index of fingerprints") as told:
            read(path)
        assert told.value.where == str(damaged)
    listing.unlink()
    with pytest.raises(TextError, match="missing"):
        read(path)


def test_an_index_of_another_version_and_another_table_are_told_apart(tmp_path: Path) -> None:
    """Somebody would be told to index again what never was an index, or that an old index is damaged."""
    for form, says in (("form: '0', ", "another version"), ("", "no index of fingerprints")):
        for path in (tmp_path / "i.parquet", documents_path(tmp_path / "i.parquet")):
            with duckdb.connect() as store:
                store.execute(
                    f"COPY (SELECT 1 AS hash) TO '{path}' (FORMAT parquet, KV_METADATA {{{form}run: '16'}})"
                )
        with pytest.raises(TextError, match=says):
            read(tmp_path / "i.parquet")


def test_planted_passages_are_found_where_they_came_from() -> None:
    """A quotation with curly marks, new words or a scanner's misreadings would lose its origin."""
    texts = [prose(n, 600) for n in range(40)]
    library = library_of(*texts)
    finder = Finder(library)
    for n in (3, 17, 39):
        words = texts[n].split()[200:240]
        edited = [*words[:12], "entirely", *words[13:29], *words[30:]]
        scanned = " ".join(words).replace("l", "1", 2).replace("m", "rn", 2)
        elided = " ".join([*words[:15], "…", *words[19:]])
        for quote in (" ".join(words).upper(), " ".join(edited), scanned, elided):
            article = letters(f"{prose(100 + n, 50)} “{quote}” {prose(200 + n, 50)}")
            matches = [
                m for c in finder.find(article) if (m := verify(c, article, letters(texts[c.document])))
            ]
            assert [m.document for m in matches] == [n]
            start, end = article.span(matches[0].first, matches[0].last)
            assert end - start > 0.6 * len(quote)


def test_a_changed_word_costs_its_letters_and_no_more() -> None:
    """A quotation with one word changed would be cut off at that word, or called likelier or less likely than it is."""
    before, behind = (
        "we heard the witnesses for three long afternoons and",
        "walked home along the frozen river",
    )
    document = f"{prose(1, 80)} {before} zebra {behind} {prose(2, 80)}"
    quote = f"{before} quilt {behind}"  # five letters for five, none of them the same
    article = letters(f"{prose(3, 40)} {quote} {prose(4, 40)}")
    [match] = [
        m for c in Finder(library_of(document)).find(article) if (m := verify(c, article, letters(document)))
    ]
    assert match.first == len(letters(prose(3, 40)))
    assert match.there_first == len(letters(prose(1, 80)))
    size = len(letters(quote))
    assert match.last - match.first == match.there_last - match.there_first == size
    assert match.likeness == round((size - 5) / size, 3)


@pytest.mark.parametrize("between", ["", "Contents and index. "])
def test_a_heading_that_stands_twice_does_not_hide_an_exact_quotation(between: str) -> None:
    """The first place that has the opening words would be taken for the origin, and the rest for a great change."""
    heading, body = (
        "How the letter of the eleven states was answered.",
        "The president read it aloud and sat down.",
    )
    document = f"{heading} {between * 3}{heading} {body} {prose(5, 60)}"
    article = letters(f"{prose(6, 30)} {heading} {body} {prose(7, 30)}")
    matches = [
        m for c in Finder(library_of(document)).find(article) if (m := verify(c, article, letters(document)))
    ]
    best = max(matches, key=lambda m: m.likeness)
    assert best.likeness == 1.0
    assert best.there_first == len(letters(f"{heading} {between * 3}"))
    assert best.last - best.first == len(letters(heading + body))


def test_opening_words_that_stand_earlier_do_not_hide_an_edited_quotation() -> None:
    """The way from the first place of the words to the passage would count as a great change, and nothing be found."""
    opening, closing = "where the members of the panel sat and listened", "was told to wait in the corridor"
    body = "nobody had thought of a second table and the clerk who brought the list of speakers"
    document = f"{prose(1, 40)} {opening} Legacy. {opening} {body} zebra {closing} {prose(2, 60)}"
    quote = f"{opening} {body} quilt {closing}"  # five letters for five, none of them the same
    article = letters(f"{prose(3, 30)} {quote} {prose(4, 30)}")
    [match] = verified(Finder(library_of(document)).find(article), article, lambda _: letters(document))
    size = len(letters(quote))
    assert (match.first, match.last - match.first) == (len(letters(prose(3, 30))), size)
    assert match.there_first == len(letters(f"{prose(1, 40)} {opening} Legacy"))
    assert match.likeness == round((size - 5) / size, 3)


def test_every_document_that_has_the_passage_is_named_and_none_that_has_a_phrase_of_it() -> None:
    """A speech on two pages would be traced to one, or a dozen documents be named for six words of the quotation."""
    passage = prose(21, 40)
    phrase = " ".join(passage.split()[10:18])
    texts = [
        f"{prose(1, n)} {words} {prose(2, 80)}" for n, words in ((50, passage), (5, phrase), (90, passage))
    ]
    article = letters(f"{prose(3, 30)} {passage} {prose(4, 30)}")
    streams = [letters(text) for text in texts]
    chains = Finder(library_of(*texts)).find(article)
    assert {chain.document for chain in chains} == {0, 1, 2}
    assert [verify(c, article, streams[1]) is not None for c in chains if c.document == 1] == [True]
    first, length = len(letters(prose(3, 30))), len(letters(passage))
    assert [
        (m.document, m.first, m.last, m.there_first, m.likeness)
        for m in verified(chains, article, streams.__getitem__)
    ] == [(n, first, first + length, len(letters(prose(1, k))), 1.0) for n, k in ((0, 50), (2, 90))]


def test_only_an_ellipsis_excuses_what_was_left_out() -> None:
    """A quotation with a sentence silently dropped would be shown as wholly alike."""
    text = prose(1, 600)
    words = text.split()
    finder = Finder(library_of(text))
    kept, dropped = [" ".join(words[200:225]), " ".join(words[233:255])], prose(7, 40)
    whole = len(letters(" ".join(kept)))
    for joint, is_marked in ((" ", False), (" … ", True), (" [...] ", True)):
        article = letters(f"{dropped} {joint.join(kept)} {dropped}")
        matches = [m for c in finder.find(article) if (m := verify(c, article, letters(text)))]
        claims = [m for m in matches if m.last - m.first >= 0.9 * whole and m.likeness > 0.95]
        assert bool(claims) == is_marked


@settings(max_examples=30)
@given(st.lists(st.integers(0, 400), min_size=1, max_size=12), st.integers(0, 99))
def test_every_fingerprint_is_found_where_it_stands(sizes: list[int], seed: int) -> None:
    """A quotation would lose its origin because its hash lies at the end of the index, or beside many others."""
    library = library_of(*(prose(seed + n, size) for n, size in enumerate(sizes)))
    rows: dict[int, set[int]] = {}
    for row, value in enumerate(library.hashes.tolist()):
        rows.setdefault(value, set()).add(row)
    asked = letters(" ".join(prose(seed + n, size) for n, size in enumerate(sizes)))
    wanted = {
        (here, row) for here, h in enumerate(run_hashes(asked.codes).tolist()) for row in rows.get(h, ())
    }
    here, found, _ = Finder(library)._hits(asked)
    assert sorted(zip(here.tolist(), found.tolist(), strict=True)) == sorted(wanted)


def test_strange_prose_finds_nothing() -> None:
    """Words that merely look alike would be called a quotation."""
    finder = Finder(library_of(*(prose(n, 600) for n in range(40))))
    assert finder.find(letters(prose(999, 2000))) == []
    assert finder.find(letters("")) == []
    assert Finder(library_of()).find(letters(prose(1, 100))) == []


@settings(max_examples=60)
@given(st.text("abc", max_size=24), st.text("abc", max_size=24))
def test_letters_in_common_are_counted_exactly(a: str, b: str) -> None:
    """The likeness shown would be another than the alignment's; the textbook's table decides."""
    row = [0] * (len(b) + 1)
    for x in a:
        before = 0
        for j, y in enumerate(b, 1):
            before, row[j] = row[j], before + 1 if x == y else max(row[j], row[j - 1])
    assert common_letters(letters(a).codes, letters(b).codes) == row[-1]


def test_a_run_or_two_are_followed_only_where_the_letters_around_agree() -> None:
    """A short passage in a poor scan would be lost, or every turn of phrase of a few words be called a quotation."""
    words = prose(11, 600).split()
    text, passage = " ".join(words), "".join(words[200:240])[:84]
    finder, there = Finder(library_of(text)), letters(text)
    at = letters(text).codes.find(letters(passage).codes)
    kept = [p - at for p in winnow(there.codes)[1].tolist() if at <= p <= at + len(passage) - RUN]
    first = kept[len(kept) // 2]  # the run that the scanner leaves whole
    misread = {k for k in range(len(passage)) if k % 12 == first % 12 and not first <= k <= first + RUN}
    scanned = "".join("7" if k in misread else c for k, c in enumerate(passage))
    phrase = f"{prose(12, 20)} {passage[first : first + RUN]} {prose(13, 20)}"
    for quote, is_found in ((f"{prose(14, 20)} {scanned} {prose(15, 20)}", True), (phrase, False)):
        asked = letters(quote)
        [chain] = finder.find(asked, least=13.0)
        assert chain.score < 23.0
        assert bool(verify(chain, asked, there)) == is_found
