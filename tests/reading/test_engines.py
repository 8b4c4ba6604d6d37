"""The engines that run the networks: each gives the same whatever it ran before, and both say nearly the same."""

import threading
from collections.abc import Iterator
from itertools import product
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dragoman.errors import ReadingError
from dragoman.reading.encoder import compiled
from dragoman.reading.encoder.compiled import binding
from dragoman.reading.encoder.compiled.onnx_file import OnnxFile
from dragoman.reading.encoder.decoding import Floats
from dragoman.reading.encoder.engine import (
    AGAIN,
    COMPILED,
    ENGINE,
    ENGINES,
    ONNXRUNTIME,
    OUTPUTS,
    TOLD,
    NetworkHeads,
    Output,
    Told,
    load_heads,
)
from dragoman.reading.encoder.pieces import LIMIT, Window, WordPieces, packs, windows
from dragoman.reading.encoder.runtime import processor_flags, session, stored
from dragoman.reading.encoder.shipped import EVENTS, NETWORK, TOKENIZER, WEIGHTS
from dragoman.reading.encoder.words import segment

SENTENCES = (
    "The envoy of Velda said on Monday that the talks with Orland had failed, but that nobody would leave the table.",
    "Yes.",
    "According to two diplomats, Kestrel Bay “will not be given up”; the army denied that it had shelled the market.",
    "Eleven prisoners, among them four who are ill, are to be exchanged at the Palen crossing before the thaw.",
)


def available() -> list[str]:
    """Return the engines that this machine has."""
    try:
        compiled.library()
    except compiled.Unavailable:
        return [ONNXRUNTIME]
    return list(ENGINES)


def heads_of(engine: str) -> NetworkHeads:
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv(ENGINE, engine)
        return load_heads(WEIGHTS / NETWORK, WEIGHTS / EVENTS)


def windows_of(text: str) -> list[Window]:
    return list(windows(segment(text), WordPieces.load(WEIGHTS / TOKENIZER)))


# All are named, the others run what there is: processes that share the tests out have to find the same ones.
@pytest.fixture(scope="module", params=ENGINES)
def heads(request: pytest.FixtureRequest) -> NetworkHeads:
    return heads_of(request.param if request.param in available() else ONNXRUNTIME)


def texts() -> Iterator[str]:
    """Yield texts whose pieces fill tiles and blocks of rows barely, wholly and by one too many, and whole windows."""
    yield from SENTENCES
    for count in (1, 12, 13, 14, 15, 28, 29, 30, 31, 60, 61, 62, 63):
        yield "peace " * count
    yield " ".join(SENTENCES * 6)


def same(one: Output | Told, other: Output | Told) -> None:
    for name in vars(one):
        np.testing.assert_array_equal(getattr(one, name), getattr(other, name), name)


def test_what_is_said_of_a_window_does_not_depend_on_what_was_read_before(heads: NetworkHeads) -> None:
    every = [w for text in texts() for w in windows_of(text)]
    assert {1, 2} < {(len(w.pieces) + 15) // 16 for w in every}
    assert max(len(w.pieces) for w in every) > LIMIT * 0.8
    first = [heads.run(w) for w in every]
    told = [heads.told(w, output.branch) for w, output in zip(every, first, strict=True)]
    for window, output, events in reversed(list(zip(every, first, told, strict=True))):
        same(heads.run(window), output)
        same(heads.told(window, output.branch), events)
        assert all(np.isfinite(getattr(output, name)).all() for name in OUTPUTS)
        assert all(np.isfinite(getattr(events, name)).all() for name in TOLD)


def test_passages_are_read_together_as_alone(heads: NetworkHeads) -> None:
    every = [w for text in texts() for w in windows_of(text)]
    assert [w for pack in packs(every) for w in pack] == every
    assert max(len(pack) for pack in packs(every)) > 3
    for pack in packs(every):
        for window, said in zip(pack, heads.again(pack), strict=True):
            alone = heads.run(window)
            for name in AGAIN:
                np.testing.assert_allclose(getattr(said, name), getattr(alone, name), atol=1e-4)


def test_threads_do_not_disturb_each_other(heads: NetworkHeads) -> None:
    every = [w for text in SENTENCES for w in windows_of(text)]
    alone = [heads.run(w) for w in every]
    met = dict[int, list[Output]]()

    def read(n: int) -> None:
        met[n] = [heads.run(w) for _ in range(5) for w in every]

    threads = [threading.Thread(target=read, args=(n,)) for n in range(3)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len(met) == 3
    for found in met.values():
        for n, output in enumerate(found):
            same(output, alone[n % len(every)])


def departure(found: Floats, expected: Floats) -> float:
    """Return how far numbers are from others, by the size of those."""
    return float(np.linalg.norm(found - expected) / np.linalg.norm(expected))


def test_other_engines_say_nearly_what_onnxruntime_says() -> None:
    one, others = heads_of(ONNXRUNTIME), [heads_of(engine) for engine in available() if engine != ONNXRUNTIME]
    for other, text in product(others, texts()):
        for window in windows_of(text):
            expected, found = one.run(window), other.run(window)
            for name in ("roles", "entities", "links", "inner", "branch"):
                assert departure(getattr(found, name), getattr(expected, name)) < 0.1, (name, text)
            assert np.mean(found.tags == expected.tags) > 0.9
            events, again = one.told(window, expected.branch), other.told(window, expected.branch)
            for name in TOLD:
                assert departure(getattr(again, name), getattr(events, name)) < 0.1, (name, text)
            marked = np.zeros_like(window.pieces)
            marked[1:2], marked[-2:-1] = 1, 2
            assert departure(other.between(window, marked), one.between(window, marked)) < 0.1


def test_the_compiled_layers_were_built_for_a_processor_that_can_run_them() -> None:
    assert binding.LIBRARY.is_file() or not processor_flags() >= binding.NEEDED


def test_an_engine_may_be_named(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv(ENGINE, "abacus")
    with pytest.raises(ReadingError, match="abacus: no such engine; set it to compiled or onnxruntime"):
        load_heads(WEIGHTS / NETWORK, WEIGHTS / EVENTS)
    monkeypatch.setattr(binding, "LIBRARY", tmp_path / "none.so")
    compiled.library.cache_clear()
    monkeypatch.setenv(ENGINE, COMPILED)
    with pytest.raises(ReadingError, match="were not built when Dragoman was installed; unset it"):
        load_heads(WEIGHTS / NETWORK, WEIGHTS / EVENTS)
    monkeypatch.delenv(ENGINE)
    assert load_heads(WEIGHTS / NETWORK, WEIGHTS / EVENTS).engine == ONNXRUNTIME
    compiled.library.cache_clear()


def test_a_library_of_another_system_is_left_alone(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    broken = tmp_path / "transformer.so"
    broken.write_bytes(b"\x7fELF of another kind")
    monkeypatch.setattr(binding, "LIBRARY", broken)
    monkeypatch.setattr(binding, "processor_flags", lambda: binding.NEEDED)
    compiled.library.cache_clear()
    with pytest.raises(compiled.Unavailable, match="does not load"):
        compiled.library()
    monkeypatch.setattr(binding, "processor_flags", lambda: binding.NEEDED - {"amx_int8", "amx_bf16"})
    with pytest.raises(compiled.Unavailable, match="the processor lacks amx_bf16, amx_int8"):
        compiled.library()
    compiled.library.cache_clear()


def test_what_comes_after_a_result_goes_on_from_it() -> None:
    path = WEIGHTS / NETWORK
    whole, file = session(stored(path), "whole"), OnnxFile(stored(path))
    branching = file.giving("branch").takes[0]
    outputs = [name for name in OUTPUTS if name != "branch"]
    rest = session(file.after({branching: (1, None, 384)}, outputs), "rest")
    (window,) = windows_of(SENTENCES[0])
    asked = {"starts": window.starts, "sentence": window.sentence}
    pieces = {name: getattr(window, name)[None] for name in ("pieces", "cases", "quoted")}
    *expected, branch = whole.run(OUTPUTS, asked | pieces)
    for one, other in zip(expected, rest.run(outputs, asked | {branching: branch}), strict=True):
        np.testing.assert_allclose(one, other, atol=1e-5)


def test_trained_numbers_are_read_with_their_shapes() -> None:
    file = OnnxFile(stored(WEIGHTS / EVENTS))
    packed, scales = file.array("event_layers.0.up.packed"), file.array("event_layers.0.up.scales")
    assert (packed.dtype, packed.shape) == (np.int8, (384, 1536))
    assert (scales.dtype, scales.shape) == (np.float32, (1536,))
    assert scales.min() > 0
    assert file.array("event_layers.0.up.step").shape == ()
    assert "event_layers.7.up.packed" not in file
    with pytest.raises(KeyError):
        file.array("event_layers.7.up.packed")
    with pytest.raises(KeyError):
        file.taking("event_layers.7.up.packed")


@settings(max_examples=60)
@given(st.binary(max_size=200))
def test_other_files_are_refused(content: bytes) -> None:
    with pytest.raises(ValueError, match=r"."):
        OnnxFile(content)


@settings(max_examples=20, deadline=None)
@given(st.floats(0.0, 1.0, exclude_max=True))
def test_files_that_break_off_are_refused(share: float) -> None:
    content = stored(WEIGHTS / EVENTS)
    with pytest.raises(ValueError, match=r"breaks off|no graph"):
        OnnxFile(content[: int(share * len(content))])
