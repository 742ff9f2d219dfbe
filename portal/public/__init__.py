"""Pages for everybody: the catalogue with its guides, the check of a paper, registration and log-in."""
