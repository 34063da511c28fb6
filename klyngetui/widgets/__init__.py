"""What the screens share: widgets that know nothing of the store and take plain data."""
