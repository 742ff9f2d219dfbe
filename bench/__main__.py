"""`python -m bench [a b …] [--quick] [--dry]`: measures the figures asked for and keeps the tables."""

import argparse
import json
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

from bench.report import keep, table
from bench.rows import Row
from bench.servers import Running, running
from config.messages import compile_messages

FIGURES = {
    "a": "bench.consultation",
    "b": "bench.races",
    "c": "bench.due_deadlines",
    "d": "bench.empty_sweep",
    "e": "bench.inbox",
    "f": "bench.clocks",
}


def say(text: str) -> None:
    """A line to the terminal, at once."""
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def measured(servers: Running, figure: str, *, quick: bool) -> list[Row]:
    """The rows of one figure, taken in a process and a database of its own."""
    target = servers.folder / f"{figure}.json"
    with servers.database(f"bench_{figure}") as database:
        words = [sys.executable, "-m", "bench.measure", FIGURES[figure], str(target)]
        subprocess.run(words + ["--quick"] * quick, env=servers.environ(database), check=True)
    return [Row(**row) for row in json.loads(target.read_text())]


def main() -> int:
    """Start the servers, take the figures one after the other, print each table and keep it."""
    parser = argparse.ArgumentParser(prog="make bench", description=__doc__)
    parser.add_argument("figures", nargs="*", help="a … f; all when none is named")
    parser.add_argument("--quick", action="store_true", help="few rounds: does it run at all; keeps nothing")
    parser.add_argument("--dry", action="store_true", help="print the tables, keep nothing")
    asked = parser.parse_args()
    figures = asked.figures or [name for name, module in FIGURES.items() if find_spec(module)]
    compile_messages()
    with running() as servers:
        servers.migrate()
        for figure in figures:
            rows = measured(servers, figure, quick=asked.quick)
            say(f"\n({figure}) {Path(FIGURES[figure].replace('.', '/')).name}\n{table(rows)}")
            if not (asked.quick or asked.dry):
                keep(figure, rows, command=f"make bench FIGURES={figure}", database=servers.version())
    return 0


if __name__ == "__main__":
    sys.exit(main())
