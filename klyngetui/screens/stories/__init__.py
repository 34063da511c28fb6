"""Success stories on a board."""
