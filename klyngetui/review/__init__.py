"""The weekly review and sealed figures."""
