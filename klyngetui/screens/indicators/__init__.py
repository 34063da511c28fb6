"""The indicators, their figures and what is behind them."""
