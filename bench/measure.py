"""One figure in a process and a database of its own: `python -m bench.measure MODULE FILE [--quick]`."""

import importlib
import json
import sys
from dataclasses import asdict
from pathlib import Path

import django


def main(module: str, target: str, *options: str) -> None:
    """Run the figure and leave its rows in the file."""
    django.setup()
    rows = importlib.import_module(module).run(quick="--quick" in options)
    Path(target).write_text(json.dumps([asdict(row) for row in rows]))


if __name__ == "__main__":
    main(*sys.argv[1:])
