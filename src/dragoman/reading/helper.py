"""A helper of `dragoman.reading.team`: what gazetteers to use and then reports in, readings out."""

import signal
import sys

from dragoman.reading import load_reader
from dragoman.reading.team import receive, send


def main() -> None:
    """Read what comes in on standard input until it ends; None goes out for what cannot be read."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # the process that started this one ends it
    given, taken = sys.stdin.buffer, sys.stdout.buffer
    sys.stdout = sys.stderr  # nothing else may come between the readings
    gazetteers, kept = receive(given)
    reader = load_reader(gazetteers, kept, jobs=1)
    while True:
        try:
            report = receive(given)
        except EOFError:
            return
        try:
            reading = reader.read(report)
        except Exception:  # the other end reads it again and tells what is wrong
            reading = None
        try:
            send(taken, reading)
        except BrokenPipeError:
            return


if __name__ == "__main__":
    main()
