"""Ground drawn on a map: its area, and whether its outline is possible. Points are (longitude, latitude)."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from itertools import combinations, pairwise, product
from math import cos, radians
from typing import Any

EARTH_RADIUS_M = 6_371_008.8
A_CENTIMETRE = 1e-7  # in degrees; as finely as corners are kept
Point = Sequence[float]
Outline = Sequence[Point]


def area_m2(outline: Outline) -> float:
    """The area in m² of a small outline on WGS84, by a local equirectangular projection."""
    ring = _on_the_ground(outline)
    doubled = sum(x1 * y2 - x2 * y1 for (x1, y1), (x2, y2) in _sides(ring))
    return abs(doubled) / 2


def crosses_itself(outline: Outline) -> bool:
    """Whether two sides of the outline meet anywhere but at the corner they share."""
    sides = _sides([(float(x), float(y)) for x, y in outline])
    last = len(sides) - 1
    for (i, first), (j, second) in combinations(enumerate(sides), 2):
        are_neighbours = j == i + 1 or (i == 0 and j == last)
        if not are_neighbours and _meet(*first, *second):
            return True
    return False


def overlap(one: Outline, other: Outline) -> bool:
    """Whether two outlines have ground in common; a border in common is none."""
    heights = sorted({y for _, y in (*one, *other)} | set(_crossings(one, other)))
    between = [(low + high) / 2 for low, high in pairwise(heights) if high - low > A_CENTIMETRE]
    return any(
        min(end, other_end) - max(start, other_start) > A_CENTIMETRE
        for height in between
        for (start, end), (other_start, other_end) in product(_spans(one, height), _spans(other, height))
    )


def contains(outline: Outline, point: Point) -> bool:
    """Whether a point lies within an outline."""
    x, y = point
    return any(start <= x <= end for start, end in _spans(outline, y))


def drawn_area_agrees(
    *, place: str, area: str, tolerance: float = 0.1
) -> Callable[[Mapping[str, Any]], bool]:
    """A check for a cross-field rule: the area typed in m² is the drawn one, give or take the tolerance.

    Without a drawing there is nothing to compare.
    """

    def check(answers: Mapping[str, Any]) -> bool:
        outline = answers[place].get("polygon")
        if not outline:
            return True
        drawn, written = area_m2(outline), float(answers[area])
        return abs(drawn - written) <= tolerance * max(drawn, written)

    return check


def _on_the_ground(outline: Outline) -> list[tuple[float, float]]:
    lng0, lat0 = outline[0][0], sum(lat for _, lat in outline) / len(outline)
    east = EARTH_RADIUS_M * cos(radians(lat0))
    return [
        (radians(lng - lng0) * east, radians(lat - outline[0][1]) * EARTH_RADIUS_M) for lng, lat in outline
    ]


def _sides(
    ring: list[tuple[float, float]],
) -> list[tuple[tuple[float, float], tuple[float, float]]]:
    return list(pairwise([*ring, ring[0]]))


def _spans(outline: Outline, height: float) -> list[tuple[float, float]]:
    """From where to where a line from west to east at that height lies within the outline."""
    met = sorted(
        x1 + (height - y1) * (x2 - x1) / (y2 - y1)
        for (x1, y1), (x2, y2) in _sides([(x, y) for x, y in outline])
        if min(y1, y2) <= height < max(y1, y2)
    )
    return list(zip(met[::2], met[1::2], strict=True))


def _crossings(one: Outline, other: Outline) -> Iterator[float]:
    """The heights at which the sides of two outlines may change places."""
    sides = (_sides([(x, y) for x, y in outline]) for outline in (one, other))
    for ((ax, ay), (bx, by)), ((cx, cy), (dx, dy)) in product(*sides):
        turn = (bx - ax) * (dy - cy) - (by - ay) * (dx - cx)
        along = ((cx - ax) * (dy - cy) - (cy - ay) * (dx - cx)) / turn if turn else -1
        if 0 <= along <= 1:
            yield ay + along * (by - ay)


def _meet(a: Point, b: Point, c: Point, d: Point) -> bool:
    turns = _turn(a, b, c), _turn(a, b, d), _turn(c, d, a), _turn(c, d, b)
    if turns[0] != turns[1] and turns[2] != turns[3]:
        return True
    touches = ((turns[0], a, b, c), (turns[1], a, b, d), (turns[2], c, d, a), (turns[3], c, d, b))
    return any(turn == 0 and _within(start, end, point) for turn, start, end, point in touches)


def _turn(a: Point, b: Point, c: Point) -> int:
    turned = (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
    return (turned > 0) - (turned < 0)


def _within(a: Point, b: Point, c: Point) -> bool:
    return min(a[0], b[0]) <= c[0] <= max(a[0], b[0]) and min(a[1], b[1]) <= c[1] <= max(a[1], b[1])
