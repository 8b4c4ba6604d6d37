"""Join what was trained side by side: `python -m training.graft OUT.pt START.pt --events E.pt --inner I.pt`.

OUT is START with the events' layers and heads of E and with I's head for contents that are read again. Parts that have
learned on an encoder go on working on one that was trained on from it for a while, a little less well: `--go-on` of
`training.events_branch` makes that up. START's labels are copied beside OUT.
"""

import argparse
import shutil
from collections.abc import Mapping
from pathlib import Path

import torch
from torch import Tensor

from training.model import EVENTS

INNER = ("inner",)


def grafted(start: Mapping[str, Tensor], other: Mapping[str, Tensor], parts: tuple[str, ...]) -> dict[str, Tensor]:
    """Return the parameters of a network with another's where their names begin as the parts' do."""
    return {**start, **{name: tensor for name, tensor in other.items() if name.startswith(parts)}}


def main() -> None:
    """Write the joined network."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("out", type=Path)
    parser.add_argument("start", type=Path)
    parser.add_argument("--events", type=Path, help="a checkpoint of `training.events_branch`")
    parser.add_argument("--inner", type=Path, help="a checkpoint of `training.inner`")
    options = parser.parse_args()
    state = torch.load(options.start)
    for path, parts in ((options.events, EVENTS), (options.inner, INNER)):
        if path is not None:
            state = grafted(state, torch.load(path), parts)
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save(state, options.out)
    shutil.copyfile(options.start.parent / "labels.json", options.out.parent / "labels.json")


if __name__ == "__main__":
    main()
