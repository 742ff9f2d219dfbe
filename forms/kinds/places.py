"""Place: an address, and on the map a point or the outline of the ground."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar

from django.http import QueryDict

from forms.geometry import area_m2, crosses_itself
from forms.kinds.field import Field, Found, Inputs, Raw, Unreadable, as_typed, typed
from forms.kinds.text import Text
from forms.words import Words
from forms.writing import half_width

PARTS = ("address", "lng", "lat", "polygon")
MOST_CORNERS = 200
_KNOWN = frozenset({*PARTS, "point"})


@dataclass(frozen=True)
class Place(Field):
    """`{address, point: [lng, lat] or null, polygon: [[lng, lat], …] or null}`; plain text is the address.

    `bounds` (west, south, east, north; degrees of WGS84) catch longitude and latitude in the wrong order.
    """

    missing: ClassVar[Words] = Words("请填写“{label}”的地址。", "Please fill in the address of “{label}”.")

    max_length: int = field(default=200, kw_only=True)
    bounds: tuple[float, float, float, float] = field(default=(73.0, 3.0, 136.0, 54.0), kw_only=True)

    def read(self, raw: Raw, *, partial: bool = False) -> Found:
        """Address, point and outline, each faulty one told at its own input."""
        given = raw.get(self.key)
        parts = self._parts(given)
        if all(self.is_blank(value) for value in parts.values()) and not self.is_blank(given):
            parts = {}
        if not any(not self.is_blank(value) for value in parts.values()) and (partial or not self.required):
            return Found()
        answer, errors = self._read_parts(parts)
        if partial:
            errors.pop(self._name("address"), None) if self.is_blank(parts.get("address")) else None
        unknown = (
            [f"{self.key}-{key}" for key in given if key not in _KNOWN] if isinstance(given, Mapping) else []
        )
        kept = as_typed(given) if errors or partial else answer
        return Found({self.key: kept} if partial or not errors else {}, errors, tuple(unknown))

    def from_post(self, post: QueryDict, *, prefix: str = "") -> dict[str, Any]:
        """The four posted parts."""
        return {self.key: {part: post.get(f"{prefix}{self.key}-{part}", "") for part in PARTS}}

    def to_inputs(self, raw: Raw, *, prefix: str = "") -> Inputs:
        """The four inputs; the outline as `lng,lat lng,lat`."""
        parts = self._parts(raw.get(self.key))
        outline = parts.get("polygon")
        if isinstance(outline, list):
            parts["polygon"] = " ".join(
                ",".join(map(str, corner)) for corner in outline if isinstance(corner, list)
            )
        return {f"{prefix}{self.key}-{part}": typed(parts.get(part)) for part in PARTS}

    def shown(self, answer: Any) -> Words:
        """The address, with the point or the drawn area where there is one."""
        if answer["polygon"]:
            area = round(area_m2(answer["polygon"]))
            return Words(
                f"{answer['address']}（图上面积约 {area} 平方米）", f"{answer['address']} (drawn: {area} m²)"
            )
        if answer["point"]:
            lng, lat = answer["point"]
            return Words(
                f"{answer['address']}（东经 {lng}，北纬 {lat}）", f"{answer['address']} ({lat} N, {lng} E)"
            )
        return Words(answer["address"], answer["address"])

    def _name(self, part: str) -> str:
        return f"{self.key}-{part}"

    def _parts(self, given: Any) -> dict[str, Any]:
        if not isinstance(given, Mapping):
            return {"address": given}
        parts = dict(given)
        point = parts.get("point")
        if isinstance(point, list | tuple) and len(point) == 2:
            parts["lng"], parts["lat"] = point
        elif point is not None:
            parts["lng"] = point
        return parts

    def _read_parts(self, parts: dict[str, Any]) -> tuple[dict[str, Any], dict[str, list[Words]]]:
        answer: dict[str, Any] = {"address": "", "point": None, "polygon": None}
        errors: dict[str, list[Words]] = {}
        address = Text("address", self.label, max_length=self.max_length).read(
            {"address": parts.get("address")}
        )
        answer |= address.answers
        if address.errors:
            is_missing = self.is_blank(parts.get("address"))
            says = [self.missing.fill(label=self.label)] if is_missing else address.errors["address"]
            errors[self._name("address")] = says
        for part, reader in (("point", self._point), ("polygon", self._outline)):
            try:
                answer[part] = reader(parts)
            except Unreadable as fault:
                errors[self._name(fault.part)] = [fault.says]
        return answer, errors

    def _point(self, parts: dict[str, Any]) -> list[float] | None:
        given = [part for part in ("lng", "lat") if not self.is_blank(parts.get(part))]
        if not given:
            return None
        if len(given) == 1:
            says = self.says(
                "“{label}”的经度和纬度应当同时填写。", "“{label}” needs both longitude and latitude."
            )
            raise Unreadable(says, part="lat" if given == ["lng"] else "lng")
        return self._corner([parts["lng"], parts["lat"]], part="lng")

    def _outline(self, parts: dict[str, Any]) -> list[list[float]] | None:
        given = parts.get("polygon")
        if self.is_blank(given):
            return None
        corners = [self._corner(corner, part="polygon") for corner in self._written_corners(given)]
        if len(corners) > 1 and corners[0] == corners[-1]:
            corners.pop()
        if len(corners) < 3 or area_m2(corners) < 0.01:
            raise self._bad_outline(
                "至少需要不在一条直线上的三个点", "needs three points that are not in one line"
            )
        if crosses_itself(corners):
            raise self._bad_outline("的边线不得相互交叉", "may not cross itself")
        return corners

    def _written_corners(self, given: Any) -> Sequence[Any]:
        corners = given
        if isinstance(given, str):
            try:
                corners = json.loads(given) if given.lstrip().startswith("[") else _pairs(given)
            except (ValueError, RecursionError):
                corners = None
        if not isinstance(corners, list | tuple):
            raise self._bad_outline("应当写作“经度,纬度 经度,纬度”", "must be written “lng,lat lng,lat”")
        if len(corners) > MOST_CORNERS:
            raise self._bad_outline(f"最多 {MOST_CORNERS} 个点", f"may have {MOST_CORNERS} points at most")
        return corners

    def _corner(self, given: Any, *, part: str) -> list[float]:
        if isinstance(given, list | tuple) and len(given) == 2:
            lng, lat = _degrees(given[0]), _degrees(given[1])
            west, south, east, north = self.bounds
            if lng is not None and lat is not None and west <= lng <= east and south <= lat <= north:
                return [lng, lat]
        says = self.says(
            "“{label}”的坐标有误：请按经度在前、纬度在后填写十进制度数，例如 121.4737,31.2304。",
            "“{label}” has wrong coordinates. "
            "Please give decimal degrees, longitude first: 121.4737,31.2304.",
        )
        raise Unreadable(says, part=part)

    def _bad_outline(self, zh: str, en: str) -> Unreadable:
        says = self.says(
            "“{label}”的图上范围{fault}。", "The outline of “{label}” {fault}.", fault=Words(zh, en)
        )
        return Unreadable(says, part="polygon")


def _pairs(written: str) -> list[list[str]]:
    pairs = written.replace("，", ",").replace(";", " ").replace("；", " ").split()
    return [pair.split(",") for pair in pairs]


def _degrees(given: Any) -> float | None:
    if isinstance(given, bool) or not isinstance(given, int | float | str):
        return None
    try:
        number = float(half_width(given[:40])) if isinstance(given, str) else float(given)
    except (ValueError, OverflowError):
        return None
    return round(number, 7) if math.isfinite(number) else None
