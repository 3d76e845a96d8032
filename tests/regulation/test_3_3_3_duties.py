"""3.3.3: the five duties of a resident, what shows that they are kept, and what follows when they are not.

«Резиденттер милдеттүү: бекитилген долбоорго ылайык иштөөгө; Борбордун жана ОшТУнун ички эрежелерин сактоого;
аткарган иштери жөнүндө мезгил-мезгили менен отчет берүүгө; келишим боюнча акыларды өз убагында төлөөгө;
интеллектуалдык менчик укугун сактоого.»
"""

from datetime import date

import pytest
import time_machine
from django.db import IntegrityError, transaction
from post_office.models import Email

from core import clock
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from core.quarters import Quarter
from documents.models import IssuedPaper
from residents.domain.declarations import acknowledge_rules, name_rules, rules_to_read
from residents.domain.duties import EVIDENCE, duties_of, duty_of, register
from residents.domain.duty_checks import check_duty
from residents.domain.notices import (
    cure_notice,
    draft_notice,
    escalate_notice,
    expire_notice,
    send_notice,
    withdraw_notice,
)
from residents.enums_duties import Duty, DutyStatus, NoticeState
from residents.models import Acknowledgement, InternalRules, Notice, Residency
from tests.makers.correspondence import make_act
from tests.makers.ending import acknowledged, checked, declared, drafted_notice, make_rules, sent_notice
from tests.makers.ip import make_object
from tests.makers.residents import clerk, director, filed_report, make_residency, representative_of

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]
SEPTEMBER = date(2026, 9, 1)


def status(residency: Residency, duty: str, on: date | None = None) -> str:
    return duty_of(residency, duty, on).status


def test_there_are_five_duties_in_the_order_of_the_clause() -> None:
    residency = make_residency()
    assert Duty.values == ["project", "rules", "reports", "payment", "rights"]
    assert [state.duty for state in duties_of([residency])[residency.pk]] == list(Duty)


def test_every_room_has_registered_its_evidence() -> None:
    assert {duty.value: set(sources) for duty, sources in EVIDENCE.items()} == {
        "project": {"residents.checks", "residents.stages"},
        "rules": {"residents.rules", "residents.checks"},
        "reports": {"residents.reports"},
        "payment": {"residents.checks", "finance.invoices"},
        "rights": {"residents.rights", "residents.checks", "ip.settlement"},
    }
    with pytest.raises(ValueError, match=r"residents\.reports"):
        register(Duty.REPORTS, "residents.reports")(lambda rows, on: {})


def test_a_duty_without_evidence_is_unknown_and_never_kept() -> None:
    residency = make_residency(started_on=date(2026, 11, 20))
    found = {state.duty: state.status for state in duties_of([residency])[residency.pk]}
    assert found[Duty.PROJECT] == found[Duty.PAYMENT] == found[Duty.REPORTS] == DutyStatus.UNKNOWN
    assert found[Duty.RULES] == DutyStatus.UNKNOWN
    assert DutyStatus.KEPT not in found.values()


def test_the_worst_that_is_found_is_what_the_duty_is() -> None:
    residency = make_residency()
    acknowledged(residency, make_rules(on=date(2026, 11, 10)))
    assert status(residency, Duty.RULES) == DutyStatus.KEPT
    checked(residency, Duty.RULES)
    assert status(residency, Duty.RULES) == DutyStatus.MISSED


def test_reports_on_time_are_seen_from_the_reports() -> None:
    residency = make_residency()
    assert status(residency, Duty.REPORTS, date(2026, 3, 1)) == DutyStatus.UNKNOWN
    assert status(residency, Duty.REPORTS, date(2026, 4, 15)) == DutyStatus.DUE
    assert status(residency, Duty.REPORTS, date(2026, 4, 16)) == DutyStatus.MISSED
    filed_report(residency, Quarter(2026, 1))
    assert status(residency, Duty.REPORTS, date(2026, 4, 16)) == DutyStatus.KEPT


def test_of_reports_nobody_says_anything_but_the_reports() -> None:
    with pytest.raises(FieldError) as refused:
        checked(make_residency(), Duty.REPORTS, DutyStatus.KEPT)
    assert refused.value.field == "duty"


def test_what_an_employee_found_kept_speaks_for_six_months_only() -> None:
    residency = make_residency()
    checked(residency, Duty.PROJECT, DutyStatus.KEPT, on=date(2026, 3, 10))
    assert status(residency, Duty.PROJECT, date(2026, 9, 9)) == DutyStatus.KEPT
    assert status(residency, Duty.PROJECT, date(2026, 9, 10)) == DutyStatus.UNKNOWN


def test_what_was_found_missed_stays_until_the_next_look() -> None:
    residency = make_residency()
    checked(residency, Duty.PAYMENT, DutyStatus.MISSED, on=date(2026, 3, 10))
    assert status(residency, Duty.PAYMENT) == DutyStatus.MISSED
    checked(residency, Duty.PAYMENT, DutyStatus.KEPT, on=date(2026, 11, 20))
    assert status(residency, Duty.PAYMENT) == DutyStatus.KEPT


def test_rules_are_acknowledged_by_a_representative_with_day_and_version() -> None:
    residency, rules = make_residency(), make_rules(on=date(2026, 11, 10))
    assert status(residency, Duty.RULES) == DutyStatus.DUE
    given = acknowledged(residency, rules)
    assert (given.rules, given.user, given.given_on) == (
        rules,
        representative_of(residency),
        date(2026, 11, 22),
    )
    assert given.words == rules.act.title
    assert status(residency, Duty.RULES) == DutyStatus.KEPT
    with pytest.raises(WrongState):
        acknowledged(residency, rules)


def test_a_new_version_asks_again() -> None:
    residency, first = make_residency(), make_rules(on=date(2026, 2, 20))
    acknowledged(residency, first, on=date(2026, 3, 1))
    second = make_rules(on=date(2026, 11, 16), supersedes=first.act)
    assert rules_to_read(residency) == [second]
    assert status(residency, Duty.RULES) == DutyStatus.DUE
    assert status(residency, Duty.RULES, date(2026, 11, 15)) == DutyStatus.KEPT
    with pytest.raises(WrongState):
        acknowledged(make_residency(), InternalRules.objects.get(pk=first.pk))


def test_rules_nobody_read_within_ten_working_days_are_missed() -> None:
    residency = make_residency()
    make_rules(on=date(2026, 10, 5))
    assert status(residency, Duty.RULES, date(2026, 10, 19)) == DutyStatus.DUE
    assert status(residency, Duty.RULES, date(2026, 10, 20)) == DutyStatus.MISSED


def test_rules_of_both_houses_are_asked_for() -> None:
    residency, ours = make_residency(), make_rules(on=date(2026, 11, 10))
    act = make_act(title="ОшТУнун эрежелери", number="7", dated_on=date(2026, 11, 11), body="Тартип.")
    theirs = name_rules(owner="oshtu", act=act, actor=director())
    acknowledged(residency, ours)
    assert rules_to_read(residency) == [theirs]
    assert status(residency, Duty.RULES) == DutyStatus.DUE


def test_rules_nobody_could_read_are_not_named() -> None:
    with pytest.raises(FieldError) as refused:
        name_rules(owner="centre", act=make_act(title="Эрежелер"), actor=director())
    assert refused.value.field == "act"


def test_only_who_represents_the_resident_speaks_for_it() -> None:
    residency, rules = make_residency(), make_rules()
    with pytest.raises(NotAllowed):
        acknowledge_rules(residency, rules, actor=representative_of(make_residency()))
    with pytest.raises(NotAllowed):
        acknowledge_rules(residency, rules, actor=clerk())
    assert not Acknowledgement.objects.exists()


def test_rights_are_declared_every_year_and_settled_objects_show_it_too() -> None:
    residency = make_residency()
    declared(residency, on=date(2026, 2, 10))
    assert status(residency, Duty.RIGHTS) == DutyStatus.KEPT
    with pytest.raises(WrongState):
        declared(residency)
    assert status(residency, Duty.RIGHTS, date(2027, 2, 10)) == DutyStatus.DUE
    assert status(residency, Duty.RIGHTS, date(2027, 3, 10)) == DutyStatus.MISSED
    make_object(residency=residency)
    assert status(residency, Duty.RIGHTS) == DutyStatus.DUE


def test_a_finding_names_from_what_it_is_seen_and_who_looked() -> None:
    residency = make_residency()
    with pytest.raises(FieldError):
        check_duty(
            residency, duty=Duty.PROJECT, result="kept", found_on=date(2026, 11, 1), words=" ", actor=clerk()
        )
    with pytest.raises(NotAllowed):
        check_duty(
            residency,
            duty=Duty.PROJECT,
            result="kept",
            found_on=date(2026, 11, 1),
            words="Мен көрдүм.",
            actor=representative_of(residency),
        )
    assert checked(residency, Duty.PROJECT, DutyStatus.KEPT).user == clerk()


def test_a_notice_is_opened_only_about_a_duty_that_is_missed() -> None:
    residency = make_residency()
    with pytest.raises(FieldError) as refused:
        draft_notice(residency, duty=Duty.PAYMENT, facts="?", demand="?", actor=clerk())
    assert refused.value.field == "duty"
    assert drafted_notice(residency).state == NoticeState.DRAFT


def test_nothing_is_sent_by_itself() -> None:
    residency = make_residency()
    checked(residency)
    with time_machine.travel(clock.moment_of(date(2027, 6, 1))):
        assert status(residency, Duty.PAYMENT) == DutyStatus.MISSED
        assert not Notice.objects.exists()
    notice = sent_notice(residency, on=date(2026, 11, 20))
    with time_machine.travel(clock.moment_of(date(2027, 6, 1))):
        notice.refresh_from_db()
        assert notice.state == NoticeState.SENT
        assert Residency.objects.get().ended_on is None


def test_a_warning_is_a_numbered_letter_with_a_term_in_working_days() -> None:
    residency = make_residency()
    notice = sent_notice(residency, on=SEPTEMBER)
    paper = IssuedPaper.objects.get(kind="warning")
    letter = Email.objects.filter(to=representative_of(residency).email).order_by("-pk")[0]
    assert (notice.paper, notice.sent_on, notice.cure_by) == (paper, SEPTEMBER, date(2026, 9, 15))
    assert (paper.number, paper.language, paper.subject) == ("ЭС-2026/01", "ky", notice)
    assert "ЭС-2026/01" in letter.subject
    assert "Карызды төлөңүз." in letter.message


def test_the_director_warns_and_a_clerk_only_prepares() -> None:
    notice = drafted_notice(make_residency())
    with pytest.raises(NotAllowed):
        send_notice(notice, actor=clerk())
    assert not IssuedPaper.objects.filter(kind="warning").exists()


def test_a_cure_names_its_evidence_its_day_and_who_recorded_it() -> None:
    notice = sent_notice(make_residency(), on=SEPTEMBER)
    for bad in ({"cured_on": date(2026, 8, 31), "words": "Төлөндү."}, {"cured_on": SEPTEMBER, "words": " "}):
        with pytest.raises(FieldError):
            cure_notice(notice, **bad, actor=clerk())
    cure_notice(notice, cured_on=date(2026, 9, 8), words="Төлөм тапшыруу № 4.", actor=clerk())
    assert (notice.state, notice.cure_words) == (NoticeState.CURED, "Төлөм тапшыруу № 4.")
    assert notice.history.first().history_user == clerk()


def test_a_term_that_runs_is_not_recorded_as_passed() -> None:
    notice = sent_notice(make_residency(), on=SEPTEMBER)
    last = clock.moment_of(date(2026, 9, 15))
    with pytest.raises(WrongState):
        expire_notice(notice, actor=clerk(), at=last)
    with pytest.raises(WrongState):
        escalate_notice(notice, facts="?", demand="?", actor=clerk(), at=last)
    assert expire_notice(notice, actor=clerk(), at=clock.moment_of(date(2026, 9, 16))).state == "expired"


def test_a_second_warning_follows_the_first_and_there_is_no_third() -> None:
    first = sent_notice(make_residency(), on=SEPTEMBER)
    second = escalate_notice(first, facts="Дагы эле.", demand="Төлөңүз.", actor=clerk())
    first.refresh_from_db()
    assert (first.state, second.state, second.follows) == ("escalated", "draft", first)
    send_notice(second, actor=director(), at=clock.moment_of(date(2026, 10, 1)))
    assert second.paper is not None
    assert second.paper.title == "Экинчи эскертүү"
    assert second.paper.context["first_number"] == "ЭС-2026/01"
    with pytest.raises(DomainError):
        escalate_notice(second, facts="?", demand="?", actor=clerk())


def test_a_notice_is_withdrawn_with_a_reason_and_the_resident_is_told() -> None:
    residency = make_residency()
    notice = sent_notice(residency, on=SEPTEMBER)
    with pytest.raises(FieldError):
        withdraw_notice(notice, reason=" ", actor=director())
    withdraw_notice(notice, reason="Ката болду.", actor=director())
    letter = Email.objects.filter(to=representative_of(residency).email).order_by("-pk")[0]
    assert notice.state == NoticeState.WITHDRAWN
    assert "ЭС-2026/01" in letter.subject


def test_one_notice_a_duty_is_open_and_the_database_holds_it() -> None:
    residency = make_residency()
    drafted_notice(residency)
    with pytest.raises(DomainError):
        draft_notice(residency, duty=Duty.PAYMENT, facts="?", demand="?", actor=clerk())
    with pytest.raises(IntegrityError, match=r"residency_id|one_open_notice"), transaction.atomic():
        Notice.objects.create(residency=residency, duty=Duty.PAYMENT, facts="?", demand="?", days=1)


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("sent_iff_paper", {"state": "sent"}),
        ("sent_iff_paper", {"sent_on": SEPTEMBER}),
        ("cured_iff_evidence", {"cured_on": SEPTEMBER}),
        ("of_five_duties", {"duty": "other"}),
    ],
)
def test_what_a_notice_cannot_be_the_database_refuses_too(rule: str, fields: dict[str, object]) -> None:
    notice = drafted_notice(make_residency())
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Notice.objects.filter(pk=notice.pk).update(**fields)


def test_nobody_is_warned_after_the_status_has_ended() -> None:
    residency = make_residency(months=6)
    with pytest.raises(WrongState):
        draft_notice(residency, duty=Duty.REPORTS, facts="?", demand="?", actor=clerk())
