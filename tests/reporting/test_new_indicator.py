"""A new indicator is one class: page, plan, paper, table and drill-down follow from it (7.1, 7.2)."""

from datetime import date
from decimal import Decimal

import pytest

from core.quarters import Quarter
from reporting.domain.lineage import lineage
from reporting.domain.plans import approve_indicators, approve_plan
from reporting.domain.snapshot import build_snapshot
from reporting.enums import IndicatorKind, Measure
from reporting.indicators import INDICATORS, OF_CLAUSE, Indicator, Row
from reporting.models import CentreReport, IndicatorSet
from reporting.presentation.quarterly_paper import prepare
from tests.makers.reporting import board_decision, opened_report, resident_rows
from tests.makers.residents import director

pytestmark = pytest.mark.django_db
Q1 = Quarter(2026, 1)
DESK = "/admin/reporting/centrereport/"


class Kiosks(Indicator):
    """Thrown away after the test."""

    code = "kiosks"
    label = "Дүкөнчөлөр"
    definition = "Борбордогу дүкөнчөлөрдүн саны."
    source = "дүкөнчөлөрдүн тизмеси"
    kind = IndicatorKind.FLOW
    measure = Measure.COUNT

    def rows(self, first: Quarter, last: Quarter) -> list[Row]:
        same = {"model": "residents.residency", "pk": 1, "residency_id": None, "unit": "incubator"}
        return [
            Row(quarter=quarter, value=Decimal(3), name="Дүкөн", on=quarter.start, **same)
            for quarter in first.through(last)
        ]


@pytest.fixture
def kiosks(centre, monkeypatch) -> CentreReport:
    monkeypatch.setitem(INDICATORS, "kiosks", Kiosks())
    act = board_decision()
    approve_indicators((*OF_CLAUSE, "kiosks"), act=act, valid_from=date(2026, 1, 1), actor=director())
    approve_plan("kiosks", 2026, {1: Decimal(4)}, act=act, actor=director())
    return opened_report(Q1)


def test_the_report_the_paper_and_the_desk_have_it(kiosks, client):
    resident_rows(1, report_on=Q1)
    client.force_login(director())
    page = client.get(f"{DESK}{kiosks.pk}/change/").content.decode()
    assert "Дүкөнчөлөр" in page
    assert f"{DESK}indicator/kiosks/2026-Q1/" in page
    values = build_snapshot(Q1, IndicatorSet.objects.get(version=2), on=date(2026, 4, 2))
    prepared = prepare(values)
    assert [(row["label"], row["fact"], row["plan"]) for row in prepared.context["supporting"]] == [
        ("Дүкөнчөлөр", "3", "4")
    ]
    assert "bar_kiosks" in prepared.charts
    assert "Борбордогу дүкөнчөлөрдүн саны." in [note["text"] for note in prepared.context["notes"]]


def test_its_number_opens_to_its_records_and_its_plan_is_entered_by_form(kiosks, client):
    client.force_login(director())
    found = lineage("kiosks", Q1.next)
    assert (found.fact, found.adds_up) == (6, True)
    assert "Дүкөнчөлөр" in client.get(f"{DESK}indicator/kiosks/2026-Q2/").content.decode()
    given = {"indicator": "kiosks", "year": "2026", "quarter_2": "7", "act": board_decision().pk}
    client.post("/admin/reporting/planvalue/add/", given)
    assert lineage("kiosks", Q1.next).plan == 7
