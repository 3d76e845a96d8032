"""The board of duties, a resident's page of it, and the resident's own page in the cabinet (3.3.3)."""

from datetime import date
from typing import Any

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from accounts.models import User
from residents.domain.disputes import withdraw_termination
from residents.models import Acknowledgement, DutyCheck, Notice, Residency
from tests.makers.applications import make_file
from tests.makers.ending import (
    acknowledged,
    checked,
    contested,
    drafted_notice,
    make_rules,
    outcome,
    sent_notice,
    terminated,
)
from tests.makers.residents import clerk, director, make_residency, representative_of
from tests.makers.rows import more_residents

pytestmark = pytest.mark.django_db
BOARD = "admin:residents_residency_duties"


def browser(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def queries_of(client: Client, address: str) -> int:
    client.get(address)
    with CaptureQueriesContext(connection) as found:
        assert client.get(address).status_code == 200
    return len(found)


def own(residency: Residency, name: str, *more: Any) -> str:
    return reverse(f"residents:{name}", args=[residency.pk, *more])


@pytest.mark.parametrize(
    "query",
    [
        "?duty=reports&status=missed&unit=technopark",
        pytest.param("", marks=pytest.mark.long),
        pytest.param("?status=missed", marks=pytest.mark.long),
    ],
)
def test_the_board_costs_the_same_for_one_resident_for_thirty_and_for_three_hundred(query: str) -> None:
    first = make_residency()
    make_rules()
    checked(first)
    client, address = browser(director()), reverse(BOARD) + query
    one = queries_of(client, address)
    more_residents(first, 29)
    assert queries_of(client, address) == one
    more_residents(first, 270)
    assert queries_of(client, address) == one


def test_the_board_shows_each_duty_and_filters_by_status_and_unit() -> None:
    missed, other = make_residency(), make_residency()
    checked(missed)
    checked(other, result="kept")
    client = browser(director())
    rows = client.get(reverse(BOARD)).context["rows"]
    assert [len(row["cells"]) for row in rows] == [5, 5]
    page = client.get(reverse(BOARD), {"duty": "payment", "status": "missed"})
    assert [row["residency"] for row in page.context["rows"]] == [missed]
    page = client.get(reverse(BOARD), {"unit": "incubator" if missed.unit == "technopark" else "technopark"})
    assert page.context["rows"] == []


def test_a_resident_that_left_is_not_on_the_board() -> None:
    terminated(make_residency())
    assert browser(director()).get(reverse(BOARD)).context["rows"] == []


def test_the_page_of_a_resident_proposes_a_warning_only_for_what_is_missed() -> None:
    residency = make_residency()
    checked(residency, "payment")
    checked(residency, "project", "kept")
    client = browser(clerk())
    address = reverse("admin:residents_residency_duties_of", args=[residency.pk])
    duties = {row["label"]: row for row in client.get(address).context["duties"]}
    proposed = [str(label) for label, row in duties.items() if row["warn_url"]]
    assert "Акыны өз убагында төлөйт" in proposed
    assert "Бекитилген долбоорду аткарат" not in proposed
    warn = reverse("admin:residents_residency_warn", args=[residency.pk, "payment"])
    client.post(warn, {"facts": "Төлөнгөн жок.", "demand": "Төлөңүз.", "days": "5"})
    assert Notice.objects.get().days == 5
    payment = [row for row in client.get(address).context["duties"] if row["notice"]]
    assert [row["warn_url"] for row in payment] == [""]


def test_a_check_is_recorded_and_a_wrong_one_keeps_what_was_typed() -> None:
    residency = make_residency()
    client = browser(clerk())
    address = reverse("admin:residents_residency_check", args=[residency.pk])
    given = {"duty": "project", "result": "kept", "found_on": "01.02.2026", "words": "Көрдүм."}
    page = client.post(address, given)
    assert set(page.context["form"].errors) == {"found_on"}
    assert page.context["form"]["words"].value() == "Көрдүм."
    client.post(address, {**given, "found_on": "20.11.2026"})
    assert DutyCheck.objects.get().found_on == date(2026, 11, 20)


def test_a_notice_offers_its_passing_only_when_the_term_has_passed() -> None:
    running = sent_notice(make_residency())
    late = sent_notice(make_residency(), on=date(2026, 9, 1))
    client = browser(director())

    def offered(notice: Notice) -> set[str]:
        page = client.get(reverse("admin:residents_notice_change", args=[notice.pk]))
        return {info.name for info in page.context["transition_buttons"]}

    assert offered(running) == {"cure", "withdraw"}
    assert offered(late) == {"cure", "expire", "escalate", "withdraw"}


def test_a_cure_comes_with_its_file() -> None:
    notice = sent_notice(make_residency(), on=date(2026, 9, 1))
    address = reverse("admin:residents_notice_transition", args=[notice.pk, "cure"])
    answer = {"cured_on": "08.09.2026", "words": "Төлөндү.", "file": make_file("төлөм.pdf")}
    browser(clerk()).post(address, answer)
    notice.refresh_from_db()
    assert notice.cure_file is not None
    assert notice.cure_file.purpose == "notice.cure"


def test_a_representative_reads_the_rules_and_declares_rights() -> None:
    residency, rules = make_residency(), make_rules()
    client = browser(representative_of(residency))
    page = client.get(own(residency, "duties"))
    assert page.context["to_read"] == [rules]
    read = own(residency, "rules", rules.pk)
    assert "Тартип сакталат." in client.get(read).content.decode()
    refused = client.post(read, {})
    assert refused.context["form"].errors
    client.post(read, {"agreed": "on"})
    client.post(own(residency, "rights"), {"agreed": "on"})
    assert set(Acknowledgement.objects.values_list("kind", flat=True)) == {"rules", "rights"}
    again = client.post(read, {"agreed": "on"})
    assert again.status_code == 200
    assert Acknowledgement.objects.count() == 2
    page = client.get(own(residency, "duties"))
    assert (page.context["to_read"], page.context["may_declare"]) == ([], False)


def test_rules_of_a_stranger_cannot_be_guessed() -> None:
    residency, rules = make_residency(), make_rules()
    client = browser(representative_of(make_residency()))
    for address in (
        own(residency, "duties"),
        own(residency, "rules", rules.pk),
        own(residency, "rights"),
        own(residency, "contest"),
    ):
        assert client.get(address).status_code == 404
        assert client.post(address, {"agreed": "on"}).status_code == 404


def test_the_own_page_shows_sent_warnings_and_hides_drafts() -> None:
    residency = make_residency()
    drafted_notice(residency)
    client = browser(representative_of(residency))
    assert client.get(own(residency, "duties")).context["notices"] == []
    sent = sent_notice(residency, "project")
    rows = client.get(own(residency, "duties")).context["notices"]
    assert [row["number"] for row in rows] == [sent.paper.number]


def test_the_own_page_costs_the_same_with_many_warnings() -> None:
    residency = make_residency()
    acknowledged(residency, make_rules())
    sent_notice(residency)
    client = browser(representative_of(residency))
    one = queries_of(client, own(residency, "duties"))
    for duty in ("project", "rights", "rules"):
        sent_notice(residency, duty)
    assert queries_of(client, own(residency, "duties")) == one


def test_the_resident_contests_in_the_cabinet_and_the_director_answers() -> None:
    residency = terminated(make_residency())
    client = browser(representative_of(residency))
    address = own(residency, "contest")
    assert set(client.post(address, {"reason": " "}).context["form"].errors) == {"reason"}
    client.post(address, {"reason": "Карыз төлөнгөн."})
    termination = residency.terminations.get()
    assert termination.state == "contested"
    assert client.get(address).status_code == 404
    uphold = reverse("admin:residents_termination_transition", args=[termination.pk, "uphold"])
    answer = {"number": "15-б", "act_date": "22.11.2026", "words": "Төлөм жок.", "file": make_file()}
    browser(director()).post(uphold, answer)
    termination.refresh_from_db()
    assert termination.state == "upheld"


def test_the_status_is_offered_back_only_after_the_decision_was_withdrawn() -> None:
    residency = terminated(make_residency())
    client = browser(director())
    page = reverse("admin:residents_residency_change", args=[residency.pk])
    assert client.get(page).context["transition_buttons"] == []
    withdraw_termination(contested(residency), **outcome())
    assert [info.name for info in client.get(page).context["transition_buttons"]] == ["restore"]
    act = reverse("admin:residents_residency_transition", args=[residency.pk, "restore"])
    client.post(act, {"reason": "№ 15-б буйрук."})
    assert Residency.objects.get(pk=residency.pk).is_in_force()


def test_lines_of_the_hand_over_open_for_their_rooms() -> None:
    residency = terminated(make_residency())
    page = reverse("admin:residents_residency_change", args=[residency.pk])
    lines = {line["item"].code: line for line in browser(clerk()).get(page).context["handover"]}
    assert lines["units.keys"]["url"]
    assert not lines["finance.debts"]["url"]
    client = browser(clerk())
    client.post(lines["units.keys"]["url"], {"state": "done", "note": "Эки ачкыч."})
    assert residency.handover.get(code="units.keys").note == "Эки ачкыч."
