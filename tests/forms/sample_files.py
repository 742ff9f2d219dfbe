"""Files as people hand them in, and as people who mean harm do; made on the spot."""

import io
import zipfile
import zlib
from collections.abc import Callable

import pikepdf
from pikepdf import Array, Dictionary, Name, String
from PIL import Image


def pdf(change: Callable[[pikepdf.Pdf], None] | None = None, *, pages: int = 1, **options) -> bytes:
    document = pikepdf.new()
    for _ in range(pages):
        document.add_blank_page()
    if change:
        change(document)
    out = io.BytesIO()
    document.save(out, **options)
    return out.getvalue()


def picture(form: str, *, size: tuple[int, int] = (40, 30), **options) -> bytes:
    out = io.BytesIO()
    Image.effect_noise(size, 50).save(out, form, **options)
    return out.getvalue()


def zipped() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("a.html", "<script>alert(1)</script>")
    return out.getvalue()


def png_of(width: int, height: int) -> bytes:
    def chunk(kind: bytes, content: bytes) -> bytes:
        return (
            len(content).to_bytes(4, "big") + kind + content + zlib.crc32(kind + content).to_bytes(4, "big")
        )

    header = width.to_bytes(4, "big") + height.to_bytes(4, "big") + b"\x01\x00\x00\x00\x00"
    return (
        b"\x89PNG\r\n\x1a\n"
        + chunk(b"IHDR", header)
        + chunk(b"IDAT", zlib.compress(b"\0" * 9))
        + chunk(b"IEND", b"")
    )


def with_open_script(document: pikepdf.Pdf) -> None:
    document.Root.OpenAction = Dictionary(S=Name.JavaScript, JS=String("app.alert(1)"))


def with_named_script(document: pikepdf.Pdf) -> None:
    action = document.make_indirect(Dictionary(S=Name.JavaScript, JS=String("app.alert(1)")))
    document.Root.Names = Dictionary(JavaScript=Dictionary(Names=Array([String("x"), action])))


def with_launch(document: pikepdf.Pdf) -> None:
    link = Dictionary(Type=Name.Annot, Subtype=Name.Link, A=Dictionary(S=Name.Launch, F=String("calc.exe")))
    document.pages[0].Annots = Array([Dictionary(link)])


def with_embedded_file(document: pikepdf.Pdf) -> None:
    document.attachments["x.exe"] = b"MZ"


def with_dynamic_form(document: pikepdf.Pdf) -> None:
    document.Root.AcroForm = Dictionary(XFA=document.make_stream(b"<xdp/>"))


def with_web_link(document: pikepdf.Pdf) -> None:
    link = Dictionary(
        Type=Name.Annot, Subtype=Name.Link, A=Dictionary(S=Name.URI, URI=String("https://example.cn"))
    )
    document.pages[0].Annots = Array([link])


def with_endless_list(document: pikepdf.Pdf) -> None:
    document.Root.X = Array([1] * 150_000)


def pdf_with_packed_object(size: int) -> bytes:
    """A PDF by hand whose fifth object lies in a packed stream and is `size` bytes long when unpacked."""
    packing = zlib.compressobj(9)
    begun = packing.compress(b"5 0 << /A 1 >> ")
    packed = begun + b"".join(packing.compress(b" " * 2**20) for _ in range(size // 2**20)) + packing.flush()
    bodies = (
        b"<</Type/Catalog/Pages 2 0 R>>",
        b"<</Type/Pages/Kids[3 0 R]/Count 1>>",
        b"<</Type/Page/Parent 2 0 R/Resources<<>>/MediaBox[0 0 9 9]>>",
        b"<</Type/ObjStm/N 1/First 4/Filter/FlateDecode/Length %d>>stream\n%s\nendstream"
        % (len(packed), packed),
    )
    content, rows = b"%PDF-1.7\n", [b"\0\0\0\0\0\xff"]
    for number, body in enumerate(bodies, start=1):
        rows.append(b"\1" + len(content).to_bytes(4, "big") + b"\0")
        content += b"%d 0 obj\n%s\nendobj\n" % (number, body)
    start = len(content)
    rows += [b"\2\0\0\0\4\0", b"\1" + start.to_bytes(4, "big") + b"\0"]
    table = b"".join(rows)
    content += b"6 0 obj\n<</Type/XRef/Size 7/W[1 4 1]/Root 1 0 R/Length %d>>stream\n%s" % (len(table), table)
    return content + b"\nendstream\nendobj\nstartxref\n%d\n%%%%EOF\n" % start
