"""The measuring tools live with the scripts, outside the portal."""

import sys
from pathlib import Path

sys.path.append(str(Path(__file__).parents[2] / "script/lib"))
