"""The command line: words typed at a terminal come in; readable accounts, JSON, tables and pages go out."""

from dragoman.cli.main import main

__all__ = ["main"]
