"""The house rules that tools can read: lint, layout, types, floors, names and sizes."""

import ast
import subprocess
import sys
from pathlib import Path

from approvals import models
from tests.house.reading import HOME, floor_sources, named, sources

FORBIDDEN_NAMES = {
    "utils",
    "util",
    "helpers",
    "helper",
    "common",
    "misc",
    "core",
    "base",
    "managers",
    "signals",
}
LONGEST_FILE = 300


def complaints_of(*words: str) -> str:
    done = subprocess.run(
        [sys.executable, "-m", *words], cwd=HOME, capture_output=True, text=True, check=False
    )
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_ruff_finds_nothing():
    assert complaints_of("ruff", "check", "--quiet", ".") == ""


def test_the_code_is_laid_out_by_ruff():
    assert complaints_of("ruff", "format", "--check", "--quiet", ".") == ""


def test_the_types_are_right():
    assert complaints_of("mypy") == ""


def test_imports_run_downwards_only():
    program = Path(sys.executable).with_name("lint-imports")
    done = subprocess.run([sys.executable, program], cwd=HOME, capture_output=True, text=True, check=False)

    assert done.returncode == 0, done.stdout


def test_no_import_hides_in_a_function():
    hidden = [
        f"{named(path)}:{statement.lineno}"
        for path in sources()
        for function in ast.walk(ast.parse(path.read_text()))
        if isinstance(function, ast.FunctionDef | ast.AsyncFunctionDef)
        for statement in ast.walk(function)
        if isinstance(statement, ast.Import | ast.ImportFrom)
    ]

    assert hidden == []


def test_modules_are_named_after_what_is_in_them():
    assert [named(path) for path in sources() if {path.stem, path.parent.name} & FORBIDDEN_NAMES] == []


def test_no_file_outgrows_its_reader():
    sizes = {named(path): len(path.read_text().splitlines()) for path in sources()}

    assert {name: lines for name, lines in sizes.items() if lines > LONGEST_FILE} == {}


def test_business_uses_no_signals():
    assert [named(p) for p in floor_sources() if "django.dispatch" in p.read_text()] == []


def test_every_table_of_the_record_has_somebody_who_reads_or_writes_it():
    imported = {
        alias.name
        for path in floor_sources()
        if not named(path).startswith("approvals/models/")
        for statement in ast.walk(ast.parse(path.read_text()))
        if isinstance(statement, ast.ImportFrom) and (statement.module or "").startswith("approvals.models")
        for alias in statement.names
    }

    assert set(models.__all__) - imported == set()
