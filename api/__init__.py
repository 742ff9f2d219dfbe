"""The same doors as the portal, for machines."""
