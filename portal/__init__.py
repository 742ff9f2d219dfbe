"""The pages for the public, applicants, officers and auditors."""
