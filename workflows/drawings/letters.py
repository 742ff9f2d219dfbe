"""How wide words are, near enough, and how they break into lines: no font is asked."""

from __future__ import annotations

import unicodedata

NARROW = 0.56


def width_of(text: str, size: int) -> int:
    """The width of one line: a Chinese character is as wide as it is high."""
    return round(sum(size if _is_wide(letter) else size * NARROW for letter in text))


def lines_of(text: str, width: int, size: int) -> list[str]:
    """The text in lines of at most that width, of nearly one length; a word that is longer stays whole."""
    words = _words(text)
    for count in range(1, len(words)):
        for tried in range(width_of(text, size) // count, width + 1, 4):
            lines = _filled(words, tried, size)
            if len(lines) <= count:
                return lines
    return _filled(words, width, size)


def _filled(words: list[str], width: float, size: int) -> list[str]:
    lines = [""]
    for word in words:
        if lines[-1] and width_of((lines[-1] + word).strip(), size) > width:
            lines.append("")
        lines[-1] += word
    return [line.strip() for line in lines]


def _words(text: str) -> list[str]:
    """What may not be broken: a word with its space, a Chinese character with the mark behind it."""
    words: list[str] = []
    for letter in text:
        closes = letter in "，。、；：？！）》」／" or letter == " "
        starts = not words or (
            not closes and (_is_wide(letter) or _is_wide(words[-1][-1]) or words[-1][-1] == " ")
        )
        if starts:
            words.append(letter)
        else:
            words[-1] += letter
    return words


def _is_wide(letter: str) -> bool:
    return unicodedata.east_asian_width(letter) in "WF"
