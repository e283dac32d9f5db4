"""Puts the compiled extractor into the wheel where TOLLWIRE_COMPILE is 1; else the wheel is the source alone, for any machine."""

import os
import subprocess
import sys
from pathlib import Path
from typing import Any

from hatchling.builders.hooks.plugin.interface import BuildHookInterface


class CompileHook(BuildHookInterface[Any]):
    """Asked by hatchling before it packs."""

    def initialize(self, version: str, build_data: dict[str, Any]) -> None:
        """Compile, and name what came of it as part of a wheel for this machine; an editable install reads the source."""
        if version == "editable" or os.environ.get("TOLLWIRE_COMPILE") != "1":
            return
        made = Path(self.root) / "build" / "compiled"
        subprocess.run([sys.executable, str(Path(self.root) / "deploy" / "compile.py"), str(made)], check=True)
        build_data["pure_python"], build_data["infer_tag"] = False, True
        build_data["force_include"] |= {str(path): str(path.relative_to(made)) for path in made.rglob("*.so")}
