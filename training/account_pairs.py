"""Learn which of the accounts that are heard clash with which.

    python -m training.account_pairs --heard HEADS TEXTS... [--heard HEADS TEXTS...] [--out FILE]

TEXTS are the beginnings of the names of files in `training/data/discrepancies/train`. A network hears more surely, and
fewer accounts beside the marked ones, in what it has learned from: HEADS must be those of a network that has not learnt
from the texts, in a checkpoint or as the `events.onnx.gz` of a commit. The last of them, which are most like what is
shipped, also hear reports of news, of which no two accounts are taken to clash.

What comes out is `pairing.toml`: a logistic regression over the features that `dragoman.reading.discrepancies.pairing`
describes a pair by, fitted by `training.pairing`.
"""

import argparse
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from dragoman.model.report import Report
from dragoman.reading.discrepancies.heard import candidates
from dragoman.reading.discrepancies.pairing import WEIGHTS as PAIRING
from dragoman.reading.discrepancies.pairing import AccountPair, account_pairs
from dragoman.reading.encoder.shipped import EVENTS, WEIGHTS, load
from dragoman.reading.gazetteer import load_gazetteer
from dragoman.reading.reader import DragomanReader
from training import clashes
from training.clashes import TRAIN, ClashText
from training.evaluate import loaded
from training.graph import build_events, save
from training.pairing import is_marked, learned, written
from training.quantise import products
from training.unlabelled import news

NEWS = 120
"""Reports of news that are heard beside the texts."""


def heard_by(heads: Path, texts: Sequence[ClashText]) -> Iterator[tuple[AccountPair, bool]]:
    """Yield the pairs of accounts that a network hears in some texts, and whether each is marked."""
    with tempfile.TemporaryDirectory() as folder:
        reader = _reader(heads, Path(folder))
    for text in texts:
        scene = reader.scene(Report(text.name, None, None, None, None, "en", text.text))
        # Once as it is laid out and once as a paper would that breaks after every sentence.
        for pair in (p for laid_out in (True, False) for p in account_pairs(scene, candidates(scene), laid_out)):
            yield pair, any(is_marked(pair, clash, scene.clauses.layers) for clash in text.clashes)


def _reader(heads: Path, folder: Path) -> DragomanReader:
    """Return the shipped reader with other layers and heads of events."""
    for path in WEIGHTS.iterdir():
        if path.name != EVENTS:
            shutil.copyfile(path, folder / path.name)
    if heads.suffix == ".gz":
        shutil.copyfile(heads, folder / EVENTS)
    else:
        network = loaded(heads)
        parameters = {name: tensor.float().numpy() for name, tensor in network.model.state_dict().items()}
        save(build_events(parameters, products(network)), folder / EVENTS)
    return DragomanReader(load(folder), load_gazetteer())


def main() -> None:
    """Hear the texts, learn and write."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--heard", nargs="+", action="append", required=True, metavar="HEADS TEXTS")
    parser.add_argument("--out", type=Path, default=PAIRING)
    options = parser.parse_args()
    bare = [ClashText(article.id, article.text, ()) for article in news()][::4][:NEWS]
    known, pairs = clashes.load(TRAIN), list[tuple[Mapping[str, float], bool]]()
    for number, (heads, *wanted) in enumerate(options.heard, 1):
        texts = [text for text in known if text.name.startswith(tuple(wanted))]
        if not wanted or not texts:
            parser.error(f"{heads}: no text of {TRAIN} begins with any of {', '.join(wanted) or 'nothing'}")
        beside = bare if number == len(options.heard) else []
        own = [(pair.features, clash) for pair, clash in heard_by(Path(heads), [*texts, *beside])]
        marked = sum(clash for _, clash in own)
        print(f"{heads}: {len(texts)} texts, {len(own)} pairs, {marked} marked", flush=True)
        pairs += own
    options.out.write_text(written(learned(pairs)), encoding="utf-8")


if __name__ == "__main__":
    main()
