"""Stable codes of the paper room; their words are translated, the codes never change."""

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy


class PaperKind(models.TextChoices):
    """Kinds of registered paper. Each kind has its own register and numbers (7.3)."""

    APPLICATION = "application", _("application")
    RECEIPT = "receipt", _("receipt of an application")
    PROTOCOL = "protocol", _("protocol of the commission")
    BOARD_MINUTES = "board_minutes", _("minutes of the Supervisory Board")
    DECISION_LETTER = "decision_letter", _("letter about a decision")
    CONTRACT = "contract", _("contract")
    SUPPLEMENT = "supplement", _("supplement to a contract")
    CERTIFICATE = "certificate", _("certificate of resident status")
    ATTENDANCE_CERTIFICATE = "attendance_certificate", _("certificate of attendance")
    ACCEPTANCE_ACT = "acceptance_act", _("act of acceptance")
    NAME_PERMISSION = "name_permission", _("permission to use the name")
    QUARTERLY_REPORT = "quarterly_report", _("quarterly report")
    ANNUAL_REPORT = "annual_report", _("annual report")
    YEAR_PLAN = "year_plan", _("work plan or budget of a year")
    WARNING = "warning", _("warning")
    TERMINATION_NOTICE = "termination_notice", _("notice of termination")
    HANDOVER_ACT = "handover_act", _("act of hand-over")
    INVOICE = "invoice", _("invoice")
    ORDER = "order", _("order")


class Register(models.TextChoices):
    """The three registers of correspondence; each has its own numbers (7.3)."""

    INCOMING = "incoming", _("incoming")
    OUTGOING = "outgoing", _("outgoing")
    INTERNAL = "internal", _("internal")


class CorrespondenceState(models.TextChoices):
    """The way of a registered document: a resolution, the work, its place in a file (7.3)."""

    REGISTERED = "registered", _("registered")
    ASSIGNED = "assigned", _("given to an executor")
    DONE = "done", _("carried out")
    FILED = "filed", _("put to file")


class ActKind(models.TextChoices):
    """Acts the Centre works under (1.3): who decided is part of the kind."""

    RECTOR_ORDER = "rector_order", _("rector's order")
    DIRECTOR_ORDER = "director_order", _("director's order")
    BOARD_DECISION = "board_decision", _("decision of the Supervisory Board")
    COUNCIL_DECISION = "council_decision", _("decision of the Academic Council")
    REGULATION = "regulation", _("regulation")
    CONSTITUTION = "constitution", _("constitution")
    LAW = "law", _("law")
    STATE_ACT = "state_act", _("other act of the state")
    CHARTER = "charter", _("charter")


# Acts that everybody may read of: orders and decisions name people and stay inside.
PUBLIC_ACTS = frozenset(
    {ActKind.CONSTITUTION, ActKind.LAW, ActKind.STATE_ACT, ActKind.CHARTER, ActKind.REGULATION}
)
# Decisions have a number and a day from their first hour; of laws the Regulation names titles alone (1.3).
NUMBERED_ACTS = frozenset(set(ActKind) - PUBLIC_ACTS)


class FileState(models.TextChoices):
    """What a look at a paper's stored file finds."""

    MISSING = "missing", _("not made yet")
    WHOLE = "whole", _("as issued")
    LOST = "lost", _("the file is gone")
    ALTERED = "altered", _("the file is not the one that was issued")


class Side(models.TextChoices):
    """Whose message it is: the Centre's, or that of whom it deals with."""

    CENTRE = "centre", pgettext_lazy("message", "the Centre")
    OUTSIDE = "outside", pgettext_lazy("message", "the other side")
