"""Pictures as SVG text: the table, the tally, the members, the years. Each has a table twin where it is shown.

Marks differ by shape and by word as well as by colour, so that they read in black and white. Colours are
presentation attributes and classes, never style attributes, so that a page may forbid inline styles.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from html import escape

INK, FAINT, PAPER = "#1c2733", "#8a94a0", "#ffffff"

#: What a mark looks like, by what the member did: fill, stroke, sign drawn in it, word in its title.
MARKS: dict[str | None, tuple[str, str, str, str]] = {
    "yes": ("#0f6f8f", "#0f6f8f", "✓", "yes"),
    "no": ("#b4400f", "#b4400f", "✕", "no"),
    "abstain": ("#d9dee3", "#6b7682", "–", "abstained"),
    "not_participating": (PAPER, "#6b7682", "○", "did not participate"),
    "absent": (PAPER, "#6b7682", "·", "absent"),
    None: (PAPER, "#6b7682", "", ""),
}


#: Names too long to stand beside a seat in a picture; its title and its table twin carry them in full.
SHORT = {
    "COD": "DR Congo",
    "GBR": "United Kingdom",
    "KOR": "Republic of Korea",
    "PRK": "DPRK",
    "SUN": "Soviet Union",
    "SYR": "Syria",
    "TZA": "Tanzania",
    "USA": "United States",
    "YUG": "Yugoslavia",
}


def short_name(code: str, name: str) -> str:
    """The name as it fits beside a seat: without what stands in brackets."""
    return SHORT.get(code) or name.partition(" (")[0]


@dataclass(frozen=True, slots=True)
class SeatMark:
    """One chair to draw: who sits there, what they did or would do, and where the name leads."""

    code: str
    name: str
    mark: str | None = None
    presides: bool = False
    permanent: bool = False
    href: str | None = None
    words: str = ""
    share: float | None = None  #: for a forecast, the chance of a yes: how far the chair is filled
    beside: str = ""  #: words under the name


def framed(
    width: float, height: float, title: str, body: Sequence[str], *, kind: str, role: str = "img"
) -> str:
    """The whole picture. One that holds links is a `group`: what is an image has nothing in it to reach."""
    label = f' aria-label="{escape(title)}"' if role == "group" else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure {kind}" role="{role}"{label} '
        f'viewBox="0 0 {width:g} {height:g}" font-family="inherit" font-size="12">'
        f"<title>{escape(title)}</title>{''.join(body)}</svg>"
    )


def horseshoe(seats: Sequence[SeatMark], *, title: str, url: Callable[[str], str] = str) -> str:
    """The Council's table seen from above, members in the order given, the president at its head.

    Whoever presides is drawn at the top and the others follow in alphabetical order round the table, as in the room;
    which way round is the drawing's choice.
    """
    head = next((i for i, seat in enumerate(seats) if seat.presides), 0)
    ordered = [*seats[head:], *seats[:head]]
    n = len(ordered)
    middle_x, middle_y, radius = 350.0, 228.0, 176.0
    body = [
        f'<path d="M {middle_x - 118:g} {middle_y + 118:g} L {middle_x - 118:g} {middle_y:g} '
        f'A 118 118 0 0 1 {middle_x + 118:g} {middle_y:g} L {middle_x + 118:g} {middle_y + 118:g}" '
        f'fill="none" stroke="#c9b48a" stroke-width="30" stroke-linecap="round" class="table"/>'
    ]
    # Positions run along the outside of the horseshoe: down the left arm and up the right one meet at the head.
    arm, arc = 118.0, math.pi * radius
    length = 2 * arm + arc
    for i, seat in enumerate(ordered):
        offset = i if i <= n // 2 else i - n
        along = length / 2 + offset * length / n
        if along < arm:
            x, y = middle_x - radius, middle_y + arm - along
        elif along > arm + arc:
            x, y = middle_x + radius, middle_y + (along - arm - arc)
        else:
            angle = math.pi - (along - arm) / radius
            x, y = middle_x + radius * math.cos(angle), middle_y - radius * math.sin(angle)
        body.append(_seat(seat, x, y, middle_x, url))
    role = "group" if any(seat.href for seat in seats) else "img"
    return framed(700, 372, title, body, kind="horseshoe", role=role)


def _seat(seat: SeatMark, x: float, y: float, middle_x: float, url: Callable[[str], str]) -> str:
    fill, stroke, sign, word = MARKS[seat.mark]
    told = ", ".join(filter(None, (seat.name, word, "presides" if seat.presides else "", seat.words)))
    anchor = "middle" if abs(x - middle_x) < 20 else ("end" if x < middle_x else "start")
    label_x = x if anchor == "middle" else x + (-24 if anchor == "end" else 24)
    label_y = y - 25 if anchor == "middle" else y + 4
    if anchor != "middle" and abs(x - middle_x) < 110:
        label_y -= 7  # the next chair down stands close under it
    ring = (
        '<circle r="21" fill="none" stroke="#1c2733" stroke-width="2" class="presides"/>'
        if seat.presides
        else ""
    )
    shape = (
        f'<rect x="-15" y="-15" width="30" height="30" rx="3" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>'
        if seat.permanent
        else f'<circle r="15" fill="{fill}" stroke="{stroke}" stroke-width="1.5"/>'
    )
    if seat.share is not None:
        shape += _filled(seat.share, square=seat.permanent)
    ink = PAPER if seat.mark in ("yes", "no") else INK
    # Where there is no room for names, a style sheet shows the codes instead; the table twin has both.
    name = (
        f'<tspan class="long">{escape(short_name(seat.code, seat.name))}</tspan>'
        f'<tspan class="code" display="none">{escape(seat.code)}</tspan>'
    )
    if seat.beside:
        beside = f'<tspan class="beside">{escape(seat.beside)}</tspan>'
        name = f"{beside} {name}" if anchor == "start" else f"{name} {beside}"
    inside = (
        f"<title>{escape(told)}</title>{ring}{shape}"
        f'<text y="5" text-anchor="middle" fill="{ink}" font-size="14" aria-hidden="true">{sign}</text>'
        f'<text x="{label_x - x:.1f}" y="{label_y - y:.1f}" text-anchor="{anchor}" fill="{INK}" '
        f'class="ink">{name}</text>'
    )
    group = f'<g transform="translate({x:.1f} {y:.1f})" class="seat {seat.mark or "open"}">{inside}</g>'
    link = (
        f'<a id="seat-{escape(seat.code)}" href="{escape(url(seat.href), quote=True)}">' if seat.href else ""
    )
    return f"{link}{group}</a>" if link else group


def _filled(share: float, *, square: bool) -> str:
    """The part of a chair that is filled from below, as high as the chance."""
    height = 30.0 * min(max(share, 0.0), 1.0)
    if height < 0.5:
        return ""
    if square:
        box = f'x="-15" y="{15 - height:.1f}" width="30" height="{height:.1f}" rx="3"'
        return f'<rect {box} class="share" fill="#0f6f8f"/>'
    if height > 29.5:
        return '<circle r="15" class="share" fill="#0f6f8f"/>'
    level = 15 - height
    half = math.sqrt(225 - level * level)
    return (
        f'<path d="M {-half:.1f} {level:.1f} A 15 15 0 {int(share > 0.5)} 0 {half:.1f} {level:.1f} Z" class="share" '
        f'fill="#0f6f8f"/>'
    )


def tally_bars(pmf: Sequence[float], *, required: int, title: str) -> str:
    """Chance of each number of affirmative votes; bars from `required` up are filled, below it hollow."""
    n, width, height, floor = len(pmf), 600.0, 204.0, 164.0
    step = (width - 20) / n
    top = max(max(pmf), 1e-9)
    body = [
        f'<line x1="10" y1="{floor:g}" x2="{width - 10:g}" y2="{floor:g}" stroke="{FAINT}" class="rule"/>'
    ]
    for votes, p in enumerate(pmf):
        x, tall = 10 + votes * step, 120 * p / top
        carried = votes >= required
        body.append(
            f'<g class="bar {"carried" if carried else "short"}"><title>{votes} votes: {p:.1%}</title>'
            f'<rect x="{x + 3:.1f}" y="{floor - tall:.1f}" width="{step - 6:.1f}" height="{max(tall, 0.5):.1f}" '
            f'fill="{"#0f6f8f" if carried else PAPER}" stroke="#0f6f8f" stroke-width="1.2"/>'
            f'<text x="{x + step / 2:.1f}" y="{floor + 16:g}" text-anchor="middle" fill="{INK}" class="ink">'
            f"{votes}</text>"
        )
        if p >= 0.01:
            body.append(
                f'<text x="{x + step / 2:.1f}" y="{floor - tall - 5:.1f}" text-anchor="middle" font-size="10.5" '
                f'fill="{INK}" class="ink">{p:.0%}</text>'
            )
        body.append("</g>")
    line = 10 + required * step
    body.append(
        f'<line x1="{line:.1f}" y1="4" x2="{line:.1f}" y2="{floor + 4:g}" stroke="{INK}" stroke-dasharray="3 3" '
        f'class="rule"/><text x="{line + 4:.1f}" y="14" fill="{INK}" font-size="11" class="ink">'
        f"{required} needed</text>"
        f'<text x="{width / 2:g}" y="{floor + 34:g}" text-anchor="middle" fill="{FAINT}" font-size="11" class="faint">'
        f"affirmative votes</text>"
    )
    return framed(width, height, title, body, kind="tally")


def chance_strip(yes_p: float, no_p: float, *, title: str) -> str:
    """One member's chances as a strip: yes filled from the left, no hatched from the right, abstention between."""
    width = 160.0
    yes, no = max(width * yes_p - 0.5, 0), width * no_p
    return framed(
        width,
        14,
        title,
        [
            f'<rect x="0.5" y="0.5" width="{width - 1:g}" height="13" fill="#d9dee3" stroke="#6b7682" class="rest"/>',
            f'<rect x="0.5" y="0.5" width="{yes:.1f}" height="13" fill="#0f6f8f" class="yes"/>',
            f'<rect x="{width - no:.1f}" y="0.5" width="{max(no - 0.5, 0):.1f}" height="13" fill="#b4400f" '
            'class="no"/>',
        ],
        kind="strip",
    )
