"""The toy's entry."""

from tests.workflows.toys.entries import entry
from workflows.permits.toy_hurry.flow import FLOW

ENTRIES = (entry("toy-hurry", FLOW),)
