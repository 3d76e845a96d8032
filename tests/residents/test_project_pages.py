"""The project in the cabinet and in the admin: what is shown, asked, refused; whose it is; what it costs."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from core.quarters import Quarter
from residents.domain.stages import report_stage
from residents.enums_project import ChangeState, GateState, StageState
from residents.models import GateReview, Project, ProjectChange, Residency, Transfer
from tests.makers.applications import make_file
from tests.makers.projects import (
    ASKED,
    approved,
    early_residency,
    passed,
    planned,
    proven,
    reported,
    requested,
    stage_file,
    transferred,
    wish,
)
from tests.makers.residents import clerk, director, filed_report, make_residency, representative_of
from tests.makers.rows import copies_of, copy_of, more_residents

pytestmark = pytest.mark.django_db


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def own(residency: Residency, name: str = "project", *more: Any) -> str:
    return reverse(f"residents:{name}", args=[residency.pk, *more])


def resident(project: Project) -> Client:
    return browser(representative_of(project.residency))


def cost(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def rows(*stages: dict[str, Any], initial: int = 0, **words: str) -> dict[str, str]:
    """The page of a request as a browser sends it."""
    data = {
        "stages-TOTAL_FORMS": str(len(stages)),
        "stages-INITIAL_FORMS": str(initial),
        "why": "Тетиктер кечигип келет.",
        "goals": "",
        **words,
    }
    for place, stage in enumerate(stages):
        data |= {f"stages-{place}-{name}": str(value) for name, value in stage.items()}
    return data


NEW = {"title": "Сатуу", "expected": "10 кардар", "starts_on": "01.09.2026", "ends_on": "30.11.2026"}


def test_the_page_shows_plan_beside_fact_with_lateness() -> None:
    project = planned()
    page = resident(project).get(own(project.residency))
    assert [row["tone"] for row in page.context["stages"]] == ["stop", "quiet"]
    assert page.context["stages"][0]["late"]
    assert page.context["stages"][1]["late"] == ""


def test_a_resident_asks_for_stages_and_an_employee_approves_them() -> None:
    residency = make_residency()
    client = browser(representative_of(residency))
    answer = client.post(own(residency, "project_change"), rows(NEW, {"title": ""}))
    assert answer.headers["Location"] == own(residency)
    change = ProjectChange.objects.get()
    assert client.get(own(residency)).context["waits"]["change"] == change
    staff = browser(clerk())
    address = reverse("admin:residents_projectchange_transition", args=[change.pk, "approve"])
    assert staff.get(address).status_code == 200
    staff.post(address, {"answer": "Макул."})
    assert residency.project.stages.get().title == "Сатуу"


def test_what_was_typed_stays_and_each_fault_stands_beside_its_field() -> None:
    residency = make_residency()
    bad = {**NEW, "ends_on": "31.02.2026"}
    outside = {**NEW, "ends_on": "30.11.2030"}
    empty = {**NEW, "expected": ""}
    page = browser(representative_of(residency)).post(own(residency, "project_change"), rows(bad))
    assert "ends_on" in page.context["rows"].forms[0].errors
    page = browser(representative_of(residency)).post(own(residency, "project_change"), rows({}, outside))
    assert set(page.context["rows"].forms[1].errors) == {"ends_on"}
    assert 'value="30.11.2030"' in page.content.decode()
    page = browser(representative_of(residency)).post(own(residency, "project_change"), rows(empty, why=""))
    assert set(page.context["rows"].forms[0].errors) == {"expected"}
    assert "why" in page.context["form"].errors
    assert not ProjectChange.objects.exists()


def test_one_more_row_keeps_what_was_typed() -> None:
    residency = make_residency()
    page = browser(representative_of(residency)).post(
        own(residency, "project_change"), rows({**NEW, "ends_on": "жакында"}, add="1")
    )
    assert len(page.context["rows"].forms) == 2
    assert 'value="жакында"' in page.content.decode()
    assert not ProjectChange.objects.exists()


def test_a_stage_is_moved_and_another_dropped_by_one_request() -> None:
    project = planned()
    first, second = project.stages.all()
    days = {"starts_on": "10.02.2026", "ends_on": "31.08.2026"}
    answer = resident(project).post(
        own(project.residency, "project_change"),
        rows(
            {"pk": first.pk, "title": first.title, "expected": first.expected, **days},
            {"pk": second.pk, "title": second.title, "expected": second.expected, **days, "DELETE": "on"},
            initial=2,
            goals=project.goals,
        ),
    )
    assert answer.status_code == 302
    assert list(ProjectChange.objects.latest("pk").lines.values_list("kind", flat=True)) == ["move", "drop"]


def test_a_second_representative_gets_a_sentence_and_keeps_what_was_typed() -> None:
    project = planned()
    requested(project.residency, wish())
    page = resident(project).post(own(project.residency, "project_change"), rows(NEW))
    assert page.status_code == 200
    assert page.context["form"].non_field_errors()
    assert 'value="Сатуу"' in page.content.decode()
    assert resident(project).get(own(project.residency, "project_change")).status_code == 302


def test_a_request_is_withdrawn_from_the_page_and_only_by_its_button() -> None:
    project = planned()
    requested(project.residency, wish())
    client, address = resident(project), own(project.residency, "project_withdraw")
    assert client.get(address).status_code == 405
    client.post(address)
    client.post(address)
    assert ProjectChange.objects.latest("pk").state == ChangeState.WITHDRAWN


def test_a_stage_is_reported_with_a_file_and_verified_on_the_page_of_the_project() -> None:
    project = planned()
    stage = project.stages.first()
    address = own(project.residency, "project_stage", stage.pk)
    page = resident(project).post(address, {"done_on": "20.05.2026", "result": ""})
    assert "result" in page.context["form"].errors
    resident(project).post(address, {"done_on": "20.05.2026", "result": "Бүттү.", "file": make_file("а.pdf")})
    stage.refresh_from_db()
    assert stage.state == StageState.REPORTED
    staff = browser(clerk())
    shown = staff.get(reverse("admin:residents_project_change", args=[project.pk]))
    assert [row["to_check"] for row in shown.context["stages"]] == [True, False]
    staff.post(reverse("admin:residents_project_verify", args=[stage.pk]))
    stage.refresh_from_db()
    assert stage.state == StageState.DONE


def test_a_report_shows_the_stages_it_tells_of() -> None:
    project = planned()
    report = filed_report(project.residency, Quarter(2026, 2))
    person = representative_of(project.residency)
    report_stage(project.stages.first(), done_on=date(2026, 5, 20), result="Үлгү иштейт.", actor=person)
    address = reverse("residents:report", args=[project.residency.pk, report.period])
    page = resident(project).get(address)
    assert [row["detail"] for row in page.context["stages"]] == ["Үлгү иштейт."]
    assert "Үлгү иштейт." in page.content.decode()


def test_a_stage_is_returned_with_a_remark_the_resident_reads() -> None:
    project = planned()
    stage = reported(project.stages.first())
    browser(clerk()).post(reverse("admin:residents_project_return", args=[stage.pk]), {"remark": "Кол жок."})
    assert "Кол жок." in resident(project).get(own(project.residency)).content.decode()


def test_anothers_project_is_not_there() -> None:
    project, other = planned(), make_residency()
    stranger = browser(representative_of(other))
    stage = project.stages.first()
    for address in (
        own(project.residency),
        own(project.residency, "project_change"),
        own(project.residency, "project_stage", stage.pk),
        own(other, "project_stage", stage.pk),
    ):
        assert stranger.get(address).status_code == 404
        assert stranger.post(address, rows(NEW)).status_code in (404, 405, 200)
    requested(project.residency, wish())
    assert stranger.post(own(project.residency, "project_withdraw")).status_code == 404
    assert ProjectChange.objects.latest("pk").state == ChangeState.REQUESTED
    evidence = reported(stage).file
    assert stranger.get(evidence.get_absolute_url()).status_code == 404
    served = resident(project).get(evidence.get_absolute_url())
    assert b"".join(served).startswith(b"%PDF")
    served.close()


def test_the_page_of_a_residency_that_was_left_leads_to_where_the_project_goes_on() -> None:
    new = transferred()
    old = Transfer.objects.get().residency
    client = browser(representative_of(new))
    assert client.get(own(old)).headers["Location"] == own(new)
    assert client.get(own(old, "project_change")).status_code == 404
    assert client.get(reverse("portal:cabinet_residency", args=[old.pk])).status_code == 200


def test_a_gate_is_opened_filled_and_concluded_in_the_admin() -> None:
    project = early_residency().project
    staff = browser(clerk())
    staff.post(reverse("admin:residents_project_gate", args=[project.pk]))
    review = GateReview.objects.get()
    for item in review.items.all():
        staff.post(
            reverse("admin:residents_gatereview_item", args=[item.pk]), {"met": "on", "evidence": "Көрүлдү."}
        )
    assert not review.items.filter(met=False).exists()
    conclude = reverse("admin:residents_gatereview_transition", args=[review.pk, "pass_gate"])
    assert staff.post(conclude).status_code == 404
    browser(director()).post(conclude, {"reason": "Баары бар."})
    review.refresh_from_db()
    assert (review.state, review.conclusion) == (GateState.READY, "Баары бар.")


def test_a_line_without_evidence_is_refused_beside_its_field() -> None:
    project = early_residency().project
    staff = browser(clerk())
    staff.post(reverse("admin:residents_project_gate", args=[project.pk]))
    item = GateReview.objects.get().items.first()
    page = staff.post(reverse("admin:residents_gatereview_item", args=[item.pk]), {"met": "on"})
    assert "evidence" in page.context["form"].errors


def test_a_transfer_is_ordered_on_the_page_of_the_residency() -> None:
    residency = early_residency()
    address = reverse("admin:residents_residency_transfer", args=[residency.pk])
    sent = {
        "act_number": "31-б",
        "act_date": "10.11.2026",
        "starts_on": "20.11.2026",
        "months": "24",
        "reason": "Концепция далилденди.",
    }
    head = browser(director())
    page = head.post(address, {**sent, "act_file": make_file("Буйрук.pdf")})
    assert page.context["form"].non_field_errors()
    passed(residency)
    answer = head.post(address, {**sent, "act_file": make_file("Буйрук.pdf")})
    transfer = Transfer.objects.get()
    assert answer.headers["Location"] == reverse(
        "admin:residents_contract_change", args=[transfer.contract_id]
    )
    assert browser(clerk()).get(address).status_code == 404


def test_the_signing_of_a_transfer_asks_for_no_representative() -> None:
    from residents.domain.agreement import agree
    from residents.domain.contracts import issue_contract
    from tests.makers.projects import ordered

    residency = early_residency()
    passed(residency)
    contract = ordered(residency).contract
    agree(contract, how="Кат менен.", actor=clerk())
    issue_contract(contract, actor=clerk())
    address = reverse("admin:residents_contract_transition", args=[contract.pk, "sign"])
    head = browser(director())
    assert "surname" not in head.get(address).context["form"].fields
    day = "22.11.2026"
    head.post(
        address,
        {"university_signed_on": day, "resident_signed_on": day, "file": make_file("Келишим.pdf")},
    )
    assert Transfer.objects.get().to_residency.contract == contract


@pytest.mark.parametrize("page", ["project", "projectchange", "gatereview", "transfer"])
def test_lists_cost_the_same_at_1_and_30_rows(page: str) -> None:
    new, first = transferred(), make_residency()
    project = approved(new, wish(), on=date(2026, 10, 1))
    change = requested(new, wish())
    client, address = browser(director()), reverse(f"admin:residents_{page}_changelist")
    one = cost(client, address)
    answered = {"state": "withdrawn", "settled_on": ASKED, "settled_by_id": change.requested_by_id}
    copies_of(change, [{"number": 10 + n, **answered} for n in range(29)])
    copies_of(GateReview.objects.get(), [{}] * 29)
    for _number in range(29):
        more_residents(first, 1)
        other = Residency.objects.latest("pk")
        copy_of(project, residency_id=other.pk)
        ordered = {"state": "ordered", "to_residency_id": None, "moved_on": None}
        copy_of(
            Transfer.objects.first(),
            residency_id=other.pk,
            contract_id=other.contract_id,
            act_file_id=stage_file().pk,
            **ordered,
        )
    assert cost(client, address) == one


def test_the_page_of_a_project_costs_the_same_with_1_and_30_stages() -> None:
    project = planned()
    done = reported(project.stages.first())
    client, address = resident(project), own(project.residency)
    staff, record = browser(director()), reverse("admin:residents_project_change", args=[project.pk])
    one = cost(client, address), cost(staff, record)
    for number in range(3, 32):
        copy_of(done, number=number, file_id=stage_file().pk)
    assert (cost(client, address), cost(staff, record)) == one


def test_duties_and_signs_of_stages_cost_one_query_each() -> None:
    from residents.domain.project_evidence import missed_stages, stages_followed

    project = planned()
    others = list(Residency.objects.all())
    copies_of(project.stages.last(), [{"number": n} for n in range(5, 34)])
    for source in (missed_stages, stages_followed):
        with CaptureQueriesContext(connection) as found:
            source(others, date(2026, 11, 22))
        assert len(found) == 1


def test_proven_lines_stay_readable_to_the_resident() -> None:
    residency = early_residency()
    from residents.domain.gates import open_gate

    proven(open_gate(residency.project, actor=clerk()))
    page = browser(representative_of(residency)).get(own(residency))
    assert len(page.context["gates"]) == 1
