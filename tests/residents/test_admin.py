"""The room in the admin: begin, issue, sign, end, verify; each act with its own page."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from accounts.roles import Role
from applications.enums import ApplicantForm
from core.domain.quarter_lock import lock_quarter
from core.quarters import Quarter
from residents.models import Contract, PeriodicReport, Registration, Representative, Residency
from tests.makers.applications import make_file
from tests.makers.ending import sent_notice
from tests.makers.people import make_user
from tests.makers.residents import (
    accepted_application,
    clerk,
    director,
    drafted_contract,
    filed_report,
    issued_contract,
    make_residency,
    receipt,
    someone,
    verified_report,
)
from tests.makers.rows import copy_of, more_residents

pytestmark = pytest.mark.django_db
Q3 = Quarter(2026, 3)
DRAFT = {
    "unit": "technopark",
    "starts_on": "01.12.2026",
    "months": "24",
    "report_months": "3",
    "signatory_name": "Жолдошев Азамат Кубанычович",
    "signatory_post": "Борбордун директору",
    "authority_kind": "power_of_attorney",
    "authority_number": "03-12/7",
    "authority_date": "15.12.2025",
    "counterpart_name": "Асанова Мээрим",
    "counterpart_post": "Директор",
    "baseline_jobs_full": "3",
    "baseline_jobs_part": "1",
}
SIGN = {
    "university_signed_on": "01.02.2026",
    "resident_signed_on": "02.02.2026",
    "surname": "Асанова",
    "given_name": "Мээрим",
    "patronymic": "",
    "email": "aida@talaa.example",
    "language": "ky",
}
TERMINATE = {
    "ground": "breach",
    "ended_on": "10.11.2026",
    "act_number": "12-б",
    "act_date": "09.11.2026",
    "reason": "Жай үчүн акы төлөнгөн эмес.",
}


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def act(row: Any, name: str) -> str:
    return reverse(f"admin:residents_{row._meta.model_name}_transition", args=[row.pk, name])


def test_clerk_chooses_an_accepted_application_and_drafts() -> None:
    application = accepted_application()
    client = browser(clerk())
    chosen = client.get(client.get(reverse("admin:residents_contract_add"))["Location"])
    address = reverse("admin:residents_contract_draft", args=[application.pk])
    assert address in chosen.content.decode()
    assert client.get(address).context["form"].initial["counterpart_name"] == application.representative
    made = client.post(address, DRAFT)
    contract = Contract.objects.get()
    assert made["Location"] == reverse("admin:residents_contract_change", args=[contract.pk])
    assert (contract.starts_on, contract.signatory_name) == (date(2026, 12, 1), DRAFT["signatory_name"])
    assert client.get(address).status_code == 404


def test_wrong_terms_come_back_with_the_sentence_beside_the_field() -> None:
    application = accepted_application()
    address = reverse("admin:residents_contract_draft", args=[application.pk])
    page = browser(clerk()).post(address, {**DRAFT, "starts_on": "01.01.2026", "counterpart_name": "Асанова"})
    assert set(page.context["form"].errors) == {"starts_on"}
    assert 'value="Асанова"' in page.content.decode()
    assert Contract.objects.count() == 0


def test_team_first_registers_and_then_gets_its_draft() -> None:
    application = accepted_application(
        applicant_form=ApplicantForm.PROJECT_TEAM, inn="", registration_number=""
    )
    client = browser(clerk())
    address = reverse("admin:residents_contract_draft", args=[application.pk])
    refused = client.post(address, DRAFT)
    assert "1.4" in refused.context["form"].non_field_errors()[0]
    register = reverse("admin:residents_contract_register", args=[application.pk])
    assert register in client.get(reverse("admin:residents_contract_choose")).content.decode()
    given = {"kind": "organisation", "name": "ЖЧК «Жайлоо»", "inn": "20503202600017"}
    assert set(client.post(register, given).context["form"].errors) == {"inn"}
    client.post(register, {**given, "inn": "00503202600017"})
    assert Registration.objects.get().party.name == "ЖЧК «Жайлоо»"
    client.post(address, DRAFT)
    assert Contract.objects.get().party.name == "ЖЧК «Жайлоо»"


def test_draft_is_read_changed_issued_and_signed() -> None:
    contract = drafted_contract()
    client = browser(director())
    text = client.get(reverse("admin:residents_contract_text", args=[contract.pk]))
    assert text.content.startswith(b"%PDF")
    redraft = reverse("admin:residents_contract_redraft", args=[contract.pk])
    assert client.get(redraft).context["form"].initial["months"] == 24
    client.post(redraft, {**DRAFT, "starts_on": "20.01.2026", "months": "12"})
    client.post(act(contract, "agree"), {"how": "Кат менен."})
    client.post(act(contract, "issue"), {"issued_on": "20.01.2026"})
    contract.refresh_from_db()
    assert (contract.number, contract.months) == ("РК-2026/01", 12)
    assert client.get(redraft).status_code == 404
    page = client.get(act(contract, "sign"))
    assert page.context["form"].initial["email"] == contract.application.email
    client.post(act(contract, "sign"), {**SIGN, "file": make_file()})
    assert Residency.objects.get().started_on == date(2026, 2, 2)
    assert Representative.objects.get().user.email == "aida@talaa.example"


def test_signing_keeps_what_was_typed_when_something_is_wrong() -> None:
    contract = issued_contract()
    client = browser(director())
    page = client.post(
        act(contract, "sign"), {**SIGN, "resident_signed_on": "01.01.2026", "file": make_file()}
    )
    assert set(page.context["form"].errors) == {"resident_signed_on"}
    assert 'value="aida@talaa.example"' in page.content.decode()
    disguised = make_file("Келишим.pdf", b"MZ\x90\x00 not a pdf")
    page = client.post(act(contract, "sign"), {**SIGN, "file": disguised})
    assert set(page.context["form"].errors) == {"file"}
    assert Residency.objects.count() == 0


def test_clerk_does_not_sign_and_does_not_end() -> None:
    contract, residency = issued_contract(), make_residency()
    client = browser(clerk())
    assert client.get(act(contract, "sign")).status_code == 404
    assert client.post(act(contract, "sign"), {**SIGN, "file": make_file()}).status_code == 404
    assert client.post(act(residency, "terminate"), TERMINATE).status_code == 404
    assert Residency.objects.get(pk=residency.pk).ended_on is None


def test_director_terminates_on_a_ground() -> None:
    residency = make_residency()
    client = browser(director())
    sent_notice(residency, on=date(2026, 9, 1))
    page = client.post(act(residency, "terminate"), {**TERMINATE, "ground": ""})
    assert set(page.context["form"].errors) == {"ground", "act_file"}
    client.post(act(residency, "terminate"), {**TERMINATE, "act_file": make_file()})
    residency.refresh_from_db()
    assert (residency.end_kind, residency.ground) == ("terminated", "breach")


def test_director_records_expiry_and_graduation() -> None:
    run_out, graduate = make_residency(months=6), make_residency()
    client = browser(director())
    client.post(act(run_out, "expire"), {})
    client.post(act(graduate, "graduate"), {"ended_on": "01.11.2026"})
    assert sorted(Residency.objects.values_list("end_kind", flat=True)) == ["expired", "graduated"]


def test_clerk_returns_and_verifies_reports() -> None:
    residency = make_residency()
    report = filed_report(residency, Q3)
    client = browser(clerk())
    assert set(client.post(act(report, "send_back"), {"remark": " "}).context["form"].errors) == {"remark"}
    client.post(act(report, "send_back"), {"remark": "Кирешени текшериңиз."})
    report.refresh_from_db()
    assert (report.state, report.remark) == ("returned", "Кирешени текшериңиз.")
    other = filed_report(make_residency(), Q3)
    client.post(act(other, "verify"), {})
    assert PeriodicReport.objects.get(pk=other.pk).verified_by == clerk()


def test_second_clerk_gets_a_sentence() -> None:
    report = verified_report(make_residency(), Q3)
    page = browser(make_user(Role.UNIT_STAFF)).post(act(report, "verify"), {})
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()


def test_closed_quarter_is_said_on_the_page() -> None:
    report = filed_report(make_residency(), Q3)
    lock_quarter(Q3, actor=director())
    page = browser(clerk()).post(act(report, "verify"), {})
    assert Q3.label() in page.context["form"].non_field_errors()[0]


def test_representative_is_invited_from_the_list_of_representatives() -> None:
    residency = make_residency()
    who = someone(email="second@talaa.example")
    given = {
        "residency": residency.pk,
        "surname": who.surname,
        "given_name": who.given_name,
        "email": who.email,
        "language": "ru",
    }
    browser(clerk()).post(reverse("admin:residents_representative_add"), given)
    assert Representative.objects.filter(user__email=who.email).count() == 1


def test_nothing_is_typed_on_the_page_of_a_record() -> None:
    residency = make_residency()
    address = reverse("admin:residents_residency_change", args=[residency.pk])
    page = browser(director()).post(address, {"ended_on": "2026-11-01", "end_kind": "graduated"})
    assert page.status_code == 403
    assert Residency.objects.get().ended_on is None


@pytest.mark.parametrize(
    "model", ["contract", "registration", "residency", "representative", "periodicreport", "investment"]
)
def test_list_is_searched_without_kyrgyz_letters_and_costs_the_same_at_1_and_30_rows(model: str) -> None:
    residency = make_residency()
    report = verified_report(residency, Q3, receipts=(receipt(received_on=date(2026, 8, 1)),))
    Registration(application=residency.contract.application, party=residency.party).save()
    client = browser(director())
    address = reverse(f"admin:residents_{model}_changelist")
    word = "жчк" if model in ("representative", "registration") else "нымдуулук"

    def cost(rows: int) -> int:
        with CaptureQueriesContext(connection) as captured:
            page = client.get(address, {"q": word})
        assert page.context["cl"].result_count == rows
        return len(captured)

    cost(1)
    first = cost(1)
    more_residents(residency, 29)
    for other in Residency.objects.exclude(pk=residency.pk).select_related("contract"):
        own = copy_of(report, residency_id=other.pk)
        copy_of(report.investments.get(), residency_id=other.pk, report_id=own.pk)
        copy_of(Representative.objects.earliest("pk"), party_id=other.party_id)
        copy_of(
            Registration.objects.earliest("pk"),
            party_id=other.party_id,
            application_id=other.contract.application_id,
        )
    assert cost(30) == first


@pytest.mark.parametrize(("chosen", "names"), [("in_force", ["A"]), ("ended", ["C"]), ("unrecorded", ["B"])])
def test_residencies_are_filtered_by_their_status_today(chosen: str, names: list[str]) -> None:
    make_residency(application={"applicant_name": "A"})
    make_residency(application={"applicant_name": "B"}, months=6)
    ended = make_residency(application={"applicant_name": "C"})
    client = browser(director())
    client.post(act(ended, "graduate"), {"ended_on": "01.11.2026"})
    page = client.get(reverse("admin:residents_residency_changelist"), {"status": chosen})
    assert [row.party.name for row in page.context["cl"].result_list] == names
