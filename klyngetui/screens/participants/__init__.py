"""Participants, and whom to contact next."""
