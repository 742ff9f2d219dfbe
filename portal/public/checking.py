"""What the check page answers: by the code, by the number, or by both, which then have to agree."""

from __future__ import annotations

from documents.checking import PublicFacts, check, check_number


def ask(code: str, number: str) -> tuple[PublicFacts, ...]:
    """The papers that match everything that was typed; none if there is no such paper of ours."""
    if code:
        found = check(code)
        matches = found is not None and (not number or _plain(found.number) == _plain(number))
        return (found,) if found is not None and matches else ()
    return check_number(number) if number else ()


def _plain(number: str) -> str:
    return (
        "".join(number.split()).replace("[", "〔").replace("]", "〕").replace("［", "〔").replace("］", "〕")
    )
