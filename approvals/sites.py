"""One place under one key, however its address is written: the key of the site's card (电子病历卡).

Width of letters, spaces, punctuation and the city's name are set aside; what is left is hashed, so that no
address stands in an address of a page. The database keeps the key beside the place and cannot forget it.
"""

from __future__ import annotations

from typing import Any

from django.db.models import CharField, F, Func, GeneratedField, Value

SITE_LENGTH = 32
_SET_ASIDE = r"[[:space:][:punct:]，。、；：（）【】《》“”‘’·—－]+"
_CITY = r"^(中国)?上海市"


class _Narrow(Func):
    """Full-width letters and digits as half-width ones."""

    function = "normalize"
    template = "normalize(%(expressions)s, NFKC)"


def site_key(place: Any) -> Func:
    """The key of a place; in the database, so that a column and a question cannot differ."""
    bare = Func(_Narrow(place), Value(_SET_ASIDE), Value(""), Value("g"), function="regexp_replace")
    named = Func(bare, Value(_CITY), Value(""), function="regexp_replace")
    return Func(Func(named, function="lower"), function="md5", output_field=CharField())


def site_column() -> GeneratedField:
    """A column that the database derives from `place` of the same row."""
    return GeneratedField(
        expression=site_key(F("place")), output_field=CharField(max_length=SITE_LENGTH), db_persist=True
    )
