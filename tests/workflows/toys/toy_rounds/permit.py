"""The toy's entry."""

from workflows.permits.toy_rounds.flow import FLOW

from tests.workflows.toys.entries import entry

ENTRIES = (entry("toy-rounds", FLOW),)
