"""Pages of the auditor: compliance, a case's clock day by day, its record."""
