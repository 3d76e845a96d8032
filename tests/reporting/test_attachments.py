"""The archival paper: PDF/A-3a with its figures inside, as its data, the same bytes anywhere."""

import csv
import hashlib
import io
import json
import os
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pikepdf
import pytest

from core.quarters import Quarter
from reporting.domain.printing import print_report
from reporting.models import CentreReport
from residents.models import Residency
from tests.makers.reporting import opened_report, submitted_report
from tests.makers.residents import make_residency, verified_report

pytestmark = pytest.mark.django_db
Q1, Q3 = Quarter(2026, 1), Quarter(2026, 3)
FILES = ["figures.csv", "figures.json"]
ELSEWHERE = """
import hashlib, json, sys
import django; django.setup()
from datetime import date
from documents.domain import preparers, snapshots
from documents.rendering import render_pdf
template = "reporting/papers/quarterly_report.html"
content = snapshots.thaw(json.load(open(sys.argv[1])))
made = preparers.prepare(template, content, language="ky")
pdf = render_pdf(template, made.context, charts=made.charts, files=made.files, language="ky", title="Отчет",
                 on=date(2026, 10, 12))
print(hashlib.sha256(pdf).hexdigest())
"""


@pytest.fixture
def report(centre) -> CentreReport:
    verified_report(make_residency(), Q1, revenue=Decimal("150000.50"))
    return submitted_report(Q1)


def test_the_paper_says_which_archival_form_it_keeps_and_which_colours(report):
    with pikepdf.open(io.BytesIO(print_report(report, language="ky"))) as pdf:
        with pdf.open_metadata() as words:
            assert (words["pdfaid:part"], words["pdfaid:conformance"]) == ("3", "A")
            assert report.paper.number in words["dc:title"]
        [intent] = pdf.Root.OutputIntents
        assert intent.S == "/GTS_PDFA1"
        assert intent.DestOutputProfile.read_bytes()
        assert pdf.Root.MarkInfo.Marked


def test_the_figures_are_inside_as_the_papers_own_data_each_once(report):
    with pikepdf.open(io.BytesIO(print_report(report, language="ky"))) as pdf:
        assert sorted(pdf.attachments) == FILES
        assert sorted(str(file.UF) for file in pdf.Root.AF) == FILES
        assert {str(file.AFRelationship) for file in pdf.Root.AF} == {"/Data"}
        assert all(str(file.Desc) for file in pdf.Root.AF)
        dates = {str(file.EF.F.Params.ModDate)[:10] for file in pdf.Root.AF}
        assert dates == {f"D:{report.paper.issued_on:%Y%m%d}"}
        kinds = {str(file.EF.F.Subtype) for file in pdf.Root.AF}
        assert kinds == {"/text/csv", "/application/json"}


def test_the_files_say_what_the_frozen_figures_say_and_name_nobody(report):
    with pikepdf.open(io.BytesIO(print_report(report, language="ru"))) as pdf:
        table, data = (pdf.attachments[name].get_file().read_bytes().decode("utf-8-sig") for name in FILES)
    rows = [row for row in csv.DictReader(io.StringIO(table)) if row["indicator"] == "revenue"]
    assert (rows[0]["period"], rows[0]["value"]) == ("2026-Q1 reported", "150000.50")
    assert rows[-1]["period"] == "2026-Q1"
    assert {tuple(row) for row in json.loads(data)["rows"]} == {tuple(json.loads(data)["columns"])}
    assert Residency.objects.get().party.name not in table + data


def test_a_draft_carries_its_figures_too(centre):
    with pikepdf.open(io.BytesIO(print_report(opened_report(Q3), language="ky"))) as pdf:
        assert sorted(pdf.attachments) == FILES


def test_a_report_submitted_by_the_earlier_form_is_printed_by_it_again(report):
    del report.paper.context["form"]
    report.paper.sha256 = ""
    report.paper.save()
    with pikepdf.open(io.BytesIO(print_report(report, language="ru"))) as pdf:
        assert not list(pdf.attachments)


def test_two_processes_make_the_same_bytes(report, tmp_path: Path):
    content = {name: value for name, value in report.paper.context.items() if name != "issued_with"}
    kept = tmp_path / "content.json"
    kept.write_text(json.dumps(content))
    made = set()
    for seed, zone in (("1", "UTC"), ("77", "Asia/Bishkek")):
        environment = {
            **os.environ,
            "PYTHONHASHSEED": seed,
            "TZ": zone,
            "DJANGO_SETTINGS_MODULE": "config.settings",
        }
        answer = subprocess.run(
            [sys.executable, "-c", ELSEWHERE, str(kept)],
            env=environment,
            capture_output=True,
            check=True,
            text=True,
        )
        made.add(answer.stdout.strip())
    assert len(made) == 1
    assert len(made.pop()) == len(hashlib.sha256().hexdigest())
