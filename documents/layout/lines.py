"""Breaking Chinese text into lines as the standard for Chinese composition asks.

No line begins with a closing mark or ends with an opening one, words of Latin letters and numbers stay whole,
two marks that meet share their blank halves, and full lines reach both margins.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from documents.layout.faces import Face, advance, face_for, half

OPENING = frozenset("（《〈“‘「『【〔［｛")
CLOSING = frozenset("，。、；：？！”’）》〉」』】〕］｝")
CANNOT_START = CLOSING | frozenset("…—～·％‰℃,.;:?!)]}%/")
CANNOT_END = OPENING | frozenset("([{￥¥№")
MOST_STRETCH = 0.085
LONGEST_WORD = 24
_ATOM = re.compile(r"[A-Za-z0-9À-ÿ@#&+\-./:_%=?]+|——|……|.", re.DOTALL)


class Align(StrEnum):
    JUSTIFY = "justify"
    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, kw_only=True)
class Style:
    """How a text is set; sizes in points, indents in ems of the size."""

    size: float
    leading: float
    face: Face = Face.SERIF
    align: Align = Align.JUSTIFY
    first_indent: float = 0.0
    indent: float = 0.0
    colour: str = "#000000"
    before: float = 0.0


@dataclass(frozen=True)
class Run:
    """Characters of one font, drawn from `x` on with the same space after each."""

    x: float
    text: str
    face: Face
    spacing: float


@dataclass(frozen=True)
class Line:
    """One set line."""

    runs: tuple[Run, ...]
    text: str


@dataclass(frozen=True)
class _Atom:
    """What is never broken: a Han character, a mark, a word, a number."""

    text: str
    width: float


def plain(text: str) -> str:
    """Text without characters that have no look of their own: controls, zero-width marks, odd spaces."""
    spaced = re.sub(r"[\s\u00a0]+", " ", text).strip()
    return "".join(c for c in spaced if unicodedata.category(c) not in {"Cc", "Cf"})


def text_width(text: str, face: Face, size: float) -> float:
    """The natural width of a text in points."""
    return sum(advance(c, face_for(c, face)) for c in text) * size / 1000


def break_lines(text: str, *, style: Style, width: float) -> tuple[Line, ...]:
    """The lines of one paragraph in a column of `width` points."""
    atoms = list(_atoms(plain(text), style, width - style.indent * style.size))
    lines: list[Line] = []
    start = 0
    while start < len(atoms):
        left = (style.indent + (0 if lines else style.first_indent)) * style.size
        end = _line_end(atoms, start, width - left, style.size, at_margin=_at_margin(left, style))
        taken = _without_spaces(atoms[start:end])
        if taken:
            lines.append(_set(taken, left, width, style, is_last=end == len(atoms)))
        start = end
    return tuple(lines)


def _atoms(text: str, style: Style, width: float) -> Iterator[_Atom]:
    for match in _ATOM.finditer(text):
        word = match.group()
        whole = _Atom(word, text_width(word, style.face, style.size))
        if len(word) > LONGEST_WORD or whole.width > width:
            yield from (_Atom(c, text_width(c, style.face, style.size)) for c in word)
        else:
            yield whole


def _without_spaces(atoms: Sequence[_Atom]) -> list[_Atom]:
    kept = list(atoms)
    while kept and kept[0].text == " ":
        kept.pop(0)
    while kept and kept[-1].text == " ":
        kept.pop()
    return kept


def _pinch(before: _Atom, after: _Atom, size: float) -> float:
    """Half an em where the blank half of one full-width mark meets another mark."""
    first, second = before.text[-1], after.text[0]
    if (first in CLOSING and (second in CLOSING or second in OPENING)) or (
        first in OPENING and second in OPENING
    ):
        return size / 2
    return 0.0


def _edge(atom: _Atom, marks: frozenset[str], size: float) -> float:
    """The blank half of a full-width mark at the edge of a line."""
    return size / 2 if atom.text in marks else 0.0


def _at_margin(left: float, style: Style) -> bool:
    """Whether a line begins at the margin, where an opening mark stands flush."""
    return left == style.indent * style.size


def _line_end(atoms: Sequence[_Atom], start: int, width: float, size: float, *, at_margin: bool) -> int:
    """The index after the last atom of the line that begins at `start`."""
    used = -_edge(atoms[start], OPENING, size) if at_margin else 0.0
    best = start
    for index in range(start, len(atoms)):
        atom = atoms[index]
        if index > start:
            used -= _pinch(atoms[index - 1], atom, size)
        used += atom.width
        fits = used - _edge(atom, CLOSING, size) <= width + 0.01
        if not fits and atom.text != " ":
            break
        if _may_break_after(atoms, index):
            best = index + 1
    else:
        return len(atoms)
    return best if best > start else max(index, start + 1)


def _may_break_after(atoms: Sequence[_Atom], index: int) -> bool:
    if index + 1 >= len(atoms):
        return True
    following = atoms[index + 1].text
    return atoms[index].text[-1] not in CANNOT_END and following[0] not in CANNOT_START


def _set(atoms: Sequence[_Atom], left: float, width: float, style: Style, *, is_last: bool) -> Line:
    """Place the characters of a line, spreading what is left over between its atoms."""
    at_margin = _at_margin(left, style)
    halved = [_is_halved(atoms, index, at_margin=at_margin) for index in range(len(atoms))]
    natural = sum(
        atom.width - (style.size / 2 if narrow else 0) for atom, narrow in zip(atoms, halved, strict=True)
    )
    slack = width - left - natural
    stretch = 0.0
    if style.align is Align.JUSTIFY and not is_last and len(atoms) > 1:
        stretch = slack / (len(atoms) - 1)
        stretch = stretch if stretch <= MOST_STRETCH * style.size else 0.0
    x = left + {Align.CENTRE: slack / 2, Align.RIGHT: slack}.get(style.align, 0.0)
    return Line(tuple(_runs(atoms, halved, x, stretch, style)), "".join(a.text for a in atoms))


def _is_halved(atoms: Sequence[_Atom], index: int, *, at_margin: bool) -> bool:
    """Whether a mark gives up its blank half, because it meets another mark or the edge of the line."""
    text = atoms[index].text
    if text in CLOSING:
        return index + 1 == len(atoms) or atoms[index + 1].text in CLOSING | OPENING
    if text in OPENING:
        return at_margin if index == 0 else atoms[index - 1].text in OPENING
    return False


def _runs(
    atoms: Sequence[_Atom], halved: Sequence[bool], x: float, stretch: float, style: Style
) -> Iterator[Run]:
    placed: list[tuple[str, Face, float, float]] = []
    for atom, narrow in zip(atoms, halved, strict=True):
        inner = stretch if len(atom.text) == 1 else 0.0
        for character in atom.text:
            face = face_for(character, style.face)
            face = half(character, face) if narrow else face
            placed.append((character, face, x, inner))
            x += advance(character, face) * style.size / 1000
        x += stretch
    yield from _joined(placed, style.size)


def _joined(placed: Sequence[tuple[str, Face, float, float]], size: float) -> Iterator[Run]:
    """Join neighbours that follow one another in the same font with the same space."""
    marks: list[int] = [0]
    for index in range(1, len(placed)):
        character, face, x, spacing = placed[index - 1]
        follows = x + advance(character, face) * size / 1000 + spacing
        same = placed[index][1] is face and placed[index][3] == spacing
        marks.append(marks[-1] + (0 if same and abs(placed[index][2] - follows) < 0.001 else 1))
    for _, group in groupby(zip(marks, placed, strict=True), key=lambda pair: pair[0]):
        members = [item for _, item in group]
        _, face, x, spacing = members[0]
        yield Run(x, "".join(c for c, *_ in members), face, spacing)
