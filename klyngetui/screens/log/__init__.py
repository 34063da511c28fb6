"""The Log: every entry, filtered and searched."""
