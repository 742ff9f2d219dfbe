"""A paper as a value: who writes to whom, what it says, who signs it and where it can be checked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from documents.layout.sheet import CheckStrip


class Form(StrEnum):
    """The three dresses of a paper."""

    LETTER = "letter"
    CERTIFICATE = "certificate"
    RECORD = "record"


@dataclass(frozen=True)
class Para:
    """A paragraph of the body, its first line indented by two characters."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A heading that stays with what follows."""

    text: str


@dataclass(frozen=True)
class Items:
    """Numbered items: 1. 2. 3."""

    texts: tuple[str, ...]


@dataclass(frozen=True)
class Rows:
    """A table of labels and what they say; empty ones are left out."""

    pairs: tuple[tuple[str, str], ...]


@dataclass(frozen=True)
class Grid:
    """A table with a header; `shares` are the parts of the width."""

    header: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    shares: tuple[float, ...]


@dataclass(frozen=True)
class Note:
    """Small print under a table or at the end."""

    text: str


Block = Para | Heading | Items | Rows | Grid | Note


@dataclass(frozen=True, kw_only=True)
class OrganSignature:
    """The organ's name and the day, under its seal; `caption` is what a special seal is for.

    `beside` is small print at the left, such as where to ask.
    """

    organ: str
    dated_on: date
    caption: str = ""
    beside: tuple[str, ...] = ()


@dataclass(frozen=True, kw_only=True)
class BothSignatures:
    """A paper that takes effect when both sides have signed (commitment)."""

    applicant: str
    signed_by: str
    signed_on: date | None
    organ: str
    dated_on: date
    caption: str = ""


@dataclass(frozen=True, kw_only=True)
class SignatureLines:
    """Lines to sign on: for each label the printed name, if the signing is on record."""

    lines: tuple[tuple[str, str], ...]
    dated_on: date


Signature = OrganSignature | BothSignatures | SignatureLines


@dataclass(frozen=True, kw_only=True)
class Letter:
    """Everything that is on the paper; printing the same letter twice gives the same bytes."""

    kind: str
    title: str
    number: str
    case_no: str
    organ: str
    dated_on: date
    blocks: tuple[Block, ...]
    signature: Signature
    to: str = ""
    english: str = ""
    form: Form = Form.LETTER
    check: CheckStrip | None = None
    is_preview: bool = False
