"""A brute-force second reading of docs/rules.md, written from its sentences alone.

It shares no code with klyngetui, so that two readings which agree say something about both.
"""

from tests.oracle.figures import figures
from tests.oracle.outlook import forecast, gaps
from tests.oracle.rows import rows

__all__ = ["figures", "forecast", "gaps", "rows"]
