"""The people of participants and of the team."""
