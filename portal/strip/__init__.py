"""The day strip: what a clock explains, one column a calendar day; pure values that a template prints."""

from portal.strip.drawing import Strip, Track, day_strip, flag, promised, statutory
from portal.strip.layout import Flag

__all__ = ["Flag", "Strip", "Track", "day_strip", "flag", "promised", "statutory"]
