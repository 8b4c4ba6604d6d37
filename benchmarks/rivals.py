"""What the reader's speed is held against: spaCy's small pipeline, the network in plain PyTorch, the processor itself.

spaCy, PyTorch and ONNX come with `make bench-deps`. Each part says in one line when what it needs is not there.
"""

import os
import subprocess
import sys
import time
from collections.abc import Callable, Sequence
from importlib import import_module
from importlib.util import find_spec
from typing import Any

import numpy as np

from dragoman.reading.encoder.labels import Inventory
from dragoman.reading.encoder.pieces import Window, WordPieces
from dragoman.reading.encoder.shipped import TOKENIZER, WEIGHTS

SIDE = 1024
"""Rows and columns of the matrices by which the processor's limit is measured."""
MISSING = "not measured: {} is not installed (make bench-deps)"
# The labels of en_core_web_sm, as many as the heads of its size need.
TAGS = 50
ENTITIES = 18
RELATIONS = 45
VOCABULARY, POSITIONS = 30_522, 512


def has(package: str) -> bool:
    """Tell whether a package is installed."""
    return find_spec(package) is not None


def spacy_pipeline() -> Any:
    """Return a pipeline of en_core_web_sm's architecture from spaCy's own configuration, with untrained weights."""
    init_config = import_module("spacy.cli.init_config").init_config
    settings = init_config(lang="en", pipeline=["tagger", "parser", "ner"], optimize="efficiency")
    pipeline = import_module("spacy.util").load_model_from_config(settings, auto_fill=True)
    for name, count in (("tagger", TAGS), ("parser", RELATIONS), ("ner", ENTITIES)):
        for n in range(count):
            pipeline.get_pipe(name).add_label(f"{name}{n}")
    pipeline.initialize()
    return pipeline


def spacy_speed(texts: Sequence[str], processes: int) -> tuple[float, float]:
    """Return words a second of the pipeline in so many processes, each on all of the texts at the same time.

    The second number is by the processor time of one process: it says what an idle machine would do.
    """
    one_thread = os.environ | dict.fromkeys(("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"), "1")
    command = (sys.executable, "-m", "benchmarks.rivals")
    started = [
        subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True, env=one_thread)
        for _ in range(processes)
    ]
    rates = list[tuple[float, float]]()
    for one in started:
        assert one.stdout is not None
        one.stdout.readline()  # it is ready
    for one in started:
        assert one.stdin is not None
        one.stdin.write("\0".join(texts))
        one.stdin.close()
    for one in started:
        assert one.stdout is not None
        passed, worked = map(float, one.stdout.read().split())
        rates.append((passed, worked))
        one.wait()
    return sum(passed for passed, _ in rates), sum(worked for _, worked in rates) / processes


def fastest(work: Callable[[], object], turns: int = 12) -> float:
    """Return the least seconds of processor time that some work took."""
    work()
    best = float("inf")
    for _ in range(turns):
        start = time.process_time()
        work()
        best = min(best, time.process_time() - start)
    return best


def float_limit() -> float:
    """Return the float32 operations a second of one thread in a large matrix product."""
    random = np.random.default_rng(0)
    left, right = (random.random((SIDE, SIDE), dtype=np.float32) for _ in range(2))
    return float(2 * SIDE**3 / fastest(lambda: left @ right))


def byte_limit() -> float:
    """Return the int8 operations a second of one thread in a large matrix product of the runtime's."""
    onnx, onnxruntime = import_module("onnx"), import_module("onnxruntime")
    helper, kinds, pack = onnx.helper, onnx.TensorProto, onnx.numpy_helper.from_array
    random = np.random.default_rng(0)
    right = random.integers(-127, 128, (SIDE, SIDE), dtype=np.int8)
    node = helper.make_node("MatMulInteger", ["left", "right", "middle"], ["product"])
    graph = helper.make_graph(
        [node],
        "limit",
        [helper.make_tensor_value_info("left", kinds.UINT8, (SIDE, SIDE))],
        [helper.make_tensor_value_info("product", kinds.INT32, (SIDE, SIDE))],
        [pack(right, "right"), pack(np.asarray(128, np.uint8), "middle")],
    )
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 21)], ir_version=10)
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = 1
    session = onnxruntime.InferenceSession(model.SerializeToString(), options, providers=["CPUExecutionProvider"])
    given = {"left": random.integers(0, 256, (SIDE, SIDE), dtype=np.uint8)}
    return float(2 * SIDE**3 / fastest(lambda: session.run(None, given)))


def torch_seconds(windows: Sequence[Window]) -> float:
    """Return the seconds that the network takes for some windows in PyTorch, in float32 on one thread."""
    import_module("torch").set_num_threads(1)
    known = Inventory(*(tuple(f"{n}" for n in range(count)) for count in (ENTITIES, TAGS, RELATIONS)))
    model = import_module("training.model").Reader(known, VOCABULARY, POSITIONS).eval()
    heads = import_module("training.evaluate").TorchHeads(model, WordPieces.load(WEIGHTS / TOKENIZER), known)
    return fastest(lambda: [heads.run(window) for window in windows], turns=2)


def main() -> None:
    """Serve `spacy_speed`: say when ready, take texts, and print words a second, by the clock and by processor time."""
    pipeline = spacy_pipeline()
    list(pipeline.pipe(["A text to warm up with. It has two sentences."] * 20))
    print("ready", flush=True)
    texts = sys.stdin.read().split("\0")
    words = sum(len(text.split()) for text in texts)
    start, worked = time.perf_counter(), time.process_time()
    for _ in pipeline.pipe(texts):
        pass
    print(words / (time.perf_counter() - start), words / (time.process_time() - worked))


if __name__ == "__main__":
    main()
