"""The project that a case belongs to: the lead departments file under its name, and the name alone tells."""

from __future__ import annotations

import unicodedata
from datetime import date

from accounts.models import Role
from approvals.catalogue import Answers, PermitType
from approvals.models import Project
from ledger import prepared

NAMED_BY = "project"
LONGEST = 200
# Whoever files for a project at the same moment waits for the row, and then finds it.
FOUND_OR_BEGUN = """
INSERT INTO approvals_project (key, name, begun_on) VALUES (%(key)s, %(name)s, %(begun_on)s)
ON CONFLICT (key) DO UPDATE SET key = excluded.key
RETURNING id, key, name, begun_on
"""


def project_of(entry: PermitType, answers: Answers, *, on: date) -> Project | None:
    """The project for which the lead files a case, begun on this day if it is the first; else none."""
    name = " ".join(str(answers.get(NAMED_BY) or "").split())[:LONGEST]
    if entry.filed_by != Role.LEAD or not name:
        return None
    [row] = prepared.rows(FOUND_OR_BEGUN, {"key": key_of(name), "name": name, "begun_on": on})
    return Project(*row)


def key_of(name: str) -> str:
    """A name as it is compared: blanks, capitals and full-width signs make no other project of it."""
    return unicodedata.normalize("NFKC", "".join(name.split())).casefold()[:LONGEST]
