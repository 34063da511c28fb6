"""`klyngetui` in a terminal until Home shows its figures, against the least Textual app with a table and a footer."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.installed import HOME, product
from benchmarks.make_log import FOLDER, log_of
from benchmarks.measure import ROUNDS, Row, show
from benchmarks.terminal import Terminal

LEAST = """
from textual.app import App
from textual.widgets import DataTable, Footer

class Least(App):
    BINDINGS = [("q", "quit", "Avslutt")]

    def compose(self):
        yield DataTable()
        yield Footer()

    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("Navn", "Dag")
        table.add_rows([(f"Deltaker{n}", "2026-11-23") for n in range(50)])

Least().run()
"""


def rows() -> list[Row]:
    command = product()
    least = FOLDER / "least.py"
    least.write_text(LEAST)
    large, small = ([command, "--log", str(log_of(size))] for size in (1_000_000, 1500))
    programs = [
        (large, "2.5 4.5 5.2 %"),
        (small, "2.5 4.5 5.2 %"),
        ([str(Path(command).parent / "python"), str(least)], "Deltaker9"),
    ]
    times: list[list[float]] = [[], [], []]
    memory: list[list[float]] = [[], [], []]
    for _round in range(ROUNDS):
        for place, (program, words) in enumerate(programs):
            with Terminal(program, HOME) as terminal:
                times[place].append(terminal.until(words))
                terminal.quiet()
                memory[place].append(terminal.memory())
    big, little, bare = map(median, times)
    print(f"\nResident megabytes: {', '.join(f'{median(some):.1f}' for some in memory)}\n")
    return [
        Row("Home with its figures, 1,500 entries", "a Textual app with DataTable and Footer", little, bare, 1.5),
        Row("Home with its figures, 1,000,000 entries", "itself, 1,500 entries", big, little, 1.1),
    ]


if __name__ == "__main__":
    show(rows())
