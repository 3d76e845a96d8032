"""Stable codes of the paper room; their words are translated, the codes never change."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class PaperKind(models.TextChoices):
    """Kinds of registered paper. Each kind has its own register and numbers (7.3)."""

    APPLICATION = "application", _("application")
    RECEIPT = "receipt", _("receipt of an application")
    PROTOCOL = "protocol", _("protocol of the commission")
    DECISION_LETTER = "decision_letter", _("letter about a decision")
    CONTRACT = "contract", _("contract")
    QUARTERLY_REPORT = "quarterly_report", _("quarterly report")
    ANNUAL_REPORT = "annual_report", _("annual report")
    TERMINATION_NOTICE = "termination_notice", _("notice of termination")
    ORDER = "order", _("order")


class ActKind(models.TextChoices):
    """Acts the Centre works under (1.3): who decided is part of the kind."""

    RECTOR_ORDER = "rector_order", _("rector's order")
    DIRECTOR_ORDER = "director_order", _("director's order")
    BOARD_DECISION = "board_decision", _("decision of the Supervisory Board")
    COUNCIL_DECISION = "council_decision", _("decision of the Academic Council")
    REGULATION = "regulation", _("regulation")


class FileState(models.TextChoices):
    """What a look at a paper's stored file finds."""

    MISSING = "missing", _("not made yet")
    WHOLE = "whole", _("as issued")
    LOST = "lost", _("the file is gone")
    ALTERED = "altered", _("the file is not the one that was issued")
