"""Words of the final decision, its conditions and appeals; what is stored is the code, never a word."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class Decider(models.TextChoices):
    """Who takes the final decision: the separate regulation on selection is not supplied (3.3.1)."""

    DIRECTOR = "director", _("The director of the Centre")
    COMMISSION = "commission", _("The expert commission")


class ConditionKind(models.TextChoices):
    """What has to be done before an accepted applicant gets a contract."""

    REGISTRATION = "registration", _("The team registers as a legal entity or an entrepreneur (1.4)")
    OTHER = "other", pgettext_lazy("condition", "Another condition")


class ConditionState(models.TextChoices):
    """The way of a condition: only an act of a person ends it."""

    WAITING = "waiting", pgettext_lazy("condition", "Waiting")
    MET = "met", pgettext_lazy("condition", "Met")
    FAILED = "failed", pgettext_lazy("condition", "Not met")


CONDITION_TONES = {ConditionState.WAITING: "wait", ConditionState.MET: "ok", ConditionState.FAILED: "stop"}


class AppealState(models.TextChoices):
    """The way of an appeal: received by the clerk, considered by other people, answered."""

    FILED = "filed", pgettext_lazy("appeal", "Filed")
    RECEIVED = "received", pgettext_lazy("appeal", "Received")
    CONSIDERED = "considered", pgettext_lazy("appeal", "Being considered")
    UPHELD = "upheld", pgettext_lazy("appeal", "Upheld")
    REFUSED = "refused", pgettext_lazy("appeal", "Refused")


APPEAL_TONES = {
    AppealState.FILED: "wait",
    AppealState.RECEIVED: "now",
    AppealState.CONSIDERED: "now",
    AppealState.UPHELD: "ok",
    AppealState.REFUSED: "stop",
}
