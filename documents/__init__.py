"""Paper: templates to PDF, seal, number, QR code."""
