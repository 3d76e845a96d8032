"""Words of the Centre's reports (7.1, 7.2)."""

from django.db.models import TextChoices
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class ReportState(TextChoices):
    """A report is open until the director submits it; then it is frozen."""

    OPEN = "open", pgettext_lazy("report of the Centre", "Open")
    SUBMITTED = "submitted", pgettext_lazy("report of the Centre", "Submitted")


class RecipientBody(TextChoices):
    """7.1: the two to whom the director reports."""

    BOARD = "board", _("Supervisory Board")
    RECTOR = "rector", _("Rector")


class IndicatorKind(TextChoices):
    """A stock is the state on a day and is never summed; a flow is what happened in a period."""

    STOCK = "stock", _("at the end of the quarter")
    FLOW = "flow", _("since the beginning of the year")


class Measure(TextChoices):
    COUNT = "count", _("number")
    KGS = "kgs", _("som")


class PlanState(TextChoices):
    """How a fact stands to its plan."""

    MET = "met", pgettext_lazy("state of a plan", "Met")
    BEHIND = "behind", pgettext_lazy("state of a plan", "Behind plan")
    NO_PLAN = "no_plan", pgettext_lazy("state of a plan", "No plan")
