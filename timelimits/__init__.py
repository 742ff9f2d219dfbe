"""The law's time, without framework or database: working days, legal clocks, and why each day counts."""
