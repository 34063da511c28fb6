"""Calendars in: files read into proposals, proposals kept in the inbox, entries of the inbox made activities."""
