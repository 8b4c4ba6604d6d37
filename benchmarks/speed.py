"""How long a user waits, and what an install weighs: start-up, a cold read of 1,000 words, its peak memory.

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


def thousand_words() -> str:
    """Return an invented report of about 1,000 words."""
    text = "Ministers meet in Vienna\n\n"
    n = 3
    while len(text.split()) < 1000:
        text += PARAGRAPH.format(n=n)
        n += 1
    return text


def timed(*command: str) -> tuple[float, float]:
    """Run a command five times after a warm-up; return median seconds and the children's peak memory in MB so far."""
    seconds = []
    for turn in range(RUNS + 1):
        start = time.perf_counter()
        subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
        if turn:
            seconds.append(time.perf_counter() - start)
    return statistics.median(seconds), resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1e3


def main() -> None:
    """Print the figures."""
    print(f"{'start-up (--help)':28} {timed(*DRAGOMAN, '--help')[0]:.2f} s")
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "report.txt"
        path.write_text(thousand_words(), encoding="utf-8")
        seconds, memory = timed(*DRAGOMAN, "read", str(path), "--published", "2024-05-20", "--format", "json")
    print(f"{'one 1,000-word report, cold':28} {seconds:.2f} s")
    print(f"{'peak memory of that':28} {memory:.0f} MB")
    print(f"{'processors':28} {os.cpu_count()}")


if __name__ == "__main__":
    main()
