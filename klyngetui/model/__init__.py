"""Records, periods and validation: pure, and free of everything above it."""
