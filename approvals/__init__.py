"""The record of applications and the acts upon it."""
