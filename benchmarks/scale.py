"""How the board scales: drawn processes of known truth, folded from cold and with one report more.

    python -m benchmarks.scale [--reports 10000] [--sizes 1000 3000 10000 30000] [--seed 1]

Prints, for the process of --reports: the items read, the time of the cold board, the most memory the process took, the
time after one report more in a running projection (the median and the longest of several), and how well events are
joined on the generator's truth (pairwise F1). Then, for the sizes, the cold times and the exponent fitted to them:
time grows as reports to that power. Times are of the processor, so that other work on the machine does not count.
"""

import argparse
import gc
import math
import resource
import statistics
import time
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

from benchmarks.scale_process import World
from dragoman.model.board import Board, BoardProposal, Happening
from dragoman.model.entries import Filed, View
from dragoman.process import Projection

RECORDED = "2039-01-02T00:00:00Z"
MORE = 15
"""Reports that come in one by one after the cold board."""


def main() -> None:
    """Print the numbers."""
    parser = argparse.ArgumentParser(description="Measure how the board scales.")
    parser.add_argument("--reports", type=int, default=10_000)
    parser.add_argument("--sizes", type=int, nargs="*", default=[1_000, 3_000, 10_000, 30_000])
    parser.add_argument("--seed", type=int, default=1)
    options = parser.parse_args()
    measure(options.reports, options.seed)
    if len(options.sizes) > 1:
        print(f"fitted exponent {exponent(options.sizes, options.seed):.2f}")


def measure(reports: int, seed: int) -> None:
    """Print everything about a process of one size."""
    world = World(reports + MORE, seed)
    filed = tuple(world.filed())
    first, more = filed[:reports], filed[reports:]
    print(f"{reports} reports, {items(first)} items")
    projection, seconds = cold(first, world)
    print(f"cold board {seconds:.2f} s, at most {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6:.2f} GB")
    gc.collect()  # as any process that runs on does after a while
    times = []
    for one in more:
        begun = time.process_time()
        projection.take(View(RECORDED, one.sequence, (one,)))
        board = projection.board()
        times.append(time.process_time() - begun)
    print(f"one report more: median {statistics.median(times) * 1000:.0f} ms, longest {max(times) * 1000:.0f} ms")
    for sort, value in merged(board, world.truth.things).items():
        print(f"pairwise F1 of {sort} {value:.3f}")
    told = {report.id: report.copy_of for report in board.reports if report.copy_of}
    found = told.items() & world.truth.originals.items()
    print(f"copies found {len(found)} of {len(world.truth.originals)}, told {len(told)}")


def cold(filed: Sequence[Filed], world: World) -> tuple[Projection, float]:
    """Fold reports from cold; return the projection and the seconds it took."""
    view = View(RECORDED, len(filed), tuple(filed), processes=(world.declared,))
    gc.collect()
    begun = time.process_time()
    projection = Projection()
    projection.take(view)
    projection.board()
    return projection, time.process_time() - begun


def exponent(sizes: Sequence[int], seed: int) -> float:
    """Return the slope of the least squares line through the logarithms of size and cold time."""
    points = []
    for size in sizes:
        world = World(size, seed)
        filed = tuple(world.filed())
        seconds = cold(filed, world)[1]
        print(f"{size} reports: {seconds:.2f} s, {1000 * seconds / size:.2f} ms a report")
        points.append((math.log(size), math.log(seconds)))
    mean_x, mean_y = (statistics.mean(axis) for axis in zip(*points, strict=True))
    return float(sum((x - mean_x) * (y - mean_y) for x, y in points) / sum((x - mean_x) ** 2 for x, _ in points))


def items(filed: Iterable[Filed]) -> int:
    """Return how many items the readings hold."""
    readings = [one.reading for one in filed if one.reading]
    return sum(
        len(r.actors) + len(r.statements) + len(r.events) + len(r.proposals) + len(r.positions) for r in readings
    )


def merged(board: Board, truth: Mapping[str, str]) -> dict[str, float]:
    """Return for contacts, incidents, moves, proposals and all of them the pairwise F1 of what is joined."""
    homes: dict[str, Sequence[Happening] | Sequence[BoardProposal]] = {
        "contacts": board.contacts,
        "incidents": board.incidents,
        "moves": board.moves,
        "proposals": board.proposals,
    }
    found, whole = {}, Counter[str]()
    for sort, listed in homes.items():
        home = {event: item.id for item in listed for event in (item.id, *item.aliases)}
        counts = Counter(
            both=_pairs(Counter((item, truth[event]) for event, item in home.items()).values()),
            told=_pairs(Counter(home.values()).values()),
            true=_pairs(Counter(truth[event] for event in home).values()),
        )
        whole += counts
        found[sort] = _f1(counts)
    return {**found, "all": _f1(whole)}


def _pairs(counts: Iterable[int]) -> int:
    return sum(count * (count - 1) // 2 for count in counts)


def _f1(counts: Mapping[str, int]) -> float:
    return 2 * counts["both"] / ((counts["told"] + counts["true"]) or 1)


if __name__ == "__main__":
    main()
