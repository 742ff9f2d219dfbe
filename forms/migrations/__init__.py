"""The tables of this floor, step by step."""
