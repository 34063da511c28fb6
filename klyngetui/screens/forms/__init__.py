"""Forms over one record, and what becomes of what is typed in them."""
