"""Measuring: compliance, warnings, replay, exports."""
