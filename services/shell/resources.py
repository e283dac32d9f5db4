"""Finds the data files that ship with Tollwire (claimants, sample newsroom), installed or in a checkout.

Does not read them.
"""

from importlib.resources import files
from pathlib import Path


def deploy_path(name: str) -> Path:
    """The path of a file or folder of deploy/. Raises FileNotFoundError, naming it, where the installation is broken."""
    package = Path(str(files("services")))
    for root in (package / "data" / "deploy", package.parent / "deploy"):
        if (root / name).exists():
            return root / name
    raise FileNotFoundError(f"deploy/{name} is missing from this installation of Tollwire; install it again")
