"""script/server from the first start to the last: it serves, it ends, it leaves nothing behind."""

import os
import signal
import socket
import subprocess
import urllib.error
import urllib.request

import pytest

from tests.makers.prepared import SAID
from tests.scripts.machine import ROOT, environment, processes_with


def heed_signals() -> None:
    """A test run may have been started deaf to them (nohup, &), and a shell cannot undo that."""
    for number in (signal.SIGINT, signal.SIGHUP):
        signal.signal(number, signal.SIG_DFL)


@pytest.fixture
def start(private, free_port):
    """start() runs script/server in a session of its own and returns it with its address."""
    started = []

    def run():
        server = subprocess.Popen(
            [ROOT / "script/server"],
            env=environment(PORT=free_port, PORTAL_PRIVATE=private),
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            start_new_session=True,
            preexec_fn=heed_signals,
        )
        started.append(server)
        return server, f"http://localhost:{free_port}"

    yield run
    for server in started:
        server.terminate()
        server.communicate(timeout=60)


def wait_until_open(server) -> str:
    """What the server said until it was open."""
    said = ""
    for line in server.stdout:
        said += line
        if "The portal is open at" in line:
            return said
    pytest.fail(f"the server ended before it was open:\n{said}")


def status_of(url: str) -> int:
    try:
        with urllib.request.urlopen(url, timeout=30) as answer:
            return answer.status
    except urllib.error.HTTPError as error:
        return error.code


def test_the_first_start_fills_the_centre_and_says_who_can_log_in(private):
    said = (private / SAID).read_text()
    assert "Filling the demonstration Centre" in said
    assert "director@" in said


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGINT, signal.SIGHUP])
def test_server_serves_and_ends_without_an_orphan(start, private, how):
    server, address = start()
    said = wait_until_open(server)
    assert address in said
    assert {status_of(f"{address}/{language}/") for language in ("ky", "ru", "en")} == {200}
    assert status_of(f"{address}/static/css/tokens.css") == 200
    assert any("celery" in command for command in processes_with(private))

    server.send_signal(how)
    server.communicate(timeout=60)
    assert processes_with(private) == []
    assert status_is_gone(address)


def status_is_gone(address: str) -> bool:
    try:
        status_of(address)
    except urllib.error.URLError:
        return True
    return False


def test_when_the_worker_dies_the_web_does_not_stay_alone(start, private):
    server, _ = start()
    wait_until_open(server)
    for folder in sorted(os.listdir("/proc")):
        if folder.isdigit() and is_worker_of(folder, server.pid):
            os.kill(int(folder), signal.SIGKILL)
    said, _ = server.communicate(timeout=60)
    assert "ended by itself" in said
    assert server.returncode == 1
    assert processes_with(private) == []


def is_worker_of(pid: str, parent: int) -> bool:
    try:
        with open(f"/proc/{pid}/stat") as stat, open(f"/proc/{pid}/cmdline") as command:
            return stat.read().rpartition(")")[2].split()[1] == str(parent) and "celery" in command.read()
    except OSError:
        return False


def test_a_taken_port_is_a_sentence(private, free_port):
    with socket.socket() as other:
        other.bind(("127.0.0.1", free_port))
        other.listen()
        answer = subprocess.run(
            [ROOT / "script/server"],
            env=environment(PORT=free_port, PORTAL_PRIVATE=private),
            capture_output=True,
            text=True,
            timeout=60,
            check=False,
        )
    assert answer.returncode == 1
    assert answer.stderr.startswith(f"Port {free_port} is taken by another program")
    assert answer.stdout == ""


def test_report_writes_a_pdf(start, private, tmp_path):
    server, _ = start()
    wait_until_open(server)
    paper = tmp_path / "q.pdf"
    subprocess.run(
        [ROOT / "script/report", "2026-Q3", "--language", "ky", "--output", paper],
        env=environment(PORTAL_PRIVATE=private),
        timeout=120,
        check=True,
    )
    assert paper.read_bytes().startswith(b"%PDF-")


def test_the_second_start_repeats_nothing(start):
    for _ in range(2):
        server, _ = start()
        said = wait_until_open(server)
        server.terminate()
        server.communicate(timeout=60)
    assert "Fetching" not in said
    assert "Filling" not in said
