"""The toy's entry."""

from workflows.permits.toy_waiting.flow import FLOW

from tests.workflows.toys.entries import entry

ENTRIES = (entry("toy-waiting", FLOW),)
