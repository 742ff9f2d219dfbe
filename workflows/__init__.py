"""The movement: what comes after what, whose turn it is, and what happens when nobody moves."""
