"""A meeting of the Supervisory Board: agenda, papers, invitations, attendance (4.3.2)."""

from django.conf import settings
from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from core.models import Record
from reporting.enums import HELD, MeetingState

S = MeetingState
KEEP = "reporting.keep_board"


class BoardMeeting(FSMModelMixin, Record):
    """One meeting; its chair is who held the vice-rector's post on that day (4.3.1)."""

    state = FSMField(_("state"), choices=S.choices, default=S.DRAFT, protected=True)
    number = models.CharField(_("number"), max_length=20, unique=True)
    held_on = models.DateField(_("held on"), db_index=True)
    begins_at = models.TimeField(_("time of the beginning"), null=True, blank=True)
    place = models.CharField(_("place"), max_length=200)
    chair = models.ForeignKey(
        settings.AUTH_USER_MODEL,
        verbose_name=_("chair"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )
    seats = models.PositiveSmallIntegerField(_("members on that day"), default=0)
    called_at = models.DateTimeField(_("called at"), null=True, blank=True)
    late_reason = models.TextField(_("why it was called late"), max_length=1000, blank=True)

    class Meta:
        verbose_name = _("meeting of the Board")
        verbose_name_plural = _("meetings of the Board")
        ordering = ("-held_on", "-pk")
        constraints = [
            models.CheckConstraint(
                name="reporting_held_meeting_has_chair",
                condition=~Q(state__in=HELD) | Q(chair__isnull=False),
                violation_error_message=_("A meeting that is held has its chair (4.3.1)."),
            ),
            models.CheckConstraint(
                name="reporting_called_meeting_has_time",
                condition=~Q(state=S.CALLED) | Q(called_at__isnull=False),
                violation_error_message=_("A meeting that is called has the time of the call."),
            ),
        ]

    def __str__(self) -> str:
        return f"№ {self.number}"

    @transition(
        field=state,
        source=S.DRAFT,
        target=S.CALLED,
        permission=KEEP,
        custom={"label": _("Call the meeting"), "tone": "go"},
    )
    def call(self) -> None:
        """The members get their invitations."""

    @transition(
        field=state,
        source=S.CALLED,
        target=S.OPEN,
        permission=KEEP,
        custom={"label": _("Open the meeting"), "tone": "go"},
    )
    def begin(self) -> None:
        """The Board meets."""

    @transition(
        field=state,
        source=[S.DRAFT, S.CALLED],
        target=S.CANCELLED,
        permission=KEEP,
        custom={"label": _("Cancel the meeting"), "tone": "stop"},
    )
    def cancel(self) -> None:
        """It does not take place."""

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
    """One member who was present; who left before the end is here no more."""

    meeting = models.ForeignKey(
        BoardMeeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="attendance"
    )
    member = models.ForeignKey(
        "reporting.BoardMember",
        verbose_name=_("member of the Board"),
        on_delete=models.PROTECT,
        related_name="+",
    )

    is_here = models.BooleanField(_("is here"), default=True)

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


class AgendaFile(Record):
    """A file to a point of the agenda: the members of that day read it before the meeting."""

    item = models.ForeignKey(
        AgendaItem, verbose_name=_("point of the agenda"), on_delete=models.PROTECT, related_name="files"
    )
    upload = models.OneToOneField(
        "documents.Upload", verbose_name=_("file"), on_delete=models.PROTECT, related_name="agenda_file"
    )

    class Meta:
        verbose_name = _("paper of the agenda")
        verbose_name_plural = _("papers of the agenda")
        ordering = ("item", "pk")

    def __str__(self) -> str:
        return str(self.upload)


class Invitation(Record):
    """One member called to one meeting: when the letter went, when the papers were first opened."""

    meeting = models.ForeignKey(
        BoardMeeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="invitations"
    )
    member = models.ForeignKey(
        "reporting.BoardMember",
        verbose_name=_("member of the Board"),
        on_delete=models.PROTECT,
        related_name="+",
    )
    sent_at = models.DateTimeField(_("sent at"), null=True, blank=True)
    read_at = models.DateTimeField(_("first opened at"), null=True, blank=True)

    class Meta:
        verbose_name = _("invitation to a meeting")
        verbose_name_plural = _("invitations to meetings")
        ordering = ("meeting", "member__name")
        constraints = [
            models.UniqueConstraint(fields=["meeting", "member"], name="reporting_invited_once"),
            models.CheckConstraint(
                name="reporting_invitation_read_after_sent",
                condition=Q(read_at=None) | Q(read_at__gte=models.F("sent_at")),
                violation_error_message=_("An invitation is opened after it was sent."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.member)


class BoardMinutes(Record):
    """One version of a meeting's minutes: numbered, its words frozen; the signed sheet comes as a scan."""

    meeting = models.ForeignKey(
        BoardMeeting, verbose_name=_("meeting"), on_delete=models.PROTECT, related_name="minutes"
    )
    version = models.PositiveSmallIntegerField(_("version"), default=1)
    paper = models.OneToOneField(
        "documents.IssuedPaper",
        verbose_name=_("minutes"),
        on_delete=models.PROTECT,
        related_name="board_minutes",
    )
    reason = models.TextField(_("reason of the correction"), max_length=1000, blank=True)
    signed_on = models.DateField(_("signed on"), null=True, blank=True)
    scan = models.ForeignKey(
        "documents.Upload",
        verbose_name=_("signed copy"),
        null=True,
        blank=True,
        on_delete=models.PROTECT,
        related_name="+",
    )

    class Meta:
        verbose_name = _("minutes of a meeting")
        verbose_name_plural = _("minutes of meetings")
        ordering = ("meeting", "version")
        constraints = [
            models.UniqueConstraint(
                fields=["meeting", "version"],
                name="reporting_minutes_version_once",
                violation_error_message=_("Somebody has corrected these minutes before you."),
            ),
            models.CheckConstraint(
                name="reporting_minutes_corrected_with_reason",
                condition=Q(version=1, reason="") | (Q(version__gt=1) & ~Q(reason="")),
                violation_error_message=_("Write why the minutes are corrected."),
            ),
            models.CheckConstraint(
                name="reporting_minutes_signed_with_scan",
                condition=Q(signed_on=None, scan=None) | (Q(signed_on__isnull=False, scan__isnull=False)),
                violation_error_message=_("Signed minutes have the day of signing and the signed copy."),
            ),
        ]

    def __str__(self) -> str:
        return str(self.paper)
