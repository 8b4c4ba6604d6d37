"""Words a second: by stage, on one processor and on all, and against what `benchmarks.rivals` measures in the same run.

    python -m benchmarks.throughput [WORDS]

The texts are the first articles of PolNeAR's dev split up to so many words (20,000 if none are named), or invented
ones where the shared folder is missing. Stages are in processor time of one thread. Only ratios of one run mean much,
and on a busy machine only those of processor time.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import Any, TypeVar

from benchmarks import attribution, rivals
from benchmarks.speed import thousand_words
from dragoman.export.jsons import record_line
from dragoman.model.collector import collector_paused
from dragoman.model.report import Report
from dragoman.reading import load_reader
from dragoman.reading.encoder import reader as encoding
from dragoman.reading.encoder.engine import NetworkHeads
from dragoman.reading.encoder.pieces import Window
from dragoman.reading.reader import DragomanReader
from dragoman.reading.team import processors

T = TypeVar("T")
STAGES = ("tokenise", "encode", "encode events", "encode contents", "decode", "rules", "codec")
HIDDEN, INNER, LAYERS = 384, 1536, 12


def reports(words: int) -> list[Report]:
    """Return reports of about so many words."""
    if attribution.DEV.is_file():
        found, total = [], 0
        for a in attribution.articles():
            found.append(Report(a["id"], a["id"], a["title"], a["publisher"], a["published"], "en", a["text"]))
            total += len(a["text"].split())
            if total >= words:
                break
        return found
    print(f"{attribution.DEV} is not there: invented reports are read instead")
    invented = thousand_words()
    return [Report(f"r{n}", None, None, None, "2024-05-20", "en", invented) for n in range(words // 1000)]


def operations(windows: Iterable[Window]) -> float:
    """Return the additions and multiplications that the network's layers need for some windows."""
    matrices = 2 * LAYERS * (4 * HIDDEN**2 + 2 * HIDDEN * INNER)
    attention = 4 * LAYERS * HIDDEN
    return float(sum(matrices * len(w.pieces) + attention * len(w.pieces) ** 2 for w in windows))


class Clock:
    """Adds up the processor time of stages."""

    def __init__(self) -> None:
        self.spent = defaultdict[str, float](float)

    def around(self, stage: str, work: Callable[..., T]) -> Callable[..., T]:
        """Return the same work, its time added to a stage."""

        def timed(*given: Any, **named: Any) -> T:
            start = time.thread_time()
            try:
                return work(*given, **named)
            finally:
                self.spent[stage] += time.thread_time() - start

        return timed

    def along(self, stage: str, work: Callable[..., Iterator[T]]) -> Callable[..., Iterator[T]]:
        """Return the same generator, the time of its steps added to a stage."""

        def timed(*given: Any, **named: Any) -> Iterator[T]:
            steps = work(*given, **named)
            step = self.around(stage, lambda: next(steps, None))
            while (item := step()) is not None:
                yield item

        return timed


def by_stage(reader: DragomanReader, given: Sequence[Report]) -> tuple[Mapping[str, float], list[Window]]:
    """Read on one thread; return the seconds of each stage, and the windows that the outer reading took."""
    clock, windows = Clock(), list[Window]()
    encoder = reader._encoder
    heads, decoder = encoder._heads, encoder._decoder

    class Timed:
        def run(self, window: Window) -> Any:
            windows.append(window)
            return clock.around("encode", heads.run)(window)

        def again(self, pack: Sequence[Window]) -> Any:
            return clock.around("encode contents", heads.again)(pack)

        def told(self, window: Window, branch: Any) -> Any:
            return clock.around("encode events", heads.told)(window, branch)

    class TimedDecoder:
        known = decoder.known

        def decode(self, window: Window, output: Any, told: Any) -> Any:
            return clock.around("decode", decoder.decode)(window, output, told)

        def roles(self, window: Window, output: Any) -> Any:
            return clock.around("decode", decoder.roles)(window, output)

    plain = {name: getattr(encoding, name) for name in ("segment", "windows", "passage_windows")}
    encoder._heads, encoder._decoder = Timed(), TimedDecoder()  # type: ignore[assignment]  # stand-ins that count
    stand_ins: dict[str, Callable[..., Any]] = {
        "segment": clock.around("tokenise", plain["segment"]),
        "windows": clock.along("tokenise", plain["windows"]),
        "passage_windows": clock.along("tokenise", plain["passage_windows"]),
    }
    for name, function in stand_ins.items():
        setattr(encoding, name, function)
    try:
        for report in given:
            with collector_paused():
                layers = encoder.read(report.text)
                reading = clock.around("rules", reader._compose)(report, layers)
            clock.around("codec", record_line)(reading)
    finally:
        encoder._heads, encoder._decoder = heads, decoder
        for name, function in plain.items():
            setattr(encoding, name, function)
    return clock.spent, windows


def wall(work: Callable[[], Iterable[object]]) -> float:
    """Return the seconds until everything that some work yields is there."""
    start = time.perf_counter()
    for _ in work():
        pass
    return time.perf_counter() - start


def speed(given: Sequence[Report], jobs: int) -> float:
    """Return words a second of the whole reading by so many processes, once all of them are at work."""
    reader = load_reader(jobs=jobs)
    assert isinstance(reader, DragomanReader)
    words = sum(len(report.text.split()) for report in given)
    with reader.team() as team:
        wall(lambda: team.read_many(given))
        return words / wall(lambda: map(record_line, team.read_many(given)))


def main() -> None:
    """Print the tables."""
    given = reports(int(sys.argv[1]) if len(sys.argv) > 1 else 20_000)
    words = sum(len(report.text.split()) for report in given)
    reader = load_reader(jobs=1)
    assert isinstance(reader, DragomanReader)
    heads = reader._encoder._heads
    assert isinstance(heads, NetworkHeads)
    print(f"{len(given)} reports, {words:,} words; engine: {heads.engine}")
    reader.read(given[0])
    spent, windows = by_stage(reader, given)
    for stage in STAGES:
        print(f"  {stage:22} {spent[stage] / words * 1e6:7.1f} µs a word")
    total = sum(spent.values())
    print(f"  {'all':22} {total / words * 1e6:7.1f} µs a word")

    rate = operations(windows) / spent["encode"]
    print(f"encoder pass: {rate / 1e9:.0f} billion operations a second on one thread")
    print(f"  of the float32 limit   {rate / rivals.float_limit():.0%} (a product of {rivals.SIDE} x {rivals.SIDE})")
    limit = f"{rate / rivals.byte_limit():.0%}" if rivals.has("onnx") else rivals.MISSING.format("onnx")
    print(f"  of the int8 limit      {limit}")
    few = windows[:12]
    if rivals.has("torch"):
        own = rivals.fastest(lambda: [heads.run(w) for w in few], turns=3)
        print(f"  plain torch, float32   takes {rivals.torch_seconds(few) / own:.1f} times as long")
    else:
        print(f"  plain torch, float32   {rivals.MISSING.format('torch')}")

    every = sorted({1, processors()})
    rates = {jobs: speed(given, jobs) for jobs in every}
    for jobs, rate in rates.items():
        print(f"whole reading, {_processes(jobs)}: {rate:,.0f} words a second")
    print(f"whole reading, by processor time: {words / total:,.0f} words a second")
    if not rivals.has("spacy"):
        print(f"spaCy: {rivals.MISSING.format('spacy')}")
        return
    most = every[-1]
    for jobs in every:
        rival, worked = rivals.spacy_speed([report.text for report in given], jobs)
        print(f"spaCy, {_processes(jobs)}: {rival:,.0f} words a second, {worked:,.0f} by the processor time of one")
        print(f"  the whole reading on {most} processors is {rates[most] / rival:.2f} times that,", end=" ")
        print(f"{words / total * most / (worked * jobs):.2f} times by processor time")


def _processes(jobs: int) -> str:
    return "one process" if jobs == 1 else f"{jobs} processes"


if __name__ == "__main__":
    main()
