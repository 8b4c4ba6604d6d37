"""Who may know whom: the table of the design, held against every import statement of the package."""

import ast
from pathlib import Path

import pytest

import dragoman

PACKAGE = Path(dragoman.__file__).parent

ROOMS_OF = {
    "model": {"errors"},
    "errors": set[str](),
    "intake": {"model", "errors"},
    "reading": {"model", "errors"},
    "ledger": {"model", "errors"},
    "process": {"model", "errors"},
    "export": {"model", "process", "errors"},
    "second": {"model", "errors"},
    "pipeline": {"model", "intake", "reading", "ledger", "process", "errors"},
    "examples": set[str](),
    "cli": {"model", "intake", "reading", "ledger", "process", "export", "pipeline", "second", "examples", "errors"},
    "__main__": {"cli"},
    "__init__": set[str](),
}
"""Each room with the rooms it may import. The ledger's view, which the process reads, is a type of the model."""


def room_of(module: str) -> str:
    return module.split(".")[1] if "." in module else "__init__"


def imported(path: Path) -> set[str]:
    """The dragoman rooms that a file imports anywhere in it, inside functions too."""
    found = set[str]()
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found |= {room_of(name.name) for name in node.names if name.name.startswith("dragoman.")}
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path}: write imports in full, so that the rules can be held"
            if node.module == "dragoman":
                found |= {name.name for name in node.names if name.name != "__version__"}
            elif node.module and node.module.startswith("dragoman."):
                found.add(room_of(node.module))
    return found


@pytest.mark.parametrize("path", sorted(PACKAGE.rglob("*.py")), ids=lambda p: str(p.relative_to(PACKAGE)))
def test_a_room_imports_only_what_it_may_know(path: Path) -> None:
    relative = path.relative_to(PACKAGE)
    room = relative.parts[0] if len(relative.parts) > 1 else relative.stem
    strangers = imported(path) - ROOMS_OF[room] - {room}
    assert not strangers, f"{relative} is in {room}, which may not know {', '.join(sorted(strangers))}"


@pytest.mark.parametrize("room", sorted(p.parent for p in PACKAGE.glob("*/__init__.py")), ids=lambda p: p.name)
def test_a_room_says_what_comes_in_and_goes_out(room: Path) -> None:
    docstring = ast.get_docstring(ast.parse((room / "__init__.py").read_text(encoding="utf-8")))
    assert docstring, f"{room.name}/__init__.py has no docstring"


def test_only_the_database_rooms_touch_sql() -> None:
    for path in PACKAGE.rglob("*.py"):
        if path.relative_to(PACKAGE).parts[0] != "ledger":
            assert "sqlalchemy" not in path.read_text(encoding="utf-8"), f"{path} reaches past the ledger"
