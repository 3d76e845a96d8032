"""Codes of a resident's project: stages, requests to change it, gates, moves between units (3.2, 3.3.3)."""

from django.db import models
from django.utils.translation import pgettext_lazy


class StageState(models.TextChoices):
    """The way of one stage: what the resident reports is done only when an employee has verified it."""

    PLANNED = "planned", pgettext_lazy("stage", "Planned")
    REPORTED = "reported", pgettext_lazy("stage", "Reported, being checked")
    DONE = "done", pgettext_lazy("stage", "Done")
    DROPPED = "dropped", pgettext_lazy("stage", "Dropped")


STAGE_TONES = {
    StageState.PLANNED: "quiet",
    StageState.REPORTED: "now",
    StageState.DONE: "ok",
    StageState.DROPPED: "quiet",
}


class ChangeState(models.TextChoices):
    """The way of a request to change the approved project; nothing is applied before it is approved."""

    REQUESTED = "requested", pgettext_lazy("change of a project", "Waits for an answer")
    APPROVED = "approved", pgettext_lazy("change of a project", "Approved")
    REFUSED = "refused", pgettext_lazy("change of a project", "Refused")
    WITHDRAWN = "withdrawn", pgettext_lazy("change of a project", "Withdrawn")


CHANGE_TONES = {
    ChangeState.REQUESTED: "wait",
    ChangeState.APPROVED: "ok",
    ChangeState.REFUSED: "stop",
    ChangeState.WITHDRAWN: "quiet",
}


class ChangeKind(models.TextChoices):
    """What a request asks for one stage."""

    ADD = "add", pgettext_lazy("change of a project", "New stage")
    MOVE = "move", pgettext_lazy("change of a project", "Stage changed")
    DROP = "drop", pgettext_lazy("change of a project", "Stage dropped")


class GateState(models.TextChoices):
    """The way of a review of an early project: whether its concept is proven (3.2)."""

    OPEN = "open", pgettext_lazy("gate", "Under review")
    READY = "ready", pgettext_lazy("gate", "Ready for the Technopark")
    NOT_YET = "not_yet", pgettext_lazy("gate", "Not yet")


GATE_TONES = {
    GateState.OPEN: "wait",
    GateState.READY: "ok",
    GateState.NOT_YET: "stop",
}


class TransferState(models.TextChoices):
    """The way of a transfer between units: ordered by an act, done when the new contract is signed."""

    ORDERED = "ordered", pgettext_lazy("transfer", "Ordered, waits for the new contract")
    DONE = "done", pgettext_lazy("transfer", "Done")
    WITHDRAWN = "withdrawn", pgettext_lazy("transfer", "Withdrawn")


TRANSFER_TONES = {
    TransferState.ORDERED: "wait",
    TransferState.DONE: "ok",
    TransferState.WITHDRAWN: "quiet",
}
