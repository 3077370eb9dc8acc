"""A State's path over the years as one picture: its position as a line, how surely it is known as a band."""

from __future__ import annotations

import math
from collections.abc import Sequence
from html import escape

from ninthvote.model.positions import StatePath

#: One shade and one dash an axis, so that axes are told apart in black and white; the first is the one that matters.
LINES = (("#0f6f8f", ""), ("#b4400f", "6 3"), ("#5b6b2f", "2 3"), ("#6b4a8a", "8 3 2 3"))
INK, FAINT = "#1c2733", "#8a94a0"

WIDTH, HEIGHT = 720.0, 320.0
LEFT, RIGHT, TOP, BOTTOM = 44.0, 16.0, 40.0, 34.0
#: Half-width of the band in standard deviations: nine times in ten.
BAND = 1.645


def path_figure(name: str, path: StatePath) -> str:
    """The SVG text. A year without a vote, where the place is carried over, bears an empty ring."""
    n_axes = min(path.position.shape[1], len(LINES))
    shown = path.position[:, :n_axes]
    half = BAND * path.sd[:, :n_axes]
    bottom, top = min(-1.2, float((shown - half).min())), max(1.2, float((shown + half).max()))
    first, last = int(path.year[0]), int(path.year[-1])

    def x(year: float) -> float:
        return LEFT + (year - first) / max(last - first, 1) * (WIDTH - LEFT - RIGHT)

    def y(value: float) -> float:
        return TOP + (top - value) / (top - bottom) * (HEIGHT - TOP - BOTTOM)

    title = f"{name} in the General Assembly, {first} to {last}"
    body = [f'<text x="{LEFT:g}" y="22" font-size="15" fill="{INK}" class="ink">{escape(title)}</text>']
    for value in range(math.ceil(bottom), math.floor(top) + 1):
        body.append(
            f'<line x1="{LEFT:g}" x2="{WIDTH - RIGHT:g}" y1="{y(value):.1f}" y2="{y(value):.1f}" stroke="#d9dee3"'
            f' stroke-width="{1.2 if value == 0 else 0.6}" class="grid"/><text x="{LEFT - 8:g}" y="{y(value) + 4:.1f}"'
            f' text-anchor="end" fill="{FAINT}" class="faint">{value:+d}</text>'.replace("+0<", "0<")
        )
    for year in range(first + (-first) % 10, last + 1, 10):
        body.append(
            f'<text x="{x(year):.1f}" y="{HEIGHT - 12:g}" text-anchor="middle" fill="{FAINT}" '
            f'class="faint">{year}</text>'
        )
    for axis in reversed(range(n_axes)):
        colour, dash = LINES[axis]
        centre = [(x(int(t)), float(v)) for t, v in zip(path.year, shown[:, axis], strict=True)]
        spread = [float(s) for s in half[:, axis]]
        upper = [(px, y(v + s)) for (px, v), s in zip(centre, spread, strict=True)]
        lower = [(px, y(v - s)) for (px, v), s in zip(centre, spread, strict=True)]
        body.append(
            f'<polygon points="{_points([*upper, *reversed(lower)])}" fill="{colour}" fill-opacity="0.14"/>'
        )
        dashed = f' stroke-dasharray="{dash}"' if dash else ""
        line = _points([(px, y(v)) for px, v in centre])
        body.append(f'<polyline points="{line}" fill="none" stroke="{colour}" stroke-width="2"{dashed}/>')
        for (px, v), votes in zip(centre, path.n_votes, strict=True):
            if votes == 0:
                body.append(
                    f'<circle cx="{px:.1f}" cy="{y(v):.1f}" r="2.4" fill="#ffffff" stroke="{colour}"/>'
                )
        if n_axes > 1:
            px, v = centre[-1]
            body.append(
                f'<text x="{px - 4:.1f}" y="{y(v) - 6:.1f}" text-anchor="end" fill="{colour}">axis {axis + 1}</text>'
            )
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" class="figure path" role="img" viewBox="0 0 {WIDTH:g} {HEIGHT:g}" '
        f'font-family="sans-serif" font-size="12"><title>{escape(title)}; the band holds nine times in ten</title>'
        f"{''.join(body)}</svg>\n"
    )


def _points(points: Sequence[tuple[float, float]]) -> str:
    return " ".join(f"{px:.1f},{py:.1f}" for px, py in points)
