"""Builds the compiled layers of the reader's networks (`transformer.c`) into the wheel, on Linux on x86-64.

They are a plain shared library that Python opens by name, so any C compiler will do and no headers of Python's are
needed: the one that CC names, the system's own, or else, on a machine that can run the layers, the one in the package
`ziglang` (100 MB, fetched for the build alone). Where nothing is built, the reader runs its networks in onnxruntime
alone, as it does on all other systems.
"""

import os
import platform
import shlex
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface

FOLDER = Path("src/dragoman/reading/encoder/compiled")
SOURCE, LIBRARY = FOLDER / "transformer.c", FOLDER / "transformer.so"
UNITS = ("avx512f", "avx512bw", "avx512dq", "avx512vl", "avx512bf16", "amx-tile", "amx-int8", "amx-bf16")
# Without contraction every compiler gives the same numbers, to the last bit.
FLAGS = ("-std=c11", "-O3", "-ffp-contract=off", "-fPIC", "-shared", "-mfma", *(f"-m{unit}" for unit in UNITS))


class CompiledLayers(BuildHookInterface[Any]):
    """Compiles before the wheel is put together, an editable one too."""

    def dependencies(self) -> list[str]:
        """Return what has to be installed to build: a compiler where the system has none."""
        return ["ziglang>=0.13"] if _is_meant_for() and _own_compiler() is None and _runs_here() else []

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:  # noqa: ARG002  # hatchling's signature
        """Build the library and have it packed."""
        if not _is_meant_for() or not (_own_compiler() or _runs_here()):
            return
        source, library = Path(self.root) / SOURCE, Path(self.root) / LIBRARY
        unfinished = library.with_suffix(".part")
        command = [*(_own_compiler() or [sys.executable, "-m", "ziglang", "cc"]), *FLAGS, source, "-o", unfinished]
        try:
            subprocess.run(command, capture_output=True, text=True, check=True)  # noqa: S603  # ours
        except (OSError, subprocess.CalledProcessError) as error:
            library.unlink(missing_ok=True)
            said = getattr(error, "stderr", "").strip()[-600:]
            self.app.display_warning(f"compiled layers left out: {error} {said}")
            return
        unfinished.replace(library)  # at once: another process may have the old one open
        build_data["artifacts"].append(LIBRARY.as_posix())
        build_data["pure_python"] = False
        build_data["tag"] = "py3-none-linux_x86_64"


def _is_meant_for() -> bool:
    return sys.platform == "linux" and platform.machine() == "x86_64"


def _runs_here() -> bool:
    return "amx_int8" in Path("/proc/cpuinfo").read_text(encoding="utf-8", errors="replace")


def _own_compiler() -> list[str] | None:
    """Return the command of the compiler that is there."""
    if named := os.environ.get("CC"):
        return shlex.split(named)
    return next(([found] for name in ("cc", "gcc", "clang") if (found := shutil.which(name))), None)
