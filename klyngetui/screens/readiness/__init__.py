"""Readiness over all indicators of the label."""
