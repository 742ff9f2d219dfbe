"""Tests, one folder a floor; their names are sentences of the law."""
