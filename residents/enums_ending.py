"""Codes of what follows the end of a residency: the dispute, the hand-over, the years after (3.3.4)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class TerminationState(models.TextChoices):
    """The way of a decision that ended a status; what it means for the status is an act of its own."""

    STANDING = "standing", pgettext_lazy("termination", "Stands")
    CONTESTED = "contested", pgettext_lazy("termination", "Contested by the resident")
    UPHELD = "upheld", pgettext_lazy("termination", "Upheld after the dispute")
    WITHDRAWN = "withdrawn", pgettext_lazy("termination", "Withdrawn by an act")


TERMINATION_TONES = {
    TerminationState.STANDING: "stop",
    TerminationState.CONTESTED: "wait",
    TerminationState.UPHELD: "stop",
    TerminationState.WITHDRAWN: "ok",
}
SETTLED_DISPUTES = (TerminationState.UPHELD, TerminationState.WITHDRAWN)


class HandoverState(models.TextChoices):
    """Where one thing to hand over stands."""

    OPEN = "open", pgettext_lazy("handover", "Open")
    DONE = "done", pgettext_lazy("handover", "Done")
    NOT_APPLICABLE = "not_applicable", pgettext_lazy("handover", "Not applicable")


HANDOVER_TONES = {
    HandoverState.OPEN: "wait",
    HandoverState.DONE: "ok",
    HandoverState.NOT_APPLICABLE: "quiet",
}


class AlumniState(models.TextChoices):
    """What a former resident is a whole number of years after its end."""

    OPERATING = "operating", pgettext_lazy("firm", "Operating")
    MERGED = "merged", pgettext_lazy("firm", "Merged")
    ACQUIRED = "acquired", pgettext_lazy("firm", "Acquired")
    CLOSED = "closed", pgettext_lazy("firm", "Closed")
    UNKNOWN = "unknown", pgettext_lazy("firm", "Unknown")


ALUMNI_TONES = {
    AlumniState.OPERATING: "ok",
    AlumniState.MERGED: "ok",
    AlumniState.ACQUIRED: "ok",
    AlumniState.CLOSED: "stop",
    AlumniState.UNKNOWN: "quiet",
}

# A firm that was merged or acquired lives on.
SURVIVING = (AlumniState.OPERATING, AlumniState.MERGED, AlumniState.ACQUIRED)

# Former residents are asked once a year for so many years.
FOLLOW_UP_YEARS = 5
