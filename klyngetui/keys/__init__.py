"""The one binding table: every key of the program, its words, its re-mapping, and what Textual is given of it."""
