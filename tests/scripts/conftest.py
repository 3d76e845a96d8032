"""The scripts, run as a person runs them; on a machine made up where the real one has everything."""

import shutil
import socket
import subprocess

import pytest

from tests.makers.prepared import prepared
from tests.scripts.machine import ROOT, write_command

# What a bare system has, without any Python.
BARE = ("bash", "env", "dirname", "cat", "cksum", "id", "rm", "uname")


@pytest.fixture
def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def bare_machine(tmp_path):
    """A copy of the scripts on a machine without Python, uv or apt: returns run(script, *args)."""
    project = tmp_path / "a project with spaces"
    shutil.copytree(ROOT / "script", project / "script")
    for name in ("uv.lock", "pyproject.toml"):
        shutil.copy(ROOT / name, project / name)
    commands = tmp_path / "bin"
    commands.mkdir()
    for name in BARE:
        (commands / name).symlink_to(shutil.which(name))

    def run(script, *args, **environment):
        return subprocess.run(
            [project / "script" / script, *args],
            env={"PATH": str(commands), "HOME": str(tmp_path), **environment},
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )

    run.project, run.commands = project, commands
    return run


@pytest.fixture
def fake_tools(bare_machine):
    """The bare machine with libraries that seem to be there and a Python that complains of everything."""
    project = bare_machine.project
    write_command(project / ".venv/bin/python", '#!/usr/bin/env bash\necho "asked: $*"\nexit 1\n')
    lock = (project / "uv.lock").read_bytes() + (project / "pyproject.toml").read_bytes()
    total = subprocess.run(["cksum"], input=lock, capture_output=True, check=True).stdout.decode().strip()
    (project / ".venv/.synced").write_text(f"dev {total}")
    return bare_machine


@pytest.fixture(scope="module")
def private(django_db_setup, tmp_path_factory):
    """A private folder for one module, as the first start prepares it: its database and files.

    Without the tasks that wait: the worker would make a hundred papers while the tests go on.
    """
    folder = tmp_path_factory.mktemp("private") / "private"
    return shutil.copytree(prepared(), folder, ignore=shutil.ignore_patterns("queue"))
