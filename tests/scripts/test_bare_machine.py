"""What the scripts say on a machine that lacks something."""

import pytest

from tests.scripts.machine import write_command


@pytest.mark.parametrize("script", ["server", "test", "lint", "report"])
def test_without_a_suitable_python_one_sentence_says_so(bare_machine, script):
    answer = bare_machine(script)
    assert answer.returncode == 1
    assert answer.stderr.count("\n") == 1
    assert answer.stderr.startswith("This portal needs Python 3.12 or newer and found none")
    assert answer.stdout == ""


def test_an_old_python_is_not_suitable(bare_machine):
    write_command(bare_machine.commands / "python3", "#!/usr/bin/env bash\nexit 1\n")
    assert "needs Python 3.12" in bare_machine("server").stderr


@pytest.mark.parametrize("port", ["eighty", "-1", "80 81"])
def test_a_port_that_is_no_number_is_named(bare_machine, port):
    answer = bare_machine("server", PORT=port)
    assert (answer.returncode, answer.stderr) == (1, f"PORT must be a number, not '{port}'.\n")


def test_every_checker_speaks_even_when_one_complains(fake_tools):
    answer = fake_tools("lint")
    assert answer.returncode == 1
    assert answer.stdout.count("asked:") == 5
    assert answer.stderr.startswith("To mend: ruff ruff format djlint mypy import-linter.")


def test_missing_pango_is_answered_with_the_line_that_installs_it(fake_tools):
    answer = fake_tools("report", "2026-Q3")
    assert answer.returncode == 1
    assert "sudo apt-get install -y libpango-1.0-0" in answer.stderr
