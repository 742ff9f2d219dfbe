"""Telling people: notices, service of documents, channels."""
