"""Everything about one participant."""
