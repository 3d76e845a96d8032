"""The project's own files, as git knows them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]


@cache
def tracked(*patterns: str) -> tuple[Path, ...]:
    """Files of the project that match git's `patterns`, committed or new, without the ignored ones."""
    command = ["git", "ls-files", "--cached", "--others", "--exclude-standard", *patterns]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    return tuple(ROOT / line for line in sorted(set(listed.splitlines())) if (ROOT / line).is_file())


def relative(path: Path) -> str:
    return path.relative_to(ROOT).as_posix()
