"""The first page of the cabinet: what is expected, what was sent, the contract; and nobody else's."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from accounts.models import User
from accounts.roles import Role
from core import clock
from core.quarters import Quarter
from residents.domain.reports import return_report
from residents.domain.residencies import graduate_residency
from residents.domain.signing import invite_representative
from residents.models import PeriodicReport, Residency
from tests.makers.invoices import charged, paid, paying_residency
from tests.makers.ip import make_grant, make_object
from tests.makers.people import make_user
from tests.makers.projects import planned, transferred
from tests.makers.residents import (
    clerk,
    director,
    filed_report,
    make_residency,
    representative_of,
    saved_report,
    someone,
    verified_report,
)

pytestmark = pytest.mark.django_db
Q1, Q2, Q3, Q4 = Quarter(2026, 1).year_quarters
ADDRESS = "/ky/cabinet/"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def due(residency: Residency) -> list[dict[str, Any]]:
    return browser(representative_of(residency)).get(ADDRESS).context["due"]


def test_due_list_has_the_late_ones_first_and_one_filled_button() -> None:
    residency = make_residency()
    verified_report(residency, Q1)
    items = due(residency)
    assert [item["date"] for item in items] == [date(2026, 7, 15), date(2026, 10, 15), date(2027, 1, 15)]
    assert [item.get("tone") for item in items] == ["late", "late", None]
    assert [item.get("primary") for item in items] == [True, False, None]
    assert items[0]["url"].endswith(f"/{residency.pk}/2026-Q2/edit/")


def test_report_that_opens_later_has_no_button_and_says_when() -> None:
    last = due(make_residency())[-1]
    assert "action" not in last
    assert "1-январь" in last["detail"]


def test_sent_report_is_not_expected_and_a_returned_one_is_with_its_remark() -> None:
    residency = make_residency(started_on=date(2026, 7, 1))
    report = filed_report(residency, Q3)
    assert [item["date"] for item in due(residency)] == [date(2027, 1, 15)]
    return_report(report, remark="Кирешени текшериңиз.", actor=clerk())
    assert "Кирешени текшериңиз." in due(residency)[0]["detail"]


def test_begun_report_can_be_continued() -> None:
    residency = make_residency(started_on=date(2026, 7, 1))
    saved_report(residency, Q3)
    first = due(residency)[0]
    assert first["url"].endswith("/2026-Q3/edit/")
    assert first["detail"]


def test_page_shows_reports_contract_and_status() -> None:
    residency = make_residency()
    verified_report(residency, Q1)
    page = browser(representative_of(residency)).get(ADDRESS)
    contract = residency.contract
    assert page.context["status"]["tone"] == "ok"
    assert [row["jobs"] for row in page.context["reports"]] == ["7"]
    assert [row["revenue"] for row in page.context["reports"]] == ["1,3"]
    assert contract.number in page.content.decode()
    assert f"/ky/files/p/{contract.paper_id}/" in page.content.decode()


@pytest.mark.parametrize("language", ["ky", "ru", "en"])
def test_page_speaks_each_language(language: str) -> None:
    residency = make_residency()
    page = browser(representative_of(residency)).get(f"/{language}/cabinet/")
    assert f'lang="{language}"' in page.content.decode()
    assert Q4.label(language) in page.content.decode()


def test_status_is_named_by_the_dates_and_the_recorded_end() -> None:
    running, run_out = make_residency(), make_residency(months=6)
    ended = make_residency()
    graduate_residency(ended, ended_on=date(2026, 11, 1), actor=director())
    tones = [
        browser(representative_of(row)).get(ADDRESS).context["status"]["tone"]
        for row in (running, run_out, ended)
    ]
    assert tones == ["ok", "quiet", "ok"]


def test_cabinet_stays_open_after_the_end() -> None:
    residency = make_residency()
    verified_report(residency, Q1)
    graduate_residency(residency, ended_on=date(2026, 6, 1), actor=director())
    items = due(residency)
    assert [item["date"] for item in items] == [date(2026, 7, 15)]


def test_page_shows_the_objects_of_the_resident_with_their_titles() -> None:
    residency = make_residency()
    make_grant(date(2026, 9, 1), residency=residency, number="447")
    make_object(residency=residency, title="Нымдуулук сенсору")
    make_object(title="Университеттин объектиси")
    blocks = browser(representative_of(residency)).get(ADDRESS).context["narrow"]
    rows = next(block.rows for block in blocks if block.code == "ip")
    assert [row["title"] for row in rows if "status" not in row] == ["Нымдуулук сенсору"]
    assert ["447" in row["detail"] for row in rows if "status" in row] == [True]


def test_unpaid_invoices_and_stages_that_end_soon_stand_among_what_is_due() -> None:
    residency = paying_residency()
    person = representative_of(residency)
    first, *_others = charged(residency)
    paid(first)
    late, _later = planned(residency).stages.order_by("ends_on")
    page = browser(person).get(ADDRESS)
    due = page.context["due"]
    assert [item["date"] for item in due] == sorted(item["date"] for item in due)
    titles = " ".join(item["title"] for item in due)
    assert first.number not in titles
    assert all(other.number in titles for other in _others)
    stages = [item for item in due if "/stages/" in item.get("url", "")]
    assert [(item["date"], item["tone"]) for item in stages] == [(late.ends_on, "late")]
    assert page.content.decode().count('class="btn btn-s btn-primary"') <= 1


def test_what_was_made_before_a_transfer_is_still_shown() -> None:
    moved = transferred()
    before = Residency.objects.exclude(pk=moved.pk).get(party=moved.party)
    made = make_object(residency=before)
    blocks = browser(representative_of(moved)).get(f"{ADDRESS}residency/{moved.pk}/").context["narrow"]
    (rows,) = (block.rows for block in blocks if block.code == "ip")
    assert [row["title"] for row in rows] == [made.title]


def test_visitor_is_sent_to_the_login() -> None:
    answer = Client().get(ADDRESS)
    assert answer.status_code == 302
    assert "/account/login/" in answer["Location"]


@pytest.mark.parametrize(
    "role", [Role.DIRECTOR, Role.UNIT_STAFF, Role.EXPERT, Role.BOARD_MEMBER, Role.RESIDENT]
)
def test_people_without_a_residency_have_no_cabinet(role: Role) -> None:
    assert browser(make_user(role)).get(ADDRESS).status_code == 404


def test_one_person_may_represent_two_residents() -> None:
    first = make_residency()
    second = make_residency(started_on=date(2026, 3, 2))
    user = representative_of(first)
    invite_representative(second, someone(email=user.email, surname=user.surname), actor=clerk())
    client = browser(user)
    assert client.get(ADDRESS).context["residency"] == second
    other = client.get(ADDRESS).context["others"][0]["url"]
    assert client.get(other).context["residency"] == first


def test_somebody_elses_residency_is_not_there() -> None:
    own, other = make_residency(), make_residency()
    client = browser(representative_of(own))
    addresses = (
        f"/ky/cabinet/residency/{other.pk}/",
        f"/ky/cabinet/{other.pk}/2026-Q1/",
        f"/ky/cabinet/{other.pk}/2026-Q1/edit/",
        f"/ky/cabinet/{other.pk}/2026-Q1/check/",
        f"/ky/cabinet/contract/{other.contract_id}/ru.pdf",
        f"/ky/files/p/{other.contract.paper_id}/",
        f"/ky/files/u/{other.contract.scan_id}/",
    )
    assert {address: client.get(address).status_code for address in addresses} == dict.fromkeys(
        addresses, 404
    )


def test_page_costs_the_same_with_one_report_and_with_many() -> None:
    residency = make_residency(started_on=date(2026, 1, 21))
    user = representative_of(residency)

    def cost() -> int:
        client = browser(user)
        with CaptureQueriesContext(connection) as captured:
            assert client.get(ADDRESS).status_code == 200
        return len(captured)

    for quarter in (Q1,):
        verified_report(residency, quarter)
    first = cost()
    at = clock.moment_of(date(2026, 1, 21))
    PeriodicReport.objects.bulk_create(
        PeriodicReport(residency=residency, year=1990 + number // 4, quarter=number % 4 + 1, created_at=at)
        for number in range(29)
    )
    assert cost() == first
