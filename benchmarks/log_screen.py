"""The Log screen at a million entries: keys timed in a terminal, from the key to the last byte drawn; then at rest."""

from __future__ import annotations

from pathlib import Path
from statistics import median

from benchmarks.home_start import FIGURES
from benchmarks.installed import HOME, product
from benchmarks.make_log import FOLDER, log_of
from benchmarks.measure import Row, show
from benchmarks.terminal import Terminal

DOWN, PAGE_DOWN, END, START = "\x1b[B", "\x1b[6~", "\x1b[F", "\x1b[H"
THEIR_END, THEIR_START = "\x1b[1;5F", "\x1b[1;5H"
"""With Ctrl: without it a DataTable goes to the last column."""
OPENED = 5
SECONDS_AT_REST = 10.0
TABLE = """
from textual.app import App
from textual.widgets import DataTable, Footer

class Table(App):
    BINDINGS = [("q", "quit", "Avslutt")]

    def compose(self):
        yield DataTable(cursor_type="row")
        yield Footer()

    def on_mount(self):
        table = self.query_one(DataTable)
        table.add_columns("Dag", "Slag", "Med hvem", "Hvordan", "Teller", "")
        table.add_rows([(f"{n % 28 + 1}.11.2026", "møte", f"Deltaker{n} om ammoniakk", "fysisk", "2.5", "")
                        for n in range(1500)])

Table().run()
"""


def worst(times: list[float]) -> float:
    """The 95th of a hundred."""
    return sorted(times)[int(len(times) * 0.95)]


def keys(terminal: Terminal, to_end: str = END, to_start: str = START) -> dict[str, list[float]]:
    """Milliseconds of each of the keys; the first ones warm up."""
    terminal.key(DOWN)
    down = [terminal.key(DOWN) for _time in range(100)]
    page = [terminal.key(PAGE_DOWN) for _time in range(21)][1:]
    end = []
    for _time in range(10):
        end.append(terminal.key(to_end))
        terminal.key(to_start)
    return {"↓": down, "PageDown": page, "End": end}


def opened(command: str, size: int) -> tuple[float, float]:
    """Milliseconds until the Log screen of a log of that size stands, and the megabytes it takes after some keys."""
    with Terminal([command, "--log", str(log_of(size))], HOME) as terminal:
        terminal.until(FIGURES)
        first = terminal.key("2")
        for key in (DOWN, PAGE_DOWN, END, START):
            terminal.key(key)
        return first, terminal.memory()


def rows() -> list[Row]:
    command = product()
    # The copy of the day, made two seconds after the start, would be measured beside the keys.
    settings = Path(HOME["HOME"], ".config", "klyngetui", "settings.toml")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('backups = "off"\n')
    table = FOLDER / "table.py"
    table.write_text(TABLE)
    with Terminal([str(Path(command).parent / "python"), str(table)], HOME) as terminal:
        terminal.until("Deltaker9")
        theirs = keys(terminal, THEIR_END, THEIR_START)
    with Terminal([command, "--log", str(log_of(1_000_000))], HOME) as terminal:
        terminal.until(FIGURES)
        terminal.key("2")
        ours = keys(terminal)
        terminal.idle(1)
        before = terminal.processor()
        drawn = terminal.idle(SECONDS_AT_REST)
        busy = (terminal.processor() - before) / SECONDS_AT_REST / 10
    print(f"At rest: {drawn} bytes drawn in {SECONDS_AT_REST:.0f} seconds, {busy:.2f} % of a core")
    for name in ours:
        print(f"{name}: middle {median(ours[name]):.1f} ms, DataTable {median(theirs[name]):.1f} ms")
    found = {size: [opened(command, size) for _time in range(OPENED)] for size in (1500, 1_000_000)}
    first = {size: median(one[0] for one in some) for size, some in found.items()}
    memory = {size: median(one[1] for one in some) for size, some in found.items()}
    print(f"Memory: {memory[1500]:.1f} and {memory[1_000_000]:.1f} MB")
    limits = {"↓": 10.0, "PageDown": 15.0, "End": 30.0}
    return [
        Row("Log screen opened, 1,000,000 entries", "itself, 1,500 entries", first[1_000_000], first[1500], 1.1),
        *(Row(f"{name} in the Log, 95th of 100", "a limit", worst(ours[name]), None, limits[name]) for name in ours),
        *(Row(f"{name}, 95th of 100", "DataTable", worst(ours[name]), worst(theirs[name]), 1.0) for name in ours),
    ]


if __name__ == "__main__":
    show(rows())
