"""Every text of the pages and programs has its English, and no English is left without its text."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import polib
from django.utils.translation.template import templatize

from tests.house.reading import HOME, floor_sources, named, own_files

CATALOGUE = HOME / "locale/en/LC_MESSAGES/django.po"
CALLS = {"_": 1, "gettext": 1, "gettext_lazy": 1, "gettext_noop": 1, "ngettext": 2, "ngettext_lazy": 2}
IN_TEMPLATE = re.compile(
    r"gettext(?:_noop)?\(\s*(u?(?P<q>'''|\"\"\"|'|\")(?:\\.|(?!(?P=q)).)*(?P=q))", re.DOTALL
)


def texts_of_template(path: Path) -> Iterator[str]:
    for match in IN_TEMPLATE.finditer(templatize(path.read_text(), origin=str(path))):
        yield ast.literal_eval(match[1])


def texts_of_program(path: Path) -> Iterator[str]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in CALLS:
            for argument in node.args[: CALLS[node.func.id]]:
                if isinstance(argument, ast.Constant) and isinstance(argument.value, str):
                    yield argument.value


def texts_in_use() -> dict[str, str]:
    """Each text, and one place that shows it."""
    found = {}
    for path in own_files():
        if "templates" in path.parts and path.suffix in (".html", ".txt"):
            found |= dict.fromkeys(texts_of_template(path), named(path))
    for path in floor_sources():
        found |= dict.fromkeys(texts_of_program(path), named(path))
    return found


def catalogue() -> polib.POFile:
    return polib.pofile(str(CATALOGUE))


def test_every_text_in_use_is_in_the_catalogue():
    known = {text for entry in catalogue() for text in (entry.msgid, entry.msgid_plural)}

    assert {text: place for text, place in texts_in_use().items() if text not in known} == {}


def test_every_text_is_translated_for_sure():
    assert [entry.msgid for entry in catalogue() if not entry.obsolete and not entry.translated()] == []
    assert [entry.msgid for entry in catalogue().fuzzy_entries()] == []


def test_a_translation_keeps_the_places_to_fill():
    places = re.compile(r"%\(\w+\)[sd]|\{\w*\}")

    for entry in catalogue().translated_entries():
        if not entry.msgid_plural:
            assert set(places.findall(entry.msgid)) == set(places.findall(entry.msgstr)), entry.msgid
