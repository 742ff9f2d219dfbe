"""The views of the office: parse, one call below, render."""
