"""Build the wheel, install it into an empty environment, use it once, and say how large the install is.

    python -m benchmarks.clean_install

Sizes are in MB (10^6 bytes) of the environment's site-packages, without pip.
"""

import json
import subprocess
import sys
import tempfile
import venv
from pathlib import Path

ROOT = Path(__file__).parent.parent
PIP = ("-m", "pip", "--quiet", "--disable-pip-version-check")
SAMPLE = (
    "Foreign Minister Iveta Lorn said on Monday that talks with Orland would resume on Thursday. "
    "According to the ceasefire monitors, four shells fell near the market on Sunday."
)


def run(*command: str | Path, stdin: str | None = None) -> str:
    """Run a command and return what it printed; end with its errors where it fails."""
    done = subprocess.run([str(part) for part in command], input=stdin, capture_output=True, text=True, check=False)
    if done.returncode:
        sys.exit(f"{' '.join(map(str, command))}\n{done.stdout}{done.stderr}")
    return done.stdout


def size_mb(folder: Path) -> float:
    """Return the size of all files below a folder in MB."""
    return sum(f.stat().st_size for f in folder.rglob("*") if f.is_file()) / 1e6


def main() -> None:
    """Do what the module says, in a folder that is gone afterwards."""
    with tempfile.TemporaryDirectory() as temporary:
        folder = Path(temporary)
        run(sys.executable, *PIP, "wheel", "--no-deps", "--wheel-dir", folder, ROOT)
        wheel = next(folder.glob("dragoman-*.whl"))
        print(f"wheel            {wheel.stat().st_size / 1e6:.1f} MB")
        venv.create(folder / "env", with_pip=True)
        python = folder / "env" / "bin" / "python"
        run(python, *PIP, "install", "-c", ROOT / "constraints.txt", wheel)
        run(python, *PIP, "check")
        run(python, *PIP, "uninstall", "--yes", "setuptools", "pip")
        packages = next((folder / "env" / "lib").glob("python*/site-packages"))
        print(f"install size     {size_mb(packages):.0f} MB with all dependencies")
        dragoman = folder / "env" / "bin" / "dragoman"
        record = json.loads(run(dragoman, "read", "-", "--published", "2024-05-20", "--format", "json", stdin=SAMPLE))
        if not record["statements"]:
            sys.exit("the installed wheel read no statement in a text that holds two")
        print(f"used once        {len(record['statements'])} statements, {len(record['events'])} events read")


if __name__ == "__main__":
    main()
