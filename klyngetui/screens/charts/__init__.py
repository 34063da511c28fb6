"""Pictures drawn with block characters."""
