"""`klyngetui` in a terminal until Home shows its figures, against the least Textual app and against three others."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.installed import HOME, product, program
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
FIGURES = "2.5 4.5 5.2 %"


def programs() -> dict[str, tuple[list[str], str]]:
    """Each by its name: how it is called, and the words that stand there once its first screen does."""
    command = product()
    least = FOLDER / "least.py"
    least.write_text(LEAST)
    return {
        "1,000,000 entries": ([command, "--log", str(log_of(1_000_000))], FIGURES),
        "1,500 entries": ([command, "--log", str(log_of(1500))], FIGURES),
        "least": ([str(Path(command).parent / "python"), str(least)], "Deltaker9"),
        "dooit": ([program("dooit", "dooit")], "Workspaces"),
        # posting's Textual ends with a segmentation fault over a newer tree-sitter.
        "posting": ([program("posting", "posting", "tree-sitter<0.26")], "Collection"),
        "harlequin": ([program("harlequin", "harlequin"), "--locale", "C"], "Catalog"),
    }


def rows() -> list[Row]:
    times: dict[str, list[float]] = {}
    spent: dict[str, list[float]] = {}
    memory: dict[str, list[float]] = {}
    everything = programs()
    for _round in range(1 + ROUNDS):
        for name, (command, words) in everything.items():
            with Terminal(command, HOME) as terminal:
                times.setdefault(name, []).append(terminal.until(words))
                spent.setdefault(name, []).append(terminal.processor())
                terminal.quiet()
                memory.setdefault(name, []).append(terminal.memory())
    # The first round warms the caches of the system.
    took = {name: median(some[1:]) for name, some in times.items()}
    for name in everything:
        print(f"{name}: {median(spent[name][1:]):.0f} ms of processor, {median(memory[name][1:]):.1f} MB")
    home, large, least = took["1,500 entries"], took["1,000,000 entries"], took["least"]
    return [
        Row("Home with its figures, 1,500 entries", "a Textual app with DataTable and Footer", home, least, 1.5),
        *(Row("Home, 1,500 entries", name, home, took[name], 1.0) for name in ("dooit", "posting", "harlequin")),
        Row("Home with its figures, 1,000,000 entries", "itself, 1,500 entries", large, home, 1.1),
    ]


if __name__ == "__main__":
    show(rows())
