"""The rooms and the arrows between them (docs/decisions.md)."""

import re

import pytest
from importlinter.cli import EXIT_STATUS_SUCCESS, lint_imports

from tests.architecture.sources import ROOT, relative, tracked


def test_every_import_contract_is_kept():
    assert lint_imports(config_filename=str(ROOT / "pyproject.toml"), no_cache=True) == EXIT_STATUS_SUCCESS


EDGES = re.compile(
    r"^\s*(?:from|import) (?:django\.http|django\.shortcuts|django\.contrib\.admin|\w+\.(?:views|admin)\b)",
    re.M,
)


@pytest.mark.parametrize("path", tracked("*/domain/*.py", "*/models/*.py"), ids=relative)
def test_rules_and_records_know_nothing_of_requests_and_screens(path):
    assert EDGES.findall(path.read_text()) == []
