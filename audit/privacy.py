"""Personal numbers are masked for an auditor: identity numbers, mobile numbers, bank accounts."""

from __future__ import annotations

import re
from typing import Any

_IDENTITY = re.compile(r"(?<![0-9A-Za-z])([1-9][0-9]{5})[0-9]{8}([0-9]{3}[0-9Xx])(?![0-9A-Za-z])")
_MOBILE = re.compile(r"(?<![0-9])(1[3-9][0-9])[0-9]{4}([0-9]{4})(?![0-9])")
_ACCOUNT = re.compile(r"(?<![0-9A-Za-z])([0-9]{4})[0-9]{8,11}([0-9]{4})(?![0-9A-Za-z])")


def masked(text: str) -> str:
    """The text with the middle of every personal number starred out."""
    hidden = _IDENTITY.sub(r"\1********\2", text)
    hidden = _MOBILE.sub(r"\1****\2", hidden)
    return _ACCOUNT.sub(r"\1********\2", hidden)


def masked_within(value: Any) -> Any:
    """Answers with every text in them masked, however deep it stands."""
    if isinstance(value, str):
        return masked(value)
    if isinstance(value, dict):
        return {key: masked_within(one) for key, one in value.items()}
    if isinstance(value, list):
        return [masked_within(one) for one in value]
    return value
