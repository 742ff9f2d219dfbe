"""The movement of a case: nodes, engine, deadlines, inbox, and one folder a permit."""
