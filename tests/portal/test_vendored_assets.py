"""The assets of others are those that were fetched, with their licences."""

import hashlib
import tomllib
from pathlib import Path

import pytest

HOME = Path(__file__).parents[2]
FOLDERS = sorted((HOME / "portal/static/vendor").iterdir()) + sorted(
    (HOME / "tests/browser/static/vendor").iterdir()
)


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_vendored_files_are_unchanged_and_licensed(folder):
    told = tomllib.loads((folder / "VENDOR.toml").read_text())
    found = {
        path.name: hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.iterdir()
        if path.name != "VENDOR.toml"
    }

    assert found == told["sha256"]
    assert "LICENSE" in found
    assert folder.name.endswith(f"-{told['version']}")
