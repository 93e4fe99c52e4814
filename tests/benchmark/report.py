"""What was measured, as Markdown: one table of medians, one of targets and whether they hold."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from statistics import median
from typing import NamedTuple

from .measuring import Round

Rounds = Mapping[int, Sequence[Round]]
"""The rounds at each number of municipalities."""


class Target(NamedTuple):
    """Something promised of the build, and what was found; nothing when its sizes were not measured."""

    what: str
    limit: float
    found: float | None

    @property
    def holds(self) -> bool:
        """Whether what was found keeps the promise. What was not measured breaks none."""
        return self.found is None or self.found <= self.limit


def targets(rounds: Rounds) -> tuple[Target, ...]:
    """What the build promises at scale."""
    return (
        Target("Time per page at 357 ÷ that at 10", 1.2, _growth(rounds, _per_page)),
        Target("The same, the cost of 1 subtracted from both", 1.2, _growth(rounds, _per_further_page)),
        Target("Cold build of 100 ÷ the plain script", 1.3, _median(rounds, 100, _cold_to_plain)),
        Target("Peak memory at 357, MB", 200, _median(rounds, 357, lambda one: one.cold.memory)),
        Target("Warm build ÷ cold at 100", 0.25, _median(rounds, 100, _warm_to_cold)),
        Target("Warm build ÷ cold at 357", 0.25, _median(rounds, 357, _warm_to_cold)),
    )


def saving_targets(saved: Mapping[int, float]) -> tuple[Target, ...]:
    """What is promised to whoever edits: seconds from a save to the changed page, by number of municipalities."""
    return (
        Target("Save to changed page, Nordre Land, s", 0.1, saved.get(1)),
        Target("Save to changed page at 357, s", 0.3, saved.get(357)),
    )


def report(rounds: Rounds, saved: Mapping[int, float]) -> str:
    """Both tables."""
    head = (
        "Municipalities",
        "Pages (plain)",
        "Bytes a page (plain)",
        "Cold ÷ plain",
        "Warm ÷ cold",
        "CPU s: plain, cold, warm",
        "Peak MB: plain, cold, warm",
    )
    sizes = _table(head, (_size_row(size, some) for size, some in rounds.items()))
    found = _table(
        ("Target", "At most", "Found", "Holds"), map(_target_row, (*targets(rounds), *saving_targets(saved)))
    )
    return f"{sizes}\n\n{found}"


def _size_row(size: int, rounds: Sequence[Round]) -> tuple[str, ...]:
    output, plain = rounds[-1].output, rounds[-1].plain_output
    columns = [(one.plain, one.cold, one.warm) for one in rounds]
    costs = [tuple(zip(*kind, strict=True)) for kind in zip(*columns, strict=True)]
    return (
        str(size),
        f"{output.pages} ({plain.pages})",
        f"{output.size / output.pages:.0f} ({plain.size / plain.pages:.0f})",
        f"{median(map(_cold_to_plain, rounds)):.2f}",
        f"{median(map(_warm_to_cold, rounds)):.2f}",
        ", ".join(f"{median(cpu):.2f}" for cpu, _ in costs),
        ", ".join(f"{median(memory):.0f}" for _, memory in costs),
    )


def _target_row(target: Target) -> tuple[str, ...]:
    if target.found is None:
        return target.what, f"{target.limit:g}", "–", "not measured"
    return target.what, f"{target.limit:g}", f"{target.found:.3g}", "yes" if target.holds else "NO"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> str:
    lines = (head, ["---"] * len(head), *rows)
    return "\n".join(f"| {' | '.join(line)} |" for line in lines)


def _cold_to_plain(one: Round) -> float:
    return one.cold.cpu / one.plain.cpu


def _warm_to_cold(one: Round) -> float:
    return one.warm.cpu / one.cold.cpu


def _median(rounds: Rounds, size: int, value: Callable[[Round], float]) -> float | None:
    return median(map(value, rounds[size])) if size in rounds else None


def _growth(rounds: Rounds, value: Callable[[Round, Round], float]) -> float | None:
    """How a value at 357 compares with that at 10: the median over the rounds, each against its own."""
    if not {1, 10, 357} <= rounds.keys():
        return None
    trios = zip(rounds[1], rounds[10], rounds[357], strict=True)
    return median(value(large, least) / value(small, least) for least, small, large in trios)


def _per_page(one: Round, least: Round) -> float:
    return one.cold.cpu / one.output.pages


def _per_further_page(one: Round, least: Round) -> float:
    return (one.cold.cpu - least.cold.cpu) / (one.output.pages - least.output.pages)
