"""The network written out as an ONNX graph, node by node.

Tracing PyTorch would bring its exporter's dependencies and a graph of several times the nodes; here the graph is what
`model.Reader` says, with the token types folded away and the choice of heads inside. It comes in two: the encoder with
all heads but those of events, for one window (P pieces, W words): pieces, cases, quoted [1, P]; starts, sentence [W];
and the events' own layers and heads, for what the encoder calls its branch [1, P, H], marked [1, P] and starts [W].
Outputs are those of `dragoman.reading.encoder.engine`. The runtime computes all outputs in every run, asked for or not,
and contents that are read again need no events.

The layers' matrices are multiplied in int8, as `training.quantise` rounds them. No row's numbers depend on what else is
in the run.
"""

import gzip
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np
import onnx
import torch
from onnx import TensorProto, helper, numpy_helper

from dragoman.reading.encoder.pairs import SOURCE, TARGET
from dragoman.reading.encoder.pieces import LIMIT
from training.encoder import IMPOSSIBLE, MINILM
from training.model import TOLD
from training.quantise import Product, stepped

OPSET = 21
FINENESS = 4.0
"""Steps that the usual number of an embedding is away from zero; the files are compressed."""
RUNTIME = "com.microsoft"  # the domain of onnxruntime's own operators
Array = np.ndarray[Any, Any]


def _packed(rows: Array) -> tuple[Array, Array]:
    """Return int8 values [N, H] and float32 scales [N, 1] of a matrix [N, H]."""
    scales: Array = stepped(torch.from_numpy(rows), FINENESS).numpy()[:, None]
    return np.round(rows / scales).astype(np.int8), scales


class Graph:
    """Collects nodes and initialisers; every method returns the name of its result."""

    def __init__(self, parameters: Mapping[str, Array], products: Mapping[str, Product]) -> None:
        self._parameters = parameters
        self._products = products
        self._nodes: list[onnx.NodeProto] = []
        self._constants: dict[str, onnx.TensorProto] = {}

    def add(self, kind: str, *inputs: str, name: str | None = None, **attributes: Any) -> str:
        """Add a node."""
        result = name or f"{kind.lower()}_{len(self._nodes)}"
        self._nodes.append(helper.make_node(kind, list(inputs), [result], name=result, **attributes))
        return result

    def constant(self, name: str, value: Array) -> str:
        """Add an initialiser."""
        self._constants[name] = numpy_helper.from_array(value, name)
        return name

    def numbers(self, *values: int) -> str:
        """Add an initialiser of integers, shared among all that need the same."""
        return self.constant("i_" + "_".join(map(str, values)), np.asarray(values, dtype=np.int64))

    def index(self, value: int) -> str:
        """Add a scalar integer."""
        return self.constant(f"n_{value}", np.asarray(value, dtype=np.int64))

    def number(self, value: float) -> str:
        """Add a scalar."""
        return self.constant(f"f_{value}", np.asarray(value, dtype=np.float32))

    def parameter(self, name: str, rows: int | None = None) -> str:
        """Add a trained parameter as it is, or its first rows."""
        return self.constant(name, self._parameters[name][:rows])

    def linear(self, x: str, name: str) -> str:
        """Add x W^T + b."""
        weight = self.constant(f"{name}.weight", np.ascontiguousarray(self._parameters[f"{name}.weight"].T))
        return self.add("Add", self.add("MatMul", x, weight), self.parameter(f"{name}.bias"))

    def product(self, x: str, name: str) -> str:
        """Add x W^T + b, multiplied in int8; x is [1, P, in] or [P, in]."""
        made, given = self._products[name], x
        if made.scale.divides:
            x = self.add("Mul", x, self.constant(f"{name}.columns", (1 / made.scale.columns).numpy()))
        step = self.constant(f"{name}.step", np.asarray(made.scale.step, dtype=np.float32))
        zero = self.constant(f"{name}.zero", np.asarray(made.scale.zero, dtype=np.uint8))
        rounded = self.add(
            "MatMulIntegerToFloat",
            self.add("QuantizeLinear", x, step, zero),
            self.constant(f"{name}.packed", np.ascontiguousarray(made.packed.numpy().T)),
            step,
            self.constant(f"{name}.scales", made.steps.numpy()),
            zero,
            "",  # weights are symmetric
            self.constant(f"{name}.bias", made.bias.numpy()),
            domain=RUNTIME,
        )
        if not len(made.exact):
            return rounded
        few = self.add("Gather", given, self.constant(f"{name}.exact", made.exact.numpy()), axis=-1)
        weight = self.constant(f"{name}.kept", np.ascontiguousarray(made.weight.numpy().T))
        return self.add("Add", rounded, self.add("MatMul", few, weight))

    def norm(self, x: str, name: str) -> str:
        """Add a layer norm over the last axis."""
        return self.add(
            "LayerNormalization",
            x,
            self.parameter(f"{name}.weight"),
            self.parameter(f"{name}.bias"),
            epsilon=MINILM.epsilon,
        )

    def table(self, name: str, indices: str) -> str:
        """Look rows up in an embedding table that is kept in int8; [1, P] to [1, P, H]."""
        rows = self._parameters[f"{name}.weight"]
        packed, scales = (
            self.constant(f"{name}.{part}", a) for part, a in zip(("packed", "scales"), _packed(rows), strict=True)
        )
        values = self.add("Cast", self.add("Gather", packed, indices), to=TensorProto.FLOAT)
        return self.add("Mul", values, self.add("Gather", scales, indices))

    def model(self, inputs: Sequence[onnx.ValueInfoProto], outputs: Sequence[onnx.ValueInfoProto]) -> onnx.ModelProto:
        """Close the graph and check it."""
        graph = helper.make_graph(self._nodes, "reader", inputs, outputs, list(self._constants.values()))
        made = helper.make_model(
            graph,
            opset_imports=[helper.make_opsetid("", OPSET), helper.make_opsetid(RUNTIME, 1)],
            ir_version=10,
            producer_name="dragoman",
        )
        onnx.checker.check_model(made)
        return made


def build(parameters: Mapping[str, Array], products: Mapping[str, Product]) -> onnx.ModelProto:
    """Write the encoder and its heads with the given parameters (names of `Reader.state_dict`)."""
    g = Graph(parameters, products)
    encoded = _encode(g)
    words = g.add("Gather", encoded, "starts", axis=0)  # [W, H]
    wide = _with_neighbours(g, words)
    g.add("Identity", g.linear(wide, "roles"), name="roles")
    g.add("Squeeze", g.linear(wide, "inner"), g.numbers(1), name="inner")
    g.add("Identity", g.linear(words, "entities"), name="entities")
    g.add("ArgMax", g.linear(words, "tags"), name="tags", axis=-1, keepdims=0)
    _syntax(g, words)
    g.add("Gelu", g.linear(words, "link"), name="links")
    inputs = [_integer(name, 1, "P") for name in ("pieces", "cases", "quoted")]
    inputs += [_integer("starts", "W"), _integer("sentence", "W")]
    outputs = [_real("roles", "W", "roles_"), _real("entities", "W", "entities_"), _integer("tags", "W")]
    outputs += [_real("arcs", "W", "W1"), _integer("relations", "W"), _real("links", "W", "links_")]
    return g.model(inputs, [*outputs, _real("inner", "W"), _real("branch", 1, "P", MINILM.width)])


def build_events(parameters: Mapping[str, Array], products: Mapping[str, Product]) -> onnx.ModelProto:
    """Write the events' own layers and heads."""
    # In plain reading, which trains no vector of belonging to neither actor, nothing is added: row 0.
    marked = parameters["marked.weight"]
    g = Graph({**parameters, "marked.weight": np.concatenate([np.zeros_like(marked[:1]), marked])}, products)
    x = g.add("Add", "branch", g.add("Gather", g.parameter("marked.weight"), "marked"))
    for n in range(MINILM.events):
        x = _layer(g, x, f"event_layers.{n}")
    encoded = g.add("Squeeze", x, g.numbers(0))
    words = g.add("Gather", encoded, "starts", name="senses", axis=0)
    wide = _with_neighbours(g, words)
    for name in TOLD:
        g.add("Identity", g.linear(wide, name), name=name)
    g.add("Identity", g.product(words, "points"), name="points")
    _pair(g, encoded)
    inputs = [_real("branch", 1, "P", MINILM.width), _integer("marked", 1, "P"), _integer("starts", "W")]
    told = [_real(name, "W", f"{name}_") for name in (*TOLD, "points", "senses")]
    return g.model(inputs, [*told, _real("pair", 1, "types")])


def save(made: onnx.ModelProto, path: Path) -> None:
    """Write a network's file, compressed."""
    # Without a time, so that the same network is the same file.
    path.write_bytes(gzip.compress(made.SerializeToString(deterministic=True), mtime=0))


def _integer(name: str, *shape: str | int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.INT64, shape)


def _real(name: str, *shape: str | int) -> onnx.ValueInfoProto:
    return helper.make_tensor_value_info(name, TensorProto.FLOAT, shape)


def _encode(g: Graph) -> str:
    """Add embeddings and layers; returns what the heads read [P, H], and names what the events' layers read."""
    count = g.add("Gather", g.add("Shape", "pieces"), g.numbers(1), axis=0)
    places = g.add("Slice", g.parameter("positions.weight", LIMIT), g.numbers(0), count, g.numbers(0))
    small = [g.add("Gather", g.parameter(f"{name}.weight"), name) for name in ("cases", "quoted")]
    x = g.add("Add", g.table("pieces", "pieces"), places)
    for one in small:
        x = g.add("Add", x, one)
    x = g.norm(x, "norm")
    for n in range(MINILM.layers):
        x = _layer(g, x, f"layers.{n}")
        if n == MINILM.branch - 1:
            x = g.add("Identity", x, name="branch")
    return g.add("Squeeze", x, g.numbers(0))


def _layer(g: Graph, x: str, name: str) -> str:
    size = MINILM.width // MINILM.heads
    split = g.add("Reshape", g.product(x, f"{name}.qkv"), g.numbers(-1, 3, MINILM.heads, size))
    q, k, v = (g.add("Gather", split, g.index(part), axis=1) for part in range(3))
    q = g.add("Transpose", g.add("Mul", q, g.number(size**-0.5)), perm=[1, 0, 2])
    k = g.add("Transpose", k, perm=[1, 2, 0])
    v = g.add("Transpose", v, perm=[1, 0, 2])
    mixed = g.add("MatMul", g.add("Softmax", g.add("MatMul", q, k), axis=-1), v)
    mixed = g.add("Reshape", g.add("Transpose", mixed, perm=[1, 0, 2]), g.numbers(1, -1, MINILM.width))
    x = g.norm(g.add("Add", x, g.product(mixed, f"{name}.out")), f"{name}.norm1")
    # By tanh: it departs from the exact one by less than the rounding after it, and takes less time.
    inner = g.add("FastGelu", g.product(x, f"{name}.up"), domain=RUNTIME)
    return g.norm(g.add("Add", x, g.product(inner, f"{name}.down")), f"{name}.norm2")


def _with_neighbours(g: Graph, words: str) -> str:
    """Put the words before and after beside each: [W, H] to [W, 3H]."""
    padded = g.add("Pad", words, g.numbers(1, 0, 1, 0))
    before = g.add("Slice", padded, g.numbers(0), g.numbers(-2), g.numbers(0))
    after = g.add("Slice", padded, g.numbers(2), g.numbers(1 << 40), g.numbers(0))
    return g.add("Concat", before, words, after, axis=-1)


def _pair(g: Graph, encoded: str) -> None:
    """Score the types of event between the two actors that are marked; [P, H] to [1, types]."""
    pooled = [g.add("ReduceMean", encoded, g.numbers(0), keepdims=1)]
    for which in (SOURCE, TARGET):
        held = g.add("Cast", g.add("Equal", "marked", g.index(which + 1)), to=TensorProto.FLOAT)  # [1, P]
        count = g.add("Max", g.add("ReduceSum", held, g.numbers(1), keepdims=1), g.number(1.0))
        pooled.append(g.add("Div", g.add("MatMul", held, encoded), count))
    inner = g.add("Gelu", g.product(g.add("Concat", *pooled, axis=-1), "pair_inner"))
    g.add("Identity", g.linear(inner, "pair"), name="pair")


def _syntax(g: Graph, words: str) -> None:
    """Score heads within sentences, choose the best and say the relation to it."""
    dependent = g.add("Gelu", g.linear(words, "arc_dependent"))
    head = g.add("Gelu", g.linear(words, "arc_head"))
    pairs = g.add(
        "MatMul", g.add("MatMul", dependent, g.parameter("arc_matrix")), g.add("Transpose", head, perm=[1, 0])
    )
    pairs = g.add("Add", pairs, g.add("Transpose", g.linear(head, "arc_to"), perm=[1, 0]))
    row, column = g.add("Unsqueeze", "sentence", g.numbers(0)), g.add("Unsqueeze", "sentence", g.numbers(1))
    together = g.add("Equal", row, column)
    last = g.add("Gather", g.add("Shape", words), g.index(0), axis=0)
    own = g.add("Range", g.index(0), last, g.index(1))
    itself = g.add("Equal", g.add("Unsqueeze", own, g.numbers(0)), g.add("Unsqueeze", own, g.numbers(1)))
    allowed = g.add("And", together, g.add("Not", itself))
    pairs = g.add("Where", allowed, pairs, g.number(IMPOSSIBLE))
    arcs = g.add("Concat", pairs, g.linear(dependent, "arc_root"), axis=-1, name="arcs")
    best = g.add("ArgMax", arcs, axis=-1, keepdims=0)
    chosen = g.add("Where", g.add("Equal", best, last), own, best)
    governed = g.add("Gather", g.linear(words, "relation_head"), chosen, axis=0)
    mixed = g.add("Gelu", g.add("Add", g.linear(words, "relation_dependent"), governed))
    g.add("ArgMax", g.linear(mixed, "relations"), name="relations", axis=-1, keepdims=0)
