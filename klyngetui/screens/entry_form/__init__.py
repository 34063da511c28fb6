"""The full form over an entry."""
