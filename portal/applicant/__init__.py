"""Pages of an applicant: applying, one's own cases, what has to be done next."""
