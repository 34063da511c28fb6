"""Actions to be done."""
