"""Takes a network's file apart: its trained numbers, and the part of its graph that comes after a given result.

An ONNX file is one protocol buffer (https://protobuf.dev/programming-guides/encoding): fields of a number and a kind,
some of which are buffers again. What is needed of that is less code than a dependency on `onnx` would be megabytes.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, Never

import numpy as np

Array = np.ndarray[Any, Any]
VARINT, FIXED64, BUFFER, FIXED32 = 0, 1, 2, 5  # kinds of field
_GRAPH = 7  # of a model
_NODE, _TITLE, _INITIALISER, _INPUT, _OUTPUT = 1, 2, 5, 11, 12  # of a graph
_TAKES, _GIVES, _KIND = 1, 2, 4  # of a node
_DIMENSION, _ELEMENT, _CALLED, _RAW = 1, 2, 8, 9  # of an initialiser
_NAME, _TYPE = 1, 2  # of an input or output
_TENSOR, _ELEMENT_OF, _SHAPE, _SIZE = 1, 1, 2, 1  # of a type, of a tensor's type, and of a dimension
_FLOAT = 1
_ELEMENTS = {_FLOAT: np.float32, 2: np.uint8, 3: np.int8, 6: np.int32, 7: np.int64}


@dataclass(frozen=True)
class Node:
    """One operator of a graph."""

    kind: str
    takes: tuple[str, ...]
    gives: tuple[str, ...]
    written: memoryview
    """As it stands in the file."""


class OnnxFile:
    """A network's file; raises ValueError where it is none."""

    def __init__(self, content: bytes) -> None:
        self._other, graph = list[tuple[int, memoryview, int]](), memoryview(b"")
        for number, kind, value in _fields(memoryview(content)):
            if number == _GRAPH and kind == BUFFER:
                graph = value
            else:
                self._other.append((number, value, kind))
        self.nodes = list[Node]()
        self._initialisers = dict[str, memoryview]()
        self._inputs, self._outputs = dict[str, memoryview](), dict[str, memoryview]()
        named = {_INITIALISER: self._initialisers, _INPUT: self._inputs, _OUTPUT: self._outputs}
        for number, _, value in _fields(graph):
            if number == _NODE:
                self.nodes.append(Node(_texts(value, _KIND)[0], _texts(value, _TAKES), _texts(value, _GIVES), value))
            elif number in named:
                named[number][_texts(value, _CALLED if number == _INITIALISER else _NAME)[0]] = value
        if not self.nodes:
            raise ValueError("there is no graph in it")

    def __contains__(self, name: str) -> bool:
        return name in self._initialisers

    @property
    def outputs(self) -> tuple[str, ...]:
        """The names of what the graph gives."""
        return tuple(self._outputs)

    def array(self, name: str) -> Array:
        """Return a copy of an initialiser; raises KeyError where there is none of that name."""
        shape, kind, raw = list[int](), 0, memoryview(b"")
        for number, wire, value in _fields(self._initialisers[name]):
            if number == _DIMENSION:
                shape += _integers(value) if wire == BUFFER else [_varint(value, 0)[0]]
            elif number == _ELEMENT:
                kind = _varint(value, 0)[0]
            elif number == _RAW:
                raw = value
        return np.frombuffer(raw, _ELEMENTS[kind]).reshape(shape).copy()

    def taking(self, name: str) -> Node:
        """Return the first node that takes something; raises KeyError where none does."""
        return next((node for node in self.nodes if name in node.takes), None) or _missing(name)

    def giving(self, name: str) -> Node:
        """Return the node that gives something; raises KeyError where none does."""
        return next((node for node in self.nodes if name in node.gives), None) or _missing(name)

    def linears(self, rows: str) -> dict[str, tuple[str, str]]:
        """Return the results of rows times a trained matrix plus a bias, by their names, with the names of both."""
        found = dict[str, tuple[str, str]]()
        for node in self.nodes:
            if node.kind == "MatMul" and node.takes[0] == rows and node.takes[1] in self:
                after = self.taking(node.gives[0])
                if after.kind == "Add" and after.takes[1] in self:
                    found[after.gives[0]] = node.takes[1], after.takes[1]
        return found

    def needed(self, results: Collection[str], outputs: Collection[str]) -> set[str]:
        """Return those of some results from which some outputs can be computed."""
        return set(results) & self._rest(results, outputs)[1]

    def after(self, results: Mapping[str, Sequence[int | None]], outputs: Collection[str]) -> bytes:
        """Return a file of what is left to compute for some outputs once some results are known.

        Those are float32 inputs then, of the shapes that are given, None standing for any number.
        """
        kept, needed = self._rest(results, outputs)
        graph = [
            _written(_TITLE, b"rest"),
            *(_written(_NODE, node.written) for node in kept),
            *(_written(_INITIALISER, value) for name, value in self._initialisers.items() if name in needed),
            *(_written(_INPUT, value) for name, value in self._inputs.items() if name in needed),
            *(_written(_INPUT, _floats(name, shape)) for name, shape in results.items()),
            *(_written(_OUTPUT, self._outputs[name]) for name in outputs),
        ]
        return b"".join([*(_written(*field) for field in self._other), _written(_GRAPH, b"".join(graph))])

    def _rest(self, results: Collection[str], outputs: Collection[str]) -> tuple[list[Node], set[str]]:
        """Return the nodes from results to outputs in their order, and the names of all that they need."""
        needed, kept = set(outputs), list[Node]()
        for node in reversed(self.nodes):
            if needed.intersection(node.gives) and not set(results).intersection(node.gives):
                needed.update(node.takes)
                kept.append(node)
        return kept[::-1], needed


def _floats(name: str, shape: Sequence[int | None]) -> bytes:
    """Write down an input of float32."""
    sizes = (b"" if size is None else _number(_SIZE << 3 | VARINT) + _number(size) for size in shape)
    dimensions = b"".join(_written(_DIMENSION, size) for size in sizes)
    tensor = _number(_ELEMENT_OF << 3 | VARINT) + _number(_FLOAT) + _written(_SHAPE, dimensions)
    return _written(_NAME, name.encode()) + _written(_TYPE, _written(_TENSOR, tensor))


def _missing(name: str) -> Never:
    raise KeyError(name)


def _fields(data: memoryview) -> Iterator[tuple[int, int, memoryview]]:
    """Yield the number, the kind and the bytes of each field of a buffer."""
    at = 0
    while at < len(data):
        tag, at = _varint(data, at)
        kind, end = tag & 7, at
        if kind == VARINT:
            end = _varint(data, at)[1]
        elif kind == BUFFER:
            size, at = _varint(data, at)
            end = at + size
        elif kind in (FIXED32, FIXED64):
            end = at + (4 if kind == FIXED32 else 8)
        else:
            raise ValueError(f"a field of the unknown kind {kind} at byte {at}")
        if end > len(data):
            raise ValueError("it breaks off")
        yield tag >> 3, kind, data[at:end]
        at = end


def _varint(data: memoryview, at: int) -> tuple[int, int]:
    """Return the number that begins at a byte, seven bits of it a byte, and where it ends."""
    value = shift = 0
    while True:
        if at >= len(data):
            raise ValueError("it breaks off")
        byte = data[at]
        value |= (byte & 0x7F) << shift
        at, shift = at + 1, shift + 7
        if byte < 0x80:
            return value, at


def _integers(data: memoryview) -> list[int]:
    found, at = list[int](), 0
    while at < len(data):
        value, at = _varint(data, at)
        found.append(value)
    return found


def _texts(data: memoryview, field: int) -> tuple[str, ...]:
    return tuple(str(value, "utf-8") for number, _, value in _fields(data) if number == field)


def _written(field: int, value: bytes | memoryview, kind: int = BUFFER) -> bytes:
    size = _number(len(value)) if kind == BUFFER else b""
    return b"".join([_number(field << 3 | kind), size, value])


def _number(value: int) -> bytes:
    written = bytearray()
    while value > 0x7F:
        written.append(value & 0x7F | 0x80)
        value >>= 7
    written.append(value)
    return bytes(written)
