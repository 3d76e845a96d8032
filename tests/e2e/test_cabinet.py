"""A resident on a phone asks the Centre, is answered, and gets the use of its name (3.3.2)."""

import re
from datetime import timedelta
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from core import clock
from core.formatting import format_date
from documents.domain import papers
from residents.models import NamePermission, ResidentRequest
from tests.e2e.conftest import DESK, PHONE, enter_as
from tests.e2e.test_axe import violations
from tests.e2e.walk import act, fill, press
from tests.makers.cabinet import asked_permission, granted_permission, make_request, named_residency
from tests.makers.documents import PDF
from tests.makers.residents import clerk, director, representative_of

pytestmark = [pytest.mark.django_db(transaction=True), pytest.mark.usefixtures("november_2026")]
SEND = "main form button.btn-primary"


@pytest.fixture
def letter(tmp_path: Path) -> Path:
    path = tmp_path / "план.pdf"
    path.write_bytes(PDF)
    return path


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


def test_a_resident_asks_and_is_answered_on_a_phone(open_page, letter):
    residency = named_residency()
    phone, desk = open_page(width=PHONE), open_page(width=DESK)
    enter_as(phone, representative_of(residency))
    phone.goto("/ky/cabinet/")
    press(phone, "section[aria-labelledby=rights] a[href*='kind=consultation']")
    expect(phone.locator("[name=kind]")).to_have_value("consultation")
    press(phone, SEND)
    assert phone.locator(".err-sum a").count() == 2
    fill(phone, subject="Келишим", text="Кеңеш керек.")
    phone.set_input_files("[name=files]", letter)
    press(phone, SEND)
    expect(phone).to_have_url(re.compile(r"/requests/\d+/$"))
    expect(phone.locator(".thread")).to_contain_text("план.pdf")
    request = ResidentRequest.objects.get()
    enter_as(desk, clerk())
    desk.goto(f"/admin/residents/residentrequest/{request.pk}/change/")
    act(desk, "answer", text="Шейшемби, 15:00.")
    phone.reload()
    expect(phone.locator(".thread")).to_contain_text("Шейшемби, 15:00.")
    assert fits(phone)
    press(phone, "form[action$='/settle/'] button")
    request.refresh_from_db()
    assert request.state == "closed"


def test_the_name_is_asked_for_granted_and_confirmed(open_page):
    residency = named_residency()
    phone, desk = open_page(width=PHONE), open_page(width=DESK)
    enter_as(phone, representative_of(residency))
    phone.goto("/ky/cabinet/")
    press(phone, "section[aria-labelledby=rights] a[href$='/name/']")
    until = clock.today() + timedelta(days=90)
    fill(phone, purpose="Буклет", places="Көргөзмө", until=format_date(until, "short"))
    press(phone, SEND)
    permission = NamePermission.objects.get()
    enter_as(desk, director())
    desk.goto(f"/admin/residents/namepermission/{permission.pk}/change/")
    act(desk, "grant_name", conditions="Толук аты жазылат.")
    permission.refresh_from_db()
    papers.ensure_file(permission.paper)
    phone.reload()
    expect(phone.locator("main")).to_contain_text(permission.paper.number)
    assert fits(phone)
    stranger = open_page(width=PHONE)
    stranger.goto(f"/ky/verify/{permission.paper.code}/")
    expect(stranger.locator("dl")).to_contain_text(format_date(until))
    desk.goto(f"/admin/residents/namepermission/{permission.pk}/change/")
    act(desk, "revoke", reason="Туура эмес колдонулду.")
    stranger.reload()
    expect(stranger.locator("h1")).to_contain_text("жараксыз")


def test_the_pages_of_the_cabinet_have_no_violations_by_day_and_by_night(open_page):
    residency = named_residency()
    granted_permission(residency)
    asked_permission(residency)
    request = make_request(residency)
    own = representative_of(residency)
    pages = (
        "",
        f"{residency.pk}/requests/",
        f"{residency.pk}/requests/{request.pk}/",
        f"{residency.pk}/name/",
    )
    found = {}
    for width, dark in ((DESK, False), (PHONE, True)):
        page = open_page(width=width, dark=dark)
        enter_as(page, own)
        for address in pages:
            page.goto(f"/ky/cabinet/{address}")
            if wrong := violations(page):
                found[f"{width} {address}"] = wrong
            assert fits(page), address
        enter_as(page, director())
        page.goto("/admin/residents/residency/signs/")
        if wrong := violations(page, "#content"):
            found[f"{width} signs"] = wrong
    assert found == {}
