"""Home: what is the matter today."""
