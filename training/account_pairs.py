"""Learn which of the accounts that are heard clash with which.

    python -m training.account_pairs --heard CHECKPOINT.pt TEXTS... [--heard CHECKPOINT.pt TEXTS...] [--out FILE]

TEXTS are the beginnings of the names of files in `training/data/discrepancies/train`. A network hears more surely, and
fewer accounts beside the marked ones, in what it has learned from: each checkpoint must be one that has not learned
from its texts. Beside them it hears reports of news, of which no two accounts are taken to clash.

What comes out is `pairing.toml`: a logistic regression over the features that `dragoman.reading.discrepancies.pairing`
describes a pair by. The fit has one best answer and needs no seed.
"""

import argparse
import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

import numpy as np

from dragoman.model.report import Report
from dragoman.model.span import Span
from dragoman.reading.discrepancies.heard import candidates
from dragoman.reading.discrepancies.pairing import WEIGHTS as PAIRING
from dragoman.reading.discrepancies.pairing import AccountPair, Weighing, account_pairs
from dragoman.reading.encoder.shipped import EVENTS, WEIGHTS, load
from dragoman.reading.gazetteer import load_gazetteer
from dragoman.reading.layers import Account, Layers
from dragoman.reading.reader import DragomanReader
from training import clashes
from training.clashes import TRAIN, Clash, ClashText
from training.unlabelled import news

NEWS = 240
"""Reports of news that each network hears."""
RIDGE = 2.0
"""How strongly weights are held to nothing."""


def heard_by(checkpoint: Path, texts: Sequence[ClashText]) -> Iterator[tuple[AccountPair, bool]]:
    """Yield the pairs of accounts that a network hears in some texts, and whether each is marked."""
    with tempfile.TemporaryDirectory() as folder:
        reader = _reader(checkpoint, Path(folder))
    for text in texts:
        scene = reader.scene(Report(text.name, None, None, None, None, "en", text.text))
        for pair in account_pairs(scene, candidates(scene)):
            yield pair, any(is_marked(pair, clash, scene.clauses.layers) for clash in text.clashes)


def is_marked(pair: AccountPair, clash: Clash, layers: Layers) -> bool:
    """Tell whether a pair's accounts overlap two marked ones of a discrepancy."""

    def at(account: Account) -> set[tuple[int, int]]:
        span = Span(layers.words[account.first].span.begin, layers.words[account.last].span.end)
        return {(b, e) for b, e in clash.accounts if span.begin < e and b < span.end}

    one, other = at(pair.first), at(pair.second)
    return bool(one) and bool(other) and len(one | other) > 1


def learned(pairs: Sequence[tuple[Mapping[str, float], bool]], ridge: float = RIDGE) -> Weighing:
    """Fit a logistic regression by Newton's method; features are brought to one scale for the fit alone."""
    names = list(pairs[0][0])
    given = np.array([[features[name] for name in names] for features, _ in pairs])
    wanted = np.array([float(clash) for _, clash in pairs])
    mean, scale = given.mean(0), given.std(0) + 1e-9
    scaled = np.column_stack([(given - mean) / scale, np.ones(len(given))])
    held = np.diag([ridge] * len(names) + [0.0])
    weights = np.zeros(len(names) + 1)
    for _ in range(50):
        chances = 1 / (1 + np.exp(-scaled @ weights))
        slope = scaled.T @ (chances - wanted) + held @ weights
        curve = (scaled * (chances * (1 - chances))[:, None]).T @ scaled + held
        step = np.linalg.solve(curve, slope)
        weights -= step
        if np.abs(step).max() < 1e-8:
            break
    own = weights[:-1] / scale
    return Weighing(float(weights[-1] - own @ mean), dict(zip(names, own.tolist(), strict=True)))


def written(found: Weighing) -> str:
    """Return a weighing as it stands in its file."""
    lines = ["# Learned by training.account_pairs: what speaks for two accounts clashing, and how much.", ""]
    lines += [f"bias = {found.bias:.3f}", "", "[weights]"]
    # JSON quotes names as TOML does.
    lines += [f"{json.dumps(name)} = {weight:.3f}" for name, weight in found.weights.items()]
    return "\n".join(lines) + "\n"


def _reader(checkpoint: Path, folder: Path) -> DragomanReader:
    """Return the shipped reader with a checkpoint's layers and heads of events."""
    # What is learned of pairs needs neither; only hearing them anew does.
    import onnx
    import torch

    from training.graph import build_events

    for path in WEIGHTS.iterdir():
        if path.name != EVENTS:
            shutil.copyfile(path, folder / path.name)
    parameters = {name: tensor.float().numpy() for name, tensor in torch.load(checkpoint).items()}
    onnx.save(build_events(parameters), folder / EVENTS)
    return DragomanReader(load(folder), load_gazetteer())


def main() -> None:
    """Hear the texts, learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--heard", nargs="+", action="append", required=True, metavar="CHECKPOINT.pt TEXTS")
    parser.add_argument("--out", type=Path, default=PAIRING)
    options = parser.parse_args()
    bare = [ClashText(article.id, article.text, ()) for article in news()][: 4 * NEWS : 4]
    known, pairs = clashes.load(TRAIN), list[tuple[Mapping[str, float], bool]]()
    for checkpoint, *wanted in options.heard:
        texts = [text for text in known if text.name.startswith(tuple(wanted))]
        if not wanted or not texts:
            parser.error(f"{checkpoint}: no text of {TRAIN} begins with any of {', '.join(wanted) or 'nothing'}")
        own = [(pair.features, clash) for pair, clash in heard_by(Path(checkpoint), [*texts, *bare])]
        marked = sum(clash for _, clash in own)
        print(f"{checkpoint}: {len(texts)} texts, {len(own)} pairs, {marked} marked", flush=True)
        pairs += own
    options.out.write_text(written(learned(pairs)), encoding="utf-8")


if __name__ == "__main__":
    main()
