import hashlib

from fontTools.ttLib import TTFont

from documents.layout.faces import FONTS, Face, advance, font_files, half
from documents.layout.lines import CLOSING, OPENING

MEGABYTE = 1_000_000


def test_every_font_is_the_one_that_fonts_toml_names():
    found = {face: hashlib.sha256(file.path.read_bytes()).hexdigest() for face, file in font_files().items()}

    assert found == {face: file.sha256 for face, file in font_files().items()}
    assert set(found) == set(Face)


def test_no_font_lies_about_that_is_not_listed():
    assert {path.name for path in FONTS.glob("*.ttf")} == {file.path.name for file in font_files().values()}


def test_every_font_comes_with_its_licence():
    for path in FONTS.glob("*OFL.txt"):
        assert "SIL OPEN FONT LICENSE" in path.read_text().upper()

    assert len(list(FONTS.glob("*OFL.txt"))) == 3


def test_no_font_forbids_to_embed_it():
    for file in font_files().values():
        assert TTFont(file.path)["OS/2"].fsType == 0


def test_a_cut_font_does_not_use_the_name_reserved_by_its_makers():
    records = TTFont(font_files()[Face.RARE].path)["name"].names
    names = {str(record) for record in records if record.nameID in (1, 4, 6)}

    assert not any("LXGW" in name or "霞鹜" in name for name in names)


def test_every_mark_that_meets_another_has_a_form_of_half_its_width():
    for face in (Face.SERIF, Face.BOLD, Face.SANS):
        for mark in OPENING | CLOSING:
            assert advance(mark, half(mark, face)) == 500


def test_the_fonts_are_small_enough_to_be_kept_with_the_code():
    assert sum(path.stat().st_size for path in FONTS.glob("*.ttf")) < 45 * MEGABYTE
