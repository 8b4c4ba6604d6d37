"""Streams: progress for people only, output that survives its reader."""

import io
import subprocess
import sys
from collections.abc import Iterator

import pytest

from dragoman.cli import streams
from dragoman.cli.streams import Meter


class Terminal(io.StringIO):
    """A stream that says that somebody looks at it."""

    def isatty(self) -> bool:
        return True


def test_a_meter_changes_nothing_and_is_silent_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    assert list(Meter("Reading", 3).over(iter("abc"))) == ["a", "b", "c"]
    assert capsys.readouterr().err == ""


def test_a_meter_counts_on_a_terminal_and_leaves_nothing_behind(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setattr(Meter, "PATIENCE", 0.0)
    monkeypatch.setenv("TERM", "xterm")
    meter = Meter("Reading", 3)
    shown = []
    for item in meter.over(iter("abc")):
        meter._show()  # the bar of a second's work, without waiting for it
        shown.append(item)
    assert shown == ["a", "b", "c"]
    assert "Reading" in terminal.getvalue()
    assert "of 3" in terminal.getvalue()
    assert terminal.getvalue().endswith("\x1b[2K")


def test_a_meter_goes_when_the_work_fails(monkeypatch: pytest.MonkeyPatch) -> None:
    terminal = Terminal()
    monkeypatch.setattr(sys, "stderr", terminal)
    monkeypatch.setenv("TERM", "xterm")
    meter = Meter("Reading")

    def fail() -> Iterator[str]:
        meter._show()
        yield "a"
        raise ValueError("slip")

    with pytest.raises(ValueError, match="slip"):
        list(meter.over(fail()))
    assert terminal.getvalue().endswith("\x1b[2K")


def test_messages_hold_no_controls(capsys: pytest.CaptureFixture[str]) -> None:
    streams.complain("a\x1b[2Jb.txt: missing")
    assert capsys.readouterr().err == "dragoman: a�[2Jb.txt: missing\n"


@pytest.mark.parametrize("end", [">&-", "2>&-", ">&- 2>&-"])
def test_closed_streams_are_no_error(end: str) -> None:
    command = f"{sys.executable} -m dragoman --version {end}"
    assert subprocess.run(["sh", "-c", command], capture_output=True, check=False).returncode == 0


@pytest.mark.skipif(not sys.platform.startswith("linux"), reason="needs /dev/full")
def test_a_full_disk_is_told() -> None:
    command = f"{sys.executable} -m dragoman --help > /dev/full"
    ended = subprocess.run(["sh", "-c", command], capture_output=True, text=True, check=False)
    assert ended.returncode == 1
    assert ended.stderr == "dragoman: cannot write the output: No space left on device\n"
