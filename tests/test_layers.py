"""The layers listed in ``slt_plan``'s own docstring are kept by every import."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from functools import cache
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

import slt_plan

CORE = Path(slt_plan.__file__).parent
HOOKS = CORE.parent
ENGINES = {"mkdocs", "material", "properdocs"}
OUTERMOST_ONLY = {
    "print",
    "input",
    "today",
    "now",
    "write_text",
    "write_bytes",
    "mkdir",
    "unlink",
    "rename",
}


@cache
def layers() -> dict[str, int]:
    """The layer of each module and package, as the docstring lists them."""
    _, *parts = re.split(r"^\d\. ", slt_plan.__doc__ or "", flags=re.MULTILINE)
    return {
        name.removesuffix(".py"): layer
        for layer, part in enumerate(parts, start=1)
        for name in re.findall(r"``([\w.]+)``", part)
    }


@cache
def sources() -> dict[str, Path]:
    """Every Python file below ``hooks/`` by its module name."""
    return {_module(path): path for path in sorted(HOOKS.rglob("*.py"))}


def _module(path: Path) -> str:
    return ".".join(path.relative_to(HOOKS).with_suffix("").parts).removesuffix(".__init__")


def _place(module: str) -> str:
    """What stands in the list for a module: the part of the package it belongs to."""
    return module.removeprefix("slt_plan.").split(".")[0]


@cache
def _nodes(path: Path) -> list[ast.AST]:
    return [*ast.walk(ast.parse(path.read_text(encoding="utf-8")))]


def _imports(path: Path) -> Iterator[str]:
    for node in _nodes(path):
        match node:
            case ast.Import():
                yield from (alias.name for alias in node.names)
            case ast.ImportFrom(level=0, module=str(module)):
                yield from (_named(module, alias.name) for alias in node.names)
            case ast.ImportFrom():
                yield "a relative import"


def _named(module: str, name: str) -> str:
    return f"{module}.{name}" if f"{module}.{name}" in sources() else module


def _uses(path: Path) -> Iterator[str]:
    for node in _nodes(path):
        match node:
            case ast.Call(func=ast.Name(id=name) | ast.Attribute(attr=name)):
                yield name


def test_the_list_of_layers_names_every_module_and_nothing_else() -> None:
    places = {_place(module) for module in sources() if module != "slt_plan"}
    assert sorted(layers()) == sorted(places)


@pytest.mark.parametrize("module", [module for module in sources() if module != "slt_plan"])
def test_a_module_imports_only_from_its_own_layer_or_a_lower_one(module: str) -> None:
    ours = [name for name in _imports(sources()[module]) if name in sources() and name != "slt_plan"]
    order = layers()
    assert [name for name in ours if order.get(_place(name), 0) > order.get(_place(module), 0)] == []


def test_modules_are_imported_by_their_full_names() -> None:
    assert [module for module, path in sources().items() if "a relative import" in _imports(path)] == []


def test_no_module_imports_itself_by_way_of_others() -> None:
    graph = {module: set(_imports(path)) & set(sources()) for module, path in sources().items()}
    assert set(TopologicalSorter(graph).static_order()) == set(sources())


def test_no_command_waits_for_what_only_spreadsheets_need() -> None:
    waiting = ["slt_plan.__main__"]
    reached: set[str] = set()
    while waiting:
        if (module := waiting.pop()) in reached:
            continue
        reached.add(module)
        waiting += _imports(sources()[module]) if module in sources() else ()
    assert [
        name for name in reached if name == "slt_plan.commands.excel" or name.split(".")[0] == "openpyxl"
    ] == []


def test_only_publish_knows_the_engine() -> None:
    knowing = {
        module
        for module, path in sources().items()
        if ENGINES & {name.split(".")[0] for name in _imports(path)}
    }
    assert knowing == {"publish"}


def test_only_the_outermost_layer_reads_the_clock_prints_and_writes() -> None:
    order = layers()
    inner = [
        module
        for module in sources()
        if module != "slt_plan" and order.get(_place(module), 0) < max(order.values())
    ]
    assert {
        module: used for module in inner if (used := OUTERMOST_ONLY & set(_uses(sources()[module])))
    } == {}
