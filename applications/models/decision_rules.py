"""What the database itself holds of a decision (3.3.1)."""

from django.db import models
from django.db.models import F, Q
from django.utils.translation import gettext_lazy as _

from applications.enums import Outcome

REVISION = Q(outcome=Outcome.REVISION)
DECISION_RULES = [
    models.CheckConstraint(
        condition=Q(
            outcome__in=Outcome.values,
            protocol__isnull=False,
            decided_on__isnull=False,
            decided_by__isnull=False,
        ),
        name="decision_has_protocol_date_and_decider",
        violation_error_message=_("A decision has an outcome, the protocol, a date and who took it (3.3.1)."),
    ),
    models.CheckConstraint(
        condition=~Q(reasons=""),
        name="decision_gives_reasons",
        violation_error_message=_("Write the reasons of the decision."),
    ),
    models.CheckConstraint(
        condition=Q(released_at__isnull=True, released_by__isnull=True, letter__isnull=True)
        | Q(released_at__isnull=False, released_by__isnull=False, letter__isnull=False),
        name="decision_released_with_letter",
        violation_error_message=_("A decision is told to the applicant by a letter, by somebody, at a time."),
    ),
    models.CheckConstraint(
        condition=Q(reversed_on__isnull=True, reversal_reason="", reversed_by__isnull=True)
        | (Q(reversed_on__isnull=False, reversed_on__gte=F("decided_on")) & ~Q(reversal_reason="")),
        name="decision_reversed_with_reason",
        violation_error_message=_("A decision is reversed with a reason, on its day or later."),
    ),
    models.CheckConstraint(
        condition=(REVISION & Q(revise_by__isnull=False, revise_by__gt=F("decided_on")))
        | (~REVISION & Q(revise_by__isnull=True)),
        name="decision_revision_has_term",
        violation_error_message=_("A return for revision has a term after the day of the decision."),
    ),
    models.UniqueConstraint(
        fields=["application", "version"],
        name="decision_version_once",
        violation_error_message=_("This version of the decision is already there."),
    ),
    models.UniqueConstraint(
        fields=["application"],
        condition=Q(reversed_on__isnull=True) & ~REVISION,
        name="decision_one_in_force",
        violation_error_message=_("Another decision on this application is in force."),
    ),
]
