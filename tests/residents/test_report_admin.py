"""Reports in the admin: remarks at single answers, needs, corrections, announced patents."""

from decimal import Decimal

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from core.domain.quarter_lock import lock_quarter
from core.quarters import Quarter
from portal.queues import queues_of
from residents.domain.restatements import restate
from residents.models import AnnouncedRight, PeriodicReport, Residency, Restatement
from tests.makers.ip import make_grant, officer
from tests.makers.residents import (
    announcement,
    clerk,
    director,
    filed_report,
    make_residency,
    saved_report,
    verified_report,
)
from tests.makers.rows import copy_of, more_residents

pytestmark = pytest.mark.django_db
Q1 = Quarter(2026, 1)
REPORTS = "admin:residents_periodicreport_changelist"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def closed_report() -> PeriodicReport:
    report = verified_report(make_residency(), Q1, revenue=Decimal(1000))
    lock_quarter(Q1, actor=director())
    return report


def test_the_clerk_writes_remarks_at_single_answers() -> None:
    report = filed_report(make_residency(), Q1)
    page = reverse("admin:residents_periodicreport_transition", args=[report.pk, "send_back"])
    client = browser(clerk())
    assert client.post(page, {"remark": "", "on_revenue": " "}).context["form"].errors["remark"]
    assert client.post(page, {"remark": "", "on_revenue": "Көчүрмө менен дал келбейт."}).status_code == 302
    report.refresh_from_db()
    assert (report.state, report.remarks) == ("returned", {"revenue": "Көчүрмө менен дал келбейт."})
    shown = client.get(reverse("admin:residents_periodicreport_change", args=[report.pk]))
    assert "Көчүрмө менен дал келбейт." in shown.content.decode()


def test_needs_stand_in_the_list_and_a_draft_s_do_not() -> None:
    filed = filed_report(make_residency(), Q1, needs="Станок керек.")
    filed_report(make_residency(), Q1)
    saved_report(make_residency(), Q1, needs="Жеке ойлор.")
    page = browser(clerk()).get(reverse(REPORTS), {"needs": "needs"})
    assert [row.pk for row in page.context["cl"].result_list] == [filed.pk]
    words = browser(clerk()).get(reverse(REPORTS)).content.decode()
    assert "Станок керек." in words
    assert "Жеке ойлор." not in words


def test_a_figure_of_a_closed_quarter_is_corrected_on_a_page_of_its_own() -> None:
    report = closed_report()
    client, page = browser(clerk()), reverse("admin:residents_periodicreport_restate", args=[report.pk])
    assert (
        page
        in client.get(reverse("admin:residents_periodicreport_change", args=[report.pk])).content.decode()
    )
    wrong = client.post(page, {"field": "revenue", "new": "1,234.50", "reason": "Ката."})
    assert wrong.context["form"].errors["new"]
    client.post(page, {"field": "revenue", "new": "700,50", "reason": "Кайтарылган товар."})
    made = Restatement.objects.get()
    assert (made.old, made.new, made.reason) == (Decimal(1000), Decimal("700.50"), "Кайтарылган товар.")
    shown = client.get(reverse("admin:residents_restatement_changelist")).content.decode()
    assert "700,50" in shown


def test_an_open_quarter_offers_no_correction_and_says_why() -> None:
    report = verified_report(make_residency(), Q1)
    client, page = browser(clerk()), reverse("admin:residents_periodicreport_restate", args=[report.pk])
    shown = client.get(reverse("admin:residents_periodicreport_change", args=[report.pk]))
    assert page not in shown.content.decode()
    refused = client.post(page, {"field": "revenue", "new": "7", "reason": "Ката."})
    assert refused.context["form"].non_field_errors()
    assert Restatement.objects.count() == 0


def test_announced_patents_wait_on_the_officer_s_first_page_and_are_settled() -> None:
    residency = make_residency()
    verified_report(residency, Q1, rights=(announcement(),))
    titles = [queue.title for queue in queues_of(officer())]
    right = AnnouncedRight.objects.get()
    client = browser(officer())
    page = reverse("admin:residents_announcedright_transition", args=[right.pk, "record"])
    refused = client.post(page)
    assert refused.context["form"].non_field_errors()
    make_grant(residency.started_on, residency=residency)
    assert client.post(page).status_code == 302
    right.refresh_from_db()
    assert right.state == "recorded"
    assert [queue.title for queue in queues_of(officer())] == titles[1:]


@pytest.mark.parametrize("model", ["periodicreport", "announcedright", "restatement"])
def test_lists_cost_the_same_at_1_and_30_rows(model: str) -> None:
    residency = make_residency()
    report = verified_report(residency, Q1, rights=(announcement(),), needs="Станок керек.")
    lock_quarter(Q1, actor=director())
    restate(report, field="revenue", new=Decimal(1), reason="Ката.", actor=clerk())
    client, address = browser(director()), reverse(f"admin:residents_{model}_changelist")

    def cost(rows: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address)
        assert page.context["cl"].result_count == rows
        return len(captured)

    cost(1)
    first = cost(1)
    more_residents(residency, 29)
    for other in Residency.objects.exclude(pk=residency.pk):
        own = copy_of(report, residency_id=other.pk)
        copy_of(report.rights.get(), report_id=own.pk)
        copy_of(report.restatements.get(), report_id=own.pk)
    assert cost(30) == first
