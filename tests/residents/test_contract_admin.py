"""The pages on words, tariff, grants, remarks and supplements in the admin, and the register as a file."""

import csv
import io
from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from openpyxl import load_workbook

from accounts.models import Party, User
from residents.models import Contract, ContractTemplate, Grant, Representative, Supplement, Tariff
from tests.makers.applications import make_file
from tests.makers.residents import clerk, director, drafted_contract, make_residency, someone
from tests.makers.rows import copy_of, more_residents
from tests.makers.terms import an_order, drafted_supplement, make_tariff, signed_supplement

pytestmark = pytest.mark.django_db
CLAUSE = {
    "code": "rights_parking",
    "section": "rights",
    "unit": "",
    "granted": "",
    "text_ky": "{resident} – унаа.",
    "text_ru": "{resident} – машина.",
    "text_en": "{resident} – car.",
}


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def url(name: str, *rows: Any) -> str:
    return reverse(f"admin:residents_{name}", args=[getattr(row, "pk", row) for row in rows])


def act(row: Any, name: str) -> str:
    return url(f"{row._meta.model_name}_transition", row, name)


def test_clerk_writes_a_version_of_the_words_and_the_director_approves_it() -> None:
    first, client = ContractTemplate.objects.get(), browser(clerk())
    client.post(url("contracttemplate_copy", first), {"version": "2"})
    row = ContractTemplate.objects.get(version="2")
    wrong = client.post(url("clause_add", row), {**CLAUSE, "text_ru": "{salary}"})
    assert set(wrong.context["form"].errors) == {"text_ru"}
    assert 'value="rights_parking"' in wrong.content.decode()
    client.post(url("clause_add", row), CLAUSE)
    one = row.clauses.get(code="rights_parking")
    client.post(url("clause_change", one), {**CLAUSE, "granted": "room"})
    page = client.get(url("contracttemplate_change", row)).content.decode()
    assert "{resident} – унаа." in page
    assert url("clause_remove", one) in page
    assert client.get(url("contracttemplate_preview", row)).content.startswith(b"%PDF")
    assert client.get(url("contracttemplate_approve", row)).status_code == 404
    given = {"approved_by": an_order().pk, "in_force_from": "01.12.2026"}
    browser(director()).post(url("contracttemplate_approve", row), given)
    row.refresh_from_db()
    assert row.in_force_from == date(2026, 12, 1)
    assert client.get(url("clause_change", one)).status_code == 404
    client.post(url("contracttemplate_add"), {"version": "3"})
    assert ContractTemplate.objects.get(version="3").clauses.count() == 0


def test_clerk_writes_a_tariff_and_the_director_approves_it() -> None:
    client = browser(clerk())
    client.post(url("tariff_add"), {"version": "2027"})
    tariff = Tariff.objects.get()
    given = {
        "code": "place",
        "kind": "coworking",
        "title_ky": "Орун",
        "title_ru": "Место",
        "title_en": "Place",
        "measure": "place_month",
        "price": "1 000,50",
        "easy_price": "600",
    }
    wrong = client.post(url("tariffline_add", tariff), {**given, "kind": "room"})
    assert set(wrong.context["form"].errors) == {"easy_price"}
    client.post(url("tariffline_add", tariff), given)
    line = tariff.lines.get()
    client.post(url("tariffline_change", line), {**given, "price": "1100"})
    assert "1\u00a0100,00" in client.get(url("tariff_change", tariff)).content.decode()
    order = {"approved_by": an_order().pk, "in_force_from": "22.11.2026"}
    browser(director()).post(url("tariff_approve", tariff), order)
    assert Tariff.objects.get().is_approved
    assert client.get(url("tariffline_remove", line)).status_code == 404


def test_lines_and_remarks_on_the_page_of_a_draft() -> None:
    tariff, contract, client = make_tariff(), drafted_contract(), browser(clerk())
    add = url("contract_grant", contract)
    wrong = client.post(add, {"kind": "room", "title": "", "quantity": "18"})
    assert set(wrong.context["form"].errors) == {"title"}
    client.post(add, {"kind": "room", "title": "204", "quantity": "18,5"})
    client.post(add, {"kind": "fee", "quantity": "2", "line": tariff.ordered[0].pk})
    client.post(url("contract_remark", contract), {"text": "Мөөнөтүн карап чыгыңыз."})
    page = client.get(url("contract_change", contract)).content.decode()
    assert "204 – 18,5 м²" in page
    assert "Мөөнөтүн карап чыгыңыз." in page
    client.post(url("grant_remove", Grant.objects.get(kind="room")))
    assert list(Grant.objects.values_list("kind", flat=True)) == ["fee"]
    client.post(act(contract, "agree"), {"how": "Кат менен."})
    assert client.get(add).status_code == 404
    client.post(act(contract, "reopen"), {"reason": "Ката бар."})
    assert Contract.objects.get().state == "draft"


def test_supplement_from_its_draft_to_both_signatures() -> None:
    contract, client = make_residency().contract, browser(director())
    given = {"effective_on": "22.11.2026", "new_ends_on": "30.06.2028", "words_ky": "", "words_ru": ""}
    wrong = client.post(url("contract_supplement", contract), {**given, "new_ends_on": "01.01.2027"})
    assert set(wrong.context["form"].errors) == {"new_ends_on"}
    client.post(url("contract_supplement", contract), given)
    row = Supplement.objects.get()
    client.post(url("supplement_grant", row), {"kind": "equipment", "title": "3D-принтер", "quantity": "8"})
    assert "3D-принтер" in client.get(url("supplement_change", row)).content.decode()
    assert client.get(url("supplement_text", row)).content.startswith(b"%PDF")
    client.post(act(row, "issue"), {"issued_on": "22.11.2026"})
    client.post(act(row, "sign"), {"signed_on": "22.11.2026", "file": make_file()})
    contract.refresh_from_db()
    assert contract.ends_on == date(2028, 6, 30)
    page = client.get(url("contract_change", contract)).content.decode()
    assert "КМ-2026/01" in page
    assert client.get(url("supplement_redraft", row)).status_code == 404
    assert client.get(url("supplement_text", row)).content.startswith(b"%PDF")


def test_line_is_stopped_and_kept_on_the_page_of_a_supplement() -> None:
    contract, client = make_residency().contract, browser(clerk())
    first = drafted_supplement(contract)
    client.post(url("supplement_grant", first), {"kind": "name", "quantity": "1"})
    grant = Grant.objects.get()
    refused = client.post(url("supplement_stop", first, grant))
    assert refused.context["form"].non_field_errors()
    assert Grant.objects.get().stopped_by is None


def test_certificate_and_removal_of_a_representative() -> None:
    residency, client = make_residency(), browser(clerk())
    client.post(url("residency_certificate", residency))
    assert "КБ-2026/01" in client.get(url("residency_change", residency)).content.decode()
    only = Representative.objects.get()
    refused = client.post(url("representative_remove", only), {"reason": "Кетти."})
    assert refused.context["form"].non_field_errors()
    from residents.domain.signing import invite_representative

    invite_representative(residency, someone(), actor=clerk())
    client.post(url("representative_remove", only), {"reason": "Кетти."})
    assert not Representative.objects.filter(pk=only.pk).exists()


def test_register_of_residents_as_files_takes_no_formula() -> None:
    residency = make_residency()
    Party.objects.filter(pk=residency.party_id).update(
        name="=HYPERLINK(1)", okpo="29693656", registration_number="+1", address="@SUM(1)"
    )
    client = browser(clerk())
    written = client.get(url("residency_register", "csv"))
    rows = list(csv.reader(io.StringIO(written.content.decode("utf-8-sig"))))
    assert rows[1][0] == "'=HYPERLINK(1)"
    assert rows[1][3:6] == ["29693656", "'+1", "'@SUM(1)"]
    book = load_workbook(io.BytesIO(client.get(url("residency_register", "xlsx")).content))
    cell = book.active["A2"]
    assert (cell.value, cell.data_type) == ("=HYPERLINK(1)", "s")
    assert client.get(url("residency_register", "pdf")).status_code == 404
    assert url("residency_register", "csv") in client.get(url("residency_changelist")).content.decode()


@pytest.mark.parametrize("page", ["contract_changelist", "supplement_changelist", "tariff_changelist"])
def test_lists_cost_the_same_at_1_and_30_rows(page: str) -> None:
    tariff = make_tariff()
    row = signed_supplement(make_residency().contract)
    client = browser(director())
    client.get(url(page))
    with CaptureQueriesContext(
        connection,
    ) as one:
        client.get(url(page))
    more_residents(row.contract.residency, 29)
    for number, contract in enumerate(Contract.objects.exclude(pk=row.contract_id)):
        scan, paper = (
            copy_of(row.scan),
            copy_of(row.paper, number=f"С-{number}", code=f"9{number:013d}", sequence=500 + number),
        )
        copy_of(row, contract_id=contract.pk, number=f"С-{number}", scan_id=scan.pk, paper_id=paper.pk)
        copy_of(tariff, version=f"В-{number}", in_force_from=date(2027, 1, number + 1))
    with CaptureQueriesContext(connection) as many:
        assert client.get(url(page)).status_code == 200
    assert len(many) == len(one)


def test_register_costs_the_same_at_1_and_30_rows() -> None:
    residency = make_residency()
    client = browser(director())
    client.get(url("residency_register", "csv"))
    with CaptureQueriesContext(connection) as one:
        client.get(url("residency_register", "csv"))
    more_residents(residency, 29)
    with CaptureQueriesContext(connection) as many:
        assert client.get(url("residency_register", "csv")).content.count(b"\r\n") == 31
    assert len(many) == len(one)
