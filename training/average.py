"""Average checkpoints of one run: `python -m training.average OUT.pt IN.pt IN.pt …`."""

import argparse
from pathlib import Path

import torch


def main() -> None:
    """Write the mean of the parameters of several checkpoints."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("out", type=Path)
    parser.add_argument("checkpoints", type=Path, nargs="+")
    options = parser.parse_args()
    states = [torch.load(path) for path in options.checkpoints]
    options.out.parent.mkdir(parents=True, exist_ok=True)
    torch.save({name: torch.stack([state[name] for state in states]).mean(0) for name in states[0]}, options.out)


if __name__ == "__main__":
    main()
