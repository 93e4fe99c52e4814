"""``python -m tests.benchmark``: measure builds of 1 to 357 municipalities, and how soon what is saved shows."""

from __future__ import annotations

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from .measuring import Round, measure
from .report import report, saving_targets, targets
from .saving import of_one, seconds_to_show
from .synthetic import write_site


def main() -> int:
    """Measure and print; 1 when a target that was measured does not hold."""
    options = _options()
    rounds: dict[int, list[Round]] = {size: [] for size in options.sizes}
    with TemporaryDirectory(prefix="slt-benchmark-") as name:
        folders = {size: Path(name) / str(size) for size in options.sizes}
        for size, folder in folders.items():
            _say(f"writing the files of {size} …")
            write_site(folder, size)
        _say("a first round that does not count …")
        measure(folders[min(folders)])
        for number in range(1, options.rounds + 1):
            for size, folder in folders.items():
                _say(f"round {number} of {options.rounds}: building {size} …")
                rounds[size].append(measure(folder))
        _say("saving files while the site is shown …")
        saved = _saved(folders)
    print(report(rounds, saved))
    return 0 if all(target.holds for target in (*targets(rounds), *saving_targets(saved))) else 1


def _saved(folders: Mapping[int, Path]) -> dict[int, float]:
    """Seconds from a save to the changed page: in Nordre Land alone, and among the most there are."""
    most = max(folders)
    file = min(folders[most].glob("*/tiltak/*.yml"))
    return {most: seconds_to_show(folders[most], file), 1: of_one()}


def _options() -> Namespace:
    parser = ArgumentParser(prog="python -m tests.benchmark", description=__doc__)
    parser.add_argument("--sizes", type=_sizes, default=[1, 10, 100, 357], help="such as 1,10,100,357")
    parser.add_argument("--rounds", type=int, default=3, help="how many times everything is measured")
    return parser.parse_args()


def _sizes(text: str) -> list[int]:
    return [int(part) for part in text.split(",")]


def _say(text: str) -> None:
    print(text, file=sys.stderr, flush=True)


if __name__ == "__main__":
    sys.exit(main())
