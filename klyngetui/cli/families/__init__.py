"""One family of commands for each kind of record: list, add, edit, and end where it applies."""
