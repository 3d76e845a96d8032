"""Writing, checking and sending a report in the cabinet."""

from decimal import Decimal

import pytest
from django.http import HttpResponse
from django.test import Client

from core.quarters import Quarter
from residents.domain.reports import return_report
from residents.enums import ReportState
from residents.models import PeriodicReport, Residency
from tests.makers.residents import (
    clerk,
    filed_report,
    make_residency,
    receipt,
    representative_of,
    saved_report,
    verified_report,
)

pytestmark = pytest.mark.django_db
Q1, Q2 = Quarter(2026, 1), Quarter(2026, 2)
ANSWERS = {
    "jobs_full": "5",
    "jobs_part": "2",
    "women": "3",
    "students": "1",
    "revenue": "1 250 000,50",
    "progress": "Эки жаңы кардар.",
    "problems": "",
}
SUM = {
    "pk": "",
    "received_on": "16.02.2026",
    "source": "«Түштүк» фонду",
    "origin": "fund",
    "kind": "equity",
    "amount": "10 000",
    "currency": "USD",
    "rate": "87,4455",
}
EMPTY = {**dict.fromkeys(SUM, ""), "currency": "KGS"}


@pytest.fixture
def residency() -> Residency:
    return make_residency()


@pytest.fixture
def client(residency: Residency) -> Client:
    browser = Client()
    browser.force_login(representative_of(residency))
    return browser


def typed(*sums: dict[str, str], **changes: str) -> dict[str, str]:
    """What the browser sends: answers and sums."""
    rows = sums or (EMPTY,)
    given = {
        **ANSWERS,
        "investments-TOTAL_FORMS": str(len(rows)),
        "investments-INITIAL_FORMS": "0",
        "rights-TOTAL_FORMS": "0",
        "rights-INITIAL_FORMS": "0",
    }
    for number, row in enumerate(rows):
        given |= {f"investments-{number}-{name}": value for name, value in row.items()}
    return {**given, **changes}


def address(residency: Residency, page: str = "edit/", quarter: Quarter = Q1) -> str:
    return f"/ky/cabinet/{residency.pk}/{quarter}/{page}"


def errors(page: HttpResponse) -> set[str]:
    """Names of the fields with a sentence, on the page that came back."""
    form, formset = page.context["form"], page.context["sums"]  # type: ignore[attr-defined]
    found = set(form.errors)
    for number, row in enumerate(formset.forms):
        found |= {f"{number}-{name}" for name in row.errors}
    return found


def test_saved_answers_go_to_the_check_page(client: Client, residency: Residency) -> None:
    page = client.post(address(residency), typed(SUM))
    report = PeriodicReport.objects.get()
    assert page["Location"] == address(residency, "check/")
    assert (report.jobs_full, report.revenue, report.state) == (5, Decimal("1250000.50"), "draft")
    assert report.investments.get().amount_kgs == Decimal("874455.00")


def test_form_knows_the_figures_of_the_report_before(client: Client, residency: Residency) -> None:
    verified_report(residency, Q1, jobs_full=8, revenue=Decimal(4100000))
    form = client.get(address(residency, quarter=Q2)).context["form"]
    assert "8" in form.fields["jobs_full"].help_text
    assert "4 100 000,00 сом" in form.fields["revenue"].help_text.replace("\u00a0", " ")


def test_first_form_knows_the_baseline(client: Client, residency: Residency) -> None:
    form = client.get(address(residency)).context["form"]
    assert "3" in form.fields["jobs_full"].help_text


def test_opening_the_form_writes_nothing(client: Client, residency: Residency) -> None:
    client.get(address(residency))
    assert PeriodicReport.objects.count() == 0


def test_empty_form_asks_for_every_answer_and_keeps_what_was_typed(
    client: Client, residency: Residency
) -> None:
    page = client.post(address(residency), typed(jobs_full="", revenue="көп", progress=" "))
    assert errors(page) == {"jobs_full", "revenue", "progress"}
    assert "көп" in page.content.decode()
    assert page.content.decode().count("<title>Ката:") == 1
    assert PeriodicReport.objects.count() == 0


def test_wrong_people_are_named_beside_all_else(client: Client, residency: Residency) -> None:
    page = client.post(address(residency), typed(women="9", students="8", revenue="1.250"))
    assert errors(page) == {"women", "students", "revenue"}


@pytest.mark.parametrize("written", ["1 234,50", "1234.50", "1234,5", "1\u00a0234,50"])
def test_revenue_is_read_as_people_write_it(client: Client, residency: Residency, written: str) -> None:
    client.post(address(residency), typed(revenue=written))
    assert PeriodicReport.objects.get().revenue == Decimal("1234.50")


@pytest.mark.parametrize("written", ["1.234,50", "1,234.50", "1.234.567", "миң сом", "-5", "12,345.6"])
def test_revenue_with_two_separators_in_words_or_below_zero_is_refused(
    client: Client, residency: Residency, written: str
) -> None:
    page = client.post(address(residency), typed(revenue=written))
    assert errors(page) == {"revenue"}
    assert written in page.content.decode()
    assert PeriodicReport.objects.count() == 0


@pytest.mark.parametrize("field", ["jobs_full", "jobs_part", "women", "students"])
def test_people_are_not_fewer_than_none(client: Client, residency: Residency, field: str) -> None:
    page = client.post(address(residency), typed(**{field: "-1"}))
    assert field in errors(page)
    assert PeriodicReport.objects.count() == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"received_on": "01.04.2026"}, "0-received_on"),
        ({"received_on": "31.02.2026"}, "0-received_on"),
        ({"origin": "founders"}, "0-origin"),
        ({"origin": "lottery"}, "0-origin"),
        ({"amount": "0"}, "0-amount"),
        ({"rate": ""}, "0-rate"),
        ({"rate": "-5"}, "0-rate"),
        ({"source": "\u202e "}, "0-source"),
        ({"currency": "BTC"}, "0-currency"),
    ],
)
def test_sum_that_cannot_be_is_said_beside_its_field(
    client: Client, residency: Residency, changes: dict[str, str], field: str
) -> None:
    page = client.post(address(residency), typed({**SUM, **changes}))
    assert field in errors(page)
    assert not any(report.investments.exists() for report in PeriodicReport.objects.all())


def test_untouched_rows_are_no_sums(client: Client, residency: Residency) -> None:
    client.post(address(residency), typed(EMPTY, SUM, EMPTY))
    assert PeriodicReport.objects.get().investments.count() == 1


def test_error_of_the_domain_stands_in_the_row_it_belongs_to(client: Client, residency: Residency) -> None:
    page = client.post(address(residency), typed(EMPTY, {**SUM, "received_on": "01.01.2026"}))
    assert errors(page) == {"1-received_on"}


def test_one_more_sum_comes_with_all_that_was_typed_and_nothing_judged(
    client: Client, residency: Residency
) -> None:
    page = client.post(address(residency), typed({**SUM, "amount": "көп"}, women="99", add="investments"))
    assert len(page.context["sums"].forms) == 2
    assert page.context["sums"].forms[0]["amount"].value() == "көп"
    assert page.context["form"]["women"].value() == "99"
    assert "err-sum" not in page.content.decode()
    assert PeriodicReport.objects.count() == 0


def test_kept_sum_can_be_changed_and_taken_out(client: Client, residency: Residency) -> None:
    report = saved_report(residency, Q1, receipts=(receipt(source="А"), receipt(source="Б")))
    first, second = report.investments.all()
    page = client.get(address(residency))
    assert [form["source"].value() for form in page.context["sums"].forms] == ["А", "Б"]
    rows = ({**SUM, "pk": str(first.pk), "DELETE": "on"}, {**SUM, "pk": str(second.pk), "source": "В"})
    client.post(address(residency), typed(*rows, version=str(report.version)))
    assert list(report.investments.values_list("pk", "source")) == [(second.pk, "В")]


def test_finish_later_keeps_an_incomplete_draft(client: Client, residency: Residency) -> None:
    answers = typed(jobs_part="", women="", students="", revenue="", progress="", later="1")
    page = client.post(address(residency), answers)
    report = PeriodicReport.objects.get()
    assert page["Location"] == "/ky/cabinet/"
    assert (report.jobs_full, report.revenue, report.state) == (5, None, "draft")


def test_check_page_shows_the_year_to_date_and_sends(client: Client, residency: Residency) -> None:
    verified_report(residency, Q1, revenue=Decimal(100))
    saved_report(residency, Q2, revenue=Decimal(50))
    page = client.get(address(residency, "check/", Q2)).content.decode().replace("\u00a0", " ")
    assert "150,00 сом" in page
    sent = client.post(address(residency, "check/", Q2), {"version": "1"})
    assert sent["Location"] == address(residency, "", Q2)
    assert residency.reports.of_quarter(Q2).get().state == ReportState.SUBMITTED


def test_incomplete_report_is_not_sent_and_says_what_is_missing(client: Client, residency: Residency) -> None:
    saved_report(residency, Q1, jobs_full=None, women=None, students=None, progress="")
    page = client.post(address(residency, "check/"), {"version": "1"})
    assert page.content.decode().count("err-sum") == 1
    assert len(page.context["errors"]) == 4
    assert PeriodicReport.objects.get().state == ReportState.DRAFT


def test_two_presses_of_send_give_one_report_and_a_calm_sentence(
    client: Client, residency: Residency
) -> None:
    saved_report(residency, Q1)
    for _time in range(2):
        assert client.post(address(residency, "check/"), {"version": "1"}).status_code == 302
    assert PeriodicReport.objects.get().state == ReportState.SUBMITTED


def test_sent_report_is_shown_and_no_longer_edited(client: Client, residency: Residency) -> None:
    filed_report(residency, Q1, progress=ANSWERS["progress"])
    for page in ("edit/", "check/"):
        assert client.get(address(residency, page))["Location"] == address(residency, "")
    assert client.post(address(residency), typed())["Location"] == address(residency, "")
    page = client.post(address(residency), typed(jobs_full="99"))
    assert page.status_code == 409
    assert [row["name"] for row in page.context["differences"]] == ["jobs_full"]
    assert PeriodicReport.objects.get().jobs_full == 5


def test_returned_report_shows_the_remark_and_the_way_back(client: Client, residency: Residency) -> None:
    return_report(filed_report(residency, Q1), remark="Кирешени текшериңиз.", actor=clerk())
    for page in ("", "edit/"):
        assert "Кирешени текшериңиз." in client.get(address(residency, page)).content.decode()


@pytest.mark.parametrize("quarter", ["2025-Q4", "2026-Q4", "2026-Q5", "0000-Q1"])
def test_quarter_without_a_report_has_no_page(client: Client, residency: Residency, quarter: str) -> None:
    assert client.get(f"/ky/cabinet/{residency.pk}/{quarter}/edit/").status_code == 404


def test_too_many_sums_are_refused_in_a_sentence(client: Client, residency: Residency) -> None:
    page = client.post(address(residency), typed(*[SUM] * 31))
    assert page.status_code == 200
    assert page.context["sums"].non_form_errors()


def test_strange_letters_are_cleaned_and_kept(client: Client, residency: Residency) -> None:
    client.post(address(residency), typed(progress="Өндүрүш \u202eтест\u202c 🚀\u0000"))
    assert PeriodicReport.objects.get().progress == "Өндүрүш тест 🚀"


def test_over_long_text_is_refused(client: Client, residency: Residency) -> None:
    assert errors(client.post(address(residency), typed(progress="ж" * 4001))) == {"progress"}
