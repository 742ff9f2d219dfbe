"""What has to be handed in: materials, how each one comes, and the list of before the reform beside it."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from forms.conditions import Answers, Condition
from forms.words import Words


class Comes(StrEnum):
    """How a material gets into the file."""

    APPLICANT = "APPLICANT"
    DATA_SHARE = "DATA_SHARE"
    E_LICENCE = "E_LICENCE"
    COMMITMENT = "COMMITMENT"
    NO_LONGER = "NO_LONGER"

    @property
    def words(self) -> Words:
        """The way as the guide of a permit names it."""
        return _WAYS[self]


class Confidence(StrEnum):
    """Whether a value of the catalogue is confirmed by its source or assumed."""

    CONFIRMED = "confirmed"
    ASSUMED = "assumed"


_WAYS = {
    Comes.APPLICANT: Words("申请人提交", "handed in by the applicant"),
    Comes.DATA_SHARE: Words("数据共享核验", "taken from shared data"),
    Comes.E_LICENCE: Words("电子证照调取", "taken from the electronic licences"),
    Comes.COMMITMENT: Words("以书面承诺替代", "replaced by a written commitment"),
    Comes.NO_LONGER: Words("不再要求提供", "no longer asked for"),
}


@dataclass(frozen=True)
class Material:
    """One material; `needed` says under which answers, `before_reform` whether it was asked for before."""

    code: str
    title: Words
    needed: Condition | None = None
    comes: Comes = Comes.APPLICANT
    before_reform: bool = True
    note: Words | None = None
    confidence: Confidence = Confidence.ASSUMED

    def is_needed(self, answers: Answers) -> bool:
        """Whether it belongs into the file under these answers, however it comes."""
        return self.comes is not Comes.NO_LONGER and (self.needed is None or self.needed.holds(answers))

    def is_asked(self, answers: Answers) -> bool:
        """Whether the applicant has to hand it in."""
        return self.comes is Comes.APPLICANT and self.is_needed(answers)


def needed(materials: Iterable[Material], answers: Answers) -> tuple[Material, ...]:
    """What belongs into the file under these answers."""
    return tuple(material for material in materials if material.is_needed(answers))


def asked(materials: Iterable[Material], answers: Answers) -> tuple[Material, ...]:
    """What the applicant has to hand in under these answers."""
    return tuple(material for material in materials if material.is_asked(answers))


def missing(materials: Iterable[Material], answers: Answers, given: Collection[Any]) -> tuple[Material, ...]:
    """What the applicant has to hand in and has not; `given` holds the codes that are in."""
    return tuple(material for material in asked(materials, answers) if material.code not in given)


def asked_before(materials: Iterable[Material]) -> tuple[Material, ...]:
    """The list of before the reform, with those no longer asked for."""
    return tuple(material for material in materials if material.before_reform)


def saved(materials: Collection[Material]) -> int:
    """How many fewer materials an applicant hands in than before the reform, all conditions met."""
    now = [material for material in materials if material.comes is Comes.APPLICANT]
    return len(asked_before(materials)) - len(now)
