"""3.2: functions are divided over the life cycle of a project; a gate and an act lead from unit to unit.

The incubator takes early projects (3.2.1), the Technopark those whose concept is proven and that are ready to
grow (3.2.2); one unit owns a project at a time.
"""

from datetime import date

import pytest
from django.conf import settings
from django.db import IntegrityError, transaction
from django.test import override_settings

from core.conf import centre
from core.errors import DomainError, FieldError, NotAllowed, WrongState
from residents.domain.gates import hold_back, note_item, open_gate, pass_gate, passed_gate
from residents.enums_project import GateState
from residents.models import GateReview
from tests.makers.projects import (
    early_residency,
    proven,
)
from tests.makers.residents import (
    clerk,
    director,
    make_residency,
)

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("november_2026")]


def test_a_gate_has_the_lines_of_the_checklist_each_not_proven_yet() -> None:
    review = open_gate(early_residency().project, actor=clerk())
    lines = list(review.items.all())
    assert [item.code for item in lines] == list(centre("GATE_CHECKLIST")["lines"])
    assert not any(item.met for item in lines)
    assert review.checklist == "1"


def test_a_later_checklist_changes_nothing_in_a_review_that_has_begun() -> None:
    review = open_gate(early_residency().project, actor=clerk())
    newer = {"version": "2", "lines": {"patent": {"ky": "Патент бар"}}}
    with override_settings(CENTRE={**_centre(), "GATE_CHECKLIST": newer}):
        assert review.items.count() == 5
        later = open_gate(early_residency().project, actor=clerk())
    assert (later.checklist, later.items.get().label) == ("2", "Патент бар")


def test_a_gate_is_for_the_projects_of_the_incubator() -> None:
    with pytest.raises(WrongState):
        open_gate(make_residency().project, actor=clerk())


def test_one_review_of_a_project_runs_at_a_time_and_the_database_holds_it() -> None:
    project = early_residency().project
    review = open_gate(project, actor=clerk())
    with pytest.raises(DomainError):
        open_gate(project, actor=clerk())
    with pytest.raises(IntegrityError), transaction.atomic():
        GateReview.objects.create(project=project, checklist="1", opened_on=review.opened_on)


def test_a_line_is_proven_by_words_or_a_file_and_never_by_nothing() -> None:
    item = open_gate(early_residency().project, actor=clerk()).items.first()
    with pytest.raises(FieldError) as caught:
        note_item(item, met=True, actor=clerk())
    assert caught.value.field == "evidence"
    assert note_item(item, met=True, evidence="Сынак протоколу № 4.", actor=clerk()).met


def test_ready_needs_the_evidence_of_every_line() -> None:
    review = proven(open_gate(early_residency().project, actor=clerk()))
    note_item(review.items.last(), met=False, actor=clerk())
    with pytest.raises(DomainError, match="Интеллектуалдык"):
        pass_gate(review, actor=director())
    note_item(review.items.last(), met=True, evidence="Карылды.", actor=clerk())
    concluded = pass_gate(review, actor=director())
    assert (concluded.state, concluded.concluded_on) == (GateState.READY, date(2026, 11, 22))


def test_not_yet_says_why_and_a_later_review_begins_anew() -> None:
    project = early_residency().project
    review = open_gate(project, actor=clerk())
    with pytest.raises(FieldError):
        hold_back(review, reason=" ", actor=director())
    hold_back(review, reason="Биринчи кардарлар жок.", actor=director())
    assert passed_gate(project) is None
    assert open_gate(project, actor=clerk()).state == GateState.OPEN


def test_the_director_concludes_and_a_concluded_review_stands_still() -> None:
    review = proven(open_gate(early_residency().project, actor=clerk()))
    with pytest.raises(NotAllowed):
        pass_gate(review, actor=clerk())
    pass_gate(review, actor=director())
    with pytest.raises(WrongState):
        hold_back(review, reason="Ката.", actor=director())
    with pytest.raises(WrongState):
        note_item(review.items.first(), met=False, actor=clerk())


def _centre() -> dict[str, object]:
    return dict(settings.CENTRE)
