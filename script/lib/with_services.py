"""Run a command with a throwaway PostgreSQL and Redis: `with_services.py python -m pytest …`.

The command finds them by DATABASE_URL and REDIS_URL; its exit code is ours. Where they cannot be
started the command is left out by name; with CI=true that is a failure.
"""

import os
import subprocess
import sys

import throwaway


def main(command: list[str]) -> int:
    """The command's exit code."""
    try:
        with throwaway.postgres() as database, throwaway.redis() as queue:
            return subprocess.run(  # noqa: S603  the scripts' own command
                command, env={**os.environ, "DATABASE_URL": database, "REDIS_URL": queue}, check=False
            ).returncode
    except throwaway.Missing as missing:
        left_out = f"Left out: {' '.join(command)}\n{missing}"
        print(left_out, file=sys.stderr)
        return 1 if os.environ.get("CI") == "true" else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
