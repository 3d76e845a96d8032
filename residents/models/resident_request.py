"""A request of a resident to the Centre: one thread of messages with its subject, state and term (3.3.2)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core import clock
from core.fields import FoldedField
from core.models import Record
from documents.enums import Side
from residents.enums_cabinet import UNCLOSED, RequestKind, RequestState
from residents.models.rules_cabinet import REQUEST_RULES

S = RequestState
ASK, ANSWER, DECIDE = "residents.ask_centre", "residents.answer_request", "residents.decide_name"


class ResidentRequestQuerySet(models.QuerySet["ResidentRequest"]):
    """Reusable filters of requests."""

    def unclosed(self) -> "ResidentRequestQuerySet":
        """Requests in which somebody still acts."""
        return self.filter(state__in=UNCLOSED)

    def to_answer(self) -> "ResidentRequestQuerySet":
        """Requests that wait for the Centre, the earliest term first."""
        return self.filter(state=S.OPEN).order_by("due_on", "pk")

    def overdue(self, on: date | None = None) -> "ResidentRequestQuerySet":
        """Requests whose answer is late."""
        return self.to_answer().filter(due_on__lt=on or clock.today())


class ResidentRequest(FSMModelMixin, Record):
    """One matter between a resident and the Centre; what is said of it stands in its thread."""

    UNIT_PATH: ClassVar[str] = "residency__unit"

    state = FSMField(_("state"), choices=S.choices, default=S.OPEN, protected=True)
    residency = models.ForeignKey(
        "residents.Residency",
        models.PROTECT,
        related_name="centre_requests",
        verbose_name=_("resident"),
    )
    kind = models.CharField(_("what it is about"), max_length=12, choices=RequestKind.choices)
    subject = models.CharField(_("subject"), max_length=200)
    side = models.CharField(_("begun by"), max_length=10, choices=Side.choices, default=Side.OUTSIDE)
    due_on = models.DateField(_("answer by"), null=True, blank=True, db_index=True)
    closed_on = models.DateField(_("closed on"), null=True, blank=True)
    folded = FoldedField(sources=("party_name", "subject"))

    objects = ResidentRequestQuerySet.as_manager()

    class Meta:
        verbose_name = _("request to the Centre")
        verbose_name_plural = _("requests to the Centre")
        ordering = ("-created_at", "-pk")
        permissions = [
            ("ask_centre", _("Ask the Centre for a resident")),
            ("answer_request", _("Answer and close requests of residents")),
        ]
        constraints = REQUEST_RULES

    def __str__(self) -> str:
        return f"{self.party_name} · {self.subject}"

    @property
    def party_name(self) -> str:
        """Name of the resident, for search and lists."""
        return self.residency.party_name

    def is_late(self, on: date | None = None) -> bool:
        """Whether the Centre's answer is late."""
        return self.state == S.OPEN and self.due_on is not None and self.due_on < (on or clock.today())

    @transition(
        field=state,
        source=[S.OPEN, S.ANSWERED],
        target=S.ANSWERED,
        permission=ANSWER,
        custom={"label": _("Answer the resident"), "tone": "go"},
    )
    def answer(self) -> None:
        """The Centre has written; now the resident acts."""

    @transition(
        field=state,
        source=[S.OPEN, S.ANSWERED],
        target=S.OPEN,
        permission=ASK,
        custom={"label": _("Write to the Centre"), "tone": "go"},
    )
    def reply(self) -> None:
        """The resident has written; now the Centre acts."""

    @transition(
        field=state,
        source=S.CLOSED,
        target=S.OPEN,
        permission=ASK,
        custom={"label": _("Open again"), "tone": "go"},
    )
    def reopen(self) -> None:
        """The resident has written in a closed request: it is open again."""

    @transition(
        field=state,
        source=S.ANSWERED,
        target=S.CLOSED,
        permission=ANSWER,
        custom={"label": _("Close the request"), "tone": "stop"},
    )
    def close(self) -> None:
        """The Centre has answered and nothing more is expected."""

    @transition(
        field=state,
        source=[S.OPEN, S.ANSWERED],
        target=S.CLOSED,
        permission=ASK,
        custom={"label": _("It is settled"), "tone": "go"},
    )
    def settle(self) -> None:
        """The resident needs nothing more."""

    @transition(
        field=state,
        source=[S.OPEN, S.ANSWERED],
        target=S.CLOSED,
        permission=DECIDE,
        custom={"label": _("Closed by the decision"), "tone": "go"},
    )
    def decide(self) -> None:
        """What was asked for has been decided: the permission says how."""

    @transition(
        field=state,
        source=[S.OPEN, S.ANSWERED],
        target=S.CLOSED,
        permission="residents.end_residency",
        custom={"label": _("Close with the resident status"), "tone": "stop"},
    )
    def lapse(self) -> None:
        """The status has ended, and with it what was asked for (3.3.4)."""
