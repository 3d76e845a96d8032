"""1.3: the Centre works under acts of several bodies; each is in a register, with its number and date."""

from datetime import date, timedelta

import pytest

from core.actors import StandIn
from core.errors import FieldError
from documents.domain.acts import correct_act, record_act
from documents.domain.legal_bases import LEGAL_BASES, enter_legal_bases
from documents.enums import ActKind
from documents.models import GoverningAct
from portal.regulation import regulation
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


def test_an_act_is_in_force_from_its_first_day_to_its_last() -> None:
    first, last = date(2026, 8, 1), date(2026, 12, 31)
    act = record_act(**ORDER, in_force_from=first, in_force_to=last)
    days = (first - timedelta(days=1), first, last, last + timedelta(days=1))
    assert [act.in_force(day) for day in days] == [False, True, True, False]
    found = [list(GoverningAct.objects.in_force(day)) for day in days]
    assert found == [[], [act], [act], []]


def test_an_order_without_another_first_day_is_in_force_from_its_own_date() -> None:
    assert record_act(**ORDER).in_force_from == ORDER["dated_on"]


def test_an_act_that_ends_before_it_begins_is_refused() -> None:
    with pytest.raises(FieldError) as refused:
        record_act(**ORDER, in_force_from=date(2026, 8, 1), in_force_to=date(2026, 7, 31))
    assert refused.value.field == "in_force_to"


def later(earlier: GoverningAct, **given: object) -> GoverningAct:
    """The act that takes the place of an earlier one."""
    values = {**ORDER, "number": "9", "dated_on": date(2026, 10, 1), "supersedes": earlier, **given}
    return record_act(**values)


def test_an_act_that_takes_the_place_of_another_ends_it_the_day_before() -> None:
    earlier = record_act(**ORDER)
    act = later(earlier)
    earlier.refresh_from_db()
    assert earlier.in_force_to == date(2026, 9, 30)
    assert list(GoverningAct.objects.in_force(date(2026, 10, 1))) == [act]


def test_a_corrected_first_day_moves_the_end_of_the_earlier_act_too() -> None:
    earlier = record_act(**ORDER)
    act = later(earlier)
    entry = {**ORDER, "number": "9", "dated_on": date(2026, 10, 1), "supersedes": earlier}
    correct_act(act, **entry, in_force_from=date(2026, 10, 15))
    earlier.refresh_from_db()
    assert earlier.in_force_to == date(2026, 10, 14)


def test_one_act_has_one_successor_which_comes_into_force_after_it() -> None:
    earlier = record_act(**ORDER)
    with pytest.raises(FieldError) as refused:
        later(earlier, dated_on=ORDER["dated_on"])
    assert refused.value.field == "in_force_from"
    later(earlier)
    with pytest.raises(FieldError) as refused:
        later(earlier, number="10")
    assert refused.value.field == "supersedes"


def test_acts_never_take_each_others_place_in_a_circle() -> None:
    first = record_act(**ORDER)
    second = later(first)
    third = later(second, number="10", dated_on=date(2026, 11, 1))
    with pytest.raises(FieldError) as refused:
        correct_act(first, **{**ORDER, "dated_on": date(2026, 12, 1)}, supersedes=third)
    assert refused.value.field == "supersedes"


def test_a_law_may_be_entered_by_its_title_alone_and_an_order_may_not() -> None:
    law = record_act(kind=ActKind.LAW, title="Инновациялык иш жөнүндө", actor=StandIn.SYSTEM)
    assert (law.number, law.dated_on, law.in_force()) == ("", None, True)
    with pytest.raises(FieldError):
        record_act(kind=ActKind.RECTOR_ORDER, number="1", title="Буйрук", actor=StandIn.SYSTEM)


def test_the_acts_that_the_clause_names_are_entered_once(director) -> None:
    assert len(enter_legal_bases(actor=director)) == len(LEGAL_BASES)
    assert enter_legal_bases(actor=director) == []
    assert GoverningAct.objects.in_force().public().count() == len(LEGAL_BASES)


def test_the_titles_of_the_legal_bases_stand_in_the_clause() -> None:
    text = str(regulation().clause("1.3"))
    for name in ("Конституци", "Инновациялык иш жөнүндө", "Билим берүү жана илим жөнүндө", "Устав"):
        assert name in text
        assert any(name in title for _kind, title, _issuer in LEGAL_BASES)


def test_orders_and_decisions_stay_inside_and_laws_are_public(client, director) -> None:
    record_act(**ORDER)
    enter_legal_bases(actor=director)
    page = client.get("/ky/acts/").content.decode()
    assert "Инновациялык иш жөнүндө" in page
    assert ORDER["title"] not in page
