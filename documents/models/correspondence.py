"""The registers of incoming, outgoing and internal documents (7.3)."""

from __future__ import annotations

from datetime import date

from django.conf import settings
from django.db import models
from django.utils.text import capfirst
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core import clock
from core.fields import FoldedField
from core.models import Record
from documents.enums import CorrespondenceState, Register
from documents.models.correspondence_rules import CORRESPONDENCE_RULES
from documents.models.file_index import FileIndex
from documents.models.paper import IssuedPaper
from documents.models.upload import Upload

S = CorrespondenceState


class CorrespondenceQuerySet(models.QuerySet["Correspondence"]):
    """Reusable filters of the registers."""

    def overdue(self, on: date | None = None) -> CorrespondenceQuerySet:
        """Given to an executor, not carried out, and the due date is past: computed, never stored."""
        return self.filter(state=S.ASSIGNED, due_on__lt=on or clock.today())

    def of_period(self, register: str, first: date, last: date) -> CorrespondenceQuerySet:
        """One register from a day to a day, in the order of its numbers."""
        return self.filter(register=register, registered_on__range=(first, last)).order_by("year", "sequence")


class Correspondence(FSMModelMixin, Record):
    """One registered document: from whom or to whom, about what, who carries it out and by when."""

    state = FSMField(_("state"), choices=S.choices, default=S.REGISTERED, protected=True)
    register = models.CharField(_("register"), max_length=16, choices=Register.choices)
    number = models.CharField(_("number"), max_length=64)
    year = models.PositiveSmallIntegerField(_("year"))
    sequence = models.PositiveIntegerField(_("number in the register"))
    registered_on = models.DateField(_("registered on"))
    correspondent = models.CharField(_("correspondent"), max_length=200)
    party = models.ForeignKey(
        "accounts.Party", models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("party")
    )
    their_number = models.CharField(_("the sender's number"), max_length=64, blank=True)
    their_date = models.DateField(_("the sender's date"), null=True, blank=True)
    subject = models.CharField(_("subject"), max_length=300)
    answers = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="replies", verbose_name=_("answers to")
    )
    paper = models.ForeignKey(
        IssuedPaper, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("issued paper")
    )
    scan = models.ForeignKey(
        Upload, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("scan")
    )
    resolution = models.TextField(_("resolution"), blank=True)
    resolved_by = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("resolution by"),
    )
    resolved_on = models.DateField(_("date of the resolution"), null=True, blank=True)
    executor = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="+",
        verbose_name=_("executor"),
    )
    due_on = models.DateField(_("due date"), null=True, blank=True)
    done_on = models.DateField(_("carried out on"), null=True, blank=True)
    result = models.TextField(_("result"), blank=True)
    file_index = models.ForeignKey(
        FileIndex, models.PROTECT, null=True, blank=True, related_name="+", verbose_name=_("file index")
    )
    folded = FoldedField(sources=("number", "correspondent", "subject", "their_number"))

    objects = CorrespondenceQuerySet.as_manager()

    class Meta:
        verbose_name = _("registered document")
        verbose_name_plural = _("registers of correspondence")
        ordering = ("-registered_on", "-pk")
        indexes = [
            models.Index(fields=["-registered_on", "-id"], name="documents_corr_newest"),
            models.Index(fields=["executor", "state", "due_on"], name="documents_corr_waiting"),
        ]
        permissions = [
            ("assign_correspondence", _("Give documents to executors by resolution")),
            ("complete_correspondence", _("Carry out documents by resolution")),
            ("file_correspondence", _("Put documents to file")),
        ]
        constraints = CORRESPONDENCE_RULES

    def __str__(self) -> str:
        return f"{capfirst(self.get_register_display())} № {self.number}"

    def is_overdue(self, on: date | None = None) -> bool:
        """Whether the executor is late on a day, today without one."""
        return self.state == S.ASSIGNED and self.due_on is not None and self.due_on < (on or clock.today())

    @transition(
        field=state,
        source=[S.REGISTERED, S.ASSIGNED],
        target=S.ASSIGNED,
        permission="documents.assign_correspondence",
        custom={"label": _("Write a resolution"), "tone": "go"},
    )
    def assign(self) -> None:
        """The head names the executor and the due date; a new resolution replaces the one before."""

    @transition(
        field=state,
        source=S.ASSIGNED,
        target=S.DONE,
        permission="documents.complete_correspondence",
        custom={"label": _("Note that it is carried out"), "tone": "go"},
    )
    def complete(self) -> None:
        """The executor says what was done."""

    @transition(
        field=state,
        source=[S.REGISTERED, S.DONE],
        target=S.FILED,
        permission="documents.file_correspondence",
        custom={"label": _("Put to file"), "tone": "go"},
    )
    def put_to_file(self) -> None:
        """The document takes its place in a file of the plan; nothing more happens to it."""
