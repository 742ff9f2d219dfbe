"""Papers of the sample facts as letters, bytes, text and pictures."""

import subprocess
from datetime import date
from functools import cache
from pathlib import Path

from documents.layout.sheet import CheckStrip
from documents.letters.letter import Letter
from documents.letters.rendering import lay_out, render
from documents.organ import Organ
from documents.papers.catalogue import paper_kind
from documents.papers.frame import Frame
from tests.documents.paper_facts import VARIANTS

URL = "https://lvtong.example.gov.cn/check/0ZK4M7Q2XW9TB3HV"
ORGAN = Organ(
    name_zh="临江区绿化和市容管理局",
    name_en="Linjiang District Greenery and City Appearance Bureau",
    short="临绿容",
    reconsideration_zh="临江区人民政府",
    court_zh="有管辖权的人民法院",
    seal_caption="行政审批专用章",
    address_zh="临江区政务服务中心二楼B12窗口",
    telephone="12345",
)


def frame(kind: str) -> Frame:
    return Frame(
        kind=kind,
        organ=ORGAN,
        number=f"临绿容{paper_kind(kind).word}〔2026〕12号",
        dated_on=date(2026, 3, 4),
        check=CheckStrip(url=URL, code="0ZK4-M7Q2-XW9T-B3HV", site="https://lvtong.example.gov.cn/check/"),
    )


def letter(variant: str, **changed: object) -> Letter:
    kind, facts = VARIANTS[variant]
    return paper_kind(kind).letter(facts | changed, frame(kind))


@cache
def pdf(variant: str) -> bytes:
    return render(letter(variant))


def text_of(content: bytes, folder: Path, *, raw: bool = True) -> str:
    """What `pdftotext` reads."""
    return _tool(["pdftotext", *(["-raw"] if raw else []), _file(content, folder), "-"])


def fonts_of(content: bytes, folder: Path) -> list[list[str]]:
    """The rows of `pdffonts`."""
    return [row.split() for row in _tool(["pdffonts", _file(content, folder)]).splitlines()[2:]]


def picture_of(content: bytes, folder: Path, *, resolution: int = 110) -> Path:
    """The first page as a PNG."""
    _tool(
        [
            "pdftoppm",
            "-r",
            str(resolution),
            "-png",
            "-singlefile",
            _file(content, folder),
            str(folder / "page"),
        ]
    )
    return folder / "page.png"


def _file(content: bytes, folder: Path) -> str:
    path = folder / "paper.pdf"
    path.write_bytes(content)
    return str(path)


def _tool(words: list[str]) -> str:
    return subprocess.run(words, capture_output=True, check=True, text=True).stdout


def said(variant: str, **changed: object) -> str:
    """The whole text of a paper, its lines joined."""
    return "".join(line for page in lay_out(letter(variant, **changed)) for line in page.lines)
