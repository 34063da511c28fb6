"""The Log screen at a million entries: keys timed in a terminal, from the key to the last byte drawn."""

from __future__ import annotations

from pathlib import Path

from benchmarks.installed import HOME, product
from benchmarks.make_log import log_of
from benchmarks.measure import Row, show
from benchmarks.terminal import Terminal

DOWN, PAGE_DOWN, END = "\x1b[B", "\x1b[6~", "\x1b[F"


def rows() -> list[Row]:
    command = product()
    # The copy of the day, made two seconds after the start, would be measured instead of the keys.
    settings = Path(HOME["HOME"], ".config", "klyngetui", "settings.toml")
    settings.parent.mkdir(parents=True, exist_ok=True)
    settings.write_text('backups = "off"\n')
    opened, memory = {}, {}
    for size in (1500, 1_000_000):
        with Terminal([command, "--log", str(log_of(size))], HOME) as terminal:
            terminal.until("2.5 4.5 5.2 %")
            opened[size] = terminal.key("2")
            down = sorted(terminal.key(DOWN) for _time in range(30))[28]
            page = sorted(terminal.key(PAGE_DOWN) for _time in range(10))[9]
            end = terminal.key(END)
            drawn = terminal.idle(3)
            memory[size] = terminal.memory()
    print(f"\nBytes drawn in three idle seconds: {drawn}; memory {memory[1500]:.0f} and {memory[1_000_000]:.0f} MB\n")
    return [
        Row("Log screen opened, 1,000,000 entries", "itself, 1,500 entries", opened[1_000_000], opened[1500], 1.1),
        Row("↓ in the Log, 95th of 100", "a limit", down, None, 10),
        Row("PageDown in the Log, 95th of 100", "a limit", page, None, 15),
        Row("End in the Log", "a limit", end, None, 30),
    ]


if __name__ == "__main__":
    show(rows())
