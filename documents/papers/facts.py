"""Reading the frozen facts of a paper from JSON into its declared values, and refusing what does not fit."""

from __future__ import annotations

import types
from collections.abc import Mapping
from dataclasses import MISSING, Field, dataclass, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints
from zoneinfo import ZoneInfo

from documents.errors import FactsWrong
from documents.letters.chinese import day

T = TypeVar("T")
SHANGHAI = ZoneInfo("Asia/Shanghai")


@dataclass(frozen=True, kw_only=True)
class CaseFacts:
    """What every paper of a case says: whose case it is, its number, and what was application for.

    `assumed_note` is printed only where the facts say so; `english` is one courtesy line under the title.
    What is no permit (`is_permit`) is not governed by the Licensing Law, and tells of no remedies.
    """

    case_no: str
    item: str
    applicant: str
    is_unit: bool = True
    project: str = ""
    assumed_note: str = ""
    english: str = ""
    is_permit: bool = True

    @property
    def you(self) -> str:
        """How the paper addresses the applicant."""
        return "你单位" if self.is_unit else "你"


@dataclass(frozen=True, kw_only=True)
class MaterialLine:
    """A material as a paper lists it, all in Chinese: its name, how it comes, and a remark."""

    title: str
    comes: str = ""
    note: str = ""


@dataclass(frozen=True, kw_only=True)
class Term:
    """A period of working days: its last day, or none while it is unknown (`provisional`: unpublished)."""

    days: int
    on: date | None = None
    provisional: bool = False


@dataclass(frozen=True, kw_only=True)
class Reference:
    """An earlier paper: its title, its day, and its number if it was made by then."""

    title: str
    on: date
    number: str = ""

    @property
    def told(self) -> str:
        """2026年12月14日的《受理通知书》（临绿容受〔2026〕40号）."""
        number = f"（{self.number}）" if self.number else ""
        return f"{day(self.on)}的《{self.title}》{number}"


@dataclass(frozen=True, kw_only=True)
class Fact:
    """A labelled fact, such as 面积: 120 平方米."""

    label: str
    text: str


@dataclass(frozen=True, kw_only=True)
class UpperOrgan:
    """The organ that decided where another one reviewed before it, and where its decision is contested."""

    name: str
    reconsideration: str
    court: str


def read(kind: type[T], facts: Mapping[str, Any], *, subject: str) -> T:
    """The declared facts of a paper; raises FactsWrong when one is missing, unknown or of the wrong kind."""
    declared: dict[str, Field[Any]] = {f.name: f for f in fields(kind)}  # type: ignore[arg-type]
    unknown = sorted(set(facts) - set(declared))
    if unknown:
        raise FactsWrong(subject, f"unknown {', '.join(unknown)}")
    missing = sorted(name for name, f in declared.items() if name not in facts and _is_required(f))
    if missing:
        raise FactsWrong(subject, f"missing {', '.join(missing)}")
    hints = _hints(kind)
    values = {name: _read_value(hints[name], value, f"{subject}.{name}") for name, value in facts.items()}
    try:
        return kind(**values)
    except ValueError as error:
        raise FactsWrong(subject, str(error)) from error


@cache
def _hints(kind: type) -> dict[str, Any]:
    return get_type_hints(kind)


def _is_required(declared: Field[Any]) -> bool:
    return declared.default is MISSING and declared.default_factory is MISSING


def _read_value(kind: Any, value: Any, subject: str) -> Any:
    origin = get_origin(kind)
    if origin in (Union, types.UnionType):
        return None if value is None else _read_value(_without_none(kind), value, subject)
    if origin is tuple:
        if not isinstance(value, list | tuple):
            raise FactsWrong(subject, "not a list")
        return tuple(
            _read_value(get_args(kind)[0], item, f"{subject}[{number}]") for number, item in enumerate(value)
        )
    if is_dataclass(kind) and isinstance(kind, type):
        if not isinstance(value, Mapping):
            raise FactsWrong(subject, "not an object")
        return read(kind, value, subject=subject)
    return _read_plain(kind, value, subject)


def _without_none(kind: Any) -> Any:
    return next(option for option in get_args(kind) if option is not type(None))


def _read_plain(kind: Any, value: Any, subject: str) -> Any:
    try:
        if kind is datetime and isinstance(value, str):
            at = datetime.fromisoformat(value)
            return at.astimezone(SHANGHAI) if at.tzinfo else at
        if kind is date and isinstance(value, str):
            return date.fromisoformat(value)
        if kind is Decimal and isinstance(value, str | int) and not isinstance(value, bool):
            return Decimal(value)
    except (ValueError, InvalidOperation) as error:
        raise FactsWrong(subject, f"cannot be read: {value!r}") from error
    if kind in (str, int, bool) and type(value) is kind:
        return value
    raise FactsWrong(subject, f"should be {kind.__name__}")
