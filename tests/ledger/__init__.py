"""The record is append-only, chained, sealed and provable."""
