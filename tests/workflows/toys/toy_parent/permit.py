"""The toy's entry."""

from workflows.permits.toy_parent.flow import FLOW

from tests.workflows.toys.entries import entry

ENTRIES = (entry("toy-parent", FLOW),)
