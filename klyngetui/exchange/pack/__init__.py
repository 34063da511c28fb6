"""The evidence pack: a bag that anybody can check, and that this program can count again."""
