"""People with addresses, whom cases are about."""

import pytest

from workflows.stories.cast import Cast


@pytest.fixture
def cast() -> Cast:
    """The cast of a story, whose applicant and administrator have mail addresses."""
    cast = Cast()
    for name in ("applicant", "admin"):
        person = cast.who(name)
        person.email = f"{name}@linjiang.example"
        person.save(update_fields=["email"])
    return cast
