"""The invented names and texts the sample cluster is made of."""
