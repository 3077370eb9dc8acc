"""The what-if board: the count with any member's vote taken as given, any elected seat given to another state.

The address holds the whole question, so that it can be sent. What the form sends is read, and answered with the one
shortest address that asks the same.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date
from urllib.parse import urlencode

from ninthvote.brief.figure import SeatMark, chance_strip, horseshoe, tally_bars
from ninthvote.count import Count, CountedMember, count_situation
from ninthvote.count.reason import REGIME_WORDS, nearest, why
from ninthvote.count.whip import POSITIONS
from ninthvote.errors import NinthVoteError
from ninthvote.model.occasion import Evidence, Kind
from ninthvote.record import Record, StateRow
from ninthvote.rules.ruling import in_words
from ninthvote.vocabulary import Cast, parse_day
from ninthvote.web.page import Asked, Desk, Page, rights_day
from ninthvote.web.render import percent

#: A click on a chair leads to the next of these, and after the last back to what is forecast.
TURNS = ("", "yes", "no", "abstain")

#: Members named as those who decide it.
N_PIVOTS = 5


@dataclass(frozen=True, slots=True)
class Board:
    """What is asked of the count."""

    situation: str
    on: date
    default_on: date
    as_of: date | None = None
    council_year: int | None = None
    sure: dict[str, Cast] = field(default_factory=dict)
    swap: dict[str, str] = field(default_factory=dict)
    add: tuple[str, ...] = ()

    @property
    def is_what_if(self) -> bool:
        return bool(self.sure or self.swap or self.add)

    def address(self, **turned: str) -> str:
        """The address that asks this, with a member's vote turned (`COD="yes"`, or empty for as forecast)."""
        votes = {code: cast.value for code, cast in self.sure.items()} | turned
        asked = [("on", self.on.isoformat())] if self.on != self.default_on else []
        asked += [("as_of", self.as_of.isoformat())] if self.as_of else []
        asked += [("council", str(self.council_year))] if self.council_year else []
        asked += [("swap", f"{out}:{into}") for out, into in sorted(self.swap.items())]
        asked += [("add", code) for code in sorted(self.add)]
        asked += [(code, vote) for code, vote in sorted(votes.items()) if vote]
        return f"/count/{self.situation}" + ("?" + urlencode(asked, safe=":") if asked else "")

    def data_address(self, today: date) -> str:
        """Where the API answers the same."""
        asked = [("on", self.on.isoformat()), ("as_of", (self.as_of or min(self.on, today)).isoformat())]
        asked += [("council", str(self.council_year))] if self.council_year else []
        asked += [("if", f"{code}={cast.value}") for code, cast in sorted(self.sure.items())]
        return f"/api/v1/count/{self.situation}?" + urlencode(asked)

    def count(self, record: Record, today: date, *, as_forecast: bool = False) -> Count:
        return count_situation(
            record,
            self.situation,
            self.on,
            as_of=self.as_of or min(self.on, today),
            council_year=self.council_year,
            sure={} if as_forecast else self.sure,
            swap=self.swap,
            add=self.add,
        )


def read_board(desk: Desk, situation: str, asked: Asked) -> Board:
    """What the address asks.

    Raises:
        NinthVoteError: a name or value that is none of those expected.
    """
    default = rights_day(desk.today)
    on, as_of, year = default, None, None
    sure: dict[str, Cast] = {}
    swap: dict[str, str] = {}
    add: list[str] = []
    one: dict[str, str] = {}
    for name, given in asked:
        value = given.strip()
        if not value:
            continue
        if name == "on":
            on = parse_day(value, where="on")
        elif name == "as_of":
            as_of = parse_day(value, where="as_of")
        elif name == "council":
            year = _year(value)
        elif name == "swap":
            leaving, colon, joining = value.partition(":")
            if not colon:
                raise NinthVoteError(
                    f"{value!r} is no swap", where="swap", expected="two states, as in swap=PAK:IND"
                )
            swap[_code(desk, leaving, on)] = _code(desk, joining, on)
        elif name == "add":
            add.append(_code(desk, value, on))
        elif name in ("leave", "join"):
            one[name] = _code(desk, value, on)
        elif len(name) == 3 and name.isupper():
            sure[name] = _vote(name, value)
        else:
            raise NinthVoteError(
                f"{name!r} is not a part of this question", where=f"/count/{situation}",
                expected="on, as_of, council, swap, add, or a state's code with its vote, as in COD=yes",
            )  # fmt: skip
    if "join" in one:
        if "leave" in one:
            swap[one["leave"]] = one["join"]
        else:
            add.append(one["join"])
    return Board(situation, on, default, as_of, year, sure, swap, tuple(dict.fromkeys(add)))


def _year(value: str) -> int:
    if not (value.isascii() and value.isdigit() and 1946 <= int(value[:5]) <= 2100):
        raise NinthVoteError(
            f"{value!r} is no year", where="council", expected="a year from 1946, as in 2027"
        )
    return int(value)


def _code(desk: Desk, name: str, on: date) -> str:
    return desk.record.resolve(name.strip(), on).code


def _vote(name: str, value: str) -> Cast:
    if value not in POSITIONS:
        raise NinthVoteError(f"{value!r} is no vote", where=name, expected="yes, no or abstain")
    return POSITIONS[value]


def count(desk: Desk, key: str, asked: Asked = ()) -> Page:
    row = desk.record.situation(key)
    board = read_board(desk, row.situation, asked)
    if asked and board.address() != _asked_as(row.situation, asked):
        return Page(title=row.title, summary="", template="missing.html", section="", moved=board.address())
    counted = board.count(desk.record, desk.today)
    required = in_words(counted.required)
    return Page(
        title=f"Would {required} vote to take it up? {row.title}",
        summary=f"The chance that {required} members of the Security Council would vote to take up: {row.title}.",
        template="count.html",
        section=f"/count/{row.situation}" if row.situation == "dprk" else "",
        context={
            "board": board,
            "count": counted,
            "as_forecast": board.count(desk.record, desk.today, as_forecast=True) if board.sure else None,
            "required_words": required,
            "likeliest": max(range(len(counted.pmf)), key=counted.pmf.__getitem__),
            "expected": sum(n * p for n, p in enumerate(counted.pmf)),
            "seats": _seats(desk, board, counted),
            "members": sorted(counted.members, key=lambda m: (-m.forecast.yes_p, m.state.name)),
            "names": {m.state.code: m.state.name for m in counted.members},
            "pivotal": [m for m in counted.pivotal if m.pivot.pivotality >= 0.005][:N_PIVOTS],
            "others": [] if desk.static else _others(desk, counted),
            "years": _years(desk),
            "regime_words": REGIME_WORDS[counted.regime],
            "why": why,
            "nearest": nearest,
            "parts": parts,
            "link_of": link_of,
            "horseshoe": horseshoe,
            "tally_bars": tally_bars,
            "chance_strip": chance_strip,
        },
        data=() if board.swap or board.add else ((board.data_address(desk.today), "JSON"),),
    )


def _asked_as(situation: str, asked: Asked) -> str:
    return f"/count/{situation}?" + urlencode(asked, safe=":")


def _seats(desk: Desk, board: Board, counted: Count) -> list[SeatMark]:
    presides = counted.presidency.state if counted.presidency else None
    seats = []
    by_code = {m.state.code: m for m in counted.members}
    for member in counted.roster:
        code = member.state.code
        m = by_code[code]
        now = m.sure.value if m.sure else ""
        turned = TURNS[(TURNS.index(now) + 1) % len(TURNS)]
        seats.append(
            SeatMark(
                code=code,
                name=m.state.name,
                mark=now or None,
                presides=code == presides,
                permanent=member.is_permanent,
                href=f"/state/{code}" if desk.static else board.address(**{code: turned}),
                words=("taken as given" if m.sure else f"{percent(m.yes_p)} yes")
                + ("" if desk.static else f"; click for {turned or 'as forecast'}"),
                share=None if m.sure else m.yes_p,
                beside="" if m.sure else percent(m.yes_p),
            )
        )
    return seats


def _others(desk: Desk, counted: Count) -> list[tuple[str, str]]:
    """States that could be put at the table, by name."""

    def is_member(row: StateRow) -> bool:
        began, ended = row.from_ is None or row.from_ <= counted.on, row.until and row.until <= counted.on
        return bool(row.un_member and began and not ended)

    states = (desk.record.state(row.state, counted.on) for row in desk.record.states() if is_member(row))
    return sorted(((s.code, s.name) for s in states if s.code not in counted.roster), key=lambda s: s[1])


def _years(desk: Desk) -> list[int]:
    """The years whose Council can be counted: those past, this one, and the next once it is elected."""
    last = desk.today.year + 1
    return list(range(last, 1989, -1))


def parts(m: CountedMember) -> list[tuple[float, float, str, Evidence | None]]:
    """The running sum of log-odds, what each part adds, its words, and its row."""
    rows = {e.id: e for e in m.forecast.evidence}
    shown, running = [], 0.0
    for part in m.explanation:
        running += part.log_odds
        shown.append((running, part.log_odds, part.text, rows.get(part.evidence or "")))
    return shown


def link_of(row: Evidence, situation: str) -> str | None:
    """The page on which the row stands."""
    if row.kind in (Kind.SAME, Kind.LIKE, Kind.OTHER):
        return f"/vote/{row.id}"
    return f"/situation/{situation}" if row.kind in (Kind.LETTER, Kind.REQUEST) else None
