"""Evidence and export."""
