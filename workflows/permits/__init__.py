"""One folder a permit."""
