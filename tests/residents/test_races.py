"""Two at once, each with a connection of its own and committed data: once is enough."""

from datetime import date, timedelta
from typing import Any

import pytest

from accounts.roles import Role
from core.errors import DomainError
from core.models import TransitionLog
from core.quarters import Quarter
from documents.models import IssuedPaper, NumberSeries
from residents.domain.contracts import draft_contract, issue_contract
from residents.domain.handover import issue_act, settle_item
from residents.domain.notices import cure_notice, draft_notice, send_notice
from residents.domain.reports import Stale, open_report, return_report, save_report, verify_report
from residents.domain.residencies import graduate_residency
from residents.domain.signing import sign_contract
from residents.domain.supplements import sign_supplement
from residents.domain.termination import terminate_residency
from residents.enums import TerminationGround
from residents.models import (
    Contract,
    Notice,
    PeriodicReport,
    Representative,
    Residency,
    Supplement,
    Termination,
)
from tests.makers.ending import (
    checked,
    copy_of_act,
    drafted_notice,
    keeper_of,
    sent_notice,
    terminated,
)
from tests.makers.people import make_user
from tests.makers.races import at_once
from tests.makers.residents import (
    accepted_application,
    agreed_contract,
    clerk,
    director,
    figures,
    filed_report,
    issued_contract,
    make_residency,
    representative_of,
    saved_report,
    signatory,
    signed_copy,
    someone,
)
from tests.makers.terms import issued_supplement

pytestmark = pytest.mark.django_db(transaction=True)
Q1 = Quarter(2026, 1)


@pytest.fixture(autouse=True)
def papers_later(monkeypatch: pytest.MonkeyPatch) -> None:
    """Files of papers are made by the worker; here nobody waits for them."""
    monkeypatch.setattr("documents.domain.papers.run_after_commit", lambda *arguments: None)


def refusals(answers: list[Any]) -> int:
    return sum(isinstance(answer, DomainError) for answer in answers)


def test_two_clerks_verify_at_once_the_second_gets_a_sentence() -> None:
    report = filed_report(make_residency(), Q1)
    people = [clerk(), make_user(Role.UNIT_STAFF)]
    answers = at_once(
        *(
            lambda user=user: verify_report(PeriodicReport.objects.get(pk=report.pk), actor=user)
            for user in people
        )
    )
    assert refusals(answers) == 1
    assert TransitionLog.objects.of(report).filter(transition="verify").count() == 1


def test_verifying_and_returning_at_once_only_one_happens() -> None:
    report = filed_report(make_residency(), Q1)
    people = [clerk(), make_user(Role.UNIT_STAFF)]
    seen = [PeriodicReport.objects.get(pk=report.pk) for _each in people]
    answers = at_once(
        lambda: verify_report(seen[0], actor=people[0]),
        lambda: return_report(seen[1], remark="Оңдоңуз.", actor=people[1]),
    )
    assert refusals(answers) == 1
    assert TransitionLog.objects.of(report).exclude(transition="submit").count() == 1


def test_two_clerks_draft_for_one_application_at_once_one_contract_stands() -> None:
    application = accepted_application()
    people = [clerk(), make_user(Role.UNIT_STAFF)]

    def draft(user: Any) -> Contract:
        return draft_contract(
            application,
            starts_on=date(2026, 2, 1),
            signatory=signatory(),
            counterpart_name="Асанова М. К.",
            actor=user,
        )

    answers = at_once(*(lambda user=user: draft(user) for user in people))
    assert refusals(answers) == 1
    assert Contract.objects.count() == 1


def test_one_contract_issued_twice_at_once_takes_one_number() -> None:
    contract = agreed_contract()
    user = clerk()
    act = lambda: issue_contract(Contract.objects.get(pk=contract.pk), actor=user)  # noqa: E731
    assert refusals(at_once(act, act)) == 1
    assert NumberSeries.objects.get(kind="contract").last == 1


def test_many_contracts_issued_at_once_share_no_number_and_leave_no_gap() -> None:
    contracts = [agreed_contract() for _time in range(4)]
    user = clerk()
    answers = at_once(
        *(
            lambda pk=contract.pk: issue_contract(Contract.objects.get(pk=pk), actor=user)
            for contract in contracts
        )
    )
    assert sorted(answer.number for answer in answers) == [f"РК-2026/{number:02d}" for number in range(1, 5)]


def test_signing_twice_at_once_makes_one_residency_and_one_representative() -> None:
    contract = issued_contract()
    copies, who, user = [signed_copy(), signed_copy()], someone(), director()

    def sign(copy: Any) -> Residency:
        return sign_contract(
            Contract.objects.get(pk=contract.pk),
            signed_on=date(2026, 2, 2),
            scan=copy,
            representative=who,
            actor=user,
        )

    answers = at_once(*(lambda copy=copy: sign(copy) for copy in copies))
    assert refusals(answers) == 1
    assert (Residency.objects.count(), Representative.objects.count()) == (1, 1)


def test_two_contracts_of_one_party_signed_at_once_make_one_residency() -> None:
    first = issued_contract()
    same = {
        "applicant_name": first.party.name,
        "inn": first.party.inn,
        "registration_number": first.party.registration_number,
    }
    second = issued_contract(accepted_application(**same))
    work = [(first.pk, signed_copy(), someone()), (second.pk, signed_copy(), someone())]
    user = director()

    def sign(pk: int, copy: Any, who: Any) -> Residency:
        contract = Contract.objects.get(pk=pk)
        return sign_contract(contract, signed_on=date(2026, 2, 2), scan=copy, representative=who, actor=user)

    answers = at_once(*(lambda one=one: sign(*one) for one in work))
    assert refusals(answers) == 1
    assert Residency.objects.count() == 1


def end_of(residency: Residency) -> Any:
    """An act that terminates for breach, with a copy and a director of its own."""
    user, copy = director(), copy_of_act()
    return lambda: terminate_residency(
        Residency.objects.get(pk=residency.pk),
        ground=TerminationGround.BREACH,
        ended_on=date(2026, 11, 10),
        act_number="12-б",
        act_date=date(2026, 11, 9),
        act_file=copy,
        reason="Акы төлөнгөн эмес.",
        actor=user,
    )


def test_a_cure_and_a_termination_at_once_only_one_stands() -> None:
    residency = make_residency()
    notice = sent_notice(residency, on=date(2026, 9, 1))
    user = clerk()
    answers = at_once(
        end_of(residency),
        lambda: cure_notice(
            Notice.objects.get(pk=notice.pk),
            cured_on=date(2026, 9, 10),
            words="Төлөм тапшыруу.",
            actor=user,
        ),
    )
    ended, cured = Residency.objects.get(), Notice.objects.get()
    assert refusals(answers) == 1
    assert (ended.ended_on is None) == (cured.state == "cured")


def test_two_warnings_about_one_duty_drafted_at_once_are_one() -> None:
    residency, user = make_residency(), clerk()
    checked(residency)
    act = lambda: draft_notice(  # noqa: E731
        Residency.objects.get(pk=residency.pk),
        duty="payment",
        facts="Акы төлөнгөн эмес.",
        demand="Төлөңүз.",
        actor=user,
    )
    assert refusals(at_once(act, act)) == 1
    assert Notice.objects.count() == 1


def test_one_warning_sent_twice_at_once_takes_one_number() -> None:
    notice, user = drafted_notice(make_residency()), director()
    act = lambda: send_notice(Notice.objects.get(pk=notice.pk), actor=user)  # noqa: E731
    assert refusals(at_once(act, act)) == 1
    assert IssuedPaper.objects.filter(kind="warning").count() == 1


def test_the_act_of_hand_over_is_issued_once() -> None:
    residency, user = terminated(make_residency()), director()
    for item in residency.handover.all():
        settle_item(item, state="not_applicable", note="Берилген эмес.", actor=keeper_of(item))
    act = lambda: issue_act(Residency.objects.get(pk=residency.pk), actor=user)  # noqa: E731
    assert refusals(at_once(act, act)) == 1
    assert IssuedPaper.objects.filter(kind="handover_act").count() == 1


def test_two_decisions_to_terminate_at_once_one_notice_is_numbered() -> None:
    residency = make_residency()
    sent_notice(residency, on=date(2026, 9, 1))
    answers = at_once(*(end_of(residency) for _each in range(2)))
    assert refusals(answers) == 1
    assert Termination.objects.count() == 1
    assert IssuedPaper.objects.filter(kind="termination_notice").count() == 1


def test_a_report_opened_twice_at_once_is_one_report() -> None:
    residency = make_residency()
    user = representative_of(residency)
    act = lambda: open_report(Residency.objects.get(pk=residency.pk), Q1, actor=user)  # noqa: E731
    first, second = at_once(act, act)
    assert first == second
    assert PeriodicReport.objects.count() == 1


def test_two_representatives_save_at_once_the_second_is_told_and_nothing_is_written_over() -> None:
    report = saved_report(make_residency(), Q1)
    user = representative_of(report.residency)

    def save(jobs: int) -> PeriodicReport:
        row = PeriodicReport.objects.get(pk=report.pk)
        return save_report(row, figures=figures(jobs_full=jobs), seen=1, actor=user)

    answers = at_once(lambda: save(8), lambda: save(9))
    assert [type(answer) for answer in answers if isinstance(answer, DomainError)] == [Stale]
    kept = next(answer for answer in answers if isinstance(answer, PeriodicReport))
    row = PeriodicReport.objects.get()
    assert (row.version, row.jobs_full) == (2, kept.jobs_full)


def test_two_clerks_sign_a_supplement_at_once_the_second_gets_a_sentence() -> None:
    row = issued_supplement(make_residency().contract)
    copies, user = [signed_copy(), signed_copy()], director()

    def sign(copy: Any) -> Supplement:
        found = Supplement.objects.get(pk=row.pk)
        return sign_supplement(found, signed_on=date(2026, 11, 5), scan=copy, actor=user)

    assert refusals(at_once(*(lambda copy=copy: sign(copy) for copy in copies))) == 1
    assert Contract.objects.get().ends_on == date(2028, 6, 30)
    assert TransitionLog.objects.of(row).filter(transition="sign").count() == 1


def test_a_supplement_and_the_end_at_once_leave_one_truth() -> None:
    row = issued_supplement(make_residency().contract)
    copy, user = signed_copy(), director()
    residency = Residency.objects.get()
    at_once(
        lambda: sign_supplement(
            Supplement.objects.get(pk=row.pk), signed_on=date(2026, 11, 5), scan=copy, actor=user
        ),
        lambda: graduate_residency(
            Residency.objects.get(pk=residency.pk), ended_on=date(2026, 11, 20), actor=user
        ),
    )
    residency.refresh_from_db()
    contract = Contract.objects.get()
    signed = Supplement.objects.get().state == "signed"
    assert residency.ended_on == contract.ended_on == date(2026, 11, 20)
    assert contract.ends_on == (date(2028, 6, 30) if signed else date(2028, 1, 19))
    assert residency.expires_on == contract.ends_on + timedelta(days=1)
