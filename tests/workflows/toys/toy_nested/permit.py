"""The toy's entry."""

from workflows.permits.toy_nested.flow import FLOW

from tests.workflows.toys.entries import entry

ENTRIES = (entry("toy-nested", FLOW),)
