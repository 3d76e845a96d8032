"""3.3.4: each ground of a termination has its own evidence; a breach, a warning whose term has passed."""

from datetime import date
from typing import Any

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import override_settings

from core import clock
from core.errors import WrongState
from residents.domain.notices import cure_notice, escalate_notice, send_notice, withdraw_notice
from residents.domain.termination import Proof
from residents.models import Termination
from tests.makers.correspondence import make_document
from tests.makers.documents import make_upload
from tests.makers.ending import refused, sent_notice, terminate
from tests.makers.residents import clerk, director, make_residency

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_a_breach_needs_a_warning() -> None:
    assert refused(make_residency(), warned=False).field == "ground"


def test_a_breach_is_not_decided_while_a_cure_term_runs() -> None:
    residency = make_residency()
    notice = sent_notice(residency, on=date(2026, 11, 2))
    assert notice.cure_by > date(2026, 11, 9)
    error = refused(residency, warned=False)
    assert (error.field, "2026" in str(error)) == ("ground", True)


def test_a_breach_rests_on_the_warning_whose_term_has_passed() -> None:
    residency = make_residency()
    notice = sent_notice(residency, on=date(2026, 9, 1))
    terminate(residency, warned=False)
    assert residency.terminations.get().notice == notice


def test_what_was_put_right_is_no_breach() -> None:
    residency = make_residency()
    notice = sent_notice(residency, on=date(2026, 9, 1))
    cure_notice(notice, cured_on=date(2026, 9, 4), words="Төлөндү.", actor=clerk())
    assert refused(residency, warned=False).field == "ground"


def test_a_withdrawn_warning_is_no_ground() -> None:
    residency = make_residency()
    withdraw_notice(sent_notice(residency, on=date(2026, 9, 1)), reason="Ката.", actor=director())
    assert refused(residency, warned=False).field == "ground"


def test_a_warning_on_which_a_termination_rests_stands_still() -> None:
    residency = terminate(make_residency())
    notice = residency.terminations.get().notice
    with pytest.raises(WrongState):
        cure_notice(notice, cured_on=date(2026, 11, 20), words="Төлөндү.", actor=clerk())
    with pytest.raises(WrongState):
        withdraw_notice(notice, reason="Ката.", actor=director())


def test_the_centre_may_ask_for_two_warnings_before_a_breach() -> None:
    with override_settings(CENTRE={**settings.CENTRE, "BREACH_NOTICES": 2}):
        residency = make_residency()
        assert refused(residency).field == "ground"
        second = escalate_notice(
            residency.notices.get(),
            facts="Дагы эле төлөнгөн жок.",
            demand="Төлөңүз.",
            days=3,
            actor=clerk(),
            at=clock.moment_of(date(2026, 10, 20)),
        )
        send_notice(second, actor=director(), at=clock.moment_of(date(2026, 10, 21)))
        assert terminate(residency, warned=False).terminations.get().notice == second


@pytest.mark.parametrize("ground", ["refusal", "own_wish", "liquidation"])
def test_every_other_ground_has_its_own_document(ground: str) -> None:
    assert refused(make_residency(), ground=ground, proof=Proof()).field == "evidence_file"


@pytest.mark.parametrize("ground", ["refusal", "own_wish"])
def test_the_residents_letter_may_stand_in_the_register(ground: str) -> None:
    residency = make_residency()
    letter = make_document(on=date(2026, 11, 3), party=residency.party, correspondent=residency.party.name)
    terminate(residency, ground=ground, proof=Proof(entry=letter))
    assert residency.terminations.get().evidence_entry == letter


def test_somebody_elses_letter_and_one_that_came_later_prove_nothing() -> None:
    residency, other = make_residency(), make_residency()
    letters = (
        make_document(on=date(2026, 11, 3), party=other.party, correspondent="?"),
        make_document(on=date(2026, 11, 10), party=residency.party, correspondent="?"),
        make_document("outgoing", on=date(2026, 11, 3), correspondent="?"),
    )
    for letter in letters:
        error = refused(residency, ground="own_wish", proof=Proof(entry=letter))
        assert error.field == "evidence_entry"


def test_a_letter_in_the_register_does_not_prove_a_liquidation() -> None:
    residency = make_residency()
    letter = make_document(on=date(2026, 11, 3), party=residency.party, correspondent="?")
    assert refused(residency, ground="liquidation", proof=Proof(entry=letter)).field == "evidence_file"


def test_a_termination_has_the_copy_of_its_act() -> None:
    assert refused(make_residency(), act_file=None).field == "act_file"
    assert refused(make_residency(), act_file=make_upload("termination.evidence")).field == "act_file"
    residency = terminate(make_residency())
    termination = residency.terminations.get()
    assert (termination.act_number, termination.act_date) == ("12-б", date(2026, 11, 9))
    assert termination.act_file.purpose == "termination.act"


@pytest.mark.parametrize(
    ("rule", "fields"),
    [
        ("ground_has_evidence", {"notice": None}),
        ("ground_has_evidence", {"ground": "own_wish"}),
        ("ground_has_evidence", {"ground": "liquidation", "notice": None}),
        ("termination_has_act", {"act_number": ""}),
        ("contested_iff_reason", {"state": "contested"}),
        ("outcome_iff_act", {"outcome_number": "1"}),
    ],
)
def test_a_decision_without_its_evidence_is_refused_by_the_database_too(rule: str, fields: Any) -> None:
    terminate(make_residency())
    with pytest.raises(IntegrityError, match=rule), transaction.atomic():
        Termination.objects.update(**fields)


def test_one_decision_stands_for_one_status_in_the_database_too() -> None:
    first = terminate(make_residency()).terminations.get()
    first.pk, first.act_file, first.notice, first.ground = (
        None,
        make_upload("termination.act"),
        None,
        "own_wish",
    )
    first.evidence_file = make_upload("termination.evidence")
    with pytest.raises(IntegrityError, match=r"residency_id|one_termination"), transaction.atomic():
        first.save(force_insert=True)
