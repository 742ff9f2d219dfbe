"""Who is who, who holds which office, who acts for whom."""
