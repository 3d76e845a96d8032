"""A meeting of the Supervisory Board: agenda, attendance, numbered decisions (4.3.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django.utils.translation import pgettext_lazy
from django_fsm import FSMField, FSMModelMixin, transition

from core.models import Record
from reporting.enums import DecisionKind, MeetingState

S = MeetingState
KEEP = "reporting.keep_board"


class BoardMeeting(FSMModelMixin, Record):
    """One meeting; its chair is who held the vice-rector's post on that day (4.3.1)."""

    state = FSMField(_("state"), choices=S.choices, default=S.OPEN, protected=True)
    number = models.CharField(_("number"), max_length=20, unique=True)
    held_on = models.DateField(_("held on"), db_index=True)
    place = models.CharField(_("place"), max_length=200)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL, verbose_name=_("chair"), on_delete=models.PROTECT, related_name="+"
    )
    seats = models.PositiveSmallIntegerField(_("members on that day"))

    class Meta:
        verbose_name = _("meeting of the Board")
        verbose_name_plural = _("meetings of the Board")
        ordering = ("-held_on", "-pk")

    def __str__(self) -> str:
        return f"№ {self.number}"

    @transition(
        field=state,
        source=S.OPEN,
        target=S.CLOSED,
        permission=KEEP,
        custom={"label": _("Close the minutes"), "tone": "go"},
    )
    def close(self) -> None:
        """From now on nothing in the minutes changes."""


class Attendance(Record):
    """One member who was present."""

    meeting = models.ForeignKey(
        BoardMeeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="attendance"
    )
    member = models.ForeignKey(
        "reporting.BoardMember",
        verbose_name=_("member of the Board"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("attendance")
        verbose_name_plural = _("attendance at meetings")
        ordering = ("meeting", "member__name")
        constraints = [models.UniqueConstraint(fields=["meeting", "member"], name="reporting_present_once")]

    def __str__(self) -> str:
        return str(self.member)


class AgendaItem(Record):
    """One point of the agenda, with the report it is about."""

    meeting = models.ForeignKey(
        BoardMeeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="agenda"
    )
    position = models.PositiveSmallIntegerField(_("number"))
    title = models.CharField(_("question"), max_length=300)
    report = models.ForeignKey(
        "reporting.CentreReport",
        verbose_name=_("report"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("point of the agenda")
        verbose_name_plural = _("points of the agenda")
        ordering = ("meeting", "position")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="reporting_agenda_position_once")
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.title}"


class BoardDecision(Record):
    """One decision with its votes; a carried one is an act others point to (1.3)."""

    meeting = models.ForeignKey(
        BoardMeeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="decisions"
    )
    position = models.PositiveSmallIntegerField(_("number"))
    kind = models.CharField(_("kind"), max_length=20, choices=DecisionKind.choices)
    text = models.TextField(_("decision"), max_length=2000)
    votes_for = models.PositiveSmallIntegerField(pgettext_lazy("votes", "for"))
    votes_against = models.PositiveSmallIntegerField(pgettext_lazy("votes", "against"))
    abstained = models.PositiveSmallIntegerField(pgettext_lazy("votes", "abstained"))
    owner = models.CharField(_("who carries it out"), max_length=200, blank=True)
    due_on = models.DateField(_("due on"), null=True, blank=True)
    act = models.OneToOneField(
        "documents.GoverningAct",
        verbose_name=pgettext_lazy("decision of the Board", "act"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="board_decision",
    )

    class Meta:
        verbose_name = _("decision of the Board")
        verbose_name_plural = _("decisions of the Board")
        ordering = ("-meeting__held_on", "meeting", "position")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "position"], name="reporting_decision_numbered_once"),
            models.CheckConstraint(
                name="reporting_decision_due_has_owner",
                condition=Q(due_on=None) | ~Q(owner=""),
                violation_error_message=_("A due date needs somebody who carries it out."),
            ),
        ]

    def __str__(self) -> str:
        return self.number

    @property
    def number(self) -> str:
        """The number of the decision: that of the meeting and its own."""
        return f"{self.meeting.number}/{self.position}"

    @property
    def is_carried(self) -> bool:
        """More votes for than against."""
        return self.votes_for > self.votes_against
