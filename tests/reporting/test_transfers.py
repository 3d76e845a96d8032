"""3.2, 7.1: the quarterly report names the transfers between units; the Centre's number stays the same."""

from datetime import date

import pytest
from django.test import Client
from django.urls import reverse

from accounts.models import User
from core.quarters import Quarter
from documents.domain import snapshots
from reporting.domain.printing import print_report
from reporting.domain.snapshot import build_snapshot
from reporting.indicators.residents import unit_flows
from reporting.models import CentreReport, Delivery, IndicatorSet
from reporting.presentation import resident_tables, transfer_tables
from residents.models import Transfer
from tests.makers.projects import early_residency, transferred
from tests.makers.reporting import submitted_report
from tests.makers.residents import make_residency
from tests.reporting.test_paper import text_of

pytestmark = pytest.mark.django_db
Q2, Q3, Q4 = Quarter(2026, 2), Quarter(2026, 3), Quarter(2026, 4)


def snapshot(quarter=Q3):
    values = build_snapshot(quarter, IndicatorSet.objects.get(), on=date(2026, 10, 10))
    return snapshots.thaw(snapshots.freeze(values))


def logged(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def test_who_passed_from_which_unit_to_which_is_named_with_its_act(centre):
    new = transferred()
    (row,) = snapshot()["moves"]["transferred"]
    assert (row["id"], row["name"], row["contract"]) == (new.pk, new.party.name, new.contract.number)
    assert (row["from"], row["to"], row["on"]) == ("incubator", "technopark", date(2026, 9, 15))
    assert (row["act_number"], row["act_date"]) == ("31-б", date(2026, 9, 10))
    assert snapshot()["moves"]["admitted"] == snapshot()["moves"]["left"] == []
    assert snapshot(Q2)["moves"]["transferred"] == snapshot(Q4)["moves"]["transferred"] == []


def test_each_unit_has_an_identity_of_its_own_that_adds_up_to_the_centre(centre):
    transferred()
    make_residency(started_on=date(2026, 7, 6))
    early_residency()
    rows = {row["unit"]: row for row in unit_flows(Q3)}
    assert rows["incubator"] == {
        "unit": "incubator", "start": 2, "admitted": 0, "came": 0, "went": 1, "left": 0, "end": 1,
    }  # fmt: skip
    assert rows["technopark"] == {
        "unit": "technopark", "start": 0, "admitted": 1, "came": 1, "went": 0, "left": 0, "end": 2,
    }  # fmt: skip
    for row in rows.values():
        assert row["end"] == row["start"] + row["admitted"] + row["came"] - row["went"] - row["left"]
    flows = snapshot()["flows"]
    for name in ("start", "admitted", "end"):
        assert sum(row[name] for row in rows.values()) == flows[name]


def test_the_list_of_residents_does_not_call_a_transferred_one_gone(centre):
    new = transferred()
    groups = resident_tables.resident_groups(snapshot()["residents"])
    assert [(group["name"], [row["no"] for row in group["rows"]]) for group in groups] == [
        (str(new.get_direction_display()), [1]),
        ("Башка бөлүмгө которулганга чейин", [""]),
    ]


def test_paper_page_and_desk_show_the_transfers(centre):
    new = transferred()
    report = submitted_report(Q3)
    way = "Бизнес-инкубатор → Технопарк"
    words = text_of(print_report(report, language="ky"))
    board = (
        logged(Delivery.objects.filter(body="board").first().recipient)
        .get(reverse("reporting:report", args=[report.code]))
        .content.decode()
    )
    desk = (
        logged(centre).get(reverse("admin:reporting_centrereport_change", args=[report.pk])).content.decode()
    )
    for shown in (words, board, desk):
        assert "Бөлүмдөрдүн ортосунда которулгандар" in shown
        assert way in shown
    assert "31-б" in words
    assert new.party.name in board


def test_a_report_without_transfers_says_nothing_of_them(centre):
    make_residency()
    shown = transfer_tables.context(snapshot())
    assert shown == {"passed": [], "transferred": [], "unit_flows": []}


def test_a_report_frozen_before_transfers_were_in_it_is_printed_as_before(centre):
    transferred()
    assert Transfer.objects.count() == 1
    report = submitted_report(Q3)
    for holder, name in ((report, "figures"), (report.paper, "context")):
        frozen = getattr(holder, name)
        del frozen["unit_flows"], frozen["moves"]["transferred"]
        for entry in frozen["residents"]:
            entry.pop("moved", None)
        type(holder).objects.filter(pk=holder.pk).update(**{name: frozen})
    old = CentreReport.objects.get(pk=report.pk)
    assert "→" not in text_of(print_report(old, language="ru"))
