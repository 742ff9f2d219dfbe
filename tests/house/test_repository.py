"""What the repository carries: no registry, no path of a machine, no made file, no altered copy."""

import hashlib
import re
import tomllib

import pytest

from tests.house.reading import HOME, named, own_files

LOCKS = sorted(path.name for path in HOME.glob("requirements*.lock"))
MACHINE_PATH = re.compile(
    r"(?<![\w./~-])/(?:work|home/\w+|root|Users/\w+|mnt|opt/(?:wheels|pypi)\S*)(?:/|\b)"
)
REGISTRY = re.compile(
    r"https?://(?:[\w.-]*\.)?(?:pypi\.org|pythonhosted\.org|npmjs\.org|npmmirror\.com|aliyun\.com)"
)
VENDOR = HOME / "portal/static/vendor"


def written_texts():
    for path in own_files():
        if "static/vendor" in named(path) or "/house/" in named(path):
            continue
        try:
            yield path, path.read_text()
        except UnicodeDecodeError:
            continue


@pytest.mark.parametrize("lock", LOCKS)
def test_a_lock_names_hashes_and_no_address(lock):
    text = (HOME / lock).read_text()

    assert "://" not in text
    assert "--hash=sha256:" in text


def test_every_locked_requirement_is_pinned_by_hash():
    for lock in LOCKS:
        for entry in (HOME / lock).read_text().replace("\\\n", " ").splitlines():
            assert "==" in entry, (lock, entry)
            assert "--hash=sha256:" in entry, (lock, entry)


def test_no_file_names_a_path_of_somebodys_machine():
    found = [
        f"{named(path)}: {match[0]}"
        for path, text in written_texts()
        for match in MACHINE_PATH.finditer(text)
    ]

    assert found == []


def test_no_file_names_a_registry():
    assert [named(path) for path, text in written_texts() if REGISTRY.search(text)] == []


def test_no_data_or_made_file_is_in_the_repository():
    made = (".mo", ".pyc", ".sqlite3", ".log", ".pid")

    assert [
        named(path) for path in own_files() if path.suffix in made or named(path).startswith("var/")
    ] == []


def test_vendored_files_are_what_their_list_says():
    folders = [path for path in VENDOR.iterdir() if path.is_dir()]

    assert folders
    for folder in folders:
        listed = tomllib.loads((folder / "VENDOR.toml").read_text())
        kept = {
            path.name: hashlib.sha256(path.read_bytes()).hexdigest()
            for path in folder.iterdir()
            if path.name != "VENDOR.toml"
        }
        assert kept == listed["sha256"], named(folder)
        assert listed["licence"]
        assert folder.name.endswith(listed["version"])
