"""Ask a trained reader what it makes of the texts to be learned from: `python -m training.soften FOLDER OUT.pt`.

For every text it keeps how likely the network holds each role label for each word, and each pair of labels for each two
neighbouring words: the marginals of its linear chain. `python -m training.train --teacher OUT.pt` learns from them.
Shapes: W words of a text or a window, K role labels.
"""

import argparse
from pathlib import Path

import torch
from torch import Tensor

from dragoman.reading.encoder.pieces import WordPieces
from training.batches import padded, seen
from training.corpora import polnear
from training.evaluate import labels_in
from training.examples import IGNORED, Example, cut, label
from training.model import Reader, empty, forbidden
from training.train import packaged_encoder
from training.unlabelled import unlabelled

SIZE = 8
"""Windows in a batch."""


def marginals(scores: Tensor, transitions: Tensor) -> tuple[Tensor, Tensor]:
    """Return the chances of labels [W, K] and of pairs of labels [W, K, K] under a linear chain for one window.

    `scores` [W, K] hold what forbids going on into another paragraph; the first word has no pair.
    """
    moves = transitions + forbidden()
    forward, backward = [scores[0]], [torch.zeros_like(scores[0])]
    for score in scores[1:]:
        forward.append(torch.logsumexp(forward[-1].unsqueeze(-1) + moves, 0) + score)
    for score in scores[1:].flip(0):
        backward.append(torch.logsumexp(moves + (score + backward[-1]), 1))
    before, after = torch.stack(forward), torch.stack(backward[::-1])
    whole = torch.logsumexp(before[-1], -1)
    pairs = (before[:-1].unsqueeze(-1) + moves + (scores[1:] + after[1:]).unsqueeze(1) - whole).exp()
    return (before + after - whole).exp(), torch.cat([torch.zeros_like(moves)[None], pairs])


@torch.inference_mode()
def soften(model: Reader, windows: list[Example]) -> tuple[Tensor, Tensor]:
    """Return the marginals of a text from the windows that it has been cut into, in order."""
    made = []
    for i in range(0, len(windows), SIZE):
        group = windows[i : i + SIZE]
        batch = seen(group, None) | {
            "opens": padded([e.window.opens for e in group]),
            "sentence": padded([e.window.sentence for e in group], IGNORED),
        }
        with torch.autocast("cpu", torch.bfloat16):
            roles = model(batch).roles
        made += [marginals(roles[k, : len(e.roles)], model.transitions) for k, e in enumerate(group)]
    words, moves = zip(*made, strict=True)
    return torch.cat(words).half(), torch.cat(moves).half()


def main() -> None:
    """Read every text once."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, help="where the teacher's best.pt and its labels lie")
    parser.add_argument("out", type=Path)
    options = parser.parse_args()
    vocabulary = WordPieces.load(packaged_encoder() / "tokenizer.json")
    known = labels_in(options.folder / "labels.json")
    state = torch.load(options.folder / "best.pt")
    model = empty(state, known)
    model.load_state_dict(state)
    model.eval()
    made = {}
    for article in (*polnear("train"), *unlabelled()):
        made[article.id] = soften(model, cut(label(article, known), vocabulary))
        if len(made) % 100 == 0:
            print(f"{len(made)} texts", flush=True)
    torch.save(made, options.out)
    sure = torch.cat([words.float().max(-1).values for words, _ in made.values()])
    print(f"{len(made)} texts, {len(sure)} words; the likeliest label of a word has {sure.mean():.3f}")


if __name__ == "__main__":
    main()
