"""A notice about a missed duty: a warning with a term (3.3.3, 3.3.4)."""

from datetime import date
from typing import ClassVar

from django.db import models
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from core import clock
from core.fields import FoldedField
from core.models import Record
from residents.enums_duties import UNCURED, Duty, NoticeState
from residents.models.rules_duties import NOTICE_RULES

S = NoticeState
PREPARE, SEND = "residents.prepare_notice", "residents.send_notice"


class NoticeQuerySet(models.QuerySet["Notice"]):
    """Reusable filters of notices."""

    def running(self, on: date) -> "NoticeQuerySet":
        """Sent, not put right, and the term has not passed on that day."""
        return self.filter(state=S.SENT, cure_by__gte=on)

    def passed(self, on: date) -> "NoticeQuerySet":
        """The resident was told, the term has passed on that day, and nothing was put right."""
        return self.filter(state__in=UNCURED, cure_by__lt=on)


class Notice(FSMModelMixin, Record):
    """What a resident missed, what it must do and until when; a second warning follows the first."""

    UNIT_PATH: ClassVar[str] = "residency__unit"

    state = FSMField(_("state"), choices=S.choices, default=S.DRAFT, protected=True)
    residency = models.ForeignKey(
        "residents.Residency", models.PROTECT, related_name="notices", verbose_name=_("resident")
    )
    duty = models.CharField(_("duty (3.3.3)"), max_length=8, choices=Duty.choices)
    facts = models.TextField(_("what was missed"))
    demand = models.TextField(_("what must be done"))
    days = models.PositiveSmallIntegerField(_("term in working days"))
    follows = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="second", verbose_name=_("first warning")
    )
    paper = models.OneToOneField(
        "documents.IssuedPaper",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("letter"),
    )
    sent_on = models.DateField(_("sent on"), null=True, blank=True)
    cure_by = models.DateField(_("to be put right by"), null=True, blank=True, db_index=True)
    cured_on = models.DateField(_("put right on"), null=True, blank=True)
    cure_words = models.TextField(_("from what it is seen"), blank=True)
    cure_file = models.OneToOneField(
        "documents.Upload",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=pgettext_lazy("duty", "evidence"),
    )
    folded = FoldedField(sources=("party_name",))

    objects = NoticeQuerySet.as_manager()

    class Meta:
        verbose_name = _("notice")
        verbose_name_plural = _("notices")
        ordering = ("-created_at", "-pk")
        permissions = [
            ("prepare_notice", _("Draft notices and record what became of them")),
            ("send_notice", _("Send and withdraw notices")),
        ]
        constraints = NOTICE_RULES

    def __str__(self) -> str:
        return f"{self.party_name} · {self.get_duty_display()}"

    @property
    def party_name(self) -> str:
        """Name of the resident, for search and lists."""
        return self.residency.party_name

    @property
    def is_second(self) -> bool:
        """Whether it is the second warning."""
        return self.follows_id is not None  # type: ignore[attr-defined]

    def is_late(self, on: date | None = None) -> bool:
        """Whether the term has passed and nobody has recorded what became of it."""
        return self.state == S.SENT and self.cure_by is not None and self.cure_by < (on or clock.today())

    @transition(
        field=state,
        source=S.DRAFT,
        target=S.SENT,
        permission=SEND,
        custom={"label": _("Send the warning"), "tone": "go"},
    )
    def send(self) -> None:
        """The letter takes its number and the term begins."""

    @transition(
        field=state,
        source=[S.SENT, S.EXPIRED],
        target=S.CURED,
        permission=PREPARE,
        custom={"label": _("Record that it is put right"), "tone": "go"},
    )
    def cure(self) -> None:
        """What was missed has been done, with its evidence."""

    @transition(
        field=state,
        source=S.SENT,
        target=S.EXPIRED,
        permission=PREPARE,
        custom={"label": _("Record that the term has passed"), "tone": "stop"},
    )
    def expire(self) -> None:
        """The term has passed and nothing was put right: only a record, nothing follows by itself."""

    @transition(
        field=state,
        source=[S.SENT, S.EXPIRED],
        target=S.ESCALATED,
        permission=PREPARE,
        custom={"label": _("Prepare the second warning"), "tone": "stop"},
    )
    def escalate(self) -> None:
        """A second warning takes its place."""

    @transition(
        field=state,
        source=[S.DRAFT, S.SENT],
        target=S.WITHDRAWN,
        permission=SEND,
        custom={"label": _("Withdraw the notice"), "tone": "stop"},
    )
    def withdraw(self) -> None:
        """It was a mistake, or it is needed no more; its number stays used."""
