"""The law's counting of days: working calendar, legal clock, explanation.  Pure Python, no framework."""
