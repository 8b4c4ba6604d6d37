"""`docs/commands.md` names every command, option and exit code."""

import re
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from typer.main import get_command

from dragoman import errors
from dragoman.cli.main import app

PAGE = (Path(__file__).parent.parent.parent / "docs" / "commands.md").read_text(encoding="utf-8")


def leaves(command: Any, path: str) -> Iterator[tuple[str, Any]]:
    """Every command that does something, by the words that call it."""
    if not hasattr(command, "commands"):
        yield path, command
    for name, inner in getattr(command, "commands", {}).items():
        yield from leaves(inner, f"{path} {name}")


COMMANDS = dict(leaves(get_command(app()), "dragoman"))


def section(path: str) -> str:
    """The section on a command; those of a group share one."""
    heading = " ".join(path.split()[:2])
    found = re.search(rf"^## {heading}\n(.*?)(?=^## |\Z)", PAGE, re.MULTILINE | re.DOTALL)
    assert found, f"docs/commands.md has no section on {heading}"
    return found[1]


@pytest.mark.parametrize("path", COMMANDS)
def test_every_command_and_option_is_described(path: str) -> None:
    text = section(path)
    assert path in text
    for parameter in COMMANDS[path].params:
        if parameter.param_type_name == "option":
            long = max(parameter.opts, key=len)
            assert long in text, f"{path} {long}"
        else:
            assert f" {parameter.metavar}" in text or f"[{parameter.metavar}]" in text


def test_no_option_is_described_that_is_not_there() -> None:
    known = {name for command in COMMANDS.values() for parameter in command.params for name in parameter.opts}
    known |= {"--help", "--version", "--install-completion", "--show-completion"}
    assert set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", PAGE)) <= known


def test_every_exit_code_is_described() -> None:
    kinds = [
        kind for kind in vars(errors).values() if isinstance(kind, type) and issubclass(kind, errors.DragomanError)
    ]
    for code in {0, 130, *(kind.exit_code for kind in kinds)}:
        assert re.search(rf"^\| {code} \|", PAGE, re.MULTILINE), code
