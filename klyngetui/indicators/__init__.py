"""The catalogue of the 31 indicators, and figures, gaps and forecast for the three that are measured."""
