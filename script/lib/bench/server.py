"""Two gunicorn workers on a free port, and how much memory they took."""

import contextlib
import os
import re
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from throwaway import free_port, listens

ROOT = Path(__file__).parents[3]
WORKERS = 2
WAIT_SECONDS = 60


@dataclass(frozen=True)
class Server:
    """A running server."""

    port: int
    pid: int

    def peak_megabytes(self) -> float:
        """The most memory the workers ever held, together."""
        children = Path(f"/proc/{self.pid}/task/{self.pid}/children").read_text().split()
        peaks = (re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{pid}/status").read_text()) for pid in children)
        return sum(int(peak[1]) for peak in peaks if peak) / 1024


@contextlib.contextmanager
def serve(settings: str, environment: dict[str, str], *, threads: int = 1) -> Iterator[Server]:
    """Serve the portal, or its floor, by the name of its settings; with several threads in each worker."""
    port = free_port()
    command = [sys.executable, "-m", "gunicorn", "config.wsgi", "--workers", str(WORKERS)]
    command += ["--threads", str(threads)]
    child = subprocess.Popen(  # noqa: S603
        [*command, "--bind", f"127.0.0.1:{port}", "--timeout", "300", "--log-level", "error"],
        cwd=ROOT,
        env={
            **os.environ,
            **environment,
            "DJANGO_SETTINGS_MODULE": settings,
            "PYTHONPATH": f"{ROOT}{os.pathsep}{ROOT / 'script/lib'}",
        },
    )
    try:
        until = time.monotonic() + WAIT_SECONDS
        while not listens(port):
            if child.poll() is not None or time.monotonic() > until:
                raise RuntimeError("gunicorn did not start; its own words are above.")
            time.sleep(0.1)
        yield Server(port, child.pid)
    finally:
        child.terminate()
        child.wait(WAIT_SECONDS)
