"""One person: the forms, what is held, a copy of it, the erasure."""
