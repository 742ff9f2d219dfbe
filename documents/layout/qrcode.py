"""The QR code of a paper, drawn as plain squares."""

from __future__ import annotations

from reportlab.graphics.barcode.qrencoder import QRCode, QRErrorCorrectLevel
from reportlab.pdfgen.canvas import Canvas


def draw_qr(canvas: Canvas, content: str, *, x: float, y: float, size: float) -> None:
    """Draw the code with its lower left corner at `x`, `y`; the caller leaves the quiet zone white."""
    code = QRCode(None, QRErrorCorrectLevel.M)
    code.addData(content)
    code.make()
    count = code.getModuleCount()
    step = size / count
    path = canvas.beginPath()
    for row in range(count):
        for start, length in _dark_spans([bool(code.isDark(row, column)) for column in range(count)]):
            path.rect(x + start * step, y + size - (row + 1) * step, length * step, step)
    canvas.saveState()
    canvas.setFillColor("#000000")
    canvas.drawPath(path, stroke=0, fill=1)
    canvas.restoreState()


def _dark_spans(row: list[bool]) -> list[tuple[int, int]]:
    spans: list[tuple[int, int]] = []
    for column, is_dark in enumerate(row):
        if not is_dark:
            continue
        if spans and sum(spans[-1]) == column:
            spans[-1] = (spans[-1][0], spans[-1][1] + 1)
        else:
            spans.append((column, 1))
    return spans
