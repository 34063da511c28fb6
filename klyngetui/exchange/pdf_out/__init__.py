"""The report as a tagged PDF/A that is the same to the byte every time."""
