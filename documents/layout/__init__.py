"""How a paper is set on the page: fonts, Chinese line breaking, pages, seal, QR code."""
