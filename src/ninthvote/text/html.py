"""HTML as the text that its author wrote: furniture left out, every character traced to the raw source.

The walk is a loop over tags, not a tree, so that a hundred thousand nested elements cost no stack. What is content
is decided by the names of the elements around a block, its class and id, and how much of it is links; but a class may
mean the page (`has-sidebar`) or its subject (`tag-north-korea`), so what is named like furniture and holds most of the
page's prose is content. The raw source is never rebuilt, since offsets into it are what a finding is pinned to.
"""

from __future__ import annotations

import html
import re
from array import array
from dataclasses import dataclass, field
from enum import Enum, auto

from ninthvote.text.mapped import Mapped

_MARKUP = r"<!--.*?(?:-->|\Z)|<!\[CDATA\[.*?(?:\]\]>|\Z)|<[!?][^>]*+>?|<(?P<close>/?)(?P<tag>[a-zA-Z][a-zA-Z0-9:-]*+)"
#: Nothing matched is given up again (`*+`), so that a page of open tags costs its length and not the square of it.
_TOKEN = re.compile(
    _MARKUP + r"(?P<attrs>(?:[^>\"']++|\"[^\"]*+(?:\"|\Z)|'[^']*+(?:'|\Z))*+)(?P<end>>?)", re.DOTALL
)
#: A quote never closed would take in the rest of the page: from there a tag ends at its first `>`.
_LOOSE = re.compile(_MARKUP + r"(?P<attrs>[^>]*+)(?P<end>>?)", re.DOTALL)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,31});?")
_BLOCK = frozenset(
    [
        "p",
        "div",
        "h1",
        "h2",
        "h3",
        "h4",
        "h5",
        "h6",
        "li",
        "ul",
        "ol",
        "dl",
        "dt",
        "dd",
        "table",
        "tr",
        "thead",
        "tbody",
        "section",
        "article",
        "main",
        "header",
        "footer",
        "nav",
        "aside",
        "blockquote",
        "pre",
        "figure",
        "figcaption",
        "form",
        "body",
        "html",
        "head",
        "title",
        "br",
        "hr",
        "address",
        "center",
        "details",
        "summary",
        "caption",
        "fieldset",
    ]
)
_VOID = frozenset(
    ["br", "hr", "img", "input", "meta", "link", "area", "base", "col", "embed", "source", "track", "wbr"]
)
_SKIP = frozenset(
    [
        "script",
        "style",
        "noscript",
        "template",
        "svg",
        "math",
        "select",
        "option",
        "button",
        "nav",
        "footer",
        "iframe",
        "object",
        "canvas",
        "head",
        "figcaption",
        "audio",
        "video",
        "textarea",
        "select",
    ]
)
#: Named like furniture they are content all the same.
_CONTENT = frozenset(["html", "body", "article", "main"])
#: What holds furniture mostly; but some pages stand in one form altogether.
_ASIDE = frozenset(["aside", "form"])
_INLINE = frozenset(
    ["a", "abbr", "b", "cite", "em", "font", "i", "mark", "q", "span", "strong", "sub", "sup", "time", "u"]
)
#: What readers wrote may be longer than the article, and what lawyers wrote; it is never content.
_NEVER = re.compile(
    r"(?:^|\s)(?:comments?|respond|disqus\w*)(?:[\s_-](?:area|block|box|container|form|list|section|thread|wrap(?:per)?))?(?:$|\s)"
    r"|(?:^|[\s_-])(?:cookies?|consent|gdpr)(?:$|[\s_-])",
    re.IGNORECASE,
)
#: What is named like these is content only where it holds most of the page's prose.
_FURNITURE = re.compile(
    r"(?:^|[\s_-])(?:nav(?:bar|igation)?|menu|footer|foot|comments?|respond|sidebar|share|sharing|social"
    r"|newsletter|subscribe|subscription|signup|donat\w*|appeal|fundrais\w*|promo\w*|related|recommended|breadcrumbs?|banner"
    r"|advert\w*|ads?|sponsor\w*|widget|masthead|topbar|toolbar|pagination|pager|tags?|popup|modal|skip|skip-link"
    r"|trending|most-read|more-stories|copyright|disclaimer|byline-links|paywall|login|search)(?:$|[\s_-])",
    re.IGNORECASE,
)
_ATTR = re.compile(
    r"(?<![a-zA-Z_:.-])([a-zA-Z_:.-]++)\s*+=\s*+(?:\"([^\"]*)\"|'([^']*)'|([^\s>]+))", re.DOTALL
)
_TELLING = re.compile(r"class|id|role|hidden|style", re.IGNORECASE)
_UNSEEN = re.compile(r"display\s*:\s*none", re.IGNORECASE)
_APPEAL = re.compile(
    r"tax[- ]deductible|donate (?:now|today)|make a (?:gift|donation)|your (?:gift|donation|support) (?:can|will|helps)|we use cookies"
    r"|accept (?:all )?cookies|subscribe to (?:our|the)|sign up for|all rights reserved|skip to (?:main )?content|privacy policy"
    r"|terms of (?:use|service)|follow us on|share this|read more:|also read|advertisement|click here|cookie (?:policy|settings)",
    re.IGNORECASE,
)

#: A document of this many characters is read no further: fifty megabytes of anything is no article.
LONGEST = 8_000_000


@dataclass(slots=True)
class _Block:
    """A run of text between two block tags."""

    chars: list[str] = field(default_factory=list)
    starts: array[int] = field(default_factory=lambda: array("I"))
    ends: array[int] = field(default_factory=lambda: array("I"))
    linked: int = 0
    heading: bool = False
    colon: bool = False  #: whether one stands in it
    aside: int = 0  #: the number of the innermost element named like furniture that it stands in

    def text(self) -> str:
        return "".join(self.chars)


class _Asides:
    """The elements named like furniture, by number: in which each stands, and which are open. The page is number 0."""

    def __init__(self) -> None:
        self.within = [0]
        self._open: list[tuple[str, int]] = [("", 0)]
        self._depth = [0]  # of each open one, how many of the same tag are open in it

    @property
    def here(self) -> int:
        return self._open[-1][1]

    def enter(self, tag: str) -> None:
        self.within.append(self.here)
        self._open.append((tag, len(self.within) - 1))
        self._depth.append(0)

    def pass_by(self, tag: str, *, closing: bool) -> bool:
        """Whether this tag ends the innermost."""
        if tag != self._open[-1][0]:
            return False
        self._depth[-1] += -1 if closing else 1
        if self._depth[-1]:
            return False
        self._open.pop()
        self._depth.pop()
        return True


def looks_like_html(source: str) -> bool:
    """Whether the beginning of the source is markup and not prose with a bracket in it."""
    head = source[:2000].lower()
    return bool(
        re.search(
            r"<!doctype\s+html|<html[\s>]|<body[\s>]|<head[\s>]|<(?:p|div|article|h[1-6]|table|section|main)[\s>]",
            head,
        )
    )


def read_html(source: str) -> Mapped:
    """The content of a page, one line to a block, mapped to the raw source."""
    source = source[:LONGEST]
    blocks: list[_Block] = [_Block()]
    skipping = 0  # depth inside something left out
    hidden = ""  # its tag
    asides = _Asides()
    link_depth = 0
    heading = 0
    at = 0
    tokens = _TOKEN
    while (token := tokens.search(source, at)) is not None:
        if token["end"] == "" and tokens is _TOKEN:
            tokens = _LOOSE
            continue
        if not skipping:
            _put(blocks[-1], source, at, token.start(), linked=bool(link_depth))
        at = token.end()
        tag = (token.group("tag") or "").lower()
        if not tag:
            continue
        closing = bool(token.group("close"))
        attrs = token.group("attrs") or ""
        if tag in ("script", "style") and not closing:
            stop = re.compile(rf"</{tag}", re.IGNORECASE).search(source, at)
            at = stop.start() if stop else len(source)
            continue
        if skipping:
            if tag == hidden and not attrs.rstrip().endswith("/"):
                skipping += -1 if closing else 1
            elif tag in ("article", "main") and not closing and hidden == "head":
                skipping = 0
            if not skipping and hidden not in _INLINE:
                _begin(blocks, aside=asides.here)
            continue
        if not closing and tag not in _VOID and tag not in _CONTENT and not attrs.rstrip().endswith("/"):
            inline = tag in _INLINE  # words of a sentence, whatever they are named
            role = _Role.NEVER if tag in _SKIP else _role(attrs, by_name=not inline)
            if role is _Role.NEVER or (inline and role is _Role.ASIDE):
                skipping, hidden = 1, tag
                continue
            if role is _Role.ASIDE or tag in _ASIDE:
                asides.enter(tag)
                _begin(blocks, aside=asides.here)
        if asides.pass_by(tag, closing=closing):
            _begin(blocks, aside=asides.here)
        if tag in ("td", "th") and closing:
            _part(blocks[-1], at)
        if tag == "a":
            # An anchor without an address links nowhere, and links do not nest.
            link_depth = 0 if closing else int("href" in attrs.lower())
        if tag in ("h1", "h2", "h3"):
            heading += -1 if closing else 1
        if tag in _BLOCK:
            _begin(blocks, heading=heading > 0, aside=asides.here)
            link_depth = 0
    if not skipping:
        _put(blocks[-1], source, at, len(source), linked=bool(link_depth))
    return _content(blocks, asides.within)


def _begin(blocks: list[_Block], *, heading: bool = False, aside: int = 0) -> None:
    """What follows is a block of its own; one that has no words yet serves."""
    if blocks[-1].chars:
        blocks.append(_Block())
    blocks[-1].heading, blocks[-1].aside = heading, aside


class _Role(Enum):
    """What an element is by its attributes."""

    CONTENT = auto()
    ASIDE = auto()  #: furniture, unless it holds most of the prose
    NEVER = auto()  #: furniture


def _role(attrs: str, *, by_name: bool) -> _Role:
    found = _Role.CONTENT
    if not _TELLING.search(attrs):
        return found
    for m in _ATTR.finditer(attrs):
        name, value = m[1].lower(), m[2] or m[3] or m[4] or ""
        if name in ("class", "id"):
            if _NEVER.search(value):
                return _Role.NEVER
            is_aside = by_name and bool(_FURNITURE.search(value))
        elif name == "role":
            if value in ("navigation", "banner", "contentinfo", "search", "complementary"):
                return _Role.NEVER
            continue
        else:
            is_hidden = name == "aria-hidden" and value == "true"
            is_aside = is_hidden or (name == "style" and bool(_UNSEEN.search(value)))
        if is_aside:
            found = _Role.ASIDE
    return found


def _put(block: _Block, source: str, begin: int, stop: int, *, linked: bool) -> None:
    """Characters from `begin` to `stop`, entities read, blanks run together."""
    at = begin
    pieces: list[tuple[str, int, int]] = []
    if "&" not in source[begin:stop]:
        pieces.append((source[begin:stop], begin, stop))
    else:
        for m in _ENTITY.finditer(source, begin, stop):
            if m.start() > at:
                pieces.append((source[at : m.start()], at, m.start()))
            read = html.unescape(m.group())
            pieces.append((read, m.start(), m.end()))
            at = m.end()
        if at < stop:
            pieces.append((source[at:stop], at, stop))
    for text, start, end in pieces:
        whole = len(text) == end - start
        for i, c in enumerate(text):
            c = " " if c in "\n\r\t\f\v" else c
            if c == " " and (not block.chars or block.chars[-1] == " "):
                continue
            block.chars.append(c)
            block.starts.append(start + i if whole else start)
            block.ends.append(start + i + 1 if whole else end)
            block.colon |= c == ":"
            if linked and c != " ":
                block.linked += 1


def _part(block: _Block, at: int) -> None:
    """Cells of one row stand side by side: what the first is, the next says."""
    while block.chars and block.chars[-1].isspace():
        block.chars.pop()
        block.starts.pop()
        block.ends.pop()
    if block.chars and block.chars[-1] not in ":,.;!?":
        mark = ", " if block.colon else ": "
        block.colon = True
        place = block.ends[-1]
        block.chars.extend(mark)
        block.starts.extend([place] * len(mark))
        block.ends.extend([place] * len(mark))


#: A block of so many characters is prose; shorter ones are headings, teasers and buttons.
_PROSE = 80


def _content(blocks: list[_Block], within: list[int]) -> Mapped:
    """The blocks that are prose or a heading of it, each on its own line.

    Args:
        within: of each element named like furniture, by its number, that in which it stands.
    """
    kept = [(block, words) for block in blocks if (words := _words(block))]
    prose = [0] * len(within)
    for block, words in kept:
        prose[block.aside] += len(words) if len(words) >= _PROSE else 0
    for n in range(len(within) - 1, 0, -1):
        prose[within[n]] += prose[n]
    is_content = [True]
    for n in range(1, len(within)):
        is_content.append(is_content[within[n]] and 2 * prose[n] > prose[0])
    if not any(is_content[block.aside] and len(words) >= _PROSE for block, words in kept):
        is_content = [True] * len(within)  # its paragraphs are named so one by one
    text: list[str] = []
    starts, ends = array("I"), array("I")
    for block, words in kept:
        if not is_content[block.aside]:
            continue
        if text:
            text.append("\n")
            starts.append(ends[-1])
            ends.append(ends[-1])
        n = len(words)
        text.append(words)
        starts.extend(block.starts[:n])
        ends.extend(block.ends[:n])
    return Mapped("".join(text), starts, ends)


def _words(block: _Block) -> str:
    """What the block says, if it is prose or a heading and not links, an appeal or nothing."""
    words = block.text().rstrip(" :,")
    if not any(c.isalnum() for c in words):
        return ""
    if block.linked > 0.6 * len(words.replace(" ", "")) and not block.heading:
        return ""
    return "" if len(words) < 220 and _APPEAL.search(words) else words
