"""Start-up: what `--help` imports, and what it says."""

import re
import subprocess
import sys

import pytest

from cli.conftest import Run
from dragoman import __version__

HEAVY = {
    "alembic", "charset_normalizer", "htmldate", "jinja2", "lxml", "markdown_it", "numpy", "onnxruntime", "py3langid",
    "pydantic", "rfc8785", "rich", "rigour", "sqlalchemy", "tokenizers", "trafilatura",
}  # fmt: skip
"""What does the work: none of it has a part in saying how to ask for it."""
ROOMS = {"intake", "reading", "ledger", "process", "export", "pipeline", "second", "examples"}


def test_help_imports_nothing_heavy() -> None:
    command = [sys.executable, "-X", "importtime", "-m", "dragoman", "--help"]
    ended = subprocess.run(command, capture_output=True, text=True, check=True)
    imported = set(re.findall(r"\|\s*(\S+)$", ended.stderr, re.MULTILINE))
    assert "typer" in imported
    assert not HEAVY & {name.partition(".")[0] for name in imported}
    assert not ROOMS & {name.split(".")[1] for name in imported if name.startswith("dragoman.")}


@pytest.mark.parametrize(
    "command",
    [(), ("read",), ("add",), ("demo",), ("board",), ("show",), ("review",), ("retract",), ("erase",), ("verify",),
     ("log",), ("process",), ("process", "new"), ("process", "show"), ("process", "list"),
     ("actors",), ("actors", "list"), ("actors", "merge"),
     ("actors", "split"), ("actors", "gazetteer"), ("timeline",), ("why",), ("join",), ("split",),
     ("compare",), ("changes",), ("brief",)],
)  # fmt: skip
def test_every_command_has_help_with_examples(run: Run, command: tuple[str, ...]) -> None:
    ended = run(*command, "--help")
    assert ended.code == 0
    assert "dragoman" in ended.out
    assert command in {("process",), ("actors",)} or re.search(r"Examples?:|To begin:", ended.out)
    assert max(map(len, ended.out.splitlines())) <= 125


def test_the_version(run: Run) -> None:
    ended = run("--version")
    assert (ended.code, ended.out) == (0, f"dragoman {__version__}\n")


def test_no_command_is_a_wrong_use(run: Run) -> None:
    assert run().code == 2
    assert run("negotiate").code == 2
