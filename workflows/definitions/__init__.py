"""Definitions that live: what of the running cases lost its place in them, and how it is given another."""
