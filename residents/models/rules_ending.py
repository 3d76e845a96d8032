"""What one row of an end can hold: named constraints, each with its sentence (3.3.4)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from residents.enums import TerminationGround
from residents.enums_ending import (
    FOLLOW_UP_YEARS,
    SETTLED_DISPUTES,
    AlumniState,
    HandoverState,
    TerminationState,
)

G, T = TerminationGround, TerminationState
HAS_LETTER = Q(evidence_file__isnull=False) | Q(evidence_entry__isnull=False)

TERMINATION_RULES = [
    models.UniqueConstraint(
        name="residents_one_termination_stands",
        fields=["residency"],
        condition=~Q(state=T.WITHDRAWN),
        violation_error_message=_("The status of this resident is already terminated."),
    ),
    models.CheckConstraint(
        name="residents_termination_ground_has_evidence",
        condition=Q(ground=G.BREACH, notice__isnull=False, evidence_file=None, evidence_entry=None)
        | Q(ground__in=[G.REFUSAL, G.OWN_WISH], notice=None) & HAS_LETTER
        | Q(ground=G.LIQUIDATION, notice=None, evidence_file__isnull=False, evidence_entry=None),
        violation_error_message=_("Each ground of 3.3.4 has its own evidence."),
    ),
    models.CheckConstraint(
        name="residents_termination_has_act",
        condition=~Q(act_number="") & ~Q(reason=""),
        violation_error_message=_("A termination names the number and the date of its act."),
    ),
    models.CheckConstraint(
        name="residents_termination_contested_iff_reason",
        condition=Q(state=T.STANDING, contested_on=None, contested_by=None, contest_reason="")
        | ~Q(state=T.STANDING)
        & Q(contested_on__isnull=False, contested_by__isnull=False, contested_on__lte=F("contest_until"))
        & ~Q(contest_reason=""),
        violation_error_message=_("A dispute names who contests, when and why, within the term."),
    ),
    models.CheckConstraint(
        name="residents_termination_outcome_iff_act",
        condition=Q(state__in=SETTLED_DISPUTES, outcome_date__isnull=False, outcome_file__isnull=False)
        & ~Q(outcome_number="")
        & ~Q(outcome_words="")
        | ~Q(state__in=SETTLED_DISPUTES)
        & Q(outcome_date=None, outcome_file=None, outcome_number="", outcome_words=""),
        violation_error_message=_("The outcome of a dispute is an act with its number, date and copy."),
    ),
]

HANDOVER_RULES = [
    models.UniqueConstraint(
        name="residents_handover_item_once",
        fields=["residency", "code"],
        violation_error_message=_("This already stands in the list of the hand-over."),
    ),
    models.CheckConstraint(
        name="residents_handover_settled_iff_by_whom",
        condition=Q(state=HandoverState.OPEN, settled_on=None, user=None)
        | Q(state__in=[HandoverState.DONE, HandoverState.NOT_APPLICABLE])
        & Q(settled_on__isnull=False, user__isnull=False),
        violation_error_message=_("What is handed over names who says so and when."),
    ),
    models.CheckConstraint(
        name="residents_handover_not_applicable_says_why",
        condition=~Q(state=HandoverState.NOT_APPLICABLE) | ~Q(note=""),
        violation_error_message=_("Write why this does not apply."),
    ),
]

FOLLOW_UP_RULES = [
    models.UniqueConstraint(
        name="residents_follow_up_once_a_year",
        fields=["residency", "year"],
        violation_error_message=_("This year is already recorded."),
    ),
    models.CheckConstraint(
        name="residents_follow_up_five_years",
        condition=Q(year__range=(1, FOLLOW_UP_YEARS)),
        violation_error_message=_("Former residents are followed for five years."),
    ),
    models.CheckConstraint(
        name="residents_follow_up_has_source",
        condition=Q(state__in=AlumniState.values) & ~Q(source=""),
        violation_error_message=_("Write from where it is known."),
    ),
    models.CheckConstraint(
        name="residents_follow_up_closed_has_no_jobs",
        condition=~Q(state=AlumniState.CLOSED) | Q(jobs=None) | Q(jobs=0),
        violation_error_message=_("A firm that has closed has no jobs."),
    ),
    models.CheckConstraint(
        name="residents_follow_up_revenue_not_negative",
        condition=Q(revenue=None) | Q(revenue__gte=0),
        violation_error_message=_("Revenue cannot be negative."),
    ),
]
