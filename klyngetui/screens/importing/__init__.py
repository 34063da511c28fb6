"""Import with a preview."""
