"""Prove the record, seal a day of it, carry it out of the house."""
