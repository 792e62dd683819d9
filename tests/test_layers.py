"""A module imports only from those above it in the table of CONTRIBUTING.md."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

import matcher

ROOT = Path(__file__).resolve().parents[1]
PACKAGE = ROOT / "matcher"
# What stands above everything: the names that the package itself offers, and where it starts.
FRONT = ("__init__", "__main__")
OFFERED = frozenset(matcher.__all__)


def table() -> list[str]:
    """The modules of the table in their order, packages without their insides."""
    rows = re.findall(r"^\| (`.*?) \|", (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8"), re.MULTILINE)
    places = [place for row in rows for place in re.findall(r"`([^`]+)`", row)]
    return [place.removeprefix("matcher/").removesuffix(".py").strip("/") for place in places if "matcher/" in place]


ORDER = table()


def layer(path: Path) -> str:
    return path.relative_to(PACKAGE).parts[0].removesuffix(".py")


def imported(path: Path) -> Iterator[str]:
    """The modules of this package that a module imports, wherever in it, for types as well."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            yield from (name.name for name in node.names if name.name.startswith("matcher."))
        elif isinstance(node, ast.ImportFrom) and node.module:
            package, _, rest = node.module.partition(".")
            if package == "matcher":
                yield from [node.module] if rest else (f"matcher.{name.name}" for name in node.names)


MODULES = sorted(path for path in PACKAGE.rglob("*.py") if layer(path) not in FRONT)


def test_the_table_lists_every_module_once() -> None:
    assert sorted(ORDER) == sorted({layer(path) for path in MODULES})


@pytest.mark.parametrize("path", MODULES, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_a_module_imports_only_from_those_above_it(path: Path) -> None:
    own = ORDER.index(layer(path))
    layers = {name.split(".")[1] for name in imported(path)}
    assert [name for name in layers if ORDER.index("library" if name in OFFERED else name) > own] == []
