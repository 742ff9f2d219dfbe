"""Supervision is not applied for, so it has no entry in the catalogue."""
