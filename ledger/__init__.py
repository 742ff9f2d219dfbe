"""The record: one hash-chained, append-only list of acts a case, and the outbox of what is still owed."""
