"""A Celery worker in a process of its own, and waiting for what it does."""

import os
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from typing import Any

from tests.scripts.machine import ROOT

PATIENCE = 90


class Worker:
    """`celery worker` as production starts it, with `environment` on top of this process's."""

    def __init__(self, *options: str, **environment: str) -> None:
        ours = {name: value for name, value in os.environ.items() if name != "DJANGO_SETTINGS_MODULE"}
        self.said = tempfile.TemporaryFile("w+")  # noqa: SIM115  closed when the worker is killed
        words = "--quiet --app config worker --pool threads --concurrency 2 --loglevel info --without-mingle"
        self.process = subprocess.Popen(
            [sys.executable, "-m", "celery", *words.split(), *options],
            cwd=ROOT,
            env={**ours, **environment},
            stdout=self.said,
            stderr=self.said,
            start_new_session=True,
        )

    def kill(self) -> None:
        """End it as the kernel does when memory runs out: at once, in the middle of anything."""
        if self.process.poll() is None:
            os.killpg(self.process.pid, signal.SIGKILL)
        self.process.wait()
        self.said.close()

    def words(self) -> str:
        """What it has said so far."""
        self.said.seek(0)
        return self.said.read()


def wait_for[Found](look: Callable[[], Found], worker: Worker | None = None) -> Found:
    """What `look` finds as soon as it finds something; else a failure with the worker's words."""
    until = time.monotonic() + PATIENCE
    while not (found := look()):
        words: Any = worker.words() if worker else ""
        assert time.monotonic() < until, f"nothing came in {PATIENCE} s; the worker said: {words}"
        time.sleep(0.1)
    return found
