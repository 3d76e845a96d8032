"""1.3: the Centre works under acts of several bodies; each is in a register, with its number and date."""

from datetime import date

import pytest

from core.actors import StandIn
from core.errors import FieldError
from documents.domain.acts import correct_act, record_act
from documents.enums import ActKind
from documents.models import GoverningAct
from tests.makers.documents import make_upload

pytestmark = pytest.mark.django_db
ORDER = {
    "kind": ActKind.RECTOR_ORDER,
    "number": "02-14/87",
    "dated_on": date(2026, 7, 14),
    "title": "Борбордун директорун дайындоо жөнүндө",
    "actor": StandIn.SYSTEM,
}


def test_rectors_orders_and_decisions_of_the_academic_council_have_their_kinds() -> None:
    assert {ActKind.RECTOR_ORDER, ActKind.COUNCIL_DECISION, ActKind.REGULATION} <= set(ActKind)


def test_an_act_is_entered_with_number_date_and_scan() -> None:
    act = record_act(**ORDER, file=make_upload(purpose="act.scan"))
    assert (act.number, act.dated_on, act.file.name) == ("02-14/87", date(2026, 7, 14), "план.pdf")


def test_an_act_without_a_number_is_refused() -> None:
    with pytest.raises(FieldError) as refused:
        record_act(**{**ORDER, "number": " \u200b "})
    assert refused.value.field == "number"


def test_the_same_act_is_entered_once() -> None:
    record_act(**ORDER)
    with pytest.raises(FieldError):
        record_act(**ORDER)
    assert GoverningAct.objects.count() == 1


def test_the_same_number_may_return_in_another_year_or_from_another_body() -> None:
    record_act(**ORDER)
    record_act(**{**ORDER, "dated_on": date(2027, 7, 14)})
    record_act(**{**ORDER, "kind": ActKind.COUNCIL_DECISION})
    assert GoverningAct.objects.count() == 3


def test_a_correction_keeps_what_was_said_before() -> None:
    act = record_act(**ORDER)
    correct_act(act, **{**ORDER, "number": "02-14/88"})
    assert [version.number for version in act.history.all()] == ["02-14/88", "02-14/87"]
