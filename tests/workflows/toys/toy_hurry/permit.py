"""The toy's entry."""

from workflows.permits.toy_hurry.flow import FLOW

from tests.workflows.toys.entries import entry

ENTRIES = (entry("toy-hurry", FLOW),)
