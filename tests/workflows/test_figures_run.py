"""The figures that copy many rows inside the database can still be taken: a column more may stop them."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

pytestmark = [pytest.mark.processes, pytest.mark.xdist_group("figures")]


def test_the_figures_over_many_cases_are_taken(settings):
    taken = subprocess.run(
        [sys.executable, "-m", "bench", "d", "e", "f", "--quick"],
        cwd=settings.BASE_DIR,
        env=dict(os.environ),
        capture_output=True,
        text=True,
        timeout=300,
        check=False,
    )

    assert taken.returncode == 0, taken.stderr
    assert [row for row in ("empty sweep", "first page", "derived anew") if row not in taken.stdout] == []
