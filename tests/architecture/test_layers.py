"""The rooms and the arrows between them (docs/decisions.md)."""

import re

import pytest
from importlinter import configuration
from importlinter.application.use_cases import create_report, read_user_options

from tests.architecture.sources import relative, tracked


def test_every_import_contract_is_kept():
    configuration.configure()
    report = create_report(read_user_options())
    broken = [contract.name for contract, check in report.get_contracts_and_checks() if not check.kept]
    assert broken == []


EDGES = re.compile(
    r"^\s*(?:from|import) (?:django\.http|django\.shortcuts|django\.contrib\.admin|\w+\.(?:views|admin)\b)",
    re.M,
)


@pytest.mark.parametrize("path", tracked("*/domain/*.py", "*/models/*.py"), ids=relative)
def test_rules_and_records_know_nothing_of_requests_and_screens(path):
    assert EDGES.findall(path.read_text()) == []
