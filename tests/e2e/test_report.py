"""A resident's report on a phone: two people write it, one chooses; a file proves it; it is sent."""

import re
from pathlib import Path

import pytest
from django.conf import settings
from django.test import Client
from playwright.sync_api import Page, expect

from core.quarters import Quarter
from residents.models import PeriodicReport, Residency
from tests.e2e.conftest import PHONE
from tests.e2e.test_axe import violations
from tests.e2e.walk import fill, press
from tests.makers.applications import PDF
from tests.makers.residents import make_residency, representative_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("november_2026")]
Q1 = Quarter(2026, 1)


def phone_of(open_page, residency: Residency, url: str) -> Page:
    """The phone of the resident's representative."""
    client = Client()
    client.force_login(representative_of(residency))
    page: Page = open_page(width=PHONE)
    name = settings.SESSION_COOKIE_NAME
    page.context.add_cookies([{"name": name, "value": client.cookies[name].value, "url": url}])
    page.goto(f"/ky/cabinet/{residency.pk}/{Q1}/edit/")
    return page


def test_two_phones_write_one_report_and_nothing_is_lost(open_page, live_server, tmp_path: Path, shot):
    residency = make_residency()
    first, second = (phone_of(open_page, residency, live_server.url) for _each in range(2))
    press(first, "button[name=same]")
    expect(first.locator("[name=jobs_full]")).to_have_value("3")
    fill(first, women="1", students="0", revenue="1 234,50", progress="Сыноо бүттү.")
    press(first, "button[name=files]")
    file = tmp_path / "Көчүрмө.pdf"
    file.write_bytes(PDF)
    fill(first, files=str(file))
    press(first, "main .acts .btn-primary")
    expect(first.locator("main")).to_contain_text("Көчүрмө.pdf")
    shot(first, "resident-files-390")
    fill(
        second,
        jobs_full="5",
        jobs_part="1",
        women="1",
        students="0",
        revenue="1234.50",
        progress="Сыноо бүттү.",
    )
    press(second, "main .acts .btn-primary")
    expect(second.locator("#choose")).to_be_visible()
    assert violations(second) == []
    assert second.evaluate("document.documentElement.scrollWidth <= innerWidth")
    shot(second, "resident-choose-390")
    second.locator("label[for=take-jobs_full-theirs]").click()
    press(second, "#choose ~ p .btn-primary")
    expect(second).to_have_url(re.compile("/check/$"))
    press(second, "main form .btn-primary")
    report = PeriodicReport.objects.get()
    assert (report.state, report.jobs_full, report.files.count()) == ("submitted", 3, 1)
