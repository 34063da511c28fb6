"""What a team looks back on: sealed figures, and what moved since."""
