"""What users install is complete: the wheel holds the commands and the data files, not just the checkout."""

import subprocess
import sys
import venv
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent
NEEDED = {
    "services/cli.py",
    "schemas/topics.py",
    "services/data/deploy/claimants.toml",
    "services/data/deploy/sample-newsroom",
    "services/board/templates",
    "services/board/static",
}


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel of this checkout, built with the pinned backend that is already installed."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "pip", "wheel", "-q", "--no-deps", "--no-build-isolation", "-w", str(out), str(ROOT)], check=True
    )
    return next(out.glob("*.whl"))


@pytest.mark.slow
def test_the_wheel_holds_code_and_data(wheel: Path) -> None:
    names = zipfile.ZipFile(wheel).namelist()

    assert {needed for needed in NEEDED if not any(name.startswith(needed) for name in names)} == set()
    assert not [name for name in names if name.startswith(("tests/", "deploy/"))]
    assert not [name for name in names if "kafka-dev/libs" in name or name.endswith(".jar")]


@pytest.mark.slow
def test_the_installed_command_extracts_without_the_checkout(wheel: Path, tmp_path: Path) -> None:
    """In an environment of its own that borrows the dependencies but not this checkout."""
    venv.create(tmp_path / "env", with_pip=False, symlinks=True)
    python = tmp_path / "env" / "bin" / "python"
    site = next((tmp_path / "env" / "lib").glob("python3*/site-packages"))
    zipfile.ZipFile(wheel).extractall(site)
    borrowed = next(path for path in sys.path if path.endswith("site-packages"))
    article = '{"id": "a", "text": "Police said a bomb killed 12 people in Kabul on Monday.", "published": "2018-04-23"}\n'

    code = (
        f"import sys; sys.path.append({borrowed!r}); import services; "
        f"assert services.__file__.startswith({str(site)!r}), services.__file__; "
        "from services.cli import main; main()"
    )
    done = subprocess.run(
        [str(python), "-c", code, "extract", "-"], input=article, cwd=tmp_path, capture_output=True, text=True, check=False
    )

    assert done.returncode == 0, done.stderr
    assert '"low":12' in done.stdout.replace(" ", "")
