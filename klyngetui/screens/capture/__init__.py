"""The line of the capture bar, on every screen."""
