"""The acts upon a case: each one function, in the open transaction, with its own ledger entry."""
