"""Sessions of a commission: when and where it met, who was there, what stood on the agenda (3.3.1)."""

from django.db import models
from django.db.models import Q
from django.utils.translation import gettext_lazy as _
from django_fsm import FSMField, FSMModelMixin, transition

from applications.enums_session import LIVE_ITEMS, ItemState, Result, SessionForm, SessionState
from core.formatting import format_date
from core.models import Record

HOLD = "applications.hold_session"


class CommissionSession(FSMModelMixin, Record):
    """One session of a commission; on closing it gives one protocol for all it has dealt with."""

    commission = models.ForeignKey(
        "applications.Commission",
        on_delete=models.PROTECT,
        related_name="sessions",
        verbose_name=_("commission"),
    )
    form = models.CharField(
        _("form"), max_length=10, choices=SessionForm.choices, default=SessionForm.MEETING
    )
    held_at = models.DateTimeField(_("date and time"), db_index=True)
    place = models.CharField(_("place"), max_length=200, blank=True)
    state = FSMField(
        _("state"), max_length=10, choices=SessionState.choices, default=SessionState.PLANNED, protected=True
    )

    class Meta:
        verbose_name = _("session of a commission")
        verbose_name_plural = _("sessions of commissions")
        ordering = ["-held_at", "-pk"]
        permissions = [("hold_session", _("Hold the sessions of a commission"))]
        constraints = [
            models.CheckConstraint(
                condition=Q(form=SessionForm.WRITTEN) | ~Q(place=""),
                name="session_meets_at_a_place",
                violation_error_message=_("Write where the commission meets."),
            ),
            models.UniqueConstraint(
                fields=["commission"],
                condition=Q(state=SessionState.OPEN),
                name="session_one_under_way",
                violation_error_message=_("Another session of this commission is under way: close it first."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.commission}, {format_date(self.held_at, 'short')}"

    @property
    def is_meeting(self) -> bool:
        """Say whether the members meet; else the score sheets alone speak."""
        return self.form == SessionForm.MEETING

    @transition(
        field=state,
        source=SessionState.PLANNED,
        target=SessionState.OPEN,
        permission=HOLD,
        custom={"label": _("Open the session"), "tone": "go"},
    )
    def open_session(self) -> None:
        """The commission meets."""

    @transition(
        field=state,
        source=[SessionState.PLANNED, SessionState.OPEN],
        target=SessionState.CANCELLED,
        permission=HOLD,
        custom={"label": _("Cancel the session"), "tone": "stop"},
    )
    def cancel_session(self) -> None:
        """It does not take place, or comes to nothing."""

    @transition(
        field=state,
        source=SessionState.OPEN,
        target=SessionState.CLOSED,
        permission=HOLD,
        custom={"label": _("Close the session and issue the protocol"), "tone": "go"},
    )
    def close_session(self) -> None:
        """The agenda is done: the protocol gets its number."""

    @transition(
        field=state,
        source=SessionState.PLANNED,
        target=SessionState.CLOSED,
        permission=HOLD,
        custom={"label": _("Close the written procedure"), "tone": "go"},
    )
    def close_written(self) -> None:
        """Nobody met: the score sheets spoke."""


class AgendaItem(FSMModelMixin, Record):
    """One application on an agenda. When its vote is closed, all that was found of it is frozen here."""

    session = models.ForeignKey(
        CommissionSession, on_delete=models.PROTECT, related_name="items", verbose_name=_("session")
    )
    application = models.ForeignKey(
        "applications.Application",
        on_delete=models.PROTECT,
        related_name="agenda_items",
        verbose_name=_("application"),
    )
    position = models.PositiveSmallIntegerField(_("position"))
    state = FSMField(
        _("state"), max_length=10, choices=ItemState.choices, default=ItemState.WAITING, protected=True
    )
    is_secret = models.BooleanField(_("secret vote"), default=False)
    note = models.TextField(_("what was said"), blank=True)
    votes_for = models.PositiveSmallIntegerField(_("for"), null=True)
    votes_against = models.PositiveSmallIntegerField(_("against"), null=True)
    votes_abstain = models.PositiveSmallIntegerField(_("abstained"), null=True)
    result = models.CharField(_("recommendation"), max_length=20, choices=Result.choices, blank=True)
    by_chair = models.BooleanField(_("decided by the chair's vote"), default=False)
    mark = models.DecimalField(_("mark, out of 100"), max_digits=5, decimal_places=2, null=True)
    content = models.JSONField(_("frozen content"), default=dict, editable=False)

    class Meta:
        verbose_name = _("application on an agenda")
        verbose_name_plural = _("applications on agendas")
        ordering = ["session", "position", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["application"],
                condition=Q(state__in=LIVE_ITEMS),
                name="agenda_item_on_one_agenda",
                violation_error_message=_("This application already stands on an agenda."),
            ),
            models.UniqueConstraint(
                fields=["session"],
                condition=Q(state=ItemState.VOTING),
                name="agenda_item_one_vote_at_a_time",
                violation_error_message=_("Another vote is open in this session: close it first."),
            ),
            models.CheckConstraint(
                condition=(Q(state=ItemState.CLOSED, mark__isnull=False) & ~Q(result=""))
                | (~Q(state=ItemState.CLOSED) & Q(result="", mark__isnull=True)),
                name="agenda_item_closed_with_result",
                violation_error_message=_("A closed item has its mark and its recommendation."),
            ),
            models.CheckConstraint(
                condition=Q(votes_for__isnull=True, votes_against__isnull=True, votes_abstain__isnull=True)
                | Q(
                    state=ItemState.CLOSED,
                    votes_for__isnull=False,
                    votes_against__isnull=False,
                    votes_abstain__isnull=False,
                ),
                name="agenda_item_votes_counted_when_closed",
                violation_error_message=_("The votes are counted when the vote is closed."),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.position}. {self.application}"

    @transition(
        field=state,
        source=ItemState.WAITING,
        target=ItemState.VOTING,
        permission=HOLD,
        custom={"label": _("Open the vote"), "tone": "go"},
    )
    def open_voting(self) -> None:
        """The members vote."""

    @transition(
        field=state,
        source=[ItemState.WAITING, ItemState.VOTING],
        target=ItemState.CLOSED,
        permission=HOLD,
        custom={"label": _("Close the vote"), "tone": "go"},
    )
    def close_item(self) -> None:
        """The votes are counted; in a written procedure the score sheets alone speak."""

    @transition(
        field=state,
        source=[ItemState.WAITING, ItemState.VOTING],
        target=ItemState.POSTPONED,
        permission=HOLD,
        custom={"label": _("Postpone"), "tone": "stop"},
    )
    def postpone(self) -> None:
        """Nothing is said of the application in this session; votes cast so far fall away."""


class Attendance(Record):
    """Whether one member is present at a session."""

    session = models.ForeignKey(
        CommissionSession, on_delete=models.PROTECT, related_name="attendance", verbose_name=_("session")
    )
    member = models.ForeignKey(
        "applications.CommissionMember",
        on_delete=models.PROTECT,
        related_name="attendance",
        verbose_name=_("member of a commission"),
    )
    is_present = models.BooleanField(_("present"), default=True)

    class Meta:
        verbose_name = _("attendance at a session")
        verbose_name_plural = _("attendance at sessions")
        ordering = ["session", "member"]
        constraints = [
            models.UniqueConstraint(
                fields=["session", "member"],
                name="session_attendance_once",
                violation_error_message=_("This member already stands in the list of the session."),
            ),
        ]

    def __str__(self) -> str:
        return self.member.user.short_name
