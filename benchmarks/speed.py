"""How long a user waits, and how much memory that takes: start-up, a cold read of 1,000 words, one of 100,000.

    python -m benchmarks.speed

Each figure is the median of five runs of the whole process, after one to warm the disk cache. Machines are noisy: read
them as orders of magnitude, and compare only what was taken in one run.
"""

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from pathlib import Path

DRAGOMAN = (sys.executable, "-m", "dragoman")
RUNS = 5

PARAGRAPH = (
    "The foreign ministers of Velda and Orland met in Vienna on Monday, mediators said. According to the ceasefire "
    "monitors, {n} shells fell near the market at Palen on Sunday and killed two people. Velda's president said that "
    'her country accepts the proposal for a 30-day truce if the prisoners are released. "We came to listen," the '
    "envoy of Orland told reporters, and added that his government would answer by Friday. A Western diplomat briefed "
    "on the talks said the Orlandian delegation had asked for observers along the river.\n\n"
)


def thousand_words(thousands: int = 1) -> str:
    """Return an invented report of about 1,000 words, or so many times that."""
    paragraphs = 1000 * thousands // len(PARAGRAPH.split()) + 1
    return "Ministers meet in Vienna\n\n" + "".join(PARAGRAPH.format(n=n) for n in range(3, 3 + paragraphs))


def timed(*command: str, runs: int = RUNS) -> tuple[float, float]:
    """Run a command so often after a warm-up; return median seconds and the children's peak memory in MB so far."""
    seconds = []
    for turn in range(runs + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        if turn:
            seconds.append(time.perf_counter() - start)
    return statistics.median(seconds or [0.0]), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3


def main() -> None:
    """Print the figures."""
    print(f"{'start-up (--help)':28} {timed(*DRAGOMAN, '--help')[0]:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(thousand_words(), encoding="utf-8")
        seconds, memory = timed(*DRAGOMAN, "read", str(path), "--published", "2024-05-20", "--format", "json")
        print(f"{'one 1,000-word report, cold':28} {seconds:.2f} s")
        print(f"{'peak memory of that':28} {memory:.0f} MB")
        path.write_text(thousand_words(100), encoding="utf-8")
        seconds, memory = timed(*DRAGOMAN, "read", str(path), "--published", "2024-05-20", "--format", "json", runs=0)
        print(f"{'peak memory, 100,000 words':28} {memory:.0f} MB")
    print(f"{'processors':28} {os.cpu_count()}")


if __name__ == "__main__":
    main()
