"""The plain consultation."""
