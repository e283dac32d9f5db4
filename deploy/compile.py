"""Compiles the extractor with mypyc, which makes C of the same source: python deploy/compile.py DIRECTORY.

Writes the packages there with each compiled module beside its source, and does nothing where they are up to date. The image and
the benchmarks use it; a checkout runs the source, which says the same more slowly. Needs mypy, setuptools and a C compiler.
"""

import os
import shutil
import subprocess
import sys
from hashlib import sha256
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
PACKAGES = ("services", "schemas")
COMPILED = "services/extractor"
LEFT = frozenset({"__init__", "__main__", "claimants", "kept", "record", "step"})
"""What is run once an article or makes classes at run time."""
SETTINGS = "[mypy]\nstrict = true\nplugins = pydantic.mypy\nignore_missing_imports = true\n"
BUILD = """
import sys
from mypyc.build import mypycify
from setuptools import setup
modules = mypycify(["--config-file", "mypy.ini", *sys.argv[1:]], opt_level="2", debug_level="0", multi_file=True, group_name="tollwire")
setup(name="tollwire", ext_modules=modules, script_args=["--quiet", "build_ext", "--inplace"])
"""


def main(target: Path) -> None:
    """Compile into the folder, unless what lies there was compiled from the same source."""
    state, wanted = target / "SOURCE", _digest()
    if state.exists() and state.read_text() == wanted:
        return
    shutil.rmtree(target, ignore_errors=True)
    for package in PACKAGES:
        shutil.copytree(ROOT / package, target / package, ignore=shutil.ignore_patterns("__pycache__", "*.so"))
    (target / "deploy").symlink_to(ROOT / "deploy")
    (target / "mypy.ini").write_text(SETTINGS)
    modules = sorted(str(path.relative_to(target)) for path in (target / COMPILED).glob("*.py") if path.stem not in LEFT)
    environment = os.environ | {"PYTHONPATH": str(target), "PYTHONSAFEPATH": "1"}
    subprocess.run([sys.executable, "-c", BUILD, *modules], cwd=target, env=environment, check=True)
    shutil.rmtree(target / "build")
    state.write_text(wanted)


def _digest() -> str:
    """What the compiled modules follow from: the source, this file and the interpreter."""
    paths = sorted(path for package in PACKAGES for path in (ROOT / package).rglob("*.py"))
    said = sha256(sys.version.encode())
    for path in (Path(__file__), *paths):
        said.update(f"{path.name}\0".encode() + path.read_bytes())
    return said.hexdigest()


if __name__ == "__main__":
    main(Path(sys.argv[1]).resolve())
