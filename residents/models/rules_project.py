"""What one row of a project, a gate or a transfer can hold: named constraints, each with its sentence."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from core.enums import Unit
from residents.enums import RESIDENT_UNITS
from residents.enums_project import ChangeKind, ChangeState, GateState, StageState, TransferState

TOLD = [StageState.REPORTED, StageState.DONE]
HAS_DAYS = Q(starts_on__isnull=False, ends_on__isnull=False, ends_on__gte=F("starts_on"))

STAGE_RULES = [
    models.UniqueConstraint(
        name="residents_stage_number_once",
        fields=["project", "number"],
        violation_error_message=_("The project already has a stage of this number."),
    ),
    models.CheckConstraint(
        name="residents_stage_ends_after_start",
        condition=Q(ends_on__gte=F("starts_on")),
        violation_error_message=_("A stage must end after it starts."),
    ),
    models.CheckConstraint(
        name="residents_stage_told_iff_result",
        condition=Q(state__in=TOLD, done_on__isnull=False) & ~Q(result="")
        | ~Q(state__in=TOLD) & Q(done_on=None, result="", file=None, report=None),
        violation_error_message=_("A stage has its day and its result exactly when it is reported."),
    ),
    models.CheckConstraint(
        name="residents_stage_told_has_evidence",
        condition=~Q(state__in=TOLD) | Q(file__isnull=False) | Q(report__isnull=False),
        violation_error_message=_("A reported stage has its evidence: a file, or the report of its quarter."),
    ),
    models.CheckConstraint(
        name="residents_stage_done_iff_verified",
        condition=Q(state=StageState.DONE, verified_on__isnull=False, verified_by__isnull=False)
        | ~Q(state=StageState.DONE) & Q(verified_on=None, verified_by=None),
        violation_error_message=_("A stage is done exactly when somebody has verified it."),
    ),
]

CHANGE_RULES = [
    models.UniqueConstraint(
        name="residents_change_number_once",
        fields=["project", "number"],
        violation_error_message=_("The project already has a request of this number."),
    ),
    models.UniqueConstraint(
        name="residents_one_open_change",
        fields=["project"],
        condition=Q(state=ChangeState.REQUESTED),
        violation_error_message=_("Another request to change this project waits for an answer."),
    ),
    models.CheckConstraint(
        name="residents_change_says_why",
        condition=~Q(why=""),
        violation_error_message=_("Write why the project is to be changed."),
    ),
    models.CheckConstraint(
        name="residents_change_refused_says_why",
        condition=~Q(state=ChangeState.REFUSED) | ~Q(answer=""),
        violation_error_message=_("Write why the request is refused."),
    ),
    models.CheckConstraint(
        name="residents_change_open_iff_not_settled",
        condition=Q(state=ChangeState.REQUESTED, settled_on=None, settled_by=None)
        | ~Q(state=ChangeState.REQUESTED) & Q(settled_on__isnull=False, settled_by__isnull=False),
        violation_error_message=_("A settled request names who settled it and when."),
    ),
]

CHANGE_LINE_RULES = [
    models.UniqueConstraint(
        name="residents_change_stage_once",
        fields=["change", "stage"],
        violation_error_message=_("This stage already stands in the request."),
    ),
    models.CheckConstraint(
        name="residents_change_line_whole",
        condition=Q(kind=ChangeKind.ADD) & HAS_DAYS & ~Q(title="") & ~Q(expected="")
        | Q(kind=ChangeKind.MOVE, stage__isnull=False) & HAS_DAYS & ~Q(title="") & ~Q(expected="")
        | Q(kind=ChangeKind.DROP, stage__isnull=False),
        violation_error_message=_("A line names its stage, and what becomes of it."),
    ),
]

GATE_RULES = [
    models.UniqueConstraint(
        name="residents_one_open_gate",
        fields=["project"],
        condition=Q(state=GateState.OPEN),
        violation_error_message=_("This project is already under review."),
    ),
    models.CheckConstraint(
        name="residents_gate_concluded_iff_by_whom",
        condition=Q(state=GateState.OPEN, concluded_on=None, concluded_by=None)
        | ~Q(state=GateState.OPEN) & Q(concluded_on__isnull=False, concluded_by__isnull=False),
        violation_error_message=_("The result of a review names who gave it and when."),
    ),
    models.CheckConstraint(
        name="residents_gate_not_yet_says_why",
        condition=~Q(state=GateState.NOT_YET) | ~Q(conclusion=""),
        violation_error_message=_("Write what is not proven yet."),
    ),
]

GATE_ITEM_RULES = [
    models.UniqueConstraint(
        name="residents_gate_item_once",
        fields=["review", "code"],
        violation_error_message=_("This already stands in the checklist."),
    ),
    models.CheckConstraint(
        name="residents_gate_item_met_has_evidence",
        condition=Q(met=False) | ~Q(evidence="") | Q(file__isnull=False),
        violation_error_message=_("What is proven has its evidence: in words or as a file."),
    ),
]

TRANSFER_RULES = [
    models.UniqueConstraint(
        name="residents_one_transfer_of_a_residency",
        fields=["residency"],
        condition=~Q(state=TransferState.WITHDRAWN),
        violation_error_message=_("A transfer of this resident is already ordered."),
    ),
    models.CheckConstraint(
        name="residents_transfer_is_an_act",
        condition=~Q(act_number="") & ~Q(reason=""),
        violation_error_message=_("A transfer names its act and its reason (3.2)."),
    ),
    models.CheckConstraint(
        name="residents_transfer_unit_takes_residents",
        condition=Q(to_unit__in=RESIDENT_UNITS),
        violation_error_message=_("Residents belong to the Technopark or to the Business incubator (3.2)."),
    ),
    models.CheckConstraint(
        name="residents_transfer_to_technopark_passed_gate",
        condition=~Q(to_unit=Unit.TECHNOPARK) | Q(gate__isnull=False),
        violation_error_message=_("The Technopark takes a project whose concept is proven (3.2.2)."),
    ),
    models.CheckConstraint(
        name="residents_transfer_done_iff_moved",
        condition=Q(state=TransferState.DONE, moved_on__isnull=False, to_residency__isnull=False)
        | ~Q(state=TransferState.DONE) & Q(moved_on=None, to_residency=None),
        violation_error_message=_("A transfer is done exactly when the new residency has begun."),
    ),
]
