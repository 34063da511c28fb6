"""Write the key table between the README's markers anew: python tools/readme_keys.py"""

from __future__ import annotations

from pathlib import Path

from klyngetui.keys.mapping import having
from klyngetui.keys.words import markdown_table
from klyngetui.screens.ways import WAYS

README = Path(__file__).resolve().parent.parent / "README.md"
BEGIN, END = "<!-- keys -->\n", "<!-- /keys -->"


def with_keys(readme: str) -> str:
    """The README with the table of the keys of the screens there are."""
    before, _begin, rest = readme.partition(BEGIN)
    _old, _end, after = rest.partition(END)
    return f"{before}{BEGIN}\n{markdown_table(having(WAYS)).strip()}\n\n{END}{after}"


if __name__ == "__main__":
    README.write_text(with_keys(README.read_text("utf-8")), "utf-8")
