"""A permit whose definition changes while its cases run: its folder is written, read, and written again."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from viewflow.workflow import fields

from approvals import catalogue
from tests.played import MONDAY, at
from tests.workflows.toys import entries
from workflows import permits, registry
from workflows.acts.registry import ACTS
from workflows.definitions.memory import remember
from workflows.models import OPEN_TASK, Task

NOON = at(MONDAY, 12)
CACHES = (
    fields.import_flow_by_ref,
    fields.import_task_by_ref,
    fields.get_flow_ref,
    fields.get_task_ref,
)


class Living:
    """One permit in a folder of its own, as if it stood under workflows/permits/."""

    def __init__(self, home: Path, slug: str, files: Mapping[str, str]) -> None:
        self.home, self.slug, self.files = home, slug, dict(files)
        self.folder = slug.replace("-", "_")
        permits.__path__.append(str(home))
        self.change()

    def change(self, *edits: tuple[str, str]) -> None:
        """Begin the program anew, with these pieces of the first files replaced."""
        self.forget()
        folder = self.home / self.folder
        folder.mkdir(exist_ok=True)
        for old, _ in edits:
            assert any(old in text for text in self.files.values()), old
        for name, text in self.files.items():
            for old, new in edits:
                text = text.replace(old, new)
            (folder / name).write_text(text, encoding="utf-8")
        importlib.invalidate_caches()
        registry.register(f"{permits.__name__}.{self.folder}")

    def remove(self) -> None:
        """The permit's folder is taken away, but the law under which its cases began stays."""
        kept = catalogue._entries[self.slug]
        self.forget()
        catalogue._entries[self.slug] = kept
        (self.home / self.folder / "flow.py").unlink()

    def forget(self) -> None:
        """What a new process would not know yet."""
        catalogue._entries.pop(self.slug, None)
        registry._flows.pop(self.slug, None)
        for name in [name for name in sys.modules if f"permits.{self.folder}" in name]:
            del sys.modules[name]
        for file in (self.home / self.folder).glob("__pycache__/*"):
            file.unlink()
        for cache in CACHES:
            cache.cache_clear()

    def end(self) -> None:
        """As before the test."""
        self.forget()
        permits.__path__.remove(str(self.home))


@contextmanager
def living_toy(home: Path, slug: str) -> Iterator[Living]:
    """One of the toys, as a permit whose definition lives; its definition is kept."""
    folder = Path(__file__).parents[1] / "toys" / slug.replace("-", "_")
    ACTS.update({act.name: act for act in entries.ACTS})
    living = Living(home, slug, {path.name: path.read_text() for path in folder.glob("*.py")})
    remember(at=NOON)
    yield living
    living.end()
    for act in entries.ACTS:
        del ACTS[act.name]
    entries.parties.clear()
    entries.done.clear()


def open_names(case: object) -> list[str]:
    """The names of the open tasks of a case."""
    return sorted(task.name for task in Task.objects.filter(application=case, status__in=OPEN_TASK))
