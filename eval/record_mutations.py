"""Damaged copies of verbatim records: refused, read right, read with what is missing said, or read wrong in silence.

    python eval/record_mutations.py FOLDER/verbatim [--copies 1000] [--seed 1] [--only S_PV.8422.pdf]

Half of the copies are damaged as files (cut, a block doubled, bytes changed); half as records, in the text that the
intact file gives and where each line stands (pages cut, doubled, exchanged; columns swapped or read across; lines
doubled, lost, exchanged, or lost with the column closed up behind them; letters in another encoding or by another
font's map; a name in a list or a number by a vote changed), which a sound file could hold.

Right is what gives the intact record's votes, speakers and chair. Other readings are *marked* only if votes differ and
each of them carries a fault, or if a line under "could not be read" stands there which the intact record does not have:
one that has only moved or counts otherwise (another line, byte or number of places) is not new. A mark that names pages
must name one that was changed, or one beside it (behind a lost or doubled page all are); if none does, the reading is
*elsewhere*. A mark that names no page speaks of the whole record, and of a file damaged by bytes nobody knows the page;
both are marked. *Warned* is a reading of which that record says, intact or not, that damage of this kind would not show
(a scan: no page numbers, lines on no grid, columns out of order throughout). *As printed* are unmarked readings that
give what the changed page says: one State put for another so that order and sums fit, or another number of a text.
No reader of the page can know better. The rest is wrong.
"""

from __future__ import annotations

import argparse
import random
import re
import sys
from collections import Counter
from collections.abc import Callable
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from ninthvote.cli.script import one_message
from ninthvote.errors import IntakeError, NinthVoteError
from ninthvote.intake.document import Document, open_document
from ninthvote.intake.reading import state_named, state_names
from ninthvote.intake.verbatim import Proposal, propose
from ninthvote.intake.verbatim.ballot import Ballot, read_states
from ninthvote.intake.verbatim.page import PageText, Spot, read_pages, running_text
from ninthvote.intake.verbatim.proposal import propose_from

OUTCOMES = ("refused", "right", "marked", "elsewhere", "warned", "as printed", "wrong")
CHUNK = 125
Line = tuple[str, bool, Spot | None]
Pages = list[list[Line]]


@dataclass(frozen=True)
class Intact:
    """A record read once: its bytes, its lines, each with whether it stands right, what it proposes."""

    document: Document
    pages: tuple[tuple[Line, ...], ...]
    proposal: Proposal


@cache
def intact(path: Path) -> Intact:
    document = open_document(path)
    pages = tuple(
        tuple(zip(page.lines, page.right, page.spots, strict=True)) for page in read_pages(document)
    )
    return Intact(document, pages, propose(document))


def cut_file(rng: random.Random, data: bytes) -> bytes:
    return data[: rng.randrange(1, len(data))]


def doubled_block(rng: random.Random, data: bytes) -> bytes:
    start = rng.randrange(len(data) - 600)
    return data[: start + 512] + data[start : start + 512] + data[start + 512 :]


def changed_bytes(rng: random.Random, data: bytes) -> bytes:
    changed = bytearray(data)
    for _ in range(rng.choice((1, 4, 16))):
        changed[rng.randrange(len(changed))] = rng.randrange(256)
    return bytes(changed)


def changed_structure(rng: random.Random, data: bytes) -> bytes:
    """One byte changed outside the packed parts: in a dictionary, a number of a part, a table."""
    spans, at = [], 0
    for stream in re.finditer(rb"(?<!end)stream\r?\n.*?endstream", data, re.DOTALL):
        spans.append((at, stream.start()))
        at = stream.end()
    spans.append((at, len(data)))
    start, end = rng.choices(spans, weights=[end - start for start, end in spans])[0]
    place = rng.randrange(start, end)
    return data[:place] + bytes([rng.randrange(32, 127)]) + data[place + 1 :]


def cut_pages(rng: random.Random, of: Intact) -> Pages:
    pages = [list(page) for page in of.pages]
    start = rng.randrange(len(pages))
    del pages[start : start + rng.choice((1, 1, 2, len(pages)))]
    return pages


def doubled_page(rng: random.Random, of: Intact) -> Pages:
    pages = [list(page) for page in of.pages]
    at = rng.randrange(len(pages))
    pages.insert(at, list(pages[at]))
    return pages


def exchanged_pages(rng: random.Random, of: Intact) -> Pages:
    pages = [list(page) for page in of.pages]
    a, b = rng.sample(range(len(pages)), 2)
    pages[a], pages[b] = pages[b], pages[a]
    return pages


def _split(page: tuple[Line, ...]) -> tuple[list[Line], list[Line], list[Line]]:
    form = re.compile(r"PV\.|\d{2}-\d{5}|meeting|session|[Yy]ear")
    head = [line for line in page[:3] if form.search(line[0])]
    rest = page[len(head) :]
    return head, [line for line in rest if not line[1]], [line for line in rest if line[1]]


def swapped_columns(rng: random.Random, of: Intact) -> Pages:
    """On one page or all, the right column before the left."""
    chosen = {rng.randrange(len(of.pages))} if rng.random() < 0.7 else set(range(len(of.pages)))
    pages = []
    for n, page in enumerate(of.pages):
        head, left, right = _split(page)
        pages.append([*head, *right, *left] if n in chosen else list(page))
    return pages


def columns_set_wrong(rng: random.Random, of: Intact) -> Pages:
    """On all pages the right column stands left, as a printer could set it: only what is said can tell."""
    pages = []
    for page in of.pages:
        head, left, right = _split(page)
        pages.append(
            [
                *head,
                *((line, False, at) for line, _, at in right),
                *((line, True, at) for line, _, at in left),
            ]
        )
    return pages


def read_across(rng: random.Random, of: Intact) -> Pages:
    """One page with its two columns in turns, line by line, as a reader that knows no columns would have them."""
    pages = [list(page) for page in of.pages]
    at = rng.randrange(len(pages))
    head, left, right = _split(of.pages[at])
    across = [line for both in zip(left, right, strict=False) for line in both]
    pages[at] = [*head, *across, *left[len(right) :], *right[len(left) :]]
    return pages


def _somewhere(rng: random.Random, pages: Pages) -> tuple[int, int]:
    places = [(p, k) for p, page in enumerate(pages) for k, line in enumerate(page) if line[0].strip()]
    return rng.choice(places)


def doubled_lines(rng: random.Random, of: Intact) -> Pages:
    pages = [list(page) for page in of.pages]
    p, k = _somewhere(rng, pages)
    many = rng.choice((1, 1, 2, 5, 20))
    pages[p][k + many : k + many] = pages[p][k : k + many]
    return pages


def lost_lines(rng: random.Random, of: Intact) -> Pages:
    pages = [list(page) for page in of.pages]
    p, k = _somewhere(rng, pages)
    del pages[p][k : k + rng.choice((1, 2, 5, 20))]
    return pages


def lost_and_closed_up(rng: random.Random, of: Intact) -> Pages:
    """A line is lost, and what stands under it in its column has moved up: set anew without it."""
    pages = [list(page) for page in of.pages]
    p, k = _somewhere(rng, pages)
    page, (_, side, lost) = pages[p], pages[p][k]
    del page[k]
    up, above = 0.0, lost
    for n in range(k, len(page)):
        text, right, at = page[n]
        if right != side or at is None or above is None:
            continue
        if at.top > above.top:
            break
        up, above = up or above.top - at.top, at
        page[n] = (text, right, at._replace(top=at.top + up, foot=at.foot + up))
    return pages


def exchanged_lines(rng: random.Random, of: Intact) -> Pages:
    pages = [list(page) for page in of.pages]
    (p, k), (q, m) = _somewhere(rng, pages), _somewhere(rng, pages)
    pages[p][k], pages[q][m] = pages[q][m], pages[p][k]
    return pages


def wrong_encoding(rng: random.Random, of: Intact) -> Pages:
    """All letters taken for another encoding's, or those of one page for another font's."""
    way = rng.choice(("latin-1", "cp437", "cp1251", "ascii", "glyphs"))
    page_of_glyphs = rng.randrange(len(of.pages))
    pages = []
    for n, page in enumerate(of.pages):
        text = "\n".join(line for line, _, _ in page)
        if way == "ascii":
            text = text.encode("ascii", "replace").decode()
        elif way != "glyphs":
            text = text.encode("utf-8").decode(way, "replace")
        elif n == page_of_glyphs:
            text = "".join(chr(ord(c) - 29) if 61 < ord(c) < 123 else c for c in text)
        pages.append(_again(text, page))
    return pages


def changed_number(rng: random.Random, of: Intact) -> Pages:
    """A number announced after a vote is another."""
    text, places = _text(of), []
    for vote in re.finditer(r"(?:by|votes? in favour)\b", text):
        near = text[max(0, vote.start() - 40) : vote.end() + 60]
        places += [max(0, vote.start() - 40) + n.start() for n in re.finditer(r"\b\d{1,3}\b", near)]
    if not places:
        return [list(page) for page in of.pages]
    at = rng.choice(places)
    digit = rng.choice([d for d in "123456789" if d != text[at]])
    return _all_again(text[:at] + digit + text[at + 1 :], of)


def _text(of: Intact) -> str:
    return "\f".join("\n".join(line for line, _, _ in page) for page in of.pages)


def _again(text: str, page: tuple[Line, ...]) -> list[Line]:
    """The changed text in the places of the page's lines."""
    return [(new, right, at) for new, (_, right, at) in zip(text.split("\n"), page, strict=True)]


def _all_again(text: str, of: Intact) -> Pages:
    return [_again(part, page) for part, page in zip(text.split("\f"), of.pages, strict=True)]


KINDS_OF_FILE = (cut_file, doubled_block, changed_bytes, changed_structure)
KINDS_OF_RECORD: tuple[Callable[[random.Random, Intact], Pages], ...] = (
    cut_pages,
    doubled_page,
    exchanged_pages,
    swapped_columns,
    columns_set_wrong,
    read_across,
    doubled_lines,
    lost_lines,
    lost_and_closed_up,
    exchanged_lines,
    wrong_encoding,
    changed_number,
)


def changed_name(rng: random.Random, of: Intact) -> tuple[Pages, str, str] | None:
    """In one list one State's name gives way to another's; and both codes."""
    text = _text(of)
    lists = [m.end() for m in re.finditer(r"(?:In favour|Against|Abstaining):", text)]
    if not lists:
        return None
    start = rng.choice(lists)
    listed, end, _ = read_states(text, start)
    names = [
        name
        for name in re.split(r",\s*|\s+and\s+", text[start:end])
        if state_named(name) in listed and "\f" not in name and "\n" not in name
    ]
    if not names:
        return None
    old, new = rng.choice(names), rng.choice(state_names())
    was, now = state_named(old), state_named(new)
    if was is None or now is None or was == now:
        return None
    at = text.index(old, start)
    changed = text[:at] + new.title() + text[at + len(old) :]
    return _all_again(changed, of), was, now


def _page(page: list[Line]) -> PageText:
    return PageText(*zip(*page, strict=True)) if page else PageText((), (), ())


def votes(proposal: Proposal) -> list[object]:
    return [
        (b.question, b.draft, b.resolution, b.outcome, b.announced, b.casts, b.intended)
        for b in proposal.ballots
    ]


def rest(proposal: Proposal) -> object:
    """Speakers, chair, members, symbol and day, without the places where they stand."""

    def plain(people: object) -> list[tuple[str, str, str | None]]:
        return [(p.name, p.of, p.state) for p in people]  # type: ignore[attr-defined]

    return (
        plain([proposal.president] if proposal.president else []),
        plain(proposal.members),
        plain(proposal.took_the_chair),
        plain(proposal.speakers),
        proposal.symbol,
        proposal.on,
    )


#: What an intact record says of itself, and the damage that then would not show.
_TELLS = {
    "the numbers of the pages": re.compile("pages?$"),
    "the places of the lines": re.compile("_lines$|closed_up$"),
    "the order of the columns": re.compile("columns|read_across"),
}
#: Places and sums, which change where something else is damaged.
_MOVES = re.compile(
    r", p\. \d+, line \d+|(?<=at byte )[\d,]+|\d+(?= more places| break)|(?<=characters of )\d+"
)


def changed_pages(pages: Pages, of: Intact) -> set[int]:
    """The pages of a copy that differ, and those beside them."""
    changed = {n for n, (page, was) in enumerate(zip(pages, of.pages, strict=False), 1) if page != list(was)}
    if len(pages) != len(of.pages):
        changed |= {len(pages), len(pages) + 1}
    return {near for n in changed for near in (n - 1, n, n + 1)}


def marks(read: Proposal, true: Proposal) -> list[str]:
    """What could not be read here and could in the intact record."""
    had = Counter(_MOVES.sub("", said) for said in true.unread)
    new = []
    for said in read.unread:
        had[_MOVES.sub("", said)] -= 1
        if had[_MOVES.sub("", said)] < 0:
            new.append(said)
    return new


def outcome(
    read: Proposal, true: Proposal, kind: str, exchanged: tuple[str, str] | None, pages: set[int] | None
) -> str:
    """One of `OUTCOMES` for a copy that was not refused, of which these pages are changed, if that is known."""
    same_rest, same_votes = rest(read) == rest(true), votes(read) == votes(true)
    if same_rest and same_votes:
        return "right"
    new = marks(read, true)
    if len(read.ballots) == len(true.ballots) and all(ballot.faults for ballot in _other_votes(read, true)):
        new += [f"{ballot.faults[0]}, {ballot.place}" for ballot in _other_votes(read, true)]
    named = [{int(n) for n in re.findall(r"\bp(?:age|\.) (\d+)", said)} for said in new]
    if any(pages is None or not these or these & pages for these in named):
        return "marked"
    if any(_TELLS[what].search(kind) for what in _TELLS for said in true.unread if said.startswith(what)):
        return "warned"
    if named:
        return "elsewhere"
    if not same_rest or len(read.ballots) != len(true.ballots):
        return "wrong"
    before = dict(zip(map(id, read.ballots), true.ballots, strict=True))
    other = _other_votes(read, true)
    if exchanged is not None and len(other) == 1:
        (ballot,), (was, now) = other, exchanged
        casts = before[id(ballot)].casts
        expected = {now if state == was else state: cast for state, cast in casts.items()}
        if ballot.casts == expected and now not in casts:
            return "as printed"
    if kind == "changed_number" and all(
        (b.casts, b.announced, b.outcome, b.intended) == (t.casts, t.announced, t.outcome, t.intended)
        for b in other
        for t in [before[id(b)]]
    ):
        return "as printed"
    return "wrong"


def _other_votes(read: Proposal, true: Proposal) -> list[Ballot]:
    return [b for b, one, two in zip(read.ballots, votes(read), votes(true), strict=True) if one != two]


def run(path: Path, first: int, n: int, seed: int, tell: bool) -> Counter[tuple[str, str]]:
    """Outcomes of so many copies by kind of damage."""
    of = intact(path)
    found: Counter[tuple[str, str]] = Counter()
    for k in range(first, first + n):
        rng = random.Random(f"{path.name} {seed} {k}")
        exchanged = changed = None
        try:
            if k % 2:
                damage = KINDS_OF_FILE[k // 2 % len(KINDS_OF_FILE)]
                name, data = damage.__name__, damage(rng, of.document.data)
                while data == of.document.data:
                    data = damage(rng, of.document.data)
                read = propose(Document(path.name, data))
            else:
                which = k // 2 % (len(KINDS_OF_RECORD) + 1)
                made = changed_name(rng, of) if which == len(KINDS_OF_RECORD) else None
                if made is not None:
                    name, (pages, *codes) = "changed_name", made
                    exchanged = (codes[0], codes[1])
                else:
                    damage_ = KINDS_OF_RECORD[which % len(KINDS_OF_RECORD)]
                    name, pages, tries = damage_.__name__, damage_(rng, of), 0
                    while pages == [list(page) for page in of.pages]:
                        tries += 1
                        if tries > 20:  # nothing of the kind is there: no vote, no second column
                            damage_ = lost_lines
                        name, pages = damage_.__name__, damage_(rng, of)
                changed = changed_pages(pages, of)
                read = propose_from(running_text(path.name, [_page(page) for page in pages]), "")
            result = outcome(read, of.proposal, name, exchanged, changed)
        except NinthVoteError:
            result = "refused"
        found[name, result] += 1
        if tell and result in ("wrong", "elsewhere"):
            print(f"{path.name} copy {k}: {name} {result}", flush=True)
    return found


def main() -> None:
    parser = argparse.ArgumentParser(
        description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    parser.add_argument("folder", type=Path)
    parser.add_argument("--copies", type=int, default=1000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--only", action="append", default=[])
    parser.add_argument("--tell", action="store_true", help="name every copy that was read wrong")
    asked = parser.parse_args()
    paths = [p for p in sorted(asked.folder.glob("*.pdf")) if not asked.only or p.name in asked.only]
    if not paths:
        raise IntakeError(
            "holds no record", where=str(asked.folder), expected="a folder of verbatim records as PDF"
        )
    by_kind: Counter[tuple[str, str]] = Counter()
    total: Counter[str] = Counter()
    print(f"{'record':20} " + " ".join(f"{key:>10}" for key in OUTCOMES))
    with ProcessPoolExecutor(max_workers=2) as pool:
        jobs = {
            path: [
                pool.submit(run, path, first, min(CHUNK, asked.copies - first), asked.seed, asked.tell)
                for first in range(0, asked.copies, CHUNK)
            ]
            for path in paths
        }
        for path, parts in jobs.items():
            found: Counter[str] = Counter()
            for part in parts:
                for (kind, result), n in part.result().items():
                    found[result] += n
                    by_kind[kind, result] += n
            total.update(found)
            print(f"{path.name:20} " + " ".join(f"{found[key]:10,}" for key in OUTCOMES), flush=True)
    print(f"{'all':20} " + " ".join(f"{total[key]:10,}" for key in OUTCOMES) + "\n")
    for kind in dict.fromkeys(kind for kind, _ in sorted(by_kind)):
        print(f"{kind:20} " + " ".join(f"{by_kind[kind, key]:10,}" for key in OUTCOMES))
    sys.exit(total["wrong"] > 0)


if __name__ == "__main__":
    with one_message():
        main()
