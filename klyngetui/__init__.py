"""klyngetui: a log for cluster managers, from one typed line to a defended figure."""

__version__ = "0.1.0"
