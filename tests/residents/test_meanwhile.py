"""Two representatives write one report: the second sees both and chooses, and nobody's typing is lost."""

from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from core.quarters import Quarter
from residents.domain.reports import file_report, save_report
from residents.models import PeriodicReport, Residency
from tests.makers.residents import (
    figures,
    make_residency,
    receipt,
    representative_of,
    saved_report,
)
from tests.residents.test_report_pages import ANSWERS, EMPTY, SUM, address, typed

pytestmark = pytest.mark.django_db
Q1 = Quarter(2026, 1)
RIGHT = {"pk": "", "event": "filing", "kind": "invention", "title": "Ыкма", "number": "7", "on": "20.02.2026"}


@pytest.fixture
def residency() -> Residency:
    return make_residency()


def kept(residency: Residency, **answers: Any) -> PeriodicReport:
    """A report with the answers that `typed` has too, but for those given."""
    return saved_report(residency, Q1, progress=ANSWERS["progress"], **answers)


@pytest.fixture
def client(residency: Residency) -> Client:
    browser = Client()
    browser.force_login(representative_of(residency))
    return browser


def test_the_second_to_save_sees_both_and_nothing_is_written(client: Client, residency: Residency) -> None:
    kept(residency, jobs_full=7, women=3)
    page = client.post(address(residency), typed(version="0", jobs_full="9", women="3"))
    shown = {row["name"]: (row["mine"], row["theirs"]) for row in page.context["differences"]}
    assert shown == {"jobs_full": (["9"], ["7"])}
    assert page.context["form"]["jobs_full"].value() == "9"
    assert page.context["version"] == 1
    assert representative_of(residency).full_name in page.content.decode()
    assert PeriodicReport.objects.get().jobs_full == 7


@pytest.mark.parametrize(("chosen", "kept"), [("mine", 9), ("theirs", 7)])
def test_what_is_chosen_is_saved(client: Client, residency: Residency, chosen: str, kept: int) -> None:
    saved_report(residency, Q1, jobs_full=7)
    data = typed(version="1", jobs_full="9", progress="Башка сөз.", **{"take-jobs_full": chosen})
    assert client.post(address(residency), data).status_code == 302
    report = PeriodicReport.objects.get()
    assert (report.jobs_full, report.progress, report.version) == (kept, "Башка сөз.", 2)


@pytest.mark.parametrize(
    ("chosen", "sources"), [("mine", ["Б"]), ("theirs", ["А"]), ("both", ["А", "Б"]), ("", ["Б"])]
)
def test_sums_of_one_of_them_or_of_both_are_kept(
    client: Client, residency: Residency, chosen: str, sources: list[str]
) -> None:
    kept(residency, receipts=(receipt(source="А"),))
    row = {**SUM, "source": "Б"}
    page = client.post(address(residency), typed(row, version="0"))
    assert [found["name"] for found in page.context["differences"]] == ["investments"]
    client.post(address(residency), typed(row, version="1", **{"take-investments": chosen}))
    rows = PeriodicReport.objects.get().investments.order_by("source")
    assert list(rows.values_list("source", flat=True)) == sources


def test_announced_rights_are_compared_too(client: Client, residency: Residency) -> None:
    kept(residency)
    row = {f"rights-0-{name}": value for name, value in RIGHT.items()} | {"rights-TOTAL_FORMS": "1"}
    page = client.post(address(residency), typed(version="0", **row))
    (found,) = page.context["differences"]
    assert found["name"] == "rights"
    assert found["theirs"] == []
    assert "Ыкма" in found["mine"][0]


def test_the_same_page_sent_twice_goes_on_without_a_question(client: Client, residency: Residency) -> None:
    for _time in range(2):
        page = client.post(address(residency), typed(SUM, version="0"))
        assert page["Location"] == address(residency, "check/")
    report = PeriodicReport.objects.get()
    assert (report.version, report.investments.count()) == (1, 1)


def test_who_writes_while_another_sends_reads_what_was_typed(client: Client, residency: Residency) -> None:
    report = saved_report(residency, Q1, progress="Бир.")
    file_report(report, actor=representative_of(residency))
    page = client.post(address(residency), typed(version="1", progress="Менин узун сөзүм."))
    assert page.status_code == 409
    assert "Менин узун сөзүм." in page.content.decode()
    assert PeriodicReport.objects.get().progress == "Бир."


def test_a_newer_version_is_read_before_it_is_sent(client: Client, residency: Residency) -> None:
    report = saved_report(residency, Q1)
    save_report(report, figures=figures(revenue=Decimal(1)), actor=representative_of(residency))
    page = client.post(address(residency, "check/"), {"version": "1"})
    assert page.status_code == 200
    assert len(page.context["errors"]) == 1
    assert PeriodicReport.objects.get().state == "draft"
    assert client.post(address(residency, "check/"), {"version": "2"}).status_code == 302


def test_one_more_row_keeps_the_version_its_writer_has_seen(client: Client, residency: Residency) -> None:
    saved_report(residency, Q1)
    page = client.post(address(residency), typed(EMPTY, version="0", add="rights"))
    assert page.context["version"] == 0
    assert len(page.context["rights"].forms) == 1


@pytest.mark.parametrize("version", ["", "x", "-1", "٣", "9" * 30])
def test_a_version_nobody_gave_out_is_no_door(client: Client, residency: Residency, version: str) -> None:
    saved_report(residency, Q1, jobs_full=7)
    page = client.post(address(residency), typed(version=version, jobs_full="9"))
    assert page.status_code == 200
    assert PeriodicReport.objects.get().jobs_full == 7


def test_nothing_changed_takes_the_people_of_the_last_report_and_never_money(
    client: Client, residency: Residency
) -> None:
    report = saved_report(residency, Q1, jobs_full=7, jobs_part=2, women=4, students=0, revenue=Decimal(500))
    file_report(report, actor=representative_of(residency))
    data = typed(jobs_full="", jobs_part="", women="", students="", revenue="", progress="Сөз", same="1")
    form = client.post(address(residency, quarter=Q1.next), data).context["form"]
    people = [form[name].value() for name in ("jobs_full", "jobs_part", "women", "students")]
    assert people == [7, 2, 4, 0]
    assert (form["revenue"].value(), form["progress"].value()) == ("", "Сөз")
    assert PeriodicReport.objects.count() == 1


def test_nothing_changed_takes_the_jobs_of_the_admission_where_there_was_no_report(
    client: Client, residency: Residency
) -> None:
    form = client.post(address(residency), typed(women="2", same="1")).context["form"]
    assert [form[name].value() for name in ("jobs_full", "jobs_part", "women")] == [3, 1, "2"]
