"""Participants by ways of contact, and where nothing is."""
