"""The one door to SQLite: the log file, its changes, and the tables projected from them."""
