"""`manage.py report 2026-Q3 --language ky --output q3.pdf`: the same paper without a browser."""

from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from pypdf import PdfReader

from core.quarters import Quarter
from reporting.domain.printing import print_report
from tests.makers.reporting import submitted_report

pytestmark = pytest.mark.django_db
Q3 = Quarter(2026, 3)


def report(*arguments: str) -> str:
    out = StringIO()
    call_command("report", *arguments, stdout=out)
    return out.getvalue()


def test_a_submitted_quarter_gives_the_frozen_file(centre, tmp_path):
    frozen = submitted_report(Q3)
    file = tmp_path / "q3.pdf"
    said = report("2026-Q3", "--language", "ky", "--output", str(file))
    assert file.read_bytes() == print_report(frozen, language="ky")
    assert "submitted" in said


def test_an_open_quarter_gives_a_draft(centre, tmp_path):
    file = tmp_path / "q4.pdf"
    assert "draft" in report("2026-Q4", "--output", str(file))
    assert "Каралама" in PdfReader(file).pages[0].extract_text()


def test_a_year_puts_its_quarters_side_by_side(centre, tmp_path):
    submitted_report(Quarter(2026, 1))
    file = tmp_path / "2026.pdf"
    report("2026", "--output", str(file))
    text = "\n".join(page.extract_text() for page in PdfReader(file).pages)
    for words in ("1-кв.", "4-кв.", "№ КО-2026/01", "тапшырыла элек", "Каралама"):
        assert words in text.replace("\u00a0", " "), words


@pytest.mark.parametrize("period", ["2026-Q5", "q3", "26", "2026-", "2027-Q1", "2027", "٢٠٢٦"])
def test_a_wrong_period_is_refused_in_a_sentence(centre, tmp_path, period):
    with pytest.raises(CommandError):
        report(period, "--output", str(tmp_path / "x.pdf"))
    assert not list(tmp_path.iterdir())


def test_without_the_boards_decision_there_is_no_report(db, tmp_path):
    with pytest.raises(CommandError, match=r"\(7\.1\)"):
        report("2026-Q3", "--output", str(tmp_path / "x.pdf"))


def test_a_place_that_cannot_be_written_is_a_sentence(centre, tmp_path, monkeypatch):
    monkeypatch.setattr("reporting.management.commands.report.print_report", lambda *_a, **_k: b"%PDF")
    with pytest.raises(CommandError, match="cannot be written"):
        report("2026-Q3", "--output", str(tmp_path / "no" / "x.pdf"))
