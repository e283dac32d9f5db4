"""What all tests share: the project's root on the import path, and markers that say in one line why a part is skipped."""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))
