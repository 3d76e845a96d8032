"""The private folder that script/server prepares from nothing, made once in a run by a process of its own."""

import subprocess
import sys
from pathlib import Path

from tests import databases
from tests.makers.demonstration import TODAY
from tests.scripts.machine import ROOT, environment

SAID = "said"


def prepared() -> Path:
    """The folder with the database and files of the Centre on TODAY, and what the preparing said."""
    ready = databases.folder / "prepared"
    with databases.one_at_a_time("prepared"):
        if not ready.exists():
            half_done = databases.folder / "half_prepared"
            _prepare(half_done)
            half_done.rename(ready)
    return ready


def _prepare(private: Path) -> None:
    private.mkdir()
    done = subprocess.run(
        [sys.executable, ROOT / "script/lib/prepare.py", "--today", TODAY.isoformat()],
        env=environment(PORTAL_PRIVATE=private, PORTAL_SECOND_FACTOR="false"),
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    (private / SAID).write_text(done.stdout + done.stderr)
