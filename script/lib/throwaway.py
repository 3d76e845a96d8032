"""A throwaway PostgreSQL and Redis for tests and measurements: own folder, free port, gone at the end.

with postgres() as database_url, redis() as redis_url: ...
By hand, `python script/lib/throwaway.py postgres redis` prints their addresses and holds them until Ctrl-C.
"""

import contextlib
import os
import pwd
import shutil
import signal as signals
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path

SETUP = Path(__file__).parents[1] / "_setup.sh"
WAIT_SECONDS = 60
# Nothing here outlives the run, so nothing waits for the disk.
CARELESS = {
    "fsync": "off",
    "synchronous_commit": "off",
    "full_page_writes": "off",
    "wal_level": "minimal",
    "max_wal_senders": "0",
}
ROOMY = {"shared_buffers": "256MB", "max_wal_size": "2GB", "max_connections": "60"}


class Missing(Exception):
    """A service cannot be started here; the message says what to do."""


@contextlib.contextmanager
def postgres() -> Iterator[str]:
    """A DATABASE_URL of an empty PostgreSQL database; PostgreSQL refuses root, so another user runs it."""
    bin_dir = _need_postgres()
    with _folder("portal-postgres-") as folder:
        data, port, log = folder / "data", free_port(), folder / "log"
        _run(
            [
                bin_dir / "initdb",
                "-D",
                data,
                "-U",
                "portal",
                "--auth=trust",
                "-E",
                "UTF8",
                "--locale=C.UTF-8",
                "--no-sync",
            ]
        )
        settings = {
            **CARELESS,
            **ROOMY,
            "listen_addresses": "127.0.0.1",
            "unix_socket_directories": str(folder),
        }
        options = [part for name, value in settings.items() for part in ("-c", f"{name}={value}")]
        at = ["-h", "127.0.0.1", "-p", str(port)]
        ready = [bin_dir / "pg_isready", "--quiet", *at]
        with _server(
            [bin_dir / "postgres", "-D", data, "-p", str(port), *options],
            "QUIT",
            log,
            lambda: _answers(ready),
        ):
            _run([bin_dir / "createdb", *at, "-U", "portal", "portal"])
            yield f"postgres://portal@127.0.0.1:{port}/portal"


@contextlib.contextmanager
def redis() -> Iterator[str]:
    """A REDIS_URL of an empty Redis (or Valkey, its free twin) that writes nothing to disk."""
    server = _need("redis-server", "valkey-server", package="redis-server")
    with _folder("portal-redis-") as folder:
        port = free_port()
        command = [
            server,
            "--bind",
            "127.0.0.1",
            "--port",
            str(port),
            "--dir",
            folder,
            "--save",
            "",
            "--appendonly",
            "no",
        ]
        with _server(command, "KILL", folder / "log", lambda: listens(port)):
            yield f"redis://127.0.0.1:{port}/0"


def _need_postgres() -> Path:
    """Debian keeps PostgreSQL's programs off PATH, one folder for each version: the newest is taken."""

    def find() -> Path | None:
        kept = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=lambda bin_dir: int(bin_dir.parent.name))
        on_path = shutil.which("initdb")
        return kept[-1] if kept else Path(on_path).parent if on_path else None

    return _found_or_installed(find, "postgresql")


def _need(*names: str, package: str) -> Path:
    def find() -> Path | None:
        return next((Path(path) for name in names if (path := shutil.which(name))), None)

    return _found_or_installed(find, package)


def _found_or_installed(find: Callable[[], Path | None], package: str) -> Path:
    found = find()
    if found is None:
        _apt_install(package)
        found = find()
    if found is None:
        raise Missing(f"This needs {package}, and it is not installed: sudo apt-get install -y {package}")
    return found


def _apt_install(package: str) -> None:
    """By the scripts' own shell function, which says the one line to type where it may not install."""
    asked = ["bash", "-c", '. "$0"; apt_install "$@"', SETUP, "a throwaway server", package]
    subprocess.run(asked, stdout=sys.stderr, check=False)  # noqa: S603


@contextlib.contextmanager
def _folder(prefix: str) -> Iterator[Path]:
    folder = Path(tempfile.mkdtemp(prefix=prefix))
    try:
        if user := _other_user():
            shutil.chown(folder, user)
        yield folder
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _other_user() -> str | None:
    """As root: the user PostgreSQL brought with it, or nobody."""
    if os.geteuid() != 0:
        return None
    known = {entry.pw_name for entry in pwd.getpwall()}
    return "postgres" if "postgres" in known else "nobody"


def _as_other_user() -> dict[str, object]:
    user = _other_user()
    return {"user": user, "group": pwd.getpwnam(user).pw_gid, "extra_groups": []} if user else {}


def _run(command: list[str | Path]) -> None:
    done = subprocess.run(command, capture_output=True, text=True, cwd="/", check=False, **_as_other_user())  # noqa: S603
    if done.returncode:
        raise Missing(f"{command[0]} failed: {done.stderr or done.stdout}")


@contextlib.contextmanager
def _server(command: list[str | Path], signal: str, log: Path, ready: Callable[[], bool]) -> Iterator[None]:
    """The server in the foreground of a child, which the kernel ends with us however we end."""
    if setpriv := shutil.which("setpriv"):
        command = [setpriv, "--pdeathsig", signal, *command]
    with log.open("wb") as said:
        child = subprocess.Popen(  # noqa: S603
            command, stdin=subprocess.DEVNULL, stdout=said, stderr=said, cwd="/", **_as_other_user()
        )
    try:
        _wait(child, ready, log)
        yield
    finally:
        child.send_signal(signals.Signals[f"SIG{signal}"])
        child.wait(WAIT_SECONDS)


def _wait(child: "subprocess.Popen[bytes]", ready: Callable[[], bool], log: Path) -> None:
    until = time.monotonic() + WAIT_SECONDS
    while not ready():
        if child.poll() is not None or time.monotonic() > until:
            raise Missing(f"{child.args[0]} did not start: {log.read_text(errors='replace')}")
        time.sleep(0.05)


def _answers(command: list[str | Path]) -> bool:
    return subprocess.run(command, stdout=subprocess.DEVNULL, check=False).returncode == 0  # noqa: S603


def listens(port: int) -> bool:
    """Whether somebody answers on a port of this machine."""
    with socket.socket() as tried:
        return tried.connect_ex(("127.0.0.1", port)) == 0


def free_port() -> int:
    """A port of this machine that nobody has."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


STARTERS = {"postgres": postgres, "redis": redis}

if __name__ == "__main__":
    signals.signal(signals.SIGTERM, lambda *_: sys.exit())
    with contextlib.ExitStack() as services, contextlib.suppress(KeyboardInterrupt):
        try:
            for name in sys.argv[1:] or STARTERS:
                print(services.enter_context(STARTERS[name]()), flush=True)
        except Missing as problem:
            sys.exit(str(problem))
        while True:
            time.sleep(3600)
